//! Whether a thing may be disposed of at all: ruling in force and matched, nothing open against it.

use super::{article_of, match_article};
use crate::{
    custody::ItemState,
    disposal::{
        matter::DisposalKind,
        ruling::{Ground, HoldKind, Matched, Ruling, RulingKind},
    },
    kernel::{Day, PersonId, Refusal},
};

/// A thing as far as this rule looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// Its number.
    pub code: String,
    /// Where it stands.
    pub state: ItemState,
    /// What the judgment says, and how the comparison ended.
    pub ruling: Option<(Ruling, Matched)>,
    /// Whether a discrepancy about it is open.
    pub disputed: bool,
    /// Whether its seal was found broken and not put on again.
    pub seal_broken: bool,
    /// What stands against it.
    pub holds: Vec<HoldKind>,
    /// The number of the open matter it stands in.
    pub elsewhere: Option<String>,
}

/// Whether these things may be disposed of in this way on this day.
///
/// # Errors
/// A refusal that names the thing, what stands against it and the page that helps.
pub fn check_ready(things: &[Readiness], kind: DisposalKind, on: Day) -> Result<(), Refusal> {
    if things.is_empty() {
        return Err(Refusal::new("DISPOSAL-EMPTY", "Cần chọn ít nhất một vật để xử lý.").at("items"));
    }
    things.iter().try_for_each(|thing| check_one(thing, kind, on))
}

/// A refusal about one thing, with the page that helps.
fn stop(code: &str, kind: DisposalKind, on: Day) -> impl Fn(&str, String) -> Refusal {
    let (by, page) = (article_of(kind, on), format!("/vat/{code}/xu-ly"));
    move |key, text| Refusal::new(key, text).article(by).mend("Mở trang xử lý của vật", page.clone())
}

fn check_one(thing: &Readiness, kind: DisposalKind, on: Day) -> Result<(), Refusal> {
    let code = &thing.code;
    let stop = stop(code, kind, on);
    if let Some(hold) = thing.holds.first() {
        let hold = hold.label().to_lowercase();
        let text =
            format!("{code} đang tạm dừng xử lý: {hold}. Gỡ bỏ bằng văn bản kết thúc trước khi xử lý.");
        return Err(stop("ITEM-HELD", text));
    }
    check_ruling(thing, kind, on)?;
    if thing.disputed {
        return Err(stop("ITEM-DISPUTED", format!("{code} còn sai khác chưa kết luận."))
            .mend("Xem các sai khác", "/kho/sai-khac"));
    }
    if thing.seal_broken {
        let text =
            format!("Niêm phong của {code} bị rách hoặc nghi vấn, chưa có kết luận và niêm phong lại.");
        return Err(stop("SEAL-BROKEN", text));
    }
    if let Some(symbol) = &thing.elsewhere {
        return Err(stop("DISPOSAL-OPEN", format!("{code} đang nằm trong vụ xử lý theo {symbol}.")));
    }
    if !matches!(thing.state, ItemState::InStore | ItemState::KeptElsewhere) {
        let state = thing.state.label();
        return Err(stop("ITEM-STATE", format!("{code} đang ở trạng thái “{state}”, không xử lý được.")));
    }
    Ok(())
}

/// The ruling is there, in force, of this kind, and matched.
fn check_ruling(thing: &Readiness, kind: DisposalKind, on: Day) -> Result<(), Refusal> {
    let code = &thing.code;
    let stop = stop(code, kind, on);
    let Some((ruling, matched)) = &thing.ruling else {
        let text = format!("{code} chưa có bản án, quyết định về cách xử lý được ghi vào sổ.");
        return Err(stop("RULING-NONE", text));
    };
    if ruling.effective_on > on || ruling.decision_on > on {
        let text = format!("Bản án, quyết định về {code} chưa có hiệu lực vào ngày {on}.");
        return Err(stop("RULING-EFFECT", text).until(ruling.effective_on.max(ruling.decision_on)));
    }
    if !fits(ruling.kind, kind) {
        let (said, wished) = (ruling.kind.label().to_lowercase(), kind.label().to_lowercase());
        let text = format!("Bản án, quyết định về {code} là “{said}”, không cho phép {wished}.");
        return Err(stop("RULING-KIND", text));
    }
    match matched {
        Matched::Same => Ok(()),
        Matched::Pending => {
            let text =
                format!("{code} chưa được người thứ hai đối chiếu với bản án và biên bản thu giữ ban đầu.");
            Err(stop("RULING-PENDING", text).article(match_article(on)))
        }
        Matched::Different => {
            let text = format!(
                "{code} không khớp với bản án. Đề nghị Tòa án giải thích, đính chính rồi ghi lại phán quyết."
            );
            Err(stop("RULING-DIFFERENT", text).article(match_article(on)))
        }
    }
}

/// What a ruling allows. What was held to secure a debt goes back when the debt is paid (khoản 3 Điều 41).
const fn fits(ruling: RulingKind, kind: DisposalKind) -> bool {
    matches!(
        (ruling, kind),
        (RulingKind::Return | RulingKind::Secure, DisposalKind::Return)
            | (RulingKind::Forfeit, DisposalKind::Forfeit)
            | (RulingKind::Destroy, DisposalKind::Destroy)
            | (RulingKind::Issuer, DisposalKind::Issuer)
    )
}

/// Whether a line may be entered.
///
/// # Errors
/// A refusal at the field that is missing or impossible.
pub fn check_entry(code: &str, ruling: &Ruling, taken_on: Option<Day>, on: Day) -> Result<(), Refusal> {
    let by = match_article(on);
    let wrong = |key: &str, text: String, field: &str| Refusal::new(key, text).article(by).at(field);
    for (text, field, what) in [
        (&ruling.judgment, "judgment", "bản án, quyết định: số, ngày, Tòa án"),
        (&ruling.decision, "decision", "quyết định thi hành án"),
        (&ruling.line, "line", "nội dung phán quyết về vật"),
    ] {
        if text.trim().is_empty() {
            return Err(wrong("RULING-FIELD", format!("{code}: cần ghi {what}."), field));
        }
    }
    if ruling.decision_on < ruling.effective_on && ruling.ground == Ground::Judgment {
        let text = format!(
            "{code}: quyết định thi hành án ngày {} trước ngày bản án có hiệu lực {}.",
            ruling.decision_on, ruling.effective_on
        );
        return Err(wrong("RULING-DAYS", text, "decision_on"));
    }
    if ruling.decision_on > on {
        let text = format!("{code}: ngày quyết định thi hành án ở sau ngày ghi sổ.");
        return Err(wrong("RULING-DAYS", text, "decision_on"));
    }
    if matches!(ruling.kind, RulingKind::Return | RulingKind::Secure | RulingKind::Issuer)
        && ruling.entitled.trim().is_empty()
    {
        let text = format!("{code}: cần ghi người hoặc cơ quan được nhận.");
        return Err(wrong("RULING-FIELD", text, "entitled"));
    }
    if ruling.ground == Ground::Review {
        let turned = taken_on.and_then(|day| day.plus_months(60));
        if turned.is_none_or(|turned| turned >= on) {
            let mut refusal = wrong(
                "REVIEW-EARLY",
                format!(
                    "{code} chưa quá 05 năm kể từ ngày tiếp nhận nên chưa thuộc danh sách rà soát chung."
                ),
                "ground",
            )
            .article("khoản 3 Điều 38 Nghị định số 152/2026/NĐ-CP");
            if let Some(turned) = turned {
                refusal = refusal.until(turned);
            }
            return Err(refusal);
        }
    }
    Ok(())
}

/// Whether this person may compare: never the one who entered the line.
///
/// # Errors
/// The refusal.
pub fn check_match(entered_by: PersonId, by: PersonId, seen: &str, on: Day) -> Result<(), Refusal> {
    let article = match_article(on);
    if entered_by == by {
        return Err(Refusal::new(
            "MATCH-SELF",
            "Người ghi phán quyết không tự đối chiếu. Người thứ hai đối chiếu bản án, biên bản thu giữ ban đầu với vật.",
        )
        .article(article));
    }
    if seen.trim().is_empty() {
        return Err(Refusal::new("MATCH-SEEN", "Cần ghi đã đối chiếu những gì và kết quả.")
            .article(article)
            .at("seen"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ruling() -> Ruling {
        Ruling {
            kind: RulingKind::Destroy,
            ground: Ground::Judgment,
            judgment: "Bản án số 12/2026/HS-ST".into(),
            effective_on: "2026-08-01".parse().unwrap(),
            line: "Tịch thu, tiêu hủy".into(),
            entitled: String::new(),
            decision: "Quyết định số 31/QĐ-THADS".into(),
            decision_on: "2026-08-10".parse().unwrap(),
            expires_on: None,
        }
    }

    fn good() -> Readiness {
        Readiness {
            code: "TV-2026-00001".into(),
            state: ItemState::InStore,
            ruling: Some((ruling(), Matched::Same)),
            disputed: false,
            seal_broken: false,
            holds: Vec::new(),
            elsewhere: None,
        }
    }

    #[test]
    fn each_obstacle_blocks_by_its_own_name() {
        let on: Day = "2026-08-20".parse().unwrap();
        let destroy = DisposalKind::Destroy;
        assert_eq!(check_ready(&[good()], destroy, on), Ok(()));
        let edit = |change: fn(&mut Readiness)| {
            let mut thing = good();
            change(&mut thing);
            let refusal = check_ready(&[thing], destroy, on).unwrap_err();
            assert!(refusal.article.is_some_and(|a| a.contains("Điều")));
            refusal.code
        };
        assert_eq!(edit(|t| t.ruling = None), "RULING-NONE");
        assert_eq!(edit(|t| t.ruling = Some((ruling(), Matched::Pending))), "RULING-PENDING");
        assert_eq!(edit(|t| t.ruling = Some((ruling(), Matched::Different))), "RULING-DIFFERENT");
        let later = Ruling { effective_on: "2026-09-01".parse().unwrap(), ..ruling() };
        let mut thing = good();
        thing.ruling = Some((later, Matched::Same));
        assert_eq!(check_ready(&[thing], destroy, on).unwrap_err().code, "RULING-EFFECT");
        assert_eq!(edit(|t| t.disputed = true), "ITEM-DISPUTED");
        assert_eq!(edit(|t| t.seal_broken = true), "SEAL-BROKEN");
        assert_eq!(edit(|t| t.holds = vec![HoldKind::Extraction]), "ITEM-HELD");
        assert_eq!(edit(|t| t.elsewhere = Some("Quyết định số 9".into())), "DISPOSAL-OPEN");
        assert_eq!(edit(|t| t.state = ItemState::Missing), "ITEM-STATE");
        assert_eq!(check_ready(&[good()], DisposalKind::Return, on).unwrap_err().code, "RULING-KIND");
        assert_eq!(check_ready(&[], destroy, on).unwrap_err().code, "DISPOSAL-EMPTY");
    }

    #[test]
    fn who_entered_a_line_does_not_compare_it_and_orphans_wait_five_years() {
        let (one, other) = (PersonId::new(), PersonId::new());
        let on: Day = "2026-08-20".parse().unwrap();
        assert_eq!(check_match(one, one, "x", on).unwrap_err().code, "MATCH-SELF");
        assert_eq!(check_match(one, other, "Khớp số lượng, số hiệu", on), Ok(()));
        let review = Ruling { ground: Ground::Review, ..ruling() };
        let early = check_entry("TV-1", &review, Some("2021-08-20".parse().unwrap()), on);
        assert_eq!(early.unwrap_err().code, "REVIEW-EARLY");
        assert_eq!(check_entry("TV-1", &review, Some("2021-08-19".parse().unwrap()), on), Ok(()));
    }
}

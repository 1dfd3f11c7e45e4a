//! The acceptance table: what may be received, what must be refused (Nghị định 152/2026/NĐ-CP Điều 37).

use super::articles::acceptance_article;
use crate::{
    custody::{
        cash::{CashLine, agreed, dong_total},
        intake::{Decision, Found, SealFound},
        order::OrderLine,
        regime::Origin,
    },
    kernel::{Day, Refusal},
};

/// A line that may be written as wished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Each difference from the papers, in words.
    pub differences: Vec<String>,
    /// The papers it was accepted on.
    pub grounds: Vec<String>,
    /// Cash as agreed by two counts.
    pub cash: Vec<CashLine>,
}

/// Judges one line: the papers on one side, what was found on the other, the storekeeper's decision.
///
/// # Errors
/// A refusal when the decision is not allowed by what was found; it says what is missing.
pub fn judge(line: &OrderLine, found: &Found, on: Day) -> Result<Judged, Refusal> {
    let by = acceptance_article(on);
    let code = &line.code;
    let say = |kind: &str, text: String, field: &str| Refusal::new(kind, text).article(by).at(field);

    let (cash, cash_differs) = judge_cash(line, found)?;
    let mut differences = differences(line, found);
    differences.extend(cash_differs);

    if found.decision == Decision::Refuse {
        if found.note.trim().is_empty() {
            return Err(say(
                "REFUSE-REASON",
                format!("{code}: từ chối nhận phải ghi lý do, để lập biên bản."),
                "note",
            ));
        }
        return Ok(Judged { differences, grounds: Vec::new(), cash });
    }

    let grounds: Vec<String> = [
        (&found.expert, "Kết luận giám định"),
        (&found.confirmation, "Xác nhận hiện trạng và trách nhiệm"),
        (&found.conclusion, "Kết luận về niêm phong"),
    ]
    .into_iter()
    .filter_map(|(text, name)| given(text).map(|t| format!("{name}: {t}")))
    .collect();

    if found.seal == SealFound::Torn && given(&found.conclusion).is_none() {
        return Err(say(
            "TORN-SEAL",
            format!(
                "{code}: niêm phong rách hoặc nghi vấn chỉ được nhận khi có kết luận của cơ quan có thẩm quyền. Ghi số, \
                 ngày kết luận, hoặc chọn “Từ chối nhận”."
            ),
            "conclusion",
        ));
    }
    if found.seal == SealFound::Torn && given(&found.new_seal).is_none() {
        return Err(say(
            "RESEAL",
            format!(
                "{code}: nhận theo kết luận về niêm phong thì phải niêm phong lại ngay. Ghi số niêm phong mới."
            ),
            "new_seal",
        ));
    }
    if line.thing.expert_required && given(&found.expert).is_none() {
        return Err(say(
            "EXPERT-MISSING",
            format!(
                "{code}: loại vật này chỉ được nhận kèm kết luận giám định. Ghi số, ngày kết luận, hoặc từ chối nhận."
            ),
            "expert",
        ));
    }
    if !differences.is_empty() {
        differs(line, found, &differences, by)?;
    } else if found.condition.trim().is_empty() {
        return Err(say("CONDITION", format!("{code}: cần ghi tình trạng khi nhận."), "condition"));
    }
    Ok(Judged { differences, grounds, cash })
}

/// A line that differs: evidence needs the keeper's word on condition and responsibility, own seizures a note.
fn differs(line: &OrderLine, found: &Found, differences: &[String], by: &str) -> Result<(), Refusal> {
    let code = &line.code;
    let what = differences.join("; ");
    if found.decision == Decision::Accept {
        return Err(Refusal::new(
            "DIFFERS",
            format!("{code} khác với giấy tờ: {what}. Chọn nhận có ghi chú, nhận theo kết luận, hoặc từ chối nhận."),
        )
        .article(by)
        .at("decision"));
    }
    let confirmed = given(&found.confirmation).is_some() || given(&found.conclusion).is_some();
    if line.thing.origin == Origin::Evidence && !confirmed {
        return Err(Refusal::new(
            "UNCONFIRMED",
            format!(
                "{code} khác với biên bản thu giữ ban đầu: {what}. Chỉ được nhận khi thủ trưởng cơ quan đang giữ xác nhận bằng \
                 văn bản về hiện trạng và trách nhiệm đối với thay đổi; chưa có thì từ chối nhận."
            ),
        )
        .article(by)
        .at("confirmation"));
    }
    if found.note.trim().is_empty() {
        return Err(Refusal::new(
            "NOTE",
            format!("{code}: nhận khi có sai khác phải ghi chú để đưa vào biên bản."),
        )
        .article(by)
        .at("note"));
    }
    Ok(())
}

fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|t| !t.is_empty())
}

fn differences(line: &OrderLine, found: &Found) -> Vec<String> {
    let thing = &line.thing;
    let mut out = Vec::new();
    if found.quantity != thing.quantity {
        out.push(format!(
            "số lượng theo giấy tờ {} {}, thực nhận {} {}",
            thing.quantity, thing.unit, found.quantity, thing.unit
        ));
    }
    if let (Some(planned), Some(actual)) = (thing.weight_gram, found.weight_gram)
        && planned != actual
    {
        out.push(format!("khối lượng theo giấy tờ {planned} g, cân được {actual} g"));
    }
    if !found.as_described {
        out.push(format!(
            "tình trạng theo biên bản “{}”, thực tế “{}”",
            thing.condition.trim(),
            found.condition.trim()
        ));
    }
    match (&thing.seal, found.seal) {
        (_, SealFound::Torn) => out.push("niêm phong rách hoặc có dấu hiệu nghi vấn".to_owned()),
        (Some(number), SealFound::Absent) => {
            out.push(format!("giấy tờ ghi niêm phong số {number}, thực tế không có niêm phong"));
        }
        _ => {}
    }
    out
}

/// Cash is counted twice, blind, and its sum compared with the papers.
fn judge_cash(line: &OrderLine, found: &Found) -> Result<(Vec<CashLine>, Option<String>), Refusal> {
    let Some((first, second)) = &found.cash else {
        let uncounted = line.thing.class == crate::custody::ItemClass::Cash
            && found.decision != Decision::Refuse
            && found.seal != SealFound::Intact;
        if uncounted {
            return Err(Refusal::new(
                "CASH-COUNT",
                format!(
                    "{}: tiền không niêm phong phải được hai người đếm theo mệnh giá khi nhận.",
                    line.code
                ),
            )
            .article("khoản 2 Điều 44 Nghị định số 152/2026/NĐ-CP")
            .at("cash"));
        }
        return Ok((Vec::new(), None));
    };
    let lines = agreed(first, second)?;
    let total = dong_total(&lines)?;
    let differs = line
        .thing
        .value
        .filter(|planned| *planned != total)
        .map(|planned| format!("số tiền theo giấy tờ {planned} đồng, hai người đếm được {total} đồng"));
    Ok((lines, differs))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        custody::{CashCount, Described, ItemClass},
        kernel::{ItemId, PersonId, Vnd},
    };

    fn line(origin: Origin) -> OrderLine {
        let thing = Described {
            seal: Some("NP-001".into()),
            ..Described::piece("Đồng hồ", ItemClass::General, origin)
        };
        OrderLine { item: ItemId::new(), code: "TV-2026-00001".into(), parent: None, thing }
    }

    fn on() -> Day {
        "2026-03-02".parse().unwrap()
    }

    /// The six rows of the decision table of the decree, in its order.
    #[test]
    fn the_acceptance_table_holds_row_by_row() {
        let evidence = line(Origin::Evidence);
        let matches = Found::as_ordered(&evidence, None);
        assert_eq!(judge(&evidence, &matches, on()).map(|j| j.differences), Ok(vec![]));

        let mut expert = evidence.clone();
        expert.thing.expert_required = true;
        assert_eq!(judge(&expert, &matches, on()).unwrap_err().code, "EXPERT-MISSING");
        let concluded = Found { expert: Some("KLGĐ số 88".into()), ..matches.clone() };
        assert_eq!(judge(&expert, &concluded, on()).map(|j| j.grounds.len()), Ok(1));

        let differs = Found {
            quantity: crate::custody::Quantity::pieces(2),
            decision: Decision::AcceptNoted,
            note: "Thừa một chiếc".into(),
            ..matches.clone()
        };
        assert_eq!(judge(&evidence, &differs, on()).unwrap_err().code, "UNCONFIRMED");
        let confirmed = Found { confirmation: Some("Văn bản số 15/CV".into()), ..differs.clone() };
        assert_eq!(judge(&evidence, &confirmed, on()).map(|j| j.differences.len()), Ok(1));
        let plainly = Found { decision: Decision::Accept, ..differs };
        assert_eq!(judge(&evidence, &plainly, on()).unwrap_err().code, "DIFFERS");

        let torn = Found {
            seal: SealFound::Torn,
            decision: Decision::AcceptOnConclusion,
            note: "Theo kết luận".into(),
            ..matches.clone()
        };
        let refusal = judge(&evidence, &torn, on()).unwrap_err();
        assert_eq!(refusal.code, "TORN-SEAL");
        assert!(refusal.to_string().contains("Điều 123"), "{refusal}");
        let concluded = Found { conclusion: Some("KL số 3".into()), ..torn.clone() };
        assert_eq!(judge(&evidence, &concluded, on()).unwrap_err().code, "RESEAL");
        let resealed = Found { new_seal: Some("NP-002".into()), ..concluded };
        assert_eq!(judge(&evidence, &resealed, on()).map(|j| j.differences.len()), Ok(1));

        let refused = Found { decision: Decision::Refuse, ..torn };
        assert!(judge(&evidence, &refused, on()).is_ok());
        let silent = Found { note: String::new(), ..refused };
        assert_eq!(judge(&evidence, &silent, on()).unwrap_err().code, "REFUSE-REASON");
    }

    #[test]
    fn own_seizures_that_differ_need_a_note_and_no_outside_word() {
        let seized = line(Origin::Seized);
        let differs = Found {
            as_described: false,
            condition: "Xước mặt kính".into(),
            decision: Decision::AcceptNoted,
            ..Found::as_ordered(&seized, None)
        };
        assert_eq!(judge(&seized, &differs, on()).unwrap_err().code, "NOTE");
        let noted = Found { note: "Chấp hành viên xác nhận khi giao".into(), ..differs };
        assert_eq!(judge(&seized, &noted, on()).map(|j| j.differences.len()), Ok(1));
    }

    #[test]
    fn cash_is_counted_by_two_and_its_sum_is_compared_with_the_papers() {
        let mut cash = line(Origin::Seized);
        cash.thing.class = ItemClass::Cash;
        cash.thing.seal = None;
        cash.thing.value = Vnd::new(500_000_000).ok();
        let uncounted = Found::as_ordered(&cash, None);
        assert_eq!(judge(&cash, &uncounted, on()).unwrap_err().code, "CASH-COUNT");
        let count = |notes| CashCount {
            by: PersonId::new(),
            lines: vec![CashLine { currency: "VND".into(), face: 500_000, notes }],
        };
        let counted = |a, b| Found { cash: Some((count(a), count(b))), ..uncounted.clone() };
        assert_eq!(judge(&cash, &counted(1000, 1000), on()).map(|j| j.cash.len()), Ok(1));
        assert_eq!(judge(&cash, &counted(1000, 999), on()).unwrap_err().code, "CASH-DIFFER");
        assert_eq!(judge(&cash, &counted(999, 999), on()).unwrap_err().code, "DIFFERS");
    }
}

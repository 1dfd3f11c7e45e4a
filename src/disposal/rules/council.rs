//! The council of destruction: who sits in it, how it votes, when "destroyed" may be written.

use super::article_of;
use crate::{
    custody::ItemClass,
    disposal::{
        matter::DisposalKind,
        terms::{Burnt, Compared, Council, MemberPart},
    },
    kernel::{Day, Moment, Refusal},
};

/// The fewest members (khoản 2 Điều 58 Luật 106/2025/QH15).
pub const MEMBERS_MIN: usize = 3;

fn refuse(code: &str, text: impl Into<String>, field: &str, on: Day) -> Refusal {
    Refusal::new(code, text).article(article_of(DisposalKind::Destroy, on)).at(field)
}

/// Whether things of this class ask for a specialised body or a qualified contractor.
const fn contractor_needed(class: ItemClass) -> bool {
    matches!(class, ItemClass::Drugs | ItemClass::Weapons | ItemClass::Chemicals)
}

/// Whether the council may be set up like this.
///
/// # Errors
/// A refusal that says who is missing.
pub fn check_council(council: &Council, classes: &[ItemClass], on: Day) -> Result<(), Refusal> {
    let named = |m: &&crate::disposal::terms::Member| !m.name.trim().is_empty();
    let members = council.members.iter().filter(named).count();
    if members < MEMBERS_MIN {
        let text = format!("Hội đồng tiêu hủy có ít nhất {MEMBERS_MIN} thành viên, mới ghi {members}.");
        return Err(refuse("COUNCIL-THREE", text, "member.0.name", on));
    }
    let count = |part| council.members.iter().filter(|m| m.part == part && !m.name.trim().is_empty()).count();
    if count(MemberPart::Chair) != 1 {
        return Err(refuse(
            "COUNCIL-CHAIR",
            "Chấp hành viên là Chủ tịch Hội đồng, và chỉ có một Chủ tịch.",
            "officer",
            on,
        ));
    }
    if count(MemberPart::Commune) == 0 {
        let text = "Thiếu đại diện Ủy ban nhân dân cấp xã nơi tiêu hủy.";
        return Err(refuse("COUNCIL-COMMUNE", text, "member.0.name", on));
    }
    let mut names: Vec<&str> =
        council.members.iter().map(|m| m.name.trim()).filter(|n| !n.is_empty()).collect();
    names.sort_unstable();
    if names.windows(2).any(|two| two[0] == two[1]) {
        return Err(refuse(
            "COUNCIL-TWICE",
            "Một người được ghi hai lần trong Hội đồng.",
            "member.0.name",
            on,
        ));
    }
    let dangerous = classes.iter().any(|c| contractor_needed(*c));
    if dangerous && count(MemberPart::Specialist) == 0 && council.contractor.trim().is_empty() {
        let text = "Ma túy, vũ khí, hóa chất: Hội đồng phải có đại diện cơ quan chuyên môn, hoặc ghi hợp đồng với đơn vị đủ điều \
                    kiện tiêu hủy.";
        return Err(refuse("COUNCIL-SPECIALIST", text, "contractor", on));
    }
    Ok(())
}

/// Whether a meeting decided: every thing compared in six columns and found the same, more than half in favour; in a
/// tie the chair's vote counts.
///
/// # Errors
/// A refusal that names the thing or the vote.
pub fn check_meeting(
    council: &Council,
    things: &[String],
    lines: &[Compared],
    (ayes, nays): (&[String], &[String]),
    on: Day,
) -> Result<(), Refusal> {
    for (n, code) in things.iter().enumerate() {
        let field = format!("line.{n}.judgment");
        let Some(line) = lines.iter().find(|l| l.code == *code) else {
            return Err(refuse("SHEET-LINE", format!("Bảng đối chiếu thiếu {code}."), &field, on));
        };
        let cells =
            [&line.judgment, &line.transfer, &line.intake, &line.release, &line.enforcement, &line.found];
        if cells.iter().any(|cell| cell.trim().is_empty()) {
            let text = format!(
                "Bảng đối chiếu của {code} phải ghi đủ sáu cột; không có giấy tờ thì ghi rõ “không có”."
            );
            return Err(refuse("SHEET-CELL", text, &field, on));
        }
        if !line.same {
            let text = format!(
                "{code} không khớp giữa các giấy tờ và thực tế; chưa được tiêu hủy. Ghi sai khác của vật."
            );
            return Err(refuse("SHEET-DIFFERS", text, &field, on)
                .mend("Ghi sai khác", format!("/vat/{code}/sai-khac")));
        }
    }
    let members: Vec<&str> = council.members.iter().map(|m| m.name.as_str()).collect();
    let voted: Vec<&String> = ayes.iter().chain(nays).collect();
    if voted.iter().any(|name| !members.contains(&name.as_str())) {
        return Err(refuse("VOTE-STRANGER", "Chỉ thành viên Hội đồng được biểu quyết.", "vote.0", on));
    }
    let all = members.len();
    let chair = council.members.iter().find(|m| m.part == MemberPart::Chair).map(|m| &m.name);
    let chair_for = chair.is_some_and(|name| ayes.contains(name));
    let carried = ayes.len() * 2 > all || (ayes.len() * 2 == all && chair_for);
    if !carried {
        let text = format!(
            "Hình thức tiêu hủy phải được trên một nửa tổng số thành viên tán thành: {}/{all}. Số phiếu bằng nhau thì theo ý kiến Chủ tịch.",
            ayes.len()
        );
        return Err(refuse("VOTE-LOST", text, "vote.0", on));
    }
    Ok(())
}

/// What is known of a destruction when the minutes are signed.
#[derive(Clone, Copy, Debug)]
pub struct Done<'a> {
    /// The start.
    pub began: Moment,
    /// The end.
    pub ended: Moment,
    /// The moment of writing.
    pub now: Moment,
    /// The members present, by name.
    pub present: &'a [String],
    /// The procurator, or that nobody came.
    pub procurator: &'a str,
    /// Each thing just before.
    pub lines: &'a [Burnt],
    /// How many photographs there are.
    pub photos: usize,
}

/// Whether "destroyed" may be written: told procuracy and comparison stand in the matter's flow; here presence of the
/// whole council, start and end, weights, photographs, and minutes on the very day.
///
/// # Errors
/// A refusal that names what is missing.
pub fn check_destruction(
    council: &Council,
    things: &[String],
    done: Done<'_>,
    on: Day,
) -> Result<(), Refusal> {
    let absent: Vec<&str> = council
        .members
        .iter()
        .map(|m| m.name.as_str())
        .filter(|name| !done.present.iter().any(|p| p == name))
        .collect();
    if !absent.is_empty() {
        let text = format!(
            "Mọi thành viên Hội đồng phải có mặt và ký biên bản; còn thiếu {}. Vắng thì hoãn và báo Thủ trưởng.",
            absent.join(", ")
        );
        return Err(refuse("COUNCIL-ABSENT", text, "present.0", on));
    }
    if done.procurator.trim().is_empty() {
        let text = "Cần ghi kiểm sát viên có mặt, hoặc ghi rõ Viện kiểm sát đã được báo mà không cử người.";
        return Err(refuse("PROCURATOR", text, "procurator", on));
    }
    if done.ended <= done.began {
        return Err(refuse("TIMES", "Giờ kết thúc phải sau giờ bắt đầu.", "ended", on));
    }
    if done.began.day() != done.ended.day() || done.ended.day() != done.now.day() || done.now.day() != on {
        let text = "Biên bản tiêu hủy được lập và ký ngay trong ngày tiêu hủy.";
        return Err(refuse("SAME-DAY", text, "began", on));
    }
    if done.ended > done.now {
        return Err(refuse(
            "TIMES",
            "Giờ kết thúc còn ở phía trước; chỉ ghi khi đã tiêu hủy xong.",
            "ended",
            on,
        ));
    }
    for (n, code) in things.iter().enumerate() {
        let weighed =
            done.lines.iter().any(|l| l.code == *code && l.weight_gram > 0 && !l.condition.trim().is_empty());
        if !weighed {
            let text = format!("Cần cân lại và ghi tình trạng của {code} ngay trước khi tiêu hủy.");
            return Err(refuse("WEIGHT", text, &format!("line.{n}.weight"), on));
        }
    }
    if done.photos == 0 {
        let text = "Chưa có ảnh nào của việc tiêu hủy. Thêm ảnh vào vụ xử lý trước khi ký biên bản.";
        return Err(refuse("PHOTOS", text, "photos", on));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disposal::terms::{Member, Method};

    fn member(name: &str, part: MemberPart) -> Member {
        Member { name: name.into(), office: "Cán bộ".into(), part }
    }

    fn council() -> Council {
        Council {
            members: vec![
                member("Lê Thị Lan", MemberPart::Chair),
                member("Bùi Văn Sáu", MemberPart::Commune),
                member("Hồ Văn Bảy", MemberPart::Specialist),
            ],
            method: Method::Burn,
            contractor: String::new(),
        }
    }

    fn on() -> Day {
        "2026-08-20".parse().unwrap()
    }

    fn moment(hour: u32) -> Moment {
        Moment::from_utc(on().date().and_hms_opt(hour, 0, 0).unwrap())
    }

    #[test]
    fn a_council_has_three_members_with_chair_and_commune() {
        let drugs = [ItemClass::Drugs];
        assert_eq!(check_council(&council(), &drugs, on()), Ok(()));
        let edit = |change: fn(&mut Council)| {
            let mut wrong = council();
            change(&mut wrong);
            check_council(&wrong, &[ItemClass::Drugs], on()).unwrap_err().code
        };
        assert_eq!(
            edit(|c| {
                c.members.pop();
            }),
            "COUNCIL-THREE"
        );
        assert_eq!(edit(|c| c.members[0].part = MemberPart::Other), "COUNCIL-CHAIR");
        assert_eq!(edit(|c| c.members[1].part = MemberPart::Other), "COUNCIL-COMMUNE");
        assert_eq!(edit(|c| c.members[2].part = MemberPart::Other), "COUNCIL-SPECIALIST");
        assert_eq!(edit(|c| c.members[2].name = "Lê Thị Lan".into()), "COUNCIL-TWICE");
    }

    #[test]
    fn the_vote_needs_more_than_half_and_the_chair_breaks_a_tie() {
        let things = ["TV-1".to_owned()];
        let text = || "01 gói, 12 g".to_owned();
        let line = Compared {
            code: "TV-1".into(),
            judgment: text(),
            transfer: text(),
            intake: text(),
            release: text(),
            enforcement: text(),
            found: text(),
            same: true,
        };
        let names = |all: &[&str]| all.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        let vote = |line: &Compared, ayes: &[&str]| {
            check_meeting(&council(), &things, std::slice::from_ref(line), (&names(ayes), &[]), on())
                .map_err(|r| r.code)
        };
        assert_eq!(vote(&line, &["Lê Thị Lan", "Bùi Văn Sáu"]), Ok(()));
        assert_eq!(vote(&line, &["Lê Thị Lan"]), Err("VOTE-LOST".into()));
        assert_eq!(vote(&line, &["Ai đó", "Lê Thị Lan"]), Err("VOTE-STRANGER".into()));
        assert_eq!(vote(&Compared { release: String::new(), ..line.clone() }, &[]), Err("SHEET-CELL".into()));
        assert_eq!(vote(&Compared { same: false, ..line }, &[]), Err("SHEET-DIFFERS".into()));
    }

    #[test]
    fn destroyed_is_written_only_with_everybody_there_weights_photographs_and_on_the_day() {
        let things = ["TV-1".to_owned()];
        let present: Vec<String> = council().members.iter().map(|m| m.name.clone()).collect();
        let lines = [Burnt { code: "TV-1".into(), weight_gram: 12, condition: "Niêm phong nguyên".into() }];
        let good = Done {
            began: moment(2),
            ended: moment(3),
            now: moment(4),
            present: &present,
            procurator: "Đặng Văn Kiên",
            lines: &lines,
            photos: 2,
        };
        let check = |done: Done<'_>| check_destruction(&council(), &things, done, on()).map_err(|r| r.code);
        assert_eq!(check(good), Ok(()));
        assert_eq!(check(Done { present: &present[..2], ..good }), Err("COUNCIL-ABSENT".into()));
        assert_eq!(check(Done { procurator: " ", ..good }), Err("PROCURATOR".into()));
        assert_eq!(check(Done { ended: moment(2), ..good }), Err("TIMES".into()));
        assert_eq!(check(Done { now: moment(28 % 24).plus_seconds(86_400), ..good }), Err("SAME-DAY".into()));
        assert_eq!(check(Done { lines: &[], ..good }), Err("WEIGHT".into()));
        assert_eq!(check(Done { photos: 0, ..good }), Err("PHOTOS".into()));
    }
}

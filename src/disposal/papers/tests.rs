//! Each paper of disposal against its approved outline, under the law of its day.

use super::{kit::DisposalPaper, *};
use crate::{
    kernel::Vnd,
    law::paper_bases,
    paper::{
        MinutesFrame, Participant,
        common::{PaperHead, Signer},
        testing::{approve, case, day, head, moment, reference},
    },
};

fn signed(symbol: &str, on: &str, signer: Signer) -> PaperHead {
    let mut head = head(symbol, on);
    head.signer = signer;
    head
}

fn chief() -> Signer {
    Signer::Head("Trịnh Công Hậu".into())
}

fn officer() -> Signer {
    Signer::Officer("Nguyễn Thị Khánh Huyền".into())
}

fn thing(name: &str, quantity: &str, state: &str, note: &str) -> ThingLine {
    ThingLine { name: name.into(), quantity: quantity.into(), state: state.into(), note: note.into() }
}

fn paper(head: PaperHead, grounds: &[&str], note: &str) -> DisposalPaper {
    DisposalPaper {
        head,
        case: case(),
        grounds: grounds.iter().map(|g| (*g).to_owned()).collect(),
        things: vec![
            thing(
                "Bì niêm phong mẫu Methamphetamine còn lại sau giám định; mã số TV-2026-00031",
                "1 bì; 86 g",
                "Niêm phong nguyên vẹn; niêm phong số 2044/MT",
                note,
            ),
            thing("Cân điện tử, 02 bật lửa; mã số TV-2026-00032", "3 chiếc", "Đã qua sử dụng", note),
        ],
    }
}

fn members() -> Vec<(String, String, String)> {
    [
        ("Chủ tịch Hội đồng", "Nguyễn Thị Khánh Huyền", "Chấp hành viên"),
        (
            "Đại diện Ủy ban nhân dân cấp xã nơi tiêu hủy",
            "Lường Văn Khoa",
            "Phó Chủ tịch Ủy ban nhân dân xã Hòa Bình",
        ),
        ("Đại diện cơ quan chuyên môn", "Đinh Thị Hà", "Phòng Kỹ thuật hình sự, Công an tỉnh Hà An"),
    ]
    .map(|(part, name, office)| (part.to_owned(), name.to_owned(), office.to_owned()))
    .to_vec()
}

fn frame(on: &str, present: &[(&str, &str, &str)]) -> MinutesFrame {
    let council = members();
    let there = council.iter().map(|(part, name, office)| Participant::new(part, name, office));
    let others = present.iter().map(|(part, name, office)| Participant::new(part, name, office));
    MinutesFrame {
        began: moment(on, 9, 5),
        ended: moment(on, 10, 40),
        place: "Bãi xử lý chất thải Đồi Thông, xã Hòa Bình, tỉnh Hà An".into(),
        present: if present.is_empty() { there.collect() } else { others.collect() },
        absent: Vec::new(),
        opinions: Vec::new(),
        refusals: Vec::new(),
        copies: 4,
        given_to: vec!["các bên tham gia".into(), "Viện kiểm sát nhân dân".into()],
    }
}

const DAYS: [(&str, &str); 2] = [("R08", "2026-02-04"), ("R25", "2026-08-04")];

#[test]
fn the_papers_of_a_destruction() {
    for (regime, on) in DAYS {
        let law = |code: &str| paper_bases(code, day(on), &[]).unwrap();
        let council = CouncilFacts {
            paper: paper(signed("58/QĐ-THADS", on, chief()), &[], "Ngăn ma túy, Kho số 1"),
            members: members(),
            method: "Đốt cháy".into(),
            place: "Bãi xử lý chất thải Đồi Thông, xã Hòa Bình, tỉnh Hà An".into(),
            contractor: "Công ty Môi trường Hà An, Hợp đồng số 18/HĐ-XL".into(),
            until: Some(day("2026-08-24")),
        };
        approve(&format!("DOC-81a-{regime}"), &council_decision(&council, &law("DOC-81a")).unwrap());
        let ground = reference("Quyết định thành lập Hội đồng tiêu hủy", "58/QĐ-THADS", on).as_basis();
        let line = SheetLine {
            name: "Bì niêm phong mẫu Methamphetamine; mã số TV-2026-00031".into(),
            judgment: "01 bì niêm phong; tịch thu, tiêu hủy".into(),
            transfer: "Quyết định số 57/QĐ-VKS: 01 bì".into(),
            intake: "01 bì, niêm phong nguyên vẹn".into(),
            release: "không có".into(),
            enforcement: "Quyết định số 902/QĐ-THADS: 01 bì".into(),
            found: "01 bì, niêm phong nguyên vẹn".into(),
        };
        let common = paper(signed("31/BB-THADS", on, officer()), &[&ground], "Khớp");
        let signers: Vec<(String, String)> =
            members().into_iter().map(|(part, name, _)| (part, name)).rev().collect();
        let sheet =
            comparison_sheet(&common, std::slice::from_ref(&line), &signers, &law("DOC-81b")).unwrap();
        approve(&format!("DOC-81b-sheet-{regime}"), &sheet);
        let names: Vec<String> = members().into_iter().map(|(_, name, _)| name).collect();
        let meeting = MeetingFacts {
            paper: common,
            frame: frame(on, &[]),
            lines: vec![line],
            sheet: "04/BK-THADS".into(),
            ayes: names,
            nays: Vec::new(),
            members: 3,
            method: "Đốt cháy".into(),
        };
        approve(&format!("DOC-81b-{regime}"), &meeting_minutes(&meeting, &law("DOC-81b")).unwrap());
        let burnt = DestructionFacts {
            paper: paper(signed("32/BB-THADS", on, officer()), &[&ground], "86 g; niêm phong nguyên vẹn"),
            frame: frame(on, &[]),
            method: "Đốt cháy".into(),
            contractor: "Công ty Môi trường Hà An, Hợp đồng số 18/HĐ-XL".into(),
            procurator: "Ông Nguyễn Đức Kiên, Kiểm sát viên, giám sát toàn bộ quá trình".into(),
            residue: "Tro, đã trộn vôi và chôn lấp tại chỗ".into(),
            photos: 4,
        };
        approve(&format!("DOC-81c-{regime}"), &destruction_minutes(&burnt, &law("DOC-81c")).unwrap());
        let unclaimed = paper(signed("60/QĐ-THADS", on, chief()), &[], "");
        let why = "Rách, mục, đã bán hai lần không có người mua";
        let sheet = condemnation(&unclaimed, ("bà Mã Thị Thương", why), &law("DOC-81d")).unwrap();
        approve(&format!("DOC-81d-{regime}"), &sheet);
    }
}

#[test]
fn the_papers_of_a_forfeiture() {
    for (regime, on) in DAYS {
        let law = |code: &str| paper_bases(code, day(on), &["evidence"]).unwrap();
        let mut facts = AppointmentFacts {
            paper: paper(signed("21/TB-THADS", on, chief()), &[], "Kệ A2, Kho số 1"),
            keeper: "Đặng Văn Lực, Thi hành án dân sự tỉnh Hà An".into(),
            receiver: "Ủy ban nhân dân phường Cửa Đại, tỉnh Hà An".into(),
            at: moment(on, 8, 30),
            place: "Kho vật chứng số 1".into(),
            cost_day: Vnd::new(120_000).unwrap(),
            forfeit: true,
            again: false,
        };
        approve(&format!("DOC-79d-{regime}"), &appointment(&facts, &law("DOC-79d")).unwrap());
        facts.paper.head = signed("22/TB-THADS", on, officer());
        approve(&format!("DOC-82d-notice-{regime}"), &forfeit_notice(&facts, &law("DOC-82d")).unwrap());
        let ground = reference("Thông báo xuất kho, ấn định thời điểm giao", "21/TB-THADS", on).as_basis();
        let people = [
            ("Chấp hành viên", "bà Nguyễn Thị Khánh Huyền", "Thi hành án dân sự tỉnh Hà An"),
            ("Thủ kho", "ông Đặng Văn Lực", "Thi hành án dân sự tỉnh Hà An"),
            ("Đại diện bên nhận", "ông Nông Văn Hải", "Công chức tài chính, Ủy ban nhân dân phường Cửa Đại"),
        ];
        let handover = HandoverFacts {
            paper: paper(signed("40/BB-THADS", on, officer()), &[&ground], ""),
            frame: frame(on, &people),
            receiver: "Ủy ban nhân dân phường Cửa Đại".into(),
            papers: "Bản án số 12/2025/HS-ST; Quyết định thi hành án số 915/QĐ-THADS".into(),
            condition: "Còn nguyên niêm phong kiện hàng".into(),
            liable: Some(("15/11/2026".into(), Vnd::new(1_200_000).unwrap())),
        };
        approve(&format!("DOC-82d-{regime}"), &forfeit_minutes(&handover, &law("DOC-82d")).unwrap());
        let absence = AbsenceFacts {
            paper: paper(signed("39/BB-THADS", on, officer()), &[&ground], "Kệ A2, Kho số 1"),
            frame: frame(on, &people[..2]),
            receiver: "Ủy ban nhân dân phường Cửa Đại".into(),
            appointed: moment(on, 8, 30),
            said: "Trả lời qua điện thoại chưa bố trí được kho".into(),
            cost_day: Vnd::new(120_000).unwrap(),
        };
        approve(&format!("DOC-82d-absent-{regime}"), &absence_minutes(&absence, &law("DOC-82d")).unwrap());
    }
}

#[test]
fn the_papers_of_a_return() {
    for (regime, on) in DAYS {
        let law = |code: &str| paper_bases(code, day(on), &[]).unwrap();
        let mut facts = CollectFacts {
            paper: paper(signed("61/QĐ-THADS", on, chief()), &[], "Bãi xe, Kho số 2"),
            person: "bà Mã Thị Thương, phường Cửa Đại, tỉnh Hà An".into(),
            place: "Kho vật chứng số 2".into(),
            at: None,
            term: "asset",
        };
        approve(&format!("DOC-82a-{regime}"), &return_decision(&facts, &law("DOC-82a")).unwrap());
        facts.paper.head = signed("62/TB-THADS", on, officer());
        approve(&format!("DOC-82b-{regime}"), &collect_notice(&facts, &law("DOC-82b")).unwrap());
        let people = [
            ("Chấp hành viên", "bà Nguyễn Thị Khánh Huyền", "Thi hành án dân sự tỉnh Hà An"),
            ("Thủ kho", "ông Đặng Văn Lực", "Thi hành án dân sự tỉnh Hà An"),
            ("Người nhận", "bà Mã Thị Thương", ""),
        ];
        let returned = ReturnFacts {
            paper: paper(signed("41/BB-THADS", on, officer()), &[], ""),
            frame: frame(on, &people),
            receiver: "Bà Mã Thị Thương".into(),
            identity: "Căn cước số 022187009906".into(),
            authority: "Chính người được trả lại".into(),
            inspected: "Đủ số lượng, đúng số hiệu, còn nguyên niêm phong".into(),
            cost: Vnd::new(350_000).unwrap(),
        };
        approve(&format!("DOC-82c-{regime}"), &return_minutes(&returned, &law("DOC-82c")).unwrap());
        approve(&format!("DOC-08-{regime}"), &return_minutes(&returned, &law("DOC-08")).unwrap());
        approve(&format!("DOC-82c-issuer-{regime}"), &issuer_minutes(&returned, &law("DOC-82c")).unwrap());
        let deposit = DepositFacts {
            paper: paper(signed("05/BK-THADS", on, officer()), &[], ""),
            person: "bà Mã Thị Thương, phường Cửa Đại, tỉnh Hà An".into(),
            notice: "số 62/TB-THADS ngày 04/8/2026".into(),
            amount: Vnd::new(30_000_000).unwrap(),
            bank: "Ngân hàng Nông nghiệp và Phát triển nông thôn, Chi nhánh Hà An".into(),
            account: "Sổ số HA 00123".into(),
            savings: true,
            signers: vec![
                ("Kế toán nghiệp vụ".into(), "Mai Thanh Hòa".into()),
                ("Chấp hành viên".into(), "Nguyễn Thị Khánh Huyền".into()),
                ("Trưởng Thi hành án dân sự".into(), "Trịnh Công Hậu".into()),
            ],
        };
        approve(&format!("DOC-82e-{regime}"), &deposit_sheet(&deposit, &law("DOC-82e")).unwrap());
    }
}

#[test]
fn the_list_letter_of_the_ageing_board() {
    for (regime, on) in DAYS {
        let law = paper_bases("DOC-82f", day(on), &[]).unwrap();
        let line = |name: &str, days: i64| LetterLine {
            name: name.into(),
            case: "Việc 318/2025".into(),
            received: "18/11/2022".into(),
            days,
        };
        let facts = LetterFacts {
            head: signed("70/TB-THADS", on, officer()),
            body: "Tòa án nhân dân khu vực 1 - Hà An".into(),
            cause: "Chưa có bản án, quyết định".into(),
            asked: "Đề nghị cho biết tình trạng giải quyết vụ án, gửi bản án, quyết định đã có hiệu lực"
                .into(),
            lines: vec![
                line("Gỗ tròn nhóm II, 14 lóng; mã số TV-2025-00001", 1_355),
                line("Dao phay, dao bầu; mã số TV-2025-00002", 402),
            ],
        };
        approve(&format!("DOC-82f-{regime}"), &list_letter(&facts, &law).unwrap());
    }
}

use super::{Answer, run};
use crate::kernel::Day;
use serde_json::Value as Json;
use std::ffi::OsString;

fn ask(line: &str) -> Answer {
    let today = Day::of(2026, 11, 25).unwrap();
    run(
        ["niemphong"].into_iter().chain(line.split(' ').filter(|word| !word.is_empty())).map(OsString::from),
        today,
    )
}

fn json(line: &str) -> Json {
    let answer = ask(line);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{line}");
    serde_json::from_str(&answer.out).unwrap()
}

#[test]
fn a_deadline_comes_with_its_article_and_the_skipped_holiday() {
    let due = json("law deadline CUT --on 2026-11-20 --json");
    assert_eq!(due["due"], "2026-11-30");
    assert_eq!(due["basis"], "khoản 3 Điều 83 Luật Thi hành án dân sự số 106/2025/QH15");
    assert_eq!(due["skipped"][2]["day"], "2026-11-24");
    assert_eq!(due["skipped"][2]["reason"], "Ngày Văn hóa Việt Nam");
    let people = ask("law deadline FAIL-CUT --on 20/11/2026").out;
    assert!(people.contains("Hạn: thứ Hai, 30/11/2026") && people.contains("khoản 3 Điều 83"), "{people}");
}

#[test]
fn a_deadline_knows_kind_and_procedure() {
    let due = json("law deadline AUC-LIMIT --on 2026-09-11 --kind immovable --json");
    assert_eq!((due["rule"].as_str(), due["due"].as_str()), (Some("AUC-IMM"), Some("2026-10-26")));
    let due = json("law deadline POST-IMM --on 2026-12-11 --procedure shortened --json");
    assert_eq!((due["due"].as_str(), due["strict"].as_str()), (Some("2026-12-04"), Some("2026-12-03")));
}

#[test]
fn the_floor_of_a_price_is_rounded_up() {
    let floor = json("law price-floor 510116558 --json");
    assert_eq!(floor["floor"], 459_104_903);
    assert!(ask("law price-floor 510.116.558").out.contains("459.104.903 đồng"));
}

#[test]
fn the_list_holds_every_rule_and_show_finds_each() {
    let all = json("law list --json");
    let rules = all["rules"].as_array().unwrap();
    assert!(rules.len() > 150);
    for rule in rules {
        let code = rule["rule"].as_str().unwrap();
        assert_eq!(ask(&format!("law show {code}")).code, 0, "{code}");
        assert!(ask("law list").out.contains(code), "{code}");
    }
    assert_eq!(json("law show AUC-LIMIT --json")["rules"].as_array().unwrap().len(), 2);
    assert_eq!(json("law show CUT --on 2026-06-01 --json")["rules"][0]["versions"][0]["regime"], "R08");
}

#[test]
fn amounts_are_put_into_words() {
    assert_eq!(
        ask("words 1.743.392.201").out,
        "Một tỷ bảy trăm bốn mươi ba triệu ba trăm chín mươi hai nghìn hai trăm linh một đồng"
    );
}

#[test]
fn a_wrong_call_is_one_vietnamese_sentence_and_status_two() {
    for (line, says) in [
        ("", "Lệnh"),
        ("luat", "Không có lệnh luat"),
        ("law", "list, show, deadline, price-floor"),
        ("law deadline CUT", "--on"),
        ("law deadline --on 2026-11-20", "QUY_TẮC"),
        ("law deadline CUT --on 2026-13-20", "không đọc được ngày “2026-13-20”"),
        ("law deadline CUT --on", "--on"),
        ("law deadline CUT --on 2026-11-20 --kind land", "không có loại tài sản “land”"),
        ("law deadline CUT --on 2026-11-20 --fast", "--fast"),
        ("law deadline NOTHING --on 2026-11-20", "“NOTHING”"),
        ("law deadline AUC-LIMIT --on 2026-11-20", "loại tài sản"),
        ("law deadline CUT --on 2027-12-28", "Chưa có lịch năm 2028"),
        ("law show CUT-AGREE --on 2026-11-20", "chưa được ghi cho ngày 20/11/2026"),
        ("law price-floor 1,5", "“1,5”"),
        ("words -5", "“-5”"),
        ("words", "SỐ_TIỀN"),
    ] {
        let answer = ask(line);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{line}");
        assert!(answer.err.contains(says) && answer.err.ends_with('.'), "{line}: {}", answer.err);
        assert!(!answer.err.contains('\n'), "{line}: {}", answer.err);
    }
}

#[test]
fn that_the_law_sets_no_last_day_is_the_answer_no() {
    let answer = ask("law deadline CUT --on 2026-06-01");
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("không ấn định ngày cuối"), "{}", answer.err);
}

#[test]
fn help_is_in_vietnamese() {
    let help = ask("law deadline --help");
    assert_eq!(help.code, 0);
    for english in ["Usage", "OPTIONS", "Options", "Arguments", "Print help", "default"] {
        assert!(!help.out.contains(english), "{english}: {}", help.out);
    }
    assert!(help.out.contains("Cách dùng") && help.out.contains("Tùy chọn"), "{}", help.out);
}

//! An unsound file is refused with a sentence that names the file and the rule.

use crate::law::{LawBook, LawError};

const REGIMES: &str = r#"
[R25]
title = "Luật 2025"
from = "2026-07-01"
cite = ["Luật số 106/2025/QH15"]
[R08]
title = "Luật 2008"
from = "2009-07-01"
until = "2026-06-30"
cite = ["Luật số 26/2008/QH12"]
"#;

const RULE: &str = r#"
[CUT]
title = "Giảm giá"
aliases = ["FAIL-CUT"]
actor = "officer"
trigger = "failure_notice_received"
trigger_text = "ngày nhận thông báo"
governed_by = "failure_notice_received"
[[CUT.version]]
from = "2026-07-01"
regime = "R25"
value = { term = { count = 5, unit = "wd" } }
cite = ["khoản 3 Điều 83"]
gist = "Giảm giá trong 05 ngày làm việc."
status = "text seen"
"#;

const YEAR: &str = r#"
year = 2026
status = "secondary"
[[day]]
date = "2026-11-24"
kind = "holiday"
name = "Ngày Văn hóa Việt Nam"
notice = "Nghị quyết số 28/2026/QH16"
status = "secondary"
"#;

/// Reads a small rulebook: a file of rules, another one, a year.
fn read(rules: &str, others: &str, year: &str) -> Result<LawBook, LawError> {
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    LawBook::read(&[
        file("failure.toml", rules),
        file("holidays/2026.toml", year),
        file("others.toml", others),
        file("regimes.toml", REGIMES),
        file("topics.toml", "failure = \"Không thành\"\nothers = \"Khác\""),
    ])
}

/// The sentence with which a changed rule is refused.
fn refused(from: &str, to: &str) -> String {
    assert!(RULE.contains(from), "{from}");
    read(&RULE.replace(from, to), "", YEAR).unwrap_err().to_string()
}

fn year_refused(from: &str, to: &str) -> String {
    assert!(YEAR.contains(from), "{from}");
    read(RULE, "", &YEAR.replace(from, to)).unwrap_err().to_string()
}

fn says(sentence: &str, parts: &[&str]) {
    for part in parts {
        assert!(sentence.contains(part), "“{part}” is missing in: {sentence}");
    }
    assert!(sentence.ends_with('.') && !sentence.contains('\n'), "one sentence: {sentence}");
}

#[test]
fn a_sound_rulebook_is_read() {
    assert!(read(RULE, "", YEAR).is_ok());
}

#[test]
fn unknown_keys_are_refused() {
    says(&refused("actor =", "note = \"x\"\nactor ="), &["law/failure.toml", "CUT", "note"]);
    says(
        &refused("regime = \"R25\"", "regime = \"R25\"\nchecked = 1"),
        &["law/failure.toml", "CUT", "checked"],
    );
    says(&refused("unit = \"wd\"", "unit = \"wd\", x = 1"), &["law/failure.toml", "CUT"]);
    says(&refused("term", "terme"), &["law/failure.toml", "CUT", "terme"]);
}

#[test]
fn a_missing_citation_or_gist_is_refused() {
    says(&refused("cite = [\"khoản 3 Điều 83\"]", "cite = []"), &["law/failure.toml", "CUT", "thiếu căn cứ"]);
    says(&refused("cite = [\"khoản 3 Điều 83\"]\n", ""), &["CUT", "01/07/2026", "thiếu căn cứ"]);
    says(&refused("gist = \"Giảm giá trong 05 ngày làm việc.\"\n", ""), &["CUT", "thiếu nội dung tóm tắt"]);
    says(&refused("gist = \"Giảm giá trong 05 ngày làm việc.\"", "gist = \" \""), &["CUT", "gist"]);
}

#[test]
fn versions_may_not_overlap_or_end_before_they_begin() {
    let again = RULE.split("[[CUT.version]]").nth(1).unwrap().replace("2026-07-01", "2027-01-01");
    let both = format!("{RULE}\n[[CUT.version]]{again}");
    let why = read(&both, "", YEAR).unwrap_err().to_string();
    says(&why, &["law/failure.toml", "CUT", "chồng nhau", "01/07/2026", "01/01/2027"]);
    let backwards = refused("from = \"2026-07-01\"", "from = \"2026-07-01\"\nuntil = \"2026-06-01\"");
    says(&backwards, &["CUT", "kết thúc trước khi bắt đầu"]);
}

#[test]
fn a_version_may_not_leave_the_days_of_its_regime() {
    says(&refused("2026-07-01", "2026-06-01"), &["law/failure.toml", "CUT", "R25"]);
    says(&refused("\"R25\"", "\"R08\""), &["CUT", "R08"]);
    says(&refused("\"R25\"", "\"R99\""), &["CUT", "R99"]);
}

#[test]
fn codes_and_aliases_stand_for_one_rule() {
    let twice = read(RULE, RULE, YEAR).unwrap_err().to_string();
    says(&twice, &["law/others.toml", "CUT", "đã có trong law/failure.toml"]);
    let other =
        RULE.replace("CUT]", "CUT-2]").replace("[[CUT.", "[[CUT-2.").replace("CUT.version", "CUT-2.version");
    let alias = read(RULE, &other, YEAR).unwrap_err().to_string();
    says(&alias, &["law/others.toml", "FAIL-CUT", "CUT-2", "CUT"]);
    let taken = other.replace("FAIL-CUT", "CUT");
    says(&read(RULE, &taken, YEAR).unwrap_err().to_string(), &["law/others.toml", "CUT-2", "CUT"]);
}

#[test]
fn a_term_needs_its_event_and_a_topic_its_place() {
    says(&refused("trigger = \"failure_notice_received\"\n", ""), &["CUT", "thiếu mốc tính"]);
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let lost = [file("lost.toml", RULE), file("regimes.toml", REGIMES), file("topics.toml", "")];
    says(&LawBook::read(&lost).unwrap_err().to_string(), &["law/lost.toml", "CUT", "topics.toml"]);
}

#[test]
fn text_that_is_no_toml_is_refused_with_its_place() {
    says(&refused("title = ", "title : "), &["law/failure.toml", "không đọc được"]);
}

#[test]
fn a_holiday_needs_its_notice_or_says_that_it_has_none() {
    let notice = "notice = \"Nghị quyết số 28/2026/QH16\"\n";
    says(&year_refused(notice, ""), &["law/holidays/2026.toml", "24/11/2026", "notice"]);
    let honest = YEAR.replace(notice, "").replace(
        "name = \"Ngày Văn hóa Việt Nam\"\nstatus = \"secondary\"",
        "name = \"Ngày Văn hóa Việt Nam\"\nstatus = \"unconfirmed\"",
    );
    assert!(read(RULE, "", &honest).is_ok());
}

#[test]
fn a_year_is_refused_when_its_days_cannot_be() {
    says(&year_refused("year = 2026", "year = 2027"), &["law/holidays/2026.toml", "2027"]);
    says(&year_refused("2026-11-24", "2025-11-24"), &["law/holidays/2026.toml", "24/11/2025"]);
    says(&year_refused("\"holiday\"", "\"worked\""), &["24/11/2026", "cuối tuần"]);
    says(&year_refused("\"holiday\"", "\"working\""), &["24/11/2026"]);
    says(&year_refused("name =", "nam ="), &["law/holidays/2026.toml", "nam"]);
    let day = YEAR.split("[[day]]").nth(1).unwrap();
    let twice = format!("{YEAR}\n[[day]]{day}");
    says(&read(RULE, "", &twice).unwrap_err().to_string(), &["24/11/2026", "hai lần"]);
}

//! `check`: the history of one asset against the law of each step's day.

use super::Answer;
use crate::engine::{Counts, FINDINGS_FORMAT, Finding, History, Journey, Next, Severity, check};
use crate::law::LawBook;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub(super) struct Args {
    /// Tệp lịch sử tài sản, dạng niemphong.history/1
    #[arg(value_name = "TỆP")]
    file: PathBuf,
    /// Trả lời bằng JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args) -> Answer {
    let history = match read_text(&args.file)
        .and_then(|text| History::parse(&text).map_err(|fault| format!("{}: {fault}.", args.file.display())))
    {
        Ok(history) => history,
        Err(sentence) => return Answer::wrong(sentence),
    };
    let law = LawBook::embedded();
    let findings = check(&history, law);
    let journey = Journey::of(&history, law);
    let counts = Counts::of(&findings);
    let out = if args.json {
        pretty(&json!({
            "format": FINDINGS_FORMAT,
            "findings": findings,
            "next": journey.next.iter().map(next_json).collect::<Vec<_>>(),
            "counts": counts,
        }))
    } else {
        told(&history, &findings, &journey, counts)
    };
    if counts.violation > 0 { Answer::no(out) } else { Answer::fine(out) }
}

/// A file's text, or one sentence that says why there is none.
pub(super) fn read_text(file: &Path) -> Result<String, String> {
    let name = file.display();
    let bytes = std::fs::read(file).map_err(|fault| match fault.kind() {
        std::io::ErrorKind::NotFound => format!("{name}: không có tệp này; xem lại tên và thư mục."),
        std::io::ErrorKind::PermissionDenied => format!("{name}: không có quyền đọc tệp này."),
        _ => format!("{name}: không đọc được; cần một tệp văn bản."),
    })?;
    String::from_utf8(bytes).map_err(|fault| {
        let seen = fault.as_bytes().iter().take(fault.utf8_error().valid_up_to());
        let line = 1 + seen.filter(|b| **b == b'\n').count();
        format!("{name}: dòng {line}: tệp không phải văn bản UTF-8; lưu lại tệp theo bảng mã UTF-8.")
    })
}

pub(super) fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_else(|_| value.to_string())
}

fn next_json(next: &Next) -> Value {
    let mut value = json!({
        "rule": next.rule,
        "due": next.due.as_ref().map(|due| due.day),
        "actor": next.actor,
        "basis": next.basis.line(),
        "title": next.title,
        "optional": next.optional,
    });
    if let (Some(year), Some(map)) = (next.no_calendar, value.as_object_mut()) {
        map.insert("unadjusted".to_owned(), json!(next.unadjusted));
        map.insert("no_calendar".to_owned(), json!(year));
    }
    value
}

fn told(history: &History, findings: &[Finding], journey: &Journey, counts: Counts) -> String {
    let mut text = String::new();
    let name = history.asset.name.as_deref().unwrap_or("Tài sản");
    let _ = writeln!(text, "{name} ({}, {} sự kiện)", history.asset.kind.label(), history.events.len());
    let _ = writeln!(text, "Giai đoạn: {}", journey.stage.title());
    let _ = writeln!(
        text,
        "Vi phạm: {} · Lưu ý: {} · Còn thiếu: {}",
        counts.violation, counts.warning, counts.missing
    );
    for severity in [Severity::Violation, Severity::Warning, Severity::Missing] {
        let of = findings.iter().filter(|f| f.severity == severity).collect::<Vec<_>>();
        if !of.is_empty() {
            let _ = writeln!(text, "\n{}", severity.label());
        }
        for finding in of {
            told_finding(&mut text, finding);
        }
    }
    if !journey.next.is_empty() {
        let _ = writeln!(text, "\nViệc kế tiếp");
    }
    for next in &journey.next {
        told_next(&mut text, next);
    }
    text.trim_end().to_owned()
}

fn told_finding(text: &mut String, finding: &Finding) {
    let event = finding.event.map_or(String::new(), |at| format!(" · sự kiện thứ {}", at + 1));
    let round = finding.round.map_or(String::new(), |no| format!(", phiên {no}"));
    let _ = writeln!(text, "  {}{event}{round}: {}", finding.rule, finding.message);
    if !finding.basis.is_empty() {
        let _ = writeln!(text, "    Căn cứ ({}): {}", finding.regime, finding.basis);
    }
}

fn told_next(text: &mut String, next: &Next) {
    let by = match (&next.due, next.unadjusted, next.no_calendar) {
        (Some(due), _, _) => format!(", chậm nhất {}", due.day.with_weekday()),
        (None, Some(day), Some(year)) => format!(", {} (chưa có lịch năm {year})", day.with_weekday()),
        _ => String::new(),
    };
    let may = if next.optional { " (có thể)" } else { "" };
    let _ = writeln!(text, "  {}{may}{by}", next.title);
    let _ = writeln!(text, "    {}; {}: {}", next.actor, next.rule, next.basis.line());
    if let Some(floor) = next.floor {
        let _ = writeln!(text, "    Giá thấp nhất có thể đặt: {floor} đồng");
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Answer, run};
    use crate::kernel::Day;
    use serde_json::Value;
    use std::ffi::OsString;

    fn ask(words: &[&str]) -> Answer {
        let today = Day::of(2026, 11, 25).unwrap();
        run(["niemphong"].iter().chain(words).map(OsString::from), today)
    }

    fn example(name: &str) -> String {
        format!("{}/law/examples/{name}", env!("CARGO_MANIFEST_DIR"))
    }

    #[test]
    fn the_example_is_fine_and_says_what_is_next() {
        let answer = ask(&["check", &example("house-first-round.json"), "--json"]);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""));
        let json: Value = serde_json::from_str(&answer.out).unwrap();
        assert_eq!(json["format"], "niemphong.findings/1");
        assert_eq!(json["findings"], serde_json::json!([]));
        assert_eq!(json["next"][0]["rule"], "AUC-CONTRACT");
        assert_eq!(json["counts"], serde_json::json!({ "violation": 0, "warning": 0, "missing": 0 }));
    }

    #[test]
    fn violations_end_with_one_and_warnings_with_zero() {
        let ladder = ask(&["check", &example("ladders/J.json")]);
        assert_eq!(ladder.code, 1);
        assert!(ladder.out.contains("Vi phạm: 3 · Lưu ý: 9 · Còn thiếu: 0"), "{}", ladder.out);
        assert_eq!(ask(&["check", &example("ladders/D.json")]).code, 0);
    }

    #[test]
    fn a_wrong_file_ends_with_two_and_names_file_line_and_field() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let sound = std::fs::read_to_string(example("house-first-round.json")).unwrap();
        std::fs::write(file.path(), sound.replace("2000000000, \"valid", "-5, \"valid")).unwrap();
        let path = file.path().display().to_string();
        let answer = ask(&["check", &path, "--json"]);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""));
        let said = "dòng 6, trường “events[2].amount”: số tiền không được âm (đang là -5).";
        assert_eq!(answer.err, format!("{path}: {said}"));
        assert!(ask(&["check", "khong-co.json"]).err.contains("khong-co.json: không có tệp này"));
    }

    #[test]
    fn the_payout_of_the_example_is_told_and_counted() {
        let path = example("payout-house.json");
        let told = ask(&["payout", &path]);
        assert_eq!(told.code, 0);
        assert!(told.out.contains("2.357.460.000"), "{}", told.out);
        let json: Value = serde_json::from_str(&ask(&["payout", &path, "--json"]).out).unwrap();
        assert_eq!(json["format"], "niemphong.payout-result/1");
        assert_eq!(json["lines"][6]["fee"], 70_723_800);
        assert_eq!(json["left_to_debtor"], 0);
    }
}

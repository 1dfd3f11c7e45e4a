//! The two-page decision with its 25-row table against the same sheet written by raw `pdf-writer`.

use crate::{
    decision::decision,
    line,
    raw_decision::{Faces, raw_pdf},
    seconds_each,
};
use niemphong::paper::pdf;

pub fn run() {
    let faces = Faces::load();
    let sheet = decision(1_287).unwrap();
    assert_eq!(sheet.pages.len(), 2, "the benchmark is a two-page decision");
    let (first, again) = (pdf(&sheet).unwrap(), pdf(&decision(1_287).unwrap()).unwrap());
    assert_eq!(first, again, "two renderings are byte-identical");
    let mut n = 1_287;
    let ours = seconds_each(|| {
        n += 1;
        assert!(!pdf(&decision(n).unwrap()).unwrap().is_empty());
    });
    let raw = seconds_each(|| {
        n += 1;
        assert!(!raw_pdf(&decision(n).unwrap(), &faces).is_empty());
    });
    let layout = seconds_each(|| {
        n += 1;
        assert_eq!(decision(n).unwrap().pages.len(), 2);
    });
    let (bytes, limit_bytes) = (first.len(), raw_pdf(&sheet, &faces).len());
    line(
        "The two-page decision, laid out and written",
        &format!("{:.0} a second ({:.2} ms, of it {:.2} ms layout)", 1.0 / ours, ours * 1e3, layout * 1e3),
        &format!("{:.0} a second by raw pdf-writer", 1.0 / raw),
        &format!("{:.2}", raw / ours),
        "3 times Typst",
    );
    line(
        "Its bytes, two renderings identical",
        &format!("{bytes}"),
        &format!("{limit_bytes} by raw pdf-writer"),
        &format!("{:.2}", limit_bytes as f64 / bytes as f64),
        "45000 at most",
    );
}

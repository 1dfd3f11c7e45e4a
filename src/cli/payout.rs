//! `payout`: distributes proceeds by the order of payment of the day.

use super::Answer;
use super::check::{pretty, read_text};
use crate::engine::payout::{PAYOUT_RESULT_FORMAT, Payout, PayoutInput, distribute};
use crate::law::LawBook;
use serde_json::json;
use std::fmt::Write as _;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(super) struct Args {
    /// Tệp tiền thu được và các khoản phải trả, dạng niemphong.payout/1
    #[arg(value_name = "TỆP")]
    file: PathBuf,
    /// Trả lời bằng JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args) -> Answer {
    let name = args.file.display();
    let input = match read_text(&args.file)
        .and_then(|text| PayoutInput::parse(&text).map_err(|fault| format!("{name}: {fault}.")))
    {
        Ok(input) => input,
        Err(sentence) => return Answer::wrong(sentence),
    };
    match distribute(&input, LawBook::embedded()) {
        Ok(payout) if args.json => Answer::fine(pretty(&json!({
            "format": PAYOUT_RESULT_FORMAT,
            "regime": payout.regime,
            "steps": payout.steps,
            "lines": payout.lines,
            "left_to_debtor": payout.left_to_debtor,
        }))),
        Ok(payout) => Answer::fine(told(&input, &payout)),
        Err(fault) => Answer::wrong(format!("{name}: trường “on”: {fault}")),
    }
}

fn told(input: &PayoutInput, payout: &Payout) -> String {
    let mut text = format!("Phân chia tiền ngày {} theo chế độ {}\n\n", input.on, payout.regime);
    let _ = writeln!(text, "{}", row(&["Bước", "Số tiền", "Còn lại"], &[56, 18, 18]));
    for step in &payout.steps {
        let cells = [&step.label(), &step.amount.to_string(), &step.left.to_string()];
        let _ = writeln!(text, "{}", row(&cells.map(String::as_str), &[56, 18, 18]));
    }
    let widths = [24, 10, 18, 18, 14, 18];
    let heads = ["Người nhận", "Hàng", "Phải trả", "Được trả", "Phí", "Thực nhận"];
    let _ = writeln!(text, "\n{}", row(&heads, &widths));
    for line in &payout.lines {
        let rank = if line.rank == "secured" { "bảo đảm" } else { &line.rank };
        let money = [line.claimed, line.paid, line.fee, line.net].map(|amount| amount.to_string());
        let mut cells = vec![line.id.as_str(), rank];
        cells.extend(money.iter().map(String::as_str));
        let _ = writeln!(text, "{}", row(&cells, &widths));
    }
    let _ = writeln!(text, "\nCòn lại trả người phải thi hành án: {} đồng", payout.left_to_debtor);
    let mut bases: Vec<&str> = payout.steps.iter().map(|s| s.basis.as_str()).collect();
    bases.dedup();
    let _ = write!(text, "Căn cứ: {}", bases.join("; "));
    text
}

/// The first cell to the left, the others to the right.
fn row(cells: &[&str], widths: &[usize]) -> String {
    let mut line = String::new();
    for (i, (cell, width)) in cells.iter().zip(widths).enumerate() {
        let _ = if i == 0 { write!(line, "{cell:<width$}") } else { write!(line, "{cell:>width$}") };
    }
    line.trim_end().to_owned()
}

//! `verify`: recomputes every chain, every file's digest, every derived table.

use super::Answer;
use crate::{
    config::Config,
    kernel::Vnd,
    store::{Address, Store},
    vault::Vault,
    verify::{Report, verify_against},
};
use std::{fmt::Write as _, path::PathBuf};

#[derive(clap::Args)]
pub(super) struct Args {
    /// Thư mục dữ liệu (cơ sở dữ liệu và kho tệp)
    #[arg(long, value_name = "THƯ_MỤC")]
    data: Option<PathBuf>,
    /// Các đầu sổ in ở chân văn bản (12 chữ số đầu), theo thứ tự ngày ban hành, cách nhau bằng dấu phẩy
    #[arg(long, value_name = "MÃ", value_delimiter = ',')]
    anchors: Vec<String>,
    /// Trả lời bằng JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args) -> Answer {
    match report(args) {
        Err(why) => Answer::wrong(super::law::capital(&format!("{}.", why.trim_end_matches('.')))),
        Ok(report) => {
            let out = if args.json {
                serde_json::to_string_pretty(&report).unwrap_or_default()
            } else {
                in_words(&report)
            };
            if report.is_sound() { Answer::fine(out) } else { Answer::no(out) }
        }
    }
}

fn report(args: &Args) -> Result<Report, String> {
    let mut config = Config::load(None).map_err(|e| e.to_string())?;
    if let Some(folder) = &args.data {
        config.data.clone_from(folder);
    }
    let address = config.address().map_err(|e| e.to_string())?;
    if let Address::Sqlite(path) = &address
        && !path.exists()
    {
        return Err(format!("không có sổ tại {}; chỉ thư mục dữ liệu bằng --data", path.display()));
    }
    let store = Store::open(&address).map_err(|e| e.to_string())?;
    let vault = Vault::open(config.vault()).map_err(|e| e.to_string())?;
    verify_against(&store, &vault, &args.anchors).map_err(|e| e.to_string())
}

fn in_words(report: &Report) -> String {
    let number = |n: i64| Vnd::new(n).unwrap_or_default().to_string();
    let count = |n: usize| number(i64::try_from(n).unwrap_or(i64::MAX));
    let mut out = String::new();
    for book in &report.books {
        let _ = writeln!(
            out,
            "Sổ {}: {} hành vi, {} dòng dữ liệu, {} tệp; đầu sổ {}",
            book.agency,
            number(book.acts),
            count(book.rows),
            count(book.files),
            book.head.get(..16).unwrap_or(&book.head)
        );
    }
    if report.books.is_empty() {
        out.push_str("Chưa có cơ quan nào mở sổ.\n");
    }
    for anchor in report.anchors.iter().filter(|a| a.n.is_some()) {
        let n = number(anchor.n.unwrap_or_default());
        let _ = writeln!(out, "Đầu sổ {} còn trong sổ, sau hành vi số {n}", anchor.code);
    }
    for broken in &report.breaks {
        let _ = writeln!(out, "KHÔNG KHỚP · {} · {}: {}", broken.agency, broken.place, broken.what);
    }
    out.push_str(if report.is_sound() {
        "Sổ lành lặn: mọi mắt xích, mọi dòng dữ liệu và mọi tệp đều khớp."
    } else {
        "Sổ không lành lặn. Giữ nguyên hiện trạng, sao lưu, và đối chiếu với các văn bản giấy có in đầu sổ."
    });
    out
}

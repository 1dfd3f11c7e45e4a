//! The command line: each command is a function from its arguments to an answer.
//!
//! It may use every room. Only `main.rs` prints and ends the process, so that a command can be tested like any
//! other function. Exit status: 0 fine, 1 the answer is no, 2 the input or the call is wrong.

mod call;
mod check;
mod law;
mod payout;
mod serve;
mod verify;
mod words;

use crate::kernel::Day;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;

/// What a command answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// For standard output, without the last line break.
    pub out: String,
    /// For standard error: one sentence.
    pub err: String,
    /// The exit status.
    pub code: u8,
}

impl Answer {
    /// Fine.
    pub fn fine(out: impl Into<String>) -> Answer {
        Answer { out: out.into(), ..Answer::default() }
    }

    /// The answer is no; `out` says what was found.
    pub fn no(out: impl Into<String>) -> Answer {
        Answer { out: out.into(), err: String::new(), code: 1 }
    }

    /// The input or the call is wrong; `err` says what, where, and how to mend it.
    pub fn wrong(err: impl Into<String>) -> Answer {
        Answer { out: String::new(), err: err.into(), code: 2 }
    }
}

/// Niêm Phong: quản lý vật chứng, tài sản thi hành án, đấu giá và giấy tờ theo luật của từng ngày.
#[derive(Parser)]
#[command(name = "niemphong", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// One line per command; a new command adds its line here and in [`run`].
#[derive(Subcommand)]
enum Command {
    /// Chạy cơ quan trình diễn trên dữ liệu mới
    Demo(serve::DemoArgs),
    /// Chạy dịch vụ; người đầu tiên mở sổ và thành quản trị
    Serve(serve::ServeArgs),
    /// Kiểm tra mọi mắt xích của sổ, mọi dòng dữ liệu, mọi tệp
    Verify(verify::Args),
    /// Hỏi sổ luật: danh mục, nội dung, thời hạn, giá thấp nhất.
    Law(law::Args),
    /// Soát lịch sử một tài sản theo luật của ngày từng bước.
    Check(check::Args),
    /// Phân chia tiền thu được theo thứ tự thanh toán.
    Payout(payout::Args),
    /// Đọc số tiền thành chữ như in trên giấy tờ.
    Words(words::Args),
}

/// Runs the command in `args` (the program's name first) as of a day.
pub fn run(args: impl IntoIterator<Item = OsString>, today: Day) -> Answer {
    let parsed = call::in_vietnamese(Cli::command())
        .try_get_matches_from(args)
        .and_then(|mut matches| Cli::from_arg_matches_mut(&mut matches));
    match parsed {
        Err(error) => call::answer(&error),
        Ok(Cli { command }) => match command {
            Command::Demo(args) => serve::demo(&args),
            Command::Serve(args) => serve::serve(&args),
            Command::Verify(args) => verify::run(&args),
            Command::Law(args) => law::run(args, today),
            Command::Check(args) => check::run(&args),
            Command::Payout(args) => payout::run(&args),
            Command::Words(args) => words::run(&args),
        },
    }
}

#[cfg(test)]
mod tests;

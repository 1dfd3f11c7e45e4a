//! The program: reads the command line, prints the answer, ends with its status.

use niemphong::{cli, kernel::Clock};
use std::process::ExitCode;

fn main() -> ExitCode {
    let answer = cli::run(std::env::args_os(), Clock::System.today());
    print(&mut std::io::stdout().lock(), &answer.out);
    print(&mut std::io::stderr().lock(), &answer.err);
    ExitCode::from(answer.code)
}

/// A reader that has gone away (`| head`) is no failure of the answer.
fn print(stream: &mut impl std::io::Write, text: &str) {
    if !text.is_empty() {
        let _ = writeln!(stream, "{text}");
    }
}

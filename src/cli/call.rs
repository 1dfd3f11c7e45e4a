//! The call itself in Vietnamese: help pages, and what is wrong with a call in one sentence.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, Error};

use super::Answer;

const PAGE: &str = "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}";

/// The same command with its headings and its help in Vietnamese.
pub(super) fn in_vietnamese(command: Command) -> Command {
    let help =
        Arg::new("help").short('h').long("help").action(ArgAction::Help).help("Hiện phần hướng dẫn này");
    let command = command
        .help_template(PAGE)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommand_help_heading("Lệnh")
        .subcommand_value_name("LỆNH")
        .arg_required_else_help(false)
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "Tham số" } else { "Tùy chọn" };
            arg.help_heading(heading)
        })
        .arg(help.help_heading("Tùy chọn"))
        .mut_subcommands(in_vietnamese);
    if command.get_version().is_some() {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        return command.arg(version.help("Hiện số phiên bản").help_heading("Tùy chọn"));
    }
    command
}

/// Help is an answer; anything else is a wrong call.
pub(super) fn answer(error: &Error) -> Answer {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            Answer::fine(error.to_string().trim_end().replace("[OPTIONS]", "[TÙY_CHỌN]"))
        }
        _ => Answer::wrong(sentence(error)),
    }
}

fn sentence(error: &Error) -> String {
    let named = |kind| error.get(kind).map(text).unwrap_or_default();
    let argument = named(ContextKind::InvalidArg);
    let said = match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("Lệnh thiếu {argument}"),
        ErrorKind::UnknownArgument => format!("Không có tùy chọn hoặc tham số {argument}"),
        ErrorKind::InvalidSubcommand => format!("Không có lệnh {}", named(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            format!("Lệnh chưa đủ: cần thêm một trong các lệnh {}", named(ContextKind::ValidSubcommand))
        }
        ErrorKind::ArgumentConflict => format!("Tùy chọn {argument} bị nêu hai lần hoặc không đi cùng nhau"),
        ErrorKind::ValueValidation | ErrorKind::InvalidValue => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            let value = named(ContextKind::InvalidValue);
            match (why.is_empty(), value.is_empty()) {
                (false, _) => format!("{argument}: {why}"),
                (true, true) => format!("Tùy chọn {argument} cần một giá trị"),
                (true, false) => {
                    let valid = named(ContextKind::ValidValue);
                    format!("{argument} không nhận “{value}”, chỉ nhận {valid}")
                }
            }
        }
        _ => "Lệnh không đúng".to_owned(),
    };
    format!("{said}; xem niemphong --help.")
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(one) => one.clone(),
        ContextValue::Strings(many) => many.join(", "),
        other => other.to_string(),
    }
}

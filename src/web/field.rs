//! One field of a form, read into a type that cannot be wrong, or a fault beside it.

use super::Form;
use crate::kernel::{Day, Ratio, Refusal, Vnd};
use rust_decimal::Decimal;
use std::{fmt::Display, ops::RangeInclusive, str::FromStr};

/// A field about to be read. Every reader returns nothing and writes a fault when the field is wrong.
/// A field that may stay empty ([`Form::maybe`]) returns nothing without a fault when it is.
#[derive(Debug)]
pub struct Field<'a> {
    form: &'a Form,
    name: &'a str,
    called: &'a str,
    needed: bool,
}

impl Form {
    /// A field that must be filled in.
    pub fn field<'a>(&'a self, name: &'a str) -> Field<'a> {
        Field { form: self, name, called: "mục này", needed: true }
    }

    /// A field that may stay empty.
    pub fn maybe<'a>(&'a self, name: &'a str) -> Field<'a> {
        Field { needed: false, ..self.field(name) }
    }
}

impl<'a> Field<'a> {
    /// How the field is called in sentences, in small letters: `giá khởi điểm`.
    #[must_use]
    pub fn called(mut self, called: &'a str) -> Field<'a> {
        self.called = called;
        self
    }

    /// One line of text, at most so many letters.
    pub fn text(self, letters_max: usize) -> Option<String> {
        let line = self.filled()?.split_whitespace().collect::<Vec<_>>().join(" ");
        self.within(line, letters_max)
    }

    /// Several lines of text, at most so many letters.
    pub fn lines(self, letters_max: usize) -> Option<String> {
        let text = self.filled()?.to_owned();
        self.within(text, letters_max)
    }

    /// An amount of đồng.
    pub fn vnd(self) -> Option<Vnd> {
        let read = self.filled()?.parse::<Vnd>();
        self.or_fault(read)
    }

    /// A day, as `30/11/2026` or `2026-11-30`.
    pub fn day(self) -> Option<Day> {
        let read = self.filled()?.parse::<Day>();
        self.or_fault(read)
    }

    /// A whole number within limits.
    pub fn whole(self, limits: RangeInclusive<i64>) -> Option<i64> {
        let digits = self.filled()?.replace(['.', ' '], "");
        match digits.parse::<i64>() {
            Ok(number) if limits.contains(&number) => Some(number),
            Ok(_) => {
                self.fault(format!("Cần nhập {} từ {} đến {}.", self.called, limits.start(), limits.end()))
            }
            Err(_) => self.fault(format!("Cần nhập {} bằng chữ số.", self.called)),
        }
    }

    /// Per cent typed as `10`, `9,5` or `9,5 %`; the share itself comes back: `0.095`.
    pub fn percent(self) -> Option<Ratio> {
        let bare = self.filled()?.trim_end_matches('%').trim().to_owned();
        match bare.parse::<Ratio>().map(Ratio::decimal) {
            Ok(number) if (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&number) => {
                Some(Ratio::from(number / Decimal::ONE_HUNDRED))
            }
            _ => self.fault("Cần nhập tỷ lệ từ 0 đến 100 %, phần lẻ sau dấu phẩy.".to_owned()),
        }
    }

    /// One of the offered values.
    pub fn choice<T: Copy>(self, offered: &[(&str, T)]) -> Option<T> {
        let given = self.filled()?;
        match offered.iter().find(|(name, _)| *name == given) {
            Some((_, value)) => Some(*value),
            None => self.fault(format!("Cần chọn {} trong danh sách.", self.called)),
        }
    }

    /// Anything that reads itself from text, such as an id.
    pub fn read<T: FromStr<Err: Display>>(self) -> Option<T> {
        let read = self.filled()?.parse::<T>();
        self.or_fault(read)
    }

    fn filled(&self) -> Option<&'a str> {
        let value = self.form.value(self.name).trim();
        match value.is_empty() {
            false => Some(value),
            true if self.needed => self.fault(format!("Cần điền {}.", self.called)),
            true => None,
        }
    }

    fn within(&self, text: String, letters_max: usize) -> Option<String> {
        match text.chars().count() {
            count if count <= letters_max => Some(text),
            count => self.fault(format!(
                "Phần chữ dài {count} ký tự, nhiều nhất {letters_max}. Cần rút gọn {}.",
                self.called
            )),
        }
    }

    fn or_fault<T>(&self, read: Result<T, impl Display>) -> Option<T> {
        read.map_or_else(|wrong| self.fault(sentence(&wrong.to_string())), Some)
    }

    fn fault<T>(&self, message: String) -> Option<T> {
        self.form.refuse(Refusal::new("FIELD", message).at(self.name));
        None
    }
}

/// With a capital at the front and a full stop at the end.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let stop = if text.ends_with(['.', '?', ':']) { "" } else { "." };
    format!("{}{}{stop}", first.to_uppercase(), letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Form {
        Form::of(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn every_fault_is_found_at_once() {
        let form = form(&[("price", "mười tỷ"), ("day", "31/02/2026"), ("kind", "x"), ("note", "")]);
        assert_eq!(form.field("price").vnd(), None);
        assert_eq!(form.field("day").day(), None);
        assert_eq!(form.field("kind").choice(&[("a", 1), ("b", 2)]), None);
        assert_eq!(form.maybe("note").text(10), None);
        assert_eq!(form.field("name").called("họ tên").text(10), None);
        let fields: Vec<_> = form.faults().into_iter().filter_map(|fault| fault.field).collect();
        assert_eq!(fields, ["price", "day", "kind", "name"]);
        assert_eq!(form.fault("name").map(|f| f.message).as_deref(), Some("Cần điền họ tên."));
    }

    #[test]
    fn sound_fields_are_typed() {
        let form = form(&[
            ("price", "1.458.000.000 đ"),
            ("day", "30/11/2026"),
            ("cut", "9,5 %"),
            ("count", "1.200"),
            ("name", "  Nguyễn   Văn A "),
            ("text", " một\nhai "),
        ]);
        assert_eq!(form.field("price").vnd().map(Vnd::dong), Some(1_458_000_000));
        assert_eq!(form.field("day").day(), Day::of(2026, 11, 30));
        assert_eq!(form.field("cut").percent().map(Ratio::percent).as_deref(), Some("9,5%"));
        assert_eq!(form.field("count").whole(0..=5_000), Some(1_200));
        assert_eq!(form.field("name").text(20).as_deref(), Some("Nguyễn Văn A"));
        assert_eq!(form.field("text").lines(20).as_deref(), Some("một\nhai"));
        assert!(form.is_sound());
    }

    #[test]
    fn limits_are_said_with_their_numbers() {
        let form = form(&[("count", "12"), ("name", "Nguyễn"), ("cut", "101")]);
        assert_eq!(form.field("count").called("số lượng").whole(1..=10), None);
        assert_eq!(form.field("name").text(3), None);
        assert_eq!(form.field("cut").percent(), None);
        let message = form.fault("count").map(|fault| fault.message);
        assert_eq!(message.as_deref(), Some("Cần nhập số lượng từ 1 đến 10."));
        assert_eq!(form.faults().len(), 3);
    }
}

//! Reading files from outside: every fault is one Vietnamese sentence with its line and its field.
//!
//! The shape of a file is data ([`Field`]); `serde_json` reads the syntax, the shape is then checked
//! with the path kept, and only a text of sound shape is turned into types.

use super::locate::{Step, line_of, twice};
use crate::kernel::Day;
use serde_json::{Map, Value};
use std::fmt;

/// Why a file cannot be read: where, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadInput {
    /// The line, counted from 1.
    pub line: usize,
    /// The field, such as `events[3].amount`; empty for a fault of syntax.
    pub field: String,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl fmt::Display for BadInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.field.is_empty() {
            write!(f, "dòng {}: {}", self.line, self.message)
        } else {
            write!(f, "dòng {}, trường “{}”: {}", self.line, self.field, self.message)
        }
    }
}

impl std::error::Error for BadInput {}

/// A named field of an object.
pub(super) struct Field {
    pub name: &'static str,
    pub want: Want,
    pub must: bool,
}

/// What may stand in a field.
pub(super) enum Want {
    Day,
    Money,
    /// A whole number from 1.
    Count,
    Flag,
    Text,
    OneOf(&'static [&'static str]),
    Object(&'static [Field]),
    List(&'static [Field]),
    /// A list whose objects name their own shape in `type`.
    Tagged(fn(&str) -> Option<&'static [Field]>, &'static [Field]),
}

pub(super) const fn must(name: &'static str, want: Want) -> Field {
    Field { name, want, must: true }
}

pub(super) const fn may(name: &'static str, want: Want) -> Field {
    Field { name, want, must: false }
}

/// Reads a JSON text and checks it against a shape.
pub(super) fn read(text: &str, shape: &'static [Field]) -> Result<Value, BadInput> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut value = serde_json::from_str::<Value>(text).map_err(|fault| syntax(&fault))?;
    if let Some((line, field)) = twice(text) {
        let message = "bị ghi hai lần trong cùng một đối tượng, chỉ giữ một".to_owned();
        return Err(BadInput { line, field, message });
    }
    Checker { path: Vec::new() }.object(&value, &[shape]).map_err(|(path, message)| BadInput {
        line: line_of(text, &path),
        field: written(&path),
        message,
    })?;
    without_nulls(&mut value);
    Ok(value)
}

/// A field given as `null` counts as left out.
fn without_nulls(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|_, inner| !inner.is_null());
            map.values_mut().for_each(without_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(without_nulls),
        _ => {}
    }
}

fn syntax(fault: &serde_json::Error) -> BadInput {
    let column = fault.column();
    let message = if fault.is_eof() {
        "tệp bị cắt ngang, thiếu dấu đóng ngoặc hoặc dấu nháy ở cuối".to_owned()
    } else {
        format!(
            "không đúng cú pháp JSON tại cột {column}, xem lại dấu phẩy, dấu nháy, dấu ngoặc quanh chỗ này"
        )
    };
    BadInput { line: fault.line().max(1), field: String::new(), message }
}

/// `events[3].amount`.
fn written(path: &[Step]) -> String {
    path.iter().fold(String::new(), |mut out, step| {
        match step {
            Step::Index(i) => out.push_str(&format!("[{i}]")),
            Step::Key(key) if out.is_empty() => out.push_str(key),
            Step::Key(key) => {
                out.push('.');
                out.push_str(key);
            }
        }
        out
    })
}

type Fault = (Vec<Step>, String);

struct Checker {
    path: Vec<Step>,
}

impl Checker {
    fn fault<T>(&self, message: impl Into<String>) -> Result<T, Fault> {
        Err((self.path.clone(), message.into()))
    }

    fn at<T>(&mut self, step: Step, look: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        self.path.push(step);
        let seen = look(self);
        self.path.pop();
        seen
    }

    fn object(&mut self, value: &Value, shapes: &[&'static [Field]]) -> Result<(), Fault> {
        let Value::Object(map) = value else {
            return self.fault("chỗ này phải là một đối tượng { … }");
        };
        let known = |key: &str| shapes.iter().flat_map(|s| s.iter()).find(|f| f.name == key);
        for (key, inner) in map {
            let Some(field) = known(key) else {
                return self.at(Step::key(key), |me| me.unknown(map, shapes));
            };
            if !inner.is_null() || field.must {
                self.at(Step::key(key), |me| me.value(inner, &field.want))?;
            }
        }
        for field in shapes.iter().flat_map(|s| s.iter()).filter(|f| f.must) {
            if !map.contains_key(field.name) {
                return self.fault(format!("thiếu trường bắt buộc “{}”", field.name));
            }
        }
        Ok(())
    }

    fn unknown(&self, map: &Map<String, Value>, shapes: &[&'static [Field]]) -> Result<(), Fault> {
        let names: Vec<&str> = shapes.iter().flat_map(|s| s.iter()).map(|f| f.name).collect();
        let of = match map.get("type") {
            Some(Value::String(kind)) => format!(" của loại “{kind}”"),
            _ => String::new(),
        };
        self.fault(format!("không có trường này{of}; các trường dùng được: {}", names.join(", ")))
    }

    fn value(&mut self, value: &Value, want: &Want) -> Result<(), Fault> {
        match want {
            Want::Day => self.day(value),
            Want::Money => self.money(value),
            Want::Count => match value.as_u64() {
                Some(1..=10_000) => Ok(()),
                _ => self.fault(format!("phải là số nguyên từ 1 trở lên (đang là {})", short(value))),
            },
            Want::Flag if value.is_boolean() => Ok(()),
            Want::Flag => self.fault(format!("phải là true hoặc false (đang là {})", short(value))),
            Want::Text if value.is_string() => Ok(()),
            Want::Text => self.fault(format!("phải là chữ trong dấu nháy (đang là {})", short(value))),
            Want::OneOf(choices) => match value.as_str() {
                Some(text) if choices.contains(&text) => Ok(()),
                _ => self.fault(format!(
                    "phải là một trong: {} (đang là {})",
                    choices.join(", "),
                    short(value)
                )),
            },
            Want::Object(shape) => self.object(value, &[shape]),
            Want::List(shape) => self.list(value, |me, inner| me.object(inner, &[shape])),
            Want::Tagged(shape_of, common) => {
                self.list(value, |me, inner| me.tagged(inner, *shape_of, common))
            }
        }
    }

    fn list(
        &mut self,
        value: &Value,
        mut look: impl FnMut(&mut Self, &Value) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let Value::Array(items) = value else {
            return self.fault("chỗ này phải là một danh sách [ … ]");
        };
        for (i, inner) in items.iter().enumerate() {
            self.at(Step::Index(i), |me| look(me, inner))?;
        }
        Ok(())
    }

    fn tagged(
        &mut self,
        value: &Value,
        shape_of: fn(&str) -> Option<&'static [Field]>,
        common: &'static [Field],
    ) -> Result<(), Fault> {
        let shape = match value.get("type") {
            Some(Value::String(kind)) => match shape_of(kind) {
                Some(shape) => shape,
                None => {
                    return self
                        .at(Step::key("type"), |me| me.fault(format!("không có loại sự kiện “{kind}”")));
                }
            },
            Some(_) => return self.at(Step::key("type"), |me| me.fault("phải là chữ trong dấu nháy")),
            None => &[],
        };
        self.object(value, &[common, shape])
    }

    fn day(&self, value: &Value) -> Result<(), Fault> {
        let wrong =
            || format!("không đọc được ngày {}: viết dạng \"2026-11-30\", ngày có thật", short(value));
        match value.as_str() {
            Some(text) if text.parse::<Day>().is_ok_and(|day| day.iso() == text) => Ok(()),
            _ => self.fault(wrong()),
        }
    }

    fn money(&self, value: &Value) -> Result<(), Fault> {
        match value.as_i64() {
            Some(0..) => Ok(()),
            Some(_) => self.fault(format!("số tiền không được âm (đang là {})", short(value))),
            None => self.fault(format!(
                "số tiền phải là số nguyên đồng, không có phần lẻ và không đặt trong dấu nháy (đang là {})",
                short(value)
            )),
        }
    }
}

/// A value as it stands in the file, cut to a readable length.
fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 40 { text } else { text.chars().take(40).chain(['…']).collect() }
}

//! A posted form: every fault found at once, every value kept as it was typed.
//!
//! A handler asks for typed fields, then whether the form is sound. If it is not, or the house refuses
//! the act, the same `Form` goes back into the template and the person loses nothing.

use super::Problem;
use crate::kernel::{Refusal, nfc};
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use std::{cell::RefCell, future::Future, pin::Pin};

/// Most bytes of a form without files.
pub const FORM_BYTES_MAX: usize = 256 * 1024;
/// Most fields of a form.
pub const FIELDS_MAX: usize = 4_000;

/// What a person typed, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Form {
    pairs: Vec<(String, String)>,
    faults: RefCell<Vec<Refusal>>,
}

impl Form {
    /// A form nobody has filled in yet.
    pub fn empty() -> Form {
        Form::default()
    }

    /// A form from names and values, such as the text parts of an upload.
    pub fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Form {
        let pairs = pairs.into_iter().take(FIELDS_MAX).map(|(name, value)| (name, clean(&value))).collect();
        Form { pairs, faults: RefCell::default() }
    }

    /// The same form with a value proposed where none was typed.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Form {
        if !self.pairs.iter().any(|(known, _)| known == name) {
            self.pairs.push((name.to_owned(), value.to_string()));
        }
        self
    }

    /// The same form with a value in place of whatever was typed.
    #[must_use]
    pub fn replacing(mut self, name: &str, value: impl ToString) -> Form {
        self.pairs.retain(|(known, _)| known != name);
        self.pairs.push((name.to_owned(), value.to_string()));
        self
    }

    /// The same values, and nothing said about them yet.
    #[must_use]
    pub fn bare(&self) -> Form {
        Form { pairs: self.pairs.clone(), faults: RefCell::default() }
    }

    /// Reads an urlencoded body.
    ///
    /// # Errors
    /// A 400 page when the body is not a form.
    pub fn parse(body: &[u8]) -> Result<Form, Problem> {
        let text = std::str::from_utf8(body).map_err(|_| Problem::malformed())?;
        let pairs =
            web::Query::<Vec<(String, String)>>::from_query(text).map_err(|_| Problem::malformed())?;
        Ok(Form::of(pairs.into_inner()))
    }

    /// The value as typed, empty when there is none.
    pub fn value(&self, name: &str) -> &str {
        self.pairs.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Every value of a field that may be chosen several times.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.pairs.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect()
    }

    /// Whether a choice, radio or tick of this field is set to `value`.
    pub fn chosen(&self, name: &str, value: &str) -> bool {
        self.pairs.iter().any(|(known, given)| known == name && given == value)
    }

    /// Whether a tick box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        !self.value(name).is_empty()
    }

    /// The row numbers of a repeated part: fields `bill.0.count`, `bill.3.count` give 0 and 3.
    pub fn rows(&self, prefix: &str) -> Vec<usize> {
        let number = |name: &str| {
            name.strip_prefix(prefix)?.strip_prefix('.')?.split('.').next()?.parse::<usize>().ok()
        };
        let mut rows: Vec<usize> = self.pairs.iter().filter_map(|(name, _)| number(name)).collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// Writes down what is wrong; [`Refusal::at`] names the field beside which it is shown.
    pub fn refuse(&self, refusal: Refusal) {
        self.faults.borrow_mut().push(refusal);
    }

    /// Whether nothing is wrong so far.
    pub fn is_sound(&self) -> bool {
        self.faults.borrow().is_empty()
    }

    /// Everything that is wrong, in the order it was found.
    pub fn faults(&self) -> Vec<Refusal> {
        self.faults.borrow().clone()
    }

    /// What stands beside fields: the field and the sentence, for the list at the top of the form.
    pub fn beside(&self) -> Vec<(String, String)> {
        let faults = self.faults.borrow();
        faults.iter().filter_map(|fault| Some((fault.field.clone()?, fault.message.clone()))).collect()
    }

    /// What is wrong with one field.
    pub fn fault(&self, name: &str) -> Option<Refusal> {
        self.faults.borrow().iter().find(|fault| fault.field.as_deref() == Some(name)).cloned()
    }
}

/// A form is read with its limit; nothing else of the request is looked at.
impl FromRequest for Form {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Form, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let payload = web::Payload::from_request(request, payload);
        Box::pin(async move {
            let payload = payload.await.map_err(|_| Problem::malformed())?;
            let body = payload.to_bytes_limited(FORM_BYTES_MAX).await;
            let body = body.map_err(|_| Problem::too_large(FORM_BYTES_MAX))?;
            Form::parse(&body.map_err(|_| Problem::malformed())?)
        })
    }
}

/// One normal form of letters, one kind of line end, no invisible control signs.
fn clean(value: &str) -> String {
    let visible = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    nfc(&value.replace("\r\n", "\n")).chars().filter(visible).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_whole() {
        let form =
            Form::parse("ten=Nguy%E1%BB%85n+V%C4%83n+A&gia=m%C6%B0%E1%BB%9Di&x=1&x=2".as_bytes()).unwrap();
        assert_eq!(form.value("ten"), "Nguyễn Văn A");
        assert_eq!(form.value("gia"), "mười");
        assert_eq!(form.all("x"), ["1", "2"]);
        assert!(form.chosen("x", "2") && !form.chosen("x", "3"));
        assert_eq!(form.value("none"), "");
    }

    #[test]
    fn letters_enter_in_one_form() {
        let form = Form::of([("ten".to_owned(), "Lua\u{323}\u{302}t\u{0}\r\nsố 2".to_owned())]);
        assert_eq!(form.value("ten"), "Luật\nsố 2");
    }

    #[test]
    fn rows_are_found_by_their_numbers() {
        let form = Form::parse(b"bill.3.count=1&bill.0.count=2&bill.0.face=5&other.9=1").unwrap();
        assert_eq!(form.rows("bill"), [0, 3]);
    }

    #[test]
    fn a_proposal_never_overwrites_what_was_typed() {
        let form = Form::parse(b"day=").unwrap().with("day", "2026-11-30").with("place", "Kho 2");
        assert_eq!((form.value("day"), form.value("place")), ("", "Kho 2"));
    }
}

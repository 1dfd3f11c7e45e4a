//! An act (hành vi): who did what, on which day, by what basis.

use crate::{
    kernel::{ActId, Day, Moment, PersonId},
    store::{Desk, Failure},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::fmt;

/// Who acted, as name and office stood on that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The person.
    pub id: PersonId,
    /// The name as printed.
    pub name: String,
    /// The office as printed: `Chấp hành viên`.
    pub office: String,
}

/// What kind of thing a story is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// The agency itself.
    Agency,
    /// A person of the agency.
    Person,
    /// A case.
    Case,
    /// A seized asset.
    Asset,
    /// A thing in custody.
    Item,
    /// A place of storage.
    Place,
    /// An order of the store.
    Order,
    /// A matter of disposal.
    Disposal,
    /// A count of the store.
    Count,
    /// Things lent for proceedings.
    Extraction,
    /// A hand-over to another body.
    Handover,
}

impl SubjectKind {
    /// As it stands in the database and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            SubjectKind::Agency => "agency",
            SubjectKind::Person => "person",
            SubjectKind::Case => "case",
            SubjectKind::Asset => "asset",
            SubjectKind::Item => "item",
            SubjectKind::Place => "place",
            SubjectKind::Order => "order",
            SubjectKind::Disposal => "disposal",
            SubjectKind::Count => "count",
            SubjectKind::Extraction => "extraction",
            SubjectKind::Handover => "handover",
        }
    }
}

/// Whose story an act belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its kind.
    pub kind: SubjectKind,
    /// Its id, as text.
    pub id: String,
}

impl Subject {
    /// A subject by its kind and id.
    pub fn of(kind: SubjectKind, id: impl fmt::Display) -> Subject {
        Subject { kind, id: id.to_string() }
    }
}

/// The circumstances of an act about to be recorded.
#[derive(Clone, Debug)]
pub struct Doing {
    /// Who.
    pub author: Author,
    /// The act's id, made when the form was drawn: a repeated post is the same act.
    pub act: ActId,
    /// The legal day on which it happened.
    pub on: Day,
    /// The moment of writing.
    pub now: Moment,
    /// The number of the last act of this story that the person has seen; `None` where it does not matter.
    pub after: Option<i64>,
    /// The articles it stands on, as printed.
    pub basis: Vec<String>,
    /// The act it puts right.
    pub corrects: Option<ActId>,
}

impl Doing {
    /// An act of `author` on `on`, written at `now`, with a new id and no expectations.
    pub fn new(author: Author, on: Day, now: Moment) -> Doing {
        Doing { author, act: ActId::new(), on, now, after: None, basis: Vec::new(), corrects: None }
    }
}

/// What an act of a slice says, and which rows it gives rise to.
///
/// A deed is a serde enum tagged `deed`; its kind in the book is `SLICE.tag`.
pub trait Deed: Serialize + DeserializeOwned {
    /// The slice's short name, the first half of the kind.
    const SLICE: &'static str;

    /// Writes the rows this act gives rise to. Called when it is recorded and again by `verify`:
    /// it must depend on nothing but the act and the rows that earlier acts gave rise to.
    ///
    /// # Errors
    /// A [`Failure`] undoes the act.
    fn apply(&self, desk: &mut Desk<'_>, act: &Act) -> Result<(), Failure>;
}

/// An act as it stands in the book.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// The form of this text.
    pub v: u8,
    /// Whose book.
    pub agency: String,
    /// Position in the agency's book: 1, 2, 3 … with no gap.
    pub n: i64,
    /// The act's id.
    pub id: ActId,
    /// What kind of thing its story is about.
    pub subject_kind: SubjectKind,
    /// The story it belongs to.
    pub subject: String,
    /// Position in that story.
    pub seq: i64,
    /// `slice.deed`.
    pub kind: String,
    /// The legal day on which it happened.
    pub happened_on: Day,
    /// The moment of writing.
    pub recorded_at: Moment,
    /// Who.
    pub author: Author,
    /// The articles it stands on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<String>,
    /// The act it puts right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<ActId>,
    /// What the slice says.
    pub data: serde_json::Value,
}

impl Act {
    /// The deed of a slice inside, or nothing when the act is another slice's.
    ///
    /// # Errors
    /// A failure when the act is this slice's and cannot be read.
    pub fn deed<D: Deed>(&self) -> Result<Option<D>, Failure> {
        match self.kind.split_once('.') {
            Some((slice, _)) if slice == D::SLICE => serde_json::from_value(self.data.clone())
                .map(Some)
                .map_err(|e| Failure::unreadable(format!("hành vi số {}: {e}", self.n))),
            _ => Ok(None),
        }
    }
}

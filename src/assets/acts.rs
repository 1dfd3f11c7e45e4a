//! The acts of an asset's story.

use super::{asset::AssetFacts, store};
use crate::{
    documents::IssuedPaper,
    engine::Event,
    kernel::{ActId, Day},
    ledger::{Act, Deed},
    store::{Desk, Failure},
    vault::Admitted,
};
use serde::{Deserialize, Serialize};

/// A file brought in with a step: minutes, a certificate, a notice of an auction house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// SHA-256 of its bytes.
    pub digest: String,
    /// Its media type, sniffed.
    pub media: String,
    /// Its size in bytes.
    pub bytes: i64,
    /// What it is.
    pub name: String,
}

/// The document of somebody else on which a step stands: a contract, a certificate, a notice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// What it is: `Hợp đồng dịch vụ đấu giá tài sản`.
    pub title: String,
    /// Its number as printed; empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// The day it bears; the day of the step where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// Who issued it, or the other side of a contract.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub issuer: String,
}

impl Source {
    /// A document by its title, number and issuer; it bears the day of its step.
    pub fn of(title: &str, number: &str, issuer: &str) -> Source {
        Source { title: title.to_owned(), number: number.to_owned(), on: None, issuer: issuer.to_owned() }
    }
}

/// How many took part in a session: numbers only, and only after it (Điều 41 Luật Đấu giá tài sản keeps the list
/// secret until then). Names are never asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnout {
    /// Registered.
    pub registered: u32,
    /// Came.
    pub attended: u32,
    /// Bids made.
    pub bids: u32,
}

/// A photograph in the story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoFacts {
    /// SHA-256 of the untouched original.
    pub original: String,
    /// Its media type.
    pub media: String,
    /// Its size in bytes.
    pub bytes: i64,
    /// Width of the upright picture in pixels.
    pub width: i32,
    /// Height of the upright picture in pixels.
    pub height: i32,
    /// The preview's digest.
    pub preview: String,
    /// Its size in bytes.
    pub preview_bytes: i64,
    /// The thumbnail's digest.
    pub thumbnail: String,
    /// Its size in bytes.
    pub thumbnail_bytes: i64,
    /// What it shows.
    pub caption: String,
    /// The day it was taken.
    pub taken_on: Day,
}

impl PhotoFacts {
    /// A photograph that the vault has admitted, with what it shows and the day it was taken.
    pub fn of(photo: &Admitted, caption: &str, taken_on: Day) -> PhotoFacts {
        PhotoFacts {
            original: photo.original.to_string(),
            media: photo.media.mime().to_owned(),
            bytes: photo.bytes,
            width: photo.width,
            height: photo.height,
            preview: photo.preview.to_string(),
            preview_bytes: photo.preview_bytes,
            thumbnail: photo.thumbnail.to_string(),
            thumbnail_bytes: photo.thumbnail_bytes,
            caption: caption.to_owned(),
            taken_on,
        }
    }
}

/// A step of the journey, as recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepFacts {
    /// What happened, as the engine reads it.
    pub event: Event,
    /// The paper issued with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<IssuedPaper>,
    /// The document of somebody else it stands on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// How many took part, for a session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turnout: Option<Turnout>,
    /// Files brought in with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
    /// Why it is late, where the law gave a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_reason: Option<String>,
    /// A note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl StepFacts {
    /// A step with nothing beside it.
    pub const fn of(event: Event) -> StepFacts {
        StepFacts {
            event,
            paper: None,
            source: None,
            turnout: None,
            files: Vec::new(),
            late_reason: None,
            note: String::new(),
        }
    }
}

/// Something that happened to an asset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum AssetDeed {
    /// The asset enters the register.
    Registered(AssetFacts),
    /// What was written of it is put right.
    Corrected(AssetFacts),
    /// A paper that is no step by itself: the seizure decision, a payment request, a hand-over decision.
    PaperIssued {
        /// The paper.
        paper: IssuedPaper,
    },
    /// A step of the journey.
    Step(Box<StepFacts>),
    /// Somebody is charged with keeping it (biên bản giao bảo quản).
    KeeperAssigned {
        /// Who.
        keeper: String,
        /// The minutes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paper: Option<IssuedPaper>,
    },
    /// A photograph is added.
    PhotoAdded(PhotoFacts),
    /// A step was recorded by mistake: it stays in the book and no longer counts.
    Withdrawn {
        /// The act that recorded it.
        act: ActId,
        /// Why.
        reason: String,
    },
    /// A note in the story.
    Noted {
        /// What was noted.
        text: String,
    },
}

impl AssetDeed {
    /// The paper issued with this deed.
    pub fn paper(&self) -> Option<&IssuedPaper> {
        match self {
            AssetDeed::PaperIssued { paper } => Some(paper),
            AssetDeed::Step(step) => step.paper.as_ref(),
            AssetDeed::KeeperAssigned { paper, .. } => paper.as_ref(),
            _ => None,
        }
    }
}

impl Deed for AssetDeed {
    const SLICE: &'static str = "asset";

    fn apply(&self, desk: &mut Desk<'_>, act: &Act) -> Result<(), Failure> {
        store::apply(desk, act, self)
    }
}

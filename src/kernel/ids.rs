//! Ids: one type for each kind of thing, so that one cannot be used for another.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// Why a text is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("mã định danh “{0}” không đúng dạng")]
pub struct IdError(pub String);

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new one, ordered by the time of its making (UUIDv7).
            #[allow(clippy::new_without_default)]
            pub fn new() -> $name {
                $name(Uuid::now_v7())
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<$name, IdError> {
                Uuid::try_parse(text).map($name).map_err(|_| IdError(text.chars().take(60).collect()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }
    )*};
}

ids! {
    /// An act of the book.
    ActId;
    /// A case (việc thi hành án).
    CaseId;
    /// A seized asset (tài sản kê biên).
    AssetId;
    /// A thing in custody (vật chứng, tài sản tạm giữ).
    ItemId;
    /// An auction round (phiên đấu giá).
    RoundId;
    /// An official paper (văn bản).
    PaperId;
    /// A person of the agency (cán bộ).
    PersonId;
    /// A place of storage (kho, phòng, kệ, két).
    PlaceId;
    /// An order of the store (lệnh nhập kho, xuất kho).
    OrderId;
    /// A count of the store (đợt kiểm kê).
    CountId;
    /// Things lent to a body for proceedings (trích xuất).
    ExtractionId;
    /// Things or a whole store handed to another body (bàn giao).
    HandoverId;
    /// A discrepancy between book and thing (sai khác).
    DiscrepancyId;
    /// A matter of disposal: one decision of the head over some things (việc xử lý vật chứng, tài sản).
    DisposalId;
    /// Something that stands against disposing of a thing (lý do tạm dừng xử lý).
    HoldId;
}

/// The code of one agency (cơ quan thi hành án dân sự), such as `ha-an`: small letters, digits, hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AgencyId(String);

impl AgencyId {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AgencyId {
    type Err = IdError;
    fn from_str(text: &str) -> Result<AgencyId, IdError> {
        let sound = (1..=40).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if sound { Ok(AgencyId(text.to_owned())) } else { Err(IdError(text.chars().take(60).collect())) }
    }
}

impl TryFrom<String> for AgencyId {
    type Error = IdError;
    fn try_from(text: String) -> Result<AgencyId, IdError> {
        text.parse()
    }
}

impl From<AgencyId> for String {
    fn from(id: AgencyId) -> String {
        id.0
    }
}

impl fmt::Display for AgencyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

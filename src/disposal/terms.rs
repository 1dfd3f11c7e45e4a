//! The words of the acts: why a step is late, who sits in a council, what a council compares and weighs.

use crate::custody::choices;
use serde::{Deserialize, Serialize};

choices! {
    /// Why a step is late: a code that can be counted.
    LateReason {
        /// The court had to explain or correct.
        Court = "court", "Chờ Tòa án giải thích, đính chính";
        /// Another body had not answered.
        Body = "body", "Chờ cơ quan phối hợp";
        /// The receiver did not come.
        Receiver = "receiver", "Bên nhận không đến";
        /// Money or a contractor was missing.
        Means = "means", "Thiếu kinh phí, phương tiện";
        /// Storm, flood, epidemic.
        Force = "force", "Trở ngại khách quan, bất khả kháng";
        /// Something else, told in words.
        Other = "other", "Lý do khác";
    }
}

choices! {
    /// The part a member plays in a council of destruction.
    MemberPart {
        /// The officer in the chair.
        Chair = "chair", "Chủ tịch Hội đồng";
        /// The commune where the destruction takes place.
        Commune = "commune", "Đại diện Ủy ban nhân dân cấp xã nơi tiêu hủy";
        /// A specialised body.
        Specialist = "specialist", "Đại diện cơ quan chuyên môn";
        /// Another member.
        Other = "other", "Thành viên";
    }
}

choices! {
    /// How things are destroyed.
    Method {
        /// Burnt.
        Burn = "burn", "Đốt cháy";
        /// Smashed, cut, crushed.
        Smash = "smash", "Đập, cắt, nghiền";
        /// Buried.
        Bury = "bury", "Chôn lấp";
        /// Another fitting way.
        Other = "other", "Cách khác phù hợp";
    }
}

/// A late step with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Late {
    /// The code.
    pub reason: LateReason,
    /// In words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A member of a council.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The name.
    pub name: String,
    /// Office and body.
    pub office: String,
    /// The part played.
    pub part: MemberPart,
}

/// A council of destruction as the head set it up (DOC-81a).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Council {
    /// The members, the chair first.
    pub members: Vec<Member>,
    /// The planned way.
    pub method: Method,
    /// The qualified contractor, where the things ask for one: name and contract.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contractor: String,
}

/// One thing on the comparison sheet of a council: six columns and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// Its number for life.
    pub code: String,
    /// By the judgment.
    pub judgment: String,
    /// By the transfer decision.
    pub transfer: String,
    /// By the intake slip.
    pub intake: String,
    /// By the release slip or order.
    pub release: String,
    /// By the enforcement decision.
    pub enforcement: String,
    /// The thing as it lies there.
    pub found: String,
    /// Whether all agree.
    pub same: bool,
}

/// One thing at its destruction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Burnt {
    /// Its number for life.
    pub code: String,
    /// Its weight just before, in grams.
    pub weight_gram: i64,
    /// Its condition and seal just before.
    pub condition: String,
}

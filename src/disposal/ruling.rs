//! What a judgment says of a thing, and what stands against doing it.

use crate::{
    custody::choices,
    kernel::{Day, HoldId, ItemId},
};
use serde::{Deserialize, Serialize};

choices! {
    /// What is to become of a thing.
    RulingKind {
        /// Given back to the person entitled.
        Return = "return", "Trả lại";
        /// Forfeited to the State (tịch thu, sung quỹ).
        Forfeit = "forfeit", "Tịch thu, sung quỹ";
        /// Destroyed by a council.
        Destroy = "destroy", "Tịch thu, tiêu hủy";
        /// Held to secure what is owed.
        Secure = "secure", "Tạm giữ để bảo đảm thi hành án";
        /// A paper that goes back to the body that issued it.
        Issuer = "issuer", "Chuyển cơ quan đã cấp giấy tờ";
    }
}

choices! {
    /// On what it stands.
    Ground {
        /// A judgment or decision of a court in force.
        Judgment = "judgment", "Bản án, quyết định của Tòa án";
        /// The joint list of things received more than five years ago without a judgment.
        Review = "review", "Danh sách rà soát chung, quá 05 năm không có bản án";
        /// A decision of the body that conducts the proceedings, or of the head.
        Decision = "decision", "Quyết định của cơ quan có thẩm quyền";
    }
}

choices! {
    /// Whether the line of the judgment and the thing are the same.
    Matched {
        /// Nobody has compared them yet.
        Pending = "pending", "Chờ đối chiếu";
        /// They agree.
        Same = "same", "Đã khớp";
        /// They differ: the court is asked.
        Different = "different", "Không khớp";
    }
}

choices! {
    /// What stands against disposing of a thing.
    HoldKind {
        /// An appeal or a protest has been lodged.
        Appeal = "appeal", "Kháng cáo, kháng nghị";
        /// Somebody claims it.
        Dispute = "dispute", "Tranh chấp quyền sở hữu";
        /// It is asked for in proceedings.
        Extraction = "extraction", "Trích xuất phục vụ tố tụng";
        /// Whatever else an authority asks.
        Other = "other", "Yêu cầu khác của cơ quan có thẩm quyền";
    }
}

/// What a judgment says of one thing, as it was written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// What is to become of it.
    pub kind: RulingKind,
    /// On what it stands.
    pub ground: Ground,
    /// The judgment: number, day, court.
    pub judgment: String,
    /// From when it is in force.
    pub effective_on: Day,
    /// Its line about this thing, in short.
    pub line: String,
    /// Who is to have the thing; empty for the State and for destruction.
    pub entitled: String,
    /// The enforcement decision (quyết định thi hành án).
    pub decision: String,
    /// Its day: the terms of disposal run from it.
    pub decision_on: Day,
    /// When a paper of identity or ownership expires, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<Day>,
}

/// One line of a judgment, entered for one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulingLine {
    /// The thing.
    pub item: ItemId,
    /// What is said of it.
    pub ruling: Ruling,
}

/// Something that stands against disposing of a thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldFacts {
    /// Its id.
    pub id: HoldId,
    /// What kind.
    pub kind: HoldKind,
    /// Why, in words.
    pub why: String,
    /// The paper it rests on: number, day, body.
    pub source: String,
}

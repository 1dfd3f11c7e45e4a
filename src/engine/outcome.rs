//! How a round ended, by the codes that go into every history and onto every page.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The outcome of an auction round (kết quả phiên đấu giá).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// Winner announced, minutes signed (Đ.44, 46 Luật Đấu giá tài sản).
    #[serde(rename = "SOLD")]
    Sold,
    /// Sold to the only bidder, second round or later, with the seller's written consent (Đ.49).
    #[serde(rename = "SOLD-1")]
    SoldSingle,
    /// The winner refused at the session and the next bidder took it (Đ.51.1).
    #[serde(rename = "SOLD-NEXT")]
    SoldNext,
    /// Nobody registered in time (Đ.52.1.a).
    #[serde(rename = "FAIL-NOREG")]
    NoRegistration,
    /// One registrant only, in the first round (Đ.49.1).
    #[serde(rename = "FAIL-ONE1")]
    SingleInFirstRound,
    /// One bidder only in a later round, and the seller does not consent (Đ.49.1).
    #[serde(rename = "FAIL-ONE-NO")]
    SingleWithoutConsent,
    /// Nobody bids (Đ.52.1.b).
    #[serde(rename = "FAIL-NOBID")]
    NoBid,
    /// The winner refuses to sign the minutes (Đ.44.3, 52.1.d).
    #[serde(rename = "FAIL-SIGN")]
    NotSigned,
    /// The bid is withdrawn and nobody bids on (Đ.50, 52.1.đ).
    #[serde(rename = "FAIL-WITHDRAW")]
    Withdrawn,
    /// The result is refused and no next bidder qualifies (Đ.51, 52.1.e).
    #[serde(rename = "FAIL-REFUSE")]
    Refused,
    /// The winner accepted and did not pay in time.
    #[serde(rename = "DEFAULT")]
    Default,
    /// The officer asked to pause.
    #[serde(rename = "PAUSED")]
    Paused,
    /// The officer asked to stop.
    #[serde(rename = "STOPPED")]
    Stopped,
    /// A fault of the online platform.
    #[serde(rename = "TECH")]
    Technical,
    /// The result was cancelled (Đ.72, 73).
    #[serde(rename = "VOID")]
    Void,
}

impl Outcome {
    /// Every outcome, in the order of the table of outcomes.
    pub const ALL: [Outcome; 15] = [
        Outcome::Sold,
        Outcome::SoldSingle,
        Outcome::SoldNext,
        Outcome::NoRegistration,
        Outcome::SingleInFirstRound,
        Outcome::SingleWithoutConsent,
        Outcome::NoBid,
        Outcome::NotSigned,
        Outcome::Withdrawn,
        Outcome::Refused,
        Outcome::Default,
        Outcome::Paused,
        Outcome::Stopped,
        Outcome::Technical,
        Outcome::Void,
    ];

    /// The code of files and rules: `FAIL-NOREG`.
    pub const fn code(self) -> &'static str {
        match self {
            Outcome::Sold => "SOLD",
            Outcome::SoldSingle => "SOLD-1",
            Outcome::SoldNext => "SOLD-NEXT",
            Outcome::NoRegistration => "FAIL-NOREG",
            Outcome::SingleInFirstRound => "FAIL-ONE1",
            Outcome::SingleWithoutConsent => "FAIL-ONE-NO",
            Outcome::NoBid => "FAIL-NOBID",
            Outcome::NotSigned => "FAIL-SIGN",
            Outcome::Withdrawn => "FAIL-WITHDRAW",
            Outcome::Refused => "FAIL-REFUSE",
            Outcome::Default => "DEFAULT",
            Outcome::Paused => "PAUSED",
            Outcome::Stopped => "STOPPED",
            Outcome::Technical => "TECH",
            Outcome::Void => "VOID",
        }
    }

    /// As pages and papers say it.
    pub const fn label(self) -> &'static str {
        match self {
            Outcome::Sold => "Đấu giá thành",
            Outcome::SoldSingle => "Bán cho người duy nhất tham gia",
            Outcome::SoldNext => "Bán cho người trả giá liền kề",
            Outcome::NoRegistration => "Không có người đăng ký tham gia",
            Outcome::SingleInFirstRound => "Chỉ có một người đăng ký ở phiên đầu",
            Outcome::SingleWithoutConsent => "Một người tham gia, bên có tài sản không đồng ý bán",
            Outcome::NoBid => "Không có người trả giá",
            Outcome::NotSigned => "Người trúng đấu giá không ký biên bản",
            Outcome::Withdrawn => "Rút giá đã trả, không ai trả tiếp",
            Outcome::Refused => "Từ chối kết quả trúng đấu giá",
            Outcome::Default => "Người mua không nộp đủ tiền đúng hạn",
            Outcome::Paused => "Tạm dừng đấu giá",
            Outcome::Stopped => "Dừng đấu giá",
            Outcome::Technical => "Lỗi kỹ thuật của hệ thống đấu giá trực tuyến",
            Outcome::Void => "Kết quả đấu giá bị hủy",
        }
    }

    /// The outcome behind a code.
    pub fn of_code(code: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// Whether a winner stands at the end of the session.
    pub const fn is_sale(self) -> bool {
        matches!(self, Outcome::Sold | Outcome::SoldSingle | Outcome::SoldNext)
    }

    /// Whether the round failed (đấu giá không thành) so that the price may be cut (Đ.83.3).
    /// A default is no such failure: the round itself succeeded.
    pub const fn is_failure(self) -> bool {
        matches!(
            self,
            Outcome::NoRegistration
                | Outcome::SingleInFirstRound
                | Outcome::SingleWithoutConsent
                | Outcome::NoBid
                | Outcome::NotSigned
                | Outcome::Withdrawn
                | Outcome::Refused
        )
    }

    /// Whether the round is held again at the same price.
    pub const fn repeats_at_same_price(self) -> bool {
        matches!(self, Outcome::Default | Outcome::Paused | Outcome::Technical | Outcome::Void)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

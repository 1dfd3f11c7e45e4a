//! Where an asset stands.

use serde::{Deserialize, Serialize};

/// The stage that an asset's events add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Stage {
    /// Nothing is recorded yet.
    #[default]
    New,
    /// Seized, its value not known.
    Seized,
    /// A value is known, the parties not yet told.
    Valued,
    /// The starting price of a round is fixed, the round not yet contracted.
    Priced {
        /// The round that opens at this price.
        round: u32,
    },
    /// The contract, or the round's annex, is signed.
    Contracted {
        /// The round.
        round: u32,
    },
    /// Posted or publicly announced.
    Announced {
        /// The round.
        round: u32,
    },
    /// Registration is over, or the session is held and its result not known.
    OnSale {
        /// The round.
        round: u32,
    },
    /// The round failed.
    Unsold {
        /// The round.
        round: u32,
    },
    /// The round failed and the asset is offered to the creditor.
    Offered {
        /// The round.
        round: u32,
    },
    /// The creditor has said that he takes the asset; the debtor may still buy it back.
    Accepted {
        /// The round.
        round: u32,
    },
    /// Paused at the officer's request.
    Paused {
        /// The round.
        round: u32,
    },
    /// Stopped at the officer's request.
    Stopped,
    /// Sold, not yet paid for.
    Sold {
        /// The round; none for a sale without auction or to a priority buyer.
        round: Option<u32>,
    },
    /// Paid in full.
    Paid,
    /// The creditor has taken it and paid what was due.
    Taken,
    /// Handed over.
    Delivered,
    /// The money is paid out.
    Closed,
    /// The debtor has bought it back.
    Redeemed,
    /// Given back to the debtor.
    Returned,
}

impl Stage {
    /// As pages say it: `Đấu giá không thành · phiên 4`.
    pub fn label(self) -> String {
        let of = |text: &str, round: u32| format!("{text} · phiên {round}");
        match self {
            Stage::New => "Chưa kê biên".to_owned(),
            Stage::Seized => "Đã kê biên".to_owned(),
            Stage::Valued => "Đã có giá, chưa thông báo".to_owned(),
            Stage::Priced { round } => of("Đã có giá khởi điểm", round),
            Stage::Contracted { round } => of("Đã ký hợp đồng đấu giá", round),
            Stage::Announced { round } => of("Đang niêm yết, thông báo", round),
            Stage::OnSale { round } => of("Đang đấu giá", round),
            Stage::Unsold { round } => of("Đấu giá không thành", round),
            Stage::Offered { round } => of("Đang chờ người được thi hành án trả lời", round),
            Stage::Accepted { round } => of("Người được thi hành án nhận tài sản", round),
            Stage::Paused { round } => of("Tạm dừng đấu giá", round),
            Stage::Stopped => "Dừng đấu giá".to_owned(),
            Stage::Sold { round: Some(round) } => of("Đấu giá thành, chờ nộp tiền", round),
            Stage::Sold { round: None } => "Đã bán, chờ nộp tiền".to_owned(),
            Stage::Paid => "Người mua đã nộp đủ tiền".to_owned(),
            Stage::Taken => "Người được thi hành án đã nhận tài sản".to_owned(),
            Stage::Delivered => "Đã giao tài sản".to_owned(),
            Stage::Closed => "Đã chi trả tiền".to_owned(),
            Stage::Redeemed => "Người phải thi hành án đã nhận lại tài sản".to_owned(),
            Stage::Returned => "Đã giao lại người phải thi hành án".to_owned(),
        }
    }

    /// Whether nothing more is sold: the asset has found its owner, or left the sale.
    pub const fn is_settled(self) -> bool {
        matches!(
            self,
            Stage::Sold { .. }
                | Stage::Paid
                | Stage::Taken
                | Stage::Delivered
                | Stage::Closed
                | Stage::Redeemed
                | Stage::Returned
                | Stage::Stopped
        )
    }

    /// The round at hand, if any.
    pub const fn round(self) -> Option<u32> {
        match self {
            Stage::Priced { round }
            | Stage::Contracted { round }
            | Stage::Announced { round }
            | Stage::OnSale { round }
            | Stage::Unsold { round }
            | Stage::Offered { round }
            | Stage::Accepted { round }
            | Stage::Paused { round } => Some(round),
            Stage::Sold { round } => round,
            _ => None,
        }
    }
}

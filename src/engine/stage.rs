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
    /// The code of databases and files: `unsold`.
    pub const fn code(self) -> &'static str {
        match self {
            Stage::New => "new",
            Stage::Seized => "seized",
            Stage::Valued => "valued",
            Stage::Priced { .. } => "priced",
            Stage::Contracted { .. } => "contracted",
            Stage::Announced { .. } => "announced",
            Stage::OnSale { .. } => "on_sale",
            Stage::Unsold { .. } => "unsold",
            Stage::Offered { .. } => "offered",
            Stage::Accepted { .. } => "accepted",
            Stage::Paused { .. } => "paused",
            Stage::Stopped => "stopped",
            Stage::Sold { .. } => "sold",
            Stage::Paid => "paid",
            Stage::Taken => "taken",
            Stage::Delivered => "delivered",
            Stage::Closed => "closed",
            Stage::Redeemed => "redeemed",
            Stage::Returned => "returned",
        }
    }

    /// As pages and lists say it, without the round.
    pub const fn label(self) -> &'static str {
        match self {
            Stage::New => "Chưa kê biên",
            Stage::Seized => "Đã kê biên",
            Stage::Valued => "Đã có giá, chưa thông báo",
            Stage::Priced { .. } => "Đã có giá khởi điểm",
            Stage::Contracted { .. } => "Đã ký hợp đồng đấu giá",
            Stage::Announced { .. } => "Đang niêm yết, thông báo",
            Stage::OnSale { .. } => "Đang đấu giá",
            Stage::Unsold { .. } => "Đấu giá không thành",
            Stage::Offered { .. } => "Chờ người được thi hành án trả lời",
            Stage::Accepted { .. } => "Người được thi hành án đồng ý nhận",
            Stage::Paused { .. } => "Tạm dừng đấu giá",
            Stage::Stopped => "Dừng đấu giá",
            Stage::Sold { .. } => "Đã bán, chờ nộp tiền",
            Stage::Paid => "Đã nộp đủ tiền",
            Stage::Taken => "Người được thi hành án đã nhận",
            Stage::Delivered => "Đã giao tài sản",
            Stage::Closed => "Đã chi trả tiền",
            Stage::Redeemed => "Người phải thi hành án đã nhận lại",
            Stage::Returned => "Đã giao lại người phải thi hành án",
        }
    }

    /// With the round at hand: `Đấu giá không thành · phiên 4`.
    pub fn title(self) -> String {
        match self.round() {
            Some(round) => format!("{} · phiên {round}", self.label()),
            None => self.label().to_owned(),
        }
    }

    /// Whether nothing is left to be done.
    pub const fn is_closed(self) -> bool {
        matches!(self, Stage::Closed | Stage::Returned)
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

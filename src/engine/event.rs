//! What can happen to an asset between its seizure and the last đồng, as `niemphong.history/1` names it.

use super::Outcome;
use crate::kernel::{Day, Vnd};
use crate::law::Procedure;
use serde::{Deserialize, Serialize};

/// One step in the life of an asset: what, on which day, in which auction round.
/// The acts of the slices carry these very events; a history file lists them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What happened.
    #[serde(flatten)]
    pub step: Step,
    /// The legal day of the step; it decides which law governs it.
    pub date: Day,
    /// The auction round (phiên) it belongs to, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
}

impl Event {
    /// A step on a day, outside any round.
    pub const fn new(date: Day, step: Step) -> Event {
        Event { step, date, round: None }
    }

    /// A step on a day within a round.
    pub const fn in_round(date: Day, round: u32, step: Step) -> Event {
        Event { step, date, round: Some(round) }
    }

    /// As pages call the step.
    pub const fn label(&self) -> &'static str {
        self.step.label()
    }
}

/// What happened. Amounts and days that a file may leave out are optional; a check that needs one
/// and does not find it stays silent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Step {
    /// The seizure is complete (kê biên xong).
    SeizureCompleted,
    /// The valuation contract is signed (hợp đồng thẩm định giá).
    ValuationContract,
    /// The parties agree on the price in writing.
    PriceAgreed {
        /// The agreed price.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Vnd>,
    },
    /// The valuation certificate is received.
    ValuationResult {
        /// The value found.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Vnd>,
        /// The last day on which the certificate is valid.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        valid_until: Option<Day>,
    },
    /// The parties have validly received the valuation result.
    ValuationNotice,
    /// Co-owners and other holders of a priority right have validly been told.
    PriorityNotice,
    /// A holder of a priority right buys at the starting price.
    PriorityExercised {
        /// The price paid.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Vnd>,
    },
    /// A party asks for a revaluation (định giá lại).
    RevaluationRequest,
    /// The revaluation's result is received.
    RevaluationResult {
        /// The value found.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Vnd>,
        /// The last day on which the certificate is valid.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        valid_until: Option<Day>,
    },
    /// The auction service contract, or its annex for a later round, is signed.
    AuctionContract {
        /// The day planned for the opening.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opening: Option<Day>,
        /// The starting price written in it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        starting_price: Option<Vnd>,
        /// The deposit written in it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        deposit: Option<Vnd>,
        /// The procedure agreed for the round.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        procedure: Option<Procedure>,
    },
    /// The auction is posted (niêm yết) at all its places.
    Posting {
        /// The opening day that the posting announces.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opening: Option<Day>,
    },
    /// The posting is taken down.
    PostingRemoved,
    /// A public notice of the auction (thông báo công khai) appears.
    PublicNotice {
        /// Which notice of the round it is: 1 or 2.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ordinal: Option<u32>,
    },
    /// The last day on which dossiers and deposits are taken.
    RegistrationClosed,
    /// The round is held, or fails for want of registrants.
    Auction(Box<Auction>),
    /// The officer asks the auction house to pause (tạm dừng).
    AuctionPaused,
    /// The ground of a pause is gone.
    AuctionResumed,
    /// The officer asks the auction house to stop (dừng).
    AuctionStopped,
    /// The auction house's notice of failure reaches the agency.
    FailureNoticeReceived,
    /// The parties are told of the failure.
    PartiesInformed {
        /// Whether the notice offers the asset to the creditor at the last price.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        offers_asset: Option<bool>,
    },
    /// The decision to cut the price (quyết định giảm giá).
    PriceCut {
        /// The starting price of the round that failed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Vnd>,
        /// The new starting price.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Vnd>,
        /// The cut of each lot, where the decision covers several.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lots: Vec<LotCut>,
    },
    /// The creditor agrees to take the asset at the last price.
    CreditorAccepts {
        /// The price at which it is taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Vnd>,
    },
    /// The debtor is told that the creditor takes the asset.
    DebtorTold,
    /// The debtor pays in full and takes the asset back.
    DebtorRedeems,
    /// The creditor pays what is due beyond his own share.
    CreditorPaid {
        /// The amount paid.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Vnd>,
    },
    /// The buyer has paid in full.
    BuyerPaid {
        /// The amount paid.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Vnd>,
        /// Whether the parties and the buyer agreed to extend the time.
        #[serde(default)]
        extended: bool,
    },
    /// The buyer did not pay in time; the sale falls.
    BuyerDefaulted,
    /// The result of the auction is cancelled by agreement or by a court.
    ResultVoided,
    /// The asset is handed over to the buyer or taker.
    Delivered,
    /// The file for registering title is supplied.
    TitleFile,
    /// The money is paid out.
    Payout,
    /// The notice that precedes a sale without auction.
    DirectSaleNotice,
    /// The asset is sold without auction.
    DirectSale {
        /// The price paid.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Vnd>,
    },
    /// The asset goes back to the debtor because its price is used up, or the seizure is withdrawn.
    AssetReturned,
}

/// The facts of one round (phiên).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Auction {
    /// The starting price (giá khởi điểm).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starting_price: Option<Vnd>,
    /// The deposit (tiền đặt trước).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deposit: Option<Vnd>,
    /// The procedure; ordinary where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<Procedure>,
    /// The method of bidding; ascending where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The price at which it was sold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Vnd>,
    /// Whether the seller consented in writing to a single bidder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<bool>,
    /// The winning price that was refused at the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused_price: Option<Vnd>,
    /// The price of the bidder next below the refused one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_price: Option<Vnd>,
    /// The lots offered, where there are several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lots: Vec<LotOffer>,
}

/// How bids run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// Bids rise (trả giá lên): the only method for enforcement assets (Đ.58 Luật Đấu giá tài sản).
    Ascending,
    /// The price falls until somebody takes it (đặt giá xuống).
    Descending,
}

/// One lot of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotOffer {
    /// The lot's name within the asset; files may also call it `id` or `name`.
    #[serde(default, alias = "id", alias = "name")]
    pub lot: String,
    /// Its starting price.
    pub starting_price: Vnd,
    /// Its deposit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deposit: Option<Vnd>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The price at which it was sold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Vnd>,
}

/// One lot of a price cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotCut {
    /// The lot's name within the asset; files may also call it `id` or `name`.
    #[serde(default, alias = "id", alias = "name")]
    pub lot: String,
    /// Its starting price in the round that failed.
    pub from: Vnd,
    /// Its new starting price.
    pub to: Vnd,
}

impl From<Auction> for Step {
    fn from(auction: Auction) -> Step {
        Step::Auction(Box::new(auction))
    }
}

impl Auction {
    /// The procedure, ordinary where nothing is said.
    pub fn procedure(&self) -> Procedure {
        self.procedure.unwrap_or(Procedure::Ordinary)
    }
}

impl Step {
    /// As pages call it.
    pub const fn label(&self) -> &'static str {
        match self {
            Step::SeizureCompleted => "Kê biên xong",
            Step::ValuationContract => "Ký hợp đồng thẩm định giá",
            Step::PriceAgreed { .. } => "Đương sự thỏa thuận về giá",
            Step::ValuationResult { .. } => "Nhận kết quả thẩm định giá",
            Step::ValuationNotice => "Thông báo kết quả thẩm định giá",
            Step::PriorityNotice => "Thông báo quyền ưu tiên mua",
            Step::PriorityExercised { .. } => "Người có quyền ưu tiên mua tài sản",
            Step::RevaluationRequest => "Đương sự yêu cầu định giá lại",
            Step::RevaluationResult { .. } => "Nhận kết quả định giá lại",
            Step::AuctionContract { .. } => "Ký hợp đồng dịch vụ đấu giá",
            Step::Posting { .. } => "Niêm yết việc đấu giá",
            Step::PostingRemoved => "Gỡ niêm yết",
            Step::PublicNotice { .. } => "Thông báo công khai việc đấu giá",
            Step::RegistrationClosed => "Hết hạn đăng ký tham gia đấu giá",
            Step::Auction(_) => "Mở cuộc đấu giá",
            Step::AuctionPaused => "Tạm dừng đấu giá",
            Step::AuctionResumed => "Tiếp tục đấu giá",
            Step::AuctionStopped => "Dừng đấu giá",
            Step::FailureNoticeReceived => "Nhận thông báo đấu giá không thành",
            Step::PartiesInformed { .. } => "Thông báo đấu giá không thành cho đương sự",
            Step::PriceCut { .. } => "Quyết định giảm giá",
            Step::CreditorAccepts { .. } => "Người được thi hành án đồng ý nhận tài sản",
            Step::DebtorTold => "Báo người phải thi hành án về việc nhận tài sản",
            Step::DebtorRedeems => "Người phải thi hành án nộp tiền nhận lại tài sản",
            Step::CreditorPaid { .. } => "Người được thi hành án nộp tiền nhận tài sản",
            Step::BuyerPaid { .. } => "Người mua nộp đủ tiền",
            Step::BuyerDefaulted => "Người mua không nộp đủ tiền",
            Step::ResultVoided => "Hủy kết quả đấu giá",
            Step::Delivered => "Giao tài sản",
            Step::TitleFile => "Cung cấp hồ sơ đăng ký quyền",
            Step::Payout => "Chi trả tiền thi hành án",
            Step::DirectSaleNotice => "Thông báo bán không qua đấu giá",
            Step::DirectSale { .. } => "Bán không qua đấu giá",
            Step::AssetReturned => "Giao lại tài sản cho người phải thi hành án",
        }
    }
}

//! Who has to take a step.

use serde::{Deserialize, Serialize};

/// The person or body on whom a rule lays a duty or to whom it gives a right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// Enforcement officer.
    Officer,
    /// Head of the agency.
    Head,
    /// The agency as such.
    Agency,
    /// Auction organisation.
    Auctioneer,
    /// Bank, treasury, depository.
    Bank,
    /// Judgment debtor.
    Debtor,
    /// Judgment creditor.
    Creditor,
    /// Winner of the auction.
    Buyer,
    /// Co-owner or other holder of a priority right.
    PriorityHolder,
    /// Any party.
    Party,
    /// Owner or claimant who is not a party.
    Claimant,
    /// Person or body holding information or an asset.
    ThirdParty,
    /// Registry of land, vehicles, shares.
    Registry,
    /// Procuracy.
    Procuracy,
    /// Police.
    Police,
    /// Prison, detention house.
    Prison,
    /// Destruction council.
    Council,
    /// Commune people's committee.
    Commune,
    /// Whoever settles a complaint.
    Resolver,
}

impl Actor {
    /// In Vietnamese, as a page or a sentence names it.
    pub const fn label(self) -> &'static str {
        match self {
            Actor::Officer => "Chấp hành viên",
            Actor::Head => "Thủ trưởng cơ quan thi hành án dân sự",
            Actor::Agency => "Cơ quan thi hành án dân sự",
            Actor::Auctioneer => "Tổ chức hành nghề đấu giá tài sản",
            Actor::Bank => "Ngân hàng, kho bạc hoặc tổ chức lưu ký",
            Actor::Debtor => "Người phải thi hành án",
            Actor::Creditor => "Người được thi hành án",
            Actor::Buyer => "Người mua được tài sản đấu giá",
            Actor::PriorityHolder => "Người có quyền ưu tiên mua",
            Actor::Party => "Đương sự",
            Actor::Claimant => "Người có tranh chấp hoặc chủ sở hữu tài sản",
            Actor::ThirdParty => "Cơ quan, tổ chức, cá nhân đang giữ thông tin hoặc tài sản",
            Actor::Registry => "Cơ quan đăng ký",
            Actor::Procuracy => "Viện kiểm sát nhân dân",
            Actor::Police => "Cơ quan Công an",
            Actor::Prison => "Trại giam, trại tạm giam",
            Actor::Council => "Hội đồng tiêu hủy",
            Actor::Commune => "Ủy ban nhân dân cấp xã",
            Actor::Resolver => "Người giải quyết khiếu nại, tố cáo",
        }
    }

    /// Whether the step belongs to the agency and its people. What others owe is only ever a warning.
    pub const fn is_ours(self) -> bool {
        matches!(self, Actor::Officer | Actor::Head | Actor::Agency | Actor::Council)
    }
}

//! The custody regime of a thing: seven, computed from its origin, its class, who keeps it, where, and the day on
//! which the agency received it. Never typed, always computed.

use super::{
    choice::choices,
    class::{ItemClass, PlaceClass},
};
use crate::kernel::Day;

choices! {
    /// Where a thing comes from.
    Origin {
        /// Evidence of a criminal case (vật chứng).
        Evidence = "evidence", "Vật chứng";
        /// Property that the agency itself seized or holds (tài sản kê biên, tạm giữ).
        Seized = "seized", "Tài sản kê biên, tạm giữ";
    }
}

choices! {
    /// Who has the thing physically.
    KeeperKind {
        /// The agency's own storekeeper.
        Agency = "agency", "Kho của cơ quan thi hành án";
        /// Police, army, customs, forest rangers.
        Proceedings = "proceedings", "Cơ quan tiến hành tố tụng";
        /// The State Treasury.
        Treasury = "treasury", "Kho bạc Nhà nước";
        /// A specialised body: weapons, poison, wildlife.
        Specialist = "specialist", "Cơ quan chuyên trách";
        /// Owner, relative, debtor, commune, contractor.
        Entrusted = "entrusted", "Người được giao bảo quản";
    }
}

choices! {
    /// The seven regimes (`docs/glossary.md`).
    CustodyRegime {
        /// Evidence received before 1 July 2026, in a store inside the agency's grounds.
        LegacyStore = "LEGACY_STORE", "Vật chứng nhận trước 01/7/2026, kho trong trụ sở";
        /// The same in a store outside the grounds: to be handed to the police before 1 July 2028.
        LegacyOffsite = "LEGACY_OFFSITE", "Vật chứng nhận trước 01/7/2026, kho ngoài trụ sở";
        /// Evidence received on paper since then; it stays where it is.
        ExternalKeeper = "EXTERNAL_KEEPER", "Cơ quan tố tụng giữ, tiếp nhận trên giấy";
        /// Money, gold, valuable papers at the Treasury.
        Treasury = "TREASURY", "Gửi Kho bạc Nhà nước";
        /// Weapons, poison, wildlife with a specialised body.
        Specialist = "SPECIALIST", "Cơ quan chuyên trách giữ";
        /// What cannot be moved, with an owner, relative, commune or contractor.
        Entrusted = "ENTRUSTED", "Giao bảo quản tại chỗ";
        /// What the agency itself seized or holds.
        EnforcementSeized = "ENFORCEMENT_SEIZED", "Cơ quan thi hành án kê biên, tạm giữ";
    }
}

/// The first day on which new evidence stays with the body that keeps it (Luật 106/2025/QH15 Điều 114, 115).
const STAYS_FROM: &str = "2026-07-01";

/// Whether evidence received on that day stays with the body that keeps it.
pub fn evidence_stays(received_on: Day) -> bool {
    received_on.iso().as_str() >= STAYS_FROM
}

/// What the regime depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegimeFacts {
    /// Where the thing comes from.
    pub origin: Origin,
    /// Its class.
    pub class: ItemClass,
    /// Who has it.
    pub keeper: KeeperKind,
    /// The place it lies in, and whether that is inside the agency's grounds.
    pub place: Option<(PlaceClass, bool)>,
    /// The day on which the agency received it.
    pub received_on: Day,
}

impl CustodyRegime {
    /// The regime of a thing.
    ///
    /// What the agency itself seized is under one regime wherever it lies (Luật 106/2025/QH15 Điều 40, 69).
    /// Evidence goes by who has it; in the agency's own store by the day of receipt and the place of the store
    /// (khoản 6 Điều 116).
    pub fn of(facts: RegimeFacts) -> CustodyRegime {
        if facts.origin == Origin::Seized {
            return CustodyRegime::EnforcementSeized;
        }
        match facts.keeper {
            KeeperKind::Treasury => CustodyRegime::Treasury,
            KeeperKind::Specialist => CustodyRegime::Specialist,
            KeeperKind::Entrusted => CustodyRegime::Entrusted,
            KeeperKind::Proceedings => CustodyRegime::ExternalKeeper,
            KeeperKind::Agency => match facts.place {
                Some((PlaceClass::Treasury, _)) => CustodyRegime::Treasury,
                Some((PlaceClass::Entrusted, _)) => CustodyRegime::Entrusted,
                Some((PlaceClass::External, _)) => CustodyRegime::ExternalKeeper,
                _ if evidence_stays(facts.received_on) => CustodyRegime::ExternalKeeper,
                Some((_, false)) => CustodyRegime::LegacyOffsite,
                _ => CustodyRegime::LegacyStore,
            },
        }
    }

    /// The article it stands on, as shown beside it.
    pub const fn article(self) -> &'static str {
        match self {
            CustodyRegime::LegacyStore | CustodyRegime::LegacyOffsite => {
                "khoản 6 Điều 116 Luật Thi hành án dân sự số 106/2025/QH15"
            }
            CustodyRegime::ExternalKeeper => {
                "điểm đ khoản 1 Điều 90 Bộ luật Tố tụng hình sự; Điều 37, 38 Nghị định số 152/2026/NĐ-CP"
            }
            CustodyRegime::Treasury | CustodyRegime::Specialist => {
                "điểm b khoản 1 Điều 90 Bộ luật Tố tụng hình sự"
            }
            CustodyRegime::Entrusted => "điểm c khoản 1 Điều 90 Bộ luật Tố tụng hình sự",
            CustodyRegime::EnforcementSeized => {
                "Điều 40, 69 Luật Thi hành án dân sự số 106/2025/QH15; Điều 24, 44 Nghị định số 152/2026/NĐ-CP"
            }
        }
    }

    /// What follows from it for the keeper, in one sentence of our own.
    pub const fn gist(self) -> &'static str {
        match self {
            CustodyRegime::LegacyStore => {
                "Cơ quan thi hành án tiếp tục giữ và xử lý; chỉ kiểm kê, niêm phong lại, xuất kho."
            }
            CustodyRegime::LegacyOffsite => {
                "Chuyển cùng kho cho ngành Công an trước ngày 01/7/2028; từng vật phải được kiểm kê, đối chiếu."
            }
            CustodyRegime::ExternalKeeper => {
                "Vật vẫn ở nơi đang giữ; cơ quan thi hành án kiểm kê và tiếp nhận trên giấy tại nơi đó."
            }
            CustodyRegime::Treasury => "Theo dõi bằng biên bản giao gửi hoặc chứng từ của Kho bạc Nhà nước.",
            CustodyRegime::Specialist => "Theo dõi bằng bản sao biên bản tiếp nhận của cơ quan chuyên trách.",
            CustodyRegime::Entrusted => {
                "Kiểm tra định kỳ tại nơi giao bảo quản; lập biên bản mỗi lần kiểm tra."
            }
            CustodyRegime::EnforcementSeized => {
                "Bảo quản theo biên bản kê biên, tạm giữ của cơ quan thi hành án."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use CustodyRegime as R;
    use KeeperKind as K;

    #[test]
    fn the_seven_regimes_follow_from_origin_keeper_place_and_day() {
        let own = Some((PlaceClass::General, true));
        let yard = Some((PlaceClass::Outdoor, false));
        let police = Some((PlaceClass::External, false));
        for (origin, keeper, place, on, regime) in [
            (Origin::Evidence, K::Agency, own, "2026-06-30", R::LegacyStore),
            (Origin::Evidence, K::Agency, yard, "2026-06-30", R::LegacyOffsite),
            (Origin::Evidence, K::Agency, own, "2026-07-01", R::ExternalKeeper),
            (Origin::Evidence, K::Proceedings, None, "2026-07-01", R::ExternalKeeper),
            (Origin::Evidence, K::Agency, police, "2026-06-01", R::ExternalKeeper),
            (Origin::Evidence, K::Treasury, None, "2025-01-01", R::Treasury),
            (Origin::Evidence, K::Specialist, None, "2026-08-01", R::Specialist),
            (Origin::Evidence, K::Entrusted, None, "2026-08-01", R::Entrusted),
            (Origin::Seized, K::Agency, own, "2026-08-01", R::EnforcementSeized),
            (Origin::Seized, K::Entrusted, None, "2024-08-01", R::EnforcementSeized),
        ] {
            let facts = RegimeFacts {
                origin,
                class: ItemClass::General,
                keeper,
                place,
                received_on: on.parse().unwrap(),
            };
            assert_eq!(R::of(facts), regime, "{facts:?}");
        }
    }

    #[test]
    fn every_regime_names_its_article_and_says_what_follows() {
        for regime in R::ALL {
            assert!(regime.article().contains("Điều"));
            assert!(regime.gist().ends_with('.'));
        }
    }
}

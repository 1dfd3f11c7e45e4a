//! The states of a thing in custody and the moves between them: the diagram as one total function.
//!
//! ```text
//!            ┌── Refuse ──▶ refused
//!  ordered ──┤
//!            └── TakeIn ──▶ in_store ◀── BringBack ── out
//!                             │  │ ▲ └─── TakeOut ────▶ │
//!                             │  │ └ Find ─ missing     │
//!                             │  └── Miss ──▶  │        │
//!                             └── Release ──▶ released ◀┘
//!  (new) ── KeepElsewhere ──▶ kept_elsewhere ── Release ──▶ released
//!
//!  in_store ── HandOnPaper ──▶ paper_handed_over (still lies there) ── Release ──▶ released ; Miss ──▶ missing
//!  in_store, paper_handed_over ── Transfer ──▶ transferred
//!
//!  in_store, kept_elsewhere ── Destroy ──▶ destroyed ; HandToState ──▶ handed_to_state ; GiveBack ──▶ returned ;
//!                              HandToIssuer ──▶ to_issuer ; Sell ──▶ sold ; Deposit ──▶ deposited
//!  deposited, sold ── GiveBack (the money) ──▶ returned ; HandToState ──▶ handed_to_state ; sold ── Deposit ──▶ deposited
//! ```

use super::choice::choices;

choices! {
    /// Where a thing stands.
    ItemState {
        /// An order to take it in is signed; it has not come yet.
        Ordered = "ordered", "Chờ nhập kho";
        /// It lies in the agency's store.
        InStore = "in_store", "Đang ở kho";
        /// Another body, the Treasury or an entrusted person keeps it.
        KeptElsewhere = "kept_elsewhere", "Nơi khác đang giữ";
        /// Lent out for proceedings; it is to come back.
        Out = "out", "Đang trích xuất";
        /// It has left for good.
        Released = "released", "Đã xuất kho";
        /// It came and was not taken in.
        Refused = "refused", "Từ chối nhận";
        /// A count did not find it.
        Missing = "missing", "Kiểm kê không thấy";
        /// The council destroyed it; the minutes are signed.
        Destroyed = "destroyed", "Đã tiêu hủy";
        /// The person entitled has taken it.
        Returned = "returned", "Đã trả lại";
        /// The commune or the finance body has taken it over, or the money is in the budget.
        HandedToState = "handed_to_state", "Đã chuyển giao sung quỹ";
        /// A paper went back to the body that issued it.
        ToIssuer = "to_issuer", "Đã chuyển cơ quan cấp giấy";
        /// Nobody came for it and it was sold.
        Sold = "sold", "Đã bán, không có người nhận";
        /// Nobody came for the money and it lies in a bank or the Treasury.
        Deposited = "deposited", "Tiền đã gửi, chờ người nhận";
        /// Handed over by minutes; the receiver has not fetched it, it still lies in the store.
        PaperHandedOver = "paper_handed_over", "Đã giao trên giấy, chưa nhận đi";
        /// Handed to another body together with its papers, signed by both.
        Transferred = "transferred", "Đã bàn giao cơ quan khác";
        /// It was a part and has been put back to the thing it came from.
        Merged = "merged", "Đã gộp lại vào vật chính";
    }
}

/// Something that changes where a thing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemMove {
    /// It comes and is accepted.
    TakeIn,
    /// It comes and is refused.
    Refuse,
    /// It goes to another shelf.
    Shelve,
    /// It leaves for proceedings.
    TakeOut,
    /// It comes back from proceedings.
    BringBack,
    /// It leaves for good.
    Release,
    /// A count does not find it.
    Miss,
    /// It is found again.
    Find,
    /// The council destroys it.
    Destroy,
    /// The person entitled takes it.
    GiveBack,
    /// The State takes it over.
    HandToState,
    /// The body that issued it takes it.
    HandToIssuer,
    /// It is sold because nobody came.
    Sell,
    /// The money is deposited because nobody came.
    Deposit,
    /// It is handed over by minutes and stays for the time being.
    HandOnPaper,
    /// Another body takes it over together with its papers.
    Transfer,
}

impl ItemState {
    /// The state after a move, or nothing when the move is not possible from here.
    pub const fn after(self, what: ItemMove) -> Option<ItemState> {
        use ItemMove as M;
        use ItemState as S;
        match (self, what) {
            (S::Ordered, M::TakeIn) | (S::InStore, M::Shelve) => Some(S::InStore),
            (S::Ordered, M::Refuse) => Some(S::Refused),
            (S::InStore, M::TakeOut) => Some(S::Out),
            (S::Out, M::BringBack) | (S::Missing, M::Find) => Some(S::InStore),
            (S::InStore | S::KeptElsewhere | S::Out | S::PaperHandedOver, M::Release) => Some(S::Released),
            (S::InStore | S::PaperHandedOver, M::Miss) => Some(S::Missing),
            (S::InStore, M::HandOnPaper) => Some(S::PaperHandedOver),
            (S::InStore | S::PaperHandedOver, M::Transfer) => Some(S::Transferred),
            (S::InStore | S::KeptElsewhere, M::Destroy) => Some(S::Destroyed),
            (S::InStore | S::KeptElsewhere | S::Sold | S::Deposited, M::GiveBack) => Some(S::Returned),
            (S::InStore | S::KeptElsewhere | S::Sold | S::Deposited, M::HandToState) => {
                Some(S::HandedToState)
            }
            (S::InStore | S::KeptElsewhere, M::HandToIssuer) => Some(S::ToIssuer),
            (S::InStore | S::KeptElsewhere, M::Sell) => Some(S::Sold),
            (S::InStore | S::KeptElsewhere | S::Sold, M::Deposit) => Some(S::Deposited),
            _ => None,
        }
    }

    /// Whether it counts as stock of the agency's store.
    pub const fn is_stock(self) -> bool {
        matches!(self, ItemState::InStore)
    }

    /// Whether a count looks for it where the book says it lies: stock, what was handed over on paper and not
    /// fetched, and what an earlier count did not find.
    pub const fn is_counted(self) -> bool {
        matches!(self, ItemState::InStore | ItemState::PaperHandedOver | ItemState::Missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ItemMove as M;
    use ItemState as S;

    #[test]
    fn the_diagram_has_exactly_these_arrows() {
        let moves = [M::TakeIn, M::Refuse, M::Shelve, M::TakeOut, M::BringBack, M::Release, M::Miss, M::Find];
        let ends = [
            M::Destroy,
            M::GiveBack,
            M::HandToState,
            M::HandToIssuer,
            M::Sell,
            M::Deposit,
            M::HandOnPaper,
            M::Transfer,
        ];
        let mut arrows = Vec::new();
        for from in S::ALL {
            for what in moves.into_iter().chain(ends) {
                if let Some(to) = from.after(what) {
                    arrows.push((*from, what, to));
                }
            }
        }
        assert_eq!(
            arrows,
            [
                (S::Ordered, M::TakeIn, S::InStore),
                (S::Ordered, M::Refuse, S::Refused),
                (S::InStore, M::Shelve, S::InStore),
                (S::InStore, M::TakeOut, S::Out),
                (S::InStore, M::Release, S::Released),
                (S::InStore, M::Miss, S::Missing),
                (S::InStore, M::Destroy, S::Destroyed),
                (S::InStore, M::GiveBack, S::Returned),
                (S::InStore, M::HandToState, S::HandedToState),
                (S::InStore, M::HandToIssuer, S::ToIssuer),
                (S::InStore, M::Sell, S::Sold),
                (S::InStore, M::Deposit, S::Deposited),
                (S::InStore, M::HandOnPaper, S::PaperHandedOver),
                (S::InStore, M::Transfer, S::Transferred),
                (S::KeptElsewhere, M::Release, S::Released),
                (S::KeptElsewhere, M::Destroy, S::Destroyed),
                (S::KeptElsewhere, M::GiveBack, S::Returned),
                (S::KeptElsewhere, M::HandToState, S::HandedToState),
                (S::KeptElsewhere, M::HandToIssuer, S::ToIssuer),
                (S::KeptElsewhere, M::Sell, S::Sold),
                (S::KeptElsewhere, M::Deposit, S::Deposited),
                (S::Out, M::BringBack, S::InStore),
                (S::Out, M::Release, S::Released),
                (S::Missing, M::Find, S::InStore),
                (S::Sold, M::GiveBack, S::Returned),
                (S::Sold, M::HandToState, S::HandedToState),
                (S::Sold, M::Deposit, S::Deposited),
                (S::Deposited, M::GiveBack, S::Returned),
                (S::Deposited, M::HandToState, S::HandedToState),
                (S::PaperHandedOver, M::Release, S::Released),
                (S::PaperHandedOver, M::Miss, S::Missing),
                (S::PaperHandedOver, M::Transfer, S::Transferred),
            ]
        );
    }

    #[test]
    fn nothing_leaves_a_final_state() {
        for end in [
            S::Released,
            S::Refused,
            S::Destroyed,
            S::Returned,
            S::HandedToState,
            S::ToIssuer,
            S::Transferred,
        ] {
            let all = [M::TakeIn, M::Release, M::Find, M::Shelve, M::Destroy, M::GiveBack, M::HandToState];
            assert!(all.iter().all(|m| end.after(*m).is_none()));
        }
    }
}

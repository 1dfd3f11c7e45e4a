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
            (S::InStore | S::KeptElsewhere | S::Out, M::Release) => Some(S::Released),
            (S::InStore, M::Miss) => Some(S::Missing),
            _ => None,
        }
    }

    /// Whether it counts as stock of the agency's store.
    pub const fn is_stock(self) -> bool {
        matches!(self, ItemState::InStore)
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
        let mut arrows = Vec::new();
        for from in S::ALL {
            for what in moves {
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
                (S::KeptElsewhere, M::Release, S::Released),
                (S::Out, M::BringBack, S::InStore),
                (S::Out, M::Release, S::Released),
                (S::Missing, M::Find, S::InStore),
            ]
        );
    }

    #[test]
    fn nothing_leaves_a_final_state() {
        for end in [S::Released, S::Refused] {
            assert!([M::TakeIn, M::Release, M::Find, M::Shelve].iter().all(|m| end.after(*m).is_none()));
        }
    }
}

//! Custody: places, orders, intake, seals, photographs, counts, discrepancies, release (kho vật chứng, tài sản).
//!
//! Every thing has one number for life and lies where the book says, in a place whose class fits it; nothing comes
//! in or goes out without a signed order and two people, and what does not match becomes a discrepancy with an
//! owner. It may touch the rooms below: accounts, documents, cases, assets, the vault.
//! It deliberately knows nothing of prices, rounds and money paid out, and it never edits a quantity.

mod acts;
mod cash;
mod choice;
mod class;
mod count;
mod discrepancy;
mod drawing;
mod handling;
mod intake;
mod order;
mod pages;
pub mod papers;
mod quantity;
mod regime;
mod rules;
mod state;
mod store;
mod terms;
mod verbs;

pub use acts::{
    Counted, CustodyDeed, IntakeOrder, KeptElsewhere, Moved, PlaceFacts, ReleaseOrder, Released, Settled,
    StockEntered, TakenIn, TakenLine,
};
pub use cash::{CashCount, CashLine, DONG_FACES, agreed as agreed_cash, dong_total};
pub(crate) use choice::choices;
pub use class::{ItemClass, PlaceClass};
pub use count::{CountResult, Heard, Known, Misplaced, compare, heard, is_own_code, scanned_code};
pub use discrepancy::{DiscrepancyKind, Opened, SETTLE_DAYS, Settlement};
pub use handling::{
    Divided, DividedPart, EmergencyMoved, Merged, SealBroken, SealChecked, SealOpened, Sealed, SealsIssued,
};
pub use intake::{Decision, Found, IntakeWish, SealFound};
pub use order::{Described, InitialMinutes, OrderLine, OrderWish, Outsider, ReleaseWish, WishLine};
pub use pages::routes;
pub(crate) use pages::{
    Choices, admitted, outsider, people_choices, place_choices, proven, second_person, unknown_place,
};
pub use quantity::Quantity;
pub use regime::{CustodyRegime, KeeperKind, Origin, RegimeFacts, evidence_stays};
pub use rules::{Judged, SealState, acceptance_article, judge, order_article, two_persons_article};
pub use state::{ItemMove, ItemState};
pub use store::{
    Ageing, DiscrepancyRow, ExceptionRow, Frozen, ItemFilter, ItemRow, OrderRow, PlaceRow, SealBlock,
    SealLine, SealRow, ageing, broken_items, cash_lines, check_frozen, concern, count_items,
    count_open_discrepancies, depart, discard_draft, discrepancies, discrepancy, dispute, disputed_items,
    draft, end_paper_handovers, exceptions, freeze, frozen_places, hear, is_excepted, item, item_acts,
    item_by_code, items, items_by_code, items_by_id, keep_count, keep_draft, known_by_code, known_for_count,
    order, order_acts, orders, parts_of, place, place_by_code, place_tree, places, regime_counts,
    released_items, replay, seal_blocks, seal_line, seal_lines, seals_of, seals_used, thaw,
};
pub use terms::{ClassException, PlaceTerms, Stay, keeping_cost};
pub use verbs::{
    AssignWish, EXCEPTION_DAYS_MAX, ElsewhereWish, EmergencyWish, OpenWish, PlaceWish, SealBlockWish,
    SealWish, Signed, StockWish, Taken, UnsealWish, add_photo, add_place, allow_exception, assign_custody,
    break_seal, bring_to_safety, check_seal, count_place, divide, enter_stock, intake_order, issue_seals,
    issue_stock_card, label, labels_of_place, merge, move_items, open_discrepancy, open_seal, order_intake,
    order_release, receive_elsewhere, release, release_order, seal, set_place_terms, settle, take_in,
};
pub(crate) use verbs::{
    already, author, by_hand, check_leaving, citing, colleague, opened, storekeeper, things, unknown_case,
};

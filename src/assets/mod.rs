//! Assets: what was seized, and its journey (hành trình tài sản).
//!
//! An asset's story is a chain of acts, most of them *steps* that the engine knows; from them it computes the
//! stage, the price, what is lawful next and by when. Valuation, auctions and proceeds add their forms and papers
//! on the floors above; they all record steps through this room.
//! It deliberately does not know where a thing lies: custody knows assets, assets never know custody.

mod acts;
mod asset;
mod claims;
mod dossier;
mod ground;
mod hand;
mod hrefs;
mod pages;
pub mod papers;
mod rules;
mod store;
mod verbs;
mod who;

pub use acts::{AssetDeed, Attachment, PhotoFacts, Source, StepFacts, Turnout};
pub use asset::{AssetClass, AssetFacts, Story};
pub use dossier::{Dossier, described, dossier, office, paper_case, paper_head, paper_party};
pub use ground::{grounds, rules_of};
pub use hand::{
    Drawing, Hand, PaperPlan, Plan, carry_out, draft_of, draft_paper, drawing, issue_paper, refused,
};
pub use hrefs::{button_words, form_href, href};
pub use pages::{NextLine, next_lines, routes};
pub use rules::judge;
pub use store::{
    AssetRow, DueRow, OfficerLoad, PhotoRow, asset, asset_by_code, asset_code, assets_of, assets_of_case,
    assets_with_work, count_by_stage, dues, keep_photo, loads, long_unsold, next_asset_code, photos_of,
    replay, stories, story,
};
pub use verbs::{
    COMMUNE, MinutesWish, SeizureWish, add_photos, complete_seizure, correct_asset, decide_seizure,
    draft_decision, draft_minutes, note_asset, record_step, register_asset, withdraw_step,
};
pub use who::{may_do, may_take};

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
pub mod papers;
mod store;

pub use acts::{AssetDeed, Attachment, PhotoFacts, Source, StepFacts, Turnout};
pub use asset::{AssetClass, AssetFacts, Story};
pub use dossier::{Dossier, described, dossier, paper_party};
pub use ground::{grounds, rules_of};
pub use hand::{
    Drawing, Hand, PaperPlan, Plan, carry_out, draft_of, draft_paper, drawing, issue_paper, refused,
};
pub use store::{
    AssetRow, DueRow, PhotoRow, asset, asset_by_code, assets_of, assets_of_case, count_by_stage, dues, judge,
    keep_photo, next_asset_code, photos_of, record_step, register_asset, replay, story,
};

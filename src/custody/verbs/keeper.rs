//! An asset given to a keeper (DOC-27): debtor, relative, contractor, commune, Treasury.

use super::{already, by_hand, citing};
use crate::{
    accounts::{AsOfficer, Warrant},
    assets::{AssetDeed, dossier},
    custody::{KeeperKind, Outsider, drawing},
    documents::{Draft, IssuedPaper, Series, issue},
    kernel::Refusal,
    ledger::{Doing, Recorded, Subject, SubjectKind, record},
    store::{Desk, Failure},
    vault::Vault,
};

/// To whom an asset is given, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignWish {
    /// What kind of keeper.
    pub keeper_kind: KeeperKind,
    /// Who keeps it: name, relation to the case as office, address as body, identity paper with its label.
    pub keeper: Outsider,
    /// Where it lies.
    pub place: String,
    /// Its condition at the hand-over.
    pub condition: String,
    /// Until when, as a phrase; empty for "until the officer asks for it in writing".
    pub period: String,
    /// What the keeper is paid, as a phrase; empty for nothing.
    pub fee: String,
    /// Numbers of the seals put on.
    pub seals: Vec<String>,
    /// The witness.
    pub witness: String,
}

/// The article of the hand-over to a keeper, by the day of the minutes.
fn article(doing: &Doing) -> &'static str {
    if doing.on.iso().as_str() >= "2026-07-01" {
        "Điều 40 Luật Thi hành án dân sự số 106/2025/QH15; khoản 4 Điều 24 Nghị định số 152/2026/NĐ-CP"
    } else {
        "Điều 58 Luật Thi hành án dân sự số 26/2008/QH12"
    }
}

/// Gives an asset to a keeper and issues the minutes (DOC-27).
///
/// # Errors
/// A refusal when keeper, place or condition are not named; a failure of the database or the vault.
pub fn assign_custody(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<AsOfficer>,
    code: &str,
    wish: AssignWish,
) -> Result<(Option<IssuedPaper>, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    let asset = dossier(desk, code)?;
    let subject = Subject::of(SubjectKind::Asset, asset.id);
    if let Some(act) = already(desk, doing)?
        && let Some(deed) = act.deed::<AssetDeed>()?
    {
        let paper = deed.paper().cloned();
        return Ok((paper, record(desk, doing, &subject, &deed)?));
    }
    for (text, field, what) in [
        (&wish.keeper.name, "keeper", "người được giao bảo quản"),
        (&wish.place, "place", "nơi bảo quản"),
        (&wish.condition, "condition", "hiện trạng tài sản khi giao"),
    ] {
        if text.trim().is_empty() {
            return Err(Refusal::new("KEEPER", format!("Cần ghi {what}."))
                .article(article(doing))
                .at(field)
                .into());
        }
    }
    let stage = drawing::Stage::of(desk, &asset.case, doing)?;
    let draft = Draft {
        code: "DOC-27",
        title: format!("Biên bản giao bảo quản tài sản {}", asset.story.facts.code),
        series: Series::Minutes,
        on: doing.on,
        signer: doing.author.clone(),
    };
    let paper = issue(desk, vault, draft, |head| drawing::custody_minutes(&stage, head, &asset, &wish))?;
    let keeper = wish.keeper.line();
    let deed = AssetDeed::KeeperAssigned { keeper, paper: Some(paper.clone()) };
    let recorded = record(desk, &citing(doing, article(doing)), &subject, &deed)?;
    Ok((Some(paper), recorded))
}

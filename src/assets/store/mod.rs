//! Tables of assets: what an act writes, and what pages read.

mod dues;
mod photos;
mod rows;

pub use dues::{DueRow, OfficerLoad, assets_with_work, dues, loads};
pub use photos::{PhotoRow, keep_photo, photos_of};
pub use rows::{
    AssetRow, asset, asset_by_code, asset_code, assets_of, assets_of_case, count_by_stage, long_unsold,
    next_asset_code, stories, story,
};

use super::{
    acts::AssetDeed,
    asset::{AssetFacts, Story},
};
use crate::{
    cases,
    documents::{filed, keep_file},
    engine::Journey,
    kernel::Vnd,
    law::LawBook,
    ledger::{Act, acts_of},
    mine, search,
    store::{Desk, Failure, schema::assets as table},
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

/// Writes the rows an act gives rise to.
pub(super) fn apply(desk: &mut Desk<'_>, act: &Act, deed: &AssetDeed) -> Result<(), Failure> {
    if let AssetDeed::Registered(facts) = deed {
        insert(desk, act, facts)?;
        index(desk, &act.subject, facts)?;
    }
    if let AssetDeed::Corrected(facts) = deed {
        index(desk, &act.subject, facts)?;
    }
    if let AssetDeed::PhotoAdded(photo) = deed {
        return keep_photo(desk, act, photo);
    }
    if let AssetDeed::Step(step) = deed {
        for file in &step.files {
            keep_file(desk, &file.digest, &file.media, file.bytes, "attachment")?;
        }
    }
    if let Some(paper) = deed.paper() {
        let case: Option<String> = mine!(desk, assets)
            .filter(table::id.eq(act.subject.clone()))
            .select(table::case_id)
            .first(desk.db())
            .optional()?;
        filed(desk, act, paper, case.as_deref())?;
    }
    match deed {
        AssetDeed::Noted { .. } | AssetDeed::PaperIssued { .. } => touch(desk, act),
        _ => renew(desk, act),
    }
}

fn touch(desk: &mut Desk<'_>, act: &Act) -> Result<(), Failure> {
    diesel::update(mine!(desk, assets).filter(table::id.eq(act.subject.clone())))
        .set(table::changed_on.eq(act.happened_on.date()))
        .execute(desk.db())?;
    Ok(())
}

fn insert(desk: &mut Desk<'_>, act: &Act, facts: &AssetFacts) -> Result<(), Failure> {
    let officer = cases::case(desk, facts.case)?
        .ok_or_else(|| Failure::unreadable(format!("tài sản {} không có việc thi hành án", facts.code)))?
        .officer;
    let kind = serde_json::to_value(facts.class.kind())?.as_str().unwrap_or("movable").to_owned();
    diesel::insert_into(table::table)
        .values((
            (
                table::agency.eq(desk.agency().to_owned()),
                table::id.eq(act.subject.clone()),
                table::code.eq(facts.code.clone()),
                table::case_id.eq(facts.case.to_string()),
                table::name.eq(facts.name.clone()),
                table::class.eq(facts.class.code()),
                table::kind.eq(kind),
                table::marks.eq(facts.marks()),
            ),
            (
                table::place.eq(facts.place.clone()),
                table::keeper.eq(""),
                table::wage_region.eq(facts.wage_region.clone()),
                table::secured_debt.eq(facts.secured_debt.dong()),
                table::expected_costs.eq(facts.expected_costs.dong()),
                table::officer.eq(officer),
                table::stage.eq("registered"),
                table::stage_label.eq("Mới vào sổ"),
            ),
            (table::round.eq(0), table::changed_on.eq(act.happened_on.date()), table::open.eq(true)),
        ))
        .execute(desk.db())?;
    Ok(())
}

fn index(desk: &mut Desk<'_>, id: &str, facts: &AssetFacts) -> Result<(), Failure> {
    let hit = search::Hit {
        kind: "asset".into(),
        target: id.to_owned(),
        title: format!("{} · {}", facts.code, facts.name),
        line: facts.place.clone(),
        href: format!("/tai-san/{}", facts.code),
    };
    let marks = facts.marks();
    search::index(desk, &hit, &[&facts.code, &facts.name, &facts.place, &marks])
}

/// Computes the present again from the story: stage, price, round, and what is due.
fn renew(desk: &mut Desk<'_>, act: &Act) -> Result<(), Failure> {
    let Some(story) = Story::read(acts_of(desk, &act.subject)?)? else { return Ok(()) };
    let journey = Journey::of(&story.history, LawBook::embedded());
    let facts = &story.facts;
    let seized =
        story.history.events.iter().find(|e| matches!(e.step, crate::engine::Step::SeizureCompleted));
    diesel::update(mine!(desk, assets).filter(table::id.eq(act.subject.clone())))
        .set((
            (
                table::name.eq(facts.name.clone()),
                table::marks.eq(facts.marks()),
                table::place.eq(facts.place.clone()),
                table::keeper.eq(story.keeper.clone().unwrap_or_default()),
                table::secured_debt.eq(facts.secured_debt.dong()),
                table::expected_costs.eq(facts.expected_costs.dong()),
            ),
            (
                table::stage.eq(journey.stage.code()),
                table::stage_label.eq(journey.stage.label()),
                table::price.eq(journey.price.map(Vnd::dong)),
                table::valued.eq(journey.valued.map(Vnd::dong)),
                table::round.eq(i32::try_from(journey.round()).unwrap_or(i32::MAX)),
                table::seized_on.eq(seized.map(|e| e.date.date())),
                table::changed_on.eq(act.happened_on.date()),
                table::open.eq(!journey.stage.is_closed()),
            ),
        ))
        .execute(desk.db())?;
    dues::renew(desk, &act.subject, &journey)
}

/// Applies an act of this slice again; false when it is another slice's.
///
/// # Errors
/// A failure of the database, or an act that cannot be read.
pub fn replay(desk: &mut Desk<'_>, act: &Act) -> Result<bool, Failure> {
    match act.deed::<AssetDeed>()? {
        Some(deed) => apply(desk, act, &deed).map(|()| true),
        None => Ok(false),
    }
}

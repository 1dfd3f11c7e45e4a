//! Tables of assets, their photographs and what is due for them.

use super::{
    acts::{AssetDeed, PhotoFacts, StepFacts},
    asset::{AssetFacts, Story},
};
use crate::{
    cases,
    documents::{filed, keep_file},
    engine::{Event, Journey, Permit, permit},
    kernel::{AssetId, CaseId, Day, PersonId, Refusal, Vnd},
    law::LawBook,
    ledger::{Act, Doing, Recorded, Subject, SubjectKind, acts_of, admit, record},
    mine, search,
    store::{
        Desk, Failure,
        schema::{assets as table, deadlines, photos},
    },
};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl, TextExpressionMethods, dsl::max};

/// An asset as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssetRow {
    /// The asset.
    pub id: String,
    /// Its number for life.
    pub code: String,
    /// The case.
    pub case_id: String,
    /// As lists call it.
    pub name: String,
    /// Its class.
    pub class: String,
    /// Its stage.
    pub stage: String,
    /// The stage in words.
    pub stage_label: String,
    /// The present price.
    pub price: Option<Vnd>,
    /// The valuation.
    pub valued: Option<Vnd>,
    /// The auction round.
    pub round: i32,
    /// The officer in charge.
    pub officer: String,
    /// When it was seized.
    pub seized_on: Option<Day>,
    /// When something last happened.
    pub changed_on: Day,
}

type Row = (
    (String, String, String, String, String, String, String),
    (Option<i64>, Option<i64>, i32, String, Option<chrono::NaiveDate>, chrono::NaiveDate),
);

macro_rules! columns {
    () => {
        (
            (
                table::id,
                table::code,
                table::case_id,
                table::name,
                table::class,
                table::stage,
                table::stage_label,
            ),
            (table::price, table::valued, table::round, table::officer, table::seized_on, table::changed_on),
        )
    };
}

fn read((a, b): Row) -> Result<AssetRow, Failure> {
    let (id, code, case_id, name, class, stage, stage_label) = a;
    let (price, valued, round, officer, seized_on, changed_on) = b;
    let vnd = |n: Option<i64>| n.map(Vnd::new).transpose().map_err(|e| Failure::unreadable(e.to_string()));
    Ok(AssetRow {
        id,
        code,
        case_id,
        name,
        class,
        stage,
        stage_label,
        price: vnd(price)?,
        valued: vnd(valued)?,
        round,
        officer,
        seized_on: seized_on.map(Day::from),
        changed_on: changed_on.into(),
    })
}

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
    renew_dues(desk, &act.subject, &journey)
}

fn renew_dues(desk: &mut Desk<'_>, subject: &str, journey: &Journey) -> Result<(), Failure> {
    let officer: String = mine!(desk, assets)
        .filter(table::id.eq(subject.to_owned()))
        .select(table::officer)
        .first(desk.db())?;
    diesel::delete(mine!(desk, deadlines).filter(deadlines::subject.eq(subject.to_owned())))
        .execute(desk.db())?;
    for (ord, next) in (0_i32..).zip(&journey.next) {
        diesel::insert_into(deadlines::table)
            .values((
                deadlines::agency.eq(desk.agency().to_owned()),
                deadlines::subject_kind.eq("asset"),
                deadlines::subject.eq(subject.to_owned()),
                deadlines::ord.eq(ord),
                deadlines::rule.eq(next.rule.clone()),
                deadlines::title.eq(next.title.clone()),
                deadlines::due.eq(next.due_day().map(Day::date)),
                deadlines::actor.eq(next.actor.clone()),
                deadlines::officer.eq(officer.clone()),
                deadlines::article.eq(next.basis.line()),
            ))
            .execute(desk.db())?;
    }
    Ok(())
}

/// Keeps a photograph's rows; the same photograph twice is one.
///
/// # Errors
/// A failure of the database.
pub fn keep_photo(desk: &mut Desk<'_>, act: &Act, photo: &PhotoFacts) -> Result<(), Failure> {
    keep_file(desk, &photo.original, &photo.media, photo.bytes, "photo")?;
    keep_file(desk, &photo.preview, "image/jpeg", photo.preview_bytes, "preview")?;
    keep_file(desk, &photo.thumbnail, "image/jpeg", photo.thumbnail_bytes, "thumbnail")?;
    let known: Option<String> = mine!(desk, photos)
        .filter(photos::subject.eq(act.subject.clone()))
        .filter(photos::digest.eq(photo.original.clone()))
        .select(photos::digest)
        .first(desk.db())
        .optional()?;
    if known.is_some() {
        return Ok(());
    }
    diesel::insert_into(photos::table)
        .values((
            photos::agency.eq(desk.agency().to_owned()),
            photos::subject_kind.eq(act.subject_kind.code()),
            photos::subject.eq(act.subject.clone()),
            photos::digest.eq(photo.original.clone()),
            photos::preview.eq(photo.preview.clone()),
            photos::thumbnail.eq(photo.thumbnail.clone()),
            photos::caption.eq(photo.caption.clone()),
            photos::width.eq(photo.width),
            photos::height.eq(photo.height),
            photos::taken_on.eq(photo.taken_on.date()),
            photos::ord.eq(act.n),
        ))
        .execute(desk.db())?;
    Ok(())
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

/// The next free number of the year: `TS-2026-00382`.
///
/// # Errors
/// A failure of the database.
pub fn next_asset_code(desk: &mut Desk<'_>, year: i32) -> Result<String, Failure> {
    let prefix = format!("TS-{year}-");
    let query = mine!(desk, assets).filter(table::code.like(format!("{prefix}%"))).select(max(table::code));
    let last: Option<String> = query.first(desk.db())?;
    let number = last.and_then(|code| code.strip_prefix(&prefix)?.parse::<u32>().ok()).unwrap_or(0);
    Ok(format!("{prefix}{:05}", number + 1))
}

/// Enters an asset in the register under the next free number.
///
/// # Errors
/// A refusal when its case is not the agency's; a failure of the database.
pub fn register_asset(
    desk: &mut Desk<'_>,
    doing: &Doing,
    mut facts: AssetFacts,
) -> Result<(AssetId, String, Recorded), Failure> {
    if cases::case(desk, facts.case)?.is_none() {
        return Err(Refusal::new("CASE-UNKNOWN", "Chưa có việc thi hành án này trong sổ của cơ quan.").into());
    }
    facts.code = next_asset_code(desk, doing.on.year())?;
    let (id, code) = (AssetId::new(), facts.code.clone());
    let done = record(desk, doing, &Subject::of(SubjectKind::Asset, id), &AssetDeed::Registered(facts))?;
    Ok((id, code, done))
}

/// Records a step after the law of its day has judged it. A late step is recorded with its reason.
///
/// # Errors
/// The law's refusal; a refusal when a late step has no reason; a failure of the database.
pub fn record_step(
    desk: &mut Desk<'_>,
    doing: &Doing,
    id: AssetId,
    step: StepFacts,
) -> Result<Recorded, Failure> {
    let subject = Subject::of(SubjectKind::Asset, id);
    if let Some(done) = admit(desk, doing, &subject)? {
        return Ok(done);
    }
    let Some(story) = Story::read(acts_of(desk, &subject.id)?)? else {
        return Err(unknown().into());
    };
    judge(&story, &step.event, step.late_reason.as_deref(), doing.now.day())?;
    record(desk, doing, &subject, &AssetDeed::Step(Box::new(step)))
}

/// Whether a step may be recorded now.
///
/// # Errors
/// The law's refusal, or the question for a reason when it is late.
pub fn judge(story: &Story, event: &Event, reason: Option<&str>, today: Day) -> Result<(), Refusal> {
    match permit(&story.history, event, today, LawBook::embedded()) {
        Permit::Refused(refusal) => Err(*refusal),
        Permit::Late { due, .. } if reason.is_none_or(|r| r.trim().is_empty()) => Err(Refusal::new(
            "LATE",
            format!(
                "Việc này đã quá hạn {} ({} ngày). Vẫn ghi được; cần nêu lý do chậm để lưu vào sổ.",
                due.day.with_weekday(),
                due.day.days_until(event.date)
            ),
        )
        .by(&due.basis)
        .at("late_reason")),
        Permit::Late { .. } | Permit::Fine { .. } => Ok(()),
    }
}

pub(super) fn unknown() -> Refusal {
    Refusal::new("ASSET-UNKNOWN", "Chưa có tài sản này trong sổ của cơ quan.")
        .mend("Mở danh sách tài sản", "/tai-san")
}

/// The story of an asset by its number, with its id.
///
/// # Errors
/// A failure of the database.
pub fn story(desk: &mut Desk<'_>, code: &str) -> Result<Option<(AssetId, Story)>, Failure> {
    let found: Option<String> = mine!(desk, assets)
        .filter(table::code.eq(code.to_owned()))
        .select(table::id)
        .first(desk.db())
        .optional()?;
    let Some(id) = found else { return Ok(None) };
    let story = Story::read(acts_of(desk, &id)?)?;
    let id = id.parse().map_err(|e| Failure::unreadable(format!("{e}")))?;
    Ok(story.map(|s| (id, s)))
}

/// One asset as a list shows it.
///
/// # Errors
/// A failure of the database.
pub fn asset(desk: &mut Desk<'_>, id: AssetId) -> Result<Option<AssetRow>, Failure> {
    let query = mine!(desk, assets).filter(table::id.eq(id.to_string())).select(columns!());
    query.first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// One asset by its number.
///
/// # Errors
/// A failure of the database.
pub fn asset_by_code(desk: &mut Desk<'_>, code: &str) -> Result<Option<AssetRow>, Failure> {
    let query = mine!(desk, assets).filter(table::code.eq(code.to_owned())).select(columns!());
    query.first::<Row>(desk.db()).optional()?.map(read).transpose()
}

/// The assets of a case.
///
/// # Errors
/// A failure of the database.
pub fn assets_of_case(desk: &mut Desk<'_>, case: CaseId) -> Result<Vec<AssetRow>, Failure> {
    let query =
        mine!(desk, assets).filter(table::case_id.eq(case.to_string())).order(table::code).select(columns!());
    query.load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// Open assets by stage (all when empty) and officer (all when `None`), last changed first.
///
/// # Errors
/// A failure of the database.
pub fn assets_of(
    desk: &mut Desk<'_>,
    stages: &[&str],
    officer: Option<PersonId>,
    skip: i64,
    limit: i64,
) -> Result<Vec<AssetRow>, Failure> {
    let mut query = mine!(desk, assets).into_boxed();
    if !stages.is_empty() {
        query = query.filter(table::stage.eq_any(stages.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>()));
    }
    if let Some(officer) = officer {
        query = query.filter(table::officer.eq(officer.to_string()));
    }
    let rows = query.order((table::changed_on.desc(), table::id.desc())).offset(skip).limit(limit);
    rows.select(columns!()).load::<Row>(desk.db())?.into_iter().map(read).collect()
}

/// How many assets stand in each stage.
///
/// # Errors
/// A failure of the database.
pub fn count_by_stage(desk: &mut Desk<'_>) -> Result<Vec<(String, String, i64)>, Failure> {
    let query = mine!(desk, assets).group_by((table::stage, table::stage_label)).select((
        table::stage,
        table::stage_label,
        diesel::dsl::count_star(),
    ));
    Ok(query.load(desk.db())?)
}

/// A photograph as pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoRow {
    /// SHA-256 of the original.
    pub digest: String,
    /// The preview's digest.
    pub preview: String,
    /// The thumbnail's digest.
    pub thumbnail: String,
    /// What it shows.
    pub caption: String,
    /// The day it was taken.
    pub taken_on: Day,
}

/// The photographs of an asset or a thing, in the order in which they were added.
///
/// # Errors
/// A failure of the database.
pub fn photos_of(desk: &mut Desk<'_>, subject: &str) -> Result<Vec<PhotoRow>, Failure> {
    let query = mine!(desk, photos)
        .filter(photos::subject.eq(subject.to_owned()))
        .order(photos::ord)
        .select((photos::digest, photos::preview, photos::thumbnail, photos::caption, photos::taken_on));
    type Photo = (String, String, String, String, chrono::NaiveDate);
    let rows = query.load::<Photo>(desk.db())?;
    Ok(rows
        .into_iter()
        .map(|(digest, preview, thumbnail, caption, taken_on)| PhotoRow {
            digest,
            preview,
            thumbnail,
            caption,
            taken_on: taken_on.into(),
        })
        .collect())
}

/// Something due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueRow {
    /// The rule.
    pub rule: String,
    /// The act as a verb.
    pub title: String,
    /// The last day; nothing where the law gives none or the calendar is not written.
    pub due: Option<Day>,
    /// Who acts.
    pub actor: String,
    /// The article as printed.
    pub article: String,
    /// The officer in charge.
    pub officer: String,
    /// The asset's number.
    pub code: String,
    /// The asset's name.
    pub name: String,
    /// The stage in words.
    pub stage_label: String,
}

/// What is due up to a day, soonest first: of one officer, or of everyone.
///
/// # Errors
/// A failure of the database.
pub fn dues(
    desk: &mut Desk<'_>,
    officer: Option<PersonId>,
    until: Day,
    limit: i64,
) -> Result<Vec<DueRow>, Failure> {
    let mut query = deadlines::table
        .inner_join(table::table)
        .filter(deadlines::agency.eq(desk.agency().to_owned()))
        .filter(table::agency.eq(desk.agency().to_owned()))
        .filter(deadlines::due.le(until.date()))
        .into_boxed();
    if let Some(officer) = officer {
        query = query.filter(deadlines::officer.eq(officer.to_string()));
    }
    let rows = query.order((deadlines::due, deadlines::subject)).limit(limit).select((
        (deadlines::rule, deadlines::title, deadlines::due, deadlines::actor, deadlines::article),
        (deadlines::officer, table::code, table::name, table::stage_label),
    ));
    type Due =
        ((String, String, Option<chrono::NaiveDate>, String, String), (String, String, String, String));
    Ok(rows
        .load::<Due>(desk.db())?
        .into_iter()
        .map(|((rule, title, due, actor, article), (officer, code, name, stage_label))| DueRow {
            rule,
            title,
            due: due.map(Day::from),
            actor,
            article,
            officer,
            code,
            name,
            stage_label,
        })
        .collect())
}

//! The page of the day.

use super::{
    store::{case_heads, count_people, things_outside},
    work::{Circle, DAYS_AHEAD, Group, Line, day_in_words, disposal_line, groups, lines_of},
};
use crate::{
    accounts::{Actor, Inspect, Person, Role, people},
    assets::{AssetRow, OfficerLoad, assets_with_work, count_by_stage, loads, long_unsold, stories},
    counting::{UNSEEN_DAYS, late_programs, unseen_count},
    custody::{
        Ageing, DiscrepancyRow, ExceptionRow, OrderRow, SealState, ageing, count_open_discrepancies,
        discrepancies, exceptions, orders, seal_lines,
    },
    disposal::{DisposalFilter, disposals, due_lines},
    handover::{HandoverRow, open_handovers},
    kernel::{Day, PersonId, Vnd},
    law::LawBook,
    ledger::head,
    oversight::{Quarter, certificates, closing},
    proceeds::{HeldRow, held_money},
    store::{Desk, Failure},
    web::{Frame, Problem, Visit, filters, parts::Link, show},
};
use actix_web::{HttpResponse, web as server};
use askama::Template;

/// Most assets whose duties are listed at once.
const ASSETS_MAX: i64 = 150;
/// From how many rounds on an unsold asset is named to the head.
const LONG_ROUNDS: i32 = 3;
/// Most open matters of disposal that are counted.
const DISPOSALS_MAX: i64 = 1_000;
/// Days after which a seal should have been looked at again.
const SEAL_DAYS: i64 = 90;
/// Most unchecked seals that are counted for the head.
const SEALS_COUNTED: i64 = 999;
/// Rows of a short list on the page of the day.
const SHORT: i64 = 8;

/// The page of the day.
pub fn routes(config: &mut server::ServiceConfig) {
    config.route("/hom-nay", server::get().to(today));
}

#[derive(Template)]
#[template(path = "today/today.html")]
struct TodayPage {
    frame: Frame,
    today: Day,
    day: String,
    lead: String,
    work: Option<Work>,
    head: Option<HeadView>,
    store: Option<StoreView>,
    money: Option<MoneyView>,
    overview: Option<Vec<(String, String, i64)>>,
    office: Option<OfficeView>,
}

/// The work list of an officer, or of everyone for a secretary.
struct Work {
    groups: Vec<Group>,
    cut: bool,
}

/// What a head must see in ten minutes.
struct HeadView {
    loads: Vec<Load>,
    unsold: Vec<AssetRow>,
    rounds: i32,
    differing: Vec<DiscrepancyRow>,
    differing_count: i64,
    outside: i64,
    stock: i64,
    ageing: Ageing,
    disposals: usize,
    disposals_late: usize,
    days_to_hand_over: i64,
    hand_over: Day,
    handing: Vec<HandoverRow>,
    unseen: i64,
    counts_late: usize,
    watch: Watch,
}

/// What the head still has to sign or to end in the stores.
struct Watch {
    exceptions: Vec<ExceptionRow>,
    open_quarter: Option<Quarter>,
    certified_on: Option<Day>,
    unchecked: usize,
}

struct Load {
    name: String,
    href: String,
    open: i64,
    overdue: i64,
    week: i64,
    oldest: Option<(Link, String, Option<Day>)>,
}

/// What a storekeeper must see.
struct StoreView {
    orders: Vec<OrderRow>,
    ageing: Ageing,
    differing: Vec<DiscrepancyRow>,
    differing_count: i64,
}

/// What an accountant must see: money received and not yet paid out.
struct MoneyView {
    rows: Vec<HeldRow>,
    total: Vnd,
}

/// What an administrator must see.
struct OfficeView {
    active: i64,
    left: i64,
    acts: i64,
    digest: String,
}

async fn today(visit: Visit<Inspect>) -> Result<HttpResponse, Problem> {
    let (actor, today) = (visit.actor().clone(), visit.today());
    let frame = visit.frame.clone().at("today");
    let page = visit.read(move |desk| draw(desk, frame, &actor, today)).await?;
    show(&page)
}

fn draw(desk: &mut Desk<'_>, frame: Frame, actor: &Actor, today: Day) -> Result<TodayPage, Failure> {
    let people = people(desk)?;
    let has = |role| actor.roles.has(role);
    let reads_all = actor.roles.has_any(&[Role::Secretary, Role::Prosecutor]);
    let own = has(Role::Officer).then_some(actor.id);
    let work = (own.is_some() || has(Role::Secretary))
        .then(|| work(desk, actor, own, today, &people))
        .transpose()?;
    let head_view =
        (has(Role::Head) || has(Role::Prosecutor)).then(|| head_view(desk, today, &people)).transpose()?;
    let store = has(Role::Storekeeper).then(|| store_view(desk, actor.id, today)).transpose()?;
    let money = has(Role::Accountant).then(|| money_view(desk)).transpose()?;
    let overview = (reads_all || has(Role::Head) || has(Role::Accountant))
        .then(|| count_by_stage(desk, None))
        .transpose()?;
    let office = has(Role::Administrator).then(|| office_view(desk)).transpose()?;
    let lead = lead(work.as_ref(), head_view.as_ref());
    Ok(TodayPage {
        frame,
        today,
        day: day_in_words(today),
        lead,
        work,
        head: head_view,
        store,
        money,
        overview,
        office,
    })
}

/// One sentence at the top: how much is overdue, how much is due today.
fn lead(work: Option<&Work>, head: Option<&HeadView>) -> String {
    let count = |work: &Work, key: &str| {
        work.groups.iter().filter(|g| g.key == key).map(|g| g.lines.len()).sum::<usize>()
    };
    match (work, head) {
        (Some(work), _) => match (count(work, "qua-han"), count(work, "hom-nay")) {
            (0, 0) => "Không có việc quá hạn hoặc đến hạn hôm nay".to_owned(),
            (0, today) => format!("{today} việc đến hạn hôm nay"),
            (late, 0) => format!("{late} việc quá hạn"),
            (late, today) => format!("{late} việc quá hạn, {today} việc đến hạn hôm nay"),
        },
        (None, Some(head)) => match head.loads.iter().map(|l| l.overdue).sum::<i64>() {
            0 => "Không có việc quá hạn".to_owned(),
            late => format!("{late} việc quá hạn trong cơ quan"),
        },
        (None, None) => String::new(),
    }
}

fn work(
    desk: &mut Desk<'_>,
    actor: &Actor,
    own: Option<PersonId>,
    today: Day,
    people: &[Person],
) -> Result<Work, Failure> {
    let horizon = today.plus_days(DAYS_AHEAD).unwrap_or(today);
    let ids = assets_with_work(desk, own, horizon, ASSETS_MAX)?;
    let cut = i64::try_from(ids.len()).unwrap_or(i64::MAX) >= ASSETS_MAX;
    let stories = stories(desk, &ids)?;
    let mut wanted: Vec<String> = stories.iter().map(|(_, s)| s.facts.case.to_string()).collect();
    wanted.sort();
    wanted.dedup();
    let circle = Circle {
        today,
        cases: &case_heads(desk, &wanted)?,
        people,
        roles: &actor.roles,
        name_officer: own.is_none(),
    };
    let law = LawBook::embedded();
    let mut lines: Vec<Line> = stories.iter().flat_map(|(_, story)| lines_of(story, &circle, law)).collect();
    let dues = due_lines(desk, own, horizon)?;
    lines.extend(dues.into_iter().map(|due| disposal_line(due, &circle)));
    Ok(Work { groups: groups(lines, today), cut })
}

fn head_view(desk: &mut Desk<'_>, today: Day, people: &[Person]) -> Result<HeadView, Failure> {
    let loads = loads(desk, today)?.into_iter().map(|load| load_line(load, people)).collect();
    let unsold = long_unsold(desk, LONG_ROUNDS, SHORT)?;
    let differing = discrepancies(desk, true, None, 0, SHORT)?;
    let differing_count = count_open_discrepancies(desk)?;
    let (outside, stock) = things_outside(desk)?;
    let hand_over = Day::of(2028, 7, 1).unwrap_or(today);
    let open = DisposalFilter { open: Some(true), ..DisposalFilter::default() };
    Ok(HeadView {
        loads,
        unsold,
        rounds: LONG_ROUNDS,
        differing,
        differing_count,
        outside,
        stock,
        ageing: ageing(desk, today)?,
        disposals: disposals(desk, &open, 0, DISPOSALS_MAX)?.len(),
        disposals_late: due_lines(desk, None, today.previous())?.len(),
        days_to_hand_over: today.days_until(hand_over),
        hand_over,
        handing: open_handovers(desk)?,
        unseen: unseen_count(desk, today.plus_days(-UNSEEN_DAYS).unwrap_or(today))?,
        counts_late: late_programs(desk, today)?,
        watch: watch(desk, today)?,
    })
}

fn watch(desk: &mut Desk<'_>, today: Day) -> Result<Watch, Failure> {
    let last = Quarter::of(today).before();
    let before = today.plus_days(-SEAL_DAYS);
    Ok(Watch {
        exceptions: exceptions(desk, None, today)?,
        open_quarter: closing(desk, last)?.is_none().then_some(last),
        certified_on: certificates(desk, 1)?.first().map(|c| c.signed_on),
        unchecked: seal_lines(desk, Some(SealState::Applied), before, 0, SEALS_COUNTED)?.len(),
    })
}

fn load_line(load: OfficerLoad, people: &[Person]) -> Load {
    let person = people.iter().find(|p| p.id.to_string() == load.officer);
    Load {
        name: person.map_or_else(|| "Chưa phân công".to_owned(), |p| p.facts.name.clone()),
        href: format!("/tai-san?chv={}", load.officer),
        open: load.open,
        overdue: load.overdue,
        week: load.week,
        oldest: load
            .oldest
            .map(|row| (Link::new(row.name, format!("/tai-san/{}", row.code)), row.title, row.due)),
    }
}

fn store_view(desk: &mut Desk<'_>, who: PersonId, today: Day) -> Result<StoreView, Failure> {
    Ok(StoreView {
        orders: orders(desk, "open", Some(who), 0, SHORT)?,
        differing: discrepancies(desk, true, None, 0, SHORT)?,
        differing_count: count_open_discrepancies(desk)?,
        ageing: ageing(desk, today)?,
    })
}

fn money_view(desk: &mut Desk<'_>) -> Result<MoneyView, Failure> {
    let rows = held_money(desk, None)?;
    let total = Vnd::sum(rows.iter().map(|row| row.amount)).unwrap_or_default();
    Ok(MoneyView { rows, total })
}

fn office_view(desk: &mut Desk<'_>) -> Result<OfficeView, Failure> {
    let (active, left) = count_people(desk)?;
    let (acts, digest) = head(desk)?;
    Ok(OfficeView { active, left, acts, digest })
}

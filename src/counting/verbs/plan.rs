//! A count is committed to, and its sample drawn on its day.

use super::{going_on, keeps, unknown_count};
use crate::{
    accounts::{CountStore, Warrant},
    counting::{
        CountKind, CountState, CountingDeed, Drawn, Planned, draw, hash_of,
        store::{keep_seed, population, seed},
    },
    custody::{already, by_hand, citing, place_tree},
    kernel::{CountId, Day, PlaceId, Refusal},
    ledger::{Doing, Recorded, Subject, SubjectKind, head, record},
    store::{Desk, Failure, StoreError},
};

/// What is wanted of a new count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountWish {
    /// Why.
    pub kind: CountKind,
    /// Its name; empty for the kind's own.
    pub title: String,
    /// The day from which it is made.
    pub on_day: Day,
    /// How many things a drawn sample must hold at least.
    pub goal: i64,
    /// The places; none for every place in which something lies. A sample has none: it is drawn.
    pub places: Vec<PlaceId>,
}

/// Most things a sample may ask for.
const GOAL_MAX: i64 = 5_000;

fn fresh_seed() -> Result<String, Failure> {
    let mut bytes = [0_u8; 32];
    let failed = |e: getrandom::Error| Failure::from(StoreError::Commit(e.to_string()));
    getrandom::fill(&mut bytes).map_err(failed)?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}

/// Commits to a count. For a sample a hidden seed is made and its hash recorded: the places are drawn on a later day.
///
/// # Errors
/// A refusal when a storekeeper plans what would check his own store, the day has passed, or there is nothing to
/// count; a failure of the database.
pub fn plan_count(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<CountStore>,
    wish: CountWish,
) -> Result<(CountId, Recorded), Failure> {
    let doing = &by_hand(doing, by);
    if let Some(act) = already(desk, doing)?
        && let Some(deed) = act.deed::<CountingDeed>()?
    {
        let id: CountId = act.subject.parse().map_err(|e| Failure::unreadable(format!("{e}")))?;
        return Ok((id, record(desk, doing, &Subject::of(SubjectKind::Count, id), &deed)?));
    }
    let article = wish.kind.article();
    if !wish.kind.is_planned_by_hand() {
        let text = "Kiểm kê khi đổi thủ kho và trước khi bàn giao kho được mở từ chính việc đó.";
        return Err(Refusal::new("COUNT-KIND", text).at("kind").into());
    }
    if wish.kind != CountKind::Spot && keeps(&by.actor().roles) {
        let text = "Thủ kho không lập chương trình kiểm kê chính kho mình giữ. Thủ trưởng, kế toán hoặc chấp hành viên lập.";
        return Err(Refusal::new("COUNT-KEEPER-PLANS", text).article(article).into());
    }
    if wish.on_day < doing.on {
        let text = "Ngày kiểm kê không được trước ngày lập chương trình.";
        return Err(Refusal::new("COUNT-DAY", text).at("on_day").into());
    }
    let id = CountId::new();
    let (places, seed_hash) = if wish.kind.is_drawn() {
        if wish.on_day == doing.on {
            let text = "Mẫu được rút sớm nhất vào ngày hôm sau: mã băm của hạt giống phải vào sổ ít nhất một ngày trước khi rút.";
            return Err(Refusal::new("SAMPLE-DAY", text).article(article).at("on_day").into());
        }
        if !(1..=GOAL_MAX).contains(&wish.goal) {
            let text = "Cần ghi số vật tối thiểu của mẫu, từ 1 đến 5.000.";
            return Err(Refusal::new("SAMPLE-GOAL", text).at("goal").into());
        }
        let seed = fresh_seed()?;
        keep_seed(desk, id, &seed)?;
        (Vec::new(), Some(hash_of(&seed)))
    } else {
        (places_to_count(desk, doing.on, &wish.places)?, None)
    };
    let title = if wish.title.trim().is_empty() {
        format!("Kiểm kê: {}", wish.kind.label().to_lowercase())
    } else {
        wish.title.trim().to_owned()
    };
    let goal = if wish.kind.is_drawn() { wish.goal } else { 0 };
    let deed = CountingDeed::Planned(Box::new(Planned {
        kind: wish.kind,
        title,
        on_day: wish.on_day,
        seed_hash,
        goal,
        places,
        frozen: String::new(),
        change: None,
    }));
    let recorded = record(desk, &citing(doing, article), &Subject::of(SubjectKind::Count, id), &deed)?;
    Ok((id, recorded))
}

/// The wished places, or every own place in which something lies.
pub(in crate::counting) fn places_to_count(
    desk: &mut Desk<'_>,
    on: Day,
    wished: &[PlaceId],
) -> Result<Vec<PlaceId>, Failure> {
    if wished.is_empty() {
        let places: Vec<PlaceId> = population(desk, on)?.into_iter().map(|w| w.place).collect();
        if places.is_empty() {
            return Err(Refusal::new("COUNT-EMPTY", "Kho chưa có đồ vật nào để kiểm kê.").into());
        }
        return Ok(places);
    }
    let known = place_tree(desk)?;
    let own = known.iter().filter(|p| p.class.is_own_store() && wished.contains(&p.id));
    let places: Vec<PlaceId> = own.map(|p| p.id).collect();
    if places.len() < wished.len() {
        let text =
            "Chỉ kiểm kê nơi lưu giữ thuộc kho của cơ quan. Nơi khác giữ thì rà soát cùng cơ quan đang giữ.";
        return Err(Refusal::new("PLACE-OUTSIDE", text).at("places").into());
    }
    Ok(places)
}

/// Opens the seed and draws the places.
///
/// # Errors
/// A refusal before the day, when the sample is drawn already, or when a storekeeper draws; a failure of the database.
pub fn draw_sample(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<CountStore>,
    id: CountId,
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Count, id);
    if let Some(act) = already(desk, doing)?
        && let Some(deed) = act.deed::<CountingDeed>()?
    {
        return record(desk, doing, &subject, &deed);
    }
    let row = going_on(desk, id)?;
    let article = row.kind.article();
    if row.state != CountState::Planned {
        return Err(Refusal::new("SAMPLE-DRAWN", "Mẫu của đợt này đã được rút.").into());
    }
    if keeps(&by.actor().roles) {
        let text = "Thủ kho không tự rút mẫu kiểm kê kho mình giữ.";
        return Err(Refusal::new("COUNT-KEEPER-PLANS", text).article(article).into());
    }
    if doing.on < row.on_day || doing.now.day() <= row.planned_on {
        let text = format!("Mẫu chỉ được rút từ ngày {}, để không ai biết trước nơi sẽ kiểm kê.", row.on_day);
        return Err(Refusal::new("SAMPLE-EARLY", text).article(article).until(row.on_day).into());
    }
    let seed = seed(desk, id)?.ok_or_else(unknown_count)?;
    let (_, anchor) = head(desk)?;
    let among = population(desk, doing.on)?;
    let places = draw(&seed, &anchor, &among, i64::from(row.goal));
    if places.is_empty() {
        return Err(Refusal::new("COUNT-EMPTY", "Kho chưa có đồ vật nào để kiểm kê.").into());
    }
    let among = i64::try_from(among.len()).unwrap_or(i64::MAX);
    let deed = CountingDeed::Drawn(Box::new(Drawn { seed, anchor, among, places }));
    record(desk, &citing(doing, article), &subject, &deed)
}

/// Begins the count of a store before it is handed over; the hand-over itself freezes the places. Called by the verb
/// that opens the hand-over, in the same piece of work.
///
/// # Errors
/// A refusal when nothing lies there; a failure of the database.
pub fn begin_for_handover(
    desk: &mut Desk<'_>,
    doing: &Doing,
    title: &str,
    places: &[PlaceId],
) -> Result<CountId, Failure> {
    let held: Vec<PlaceId> = population(desk, doing.on)?.into_iter().map(|w| w.place).collect();
    let places: Vec<PlaceId> = places.iter().copied().filter(|p| held.contains(p)).collect();
    if places.is_empty() {
        return Err(Refusal::new("COUNT-EMPTY", "Kho này không có đồ vật nào.").at("place").into());
    }
    let id = CountId::new();
    let kind = CountKind::Handover;
    let deed = CountingDeed::Planned(Box::new(Planned {
        kind,
        title: format!(
            "Kiểm kê để {}{}",
            title.chars().next().map_or('b', |c| c.to_ascii_lowercase()),
            title.get(1..).unwrap_or("")
        ),
        on_day: doing.on,
        seed_hash: None,
        goal: 0,
        places,
        frozen: String::new(),
        change: None,
    }));
    record(desk, &citing(doing, kind.article()), &Subject::of(SubjectKind::Count, id), &deed)?;
    Ok(id)
}

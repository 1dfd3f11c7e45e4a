//! From the facts of a count to the bytes of its papers.

use super::{
    Change, CountRow, CountingDeed, NotAccepted, SheetClosed, SheetRow,
    papers::{
        CountLine, CountMinutesFacts, KeeperChangeFacts, PlaceLine, SampleFacts,
        count_minutes as count_sheet, keeper_minutes as keeper_sheet,
    },
    store::count_closes,
    verbs::SignWish,
};
use crate::{
    accounts::{AgencyFacts, Role, agency_facts, people},
    assets::{paper_head, refused as refused_paper},
    custody::{ItemRow, items_by_id},
    documents::Head,
    kernel::{ItemId, PersonId, PlaceId},
    law::{PaperBases, paper_bases},
    ledger::{Act, Author, Doing, acts_of},
    paper::{MinutesFrame, PaperError, Participant, Sheet, pdf},
    store::{Desk, Failure},
};
use std::collections::{BTreeMap, BTreeSet};

type Drawn = Result<(Vec<u8>, usize), Failure>;

/// Most sound things listed one by one; beyond, only what differs.
const LINES_MAX: usize = 1_500;

fn bytes(sheet: Result<Sheet, PaperError>) -> Drawn {
    let sheet = sheet.map_err(refused_paper)?;
    Ok((pdf(&sheet).map_err(refused_paper)?, sheet.pages.len()))
}

fn law(code: &str, doing: &Doing) -> Result<PaperBases, Failure> {
    paper_bases(code, doing.on, &[]).map_err(|e| refused_paper(PaperError::Law(e.to_string())))
}

/// What the minutes of a count stand on; gathered before a number is taken.
pub(super) struct CountFacts {
    agency: AgencyFacts,
    title: String,
    frame: MinutesFrame,
    sample: Option<SampleFacts>,
    places: Vec<PlaceLine>,
    lines: Vec<CountLine>,
    left_out: usize,
    strange: Vec<String>,
}

pub(super) fn count_facts(
    desk: &mut Desk<'_>,
    doing: &Doing,
    row: &CountRow,
    rows: &[SheetRow],
) -> Result<CountFacts, Failure> {
    let agency = agency_facts(desk)?;
    let closes = count_closes(desk, row.id)?;
    let frame = frame(desk, doing, &agency, &closes)?;
    let paths: BTreeMap<PlaceId, &str> = rows.iter().map(|r| (r.place, r.path.as_str())).collect();
    let (lines, left_out) = thing_lines(desk, &closes, &paths)?;
    let last = closes.iter().map(|(_, sheet)| sheet).filter(|s| !s.again);
    let strange = last
        .flat_map(|s| {
            let path = paths.get(&s.place).copied().unwrap_or("");
            let codes = s.result.unknown.iter().chain(&s.result.foreign);
            codes.map(move |code| format!("{code} ở {path}")).collect::<Vec<_>>()
        })
        .collect();
    Ok(CountFacts {
        title: row.title.clone(),
        frame,
        sample: sample_facts(desk, row)?,
        places: place_lines(rows, &closes),
        lines,
        left_out,
        strange,
        agency,
    })
}

/// DOC-80e.
pub(super) fn count_minutes(head: &Head, doing: &Doing, facts: &CountFacts) -> Drawn {
    let paper = CountMinutesFacts {
        head: paper_head(&facts.agency, head, &doing.author),
        title: facts.title.clone(),
        frame: facts.frame.clone(),
        sample: facts.sample.clone(),
        places: facts.places.clone(),
        lines: facts.lines.clone(),
        left_out: facts.left_out,
        strange: facts.strange.clone(),
    };
    bytes(count_sheet(&paper, &law("DOC-80e", doing)?))
}

fn sample_facts(desk: &mut Desk<'_>, row: &CountRow) -> Result<Option<SampleFacts>, Failure> {
    for act in acts_of(desk, &row.id.to_string())? {
        if let Some(CountingDeed::Drawn(drawn)) = act.deed::<CountingDeed>()? {
            return Ok(Some(SampleFacts {
                hash: row.seed_hash.clone().unwrap_or_default(),
                published: row.planned_on.in_full(),
                seed: drawn.seed,
                anchor: drawn.anchor,
                among: drawn.among,
            }));
        }
    }
    Ok(None)
}

fn place_lines(rows: &[SheetRow], closes: &[(Act, SheetClosed)]) -> Vec<PlaceLine> {
    let line = |r: &SheetRow| {
        let of: Vec<String> = closes
            .iter()
            .filter(|(_, s)| s.place == r.place)
            .map(|(act, s)| {
                let pair = format!("{}, {}", act.author.name, s.second.name);
                if r.turn > 1 { format!("lần {}: {pair}", s.turn) } else { pair }
            })
            .collect();
        PlaceLine {
            path: r.path.clone(),
            sound: r.sound.into(),
            misplaced: r.misplaced.into(),
            missing: r.missing.into(),
            strange: r.strange.into(),
            counted: of.join("; "),
        }
    };
    rows.iter().map(line).collect()
}

/// Each thing with what the count found; sound things are left out where there are too many for a paper.
fn thing_lines(
    desk: &mut Desk<'_>,
    closes: &[(Act, SheetClosed)],
    paths: &BTreeMap<PlaceId, &str>,
) -> Result<(Vec<CountLine>, usize), Failure> {
    let mut found: Vec<(ItemId, String)> = Vec::new();
    let mut sound: Vec<ItemId> = Vec::new();
    for (_, sheet) in closes.iter().filter(|(_, s)| !s.again) {
        let path = paths.get(&sheet.place).copied().unwrap_or("");
        sound.extend(&sheet.result.right);
        found.extend(
            sheet.result.misplaced.iter().map(|m| (m.item, format!("Thấy ở {path}, sổ ghi nơi khác"))),
        );
        found.extend(sheet.result.missing.iter().map(|id| (*id, format!("Không thấy ở {path}"))));
    }
    let left_out = if sound.len() > LINES_MAX { sound.len() } else { 0 };
    if left_out == 0 {
        found.extend(sound.into_iter().map(|id| (id, "Có, đúng chỗ".to_owned())));
    }
    let ids: Vec<ItemId> = found.iter().map(|(id, _)| *id).collect();
    let rows: BTreeMap<ItemId, ItemRow> =
        items_by_id(desk, &ids)?.into_iter().map(|row| (row.id, row)).collect();
    let mut lines: Vec<(String, CountLine)> = found
        .into_iter()
        .filter_map(|(id, words)| {
            let row = rows.get(&id)?;
            Some((row.code.clone(), CountLine { found: words, ..thing_line(row) }))
        })
        .collect();
    lines.sort_by(|a, b| a.0.cmp(&b.0));
    Ok((lines.into_iter().map(|(_, line)| line).collect(), left_out))
}

fn thing_line(row: &ItemRow) -> CountLine {
    let marks = row.marks.trim().trim_end_matches('.');
    let marks = if marks.is_empty() { String::new() } else { format!(", {marks}") };
    let condition = row.condition.trim().trim_end_matches('.');
    CountLine {
        name: format!("{}{marks}; mã số {}", row.name, row.code),
        quantity: format!("{} {}", row.actual.unwrap_or(row.planned), row.unit),
        state: row
            .seal
            .as_ref()
            .map_or_else(|| condition.to_owned(), |n| format!("{condition}; niêm phong số {n}")),
        found: String::new(),
    }
}

/// Time and people: everybody who counted, and the head who signs.
fn frame(
    desk: &mut Desk<'_>,
    doing: &Doing,
    agency: &AgencyFacts,
    closes: &[(Act, SheetClosed)],
) -> Result<MinutesFrame, Failure> {
    let staff = people(desk)?;
    let head = staff.iter().find(|p| p.active && p.facts.roles.has(Role::Head));
    let mut present: Vec<Participant> = head
        .map(|p| Participant::new("Thủ trưởng cơ quan", &p.facts.name, &p.facts.office))
        .into_iter()
        .collect();
    let mut named: BTreeSet<PersonId> = head.map(|p| p.id).into_iter().collect();
    let counted = closes.iter().flat_map(|(act, s)| [act.author.clone(), s.second.clone()]);
    for who in counted.chain([doing.author.clone()]) {
        if named.insert(who.id) {
            let keeper = staff.iter().any(|p| p.id == who.id && p.facts.roles.has(Role::Storekeeper));
            let part = if keeper { "Thủ kho" } else { "Người kiểm kê" };
            present.push(Participant::new(part, &who.name, &who.office));
        }
    }
    let began = closes.first().map_or(doing.now, |(act, _)| act.recorded_at);
    Ok(MinutesFrame {
        began: began.min(doing.now),
        ended: doing.now,
        place: format!("kho của {}", agency.name),
        present,
        absent: Vec::new(),
        opinions: Vec::new(),
        refusals: Vec::new(),
        copies: 3,
        given_to: vec!["kế toán".into(), "thủ kho".into(), "hồ sơ kho".into()],
    })
}

/// What the minutes of a change stand on.
pub(super) struct ChangeFacts {
    agency: AgencyFacts,
    frame: MinutesFrame,
    change: Change,
    places: Vec<PlaceLine>,
    accepted: i64,
    refused: Vec<(String, String)>,
}

pub(super) fn change_facts(
    desk: &mut Desk<'_>,
    doing: &Doing,
    rows: &[SheetRow],
    (change, refused, wish): (&Change, &[NotAccepted], &SignWish),
    accepted: i64,
) -> Result<ChangeFacts, Failure> {
    let agency = agency_facts(desk)?;
    let closes = match rows.first() {
        Some(first) => count_closes(desk, first.count)?,
        None => Vec::new(),
    };
    let ids: Vec<ItemId> = refused.iter().map(|r| r.item).collect();
    let names: BTreeMap<ItemId, ItemRow> =
        items_by_id(desk, &ids)?.into_iter().map(|row| (row.id, row)).collect();
    let refused = refused
        .iter()
        .map(|r| {
            let name = names.get(&r.item).map_or_else(|| r.code.clone(), |row| thing_line(row).name);
            (name, r.why.clone())
        })
        .collect();
    let says = [(&change.outgoing, &wish.outgoing_says), (&change.incoming, &wish.incoming_says)];
    let opinions = says
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(who, text): (&Author, &String)| {
            (who.name.clone(), text.trim().trim_end_matches('.').to_owned())
        })
        .collect();
    let frame = MinutesFrame {
        began: closes.first().map_or(doing.now, |(act, _)| act.recorded_at).min(doing.now),
        ended: doing.now,
        place: format!("kho của {}", agency.name),
        present: vec![
            Participant::new("Thủ trưởng cơ quan", &doing.author.name, &doing.author.office),
            Participant::new("Thủ kho bàn giao", &change.outgoing.name, &change.outgoing.office),
            Participant::new("Thủ kho nhận", &change.incoming.name, &change.incoming.office),
        ],
        absent: Vec::new(),
        opinions,
        refusals: Vec::new(),
        copies: 3,
        given_to: vec!["thủ kho bàn giao".into(), "thủ kho nhận".into(), "kế toán".into()],
    };
    Ok(ChangeFacts {
        agency,
        frame,
        change: change.clone(),
        places: place_lines(rows, &closes),
        accepted,
        refused,
    })
}

/// DOC-80g.
pub(super) fn change_minutes(head: &Head, doing: &Doing, facts: &ChangeFacts) -> Drawn {
    let paper = KeeperChangeFacts {
        head: paper_head(&facts.agency, head, &doing.author),
        frame: facts.frame.clone(),
        outgoing: facts.change.outgoing.name.clone(),
        incoming: facts.change.incoming.name.clone(),
        places: facts.places.clone(),
        accepted: facts.accepted,
        refused: facts.refused.clone(),
    };
    bytes(keeper_sheet(&paper, &law("DOC-80g", doing)?))
}

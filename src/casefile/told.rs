//! What happened to an asset, in words: each act as a line of the left column.

use crate::{
    assets::{AssetDeed, AssetFacts, StepFacts, Story},
    documents::IssuedPaper,
    engine::{Event, LotCut, Step},
    kernel::{ActId, Day, Vnd},
    ledger::Act,
    web::{
        format::money,
        parts::{Done, Link},
    },
};

/// A part of the story: what led to the first price, or one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// `Phiên 3`, `Kê biên, định giá`.
    pub title: String,
    /// How it ended: `Đấu giá không thành, 1.620.000.000 → 1.458.000.000 đ (−10 %)`.
    pub ended: String,
    /// From when to when.
    pub span: String,
    /// Whether it is shown at once; older parts wait behind a line.
    pub open: bool,
    /// Its lines, newest first.
    pub lines: Vec<Done>,
}

/// How many lines are shown before older chapters are folded.
const LINES_OPEN: usize = 7;

struct Told {
    day: Day,
    seq: i64,
    done: Done,
    event: Option<Event>,
}

/// The story in chapters, newest first. Photographs of one day and person are one line.
/// `others` are lines that other rooms know: money received and paid out.
pub fn chapters(story: &Story, others: Vec<(i64, Done)>) -> Vec<Chapter> {
    let mut lines = told(story);
    lines.extend(others.into_iter().map(|(seq, done)| Told { day: done.day, seq, done, event: None }));
    lines.sort_by_key(|line| (line.day, line.seq));
    let mut parts: Vec<(Option<u32>, Vec<Told>)> = Vec::new();
    for line in lines {
        let round = line.event.as_ref().and_then(|e| e.round);
        let present = parts.last().map(|(round, _)| *round);
        match (round, present) {
            (Some(no), Some(Some(known))) if no != known => parts.push((Some(no), Vec::new())),
            (Some(no), Some(None) | None) => parts.push((Some(no), Vec::new())),
            (None, None) => parts.push((None, Vec::new())),
            _ => {}
        }
        if let Some((_, lines)) = parts.last_mut() {
            lines.push(line);
        }
    }
    let mut shown = 0;
    parts
        .into_iter()
        .rev()
        .map(|(round, lines)| {
            let open = shown == 0 || shown + lines.len() <= LINES_OPEN;
            shown += if open { lines.len() } else { LINES_OPEN };
            chapter(round, lines, open)
        })
        .collect()
}

fn chapter(round: Option<u32>, lines: Vec<Told>, open: bool) -> Chapter {
    let span = match (lines.first(), lines.last()) {
        (Some(first), Some(last)) if first.day != last.day => format!("{} – {}", first.day, last.day),
        (Some(only), _) => only.day.to_string(),
        _ => String::new(),
    };
    let ended = lines.iter().filter_map(|line| line.event.as_ref()).filter_map(ending).collect::<Vec<_>>();
    Chapter {
        title: round.map_or_else(|| "Kê biên, xác định giá".to_owned(), |no| format!("Phiên {no}")),
        ended: ended.join(", "),
        span,
        open,
        lines: lines.into_iter().rev().map(|line| line.done).collect(),
    }
}

/// What a chapter is remembered for.
fn ending(event: &Event) -> Option<String> {
    match &event.step {
        Step::Auction(auction) => auction.outcome.map(|o| match o.is_failure() {
            true => "không thành".to_owned(),
            false => o.label().to_lowercase(),
        }),
        Step::PriceCut { from: Some(from), to: Some(to), lots } if lots.is_empty() => {
            Some(cut_words(*from, *to))
        }
        Step::ValuationResult { amount: Some(amount), .. } => Some(format!("giá {}", money(*amount))),
        _ => None,
    }
}

fn told(story: &Story) -> Vec<Told> {
    let withdrawn: Vec<ActId> = story
        .deeds
        .iter()
        .filter_map(|deed| match deed {
            AssetDeed::Withdrawn { act, .. } => Some(*act),
            _ => None,
        })
        .collect();
    let mut lines: Vec<Told> = Vec::new();
    let mut before: Option<&AssetFacts> = None;
    let mut photos: Option<(&Act, usize)> = None;
    for (act, deed) in story.acts.iter().zip(&story.deeds) {
        if let AssetDeed::PhotoAdded(_) = deed {
            match photos.as_mut() {
                Some((first, count)) if same_hand(first, act) => *count += 1,
                _ => {
                    lines.extend(photos.take().map(photo_line));
                    photos = Some((act, 1));
                }
            }
            continue;
        }
        lines.extend(photos.take().map(photo_line));
        let mut done = line(story, act, deed, before);
        let mut event = None;
        if let AssetDeed::Step(step) = deed {
            done.corrected = withdrawn.contains(&act.id);
            done.day = step.event.date;
            event = Some(step.event.clone()).filter(|_| !done.corrected);
        }
        if let AssetDeed::Registered(facts) | AssetDeed::Corrected(facts) = deed {
            before = Some(facts);
        }
        lines.push(Told { day: done.day, seq: act.seq, done, event });
    }
    lines.extend(photos.take().map(photo_line));
    lines
}

fn same_hand(one: &Act, other: &Act) -> bool {
    one.happened_on == other.happened_on && one.author.id == other.author.id
}

fn photo_line((act, count): (&Act, usize)) -> Told {
    let mut done = Done::new(act.happened_on, format!("Thêm {count} ảnh"));
    done.by = Some(by(act));
    Told { day: act.happened_on, seq: act.seq, done, event: None }
}

/// Who did it, and when it was written where that was later.
pub fn by(act: &Act) -> String {
    let late = act.happened_on.days_until(act.recorded_at.day());
    let written = if late > 0 { format!(" · ghi sổ {}", act.recorded_at.day()) } else { String::new() };
    format!("{}, {}{written}", act.author.name, act.author.office)
}

fn line(story: &Story, act: &Act, deed: &AssetDeed, before: Option<&AssetFacts>) -> Done {
    let mut done = Done::new(act.happened_on, title_of(deed));
    done.by = Some(by(act));
    done.papers = deed.paper().map(paper_link).into_iter().collect();
    done.detail = match deed {
        AssetDeed::Registered(facts) => Some(facts.marks()).filter(|m| !m.is_empty()),
        AssetDeed::Corrected(facts) => before.map(|b| changes(b, facts)),
        AssetDeed::PaperIssued { .. } | AssetDeed::PhotoAdded(_) => None,
        AssetDeed::Step(step) => {
            done.papers
                .extend(step.files.iter().map(|f| Link::new(f.name.clone(), format!("/tep/{}", f.digest))));
            step_detail(step)
        }
        AssetDeed::KeeperAssigned { keeper, .. } => Some(keeper.clone()),
        AssetDeed::Withdrawn { act, reason } => {
            Some(format!("{}. Lý do: {reason}", withdrawn_step(story, *act)))
        }
        AssetDeed::Noted { text } => Some(text.clone()),
    };
    done
}

fn title_of(deed: &AssetDeed) -> String {
    match deed {
        AssetDeed::Registered(_) => "Ghi tài sản vào sổ".to_owned(),
        AssetDeed::Corrected(_) => "Sửa thông tin tài sản".to_owned(),
        AssetDeed::PaperIssued { paper } => paper.title.clone(),
        AssetDeed::Step(step) => step_words(&step.event).to_owned(),
        AssetDeed::KeeperAssigned { .. } => "Giao bảo quản tài sản".to_owned(),
        AssetDeed::PhotoAdded(_) => "Thêm ảnh".to_owned(),
        AssetDeed::Withdrawn { .. } => "Rút một bước ghi nhầm".to_owned(),
        AssetDeed::Noted { .. } => "Ghi chú".to_owned(),
    }
}

fn step_words(event: &Event) -> &'static str {
    match &event.step {
        Step::Auction(auction) => match auction.outcome {
            Some(outcome) if outcome.is_failure() => "Đấu giá không thành",
            Some(outcome) => outcome.label(),
            None => event.label(),
        },
        _ => event.label(),
    }
}

/// `Đấu giá không thành, phiên 4`.
pub fn step_title(event: &Event) -> String {
    let words = step_words(event);
    match event.round {
        Some(round) => format!("{words}, phiên {round}"),
        None => words.to_owned(),
    }
}

fn withdrawn_step(story: &Story, id: ActId) -> String {
    let found = story.steps().find(|(act, _)| act.id == id);
    found
        .map_or_else(String::new, |(_, step)| format!("{} ngày {}", step_title(&step.event), step.event.date))
}

fn paper_link(paper: &IssuedPaper) -> Link {
    Link::new(paper.symbol.clone(), format!("/giay-to/{}/pdf", paper.id))
}

/// What a step says beside its name: figures, days, and why it was late.
fn step_detail(step: &StepFacts) -> Option<String> {
    let mut said: Vec<String> = figures(&step.event.step);
    said.extend(step.late_reason.as_ref().map(|reason| format!("Chậm hạn, lý do: {reason}")));
    if !step.note.is_empty() {
        said.push(step.note.clone());
    }
    (!said.is_empty()).then(|| said.join(" · "))
}

fn figures(step: &Step) -> Vec<String> {
    let mut said = Vec::new();
    let mut add = |part: Option<String>| said.extend(part);
    let amount = |amount: &Option<Vnd>| amount.map(money);
    match step {
        Step::PriceAgreed { amount: a }
        | Step::PriorityExercised { amount: a }
        | Step::CreditorAccepts { amount: a }
        | Step::CreditorPaid { amount: a }
        | Step::DirectSale { amount: a } => add(amount(a)),
        Step::ValuationResult { amount: a, valid_until }
        | Step::RevaluationResult { amount: a, valid_until } => {
            add(amount(a));
            add(valid_until.map(|day| format!("có giá trị đến hết {day}")));
        }
        Step::AuctionContract { opening, starting_price, deposit, procedure } => {
            add(starting_price.map(|p| format!("giá khởi điểm {}", money(p))));
            add(deposit.map(|d| format!("tiền đặt trước {}", money(d))));
            add(opening.map(|day| format!("mở phiên {day}")));
            add(procedure.map(|p| p.label().to_owned()));
        }
        Step::Posting { opening } => add(opening.map(|day| format!("mở phiên {day}"))),
        Step::PublicNotice { ordinal } => add(ordinal.map(|n| format!("lần {n}"))),
        Step::Auction(auction) => {
            add(auction.outcome.filter(|o| o.is_failure()).map(|o| o.label().to_lowercase()));
            add(auction.price.map(|p| format!("giá bán {}", money(p))));
            add(auction.starting_price.map(|p| format!("giá khởi điểm {}", money(p))));
        }
        Step::PartiesInformed { offers_asset: Some(true) } => {
            add(Some("nêu quyền nhận tài sản của người được thi hành án".to_owned()));
        }
        Step::PriceCut { from, to, lots } => {
            add(from.zip(*to).filter(|_| lots.is_empty()).map(|(from, to)| cut_words(from, to)));
            for LotCut { lot, from, to } in lots {
                add(Some(format!("{lot}: {}", cut_words(*from, *to))));
            }
        }
        Step::BuyerPaid { amount: a, extended } => {
            add(amount(a));
            add(extended.then(|| "được thỏa thuận gia hạn".to_owned()));
        }
        _ => {}
    }
    said
}

/// `1.620.000.000 → 1.458.000.000 đ (−10 %)`.
pub fn cut_words(from: Vnd, to: Vnd) -> String {
    let tenths = i128::from(from.less(to).dong()) * 1_000 / i128::from(from.dong().max(1));
    let (whole, tenth) = (tenths / 10, tenths % 10);
    let percent = if tenth == 0 { whole.to_string() } else { format!("{whole},{tenth}") };
    format!("{from} → {} (−{percent} %)", money(to))
}

/// What a correction changed, old and new beside one another.
pub fn changes(old: &AssetFacts, new: &AssetFacts) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut differ = |what: &str, old: String, new: String| {
        if old != new {
            let old = if old.is_empty() { "chưa ghi".to_owned() } else { old };
            let new = if new.is_empty() { "bỏ trống".to_owned() } else { new };
            said.push(format!("{what}: {old} → {new}"));
        }
    };
    differ("Tên", old.name.clone(), new.name.clone());
    for (label, text) in &new.particulars {
        let was = old.particulars.iter().find(|(l, _)| l == label).map_or("", |(_, t)| t);
        differ(label, was.to_owned(), text.clone());
    }
    differ("Nơi có tài sản", old.place.clone(), new.place.clone());
    differ("Vùng lương", old.wage_region.clone(), new.wage_region.clone());
    differ("Nghĩa vụ được bảo đảm", old.secured_debt.to_string(), new.secured_debt.to_string());
    differ("Chi phí dự kiến", old.expected_costs.to_string(), new.expected_costs.to_string());
    differ("Người có quyền ưu tiên mua", old.priority_holders.join(", "), new.priority_holders.join(", "));
    let yes_no = |yes: bool| if yes { "có".to_owned() } else { "không".to_owned() };
    differ("Nơi ở duy nhất", yes_no(old.only_home), yes_no(new.only_home));
    if said.is_empty() { "Không có nội dung nào thay đổi".to_owned() } else { said.join(" · ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Auction, Outcome};

    fn vnd(dong: i64) -> Vnd {
        Vnd::new(dong).unwrap()
    }

    #[test]
    fn a_cut_is_told_with_both_prices_and_its_share() {
        let words = cut_words(vnd(1_620_000_000), vnd(1_458_000_000)).replace('\u{a0}', " ");
        assert_eq!(words, "1.620.000.000 → 1.458.000.000 đ (−10 %)");
        let words = cut_words(vnd(1_000), vnd(945)).replace('\u{a0}', " ");
        assert_eq!(words, "1.000 → 945 đ (−5,5 %)");
    }

    #[test]
    fn a_failed_session_is_named_with_its_round() {
        let auction = Auction { outcome: Some(Outcome::NoRegistration), ..Auction::default() };
        let event = Event::in_round("2026-10-27".parse().unwrap(), 4, auction.into());
        assert_eq!(step_title(&event), "Đấu giá không thành, phiên 4");
        assert_eq!(figures(&event.step), ["không có người đăng ký tham gia"]);
    }
}

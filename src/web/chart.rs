//! Charts drawn as SVG text, coloured by the classes of the style sheet, readable without colour.
//!
//! The price ladder is drawn twice, wide for a desk and narrow for a phone; the style sheet shows one.
//! All arithmetic is in whole units of the picture.

mod bars;
mod ladder_narrow;
mod ladder_wide;
mod timeline;

pub use bars::{Bar, bars};
pub use timeline::{Mark, timeline};

use super::format::money;
use crate::kernel::{Day, Vnd};
use askama::filters::Safe;

/// One auction round as a rung.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// Number of the round, from 1.
    pub no: u32,
    /// Starting price of the round.
    pub price: Vnd,
    /// Day of the session.
    pub opened: Option<Day>,
    /// How it ended, in few words: `không người đăng ký`, `đấu giá thành`.
    pub outcome_label: String,
    /// Whether it failed.
    pub failed: bool,
}

impl Rung {
    /// The class and the sign of its bar: failed ×, not yet ended ·, sold ✓.
    fn look(&self) -> (&'static str, &'static str) {
        match (self.failed, self.outcome_label.is_empty()) {
            (true, _) => ("bar-failed", "×"),
            (false, true) => ("bar-open", ""),
            (false, false) => ("bar-sold", "✓"),
        }
    }

    fn outcome(&self) -> &str {
        if self.outcome_label.is_empty() { "chưa kết thúc" } else { &self.outcome_label }
    }
}

/// Everything the price ladder shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LadderView {
    /// The rounds in their order, 1 to 30.
    pub rounds: Vec<Rung>,
    /// The lowest price the next cut may set.
    pub next_floor: Option<Vnd>,
    /// Costs of enforcement so far: below them selling pays nobody.
    pub costs: Option<Vnd>,
    /// The secured debt.
    pub secured: Option<Vnd>,
    /// The round from which the creditor may take the asset instead of money.
    pub option_from_round: Option<u32>,
}

impl LadderView {
    /// The highest amount that must fit.
    fn top(&self) -> i64 {
        let rungs = self.rounds.iter().map(|rung| rung.price);
        let lines = [self.next_floor, self.costs, self.secured].into_iter().flatten();
        rungs.chain(lines).map(Vnd::dong).max().unwrap_or(0).max(1)
    }

    /// The round of the creditor's option, if it is among those shown.
    fn option_round(&self) -> Option<u32> {
        self.option_from_round.filter(|round| *round <= self.last_no() + 1)
    }

    fn lines(&self) -> impl Iterator<Item = Line> {
        let secured = ("secured", "nghĩa vụ được bảo đảm", self.secured);
        let costs = ("costs", "chi phí thi hành án", self.costs);
        [secured, costs]
            .into_iter()
            .filter_map(|(class, name, amount)| Some(Line { class, name, amount: amount? }))
    }

    fn last_no(&self) -> u32 {
        self.rounds.last().map_or(0, |rung| rung.no)
    }

    /// The whole ladder as one sentence after another, for those who cannot see the picture.
    pub fn in_words(&self) -> String {
        let mut said: Vec<String> = self
            .rounds
            .iter()
            .map(|rung| format!("Phiên {}: {}, {}.", rung.no, money(rung.price), rung.outcome()))
            .collect();
        for (name, amount) in [
            ("Giá thấp nhất của lần giảm tiếp theo", self.next_floor),
            ("Chi phí thi hành án", self.costs),
            ("Nghĩa vụ được bảo đảm", self.secured),
        ] {
            said.extend(amount.map(|amount| format!("{name}: {}.", money(amount))));
        }
        said.extend(self.option_from_round.map(option_words).map(|words| format!("{words}.")));
        said.join(" ")
    }
}

/// An amount that every rung is compared with.
struct Line {
    class: &'static str,
    name: &'static str,
    amount: Vnd,
}

/// The price ladder as a figure; nothing when there is no round yet.
/// In a template: `{{ ladder }}`, already safe.
pub fn ladder(view: &LadderView) -> Safe<String> {
    if view.rounds.is_empty() {
        return Safe(String::new());
    }
    let body = format!("{}{}", ladder_wide::draw(view), ladder_narrow::draw(view));
    Safe(format!("<figure class=\"chart ladder\">{body}</figure>"))
}

fn option_words(round: u32) -> String {
    format!("Từ phiên {round}, người được thi hành án có quyền nhận tài sản")
}

/// The opening of a picture with its name and its words.
fn open(class: &str, (width, height): (i64, i64), id: &str, title: &str, words: &str) -> String {
    format!(
        "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\
         <title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>",
        escaped(title),
        escaped(words)
    )
}

/// `whole × part ÷ all` in whole units of the picture.
fn share(whole: i64, part: i64, all: i64) -> i64 {
    let exact = i128::from(whole) * i128::from(part) / i128::from(all.max(1));
    i64::try_from(exact).unwrap_or(whole)
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Text as it may stand in SVG.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn falling(count: u32) -> LadderView {
        let mut price = Vnd::new(2_000_000_000).unwrap();
        let mut rounds = Vec::new();
        for no in 1..=count {
            let label = if no < count { "không người đăng ký" } else { "" };
            let (opened, failed) = (Day::of(2026, 1, 5).and_then(|d| d.plus_months(no)), no < count);
            rounds.push(Rung { no, price, opened, outcome_label: label.to_owned(), failed });
            price = price.share_up(9, 10).unwrap();
        }
        LadderView {
            rounds,
            next_floor: Some(price),
            costs: Vnd::new(95_000_000).ok(),
            secured: Vnd::new(1_500_000_000).ok(),
            option_from_round: Some(3),
        }
    }

    #[test]
    fn every_ladder_from_one_round_to_thirty_is_drawn() {
        assert_eq!(ladder(&LadderView::default()).0, "");
        for count in 1..=30 {
            let drawn = ladder(&falling(count)).0;
            assert_eq!(drawn.matches("<svg").count(), 2);
            assert!(!drawn.contains("style=") && !drawn.contains("=\"-"), "{count}: {drawn}");
            assert!(drawn.contains(&format!("Phiên {count}")) && drawn.len() < 40_000);
        }
    }

    #[test]
    fn words_of_others_cannot_become_markup() {
        let mut view = falling(2);
        view.rounds[0].outcome_label = "<script>\"&".to_owned();
        let drawn = ladder(&view).0;
        assert!(!drawn.contains("<script>") && drawn.contains("&lt;script&gt;&quot;&amp;"));
    }

    #[test]
    fn the_words_tell_what_the_picture_shows() {
        let words = falling(2).in_words().replace('\u{a0}', " ");
        for part in [
            "Phiên 1: 2.000.000.000 đ, không người đăng ký.",
            "Phiên 2: 1.800.000.000 đ, chưa kết thúc.",
            "Giá thấp nhất của lần giảm tiếp theo: 1.620.000.000 đ.",
            "Từ phiên 3, người được thi hành án có quyền nhận tài sản.",
        ] {
            assert!(words.contains(part), "{words}");
        }
    }

    #[test]
    fn amounts_of_any_size_fit() {
        let mut view = falling(3);
        view.rounds[0].price = Vnd::new(i64::MAX).unwrap();
        assert!(!ladder(&view).0.contains("=\"-"));
        view.rounds.iter_mut().for_each(|rung| rung.price = Vnd::ZERO);
        view.next_floor = Some(Vnd::ZERO);
        assert!(!ladder(&view).0.is_empty());
    }
}

//! Runs the tables of `law/examples` that ask nothing but the rulebook.

use crate::kernel::{Day, Vnd, number_in_words};
use crate::law::{Ask, AssetClass, Direction, Kind, LawBook, LawError, Procedure, Region, Unit};
use serde::Deserialize;
use serde::de::DeserializeOwned;

fn read<T: DeserializeOwned>(name: &str) -> T {
    let path = format!("{}/law/examples/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap();
    toml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deadlines {
    deadline: Vec<Deadline>,
    refusal: Vec<Refused>,
    check: Vec<Check>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deadline {
    title: String,
    rule: String,
    on: Day,
    law_day: Option<Day>,
    kind: Option<Kind>,
    #[serde(default)]
    procedure: Procedure,
    day: Day,
    strict: Option<Day>,
    moved_from: Option<Day>,
    skips: Option<Vec<Day>>,
    #[serde(default)]
    unconfirmed: Vec<Day>,
    regime: Option<String>,
    article: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refused {
    title: String,
    rule: String,
    on: Day,
    kind: Option<Kind>,
    says: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Check {
    title: String,
    rule: String,
    on: Day,
    kind: Option<Kind>,
    #[serde(default)]
    procedure: Procedure,
    actual: Day,
    lawful: bool,
}

#[test]
fn deadlines_fall_on_the_days_of_the_tables() {
    let book = LawBook::embedded();
    for e in read::<Deadlines>("deadlines.toml").deadline {
        let ask = Ask { kind: e.kind, procedure: e.procedure };
        let law_day = e.law_day.unwrap_or(e.on);
        let due =
            book.due_under(&e.rule, law_day, e.on, &ask).unwrap_or_else(|why| panic!("{}: {why}", e.title));
        assert_eq!(due.day, e.day, "{}: {}", e.title, due.count.sentence);
        assert_eq!(due.count.moved_from, e.moved_from, "{}", e.title);
        assert_eq!(due.count.unconfirmed, e.unconfirmed, "{}", e.title);
        assert!(e.strict.is_none_or(|s| s == due.strict), "{}: {}", e.title, due.strict);
        assert!(e.regime.is_none_or(|r| r == due.basis.regime), "{}: {}", e.title, due.basis.regime);
        assert!(e.article.is_none_or(|a| due.basis.articles.contains(&a)), "{}: {:?}", e.title, due.basis);
        if let Some(skips) = e.skips {
            let met: Vec<Day> = due.count.skipped.iter().map(|s| s.day).collect();
            assert!(skips.iter().all(|d| met.contains(d)), "{}: {met:?}", e.title);
        }
        let bare = book.last_day(&e.rule, law_day, e.on, &ask).unwrap();
        assert_eq!((bare.day, bare.strict), (due.day, due.strict), "{}: with and without words", e.title);
    }
}

#[test]
fn what_the_law_does_not_answer_is_refused_in_a_sentence() {
    for e in read::<Deadlines>("deadlines.toml").refusal {
        let ask = Ask { kind: e.kind, procedure: Procedure::Ordinary };
        let why = LawBook::embedded().due(&e.rule, e.on, &ask).unwrap_err().to_string();
        assert!(why.contains(&e.says) && why.ends_with('.'), "{}: {why}", e.title);
    }
}

#[test]
fn steps_are_in_time_or_not_as_the_validation_tests_say() {
    for e in read::<Deadlines>("deadlines.toml").check {
        let ask = Ask { kind: e.kind, procedure: e.procedure };
        let due = LawBook::embedded().due(&e.rule, e.on, &ask).unwrap();
        assert_eq!(e.actual <= due.day, e.lawful, "{}: {}", e.title, due.count.sentence);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cuts {
    cut: Vec<Cut>,
    ladder: Vec<Ladder>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cut {
    title: String,
    previous: Vnd,
    next: Vnd,
    minimum: Option<Vnd>,
    verdict: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ladder {
    title: String,
    first: Vnd,
    rounds: Vec<u32>,
    prices: Vec<Vnd>,
}

fn floor(previous: Vnd) -> Vnd {
    let on = Day::of(2026, 11, 20).unwrap();
    LawBook::embedded().min_next_price(previous, on).unwrap().value
}

#[test]
fn price_cuts_keep_the_cap_to_the_dong() {
    for e in read::<Cuts>("price_cuts.toml").cut {
        let minimum = floor(e.previous);
        assert!(e.minimum.is_none_or(|m| m == minimum), "{}: {minimum}", e.title);
        let verdict = match e.next {
            next if next >= e.previous => "không phải giảm giá".to_owned(),
            next if next < minimum => format!("quá mức {} đồng", minimum.dong() - next.dong()),
            _ => "đúng".to_owned(),
        };
        assert_eq!(verdict, e.verdict, "{}", e.title);
    }
}

#[test]
fn ladders_of_full_cuts_reach_the_printed_prices() {
    for e in read::<Cuts>("price_cuts.toml").ladder {
        for (round, price) in e.rounds.iter().zip(&e.prices) {
            let reached = (1..*round).fold(e.first, |previous, _| floor(previous));
            assert_eq!(reached, *price, "{}, phiên {round}", e.title);
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fees {
    fee: Vec<Fee>,
    instalments: Vec<Instalments>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fee {
    title: String,
    received: Vnd,
    fee: Vnd,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Instalments {
    title: String,
    parts: Vec<Vnd>,
    total: Vnd,
}

#[test]
fn fees_follow_the_brackets_and_instalments_add_up() {
    let (book, on) = (LawBook::embedded(), Day::of(2026, 11, 20).unwrap());
    let fees = read::<Fees>("fees.toml");
    for e in fees.fee {
        assert_eq!(book.fee(e.received, on).unwrap().value, e.fee, "{}", e.title);
    }
    for e in fees.instalments {
        let (mut before, mut paid) = (Vnd::ZERO, Vnd::ZERO);
        for part in e.parts {
            let fee = book.fee_of_instalment(before, part, on).unwrap().value;
            paid = paid.checked_add(fee).unwrap();
            before = before.checked_add(part).unwrap();
        }
        assert_eq!(paid, e.total, "{}", e.title);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Thresholds {
    amount: Vec<Amount>,
    deposit: Vec<Deposit>,
    dossier: Vec<Dossier>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Amount {
    title: String,
    rule: String,
    region: Region,
    on: Day,
    amount: Vnd,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deposit {
    title: String,
    start: Vnd,
    deposit: Vnd,
    least: Vnd,
    most: Vnd,
    lawful: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dossier {
    title: String,
    asset: AssetClass,
    start: Vnd,
    on: Day,
    cap: Vnd,
}

#[test]
fn thresholds_are_the_printed_amounts() {
    let (book, on) = (LawBook::embedded(), Day::of(2026, 10, 1).unwrap());
    let tables = read::<Thresholds>("thresholds.toml");
    for e in tables.amount {
        assert_eq!(book.multiple(&e.rule, e.region, e.on).unwrap().value, e.amount, "{}", e.title);
    }
    for e in tables.deposit {
        let (least, most) = book.deposit_range(e.start, on).unwrap().value;
        assert_eq!((least, most), (e.least, e.most), "{}", e.title);
        assert_eq!((least..=most).contains(&e.deposit), e.lawful, "{}", e.title);
    }
    for e in tables.dossier {
        assert_eq!(book.dossier_cap(e.asset, e.start, e.on).unwrap().value, e.cap, "{}", e.title);
    }
    let unknown = book.dossier_cap(AssetClass::Other, Vnd::ZERO, on);
    assert!(matches!(unknown, Err(LawError::NoFigure { .. })), "tiers that were not seen are not guessed");
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    pairs: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    number: u64,
    words: String,
}

#[test]
fn amounts_are_read_as_the_printed_table_reads_them() {
    let pairs = read::<Words>("words.toml").pairs;
    assert_eq!(pairs.len(), 98);
    for e in pairs {
        assert_eq!(number_in_words(e.number), e.words);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    terms: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    rule: String,
    direction: Direction,
    count: u32,
    unit: Unit,
    article: String,
}

#[test]
fn the_rulebook_holds_every_line_of_the_catalogue() {
    let on = Day::of(2026, 12, 1).unwrap();
    for e in read::<Catalogue>("catalogue.toml").terms {
        let rule = LawBook::embedded().rule(&e.rule).unwrap_or_else(|why| panic!("{why}"));
        let version = rule.version(on).unwrap_or_else(|| panic!("{} has no version", e.rule));
        let term = version.term(rule, &Ask::default()).unwrap_or_else(|why| panic!("{why}"));
        assert_eq!((term.count, term.unit, version.direction), (e.count, e.unit, e.direction), "{}", e.rule);
        let cited = version.cite.iter().any(|c| c.ends_with(&e.article));
        assert!(cited, "{}: {} not in {:?}", e.rule, e.article, version.cite);
    }
}

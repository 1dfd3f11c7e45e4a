//! The history of one asset, `niemphong.history/1`.

use super::reading::{self, BadInput, Field, Want, may, must};
use super::{Event, Outcome};
use crate::kernel::Vnd;
use crate::law::Kind;
use serde::{Deserialize, Serialize};

/// The name of the format.
pub const HISTORY_FORMAT: &str = "niemphong.history/1";

/// What is known of an asset: its facts and its events, in the order in which they were given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// The facts that do not change by a step.
    pub asset: Asset,
    /// The events, in any order; a finding refers to them by their place here.
    #[serde(default)]
    pub events: Vec<Event>,
}

/// The facts of an asset that the law asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asset {
    /// As the register calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Movable or immovable.
    pub kind: Kind,
    /// The region of the minimum wage, `I` to `IV`, of the agency's seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wage_region: Option<String>,
    /// What the asset secures by pledge or mortgage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secured_debt: Option<Vnd>,
    /// The enforcement costs expected to be paid from the asset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_costs: Option<Vnd>,
}

impl Asset {
    /// An asset of a kind, nothing else being known.
    pub const fn of(kind: Kind) -> Asset {
        Asset { name: None, kind, wage_region: None, secured_debt: None, expected_costs: None }
    }
}

impl History {
    /// A history without events.
    pub const fn of(asset: Asset) -> History {
        History { asset, events: Vec::new() }
    }

    /// Reads a file's text.
    ///
    /// # Errors
    /// [`BadInput`] with line, field and mend.
    pub fn parse(text: &str) -> Result<History, BadInput> {
        let value = reading::read(text, TOP)?;
        serde_json::from_value(value).map_err(|fault| BadInput {
            line: 1,
            field: String::new(),
            message: format!("không đọc được lịch sử tài sản: {fault}"),
        })
    }

    /// As a file's text.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::json!({ "format": HISTORY_FORMAT, "asset": self.asset, "events": self.events })
    }
}

const TOP: &[Field] = &[
    must("format", Want::OneOf(&[HISTORY_FORMAT])),
    must("asset", Want::Object(ASSET)),
    must("events", Want::Tagged(shape, COMMON)),
];

const ASSET: &[Field] = &[
    may("name", Want::Text),
    must("kind", Want::OneOf(&["movable", "immovable"])),
    may("wage_region", Want::OneOf(&["I", "II", "III", "IV"])),
    may("secured_debt", Want::Money),
    may("expected_costs", Want::Money),
];

const COMMON: &[Field] = &[must("type", Want::Text), must("date", Want::Day), may("round", Want::Count)];

const NOTHING: &[Field] = &[];
const AMOUNT: &[Field] = &[may("amount", Want::Money)];
const VALUE: &[Field] = &[may("amount", Want::Money), may("valid_until", Want::Day)];
const PROCEDURE: Want = Want::OneOf(&["ordinary", "shortened"]);
const OUTCOME: Want = Want::OneOf(&[
    Outcome::ALL[0].code(),
    Outcome::ALL[1].code(),
    Outcome::ALL[2].code(),
    Outcome::ALL[3].code(),
    Outcome::ALL[4].code(),
    Outcome::ALL[5].code(),
    Outcome::ALL[6].code(),
    Outcome::ALL[7].code(),
    Outcome::ALL[8].code(),
    Outcome::ALL[9].code(),
    Outcome::ALL[10].code(),
    Outcome::ALL[11].code(),
    Outcome::ALL[12].code(),
    Outcome::ALL[13].code(),
    Outcome::ALL[14].code(),
]);
const CONTRACT: &[Field] = &[
    may("opening", Want::Day),
    may("starting_price", Want::Money),
    may("deposit", Want::Money),
    may("procedure", PROCEDURE),
];
const AUCTION: &[Field] = &[
    may("starting_price", Want::Money),
    may("deposit", Want::Money),
    may("procedure", PROCEDURE),
    may("method", Want::OneOf(&["ascending", "descending"])),
    may("outcome", OUTCOME),
    may("price", Want::Money),
    may("consent", Want::Flag),
    may("refused_price", Want::Money),
    may("next_price", Want::Money),
    may("lots", Want::List(LOT_OFFER)),
];
const LOT_OFFER: &[Field] = &[
    may("lot", Want::Text),
    may("id", Want::Text),
    may("name", Want::Text),
    must("starting_price", Want::Money),
    may("deposit", Want::Money),
    may("outcome", OUTCOME),
    may("price", Want::Money),
];
const PRICE_CUT: &[Field] =
    &[may("from", Want::Money), may("to", Want::Money), may("lots", Want::List(LOT_CUT))];
const LOT_CUT: &[Field] = &[
    may("lot", Want::Text),
    may("id", Want::Text),
    may("name", Want::Text),
    must("from", Want::Money),
    must("to", Want::Money),
];

/// The fields of each type of event beside `type`, `date` and `round`.
fn shape(kind: &str) -> Option<&'static [Field]> {
    Some(match kind {
        "seizure_completed"
        | "valuation_contract"
        | "valuation_notice"
        | "priority_notice"
        | "revaluation_request"
        | "posting_removed"
        | "registration_closed"
        | "auction_paused"
        | "auction_resumed"
        | "auction_stopped"
        | "failure_notice_received"
        | "debtor_told"
        | "debtor_redeems"
        | "buyer_defaulted"
        | "result_voided"
        | "delivered"
        | "title_file"
        | "payout"
        | "direct_sale_notice"
        | "asset_returned" => NOTHING,
        "price_agreed" | "priority_exercised" | "creditor_accepts" | "creditor_paid" | "direct_sale" => {
            AMOUNT
        }
        "valuation_result" | "revaluation_result" => VALUE,
        "auction_contract" => CONTRACT,
        "posting" => const { &[may("opening", Want::Day)] },
        "public_notice" => const { &[may("ordinal", Want::Count)] },
        "auction" => AUCTION,
        "parties_informed" => const { &[may("offers_asset", Want::Flag)] },
        "price_cut" => PRICE_CUT,
        "buyer_paid" => const { &[may("amount", Want::Money), may("extended", Want::Flag)] },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Step;

    const EXAMPLE: &str = include_str!("../../law/examples/house-first-round.json");

    #[test]
    fn the_example_is_read_and_written_back_alike() {
        let history = History::parse(EXAMPLE).unwrap();
        assert_eq!(history.events.len(), 13);
        assert!(
            matches!(&history.events[9].step, Step::Auction(a) if a.outcome == Some(Outcome::NoRegistration))
        );
        let text = history.to_json().to_string();
        assert_eq!(History::parse(&text), Ok(history));
    }

    #[test]
    fn the_page_on_formats_names_every_type_and_every_field() {
        let page = include_str!("../../docs/formats.md");
        let rows: Vec<Vec<&str>> = page
            .lines()
            .filter(|l| l.starts_with("| `"))
            .map(|l| l.split('|').map(str::trim).collect())
            .collect();
        let mut types = 0;
        for row in rows {
            let Some(fields) = shape(row[1].trim_matches('`')) else { continue };
            types += 1;
            for field in fields {
                assert!(row[3].contains(&format!("`{}`", field.name)), "{}: {}", row[1], field.name);
            }
        }
        assert_eq!(types, 34);
    }

    #[test]
    fn every_event_goes_through_its_text_and_back() {
        for event in History::parse(EXAMPLE).unwrap().events {
            let text = serde_json::to_string(&event).unwrap();
            assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), event);
        }
    }

    #[test]
    fn a_fault_names_its_line_its_field_and_the_mend() {
        for (sound, broken, line, field, word) in [
            ("2026-08-21", "2026-02-30", 6, "events[2].date", "không đọc được ngày"),
            ("\"amount\": 2000000000", "\"amount\": -5", 6, "events[2].amount", "không được âm"),
            ("\"amount\": 2000000000", "\"amount\": 1.5", 6, "events[2].amount", "số nguyên đồng"),
            ("valuation_notice", "valuation_letter", 7, "events[3].type", "không có loại sự kiện"),
            ("\"ordinal\": 2", "\"ordinals\": 2", 11, "events[7].ordinals", "ordinal"),
            ("FAIL-NOREG", "FAIL", 13, "events[9].outcome", "FAIL-NOREG"),
            ("\"immovable\"", "\"house\"", 2, "asset.kind", "movable, immovable"),
            ("\"date\": \"2026-08-03\"", "\"round\": 1", 4, "events[0]", "“date”"),
            ("\"round\": 1, \"offers", "\"round\": 0, \"offers", 15, "events[11].round", "từ 1 trở lên"),
        ] {
            assert!(EXAMPLE.contains(sound), "{sound}");
            let fault = History::parse(&EXAMPLE.replacen(sound, broken, 1)).unwrap_err();
            assert_eq!((fault.line, fault.field.as_str()), (line, field), "{fault}");
            assert!(fault.message.contains(word), "{fault}");
        }
    }

    #[test]
    fn a_fault_of_syntax_names_its_line() {
        let fault = History::parse(&EXAMPLE.replacen("\"round\": 1 },", "\"round\": 1", 1)).unwrap_err();
        assert_eq!((fault.line, fault.field.as_str()), (9, ""), "{fault}");
        let fault =
            History::parse(&EXAMPLE.replacen("\"round\": 1,", "\"round\": 1, \"round\": 2,", 1)).unwrap_err();
        assert_eq!((fault.line, fault.field.as_str()), (10, "round"), "{fault}");
        let fault = History::parse(&EXAMPLE[..EXAMPLE.len() - 10]).unwrap_err();
        assert!(fault.message.contains("bị cắt ngang"), "{fault}");
    }
}

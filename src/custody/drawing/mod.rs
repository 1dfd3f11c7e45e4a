//! From the facts of the store to the bytes of its papers; what each paper says stands in `papers`.

mod coming;
mod emergency;
mod going;
mod keeping;

pub(super) use coming::{Intake, OrderedIn, differences, intake_order, intake_slip};
pub(super) use emergency::{EmergencyScene, emergency_minutes_pdf};
pub(super) use going::{release_order, release_slip};
pub(super) use keeping::{
    Movement, SealScene, custody_minutes, label_facts, label_pdf, place_labels_pdf, seal_minutes_pdf,
    stock_card_pdf,
};

use super::{InitialMinutes, Outsider, PlaceRow};
use crate::{
    accounts::{AgencyFacts, agency_facts, person},
    assets::{paper_case, paper_head, refused},
    cases::CaseFacts,
    documents::Head,
    kernel::Moment,
    law::{PaperBases, paper_bases},
    ledger::Doing,
    paper::{
        PaperError, Sheet,
        common::{PaperCase, PaperHead, Reference},
        pdf,
    },
    store::{Desk, Failure},
};

type Drawn = Result<(Vec<u8>, usize), Failure>;

/// What every paper of the store stands on: agency, case, who signs.
pub(super) struct Stage<'a> {
    agency: AgencyFacts,
    case: &'a CaseFacts,
    officer: String,
    doing: &'a Doing,
}

impl<'a> Stage<'a> {
    /// Gathers it before a number is taken.
    pub(super) fn of(
        desk: &mut Desk<'_>,
        case: &'a CaseFacts,
        doing: &'a Doing,
    ) -> Result<Stage<'a>, Failure> {
        let officer = person(desk, case.officer)?.map(|p| p.facts.name).unwrap_or_default();
        Ok(Stage { agency: agency_facts(desk)?, case, officer, doing })
    }

    fn head(&self, head: &Head) -> PaperHead {
        paper_head(&self.agency, head, &self.doing.author)
    }

    fn case(&self) -> PaperCase {
        paper_case(&self.agency, self.case, &self.officer)
    }

    fn case_line(&self) -> String {
        format!("Việc {}, {}; Quyết định {}", self.case.code, self.case.title, self.case.decision)
    }

    fn law(&self, code: &str, traits: &[&str]) -> Result<PaperBases, Failure> {
        paper_bases(code, self.doing.on, traits).map_err(|e| refused(PaperError::Law(e.to_string())))
    }

    fn store_name(&self, place: Option<&PlaceRow>) -> String {
        place.map_or_else(|| format!("kho của {}", self.agency.name), |p| p.path.clone())
    }

    /// The moment that minutes bear: the moment of writing when it falls on the legal day, else that morning.
    fn moment(&self) -> Moment {
        if self.doing.now.day() == self.doing.on {
            return self.doing.now;
        }
        let morning = self.doing.on.date().and_hms_opt(2, 0, 0).unwrap_or_default();
        Moment::from_utc(morning)
    }
}

fn bytes(sheet: Result<Sheet, PaperError>) -> Drawn {
    let sheet = sheet.map_err(refused)?;
    Ok((pdf(&sheet).map_err(refused)?, sheet.pages.len()))
}

/// The initial minutes as a legal basis, where their day is known.
fn minutes_reference(minutes: &InitialMinutes) -> Option<Reference> {
    minutes.on.map(|on| Reference::new(&minutes.symbol, "", on, &minutes.body))
}

/// A person from outside with the paper they showed.
fn outsider(person: &Outsider) -> String {
    if person.identity.trim().is_empty() {
        person.line()
    } else {
        format!("{}; giấy tờ: {}", person.line(), person.identity)
    }
}

/// A name with its marks and number for life.
fn named(name: &str, marks: &str, code: &str) -> String {
    let marks = marks.trim().trim_end_matches('.');
    if marks.is_empty() {
        format!("{name}; mã số {code}")
    } else {
        format!("{name}, {marks}; mã số {code}")
    }
}

/// A condition with the seal on it.
fn state(condition: &str, seal: Option<&str>) -> String {
    let condition = condition.trim().trim_end_matches('.');
    seal.map_or_else(|| condition.to_owned(), |n| format!("{condition}; niêm phong số {n}"))
}

fn grams(weight: Option<i64>) -> String {
    weight.map_or_else(String::new, |g| {
        format!("{} g", crate::kernel::Vnd::new(g).map_or_else(|_| g.to_string(), |n| n.to_string()))
    })
}

//! Everything a paper about an asset may need, read at once: the story, the case, the agency, the officer.

use super::{
    acts::{Source, StepFacts},
    asset::{AssetFacts, Story},
    rules::unknown,
    store::story,
};
use crate::{
    accounts::{AgencyFacts, agency_facts, person},
    cases::{self, CaseFacts, PartyRole},
    documents::{Head, IssuedPaper, Series, symbol},
    engine::{Journey, Step},
    kernel::{AssetId, Day},
    law::{Ask, Kind, LawBook},
    ledger::{Act, Author},
    paper::{
        PaperError,
        common::{DescribedAsset, Office, PaperCase, PaperHead, Party as PaperParty, Reference, Signer},
    },
    store::{Desk, Failure},
};

/// An asset with all that surrounds it.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The asset.
    pub id: AssetId,
    /// Its story.
    pub story: Story,
    /// Its case.
    pub case: CaseFacts,
    /// The agency.
    pub agency: AgencyFacts,
    /// The name of the officer in charge.
    pub officer: String,
}

/// The dossier of an asset by its number.
///
/// # Errors
/// A refusal when there is none; a failure of the database.
pub fn dossier(desk: &mut Desk<'_>, code: &str) -> Result<Dossier, Failure> {
    let (id, story) = story(desk, code)?.ok_or_else(unknown)?;
    let case = cases::case_facts(desk, story.facts.case)?
        .ok_or_else(|| Failure::unreadable(format!("tài sản {code} không có việc thi hành án")))?;
    let officer = person(desk, case.officer)?.map(|p| p.facts.name).unwrap_or_default();
    Ok(Dossier { id, story, case, agency: agency_facts(desk)?, officer })
}

impl Dossier {
    /// The journey seen from a day.
    pub fn journey(&self, on: Day) -> Journey {
        Journey::on(&self.story.history, LawBook::embedded(), on)
    }

    /// The last step that still counts and that `wanted` takes, with its act.
    pub fn last(&self, wanted: impl Fn(&Step) -> bool) -> Option<(&Act, &StepFacts)> {
        self.story.standing_steps().rev().find(|(_, step)| wanted(&step.event.step))
    }

    /// The document of somebody else behind the last step of a kind, as a paper refers to it.
    pub fn source(&self, title: &str, wanted: impl Fn(&Step) -> bool) -> Option<Reference> {
        let (_, step) = self.last(wanted)?;
        let blank = Source { title: title.to_owned(), ..Source::default() };
        let source = step.source.as_ref().unwrap_or(&blank);
        let named = if source.title.trim().is_empty() { title } else { &source.title };
        Some(Reference::new(named, &source.number, source.on.unwrap_or(step.event.date), &source.issuer))
    }

    /// A paper of this agency as another paper refers to it.
    pub fn reference(&self, paper: &IssuedPaper) -> Reference {
        let title = paper.title.split(['·', ':']).next().unwrap_or(&paper.title).trim();
        Reference::new(title, &paper.symbol, paper.on, &self.agency.name)
    }

    /// The office in whose name papers go out.
    pub fn office(&self) -> Office {
        office(&self.agency)
    }

    /// The head and foot of a paper with its number.
    pub fn paper_head(&self, head: &Head, signer: &Author) -> PaperHead {
        paper_head(&self.agency, head, signer)
    }

    /// The head of a draft: no number, no anchor.
    pub fn draft_head(&self, series: Series, on: Day, signer: &Author) -> PaperHead {
        let numbered = symbol(series, 0, &self.agency.symbol);
        let bare = numbered.trim_start_matches(|c: char| c.is_ascii_digit());
        PaperHead {
            office: self.office(),
            symbol: bare.to_owned(),
            day: on,
            signer: signing(signer),
            anchor: None,
            check: None,
            draft: true,
        }
    }

    /// A head to be replaced by the real one, signed by the officer in charge.
    pub fn blank_head(&self, on: Day) -> PaperHead {
        self.draft_head(Series::Decision, on, &self.officer_in_charge())
    }

    /// The officer in charge, as the signer of a draft.
    pub fn officer_in_charge(&self) -> Author {
        Author { id: self.case.officer, name: self.officer.clone(), office: "Chấp hành viên".to_owned() }
    }

    /// The seizure decision, or what the file has in its place.
    pub fn seizure(&self) -> Result<Reference, PaperError> {
        let decision = self.story.last_paper("DOC-19").map(|paper| self.reference(paper));
        let step = || {
            self.source("Quyết định cưỡng chế kê biên, xử lý tài sản", |s| {
                matches!(s, Step::SeizureCompleted)
            })
        };
        decision.or_else(step).ok_or_else(|| PaperError::missing("quyết định kê biên"))
    }

    /// Where the price comes from: the certificate, or the minutes of the parties' agreement.
    pub fn valuation(&self) -> Result<Reference, PaperError> {
        self.source("Chứng thư thẩm định giá", |s| {
            matches!(
                s,
                Step::ValuationResult { .. } | Step::RevaluationResult { .. } | Step::PriceAgreed { .. }
            )
        })
        .ok_or_else(|| PaperError::missing("kết quả thẩm định giá"))
    }

    /// The last day under a rule, counted from a day and seen from another; nothing where the law gives none.
    pub fn last_day(&self, rule: &str, from: Day, seen: Day) -> Option<Day> {
        let ask = Ask::of(self.story.facts.class.kind());
        LawBook::embedded().last_day(rule, seen.max(from), from, &ask).ok().map(|found| found.day)
    }

    /// The special cases that a paper's grounds depend on.
    pub fn traits(&self) -> Vec<&'static str> {
        let facts = &self.story.facts;
        let immovable = (facts.class.kind() == Kind::Immovable).then_some("immovable");
        let mortgaged = (!facts.secured_debt.is_zero()).then_some("mortgaged");
        immovable.into_iter().chain(mortgaged).collect()
    }

    /// The case as papers describe it.
    pub fn paper_case(&self) -> PaperCase {
        paper_case(&self.agency, &self.case, &self.officer)
    }

    /// The asset as papers describe it.
    pub fn paper_asset(&self) -> DescribedAsset {
        described(&self.story.facts)
    }
}

/// The office in whose name the papers of an agency go out.
pub fn office(agency: &AgencyFacts) -> Office {
    Office {
        above: agency.superior.clone(),
        agency: agency.name.clone(),
        place: agency.place.clone(),
        address: agency.address.clone(),
        account: String::new(),
    }
}

/// The head and foot of a paper of an agency with its number.
pub fn paper_head(agency: &AgencyFacts, head: &Head, signer: &Author) -> PaperHead {
    let anchor: String = head.anchor.chars().take(12).collect();
    PaperHead {
        office: office(agency),
        symbol: head.symbol.clone(),
        day: head.on,
        signer: signing(signer),
        check: Some(format!("{} · {} · {} · sổ {anchor}", agency.name, head.symbol, head.on)),
        anchor: Some(anchor),
        draft: false,
    }
}

/// A case as papers describe it, with the name of its officer.
pub fn paper_case(agency: &AgencyFacts, case: &CaseFacts, officer: &str) -> PaperCase {
    let side = |role| case.side(role).map(paper_party).collect();
    let kind = if case.own_motion { "chủ động" } else { "theo yêu cầu" };
    PaperCase {
        judgments: vec![Reference::new("Bản án", &case.judgment, case.judgment_on, &case.court)],
        enforcement: vec![Reference::new(
            &format!("Quyết định thi hành án {kind}"),
            &case.decision,
            case.decision_on,
            &agency.name,
        )],
        creditors: side(PartyRole::Creditor),
        debtors: side(PartyRole::Debtor),
        others: case
            .side(PartyRole::Related)
            .map(|p| ("người có quyền lợi, nghĩa vụ liên quan".to_owned(), paper_party(p)))
            .collect(),
        procuracy: agency.name.replacen("Thi hành án dân sự", "Viện kiểm sát nhân dân", 1),
        officer: officer.to_owned(),
    }
}

/// An asset as papers describe it.
pub fn described(facts: &AssetFacts) -> DescribedAsset {
    DescribedAsset {
        name: facts.name.clone(),
        description: facts.marks(),
        quantity: "01".to_owned(),
        place: facts.place.clone(),
        immovable: facts.class.kind() == Kind::Immovable,
        ..DescribedAsset::default()
    }
}

/// A party as papers name it: `ông`, `bà` in front of the name become its title.
pub fn paper_party(party: &cases::Party) -> PaperParty {
    let (title, name) = match party.name.split_once(' ') {
        Some((word, rest)) if matches!(word.to_lowercase().as_str(), "ông" | "bà") => {
            (word.to_lowercase(), rest.to_owned())
        }
        _ => (String::new(), party.name.clone()),
    };
    PaperParty {
        title,
        name,
        identity: labelled(&party.identity),
        address: party.address.clone(),
        representative: String::new(),
    }
}

/// An identity number with what it is: twelve digits name a person, ten or thirteen a business.
fn labelled(identity: &str) -> String {
    let digits = identity.chars().filter(char::is_ascii_digit).count();
    let bare = identity.chars().all(|c| c.is_ascii_digit() || c == '-');
    match (bare, digits) {
        (true, 12) => format!("số định danh cá nhân {identity}"),
        (true, 10 | 13) => format!("mã số doanh nghiệp {identity}"),
        _ => identity.to_owned(),
    }
}

/// In what capacity a person signs, by the office on that day.
fn signing(author: &Author) -> Signer {
    let office = author.office.to_lowercase();
    if office.starts_with("chấp hành viên") {
        Signer::Officer(author.name.clone())
    } else if office.starts_with("phó") {
        Signer::Deputy(author.name.clone())
    } else if office.starts_with("trưởng thi hành án") || office.starts_with("thủ trưởng") {
        Signer::Head(author.name.clone())
    } else {
        Signer::Other(vec![author.office.clone()], author.name.clone())
    }
}

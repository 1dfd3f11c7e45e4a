//! How a verb of the rooms above takes a step: plan it, let the law judge, draw the paper, write the act.

use super::{
    acts::{AssetDeed, Attachment, Source, StepFacts, Turnout},
    dossier::{Dossier, dossier},
    ground::grounds,
    rules::judge,
};
use crate::{
    accounts::{Duty, Warrant},
    documents::{Draft, Head, IssuedPaper, Series, issue},
    engine::Event,
    kernel::{Day, Refusal},
    law::{PaperBases, paper_bases},
    ledger::{Author, Doing, Recorded, Subject, SubjectKind, admit, record},
    paper::{PaperError, Sheet, common::PaperHead, pdf},
    store::{Desk, Failure},
    vault::Vault,
};

/// Who acts, with the proof that they may, the circumstances of the act, and what comes with it.
pub struct Hand<'a, D: Duty> {
    vault: &'a Vault,
    warrant: &'a Warrant<D>,
    doing: Doing,
    late_reason: Option<String>,
    note: String,
    files: Vec<Attachment>,
    draft_signer: Option<Author>,
}

impl<'a, D: Duty> Hand<'a, D> {
    /// The hand of the warrant's holder: whoever `doing` names, the act is theirs.
    pub fn of(vault: &'a Vault, warrant: &'a Warrant<D>, doing: Doing) -> Hand<'a, D> {
        let doing = Doing { author: warrant.actor().author(), ..doing };
        Hand {
            vault,
            warrant,
            doing,
            late_reason: None,
            note: String::new(),
            files: Vec::new(),
            draft_signer: None,
        }
    }

    /// The same with the reason why the step is late; an empty text is no reason.
    #[must_use]
    pub fn late(mut self, reason: impl Into<String>) -> Hand<'a, D> {
        self.late_reason = Some(reason.into()).filter(|r| !r.trim().is_empty());
        self
    }

    /// The same with a note.
    #[must_use]
    pub fn noting(mut self, note: impl Into<String>) -> Hand<'a, D> {
        self.note = note.into();
        self
    }

    /// The same with files that lie in the vault already.
    #[must_use]
    pub fn with_files(mut self, files: Vec<Attachment>) -> Hand<'a, D> {
        self.files = files;
        self
    }

    /// The same with another name under a draft: whoever reads a draft is not always who would sign it.
    #[must_use]
    pub fn signed_by(mut self, author: Author) -> Hand<'a, D> {
        self.draft_signer = Some(author);
        self
    }

    /// The legal day of the act.
    pub const fn on(&self) -> Day {
        self.doing.on
    }

    /// The circumstances.
    pub const fn doing(&self) -> &Doing {
        &self.doing
    }

    /// The vault.
    pub const fn vault(&self) -> &'a Vault {
        self.vault
    }

    /// Who acts, and by what right.
    pub const fn warrant(&self) -> &'a Warrant<D> {
        self.warrant
    }
}

/// How the sheet of a paper is made, once its head is known.
pub type Drawing = Box<dyn FnOnce(PaperHead) -> Result<Sheet, PaperError>>;

/// A paper about to be issued.
pub struct PaperPlan {
    /// The catalogue's code: `DOC-58`.
    pub code: &'static str,
    /// Its name and matter; what follows `·` is not shown to strangers.
    pub title: String,
    /// The series it is numbered in.
    pub series: Series,
    /// How it is drawn.
    pub sheet: Drawing,
}

/// How a paper is drawn from its facts once its head is known, by the law of its day. `traits` are the special
/// cases of [`paper_bases`]; facts that could not be gathered come out as the paper's refusal when it is drawn, after
/// the law has had its say.
pub fn drawing<F: 'static>(
    (code, on, traits): (&'static str, Day, Vec<&'static str>),
    facts: Result<F, PaperError>,
    with_head: impl FnOnce(&mut F, PaperHead) + 'static,
    draw: fn(&F, &PaperBases) -> Result<Sheet, PaperError>,
) -> Drawing {
    Box::new(move |head| {
        let mut facts = facts?;
        with_head(&mut facts, head);
        draw(&facts, &paper_bases(code, on, &traits).map_err(PaperError::law)?)
    })
}

/// What a verb is about to do with an asset.
#[derive(Default)]
pub struct Plan {
    /// The step; none when only a paper is issued.
    pub event: Option<Event>,
    /// The document of somebody else it stands on.
    pub source: Option<Source>,
    /// How many took part, for a session.
    pub turnout: Option<Turnout>,
    /// The paper issued with it.
    pub paper: Option<PaperPlan>,
}

impl Plan {
    /// A step without a paper.
    pub fn step(event: Event, source: Option<Source>) -> Plan {
        Plan { event: Some(event), source, ..Plan::default() }
    }
}

/// Carries out a plan: one paper, one act, all or nothing. The same act twice is done once.
///
/// # Errors
/// The refusal of a stale page, of the plan or of the law; the question for the reason of a delay; a hole in
/// the paper; a failure of the store or the vault.
pub fn carry_out<D: Duty>(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, D>,
    code: &str,
    plan: impl FnOnce(&Dossier) -> Result<Plan, Failure>,
) -> Result<Recorded, Failure> {
    let dossier = dossier(desk, code)?;
    let subject = Subject::of(SubjectKind::Asset, dossier.id);
    if let Some(done) = admit(desk, &hand.doing, &subject)? {
        return Ok(done);
    }
    let plan = plan(&dossier)?;
    if let Some(event) = &plan.event {
        judge(&dossier.story, event, hand.late_reason.as_deref(), hand.doing.now.day())?;
    } else if hand.on() > hand.doing.now.day() {
        return Err(Refusal::new("ORDER", "Ngày của văn bản chưa đến.").at("date").into());
    }
    let mut doing = hand.doing.clone();
    if doing.basis.is_empty() {
        doing.basis =
            plan.event.as_ref().map(|e| grounds(e, dossier.story.facts.class.kind())).unwrap_or_default();
    }
    let paper = plan.paper.map(|paper| issue_paper(desk, hand, &dossier, paper)).transpose()?;
    let deed = match (plan.event, paper) {
        (Some(event), paper) => AssetDeed::Step(Box::new(StepFacts {
            paper,
            source: plan.source,
            turnout: plan.turnout,
            files: hand.files.clone(),
            late_reason: hand.late_reason.clone(),
            note: hand.note.clone(),
            ..StepFacts::of(event)
        })),
        (None, Some(paper)) => AssetDeed::PaperIssued { paper },
        (None, None) => AssetDeed::Noted { text: hand.note.clone() },
    };
    record(desk, &doing, &subject, &deed)
}

/// Takes the next number, draws the paper, keeps its bytes; the act that carries the result must follow in the
/// same piece of work.
///
/// # Errors
/// A hole in the paper; a failure of the store or the vault.
pub fn issue_paper<D: Duty>(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, D>,
    dossier: &Dossier,
    paper: PaperPlan,
) -> Result<IssuedPaper, Failure> {
    let PaperPlan { code, title, series, sheet } = paper;
    let signer = hand.doing.author.clone();
    let draft = Draft { code, title, series, on: hand.on(), signer: signer.clone() };
    issue(desk, hand.vault, draft, |head: &Head| {
        let sheet = sheet(dossier.paper_head(head, &signer)).map_err(refused)?;
        let bytes = pdf(&sheet).map_err(refused)?;
        Ok((bytes, sheet.pages.len()))
    })
}

/// The paper of a plan as an unnumbered draft with `BẢN NHÁP` across each page. Nothing is written; the law is
/// asked, so that a draft never shows what could not be issued but for a missing reason.
///
/// # Errors
/// As [`carry_out`]; a refusal when the plan has no paper.
pub fn draft_of<D: Duty>(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, D>,
    code: &str,
    plan: impl FnOnce(&Dossier) -> Result<Plan, Failure>,
) -> Result<Vec<u8>, Failure> {
    let dossier = dossier(desk, code)?;
    let plan = plan(&dossier)?;
    if let Some(event) = &plan.event {
        judge(&dossier.story, event, Some("nháp"), hand.doing.now.day())?;
    }
    match plan.paper {
        Some(paper) => draft_paper(&dossier, hand, paper),
        None => Err(Refusal::new("PAPER-UNKNOWN", "Bước này không có văn bản để xem trước.").into()),
    }
}

/// A paper as an unnumbered draft.
///
/// # Errors
/// A hole in the paper.
pub fn draft_paper<D: Duty>(
    dossier: &Dossier,
    hand: &Hand<'_, D>,
    paper: PaperPlan,
) -> Result<Vec<u8>, Failure> {
    let signer = hand.draft_signer.as_ref().unwrap_or(&hand.doing.author);
    let head = dossier.draft_head(paper.series, hand.on(), signer);
    let sheet = (paper.sheet)(head).map_err(refused)?;
    pdf(&sheet).map_err(refused)
}

/// A hole or a fault of a paper as a refusal: something to add, not a failure of the house.
pub fn refused(error: PaperError) -> Failure {
    let text = error.to_string();
    let mut letters = text.chars();
    let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    Refusal::new("PAPER-FACTS", format!("{first}{}.", letters.as_str().trim_end_matches('.'))).into()
}

//! The seizure: the decision to seize (DOC-19), the seizure itself with its minutes (DOC-20).

use super::super::{
    dossier::Dossier,
    hand::{Hand, PaperPlan, Plan, carry_out, draft_of, drawing},
    papers::{SeizureFacts, SeizureMinutesFacts, seizure_decision, seizure_minutes},
    rules::{may_coerce, must_attend},
    store::{photos_of, story},
};
use crate::{
    accounts::AsOfficer,
    documents::{Series, vault_failure},
    engine::{Event, Stage, Step},
    kernel::{Day, Moment, Refusal, Vnd},
    law::Kind,
    ledger::Recorded,
    paper::{Jpeg, MinutesFrame, Photo, common::Reference},
    store::{Desk, Failure},
    vault::Vault,
};

/// Most photographs printed in the minutes.
const PHOTOS_PRINTED: usize = 6;
/// What the representative of the commune is called among those present.
pub const COMMUNE: &str = "Đại diện chính quyền cấp xã hoặc tổ dân phố";

/// A wished decision to seize.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeizureWish {
    /// The debt that the seizure secures, in đồng.
    pub secures: Vnd,
    /// When it is to be done.
    pub at: Option<Moment>,
    /// Where; the place of the asset when empty.
    pub place: String,
    /// Number and day of the minutes of verification, if any.
    pub verification: Option<(String, Day)>,
    /// Who else receives the decision.
    pub recipients: Vec<String>,
}

/// What the minutes of a seizure say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinutesWish {
    /// Time, place, people, opinions.
    pub frame: MinutesFrame,
    /// What else was there and how it was treated.
    pub other_things: String,
    /// How it went.
    pub course: String,
    /// To whom custody was given.
    pub custody: String,
    /// The price agreed by the parties on the spot.
    pub agreed_price: String,
    /// Problems and how they were settled.
    pub issues: String,
}

/// Decides the seizure and issues the decision (khoản 4 Điều 71, Điều 78 Luật 106/2025/QH15).
///
/// # Errors
/// A refusal when the asset is seized already or the hour is not lawful; as [`carry_out`].
pub fn decide_seizure(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
    wish: SeizureWish,
) -> Result<Recorded, Failure> {
    let on = hand.on();
    carry_out(desk, hand, code, |dossier| decision_plan(dossier, wish, on))
}

/// The decision as a draft: nothing is written.
///
/// # Errors
/// As [`decide_seizure`].
pub fn draft_decision(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
    wish: SeizureWish,
) -> Result<Vec<u8>, Failure> {
    let on = hand.on();
    draft_of(desk, hand, code, |dossier| decision_plan(dossier, wish, on))
}

/// Records that the seizure is complete and issues its minutes (Điều 80 Luật 106/2025/QH15).
///
/// # Errors
/// A refusal without a decision, at an unlawful hour, or without those who must attend; as [`carry_out`].
pub fn complete_seizure(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
    wish: MinutesWish,
) -> Result<Recorded, Failure> {
    let on = hand.on();
    let photos = printed_photos(desk, hand.vault(), code, on)?;
    carry_out(desk, hand, code, |dossier| minutes_plan(dossier, wish, photos, on))
}

/// The minutes as a draft: nothing is written.
///
/// # Errors
/// As [`complete_seizure`].
pub fn draft_minutes(
    desk: &mut Desk<'_>,
    hand: &Hand<'_, AsOfficer>,
    code: &str,
    wish: MinutesWish,
) -> Result<Vec<u8>, Failure> {
    let on = hand.on();
    let photos = printed_photos(desk, hand.vault(), code, on)?;
    draft_of(desk, hand, code, |dossier| minutes_plan(dossier, wish, photos, on))
}

fn traits(dossier: &Dossier) -> Vec<&'static str> {
    let facts = &dossier.story.facts;
    let immovable = (facts.class.kind() == Kind::Immovable).then_some("immovable");
    let mortgaged = (!facts.secured_debt.is_zero()).then_some("mortgaged");
    immovable.into_iter().chain(mortgaged).collect()
}

/// Before the seizure only.
fn not_yet_seized(dossier: &Dossier, on: Day) -> Result<(), Refusal> {
    match dossier.journey(on).stage {
        Stage::New => Ok(()),
        stage => Err(Refusal::new(
            "SEIZED",
            format!("Tài sản đang ở giai đoạn “{}”, đã qua bước kê biên.", stage.title()),
        )
        .mend("Mở hành trình tài sản", format!("/tai-san/{}", dossier.story.facts.code))),
    }
}

fn decision_plan(dossier: &Dossier, wish: SeizureWish, on: Day) -> Result<Plan, Failure> {
    not_yet_seized(dossier, on)?;
    if let Some(at) = wish.at {
        may_coerce(at)?;
        if at.day() < on {
            let late = "Ngày kê biên không thể trước ngày của quyết định.";
            return Err(Refusal::new("ORDER", late).at("at_day").into());
        }
    }
    let facts = &dossier.story.facts;
    let place = if wish.place.trim().is_empty() { facts.place.clone() } else { wish.place };
    let seizure = SeizureFacts {
        head: dossier.draft_head(Series::Decision, on, &nobody()),
        case: dossier.paper_case(),
        verification: wish
            .verification
            .map(|(number, day)| Reference::new("Biên bản xác minh điều kiện thi hành án", &number, day, "")),
        assets: vec![dossier.paper_asset()],
        secures: wish.secures,
        at: wish.at,
        place,
        recipients: wish.recipients,
    };
    let title = format!("Quyết định cưỡng chế kê biên, xử lý tài sản · {}", facts.name);
    let sheet =
        drawing(("DOC-19", on, traits(dossier)), Ok(seizure), |f, head| f.head = head, seizure_decision);
    let paper = PaperPlan { code: "DOC-19", title, series: Series::Decision, sheet };
    Ok(Plan { paper: Some(paper), ..Plan::default() })
}

fn minutes_plan(dossier: &Dossier, wish: MinutesWish, photos: Vec<Photo>, on: Day) -> Result<Plan, Failure> {
    not_yet_seized(dossier, on)?;
    let code = &dossier.story.facts.code;
    let Some(decision) = dossier.story.last_paper("DOC-19") else {
        let message = "Chưa có quyết định cưỡng chế kê biên: biên bản phải nêu quyết định được thi hành.";
        return Err(Refusal::new("SEIZURE-DECISION", message)
            .mend("Ra quyết định kê biên", format!("/tai-san/{code}/ke-bien"))
            .into());
    };
    if on < decision.on {
        let message = format!("Ngày kê biên không thể trước ngày {} của quyết định.", decision.on);
        return Err(Refusal::new("ORDER", message).at("at_day").into());
    }
    may_coerce(wish.frame.began)?;
    must_attend(&dossier.story, on, wish.frame.present.iter().any(|p| p.part == COMMUNE))?;
    let facts = SeizureMinutesFacts {
        head: dossier.draft_head(Series::Minutes, on, &nobody()),
        case: dossier.paper_case(),
        decision: dossier.reference(decision),
        frame: wish.frame,
        assets: vec![dossier.paper_asset()],
        other_things: wish.other_things,
        course: wish.course,
        custody: wish.custody,
        agreed_price: wish.agreed_price,
        issues: wish.issues,
        photos,
    };
    let title = format!("Biên bản kê biên, xử lý tài sản · {}", dossier.story.facts.name);
    let sheet = drawing(("DOC-20", on, traits(dossier)), Ok(facts), |f, head| f.head = head, seizure_minutes);
    let paper = PaperPlan { code: "DOC-20", title, series: Series::Minutes, sheet };
    Ok(Plan { event: Some(Event::new(on, Step::SeizureCompleted)), paper: Some(paper), ..Plan::default() })
}

/// A head's place is kept until the number is taken; then the signer stands in it.
fn nobody() -> crate::ledger::Author {
    crate::ledger::Author { id: crate::kernel::PersonId::new(), name: String::new(), office: String::new() }
}

/// The photographs of the day of the seizure, as they are printed: previews with their captions and digests.
fn printed_photos(desk: &mut Desk<'_>, vault: &Vault, code: &str, on: Day) -> Result<Vec<Photo>, Failure> {
    let Some((id, _)) = story(desk, code)? else { return Ok(Vec::new()) };
    let rows = photos_of(desk, &id.to_string())?;
    let mut printed = Vec::new();
    for row in rows.into_iter().filter(|row| row.taken_on == on).take(PHOTOS_PRINTED) {
        let digest = row.preview.parse().map_err(Failure::unreadable)?;
        let bytes = vault.get(&digest).map_err(vault_failure)?;
        // A preview that is no JPEG is not printed; the original stays in the book.
        let Ok(picture) = Jpeg::read(bytes) else { continue };
        let short: String = row.digest.chars().take(8).collect();
        printed.push(Photo { picture, caption: format!("{}; tệp gốc {short}", row.caption) });
    }
    Ok(printed)
}

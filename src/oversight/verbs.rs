//! What is written under oversight: somebody enters or leaves a store, a quarter is closed, the stock is certified.

use super::{
    Certified, ClosedRow, Entered, OversightDeed, Quarter, RegisterClosed,
    papers::{CertificateFacts, RegisterFacts, certificate, register_print},
    register::register,
    store,
};
use crate::{
    accounts::{LogEntries, Sign, Warrant, agency_facts},
    assets::{paper_head, refused},
    custody,
    documents::{Draft, Series, issue},
    kernel::{ActId, Moment, PlaceId, Refusal},
    law::paper_bases,
    ledger::{Act, Doing, Recorded, Subject, SubjectKind, act_by_id, record},
    paper::{PaperError, Sheet, pdf},
    store::{Desk, Failure},
    vault::Vault,
};

/// Who enters a store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryWish {
    /// The name.
    pub name: String,
    /// Office, or body and identity paper.
    pub office: String,
    /// Why.
    pub why: String,
    /// Who goes with them.
    pub escort: String,
}

fn by_hand<D: crate::accounts::Duty>(doing: &Doing, by: &Warrant<D>) -> Doing {
    Doing { author: by.actor().author(), ..doing.clone() }
}

/// The deed of this very act, when the form was sent before.
fn already(desk: &mut Desk<'_>, doing: &Doing) -> Result<Option<OversightDeed>, Failure> {
    act_by_id(desk, doing.act)?.as_ref().map_or(Ok(None), Act::deed::<OversightDeed>)
}

/// Writes down that somebody entered a store.
///
/// # Errors
/// A refusal without a name or a reason, or for a store that is not the agency's own; a failure of the database.
pub fn enter(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<LogEntries>,
    place: PlaceId,
    wish: EntryWish,
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Place, place);
    if let Some(deed) = already(desk, doing)? {
        return record(desk, doing, &subject, &deed);
    }
    let known = custody::place(desk, place)?.filter(|p| p.class.is_own_store());
    if known.is_none() {
        return Err(Refusal::new("PLACE-UNKNOWN", "Chọn một kho của cơ quan.").at("place").into());
    }
    for (text, field, what) in
        [(&wish.name, "name", "họ tên người vào kho"), (&wish.why, "why", "lý do vào kho")]
    {
        if text.trim().is_empty() {
            return Err(Refusal::new("ENTRY", format!("Cần ghi {what}.")).at(field).into());
        }
    }
    let deed = OversightDeed::Entered(Entered {
        name: wish.name.trim().to_owned(),
        office: wish.office.trim().to_owned(),
        why: wish.why.trim().to_owned(),
        escort: wish.escort.trim().to_owned(),
        at: doing.now,
    });
    record(desk, doing, &subject, &deed)
}

/// Writes down that somebody left again.
///
/// # Errors
/// A refusal when there is no such entry or it is closed; a failure of the database.
pub fn leave(
    desk: &mut Desk<'_>,
    doing: &Doing,
    by: &Warrant<LogEntries>,
    entry: ActId,
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    let row = store::entry(desk, entry)?
        .ok_or_else(|| Refusal::new("ENTRY-UNKNOWN", "Không có lượt vào kho này trong sổ."))?;
    let subject = Subject::of(SubjectKind::Place, row.place);
    if let Some(deed) = already(desk, doing)? {
        return record(desk, doing, &subject, &deed);
    }
    if let Some(at) = &row.left_at {
        return Err(Refusal::new("ENTRY-CLOSED", format!("{} đã ra kho lúc {at}.", row.name)).into());
    }
    let at: Moment = doing.now;
    record(desk, doing, &subject, &OversightDeed::LeftStore { entry, at })
}

fn draft(code: &'static str, title: String, doing: &Doing) -> Draft {
    Draft { code, title, series: Series::Sheet, on: doing.on, signer: doing.author.clone() }
}

fn drawn(sheet: Result<Sheet, PaperError>) -> Result<(Vec<u8>, usize), Failure> {
    let sheet = sheet.map_err(refused)?;
    Ok((pdf(&sheet).map_err(refused)?, sheet.pages.len()))
}

/// Prints the register of a quarter and closes it: from then on a changed or added row is marked as such.
///
/// # Errors
/// A refusal before the quarter has ended, when it is closed already, or when an earlier one with things is open; a
/// failure of the database or the vault.
pub fn close_register(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<Sign>,
    quarter: Quarter,
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Agency, desk.agency());
    if let Some(deed) = already(desk, doing)? {
        return record(desk, doing, &subject, &deed);
    }
    if quarter.last().is_none_or(|last| doing.on <= last) {
        let text = format!("Chưa hết {quarter}; sổ được in và đóng khi quý đã kết thúc.");
        return Err(Refusal::new("REGISTER-EARLY", text).into());
    }
    if let Some(done) = store::closing(desk, quarter)? {
        let text = format!("Sổ {quarter} đã đóng ngày {}.", done.on);
        return Err(Refusal::new("REGISTER-TWICE", text).into());
    }
    let rows = register(desk, quarter)?;
    let agency = agency_facts(desk)?;
    let law = paper_bases("REG-13", doing.on, &[]).map_err(|e| refused(PaperError::law(e)))?;
    let title = format!("Sổ theo dõi vật chứng, tài sản kê biên, tạm giữ, {quarter}");
    let closed =
        rows.iter().filter_map(|row| row.item.map(|item| ClosedRow { item, digest: row.digest() })).collect();
    let paper = issue(desk, vault, draft("REG-13", title, doing), |head| {
        let head = paper_head(&agency, head, &doing.author);
        drawn(register_print(&RegisterFacts { head, quarter, rows }, &law))
    })?;
    let deed = RegisterClosed { quarter, rows: closed, paper };
    let mut doing = doing.clone();
    doing.basis.push("khoản 4 Điều 30 Thông tư số 04/2023/TT-BTP".to_owned());
    record(desk, &doing, &subject, &OversightDeed::RegisterClosed(Box::new(deed)))
}

/// The head certifies what the stores hold today, exceptions named; the certificate is numbered and kept.
///
/// # Errors
/// A failure of the database or the vault.
pub fn certify(
    desk: &mut Desk<'_>,
    vault: &Vault,
    doing: &Doing,
    by: &Warrant<Sign>,
    remarks: &str,
) -> Result<Recorded, Failure> {
    let doing = &by_hand(doing, by);
    let subject = Subject::of(SubjectKind::Agency, desk.agency());
    if let Some(deed) = already(desk, doing)? {
        return record(desk, doing, &subject, &deed);
    }
    let stock = store::stock(desk, doing.on)?;
    let agency = agency_facts(desk)?;
    let law = paper_bases("REG-XN", doing.on, &[]).map_err(|e| refused(PaperError::law(e)))?;
    let title = format!("Xác nhận tồn kho vật chứng, tài sản đến ngày {}", doing.on);
    let facts = (stock.clone(), remarks.trim().to_owned());
    let paper = issue(desk, vault, draft("REG-XN", title, doing), |head| {
        let head = paper_head(&agency, head, &doing.author);
        drawn(certificate(&CertificateFacts { head, stock: facts.0, remarks: facts.1 }, &law))
    })?;
    let deed = Certified {
        as_of: doing.on,
        in_store: stock.in_store,
        elsewhere: stock.elsewhere,
        missing: stock.missing,
        discrepancies: stock.discrepancies,
        unseen: stock.unseen,
        cash: stock.dong(),
        remarks: remarks.trim().to_owned(),
        paper,
    };
    record(desk, doing, &subject, &OversightDeed::Certified(Box::new(deed)))
}

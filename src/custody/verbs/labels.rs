//! Labels: of a thing, and of a place with everything that lies in it. No papers of the register: a label may be
//! printed again whenever one is torn.

use super::{the_place, unknown_case};
use crate::{
    cases,
    custody::{CustodyDeed, ItemRow, drawing, store},
    kernel::PlaceId,
    ledger::{Act, Doing},
    store::{Desk, Failure},
};

/// Most things whose labels are printed at once.
const LABELS_MAX: i64 = 400;

/// The place of a thing in words.
fn place_path(desk: &mut Desk<'_>, item: &ItemRow) -> Result<String, Failure> {
    match item.place {
        Some(id) => Ok(store::place(desk, id)?.map_or_else(String::new, |p| p.path)),
        None => Ok(item.keeper.clone()),
    }
}

/// From whom a thing came, by the act that brought it.
fn giver(acts: &[Act]) -> Result<String, Failure> {
    for act in acts {
        match act.deed::<CustodyDeed>()? {
            Some(CustodyDeed::IntakeOrdered(order)) => return Ok(order.deliverer.line()),
            Some(CustodyDeed::KeptElsewhere(kept)) => return Ok(kept.keeper),
            Some(CustodyDeed::StockEntered(stock)) => return Ok(stock.minutes.body),
            _ => {}
        }
    }
    Ok(String::new())
}

/// The label of a thing as a PDF of 100 × 70 mm; `address` is what its QR code opens.
///
/// # Errors
/// A refusal when the words do not fit; a failure of the database.
pub fn label(desk: &mut Desk<'_>, doing: &Doing, item: &ItemRow, address: &str) -> Result<Vec<u8>, Failure> {
    let facts = facts(desk, doing, item, address)?;
    drawing::label_pdf(&facts).map(|(bytes, _)| bytes)
}

fn facts(
    desk: &mut Desk<'_>,
    doing: &Doing,
    item: &ItemRow,
    address: &str,
) -> Result<crate::custody::papers::LabelFacts, Failure> {
    let case = cases::case_facts(desk, item.case_id)?.ok_or_else(unknown_case)?;
    let from = giver(&store::item_acts(desk, item.id)?)?;
    let place = place_path(desk, item)?;
    let stage = drawing::Stage::of(desk, &case, doing)?;
    Ok(drawing::label_facts(&stage, item, (&from, &place), address))
}

/// The label of a place and of what lies directly in it, on sheets of A4. `root` is where the QR codes lead:
/// `https://kho.example`.
///
/// # Errors
/// A refusal when there is no such place or words do not fit; a failure of the database.
pub fn labels_of_place(
    desk: &mut Desk<'_>,
    doing: &Doing,
    place: PlaceId,
    root: &str,
) -> Result<Vec<u8>, Failure> {
    let place = the_place(desk, place)?;
    let filter = store::ItemFilter { place: Some(place.id), held: true, ..store::ItemFilter::default() };
    let mut labels = Vec::new();
    for item in store::items(desk, &filter, 0, LABELS_MAX)? {
        let address = format!("{root}/vat/{}", item.code);
        labels.push(facts(desk, doing, &item, &address)?);
    }
    drawing::place_labels_pdf(desk, doing, &place, root, &labels).map(|(bytes, _)| bytes)
}

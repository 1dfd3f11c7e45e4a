//! From the facts of the store to the bytes of its papers: what each paper says stands in `papers`.

use super::{
    AssignWish, InitialMinutes, ItemRow, OrderLine, Outsider, ReleaseOrder, TakenLine, acts::IntakeOrder,
};
use crate::{
    accounts::{AgencyFacts, agency_facts},
    assets::AssetFacts,
    cases::CaseFacts,
    documents::Head,
    ledger::{Author, Doing},
    store::{Desk, Failure},
};

type Drawn = Result<(Vec<u8>, usize), Failure>;

/// What every paper of the store stands on: agency, case, who signs.
pub(super) struct Stage<'a> {
    agency: AgencyFacts,
    case: &'a CaseFacts,
    doing: &'a Doing,
}

impl<'a> Stage<'a> {
    /// Gathers it before a number is taken.
    pub(super) fn of(
        desk: &mut Desk<'_>,
        case: &'a CaseFacts,
        doing: &'a Doing,
    ) -> Result<Stage<'a>, Failure> {
        Ok(Stage { agency: agency_facts(desk)?, case, doing })
    }

    fn plain(&self, head: &Head, title: &str, lines: &[String]) -> Drawn {
        let text = format!(
            "{}\n{}\nSố: {}\n{title}\nViệc {}: {}\n{}\n{}\n",
            self.agency.superior,
            self.agency.name,
            head.symbol,
            self.case.code,
            self.case.title,
            lines.join("\n"),
            self.doing.author.name,
        );
        Ok((text.into_bytes(), 1))
    }
}

/// An intake as its slip and its minutes show it.
pub(super) struct Intake<'a> {
    /// The order.
    pub order: &'a IntakeOrder,
    /// The second person.
    pub second: &'a Author,
    /// Who delivered.
    pub deliverer: &'a Outsider,
    /// The lines.
    pub lines: &'a [TakenLine],
}

/// DOC-80a.
pub(super) fn intake_order(
    stage: &Stage<'_>,
    head: &Head,
    keeper: &Author,
    deliverer: &Outsider,
    minutes: &InitialMinutes,
    reason: &str,
    lines: &[OrderLine],
) -> Drawn {
    let mut text = vec![keeper.name.clone(), deliverer.line(), minutes.line(), reason.to_owned()];
    text.extend(lines.iter().map(|l| format!("{} {}", l.code, l.thing.name)));
    stage.plain(head, "LỆNH NHẬP KHO", &text)
}

/// DOC-80c, in.
pub(super) fn intake_slip(stage: &Stage<'_>, head: &Head, intake: &Intake<'_>) -> Drawn {
    let mut text =
        vec![intake.order.paper.symbol.clone(), intake.second.name.clone(), intake.deliverer.line()];
    text.extend(intake.lines.iter().map(|l| format!("{} {}", l.item, l.condition)));
    stage.plain(head, "PHIẾU NHẬP KHO", &text)
}

/// DOC-79b, where something differs or is refused.
pub(super) fn differences(stage: &Stage<'_>, head: &Head, intake: &Intake<'_>) -> Drawn {
    let text: Vec<String> =
        intake.lines.iter().flat_map(|l| l.differences.iter().chain([&l.note])).cloned().collect();
    stage.plain(head, "BIÊN BẢN GIAO, NHẬN", &text)
}

/// DOC-80b.
pub(super) fn release_order(
    stage: &Stage<'_>,
    head: &Head,
    keeper: &Author,
    receiver: &Outsider,
    reason: &str,
    rows: &[ItemRow],
) -> Drawn {
    let mut text = vec![keeper.name.clone(), receiver.line(), reason.to_owned()];
    text.extend(rows.iter().map(|r| format!("{} {}", r.code, r.name)));
    stage.plain(head, "LỆNH XUẤT KHO", &text)
}

/// DOC-80c, out.
pub(super) fn release_slip(
    stage: &Stage<'_>,
    head: &Head,
    order: &ReleaseOrder,
    second: &Author,
    receiver: &Outsider,
    rows: &[ItemRow],
) -> Drawn {
    let mut text = vec![order.paper.symbol.clone(), second.name.clone(), receiver.line()];
    text.extend(rows.iter().map(|r| format!("{} {}", r.code, r.name)));
    stage.plain(head, "PHIẾU XUẤT KHO", &text)
}

/// DOC-27.
pub(super) fn custody_minutes(
    stage: &Stage<'_>,
    head: &Head,
    asset: &AssetFacts,
    wish: &AssignWish,
) -> Drawn {
    let text = [&asset.code, &asset.name, &wish.place, &wish.condition, &wish.terms, &wish.witness];
    stage.plain(head, "BIÊN BẢN GIAO BẢO QUẢN TÀI SẢN", &text.map(Clone::clone))
}

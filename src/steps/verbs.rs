//! From a wish to the verb of the room that owns it, with the warrant that the verb asks for.

use super::wish::{Common, Wish};
use crate::{
    accounts::{Actor, AsOfficer, Bookkeep, Duty, Inspect, Write},
    assets::{Attachment, Dossier, Hand, Plan, carry_out, draft_paper},
    auctions,
    engine::{Event, Step},
    ledger::{Doing, Recorded},
    proceeds,
    store::{Desk, Failure},
    valuation,
    vault::Vault,
};

/// Who acts, when, and what comes with it.
pub struct Acting<'a> {
    /// The vault.
    pub vault: &'a Vault,
    /// Who.
    pub actor: &'a Actor,
    /// The circumstances.
    pub doing: Doing,
    /// Day, reason and note.
    pub common: Common,
    /// The files.
    pub files: Vec<Attachment>,
}

impl Acting<'_> {
    /// Does `verb` with this person's hand, if they hold the duty.
    fn by<D: Duty>(
        self,
        verb: impl FnOnce(&Hand<'_, D>) -> Result<Recorded, Failure>,
    ) -> Result<Recorded, Failure> {
        let warrant = self.actor.warrant::<D>().map_err(Failure::from)?;
        let hand = Hand::of(self.vault, &warrant, self.doing)
            .late(self.common.late_reason)
            .noting(self.common.note)
            .with_files(self.files);
        verb(&hand)
    }
}

/// Carries out a wish.
///
/// # Errors
/// A refusal of the warrant, of the law or of a stale page; a failure of the store or the vault.
pub fn carry_out_wish(
    desk: &mut Desk<'_>,
    acting: Acting<'_>,
    code: &str,
    wish: Wish,
) -> Result<Recorded, Failure> {
    match wish {
        Wish::Seized(source) => acting.by::<Write>(|hand| {
            let event = Event::new(hand.on(), Step::SeizureCompleted);
            carry_out(desk, hand, code, |_| Ok(Plan::step(event, source)))
        }),
        Wish::ValuationContract(source) => acting.by(|h| valuation::sign_contract(desk, h, code, source)),
        Wish::PriceAgreed(amount, source) => {
            acting.by(|h| valuation::agree_price(desk, h, code, amount, source))
        }
        Wish::Valued(valued) => acting.by(|h| valuation::receive_result(desk, h, code, valued)),
        Wish::ResultNotice(advance) => acting.by(|h| valuation::notify_result(desk, h, code, Some(advance))),
        Wish::PriorityNotice => acting.by(|h| valuation::notify_priority(desk, h, code)),
        Wish::BuyFirst(amount) => acting.by(|h| valuation::buy_first(desk, h, code, Some(amount))),
        Wish::RevaluationRequest(source) => acting.by(|h| valuation::ask_revaluation(desk, h, code, source)),
        Wish::Revalued(valued) => acting.by(|h| valuation::receive_revaluation(desk, h, code, valued)),
        other => in_the_sale(desk, acting, code, other),
    }
}

fn in_the_sale(desk: &mut Desk<'_>, acting: Acting<'_>, code: &str, wish: Wish) -> Result<Recorded, Failure> {
    match wish {
        Wish::Contract(contract) => acting.by(|h| auctions::sign_contract(desk, h, code, contract)),
        Wish::Posting(source) => acting.by(|h| auctions::post(desk, h, code, None, source)),
        Wish::PostingRemoved => acting.by(|h| auctions::remove_posting(desk, h, code)),
        Wish::PublicNotice(no, source) => acting.by(|h| auctions::publish(desk, h, code, no, source)),
        Wish::RegistrationClosed => acting.by(|h| auctions::close_registration(desk, h, code)),
        Wish::Session(held) => acting.by(|h| auctions::hold_round(desk, h, code, held)),
        Wish::Pause(ground) => acting.by(|h| auctions::pause(desk, h, code, ground)),
        Wish::Resume => acting.by(|h| auctions::resume(desk, h, code)),
        Wish::Stop(ground) => acting.by(|h| auctions::stop(desk, h, code, ground)),
        Wish::FailureReceived(source) => acting.by(|h| auctions::receive_failure(desk, h, code, source)),
        Wish::Inform => acting.by(|h| auctions::inform_parties(desk, h, code)),
        Wish::Cut(cut) => acting.by(|h| auctions::cut_price(desk, h, code, cut)),
        Wish::Accepted(source) => acting.by(|h| auctions::creditor_accepts(desk, h, code, source)),
        Wish::TellDebtor => acting.by(|h| auctions::tell_debtor(desk, h, code)),
        Wish::AskPayment(take) => acting.by(|h| auctions::ask_creditor_payment(desk, h, code, &take)),
        Wish::BuyerDefaulted(source) => acting.by(|h| auctions::buyer_defaults(desk, h, code, source)),
        Wish::ResultVoided(source) => acting.by(|h| auctions::result_voided(desk, h, code, source)),
        Wish::DirectNotice(source) => acting.by(|h| auctions::announce_direct_sale(desk, h, code, source)),
        Wish::DirectSale(price, source) => {
            acting.by(|h| auctions::sell_directly(desk, h, code, price, source))
        }
        Wish::Handover(receiver) => acting.by(|h| auctions::decide_handover(desk, h, code, &receiver)),
        Wish::Delivered(minutes) => acting.by(|h| auctions::deliver(desk, h, code, minutes)),
        Wish::TitleFile(source) => acting.by(|h| auctions::title_file(desk, h, code, source)),
        Wish::Returned(source) => acting.by(|h| auctions::return_asset(desk, h, code, source)),
        other => with_money(desk, acting, code, other),
    }
}

fn with_money(desk: &mut Desk<'_>, acting: Acting<'_>, code: &str, wish: Wish) -> Result<Recorded, Failure> {
    match wish {
        Wish::Redeemed(payment) => {
            acting.by::<Bookkeep>(|h| proceeds::debtor_redeems(desk, h, code, payment))
        }
        Wish::CreditorPaid(payment) => acting.by(|h| proceeds::creditor_paid(desk, h, code, payment)),
        Wish::BuyerPaid(payment) => acting.by(|h| proceeds::buyer_paid(desk, h, code, payment)),
        _ => Err(Failure::unreadable("một bước không có nơi ghi")),
    }
}

/// The plan of a wish that issues a paper; nothing for one that does not.
///
/// # Errors
/// A refusal of the plan.
pub fn paper_plan(dossier: &Dossier, wish: &Wish, common: &Common) -> Result<Option<Plan>, Failure> {
    let on = common.on;
    Ok(Some(match wish {
        Wish::ResultNotice(advance) => valuation::result_plan(dossier, Some(*advance), on)?,
        Wish::PriorityNotice => valuation::priority_plan(dossier, on)?,
        Wish::Inform => auctions::inform_plan(dossier, on)?,
        Wish::Cut(cut) => auctions::cut_plan(dossier, cut, on)?,
        Wish::AskPayment(take) => auctions::take_plan(dossier, take, on)?,
        Wish::Handover(receiver) => auctions::handover_plan(dossier, receiver, on)?,
        _ => return Ok(None),
    }))
}

/// The paper of a wish as a draft, for anybody who may read the file.
///
/// # Errors
/// A refusal of the plan or of the law; a hole in the paper.
pub fn draft(
    vault: &Vault,
    actor: &Actor,
    doing: Doing,
    dossier: &Dossier,
    (wish, common): (&Wish, &Common),
) -> Result<Vec<u8>, Failure> {
    let warrant = actor.warrant::<Inspect>().map_err(Failure::from)?;
    let today = doing.now.day();
    let plan = paper_plan(dossier, wish, common)?;
    let Some(Plan { event, paper: Some(paper), .. }) = plan else {
        return Err(
            crate::kernel::Refusal::new("PAPER-UNKNOWN", "Bước này không có văn bản để xem trước.").into()
        );
    };
    if let Some(event) = &event {
        crate::assets::judge(&dossier.story, event, Some("nháp"), today)?;
    }
    let mut hand = Hand::of(vault, &warrant, doing);
    if !actor.may::<AsOfficer>() {
        hand = hand.signed_by(dossier.officer_in_charge());
    }
    draft_paper(dossier, &hand, paper)
}

//! From what was typed to a wish; every fault stands beside its field.

use super::{
    catalogue::{SourceAsk, StepForm},
    wish::{Common, Wish},
};
use crate::{
    assets::{Dossier, Source, Turnout},
    auctions::{Contracted, Cut, Held, Receiver, Take, last_failed},
    engine::{Auction, Outcome},
    kernel::{Day, Ratio, Refusal, Vnd},
    law::Procedure,
    proceeds::Payment,
    valuation::Valued,
    web::Form,
};

const TEXT_MAX: usize = 200;
const NOTE_MAX: usize = 2_000;

/// The procedures as a list offers them.
pub const PROCEDURES: [(&str, Procedure); 2] =
    [("ordinary", Procedure::Ordinary), ("shortened", Procedure::Shortened)];

/// What every form asks for.
pub fn common(form: &Form, today: Day) -> Option<Common> {
    let on = form.field("date").called("ngày").day();
    let late = form.maybe("late_reason").called("lý do chậm").lines(NOTE_MAX);
    let note = form.maybe("note").called("ghi chú").lines(NOTE_MAX);
    if let Some(day) = on.filter(|day| *day > today) {
        let message =
            format!("Ngày {day} chưa đến: chỉ ghi vào sổ việc đã diễn ra, muộn nhất là hôm nay {today}.");
        form.refuse(Refusal::new("ORDER", message).at("date"));
        return None;
    }
    Some(Common { on: on?, late_reason: late.unwrap_or_default(), note: note.unwrap_or_default() })
}

/// The document of somebody else. Nothing where the form asks for none or none was given.
fn source(form: &Form, ask: Option<SourceAsk>) -> Option<Source> {
    let ask = ask?;
    let field = |name| if ask.needed { form.field(name) } else { form.maybe(name) };
    let number = field("source_number").called("số văn bản").text(TEXT_MAX);
    let issuer = match ask.issuer {
        "" => None,
        _ => field("source_issuer").called("nơi ban hành").text(TEXT_MAX),
    };
    let on = form.maybe("source_on").called("ngày văn bản").day();
    if number.is_none() && issuer.is_none() && on.is_none() {
        return None;
    }
    Some(Source {
        title: ask.title.to_owned(),
        number: number.unwrap_or_default(),
        on,
        issuer: issuer.unwrap_or_default(),
    })
}

/// The wish of a form; nothing when a field is wrong.
pub fn wish(step: &StepForm, form: &Form, dossier: &Dossier, on: Day) -> Option<Wish> {
    let source = source(form, step.source);
    let needed = || source.clone().or_else(|| step.source.map(|ask| Source::of(ask.title, "", "")));
    let amount = || form.field("amount").called("số tiền").vnd();
    Some(match step.key {
        "seizure_completed" => Wish::Seized(source),
        "valuation_contract" => Wish::ValuationContract(needed()?),
        "price_agreed" => Wish::PriceAgreed(amount()?, needed()?),
        "valuation_result" => Wish::Valued(valued(form, needed()?)?),
        "valuation_notice" => Wish::ResultNotice(form.field("advance").called("số tiền tạm ứng").vnd()?),
        "priority_notice" => Wish::PriorityNotice,
        "priority_exercised" => Wish::BuyFirst(amount()?),
        "revaluation_request" => Wish::RevaluationRequest(needed()?),
        "revaluation_result" => Wish::Revalued(valued(form, needed()?)?),
        "auction_contract" => Wish::Contract(contract(form, needed()?)?),
        "posting" => Wish::Posting(source),
        "posting_removed" => Wish::PostingRemoved,
        "public_notice" => Wish::PublicNotice(
            form.field("ordinal").called("lần thông báo").choice(&[("1", 1), ("2", 2)])?,
            source,
        ),
        "registration_closed" => Wish::RegistrationClosed,
        "auction" => Wish::Session(session(form, source)?),
        "auction_paused" => Wish::Pause(needed()?),
        "auction_resumed" => Wish::Resume,
        "auction_stopped" => Wish::Stop(needed()?),
        "failure_notice_received" => Wish::FailureReceived(needed()?),
        "parties_informed" => Wish::Inform,
        "price_cut" => Wish::Cut(cut(form, dossier, on)?),
        "creditor_accepts" => Wish::Accepted(needed()?),
        "debtor_told" => Wish::TellDebtor,
        "take_payment" => {
            let taker = form.field("taker").called("người nhận tài sản").text(TEXT_MAX)?;
            Wish::AskPayment(Take { taker, input: None })
        }
        "debtor_redeems" => Wish::Redeemed(payment(form, needed()?)?),
        "creditor_paid" => Wish::CreditorPaid(payment(form, needed()?)?),
        "buyer_paid" => Wish::BuyerPaid(payment(form, needed()?)?),
        "buyer_defaulted" => Wish::BuyerDefaulted(source),
        "result_voided" => Wish::ResultVoided(source),
        "direct_sale_notice" => Wish::DirectNotice(source),
        "direct_sale" => Wish::DirectSale(amount()?, source),
        "handover" => Wish::Handover(receiver(form)?),
        "delivered" => Wish::Delivered(source),
        "title_file" => Wish::TitleFile(source),
        "asset_returned" => Wish::Returned(source),
        _ => return None,
    })
}

fn valued(form: &Form, source: Source) -> Option<Valued> {
    let amount = form.field("amount").called("giá trị").vnd();
    let valid_until = form.maybe("valid_until").called("ngày hết hiệu lực").day();
    Some(Valued { amount: amount?, valid_until, source })
}

fn contract(form: &Form, source: Source) -> Option<Contracted> {
    let opening = form.field("opening").called("ngày mở cuộc đấu giá").day();
    let starting_price = form.field("starting_price").called("giá khởi điểm").vnd();
    let deposit = form.field("deposit").called("tiền đặt trước").vnd();
    let procedure = form.field("procedure").called("thủ tục").choice(&PROCEDURES);
    Some(Contracted {
        opening: Some(opening?),
        starting_price: Some(starting_price?),
        deposit: Some(deposit?),
        procedure: Some(procedure?),
        source,
    })
}

fn session(form: &Form, source: Option<Source>) -> Option<Held> {
    let offered: Vec<(&str, Outcome)> = Outcome::ALL.iter().map(|o| (o.code(), *o)).collect();
    let outcome = form.field("outcome").called("kết quả").choice(&offered)?;
    let price = match outcome.is_sale() {
        true => Some(form.field("price").called("giá bán").vnd()?),
        false => None,
    };
    let money = |name| form.maybe(name).called("số tiền").vnd();
    let consent = matches!(outcome, Outcome::SoldSingle | Outcome::SingleWithoutConsent)
        .then(|| form.ticked("consent"));
    let count =
        |name| form.maybe(name).called("số lượng").whole(0..=10_000).and_then(|n| u32::try_from(n).ok());
    let (registered, attended, bids) = (count("registered"), count("attended"), count("bids"));
    let told = registered.or(attended).or(bids).is_some();
    let turnout = told.then(|| Turnout {
        registered: registered.unwrap_or_default(),
        attended: attended.unwrap_or_default(),
        bids: bids.unwrap_or_default(),
    });
    let auction = Auction {
        outcome: Some(outcome),
        price,
        consent,
        refused_price: money("refused_price"),
        next_price: money("next_price"),
        ..Auction::default()
    };
    Some(Held { auction, turnout, source })
}

/// The new price: typed in đồng, or as per cent of the price before, the cut rounded down to the đồng.
fn cut(form: &Form, dossier: &Dossier, on: Day) -> Option<Cut> {
    let answer = form.maybe("answer").called("ý kiến").text(TEXT_MAX * 2);
    if let Some(to) = form.maybe("price").called("giá mới").vnd() {
        return Some(Cut { to, answer });
    }
    if !form.is_sound() {
        return None;
    }
    let percent = form.field("percent").called("mức giảm hoặc giá mới").percent()?;
    let before = last_failed(dossier, on).and_then(|round| round.starting_price)?;
    Some(Cut { to: less_share(before, percent)?, answer })
}

fn less_share(before: Vnd, share: Ratio) -> Option<Vnd> {
    let share = share.decimal().normalize();
    let numerator = i64::try_from(share.mantissa()).ok()?;
    let denominator = 10_i64.checked_pow(share.scale())?;
    Some(before.less(before.share_down(numerator, denominator)?))
}

fn payment(form: &Form, source: Source) -> Option<Payment> {
    let amount = form.field("amount").called("số tiền đã nộp").vnd()?;
    Some(Payment { amount, extended: form.ticked("extended"), source })
}

fn receiver(form: &Form) -> Option<Receiver> {
    let text = |name, called| form.maybe(name).called(called).text(TEXT_MAX).unwrap_or_default();
    let name = form.field("receiver").called("người nhận tài sản").text(TEXT_MAX);
    let address = form.field("receiver_address").called("địa chỉ").text(TEXT_MAX);
    Some(Receiver {
        title: text("receiver_title", "cách xưng").to_lowercase(),
        name: name?,
        identity: text("receiver_identity", "số định danh"),
        address: address?,
        registry: text("registry", "nơi đăng ký"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_in_per_cent_never_passes_the_cap() {
        let before = Vnd::new(510_116_558).unwrap();
        let ten: Ratio = "0.1".parse().unwrap();
        assert_eq!(less_share(before, ten).map(Vnd::dong), Some(459_104_903));
        assert_eq!(less_share(before, "0.055".parse().unwrap()).map(Vnd::dong), Some(482_060_148));
    }
}

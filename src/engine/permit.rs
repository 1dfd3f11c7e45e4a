//! Whether a wished step may be recorded today.
//!
//! The wish is added to the history and the whole is audited: what the audit then says of the new event
//! decides. What breaks the law in substance is refused; what is only late is recorded with a reason.

use super::check::{Judged, audit};
use super::timeline::{Round, Timeline, is};
use super::{Event, Finding, History, Journey, Outcome, Severity, Stage, Step};
use crate::kernel::{Day, Refusal};
use crate::law::{Ask, Due, LawBook, Procedure, Regime};

/// The answer to a wish. The warnings are what else the officer should know; none of them blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Permit {
    /// No, and why.
    Refused(Box<Refusal>),
    /// Yes, with a reason for the delay, which is kept.
    Late {
        /// The last lawful day that has passed.
        due: Box<Due>,
        /// What else should be known.
        warnings: Vec<Finding>,
    },
    /// Yes.
    Fine {
        /// What else should be known.
        warnings: Vec<Finding>,
    },
}

impl Permit {
    /// The refusal, if it is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Permit::Refused(refusal) => Some(refusal),
            Permit::Late { .. } | Permit::Fine { .. } => None,
        }
    }

    /// What else should be known.
    pub fn warnings(&self) -> &[Finding] {
        match self {
            Permit::Refused(_) => &[],
            Permit::Late { warnings, .. } | Permit::Fine { warnings } => warnings,
        }
    }
}

/// Judges a wished step against a history, on a day.
pub fn permit(history: &History, wish: &Event, today: Day, law: &LawBook) -> Permit {
    if let Some(refusal) = out_of_place(history, wish, law, today) {
        return Permit::Refused(Box::new(refusal));
    }
    let mut with = history.clone();
    with.events.push(wish.clone());
    let judged: Vec<Judged> =
        audit(&with, law).into_iter().filter(|j| j.finding.event == Some(history.events.len())).collect();
    if let Some(judged) = judged.iter().find(|j| refuses(&j.finding, wish)) {
        return Permit::Refused(Box::new(refusal(&judged.finding, history, wish, law)));
    }
    let due = judged.iter().find(|j| is_late(&j.finding)).and_then(|j| j.due.clone());
    let warnings = judged.into_iter().map(|j| j.finding).filter(|f| !is_late(f)).collect();
    match due {
        Some(due) => Permit::Late { due: Box::new(due), warnings },
        None => Permit::Fine { warnings },
    }
}

/// What the audit of a finished history would not look at.
fn out_of_place(history: &History, wish: &Event, law: &LawBook, today: Day) -> Option<Refusal> {
    if wish.date > today {
        let message = format!(
            "Ngày {} chưa đến: chỉ ghi vào sổ bước đã diễn ra, muộn nhất là hôm nay {today}.",
            wish.date
        );
        return Some(Refusal::new("ORDER", message).at("date"));
    }
    let line = Timeline::of(history);
    let stage = Journey::on(history, law, today).stage;
    let no_more = |what: &str| {
        let message = format!("Tài sản đang ở giai đoạn “{}”, không {what} nữa.", stage.title());
        Some(by_rule(Refusal::new("ORDER", message), law, "ORDER", wish.date))
    };
    let delivered = line.first(is!(Delivered)).is_some();
    match &wish.step {
        Step::Auction(_) | Step::AuctionContract { .. } | Step::PriceCut { .. } if stage.is_settled() => {
            no_more("đấu giá hoặc giảm giá")
        }
        Step::PriceCut { .. } => cut_out_of_place(&line, wish, law),
        Step::AuctionPaused | Step::AuctionStopped
            if matches!(stage, Stage::Sold { round: Some(_) } | Stage::Paid) =>
        {
            let message = "Người trúng đấu giá đã được công bố: chỉ được yêu cầu tạm dừng, dừng đấu giá trước thời điểm đó.";
            Some(by_rule(Refusal::new("STOP-LATEST", message), law, "STOP-LATEST", wish.date))
        }
        Step::Payout if !delivered && stage != Stage::Redeemed => {
            let message =
                "Chưa giao tài sản: tiền chỉ được chi trả sau khi giao tài sản cho người mua, người nhận.";
            Some(by_rule(Refusal::new("ORDER", message), law, "PAYOUT", wish.date))
        }
        Step::TitleFile if !delivered => {
            let message = "Chưa giao tài sản: hồ sơ đăng ký quyền được cung cấp sau khi giao.";
            Some(by_rule(Refusal::new("ORDER", message), law, "TITLE", wish.date))
        }
        _ => None,
    }
}

/// One cut after one failed round.
fn cut_out_of_place(line: &Timeline<'_>, wish: &Event, law: &LawBook) -> Option<Refusal> {
    let last = line.rounds.iter().rev().find(|r| r.auction().is_some()).map(|r| r.no);
    let refuse = |message: String| Some(by_rule(Refusal::new("ORDER", message), law, "CUT", wish.date));
    let Some(no) = wish.round.or(last) else {
        return refuse("Chưa có phiên đấu giá nào: chỉ được giảm giá sau phiên không thành.".to_owned());
    };
    let Some(round) = line.round(no).filter(|r| r.auction().is_some()) else {
        return refuse(format!("Phiên {no} chưa mở: chỉ được giảm giá sau phiên không thành."));
    };
    if let Some(cut) = round.cut() {
        return refuse(format!(
            "Đã giảm giá sau phiên {no} ngày {}: mỗi phiên không thành chỉ giảm giá một lần.",
            cut.date()
        ));
    }
    if round.first(is!(FailureNoticeReceived)).is_none() {
        return refuse(format!(
            "Chưa ghi ngày nhận thông báo đấu giá không thành của phiên {no}: quyết định giảm giá chỉ ban hành sau khi nhận thông báo."
        ));
    }
    if !round.outcome().is_none_or(Outcome::is_failure) {
        return refuse(format!("Phiên {no} không thuộc trường hợp không thành nên không được giảm giá."));
    }
    option_comes_first(line, round, wish, law)
}

/// From the failure after the second cut the creditor is offered the asset before the price is cut again (khoản 6
/// Điều 65 Nghị định 152/2026/NĐ-CP).
fn option_comes_first(
    line: &Timeline<'_>,
    round: &Round<'_>,
    wish: &Event,
    law: &LawBook,
) -> Option<Refusal> {
    let opens_after = law.number("OFFER", wish.date).map_or(2, |n| n.value);
    let open = law.regime(wish.date) == Regime::R25 && line.cuts_before(round.no) >= opens_after;
    if !open || round.first(is!(PartiesInformed)).is_some() {
        return None;
    }
    let message = format!(
        "Phiên {} không thành sau lần giảm giá thứ hai: phải thông báo quyền nhận tài sản cho người được thi hành án trước khi giảm giá.",
        round.no
    );
    Some(by_rule(Refusal::new("OFFER", message), law, "OFFER", wish.date))
}

fn is_late(finding: &Finding) -> bool {
    finding.severity == Severity::Violation && finding.due.is_some() && finding.rule != "PAY-MAX"
}

/// In substance: every violation that is no mere delay, a cut off the floor by any amount, and a step
/// without the step it rests on.
fn refuses(finding: &Finding, wish: &Event) -> bool {
    match finding.severity {
        Severity::Violation => !is_late(finding),
        Severity::Warning => finding.rule == "CUT-CAP",
        Severity::Missing => {
            let rests_on =
                ["AUC-CONTRACT", "CUT", "PRICE-CHAIN", "PAY", "TAKE-TELL", "RESULT", "OFFER", "PRIO-NOTICE"];
            rests_on.contains(&finding.rule.as_str())
                || (finding.rule == "VAL-CONTRACT" && matches!(wish.step, Step::AuctionContract { .. }))
        }
    }
}

fn refusal(finding: &Finding, history: &History, wish: &Event, law: &LawBook) -> Refusal {
    let message = match finding.rule.as_str() {
        "CUT-CAP" => below_floor(history, wish, law).unwrap_or_else(|| finding.message.clone()),
        _ => finding.message.clone(),
    };
    let refusal = Refusal::new(&finding.rule, message);
    let refusal = if finding.basis.is_empty() { refusal } else { refusal.article(&finding.basis) };
    match finding.rule.as_str() {
        "CUT-CAP" => refusal.at("to"),
        "DEPOSIT-RANGE" => refusal.at("deposit"),
        "PRICE-CHAIN" => refusal.at("starting_price"),
        "SHORTENED-EARLY" => refusal.at("procedure"),
        "ASCENDING" => refusal.at("method"),
        "OFFER" => refusal.at("offers_asset"),
        _ => refusal,
    }
}

/// `Mức giảm vượt 10% giá khởi điểm của phiên trước. Giá thấp nhất có thể đặt là …`
fn below_floor(history: &History, wish: &Event, law: &LawBook) -> Option<String> {
    let Step::PriceCut { from, to: Some(to), lots } = &wish.step else { return None };
    let line = Timeline::of(history);
    let held =
        line.rounds.iter().rev().find(|r| r.auction().is_some() && wish.round.is_none_or(|no| no == r.no));
    let previous = held.and_then(|r| r.starting_price()).or(*from)?;
    if !lots.is_empty() || *to >= previous {
        return None;
    }
    let cap = law.ratio("CUT-CAP", wish.date).ok()?;
    let floor = law.min_next_price(previous, wish.date).ok()?.value;
    Some(format!(
        "Mức giảm vượt {} giá khởi điểm của phiên trước. Giá thấp nhất có thể đặt là {floor} đồng.",
        cap.value.percent()
    ))
}

fn by_rule(refusal: Refusal, law: &LawBook, rule: &str, on: Day) -> Refusal {
    let ask = Ask { kind: None, procedure: Procedure::Ordinary };
    match law.rule_for(rule, &ask).ok().and_then(|r| r.version(on)) {
        Some(version) => refusal.by(&version.basis()),
        None => refusal,
    }
}

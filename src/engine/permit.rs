//! Whether a wished step may be recorded today.
//!
//! The wish is added to the history and the whole is audited: what the audit then says of the new event
//! decides. What breaks the law in substance is refused; what is only late is recorded with a reason.

use super::timeline::{Timeline, is};
use super::{Event, Finding, History, Journey, Outcome, Severity, Stage, Step, check};
use crate::kernel::{Day, Refusal};
use crate::law::{Ask, LawBook, Procedure};

/// The answer to a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permit {
    /// May it be done.
    pub verdict: Verdict,
    /// What else the officer should know; none of it blocks.
    pub warnings: Vec<Finding>,
}

/// May it be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Fine,
    /// Yes, with a reason for the delay, which is kept.
    Late(Late),
    /// No.
    Refused(Refusal),
}

/// By how much a step is late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    /// The rule's code.
    pub rule: String,
    /// The last lawful day.
    pub due: Day,
    /// Calendar days since then.
    pub days: i64,
    /// The article, as printed.
    pub basis: String,
    /// One Vietnamese sentence.
    pub message: String,
}

impl Permit {
    /// The refusal, if it is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match &self.verdict {
            Verdict::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// The delay, if there is one.
    pub fn late(&self) -> Option<&Late> {
        match &self.verdict {
            Verdict::Late(late) => Some(late),
            _ => None,
        }
    }
}

/// Judges a wished step against a history, on a day.
pub fn permit(history: &History, wish: &Event, law: &LawBook, today: Day) -> Permit {
    if let Some(refusal) = out_of_place(history, wish, law, today) {
        return Permit { verdict: Verdict::Refused(refusal), warnings: Vec::new() };
    }
    let mut with = history.clone();
    with.events.push(wish.clone());
    let about: Vec<Finding> =
        check(&with, law).into_iter().filter(|f| f.event == Some(history.events.len())).collect();
    let refused = about.iter().find(|f| refuses(f, wish)).map(|f| refusal(f, history, wish, law));
    let late = about.iter().find(|f| is_late(f)).and_then(late);
    let verdict = match (refused, late) {
        (Some(refusal), _) => Verdict::Refused(refusal),
        (None, Some(late)) => Verdict::Late(late),
        (None, None) => Verdict::Fine,
    };
    Permit { verdict, warnings: about.into_iter().filter(|f| !is_late(f)).collect() }
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
        let message = format!("Tài sản đang ở giai đoạn “{}”, không {what} nữa.", stage.label());
        Some(by_rule(Refusal::new("ORDER", message), law, "ORDER", wish.date))
    };
    let delivered = line.first(is!(Delivered)).is_some();
    match &wish.step {
        Step::Auction(_) | Step::AuctionContract { .. } | Step::PriceCut { .. } if stage.is_settled() => {
            no_more("đấu giá hoặc giảm giá")
        }
        Step::PriceCut { .. } => cut_out_of_place(&line, wish, law),
        Step::AuctionPaused | Step::AuctionStopped if matches!(stage, Stage::Sold { round: Some(_) } | Stage::Paid) => {
            let message = "Người trúng đấu giá đã được công bố: chỉ được yêu cầu tạm dừng, dừng đấu giá trước thời điểm đó.";
            Some(by_rule(Refusal::new("STOP-LATEST", message), law, "STOP-LATEST", wish.date))
        }
        Step::Payout if !delivered && stage != Stage::Redeemed => {
            let message = "Chưa giao tài sản: tiền chỉ được chi trả sau khi giao tài sản cho người mua, người nhận.";
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
    let failed = round.outcome().is_none_or(Outcome::is_failure);
    if failed { None } else { refuse(format!("Phiên {no} không thuộc trường hợp không thành nên không được giảm giá.")) }
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
            let rests_on = ["AUC-CONTRACT", "CUT", "PRICE-CHAIN", "PAY", "TAKE-TELL", "RESULT", "OFFER", "PRIO-NOTICE"];
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
    let held = line.rounds.iter().rev().find(|r| r.auction().is_some() && wish.round.is_none_or(|no| no == r.no));
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

fn late(finding: &Finding) -> Option<Late> {
    let (due, actual) = (finding.due?, finding.actual?);
    Some(Late {
        rule: finding.rule.clone(),
        due,
        days: due.days_until(actual),
        basis: finding.basis.clone(),
        message: finding.message.clone(),
    })
}

fn by_rule(refusal: Refusal, law: &LawBook, rule: &str, on: Day) -> Refusal {
    let ask = Ask { kind: None, procedure: Procedure::Ordinary };
    match law.rule_for(rule, &ask).ok().and_then(|r| r.version(on)) {
        Some(version) => refusal.by(&version.basis()),
        None => refusal,
    }
}

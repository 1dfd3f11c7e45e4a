//! What is lawful next: việc gì, hạn nào, theo điều nào.

use super::timeline::{Timeline, is};
use super::{Journey, RoundView, Stage, Step};
use crate::kernel::{Basis, Day, Status, Vnd};
use crate::law::{Ask, Due, Kind, LawBook, LawError, Regime};
use serde::Serialize;

/// One thing that may or must be done next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Next {
    /// The rule's code.
    pub rule: String,
    /// The step as a verb: `Ra quyết định giảm giá`.
    pub title: String,
    /// The type of event that records it.
    pub step: &'static str,
    /// By when, with the count; none where the law sets no day or the calendar is not written.
    pub due: Option<Due>,
    /// Where the count would end, had the year a calendar; shown with `chưa có lịch năm …`.
    pub unadjusted: Option<Day>,
    /// The year whose calendar is not written.
    pub no_calendar: Option<i32>,
    /// Who acts, in Vietnamese.
    pub actor: String,
    /// Whether the agency itself must act.
    pub ours: bool,
    /// The article.
    pub basis: Basis,
    /// What the rule asks, and how the days were counted.
    pub explain: String,
    /// The lowest price that may be set, for a cut.
    pub floor: Option<Vnd>,
    /// What must happen before.
    pub blocked_by: Option<String>,
    /// Whether it is a right or a possibility rather than a duty.
    pub optional: bool,
}

impl Next {
    /// The last day, by the calendar or without it.
    pub fn due_day(&self) -> Option<Day> {
        self.due.as_ref().map(|due| due.day).or(self.unadjusted)
    }

    fn optional(mut self) -> Next {
        self.optional = true;
        self
    }

    fn blocked(mut self, by: Option<&str>) -> Next {
        self.blocked_by = by.map(str::to_owned);
        self
    }
}

/// What is next for a journey, seen from a day.
pub(super) fn of(journey: &Journey, line: &Timeline<'_>, law: &LawBook, today: Day) -> Vec<Next> {
    let desk = Desk { journey, line, law, today };
    let mut list = match journey.stage {
        Stage::New => vec![desk.item("SEIZE", "Hoàn thành kê biên", "seizure_completed", None)],
        Stage::Seized => desk.seized(),
        Stage::Valued => desk.valued(),
        Stage::Priced { round: 1 } => desk.priced(),
        Stage::Priced { round } => desk.next_round(round),
        Stage::Contracted { round } | Stage::Announced { round } | Stage::OnSale { round } => {
            desk.round(round)
        }
        Stage::Unsold { round } | Stage::Offered { round } => desk.failed(round),
        Stage::Accepted { .. } => desk.accepted(),
        Stage::Paused { .. } => {
            vec![desk.item("PAUSE", "Tiếp tục đấu giá khi hết căn cứ tạm dừng", "auction_resumed", None)]
        }
        Stage::Sold { round } => desk.sold(round),
        Stage::Paid | Stage::Taken => desk.paid(),
        Stage::Delivered => desk.delivered(),
        Stage::Redeemed => desk.redeemed(),
        Stage::Stopped | Stage::Closed | Stage::Returned => Vec::new(),
    };
    list.sort_by_key(|n| (n.optional, n.due_day().is_none(), n.due_day()));
    list
}

/// For a rule that the rulebook does not hold.
const fn unwritten() -> Basis {
    Basis { articles: Vec::new(), gist: String::new(), status: Status::Unconfirmed, regime: String::new() }
}

struct Desk<'a> {
    journey: &'a Journey,
    line: &'a Timeline<'a>,
    law: &'a LawBook,
    today: Day,
}

impl Desk<'_> {
    /// A step under a rule, counted from a day, by the law under which it will be taken.
    fn item(&self, rule: &str, title: &str, step: &'static str, from: Option<Day>) -> Next {
        let round = self.journey.stage.round().and_then(|no| self.journey.round_view(no));
        let ask = Ask::of(self.journey.asset.kind).under(round.map(|r| r.procedure).unwrap_or_default());
        let found = from.map(|from| {
            let law_day = self.today.max(from);
            self.law.due_under(rule, law_day, from, &ask)
        });
        let known = self.law.rule_for(rule, &ask).ok();
        let version = known.and_then(|r| r.version(self.today).or(r.versions.last()));
        let basis = version.map_or_else(unwritten, crate::law::Version::basis);
        let (due, unadjusted, no_calendar) = match found {
            Some(Ok(due)) => (Some(due), None, None),
            Some(Err(LawError::NoCalendar { year, unadjusted })) => (None, unadjusted, Some(year)),
            _ => (None, None, None),
        };
        let gist = basis.gist.clone();
        let explain = match (&due, no_calendar) {
            (Some(due), _) => format!("{gist} Cách đếm: {}.", due.count.sentence),
            (None, Some(year)) => format!("{gist} Chưa có lịch năm {year}."),
            (None, None) => gist,
        };
        Next {
            rule: rule.to_owned(),
            title: title.to_owned(),
            step,
            due,
            unadjusted,
            no_calendar,
            actor: known.map_or_else(String::new, |r| r.actor.label().to_owned()),
            ours: known.is_some_and(|r| r.actor.is_ours()),
            basis,
            explain: explain.trim().to_owned(),
            floor: None,
            blocked_by: None,
            optional: false,
        }
    }

    fn day_of(&self, wanted: impl Fn(&Step) -> bool) -> Option<Day> {
        self.line.last(wanted).map(|at| at.date())
    }

    fn by_kind(&self, movable: &'static str, immovable: &'static str) -> &'static str {
        match self.journey.asset.kind {
            Kind::Movable => movable,
            Kind::Immovable => immovable,
        }
    }

    fn seized(&self) -> Vec<Next> {
        if self.day_of(is!(ValuationContract)).is_some() {
            return vec![self.item("VAL-NOTICE", "Nhận kết quả thẩm định giá", "valuation_result", None)];
        }
        let seized = self.day_of(is!(SeizureCompleted));
        vec![
            self.item("VAL-CONTRACT", "Ký hợp đồng thẩm định giá", "valuation_contract", seized),
            self.item("VAL-AGREE", "Ghi nhận thỏa thuận giá của đương sự", "price_agreed", None).optional(),
        ]
    }

    fn valued(&self) -> Vec<Next> {
        let result = self.day_of(is!(ValuationResult | RevaluationResult));
        let mut list =
            vec![self.item("VAL-NOTICE", "Thông báo kết quả thẩm định giá", "valuation_notice", result)];
        list.extend(self.priority_notice(result));
        list
    }

    /// Only where there are co-owners or others with a priority right, which the events do not tell.
    fn priority_notice(&self, result: Option<Day>) -> Option<Next> {
        let told = self.day_of(is!(PriorityNotice)).is_some();
        (!told).then(|| {
            self.item(
                "PRIO-NOTICE",
                "Thông báo quyền ưu tiên mua, nếu có người được ưu tiên",
                "priority_notice",
                result,
            )
            .optional()
        })
    }

    fn priced(&self) -> Vec<Next> {
        let result = self.day_of(is!(ValuationResult | RevaluationResult));
        let notice = self.day_of(is!(ValuationNotice));
        let revalued = self.day_of(is!(RevaluationResult));
        let ask = Ask::of(self.journey.asset.kind);
        let window = notice.and_then(|n| self.law.due_under("REVAL-REQ", self.today.max(n), n, &ask).ok());
        let from = match self.law.regime(self.today) {
            Regime::R08 => result,
            Regime::R25 => revalued.or(window.map(|w| w.day)),
        };
        let mut list =
            vec![self.item("AUC-CONTRACT", "Ký hợp đồng dịch vụ đấu giá", "auction_contract", from)];
        if revalued.is_none() && self.day_of(is!(RevaluationRequest)).is_none() && notice.is_some() {
            list.push(
                self.item("REVAL-REQ", "Yêu cầu định giá lại", "revaluation_request", notice).optional(),
            );
        }
        if let (Some(asked), None) = (self.day_of(is!(RevaluationRequest)), revalued) {
            list.insert(
                0,
                self.item("REVAL-DO", "Định giá lại theo yêu cầu", "revaluation_result", Some(asked)),
            );
        }
        list.extend(self.priority_notice(result));
        if let Some(told) = self.day_of(is!(PriorityNotice)) {
            let rule = self.by_kind("PRIO-MOV", "PRIO-IMM");
            list.push(self.item(rule, "Mua theo quyền ưu tiên", "priority_exercised", Some(told)).optional());
        }
        list
    }

    /// After a cut, or after a sale that fell: the next round is contracted; the law sets no day for it.
    fn next_round(&self, round: u32) -> Vec<Next> {
        let title = format!("Ký phụ lục hợp đồng đấu giá cho phiên {round}");
        vec![self.item("AUC-CONTRACT", &title, "auction_contract", None)]
    }

    fn round(&self, no: u32) -> Vec<Next> {
        let Some(round) = self.journey.round_view(no) else { return Vec::new() };
        if round.held {
            return vec![self.item(
                "RESULT",
                "Gửi kết quả đấu giá",
                "failure_notice_received",
                round.opening,
            )];
        }
        let mut list = Vec::new();
        let before = |rule: &str, title: &str, step| self.item(rule, title, step, round.opening);
        if round.posted.is_none() {
            list.push(before(self.by_kind("POST-MOV", "POST-IMM"), "Niêm yết việc đấu giá", "posting"));
        }
        if round.notices < 2 {
            let title = format!("Thông báo công khai lần {}", round.notices + 1);
            list.push(before(self.by_kind("PUB2-MOV", "PUB2-IMM"), &title, "public_notice"));
        }
        if round.registration_closed.is_none() {
            list.push(before("REG-END", "Nhận hồ sơ và tiền đặt trước đến hết hạn", "registration_closed"));
        }
        list.push(self.item(
            self.by_kind("AUC-MOV", "AUC-IMM"),
            &format!("Mở cuộc đấu giá phiên {no}"),
            "auction",
            round.contracted,
        ));
        if round.opening.is_some() {
            list.push(before("REDEEM", "Nộp đủ tiền để nhận lại tài sản", "debtor_redeems").optional());
            if no > 1
                && self.day_of(is!(PriorityNotice)).is_some()
                && self.law.regime(self.today) == Regime::R25
            {
                list.push(before("PRIO", "Mua theo quyền ưu tiên", "priority_exercised").optional());
            }
        }
        list
    }

    fn failed(&self, no: u32) -> Vec<Next> {
        let Some(round) = self.journey.round_view(no) else { return Vec::new() };
        let Some(received) = round.failure_received else {
            let held = round.opening;
            return vec![self.item(
                "RESULT",
                "Nhận thông báo đấu giá không thành",
                "failure_notice_received",
                held,
            )];
        };
        let mut list = Vec::new();
        let offer = round.option && self.law.regime(self.today) == Regime::R25;
        if round.informed.is_none() {
            let title = if offer {
                "Thông báo cho đương sự, nêu quyền nhận tài sản của người được thi hành án"
            } else {
                "Thông báo cho đương sự về việc đấu giá không thành"
            };
            list.push(self.item("FAIL-INFORM", title, "parties_informed", Some(received)));
        }
        if round.option {
            let title = "Nhận tài sản theo giá đã giảm";
            list.push(self.item("TAKE-ANSWER", title, "creditor_accepts", Some(received)).optional());
        }
        if self.price_used_up(round) {
            let title = "Giao lại tài sản cho người phải thi hành án nếu người được thi hành án không nhận";
            list.push(self.item("PRICE-END", title, "asset_returned", None));
            return list;
        }
        let mut cut = self.item("CUT", "Ra quyết định giảm giá", "price_cut", Some(received));
        cut.floor = round.floor;
        let waiting = offer && round.informed.is_none();
        list.push(cut.blocked(
            waiting.then_some("Phải thông báo, nêu quyền nhận tài sản của người được thi hành án trước."),
        ));
        if let (Regime::R08, Some(told), 0) = (self.law.regime(self.today), round.informed, self.journey.cuts)
        {
            list.push(
                self.item("CUT-AGREE", "Thỏa thuận mức giảm giá", "price_agreed", Some(told)).optional(),
            );
        }
        list
    }

    fn price_used_up(&self, round: &RoundView) -> bool {
        let costs = self.journey.asset.expected_costs.filter(|c| !c.is_zero());
        round.starting_price.zip(costs).is_some_and(|(price, costs)| price <= costs)
    }

    fn accepted(&self) -> Vec<Next> {
        let accepted = self.day_of(is!(CreditorAccepts));
        let Some(told) = self.day_of(is!(DebtorTold)).filter(|told| accepted.is_none_or(|a| *told >= a))
        else {
            let title = "Báo người phải thi hành án về việc nhận tài sản";
            return vec![self.item("TAKE-TELL", title, "debtor_told", accepted)];
        };
        let redeem =
            self.item("TAKE-REDEEM", "Nộp đủ tiền để nhận lại tài sản", "debtor_redeems", Some(told));
        let end = redeem.due_day();
        vec![
            self.item("TAKE-PAY", "Nộp tiền để nhận tài sản", "creditor_paid", end)
                .blocked(Some("Chờ hết thời hạn nộp tiền nhận lại của người phải thi hành án.")),
            redeem.optional(),
        ]
    }

    fn sold(&self, round: Option<u32>) -> Vec<Next> {
        let sale = round.and_then(|no| self.journey.round_view(no)).and_then(|r| r.opening);
        if self.day_of(is!(DirectSale)).is_some() {
            let sold = self.day_of(is!(DirectSale));
            return vec![self.item("DELIVER-DS", "Giao tài sản cho người mua", "delivered", sold)];
        }
        if round.is_none() {
            let rule = self.by_kind("PRIO-MOV", "PRIO-IMM");
            let told = self.day_of(is!(PriorityNotice));
            let end = self.item(rule, "", "priority_exercised", told).due_day();
            return vec![self.item("PRIO-PAY", "Nộp đủ tiền mua theo quyền ưu tiên", "buyer_paid", end)];
        }
        vec![
            self.item("PAY", "Nộp đủ tiền mua tài sản", "buyer_paid", sale),
            self.item("PAY-MAX", "Nộp đủ tiền nếu được thỏa thuận gia hạn", "buyer_paid", sale).optional(),
        ]
    }

    fn paid(&self) -> Vec<Next> {
        let paid = self.day_of(is!(BuyerPaid | CreditorPaid));
        vec![
            self.item("DELIVER", "Giao tài sản", "delivered", paid),
            self.item("DEPOSIT-10", "Gửi tiền có kỳ hạn nếu chưa giao được tài sản", "deposit", paid)
                .optional(),
        ]
    }

    fn delivered(&self) -> Vec<Next> {
        let delivered = self.day_of(is!(Delivered));
        let mut list = vec![self.item("PAYOUT", "Chi trả tiền thi hành án", "payout", delivered)];
        if self.day_of(is!(TitleFile)).is_none() {
            list.push(self.item("TITLE", "Cung cấp hồ sơ đăng ký quyền", "title_file", delivered));
        }
        list
    }

    /// The debtor's money is to be paid out; an auction under way is to be stopped.
    fn redeemed(&self) -> Vec<Next> {
        let redeemed = self.day_of(is!(DebtorRedeems));
        let mut list =
            vec![self.item("PAYOUT", "Chi trả tiền người phải thi hành án đã nộp", "payout", redeemed)];
        let under_way = self.journey.rounds.last().is_some_and(|r| r.contracted.is_some() && !r.held);
        if under_way && self.day_of(is!(AuctionStopped)).is_none() {
            list.insert(0, self.item("STOP", "Yêu cầu dừng đấu giá", "auction_stopped", None));
        }
        list
    }
}

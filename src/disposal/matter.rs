//! A matter of disposal: the head's order over some things of one case, and the steps up to its end.

use super::acts::{Ordered, Step, Stepped};
use crate::{
    custody::{ItemState, choices},
    documents::IssuedPaper,
    kernel::{Day, DisposalId, Refusal},
    ledger::Author,
};

choices! {
    /// What kind of matter.
    DisposalKind {
        /// Destruction by a council.
        Destroy = "destroy", "Tiêu hủy";
        /// Hand-over to the commune or the finance body.
        Forfeit = "forfeit", "Chuyển giao sung quỹ";
        /// Return to the person entitled.
        Return = "return", "Trả lại";
        /// A paper to the body that issued it.
        Issuer = "issuer", "Chuyển cơ quan cấp giấy";
    }
}

choices! {
    /// Where a matter stands.
    DisposalState {
        /// The head has ordered it.
        Ordered = "ordered", "Đã quyết định, chờ thực hiện";
        /// The council is set up; nothing is destroyed yet.
        Approved = "approved", "Đã lập hội đồng, chưa tiêu hủy";
        /// The council has destroyed the things.
        Destroyed = "destroyed", "Đã tiêu hủy";
        /// The receiving body did not come.
        Absent = "absent", "Bên nhận không đến";
        /// The receiving body has taken the things over.
        Handed = "handed", "Đã chuyển giao";
        /// The money is in the budget.
        Paid = "paid", "Đã nộp ngân sách";
        /// The call to collect is sent.
        Noticed = "noticed", "Đã báo đến nhận";
        /// The call has reached the person: the clocks run.
        Served = "served", "Đã tống đạt, chờ đến nhận";
        /// The term has ended and nobody came.
        Unclaimed = "unclaimed", "Quá hạn, không đến nhận";
        /// The money is deposited in the person's name.
        Deposited = "deposited", "Tiền đã gửi, chờ người nhận";
        /// The person has taken the things.
        Returned = "returned", "Đã trả lại";
        /// The issuing body has taken the papers.
        Issuer = "issuer", "Đã chuyển cơ quan cấp giấy";
        /// The things go another way by a later decision.
        Redirected = "redirected", "Chuyển sang cách xử lý khác";
        /// The head has withdrawn the order.
        Withdrawn = "withdrawn", "Đã rút";
    }
}

impl DisposalState {
    /// Whether nothing more happens in this matter.
    pub const fn is_end(self) -> bool {
        use DisposalState as S;
        matches!(
            self,
            S::Destroyed | S::Handed | S::Paid | S::Returned | S::Issuer | S::Redirected | S::Withdrawn
        )
    }

    /// Whether the matter waits for somebody from outside to come and take.
    pub const fn waits_for_receiver(self) -> bool {
        use DisposalState as S;
        matches!(self, S::Ordered | S::Absent | S::Noticed | S::Served | S::Unclaimed | S::Deposited)
    }

    /// The tone of its chip.
    pub const fn tone(self) -> &'static str {
        use DisposalState as S;
        match self {
            S::Absent | S::Unclaimed => "seal",
            S::Ordered | S::Approved | S::Noticed | S::Served | S::Deposited => "amber",
            S::Redirected | S::Withdrawn => "plain",
            S::Destroyed | S::Handed | S::Paid | S::Returned | S::Issuer => "jade",
        }
    }
}

/// A step of a matter, by the name it has in addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepKey {
    /// The procuracy is told of a destruction.
    Procuracy,
    /// The council meets, compares and votes.
    Meeting,
    /// The council destroys.
    Destroyed,
    /// The receiver or the person entitled is called.
    Notice,
    /// The call is proven to have arrived.
    Served,
    /// The receiving body did not come.
    Absent,
    /// Another hour is fixed.
    Reappoint,
    /// The receiving body takes over.
    Handed,
    /// Money goes to the budget.
    Paid,
    /// The person takes the things or the money.
    Returned,
    /// The term has ended and nobody came.
    Unclaimed,
    /// Unclaimed things are sold.
    Sold,
    /// Unclaimed money is deposited.
    Deposited,
    /// Papers go to the issuing body.
    Issuer,
    /// Unclaimed and unsaleable things are to be destroyed.
    Condemn,
    /// The head withdraws the order.
    Withdraw,
}

impl StepKey {
    /// All, with the word in addresses and the act as a verb.
    pub const ALL: [(StepKey, &'static str, &'static str); 16] = [
        (StepKey::Procuracy, "bao-vien-kiem-sat", "Báo Viện kiểm sát"),
        (StepKey::Meeting, "hop-hoi-dong", "Hội đồng họp, đối chiếu, biểu quyết"),
        (StepKey::Destroyed, "tieu-huy", "Tiêu hủy và lập biên bản trong ngày"),
        (StepKey::Notice, "thong-bao", "Thông báo đến nhận"),
        (StepKey::Served, "tong-dat", "Ghi kết quả tống đạt thông báo"),
        (StepKey::Absent, "khong-den", "Ghi việc bên nhận không đến"),
        (StepKey::Reappoint, "hen-lai", "Ấn định lại thời điểm giao"),
        (StepKey::Handed, "giao", "Giao và lập biên bản chuyển giao"),
        (StepKey::Paid, "nop-ngan-sach", "Nộp ngân sách nhà nước"),
        (StepKey::Returned, "tra", "Trả và lập biên bản trả lại"),
        (StepKey::Unclaimed, "qua-han", "Ghi việc quá hạn không đến nhận"),
        (StepKey::Sold, "da-ban", "Ghi kết quả bán tài sản không có người nhận"),
        (StepKey::Deposited, "gui-tien", "Gửi tiền và lập bảng kê"),
        (StepKey::Issuer, "chuyen-co-quan-cap", "Chuyển giấy tờ cho cơ quan đã cấp"),
        (StepKey::Condemn, "quyet-dinh-tieu-huy", "Quyết định tiêu hủy tài sản không bán được"),
        (StepKey::Withdraw, "rut", "Rút quyết định"),
    ];

    /// The word in addresses.
    pub fn code(self) -> &'static str {
        StepKey::ALL.iter().find(|(key, ..)| *key == self).map_or("", |(_, code, _)| code)
    }

    /// The act as a verb.
    pub fn label(self) -> &'static str {
        StepKey::ALL.iter().find(|(key, ..)| *key == self).map_or("", |(_, _, label)| label)
    }

    /// A word of an address.
    pub fn of(code: &str) -> Option<StepKey> {
        StepKey::ALL.iter().find(|(_, known, _)| *known == code).map(|(key, ..)| *key)
    }
}

impl Step {
    /// Its key.
    pub const fn key(&self) -> StepKey {
        match self {
            Step::ProcuracyTold { .. } => StepKey::Procuracy,
            Step::CouncilMet { .. } => StepKey::Meeting,
            Step::Destroyed { .. } => StepKey::Destroyed,
            Step::Notified { .. } => StepKey::Notice,
            Step::Served { .. } => StepKey::Served,
            Step::Absent { .. } => StepKey::Absent,
            Step::Reappointed { .. } => StepKey::Reappoint,
            Step::HandedOver { .. } => StepKey::Handed,
            Step::PaidToBudget { .. } => StepKey::Paid,
            Step::Returned { .. } => StepKey::Returned,
            Step::Unclaimed { .. } => StepKey::Unclaimed,
            Step::Sold { .. } => StepKey::Sold,
            Step::Deposited { .. } => StepKey::Deposited,
            Step::ToIssuer { .. } => StepKey::Issuer,
            Step::Condemned { .. } => StepKey::Condemn,
            Step::Withdrawn { .. } => StepKey::Withdraw,
        }
    }

    /// In which state the matter then stands; the same as before where the step does not move it.
    pub const fn leads_to(&self, before: DisposalState) -> DisposalState {
        use DisposalState as S;
        match self {
            Step::ProcuracyTold { .. } | Step::CouncilMet { .. } | Step::Sold { .. } => before,
            Step::Destroyed { .. } => S::Destroyed,
            Step::Notified { .. } => match before {
                S::Ordered => S::Noticed,
                other => other,
            },
            Step::Served { .. } => S::Served,
            Step::Absent { .. } => S::Absent,
            Step::Reappointed { .. } => S::Noticed,
            Step::HandedOver { .. } => S::Handed,
            Step::PaidToBudget { .. } => S::Paid,
            Step::Returned { .. } => S::Returned,
            Step::Unclaimed { .. } => S::Unclaimed,
            Step::Deposited { .. } => S::Deposited,
            Step::ToIssuer { .. } => S::Issuer,
            Step::Condemned { .. } => S::Redirected,
            Step::Withdrawn { .. } => S::Withdrawn,
        }
    }

    /// What the step makes of the things, and nothing where they stay as they are.
    pub const fn ends_in(&self) -> Option<ItemState> {
        match self {
            Step::Destroyed { .. } => Some(ItemState::Destroyed),
            Step::HandedOver { .. } | Step::PaidToBudget { .. } => Some(ItemState::HandedToState),
            Step::Returned { .. } => Some(ItemState::Returned),
            Step::Sold { .. } => Some(ItemState::Sold),
            Step::Deposited { .. } => Some(ItemState::Deposited),
            Step::ToIssuer { .. } => Some(ItemState::ToIssuer),
            _ => None,
        }
    }
}

/// A step as it was taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The day.
    pub on: Day,
    /// Who.
    pub by: Author,
    /// What.
    pub stepped: Stepped,
}

/// A matter with its whole story.
#[derive(Clone, Debug, PartialEq)]
pub struct Matter {
    /// Its id.
    pub id: DisposalId,
    /// The order that opened it.
    pub ordered: Ordered,
    /// Who signed it.
    pub signer: Author,
    /// The day it bears.
    pub on: Day,
    /// The steps, oldest first.
    pub steps: Vec<Taken>,
    /// The number of the last act of the story, for forms.
    pub seq: i64,
}

impl Matter {
    /// Where it stands.
    pub fn state(&self) -> DisposalState {
        let first = match self.ordered.kind {
            DisposalKind::Destroy => DisposalState::Approved,
            _ => DisposalState::Ordered,
        };
        self.steps.iter().fold(first, |state, taken| taken.stepped.step.leads_to(state))
    }

    /// The last time a step of this kind was taken.
    pub fn last(&self, key: StepKey) -> Option<&Taken> {
        self.steps.iter().rev().find(|t| t.stepped.step.key() == key)
    }

    /// Whether a step of this kind was taken.
    pub fn has(&self, key: StepKey) -> bool {
        self.last(key).is_some()
    }

    /// Every paper of the matter, oldest first.
    pub fn papers(&self) -> impl Iterator<Item = &IssuedPaper> {
        self.ordered.papers.iter().chain(self.steps.iter().flat_map(|t| &t.stepped.papers))
    }

    /// The paper of a catalogue code issued last.
    pub fn paper(&self, code: &str) -> Option<&IssuedPaper> {
        self.papers().filter(|p| p.code == code).last()
    }

    /// The number under which the matter is known.
    pub fn symbol(&self) -> &str {
        self.ordered.papers.first().map_or("", |p| p.symbol.as_str())
    }

    /// The day the receiving body was first awaited and did not come: from then it bears cost and risk.
    pub fn liable_on(&self) -> Option<Day> {
        self.steps.iter().find_map(|t| match &t.stepped.step {
            Step::Absent { appointed, .. } => Some(appointed.day()),
            _ => None,
        })
    }

    /// When the receiver is awaited.
    pub fn appointed(&self) -> Option<crate::kernel::Moment> {
        let later = self.steps.iter().rev().find_map(|t| match &t.stepped.step {
            Step::Reappointed { at } => Some(*at),
            _ => None,
        });
        later.or(self.ordered.appointed)
    }

    /// The steps that may be taken next, the main one first.
    pub fn next(&self, money: bool, papers: bool) -> Vec<StepKey> {
        use DisposalState as S;
        use StepKey as K;
        let state = self.state();
        match (self.ordered.kind, state) {
            (_, s) if s.is_end() => Vec::new(),
            (DisposalKind::Destroy, _) => match (self.has(K::Procuracy), self.has(K::Meeting)) {
                (true, true) => vec![K::Destroyed, K::Withdraw],
                (true, false) => vec![K::Meeting, K::Withdraw],
                (false, true) => vec![K::Procuracy, K::Withdraw],
                (false, false) => vec![K::Procuracy, K::Meeting, K::Withdraw],
            },
            (DisposalKind::Forfeit, _) if money => vec![K::Paid, K::Withdraw],
            (DisposalKind::Forfeit, S::Ordered) => vec![K::Notice, K::Handed, K::Withdraw],
            (DisposalKind::Forfeit, S::Absent) => vec![K::Reappoint, K::Handed, K::Withdraw],
            (DisposalKind::Forfeit, _) => vec![K::Handed, K::Absent, K::Withdraw],
            (DisposalKind::Return, S::Ordered) => vec![K::Notice, K::Returned, K::Withdraw],
            (DisposalKind::Return, S::Noticed) => vec![K::Served, K::Returned, K::Withdraw],
            (DisposalKind::Return, S::Served) => vec![K::Returned, K::Unclaimed, K::Withdraw],
            (DisposalKind::Return, S::Unclaimed) if papers => vec![K::Issuer, K::Returned],
            (DisposalKind::Return, S::Unclaimed) if money || self.has(K::Sold) => {
                vec![K::Deposited, K::Returned]
            }
            (DisposalKind::Return, S::Unclaimed) => vec![K::Sold, K::Condemn, K::Returned],
            (DisposalKind::Return, S::Deposited) => vec![K::Returned, K::Paid],
            (DisposalKind::Return, _) => vec![K::Returned],
            (DisposalKind::Issuer, _) => vec![K::Issuer, K::Withdraw],
        }
    }

    /// Whether a step may be taken now.
    ///
    /// # Errors
    /// A refusal that says where the matter stands and what is to be done before.
    pub fn admits(&self, key: StepKey, money: bool, papers: bool) -> Result<(), Refusal> {
        let next = self.next(money, papers);
        if next.contains(&key) {
            return Ok(());
        }
        let before =
            next.first().map_or_else(String::new, |first| format!(" Việc kế tiếp: {}.", first.label()));
        let state = self.state().label();
        Err(Refusal::new(
            "DISPOSAL-STEP",
            format!("Vụ xử lý đang ở trạng thái “{state}”, chưa thực hiện được việc này.{before}"),
        )
        .article(super::rules::article_of(self.ordered.kind, self.on)))
    }
}

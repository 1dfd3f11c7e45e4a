//! What is claimed from one asset: the case's obligations put into the order of payment.

use super::dossier::Dossier;
use crate::{
    cases::Obligation,
    engine::{
        ClaimKind,
        payout::{Claim, PayoutInput, Secured},
    },
    kernel::{Day, Vnd},
    law::{LawBook, Region},
};

impl Dossier {
    /// The distribution that the file proposes for `proceeds` on a day: costs expected from the asset, a year's
    /// rent where it is the only home, the secured party first, then every obligation of the case. Each figure is
    /// a proposal that the officer checks; taxes of the transfer are not known to the file. Payees are named by the
    /// key of their party.
    pub fn proposed_payout(&self, proceeds: Vnd, on: Day) -> PayoutInput {
        let facts = &self.story.facts;
        let secured = self.secured();
        let with_security = secured.is_some();
        let claims = self
            .case
            .obligations
            .iter()
            .filter(|due| !with_security || !(self.is_secured(due) || due.kind == ClaimKind::CourtFee));
        PayoutInput {
            on,
            proceeds,
            costs: facts.expected_costs,
            rent_reserve: if facts.only_home { self.rent_reserve(on) } else { Vnd::ZERO },
            transfer_taxes: Vnd::ZERO,
            secured,
            claims: claims
                .map(|due| Claim {
                    id: due.party.clone(),
                    kind: due.kind,
                    amount: due.amount,
                    fee_exempt: due.fee_exempt.then_some(true),
                })
                .collect(),
        }
    }

    /// The name of a payee: a party of the case by its key, or the State.
    pub fn payee(&self, key: &str) -> String {
        match self.case.parties.iter().find(|party| party.key == key) {
            Some(party) => party.name.clone(),
            None if key == "state" => "Ngân sách nhà nước".to_owned(),
            None => key.to_owned(),
        }
    }

    fn is_secured(&self, due: &Obligation) -> bool {
        due.secured
            && self.story.facts.secured_party.as_ref().is_none_or(|party| *party == due.party)
            && !self.story.facts.secured_debt.is_zero()
    }

    /// The secured party with what the asset secures, and the court fee of the judgment, which comes before it
    /// (khoản 3 Điều 54 Luật 106/2025/QH15).
    fn secured(&self) -> Option<Secured> {
        let facts = &self.story.facts;
        if facts.secured_debt.is_zero() {
            return None;
        }
        let own = self.case.obligations.iter().find(|due| self.is_secured(due));
        let fees = self.case.obligations.iter().filter(|due| due.kind == ClaimKind::CourtFee);
        let court_fee = Vnd::sum(fees.map(|due| due.amount)).unwrap_or_default();
        let id = own.map(|due| due.party.clone()).or_else(|| facts.secured_party.clone());
        Some(Secured {
            id: id.unwrap_or_else(|| "secured".to_owned()),
            amount: facts.secured_debt,
            court_fee,
            fee_exempt: None,
        })
    }

    fn rent_reserve(&self, on: Day) -> Vnd {
        let region: Region = self.story.facts.wage_region.parse().unwrap_or(Region::IV);
        LawBook::embedded().rent_reserve(region, on).map_or(Vnd::ZERO, |reserve| reserve.value)
    }
}

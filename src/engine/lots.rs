//! Several lots in one auction: the largest first, and no more than is needed (khoản 6 Điều 83, Điều 84).

use super::LotOffer;
use crate::kernel::Vnd;

/// The lots in the order in which they are offered: from the largest starting price; equal ones as given.
pub fn lot_order(lots: &[LotOffer]) -> Vec<&LotOffer> {
    let mut ordered: Vec<&LotOffer> = lots.iter().collect();
    ordered.sort_by_key(|lot| std::cmp::Reverse(lot.starting_price));
    ordered
}

/// The lots whose auction must be stopped because what is already sold covers `needed` (debts and costs).
/// A lot counts as sold when it has a price.
pub fn lots_to_stop(lots: &[LotOffer], needed: Vnd) -> Vec<&LotOffer> {
    let sold = Vnd::sum(lots.iter().filter_map(|lot| lot.price));
    if sold.is_ok_and(|sold| sold < needed) {
        return Vec::new();
    }
    lot_order(lots).into_iter().filter(|lot| lot.price.is_none()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lot(name: &str, start: i64, price: Option<i64>) -> LotOffer {
        let vnd = |n| Vnd::new(n).unwrap();
        let (starting_price, price) = (vnd(start), price.map(vnd));
        LotOffer { lot: name.to_owned(), starting_price, deposit: None, outcome: None, price }
    }

    #[test]
    fn enough_money_from_the_first_lot_stops_the_second() {
        let needed = Vnd::new(950_000_000).unwrap();
        let before = [lot("2", 420_000_000, None), lot("1", 1_080_000_000, None)];
        assert_eq!(lot_order(&before)[0].lot, "1");
        assert!(lots_to_stop(&before, needed).is_empty());
        let after = [lot("2", 420_000_000, None), lot("1", 1_080_000_000, Some(1_120_000_000))];
        assert_eq!(lots_to_stop(&after, needed).iter().map(|l| l.lot.as_str()).collect::<Vec<_>>(), ["2"]);
    }
}

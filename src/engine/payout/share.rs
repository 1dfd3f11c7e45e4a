//! Sharing money by ratio so that no đồng is lost.

use crate::kernel::Vnd;

/// Shares `pot` among claims in proportion to them, never more than each claim. Every share is rounded
/// down; the đồng left over go one each to the largest remainders, ties to the earlier claim.
pub fn pro_rata(pot: Vnd, claims: &[Vnd]) -> Vec<Vnd> {
    let total: i128 = claims.iter().map(|c| i128::from(c.dong())).sum();
    let pot = i128::from(pot.dong());
    if total <= pot {
        return claims.to_vec();
    }
    let exact = |claim: &Vnd| i128::from(claim.dong()) * pot;
    let mut shares: Vec<i128> = claims.iter().map(|c| exact(c) / total).collect();
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(claims.get(*i).map_or(0, |c| exact(c) % total)));
    let left = pot - shares.iter().sum::<i128>();
    for i in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        if let Some(share) = shares.get_mut(i) {
            *share += 1;
        }
    }
    shares.into_iter().map(whole).collect()
}

/// A share is never more than its claim, so it always fits.
fn whole(dong: i128) -> Vnd {
    i64::try_from(dong).ok().and_then(|d| Vnd::new(d).ok()).unwrap_or(Vnd::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vnd(dong: i64) -> Vnd {
        Vnd::new(dong).unwrap_or_default()
    }

    #[test]
    fn the_last_dong_goes_to_the_largest_remainder_and_a_tie_to_the_earlier_claim() {
        let thirds = pro_rata(vnd(100), &[vnd(50), vnd(50), vnd(50)]);
        assert_eq!(thirds, [vnd(34), vnd(33), vnd(33)]);
        let uneven = pro_rata(vnd(10), &[vnd(7), vnd(8), vnd(9)]);
        assert_eq!(uneven, [vnd(3), vnd(3), vnd(4)]);
    }

    #[test]
    fn enough_money_pays_every_claim_in_full() {
        assert_eq!(pro_rata(vnd(10), &[vnd(4), vnd(6)]), [vnd(4), vnd(6)]);
        assert_eq!(pro_rata(vnd(10), &[]), []);
    }
}

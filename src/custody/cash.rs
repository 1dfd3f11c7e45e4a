//! Cash: counted note by note by two people who do not see each other's figures.

use crate::kernel::{PersonId, Refusal, Vnd};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The faces of đồng in circulation, largest first.
pub const DONG_FACES: [i64; 10] =
    [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500];

/// So many notes of one face.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CashLine {
    /// `VND`, `USD` …
    pub currency: String,
    /// What one note is worth, in units of the currency.
    pub face: i64,
    /// How many notes.
    pub notes: i64,
}

/// One person's count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CashCount {
    /// Who counted.
    pub by: PersonId,
    /// What they counted.
    pub lines: Vec<CashLine>,
}

/// The notes by currency and face, zero lines left out, equal faces joined.
fn sorted(lines: &[CashLine]) -> Result<BTreeMap<(String, i64), i64>, Refusal> {
    let mut notes: BTreeMap<(String, i64), i64> = BTreeMap::new();
    for line in lines {
        if line.face <= 0 || line.notes < 0 {
            return Err(
                Refusal::new("CASH-LINE", "Mệnh giá phải lớn hơn 0 và số tờ không được âm.").at("cash")
            );
        }
        if line.notes > 0 {
            let sum = notes.entry((line.currency.clone(), -line.face)).or_default();
            *sum = sum.checked_add(line.notes).ok_or_else(too_large)?;
        }
    }
    Ok(notes)
}

fn too_large() -> Refusal {
    Refusal::new("CASH-LINE", "Số tờ hoặc tổng tiền vượt quá giới hạn của sổ.").at("cash")
}

/// The count two people agree on, largest face first. They are told that they differ and in which faces, never
/// by how much: the second count must remain a count.
///
/// # Errors
/// A refusal when the counts differ, are empty, or were made by one person.
pub fn agreed(first: &CashCount, second: &CashCount) -> Result<Vec<CashLine>, Refusal> {
    if first.by == second.by {
        return Err(Refusal::new(
            "CASH-TWO",
            "Tiền phải do hai người khác nhau đếm độc lập. Chọn người đếm thứ hai.",
        )
        .at("cash"));
    }
    let (a, b) = (sorted(&first.lines)?, sorted(&second.lines)?);
    if a.is_empty() && b.is_empty() {
        return Err(Refusal::new("CASH-EMPTY", "Chưa nhập số tờ của mệnh giá nào.").at("cash"));
    }
    let mut differ: Vec<String> = Vec::new();
    for key in a.keys().chain(b.keys()) {
        let face = format!("{} {}", grouped(-key.1), key.0);
        if a.get(key) != b.get(key) && !differ.contains(&face) {
            differ.push(face);
        }
    }
    if !differ.is_empty() {
        return Err(Refusal::new(
            "CASH-DIFFER",
            format!(
                "Hai lần đếm không khớp ở mệnh giá {}. Cả hai người đếm lại; không ai được xem số của người kia.",
                differ.join(", ")
            ),
        )
        .at("cash"));
    }
    Ok(a.into_iter().map(|((currency, face), notes)| CashLine { currency, face: -face, notes }).collect())
}

fn grouped(number: i64) -> String {
    Vnd::new(number).map_or_else(|_| number.to_string(), |n| n.to_string())
}

/// What the đồng among these notes come to.
///
/// # Errors
/// A refusal when the sum does not fit.
pub fn dong_total(lines: &[CashLine]) -> Result<Vnd, Refusal> {
    let each = lines.iter().filter(|l| l.currency == "VND").map(|line| {
        Vnd::new(line.face).ok().and_then(|face| face.checked_mul(line.notes)).ok_or_else(too_large)
    });
    Vnd::sum(each.collect::<Result<Vec<_>, _>>()?).map_err(|_| too_large())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(lines: &[(i64, i64)]) -> CashCount {
        CashCount {
            by: PersonId::new(),
            lines: lines
                .iter()
                .map(|(face, notes)| CashLine { currency: "VND".into(), face: *face, notes: *notes })
                .collect(),
        }
    }

    #[test]
    fn two_equal_counts_agree_whatever_their_order_and_empty_lines() {
        let first = count(&[(200_000, 3), (500_000, 900), (100_000, 0)]);
        let second = count(&[(500_000, 900), (200_000, 1), (200_000, 2)]);
        let lines = agreed(&first, &second).unwrap();
        assert_eq!(
            lines.iter().map(|l| (l.face, l.notes)).collect::<Vec<_>>(),
            [(500_000, 900), (200_000, 3)]
        );
        assert_eq!(dong_total(&lines).unwrap().dong(), 450_600_000);
    }

    #[test]
    fn counts_that_differ_name_the_face_and_never_a_figure() {
        let refusal = agreed(&count(&[(500_000, 900)]), &count(&[(500_000, 899)])).unwrap_err();
        assert_eq!(refusal.code, "CASH-DIFFER");
        assert!(refusal.message.contains("500.000"));
        assert!(!refusal.message.contains("900 ") && !refusal.message.contains("899"), "{refusal}");
    }

    #[test]
    fn one_person_cannot_count_twice_and_nothing_is_not_a_count() {
        let first = count(&[(500_000, 1)]);
        assert_eq!(agreed(&first, &first.clone()).unwrap_err().code, "CASH-TWO");
        assert_eq!(agreed(&count(&[]), &count(&[(1_000, 0)])).unwrap_err().code, "CASH-EMPTY");
        let huge = [CashLine { currency: "VND".into(), face: i64::MAX, notes: 2 }];
        assert!(dong_total(&huge).is_err());
    }
}

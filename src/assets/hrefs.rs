//! Where an asset is shown, and where each step of its journey is recorded.

/// The page of an asset.
pub fn href(code: &str) -> String {
    format!("/tai-san/{code}")
}

/// The page that records a step, by the type of its event (`Journey.next[i].step`): `price_cut` is recorded at
/// `/tai-san/TS-2026-00381/buoc/price_cut`. Nothing for what is no step of the journey.
pub fn form_href(code: &str, step: &str) -> Option<String> {
    const NO_STEP: [&str; 1] = ["deposit"];
    match step {
        "seizure_completed" => Some(format!("/tai-san/{code}/bien-ban-ke-bien")),
        _ => (!NO_STEP.contains(&step)).then(|| format!("/tai-san/{code}/buoc/{step}")),
    }
}

/// What the button to that page says: a paper is made, or something that happened is written down.
pub fn button_words(step: &str) -> &'static str {
    match step {
        "seizure_completed" => "Lập biên bản kê biên",
        "valuation_notice" | "priority_notice" | "parties_informed" | "debtor_told" => "Lập thông báo",
        "price_cut" => "Ra quyết định giảm giá",
        "auction_contract" => "Ghi hợp đồng và lịch phiên",
        "auction" => "Ghi kết quả phiên",
        "buyer_paid" | "creditor_paid" | "debtor_redeems" => "Ghi tiền đã nộp",
        "delivered" => "Lập biên bản giao",
        "payout" => "Lập bảng phân chia",
        _ => "Ghi việc này",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_its_address_and_what_is_no_step_has_none() {
        assert_eq!(
            form_href("TS-2026-00381", "price_cut").as_deref(),
            Some("/tai-san/TS-2026-00381/buoc/price_cut")
        );
        assert_eq!(form_href("TS-2026-00381", "deposit"), None);
    }
}

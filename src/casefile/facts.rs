//! The facts of an asset and of a case as rows of name and text.

use crate::{
    assets::{AssetFacts, Story},
    cases::CaseFacts,
    web::format::money,
};

/// The rows of an asset: what it is, where it is, who keeps it, what weighs on it.
pub fn asset_rows(story: &Story, secured_party: Option<&str>, officer: &str) -> Vec<(String, String)> {
    let facts: &AssetFacts = &story.facts;
    let mut rows: Vec<(String, String)> = vec![("Loại".into(), facts.class.label().into())];
    rows.extend(facts.particulars.iter().filter(|(_, text)| !text.is_empty()).cloned());
    rows.push(("Nơi có tài sản".into(), facts.place.clone()));
    rows.push(("Người bảo quản".into(), story.keeper.clone().unwrap_or_else(|| "chưa giao bảo quản".into())));
    if !facts.secured_debt.is_zero() {
        let to = secured_party.map_or_else(String::new, |name| format!(" ({name})"));
        rows.push(("Nghĩa vụ được bảo đảm".into(), format!("{}{to}", money(facts.secured_debt))));
    }
    if !facts.expected_costs.is_zero() {
        rows.push(("Chi phí dự kiến".into(), money(facts.expected_costs)));
    }
    if facts.only_home {
        rows.push(("Nơi ở duy nhất".into(), "phải trích tiền thuê nhà một năm khi phân chia".into()));
    }
    if !facts.priority_holders.is_empty() {
        rows.push(("Người có quyền ưu tiên mua".into(), facts.priority_holders.join(", ")));
    }
    rows.push(("Chấp hành viên".into(), officer.to_owned()));
    rows
}

/// The rows of a case: judgment, decision, who is in charge.
pub fn case_rows(facts: &CaseFacts, officer: &str) -> Vec<(String, String)> {
    let motion = if facts.own_motion { "chủ động" } else { "theo yêu cầu" };
    vec![
        ("Bản án, quyết định".into(), format!("số {} ngày {}", facts.judgment, facts.judgment_on)),
        ("Tòa án".into(), facts.court.clone()),
        (
            "Quyết định thi hành án".into(),
            format!("số {} ngày {}, {motion}", facts.decision, facts.decision_on),
        ),
        ("Chấp hành viên".into(), officer.to_owned()),
        ("Đơn vị".into(), facts.unit.clone()),
    ]
}

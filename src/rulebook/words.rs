//! A figure of the law in words.

use crate::{
    kernel::{Ratio, Vnd},
    law::{DossierTier, Kind, PayoutOrder, Procedure, Term, TermFor, Times, Value, Wage},
};

/// The figure in Vietnamese, one line for each part of it.
pub fn figure(value: &Value) -> Vec<String> {
    match value {
        Value::Term(term) => vec![span(*term)],
        Value::Terms(terms) => terms.iter().map(one_of).collect(),
        Value::Ratio(ratio) => vec![ratio.percent()],
        Value::Range { least, most } => vec![format!("từ {} đến {}", percent(*least), percent(*most))],
        Value::Number(number) => vec![number.to_string()],
        Value::Amount(amount) => vec![dong(*amount)],
        Value::Amounts { least, most } => vec![format!("từ {} đến {}", dong(*least), dong(*most))],
        Value::Regions { i, ii, iii, iv } => {
            let all = [("I", i), ("II", ii), ("III", iii), ("IV", iv)];
            all.iter().map(|(name, wage)| format!("vùng {name}: {} một tháng", dong(**wage))).collect()
        }
        Value::Times(times) => vec![multiple(*times)],
        Value::Brackets(brackets) => brackets
            .iter()
            .map(|b| {
                let (above, base, share) = (dong(b.above), dong(b.base), percent(b.share));
                format!("phần trên {above}: {base} và {share} của số vượt")
            })
            .collect(),
        Value::Dossiers(tiers) => tiers.iter().map(tier).collect(),
        Value::Order(order) => ranks(order),
        Value::Day(day) => vec![day.to_string()],
        Value::Duty => Vec::new(),
    }
}

fn dong(amount: Vnd) -> String {
    format!("{amount} đồng")
}

fn percent(ratio: Ratio) -> String {
    ratio.percent()
}

fn span(term: Term) -> String {
    let between = if term.between { " trọn vẹn ở giữa" } else { "" };
    format!("{}{between}", term.label())
}

fn one_of(term: &TermFor) -> String {
    let kind = term.kind.map(Kind::label);
    let procedure = term.procedure.map(Procedure::label);
    let whose: Vec<&str> = kind.into_iter().chain(procedure).collect();
    match whose.is_empty() {
        true => span(term.term()),
        false => format!("{}: {}", whose.join(", "), span(term.term())),
    }
}

fn multiple(times: Times) -> String {
    let wage = match times.of {
        Wage::Regional => "lương tối thiểu vùng",
        Wage::Base => "lương cơ sở",
    };
    format!("{} lần {wage}", times.times)
}

fn tier(tier: &DossierTier) -> String {
    let bound = match (tier.from, tier.above) {
        (Some(from), _) => format!("giá khởi điểm từ {}", dong(from)),
        (None, Some(above)) => format!("giá khởi điểm trên {}", dong(above)),
        (None, None) => "mọi giá khởi điểm".to_owned(),
    };
    format!("{bound}: nhiều nhất {} một hồ sơ", dong(tier.cap))
}

fn ranks(order: &PayoutOrder) -> Vec<String> {
    let named = |codes: &[String]| codes.iter().map(|c| claim(c)).collect::<Vec<_>>().join(", ");
    let mut lines = vec![format!("trước hết: {}", named(&order.first))];
    if !order.secured.is_empty() {
        lines.push(format!("nếu có bảo đảm: {}", named(&order.secured)));
    }
    lines.extend((1..).zip(&order.ranks).map(|(n, codes)| format!("hàng {n}: {}", named(codes))));
    lines
}

fn claim(code: &str) -> &str {
    match code {
        "costs" => "chi phí thi hành án",
        "rent_reserve" => "tiền thuê nhà để lại",
        "transfer_taxes" => "phí, lệ phí, thuế chuyển quyền",
        "court_fee" => "án phí, lệ phí Tòa án",
        "secured" => "nghĩa vụ được bảo đảm",
        "alimony" => "tiền cấp dưỡng",
        "wages" => "tiền lương, trợ cấp",
        "injury" => "bồi thường tính mạng, sức khỏe, tinh thần",
        "fine" => "tiền phạt",
        "budget_recovery" => "truy thu sung ngân sách",
        "social_insurance" => "bảo hiểm xã hội, thất nghiệp, y tế",
        "other" => "các khoản khác",
        code => code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::LawBook;

    #[test]
    fn every_figure_of_the_law_is_told_without_codes() {
        for rule in LawBook::embedded().rules() {
            for version in &rule.versions {
                for line in figure(&version.value) {
                    assert!(!line.contains('_') && !line.is_empty(), "{}: {line}", rule.code);
                }
            }
        }
    }
}

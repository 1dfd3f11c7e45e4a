//! A figure of the law as a person reads it.

use crate::kernel::Vnd;

use super::value::{AssetClass, Bracket, DossierTier};
use super::{TermFor, Value, Wage};

impl Value {
    /// In Vietnamese, on one line: `5 ngày làm việc`, `từ 5% đến 20%`, `5 lần lương tối thiểu vùng`.
    pub fn label(&self) -> String {
        match self {
            Value::Term(term) => term.label(),
            Value::Terms(terms) => join(terms.iter().map(|t| term_for(*t))),
            Value::Ratio(ratio) => ratio.percent(),
            Value::Range { least, most } => format!("từ {} đến {}", least.percent(), most.percent()),
            Value::Number(number) => number.to_string(),
            Value::Amount(amount) => dong(*amount),
            Value::Amounts { least, most } => format!("từ {} đến {}", dong(*least), dong(*most)),
            Value::Regions { i, ii, iii, iv } => {
                let regions = [("I", i), ("II", ii), ("III", iii), ("IV", iv)];
                join(regions.iter().map(|(name, wage)| format!("vùng {name} {}", dong(**wage))))
            }
            Value::Times(times) => {
                let wage = match times.of {
                    Wage::Regional => "lương tối thiểu tháng theo vùng",
                    Wage::Base => "lương cơ sở",
                };
                format!("{} lần {wage}", times.times)
            }
            Value::Brackets(brackets) => join(brackets.iter().map(bracket)),
            Value::Dossiers(tiers) => join(tiers.iter().map(tier)),
            Value::Order(order) => {
                let ranks: Vec<String> =
                    order.ranks.iter().map(|r| join(r.iter().map(|k| claim(k)))).collect();
                let first = join(order.first.iter().map(|k| claim(k)));
                format!("trừ trước: {first}; rồi theo hàng: {}", ranks.join(" → "))
            }
            Value::Day(day) => format!("chậm nhất {}", day.with_weekday()),
            Value::Duty => "không có mức hoặc ngày ấn định".to_owned(),
        }
    }
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}

fn dong(amount: Vnd) -> String {
    format!("{amount} đồng")
}

fn term_for(t: TermFor) -> String {
    let only = [t.kind.map(super::Kind::label), t.procedure.map(super::Procedure::label)];
    let only: Vec<&str> = only.into_iter().flatten().collect();
    let whole = if t.between { " trọn vẹn ở giữa" } else { "" };
    format!("{}: {}{whole}", only.join(", "), t.term().label())
}

fn bracket(b: &Bracket) -> String {
    if b.above.is_zero() {
        return b.share.percent();
    }
    format!("trên {}: {} cộng {} phần vượt", dong(b.above), dong(b.base), b.share.percent())
}

fn tier(t: &DossierTier) -> String {
    let class = match t.class {
        Some(AssetClass::Homestead) => "đất ở cá nhân ",
        Some(AssetClass::Land) => "đất khác ",
        Some(AssetClass::Other) => "tài sản khác ",
        None => "",
    };
    let start = match (t.from, t.above) {
        (Some(from), _) => format!("từ {}", dong(from)),
        (_, Some(above)) => format!("trên {}", dong(above)),
        _ => "bậc đầu".to_owned(),
    };
    format!("{class}{start}: {}", dong(t.cap))
}

/// What a kind of claim or deduction is called, in Vietnamese.
fn claim(kind: &str) -> String {
    let name = match kind {
        "costs" => "chi phí thi hành án",
        "rent_reserve" => "tiền thuê nhà để lại",
        "transfer_taxes" => "thuế, lệ phí chuyển tài sản",
        "alimony" => "cấp dưỡng",
        "wages" => "tiền lương, trợ cấp",
        "injury" => "bồi thường tính mạng, sức khỏe",
        "court_fee" => "án phí",
        "fine" => "tiền phạt",
        "budget_recovery" => "truy thu ngân sách",
        "social_insurance" => "bảo hiểm",
        "other" => "các khoản khác",
        other => other,
    };
    name.to_owned()
}

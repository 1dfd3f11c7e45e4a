//! Fields that several forms of the store share: the thing itself, who brings it, the initial minutes.

use crate::{
    custody::{Described, InitialMinutes, ItemClass, Origin, Outsider, Quantity, WishLine},
    kernel::{AssetId, Refusal, Vnd},
    web::Form,
};

/// Lines shown on an empty form.
pub(super) const LINES_SHOWN: usize = 3;
/// Most lines typed by hand in one form.
const LINES_MAX: usize = 60;

/// How many lines a form shows: those filled in, one more when asked for.
pub(super) fn lines_shown(form: &Form) -> usize {
    let filled = form.rows("line").into_iter().max().map_or(0, |n| n + 1);
    let more = if form.ticked("more") { 3 } else { 0 };
    (filled.max(LINES_SHOWN) + more).min(LINES_MAX)
}

/// The things of a form: fields `line.0.name`, `line.0.class` …; lines without a name are left out.
pub(super) fn things(form: &Form) -> Option<Vec<WishLine>> {
    let mut lines: Vec<WishLine> = Vec::new();
    let mut at: Vec<usize> = Vec::new();
    for row in form.rows("line").into_iter().take(LINES_MAX) {
        if form.value(&format!("line.{row}.name")).trim().is_empty() {
            continue;
        }
        let thing = one_thing(form, row)?;
        let under = form.value(&format!("line.{row}.under")).trim();
        let under = if under.is_empty() {
            None
        } else {
            let number = under.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
            let place = number.and_then(|n| at.iter().position(|a| *a == n));
            if place.is_none() {
                let text = format!("Dòng {}: số dòng của vật chính không đúng.", row + 1);
                form.refuse(Refusal::new("UNDER", text).at(&format!("line.{row}.under")));
            }
            place
        };
        at.push(row);
        lines.push(WishLine { thing, under });
    }
    if lines.is_empty() {
        form.refuse(Refusal::new("LINES", "Cần ghi ít nhất một đồ vật.").at("line.0.name"));
        return None;
    }
    Some(lines)
}

fn one_thing(form: &Form, row: usize) -> Option<Described> {
    let key = |name: &str| format!("line.{row}.{name}");
    let name = form.field(&key("name")).called("tên đồ vật").text(200);
    let class = form.field(&key("class")).called("loại").read::<ItemClass>();
    let origin = form.field(&key("origin")).called("nguồn").read::<Origin>();
    let marks = form.maybe(&key("marks")).text(400).unwrap_or_default();
    let unit = form.maybe(&key("unit")).called("đơn vị").text(20).unwrap_or_else(|| "chiếc".into());
    let quantity =
        form.maybe(&key("quantity")).called("số lượng").read::<Quantity>().unwrap_or(Quantity::ONE);
    let weight_gram = form.maybe(&key("weight")).called("khối lượng").whole(0..=100_000_000_000);
    let condition = form.field(&key("condition")).called("tình trạng theo biên bản").text(400);
    let seal = form.maybe(&key("seal")).text(40);
    let owner = form.maybe(&key("owner")).text(120).unwrap_or_default();
    let value = form.maybe(&key("value")).vnd();
    let asset = form.maybe(&key("asset")).read::<AssetId>();
    let expert_required = form.ticked(&key("expert"));
    Some(Described {
        name: name?,
        class: class?,
        origin: origin?,
        marks,
        unit,
        quantity,
        weight_gram,
        condition: condition?,
        seal,
        owner,
        value: value.filter(|v| *v > Vnd::ZERO),
        asset,
        expert_required,
    })
}

/// Who delivers or receives.
pub(crate) fn outsider(form: &Form, called: &str) -> Option<Outsider> {
    let name = form.field("person_name").called(called).text(120);
    let office = form.maybe("person_office").text(120).unwrap_or_default();
    let body = form.maybe("person_body").text(160).unwrap_or_default();
    let identity = form.maybe("person_identity").text(160).unwrap_or_default();
    Some(Outsider { name: name?, office, body, identity })
}

/// The same fields filled in.
pub(super) fn with_outsider(form: Form, person: &Outsider) -> Form {
    form.with("person_name", &person.name)
        .with("person_office", &person.office)
        .with("person_body", &person.body)
        .with("person_identity", &person.identity)
}

/// The initial minutes.
pub(super) fn minutes(form: &Form) -> Option<InitialMinutes> {
    let symbol = form.field("minutes").called("biên bản thu giữ, kê biên ban đầu").text(160);
    let on = form.field("minutes_on").called("ngày của biên bản").day();
    let body = form.maybe("minutes_body").text(160).unwrap_or_default();
    Some(InitialMinutes { symbol: symbol?, on: Some(on?), body })
}

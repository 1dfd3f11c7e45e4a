//! An asset as a form: its class picks the particulars that its papers must name.

use super::super::asset::{AssetClass, AssetFacts};
use crate::{cases::CaseFacts, kernel::CaseId, web::Form};

/// Most lines of people with a priority right.
const HOLDERS_MAX: usize = 20;

/// One particular: the field, what it is called.
pub(super) struct Mark {
    pub field: String,
    pub label: &'static str,
}

/// The particulars of a class.
pub(super) fn marks(class: AssetClass) -> Vec<Mark> {
    let fields = class.particulars().iter().zip(0..);
    fields.map(|(label, i): (&&'static str, usize)| Mark { field: format!("mark.{i}"), label }).collect()
}

/// The regions of the minimum wage.
pub(super) const REGIONS: [(&str, &str); 4] =
    [("I", "Vùng I"), ("II", "Vùng II"), ("III", "Vùng III"), ("IV", "Vùng IV")];

/// A class by its code.
pub(super) fn class_of(code: &str) -> Option<AssetClass> {
    AssetClass::ALL.into_iter().find(|class| class.code() == code)
}

/// To whom the secured debt may be owed.
pub(super) fn secured_parties(case: &CaseFacts) -> Vec<(String, String)> {
    case.parties.iter().map(|p| (p.key.clone(), p.name.clone())).collect()
}

/// Reads the form; every fault is written beside its field.
pub(super) fn read(form: &Form, case: CaseId, class: AssetClass) -> Option<AssetFacts> {
    let name = form.field("name").called("tên tài sản").text(160);
    let place = form.field("place").called("nơi có tài sản").text(240);
    let region =
        form.field("wage_region").called("vùng lương").choice(&REGIONS.map(|(code, _)| (code, code)));
    let particulars = marks(class)
        .into_iter()
        .filter_map(|mark| {
            let text = form.maybe(&mark.field).called(mark.label).text(300)?;
            Some((mark.label.to_owned(), text))
        })
        .collect();
    let secured_debt = form.maybe("secured_debt").called("nghĩa vụ được bảo đảm").vnd().unwrap_or_default();
    let expected_costs = form.maybe("expected_costs").called("chi phí dự kiến").vnd().unwrap_or_default();
    let holders = form.maybe("priority_holders").called("người có quyền ưu tiên mua").lines(2_000);
    let secured_party = form.maybe("secured_party").called("người được bảo đảm").text(20);
    if !secured_debt.is_zero() && secured_party.is_none() {
        let fault = "Chọn người được bảo đảm: tiền bán tài sản được thanh toán cho người này trước.";
        form.refuse(crate::kernel::Refusal::new("SECURED", fault).at("secured_party"));
    }
    if !form.is_sound() {
        return None;
    }
    Some(AssetFacts {
        code: String::new(),
        case,
        name: name?,
        class,
        particulars,
        place: place?,
        wage_region: region?.to_owned(),
        secured_party: secured_party.filter(|_| !secured_debt.is_zero()),
        secured_debt,
        expected_costs,
        only_home: class == AssetClass::Land && form.ticked("only_home"),
        priority_holders: holders
            .unwrap_or_default()
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty())
            .take(HOLDERS_MAX)
            .map(str::to_owned)
            .collect(),
    })
}

/// The form that shows facts as they stand.
pub(super) fn filled(facts: &AssetFacts) -> Form {
    let mut pairs: Vec<(String, String)> = vec![
        ("name".into(), facts.name.clone()),
        ("place".into(), facts.place.clone()),
        ("wage_region".into(), facts.wage_region.clone()),
        ("secured_party".into(), facts.secured_party.clone().unwrap_or_default()),
        ("priority_holders".into(), facts.priority_holders.join("\n")),
    ];
    let amounts = [("secured_debt", facts.secured_debt), ("expected_costs", facts.expected_costs)];
    pairs.extend(amounts.iter().filter(|(_, a)| !a.is_zero()).map(|(n, a)| ((*n).into(), a.to_string())));
    pairs.extend(facts.only_home.then(|| ("only_home".into(), "1".into())));
    for mark in marks(facts.class) {
        let text =
            facts.particulars.iter().find(|(label, _)| label == mark.label).map(|(_, text)| text.clone());
        pairs.extend(text.map(|text| (mark.field, text)));
    }
    Form::of(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_form_becomes_facts_and_comes_back_the_same() {
        let case = CaseId::new();
        let body = "name=Xe&place=Kho&wage_region=I&mark.0=51H-123.45&mark.5=RNHA500&secured_debt=1.000.000\
            &secured_party=p2&priority_holders=B%0AC%0A";
        let facts = read(&Form::parse(body.as_bytes()).unwrap(), case, AssetClass::Vehicle).unwrap();
        assert_eq!(facts.particulars[0], ("Biển số".to_owned(), "51H-123.45".to_owned()));
        assert_eq!(facts.priority_holders, ["B", "C"]);
        assert_eq!(read(&filled(&facts), case, AssetClass::Vehicle).unwrap(), facts);
    }

    #[test]
    fn a_secured_debt_asks_for_whom_it_secures() {
        let form = Form::parse(b"name=A&place=B&wage_region=I&secured_debt=5").unwrap();
        assert!(read(&form, CaseId::new(), AssetClass::Goods).is_none());
        assert!(form.fault("secured_party").is_some());
    }
}

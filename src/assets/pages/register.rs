//! Entering an asset in the register, and putting right what was written of it.

use super::{
    super::{
        asset::{AssetClass, AssetFacts},
        dossier::dossier,
        hrefs::href,
        verbs::{correct_asset, register_asset},
    },
    facts::{Mark, REGIONS, class_of, filled, marks, read, secured_parties},
};
use crate::{
    accounts::{AsOfficer, Write, agency_facts},
    cases::{CaseFacts, CaseRow, case_facts, cases_of},
    kernel::{ActId, CaseId, Refusal},
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web as server};
use askama::Template;
use serde::Deserialize;

/// Cases offered to choose from.
const CASES_OFFERED: i64 = 60;

/// For which case, of which class.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(rename = "viec", default)]
    case: String,
    #[serde(rename = "loai", default)]
    class: String,
}

#[derive(Template)]
#[template(path = "assets/choose.html")]
struct ChoosePage {
    frame: Frame,
    case: Option<(String, String)>,
    cases: Vec<CaseRow>,
    classes: Vec<(&'static str, &'static str, String)>,
}

#[derive(Template)]
#[template(path = "assets/form.html")]
struct FormPage {
    frame: Frame,
    form: Form,
    title: String,
    lead: String,
    action: String,
    back: String,
    send: &'static str,
    land: bool,
    marks: Vec<Mark>,
    regions: Vec<(&'static str, &'static str)>,
    parties: Vec<(String, String)>,
    case: String,
    class: &'static str,
}

fn unknown_case() -> Problem {
    Problem::missing(
        Refusal::new("CASE-UNKNOWN", "Chưa có việc thi hành án này trong sổ của cơ quan.")
            .mend("Mở danh sách hồ sơ", "/ho-so"),
    )
}

async fn case_of(visit: &Visit<Write>, id: &str) -> Result<(CaseId, CaseFacts), Problem> {
    let id: CaseId = id.parse().map_err(|_| unknown_case())?;
    let facts = visit.read(move |desk| case_facts(desk, id)).await?;
    facts.map(|facts| (id, facts)).ok_or_else(unknown_case)
}

pub(super) async fn ask(visit: Visit<Write>, asked: server::Query<Asked>) -> Result<HttpResponse, Problem> {
    if asked.case.is_empty() {
        let own = visit.actor().may::<AsOfficer>().then_some(visit.actor().id);
        let cases = visit.read(move |desk| cases_of(desk, own, Some("open"), 0, CASES_OFFERED)).await?;
        let frame = visit.frame.clone().at("assets");
        return show(&ChoosePage { frame, case: None, cases, classes: Vec::new() });
    }
    let (id, case) = case_of(&visit, &asked.case).await?;
    let Some(class) = class_of(&asked.class) else {
        let link = |class: AssetClass| {
            (class.label(), class.kind().label(), format!("/tai-san/moi?viec={id}&loai={}", class.code()))
        };
        let frame = visit.frame.clone().at("assets");
        let known = Some((case.code, case.title));
        let classes = AssetClass::ALL.map(link).to_vec();
        return show(&ChoosePage { frame, case: known, cases: Vec::new(), classes });
    };
    let region = visit.read(|desk| Ok(agency_facts(desk)?.wage_region)).await?;
    let form = Form::empty().with("act", ActId::new()).with("wage_region", region);
    show(&new_page(&visit, form, id, &case, class))
}

fn new_page(visit: &Visit<Write>, form: Form, id: CaseId, case: &CaseFacts, class: AssetClass) -> FormPage {
    FormPage {
        frame: visit.frame.clone().at("assets"),
        form,
        title: "Ghi tài sản vào sổ".into(),
        lead: format!("Việc {} · {}", case.code, class.label()),
        action: "/tai-san/moi".into(),
        back: format!("/ho-so/{id}"),
        send: "Ghi vào sổ",
        land: class == AssetClass::Land,
        marks: marks(class),
        regions: REGIONS.to_vec(),
        parties: secured_parties(case),
        case: id.to_string(),
        class: class.code(),
    }
}

pub(super) async fn register(posted: Posted<Write>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let (id, case) = case_of(&visit, form.value("case")).await?;
    let Some(class) = class_of(form.value("class")) else { return Err(Problem::malformed()) };
    let Some(facts) = read(&form, id, class) else {
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &new_page(&visit, form, id, &case, class));
    };
    let doing = visit.doing(&form, visit.today());
    match visit.write(move |desk, _| register_asset(desk, &doing, facts)).await {
        Ok((_, code, done)) if !done.again => {
            let words =
                format!("Đã ghi tài sản vào sổ với số {code}. Có thể chụp ảnh hoặc ra quyết định kê biên.");
            Ok(go_saying(&href(&code), &Flash::done(words)))
        }
        Ok(_) => Ok(go_saying(&format!("/ho-so/{id}"), &Flash::notice("Tài sản này đã được ghi trước đó."))),
        Err(Failure::Refused(refusal)) => {
            form.refuse(*refusal);
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &new_page(&visit, form, id, &case, class))
        }
        Err(failure) => Err(failure.into()),
    }
}

fn old_page(visit: &Visit<Write>, form: Form, facts: &AssetFacts, case: &CaseFacts) -> FormPage {
    FormPage {
        frame: visit.frame.clone().at("assets"),
        form,
        title: format!("Sửa thông tin {}", facts.code),
        lead: "Nội dung ghi lần trước vẫn còn trong sổ; bản sửa đứng sau nó.".into(),
        action: format!("/tai-san/{}/sua", facts.code),
        back: href(&facts.code),
        send: "Ghi bản sửa vào sổ",
        land: facts.class == AssetClass::Land,
        marks: marks(facts.class),
        regions: REGIONS.to_vec(),
        parties: secured_parties(case),
        case: facts.case.to_string(),
        class: facts.class.code(),
    }
}

pub(super) async fn ask_again(
    visit: Visit<Write>,
    code: server::Path<String>,
) -> Result<HttpResponse, Problem> {
    let code = code.into_inner();
    let known = visit.read(move |desk| dossier(desk, &code)).await?;
    let facts = &known.story.facts;
    let form = filled(facts).with("act", ActId::new()).with("after", known.story.last_seq());
    show(&old_page(&visit, form, facts, &known.case))
}

pub(super) async fn correct(
    posted: Posted<Write>,
    code: server::Path<String>,
) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let wanted = code.into_inner();
    let known = visit.read(move |desk| dossier(desk, &wanted)).await?;
    let (before, code) = (&known.story.facts, known.story.facts.code.clone());
    let Some(facts) = read(&form, before.case, before.class) else {
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &old_page(&visit, form, before, &known.case));
    };
    let (doing, wanted) = (visit.doing(&form, visit.today()), code.clone());
    match visit.write(move |desk, _| correct_asset(desk, &doing, &wanted, facts)).await {
        Ok(_) => Ok(go_saying(&href(&code), &Flash::done("Đã ghi bản sửa vào sổ."))),
        Err(Failure::Refused(refusal)) => {
            form.refuse(*refusal);
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &old_page(&visit, form, before, &known.case))
        }
        Err(failure) => Err(failure.into()),
    }
}

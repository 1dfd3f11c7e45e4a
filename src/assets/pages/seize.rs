//! The seizure: the decision, the minutes, and both as drafts before they are issued.

use super::{
    super::{
        asset::AssetClass,
        dossier::{Dossier, dossier},
        hand::Hand,
        hrefs::href,
        verbs::{
            COMMUNE, MinutesWish, SeizureWish, complete_seizure, decide_seizure, draft_decision,
            draft_minutes,
        },
    },
    people::{PARTS, PersonRow, lines, moment, person_rows, present},
};
use crate::{
    accounts::AsOfficer,
    cases::PartyRole,
    kernel::{ActId, Day, Refusal},
    ledger::Doing,
    paper::MinutesFrame,
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web as server};
use askama::Template;

#[derive(Template)]
#[template(path = "assets/decision.html")]
struct DecisionPage {
    frame: Frame,
    form: Form,
    code: String,
    name: String,
}

#[derive(Template)]
#[template(path = "assets/minutes.html")]
struct MinutesPage {
    frame: Frame,
    form: Form,
    code: String,
    name: String,
    decision: Option<String>,
    parts: Vec<(&'static str, &'static str)>,
    present: Vec<PersonRow>,
}

async fn known(visit: &Visit<AsOfficer>, code: &str) -> Result<Dossier, Problem> {
    let wanted = code.to_owned();
    visit.read(move |desk| dossier(desk, &wanted)).await
}

fn decision_page(visit: &Visit<AsOfficer>, known: &Dossier, form: Form) -> DecisionPage {
    let facts = &known.story.facts;
    DecisionPage {
        frame: visit.frame.clone().at("assets"),
        form,
        code: facts.code.clone(),
        name: facts.name.clone(),
    }
}

pub(super) async fn ask_decision(
    visit: Visit<AsOfficer>,
    code: server::Path<String>,
) -> Result<HttpResponse, Problem> {
    let known = known(&visit, &code).await?;
    let form = Form::empty()
        .with("act", ActId::new())
        .with("after", known.story.last_seq())
        .with("on", visit.today().iso())
        .with("secures", known.case.owed())
        .with("place", &known.story.facts.place)
        .with("recipients", usual_recipients(&known));
    show(&decision_page(&visit, &known, form))
}

/// Who receives a decision beside the parties, by the class of the asset.
fn usual_recipients(known: &Dossier) -> String {
    let place = &known.agency.place;
    let mut lines = vec!["Ủy ban nhân dân cấp xã nơi có tài sản".to_owned()];
    match known.story.facts.class {
        AssetClass::Land => lines.push(format!("Văn phòng đăng ký đất đai tỉnh {place}")),
        AssetClass::Vehicle => lines.push(format!("Phòng Cảnh sát giao thông, Công an tỉnh {place}")),
        AssetClass::Vessel => lines.push("Cơ quan đăng ký tàu thuyền".to_owned()),
        AssetClass::Securities => lines.push("Tổng công ty Lưu ký và Bù trừ chứng khoán Việt Nam".to_owned()),
        AssetClass::Machinery | AssetClass::Goods => {}
    }
    lines.join("\n")
}

fn read_decision(form: &Form) -> Option<(Day, SeizureWish)> {
    let on = form.field("on").called("ngày quyết định").day();
    let secures = form.field("secures").called("số tiền bảo đảm thi hành").vnd();
    let place = form.field("place").called("nơi kê biên").text(240);
    let day = form.maybe("at_day").called("ngày kê biên").day();
    let at = day.and_then(|day| moment(form, Some(day), "at_time", "giờ kê biên"));
    let verified_on = form.maybe("verified_on").called("ngày xác minh").day();
    let number = form.maybe("verified_no").called("số biên bản xác minh").text(40).unwrap_or_default();
    let recipients = lines(form, "recipients", "nơi nhận", 2_000);
    if !form.is_sound() {
        return None;
    }
    let verification = verified_on.map(|day| (number, day));
    Some((on?, SeizureWish { secures: secures?, at, place: place?, verification, recipients }))
}

pub(super) async fn decide(
    posted: Posted<AsOfficer>,
    code: server::Path<String>,
) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let known = known(&visit, &code).await?;
    let Some((on, wish)) = read_decision(&form) else {
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &decision_page(&visit, &known, form));
    };
    let (doing, warrant, wanted) = (visit.doing(&form, on), visit.warrant.clone(), code.into_inner());
    let back = href(&wanted);
    let done = visit
        .write(move |desk, house| {
            decide_seizure(desk, &Hand::of(&house.vault, &warrant, doing), &wanted, wish)
        })
        .await;
    match done {
        Ok(_) => Ok(go_saying(&back, &Flash::done("Đã ban hành quyết định cưỡng chế kê biên."))),
        Err(Failure::Refused(refusal)) => {
            form.refuse(*refusal);
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &decision_page(&visit, &known, form))
        }
        Err(failure) => Err(failure.into()),
    }
}

pub(super) async fn draft_of_decision(
    posted: Posted<AsOfficer>,
    code: server::Path<String>,
) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let Some((on, wish)) = read_decision(&form) else { return Err(first_fault(&form)) };
    let (doing, warrant, wanted) = (visit.doing(&form, on), visit.warrant.clone(), code.into_inner());
    let house = visit.house.clone();
    let bytes = visit
        .read(move |desk| draft_decision(desk, &Hand::of(&house.vault, &warrant, doing), &wanted, wish))
        .await?;
    Ok(HttpResponse::Ok().content_type("application/pdf").body(bytes))
}

fn first_fault(form: &Form) -> Problem {
    let fault = form.faults().into_iter().next();
    Problem::refused(fault.unwrap_or_else(|| Refusal::new("FIELD", "Biểu mẫu còn thiếu nội dung.")))
}

fn minutes_page(visit: &Visit<AsOfficer>, known: &Dossier, form: Form) -> MinutesPage {
    let facts = &known.story.facts;
    let decision = known.story.last_paper("DOC-19");
    MinutesPage {
        frame: visit.frame.clone().at("assets"),
        code: facts.code.clone(),
        name: facts.name.clone(),
        decision: decision.map(|p| format!("Quyết định số {} ngày {}", p.symbol, p.on)),
        parts: PARTS.map(|part| (part, part)).to_vec(),
        present: person_rows(&form),
        form,
    }
}

pub(super) async fn ask_minutes(
    visit: Visit<AsOfficer>,
    code: server::Path<String>,
) -> Result<HttpResponse, Problem> {
    let known = known(&visit, &code).await?;
    let debtor = known.case.side(PartyRole::Debtor).next().map_or("", |p| p.name.as_str());
    let form = Form::empty()
        .with("act", ActId::new())
        .with("after", known.story.last_seq())
        .with("at_day", visit.today().iso())
        .with("place", &known.story.facts.place)
        .with("copies", 4)
        .with("present.0.part", "Chấp hành viên")
        .with("present.0.name", &visit.actor().name)
        .with("present.0.office", &known.agency.name)
        .with("present.1.part", "Người phải thi hành án")
        .with("present.1.name", debtor)
        .with("present.2.part", COMMUNE)
        .with("present.3.part", "Người ghi biên bản")
        .with("present.4.part", "Người làm chứng");
    show(&minutes_page(&visit, &known, form))
}

fn read_minutes(form: &Form) -> Option<(Day, MinutesWish)> {
    let on = form.field("at_day").called("ngày kê biên").day();
    let began = moment(form, on, "from", "giờ bắt đầu");
    let ended = moment(form, on, "to", "giờ kết thúc");
    if began.zip(ended).is_some_and(|(from, to)| to <= from) {
        form.refuse(Refusal::new("ORDER", "Giờ kết thúc phải sau giờ bắt đầu.").at("to"));
    }
    let place = form.field("place").called("nơi kê biên").text(240);
    let copies = form.field("copies").called("số bản").whole(1..=50);
    let (present, refusals) = present(form);
    let text = |field: &str, called: &str| form.maybe(field).called(called).lines(4_000).unwrap_or_default();
    let course = text("course", "diễn biến");
    let (other_things, custody) =
        (text("other_things", "tài sản khác"), text("custody", "việc giao bảo quản"));
    let (agreed_price, issues) = (text("agreed_price", "giá thỏa thuận"), text("issues", "vướng mắc"));
    let said = lines(form, "opinions", "ý kiến", 4_000);
    let opinions = said
        .iter()
        .map(|line| match line.split_once(':') {
            Some((who, what)) => (who.trim().to_owned(), what.trim().to_owned()),
            None => ("Người tham gia".to_owned(), line.clone()),
        })
        .collect();
    let frame = MinutesFrame {
        began: began?,
        ended: ended?,
        place: place?,
        present,
        absent: lines(form, "absent", "người vắng mặt", 2_000),
        opinions,
        refusals,
        copies: u32::try_from(copies?).unwrap_or(1),
        given_to: lines(form, "given_to", "người được giao biên bản", 1_000),
    };
    let wish = MinutesWish { frame, other_things, course, custody, agreed_price, issues };
    form.is_sound().then_some((on?, wish))
}

pub(super) async fn complete(
    posted: Posted<AsOfficer>,
    code: server::Path<String>,
) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let known = known(&visit, &code).await?;
    if !form.value("them").is_empty() {
        return show(&minutes_page(&visit, &known, form));
    }
    let Some((on, wish)) = read_minutes(&form) else {
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &minutes_page(&visit, &known, form));
    };
    let (doing, reason) = (visit.doing(&form, on), form.value("late_reason").to_owned());
    let (warrant, wanted) = (visit.warrant.clone(), code.into_inner());
    let back = href(&wanted);
    let done = visit
        .write(move |desk, house| {
            complete_seizure(desk, &Hand::of(&house.vault, &warrant, doing).late(reason), &wanted, wish)
        })
        .await;
    match done {
        Ok(_) => Ok(go_saying(&back, &Flash::done("Đã ghi việc kê biên và lập biên bản."))),
        Err(Failure::Refused(refusal)) => {
            form.refuse(*refusal);
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &minutes_page(&visit, &known, form))
        }
        Err(failure) => Err(failure.into()),
    }
}

pub(super) async fn draft_of_minutes(
    posted: Posted<AsOfficer>,
    code: server::Path<String>,
) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let Some((on, wish)) = read_minutes(&form) else { return Err(first_fault(&form)) };
    let doing = Doing { after: None, ..visit.doing(&form, on) };
    let (warrant, wanted, house) = (visit.warrant.clone(), code.into_inner(), visit.house.clone());
    let bytes = visit
        .read(move |desk| draft_minutes(desk, &Hand::of(&house.vault, &warrant, doing), &wanted, wish))
        .await?;
    Ok(HttpResponse::Ok().content_type("application/pdf").body(bytes))
}

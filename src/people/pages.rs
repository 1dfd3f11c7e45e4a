//! The administrator's pages: the list, a new person, one person.

use crate::{
    accounts::{
        Administer, PASSWORD_LETTERS_MIN, Person, PersonFacts, Role, Roles, add_person, change_person,
        hash_password, leave, people, person, set_password,
    },
    kernel::{ActId, Day, PersonId, Refusal},
    ledger::{head, last_seq},
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web as server};
use askama::Template;

/// People and their roles.
pub fn routes(config: &mut server::ServiceConfig) {
    config
        .route("/quan-tri", server::get().to(list))
        .route("/quan-tri/nguoi/moi", server::get().to(ask))
        .route("/quan-tri/nguoi/moi", server::post().to(add))
        .route("/quan-tri/nguoi/{id}", server::get().to(one))
        .route("/quan-tri/nguoi/{id}", server::post().to(change))
        .route("/quan-tri/nguoi/{id}/mat-khau", server::post().to(password))
        .route("/quan-tri/nguoi/{id}/thoi", server::get().to(ask_leave))
        .route("/quan-tri/nguoi/{id}/thoi", server::post().to(say_farewell));
}

#[derive(Template)]
#[template(path = "people/list.html")]
struct ListPage {
    frame: Frame,
    today: Day,
    people: Vec<PersonLine>,
    acts: i64,
    digest: String,
}

struct PersonLine {
    id: String,
    name: String,
    login: String,
    office: String,
    unit: String,
    roles: String,
    until: Option<Day>,
    active: bool,
}

#[derive(Template)]
#[template(path = "people/form.html")]
struct FormPage {
    frame: Frame,
    form: Form,
    title: String,
    action: String,
    /// The person's own page; nothing for a new one.
    id: Option<String>,
    active: bool,
    roles: Vec<(&'static str, &'static str)>,
    letters: usize,
}

#[derive(Template)]
#[template(path = "people/leave.html")]
struct LeavePage {
    frame: Frame,
    form: Form,
    id: String,
    name: String,
}

fn unknown() -> Problem {
    Problem::missing(
        Refusal::new("PERSON-UNKNOWN", "Chưa có người này trong sổ của cơ quan.")
            .mend("Mở danh sách cán bộ", "/quan-tri"),
    )
}

async fn list(visit: Visit<Administer>) -> Result<HttpResponse, Problem> {
    let (found, (acts, digest)) = visit.read(|desk| Ok((people(desk)?, head(desk)?))).await?;
    let line = |p: Person| PersonLine {
        id: p.id.to_string(),
        roles: p.facts.roles.labels(),
        name: p.facts.name,
        login: p.facts.login,
        office: p.facts.office,
        unit: p.facts.unit,
        until: p.facts.until,
        active: p.active,
    };
    let (frame, today) = (visit.frame.clone().at("admin"), visit.today());
    show(&ListPage { frame, today, people: found.into_iter().map(line).collect(), acts, digest })
}

fn page(visit: &Visit<Administer>, form: Form, known: Option<&Person>) -> FormPage {
    FormPage {
        frame: visit.frame.clone().at("admin"),
        form,
        title: known.map_or_else(|| "Thêm cán bộ".to_owned(), |p| p.facts.name.clone()),
        action: known
            .map_or_else(|| "/quan-tri/nguoi/moi".to_owned(), |p| format!("/quan-tri/nguoi/{}", p.id)),
        id: known.map(|p| p.id.to_string()),
        active: known.is_none_or(|p| p.active),
        roles: Role::ALL.map(|role| (role.code(), role.label())).to_vec(),
        letters: PASSWORD_LETTERS_MIN,
    }
}

async fn ask(visit: Visit<Administer>) -> Result<HttpResponse, Problem> {
    show(&page(&visit, Form::empty().with("act", ActId::new()), None))
}

/// The facts of a person; `login` is known for an old one.
fn read(form: &Form, login: Option<String>) -> Option<PersonFacts> {
    let login = match login {
        Some(known) => Some(known),
        None => form.field("login").called("tên đăng nhập").text(40).map(|l| l.to_lowercase()),
    };
    let name = form.field("name").called("họ và tên").text(100);
    let office = form.field("office").called("chức danh").text(100);
    let unit = form.maybe("unit").called("đơn vị").text(120).unwrap_or_default();
    let until = form.maybe("until").called("ngày cuối").day();
    let roles: Vec<Role> = form.all("roles").into_iter().filter_map(|code| code.parse().ok()).collect();
    if !form.is_sound() {
        return None;
    }
    Some(PersonFacts { login: login?, name: name?, office: office?, unit, roles: Roles::of(roles), until })
}

async fn add(posted: Posted<Administer>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let facts = read(&form, None);
    let secret = form.value("password").to_owned();
    let hash = server::block(move || hash_password(&secret)).await?;
    let (Some(facts), Ok(hash)) = (facts, &hash) else {
        if let Err(refusal) = hash {
            form.refuse(refusal);
        }
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form, None));
    };
    let (doing, hash, now) = (visit.doing(&form, visit.today()), hash.clone(), visit.house.clock.now());
    let name = facts.name.clone();
    let done = visit
        .write(move |desk, _| {
            let (id, done) = add_person(desk, &doing, facts)?;
            if !done.again {
                set_password(desk, id, &hash, now)?;
            }
            Ok(())
        })
        .await;
    match done {
        Ok(()) => Ok(go_saying(
            "/quan-tri",
            &Flash::done(format!("Đã thêm {name}. Người này có thể đăng nhập ngay.")),
        )),
        Err(Failure::Refused(refusal)) => {
            form.refuse(*refusal);
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form, None))
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn known(visit: &Visit<Administer>, id: &str) -> Result<(Person, i64), Problem> {
    let id: PersonId = id.parse().map_err(|_| unknown())?;
    let found =
        visit.read(move |desk| Ok(person(desk, id)?.zip(Some(last_seq(desk, &id.to_string())?)))).await?;
    found.ok_or_else(unknown)
}

fn filled(person: &Person) -> Form {
    let facts = &person.facts;
    let mut pairs = vec![
        ("name".to_owned(), facts.name.clone()),
        ("office".to_owned(), facts.office.clone()),
        ("unit".to_owned(), facts.unit.clone()),
        ("until".to_owned(), facts.until.map_or_else(String::new, Day::iso)),
    ];
    pairs.extend(facts.roles.iter().map(|role| ("roles".to_owned(), role.code().to_owned())));
    Form::of(pairs)
}

async fn one(visit: Visit<Administer>, id: server::Path<String>) -> Result<HttpResponse, Problem> {
    let (person, seq) = known(&visit, &id).await?;
    let form = filled(&person).with("act", ActId::new()).with("after", seq);
    show(&page(&visit, form, Some(&person)))
}

async fn change(posted: Posted<Administer>, id: server::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let (person, _) = known(&visit, &id).await?;
    let Some(facts) = read(&form, Some(person.facts.login.clone())) else {
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form, Some(&person)));
    };
    let (doing, who) = (visit.doing(&form, visit.today()), person.id);
    match visit.write(move |desk, _| change_person(desk, &doing, who, facts)).await {
        Ok(_) => {
            let words = "Đã ghi thay đổi. Vai trò mới có hiệu lực ngay ở lần mở trang tiếp theo.";
            Ok(go_saying("/quan-tri", &Flash::done(words)))
        }
        Err(Failure::Refused(refusal)) => {
            form.refuse(*refusal);
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form, Some(&person)))
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn password(posted: Posted<Administer>, id: server::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let (person, seq) = known(&visit, &id).await?;
    let secret = form.value("password").to_owned();
    match server::block(move || hash_password(&secret)).await? {
        Ok(hash) => {
            let (who, now) = (person.id, visit.house.clock.now());
            visit.write(move |desk, _| set_password(desk, who, &hash, now)).await?;
            let words =
                format!("Đã đặt mật khẩu mới cho {}. Đưa tận tay và nhắc đổi lại.", person.facts.name);
            Ok(go_saying("/quan-tri", &Flash::done(words)))
        }
        Err(refusal) => {
            let form = filled(&person).with("act", ActId::new()).with("after", seq);
            form.refuse(refusal);
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form, Some(&person)))
        }
    }
}

async fn ask_leave(visit: Visit<Administer>, id: server::Path<String>) -> Result<HttpResponse, Problem> {
    let (person, seq) = known(&visit, &id).await?;
    let form = Form::empty().with("act", ActId::new()).with("after", seq);
    show(&leave_page(&visit, &person, form))
}

fn leave_page(visit: &Visit<Administer>, person: &Person, form: Form) -> LeavePage {
    LeavePage {
        frame: visit.frame.clone().at("admin"),
        form,
        id: person.id.to_string(),
        name: person.facts.name.clone(),
    }
}

async fn say_farewell(posted: Posted<Administer>, id: server::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let (person, _) = known(&visit, &id).await?;
    let (doing, who) = (visit.doing(&form, visit.today()), person.id);
    match visit.write(move |desk, _| leave(desk, &doing, who)).await {
        Ok(_) => {
            let words = format!("{} đã thôi làm việc. Tên vẫn còn trong sổ.", person.facts.name);
            Ok(go_saying("/quan-tri", &Flash::done(words)))
        }
        Err(Failure::Refused(mut refusal)) => {
            refusal.field = None;
            form.refuse(*refusal);
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &leave_page(&visit, &person, form))
        }
        Err(failure) => Err(failure.into()),
    }
}

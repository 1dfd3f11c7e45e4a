//! `/quan-tri`: the people of the agency; a new person, a changed one, a new password.

use crate::{
    accounts::{
        AccountDeed, Administer, Person, PersonFacts, Role, Roles, hash_password, people, person,
        set_password,
    },
    kernel::{ActId, PersonId, Refusal},
    ledger::{Subject, SubjectKind, record},
    store::Failure,
    web::{Flash, Form, Frame, Posted, Problem, Visit, filters, go_saying, show, show_as},
};
use actix_web::{HttpResponse, http::StatusCode, web as server};
use askama::Template;

/// `/quan-tri`, `/quan-tri/nguoi/moi`, `/quan-tri/nguoi/{id}`.
pub fn routes(config: &mut server::ServiceConfig) {
    config
        .route("/quan-tri", server::get().to(list))
        .route("/quan-tri/nguoi/moi", server::get().to(ask_new))
        .route("/quan-tri/nguoi/moi", server::post().to(add))
        .route("/quan-tri/nguoi/{id}", server::get().to(ask_change))
        .route("/quan-tri/nguoi/{id}", server::post().to(change));
}

#[derive(Template)]
#[template(path = "people/list.html")]
struct ListPage {
    frame: Frame,
    people: Vec<(Person, String)>,
}

#[derive(Template)]
#[template(path = "people/person.html")]
struct PersonPage {
    frame: Frame,
    form: Form,
    title: String,
    action: String,
    is_new: bool,
    act: ActId,
    roles: Vec<(&'static str, &'static str)>,
}

async fn list(visit: Visit<Administer>) -> Result<HttpResponse, Problem> {
    let people = visit.read(people).await?;
    let people = people.into_iter().map(|p| (p.clone(), p.facts.roles.labels())).collect();
    show(&ListPage { frame: visit.frame.at("admin"), people })
}

fn page(visit: &Visit<Administer>, form: Form, known: Option<&Person>) -> PersonPage {
    let (title, action) = match known {
        Some(p) => (format!("Sửa: {}", p.facts.name), format!("/quan-tri/nguoi/{}", p.id)),
        None => ("Thêm người dùng".to_owned(), "/quan-tri/nguoi/moi".to_owned()),
    };
    let roles = Role::ALL.into_iter().map(|r| (r.code(), r.label())).collect();
    let frame = visit.frame.clone().at("admin");
    PersonPage { frame, form, title, action, is_new: known.is_none(), act: ActId::new(), roles }
}

fn facts(form: &Form, login: Option<String>) -> Option<PersonFacts> {
    let name = form.field("name").called("họ và tên").text(100);
    let office = form.field("office").called("chức danh").text(100);
    let unit = form.maybe("unit").called("đơn vị").text(120).unwrap_or_default();
    let until = form.maybe("until").called("ngày cuối được truy cập").day();
    let roles: Roles = Roles::of(form.all("roles").into_iter().filter_map(|code| code.parse().ok()));
    if roles.iter().next().is_none() {
        form.refuse(Refusal::new("ROLES", "Chọn ít nhất một vai trò.").at("roles"));
    }
    let facts = PersonFacts { login: login?, name: name?, office: office?, unit, roles, until };
    form.is_sound().then_some(facts)
}

async fn ask_new(visit: Visit<Administer>) -> Result<HttpResponse, Problem> {
    show(&page(&visit, Form::empty(), None))
}

async fn add(posted: Posted<Administer>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let login = form.field("login").called("tên đăng nhập").text(40).map(|l| l.to_lowercase());
    let hash = hash_password(form.value("password")).map_err(|refusal| form.refuse(refusal)).ok();
    let (Some(facts), Some(hash)) = (facts(&form, login), hash) else {
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form, None));
    };
    let doing = visit.doing(&form, visit.today());
    let (id, name) = (PersonId::new(), facts.name.clone());
    let done = visit
        .write(move |desk, house| {
            if people(desk)?.iter().any(|p| p.facts.login == facts.login) {
                return Err(Refusal::new("LOGIN", "Tên đăng nhập đã có người dùng.").at("login").into());
            }
            record(desk, &doing, &Subject::of(SubjectKind::Person, id), &AccountDeed::PersonAdded(facts))?;
            set_password(desk, id, &hash, house.clock.now())
        })
        .await;
    match done {
        Ok(()) => Ok(go_saying("/quan-tri", &Flash::done(format!("Đã thêm {name}.")))),
        Err(Failure::Refused(refusal)) => {
            form.refuse(*refusal);
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form, None))
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn known(visit: &Visit<Administer>, id: &str) -> Result<Person, Problem> {
    let unknown = || {
        Problem::missing(
            Refusal::new("PERSON-UNKNOWN", "Không có người này trong cơ quan.")
                .mend("Mở danh sách", "/quan-tri"),
        )
    };
    let id: PersonId = id.parse().map_err(|_| unknown())?;
    visit.read(move |desk| person(desk, id)).await?.ok_or_else(unknown)
}

async fn ask_change(visit: Visit<Administer>, id: server::Path<String>) -> Result<HttpResponse, Problem> {
    let person = known(&visit, &id).await?;
    let mut pairs = vec![
        ("name".to_owned(), person.facts.name.clone()),
        ("office".to_owned(), person.facts.office.clone()),
        ("unit".to_owned(), person.facts.unit.clone()),
        ("until".to_owned(), person.facts.until.map(|d| d.iso()).unwrap_or_default()),
    ];
    pairs.extend(person.facts.roles.iter().map(|r| ("roles".to_owned(), r.code().to_owned())));
    show(&page(&visit, Form::of(pairs), Some(&person)))
}

async fn change(posted: Posted<Administer>, id: server::Path<String>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let person = known(&visit, &id).await?;
    let password = form.value("password").to_owned();
    let hash = if password.is_empty() {
        None
    } else {
        hash_password(&password).map_err(|refusal| form.refuse(refusal)).ok()
    };
    let Some(facts) = facts(&form, Some(person.facts.login.clone())) else {
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, form, Some(&person)));
    };
    let doing = visit.doing(&form, visit.today());
    let (target, name) = (person.id, facts.name.clone());
    let changed = facts != person.facts;
    visit
        .write(move |desk, house| {
            if changed {
                let subject = Subject::of(SubjectKind::Person, target);
                record(desk, &doing, &subject, &AccountDeed::PersonChanged(facts))?;
            }
            match &hash {
                Some(hash) => set_password(desk, target, hash, house.clock.now()),
                None => Ok(()),
            }
        })
        .await?;
    Ok(go_saying("/quan-tri", &Flash::done(format!("Đã ghi thay đổi của {name}."))))
}

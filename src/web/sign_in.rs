//! The kit's own pages: sign-in, sign-out, the first administrator of an empty house, one's own password.

use super::{
    Flash, Form, Frame, House, Posted, Problem, SESSION_COOKIE, Visit, filters, go, go_saying, session_token,
    show, show_as,
};
use crate::{
    accounts::{
        AgencyFacts, Inspect, PersonFacts, Role, Roles, SESSION_HOURS, Token, any_agency, end_session,
        hash_password, open_agency, password_matches, set_password, sign_in_facts, start_session,
    },
    kernel::{PersonId, Refusal},
    ledger::{Author, Doing},
    store::{Failure, Scope},
};
use actix_web::{
    HttpRequest, HttpResponse,
    cookie::{Cookie, SameSite, time::Duration},
    http::StatusCode,
    web,
};
use askama::Template;

/// Sign-in, sign-out, first administrator, own password.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/dang-nhap", web::get().to(ask))
        .route("/dang-nhap", web::post().to(sign_in))
        .route("/dang-xuat", web::post().to(sign_out))
        .route("/mo-so", web::get().to(ask_first))
        .route("/mo-so", web::post().to(open_first))
        .route("/tai-khoan", web::get().to(own_account))
        .route("/tai-khoan", web::post().to(change_password));
}

#[derive(Template)]
#[template(path = "web/sign_in.html")]
struct SignInPage {
    frame: Frame,
    form: Form,
}

#[derive(Template)]
#[template(path = "web/first.html")]
struct FirstPage {
    frame: Frame,
    form: Form,
    regions: Vec<(&'static str, &'static str)>,
}

#[derive(Template)]
#[template(path = "web/account.html")]
struct AccountPage {
    frame: Frame,
    form: Form,
    facts: Vec<(&'static str, String)>,
}

async fn empty(house: &web::Data<House>) -> Result<bool, Problem> {
    let house = house.clone();
    let any = web::block(move || house.store.read_any(any_agency)).await.map_err(Problem::failed)??;
    Ok(!any)
}

async fn ask(request: HttpRequest, house: web::Data<House>) -> Result<HttpResponse, Problem> {
    if empty(&house).await? {
        return Ok(go("/mo-so"));
    }
    let back = web::Query::<Vec<(String, String)>>::from_query(request.query_string())
        .ok()
        .and_then(|pairs| pairs.into_inner().into_iter().find(|(k, _)| k == "ve"))
        .map_or_else(|| "/".to_owned(), |(_, v)| v);
    let mut frame = Frame::public("");
    frame.flash = Flash::of(&request);
    show(&SignInPage { frame, form: Form::empty().with("ve", back) })
}

/// A sign-in needs no token: there is no session yet to steal, and the same-origin check stands before it.
async fn sign_in(request: HttpRequest, house: web::Data<House>, form: Form) -> Result<HttpResponse, Problem> {
    let login = form.value("login").trim().to_lowercase();
    let now = house.clock.now();
    let wait = house.throttle.wait(&login, now);
    if wait > 0 {
        return Err(Problem::wait(wait.unsigned_abs()));
    }
    let (keep, name, password) = (house.clone(), login.clone(), form.value("password").to_owned());
    let device = request.headers().get("user-agent").and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
    let entered = web::block(move || -> Result<Option<Token>, Failure> {
        let known = keep.store.read_any(|db| sign_in_facts(db, &name))?;
        let hash = known.as_ref().map(|(_, _, hash)| hash.as_str());
        let matches = password_matches(&password, hash);
        let (true, Some((scope, person, _))) = (matches, known) else { return Ok(None) };
        let token = Token::new().map_err(|e| Failure::unreadable(e.to_string()))?;
        let kept = token.clone();
        keep.store.write(&scope, move |desk| start_session(desk, person, &kept, &device, now))?;
        Ok(Some(token))
    })
    .await
    .map_err(Problem::failed)??;
    match entered {
        Some(token) => {
            house.throttle.succeeded(&login);
            let back = form.value("ve");
            let local = back.starts_with('/') && !back.starts_with("//") && !back.contains('\\');
            let mut answer = go(if local { back } else { "/" });
            answer.add_cookie(&session_cookie(&token, house.secure)).map_err(Problem::failed)?;
            Ok(answer)
        }
        None => {
            house.throttle.failed(&login, now);
            let message = "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt; quên mật khẩu thì nhờ quản trị của cơ quan đặt lại.";
            form.refuse(Refusal::new("SIGN-IN", message).at("password"));
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &SignInPage { frame: Frame::public(""), form })
        }
    }
}

fn session_cookie(token: &Token, secure: bool) -> Cookie<'static> {
    Cookie::build(SESSION_COOKIE, token.as_str().to_owned())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(secure)
        .max_age(Duration::hours(SESSION_HOURS))
        .finish()
}

async fn sign_out(request: HttpRequest, posted: Posted<Inspect>) -> Result<HttpResponse, Problem> {
    if let Some(token) = session_token(&request) {
        posted.visit.write(move |desk, _| end_session(desk, &token)).await?;
    }
    let mut answer = go_saying("/dang-nhap", &Flash::done("Đã đăng xuất."));
    let gone = Cookie::build(SESSION_COOKIE, "").path("/").max_age(Duration::ZERO).finish();
    answer.add_cookie(&gone).map_err(Problem::failed)?;
    Ok(answer)
}

const REGIONS: [(&str, &str); 4] =
    [("I", "Vùng I"), ("II", "Vùng II"), ("III", "Vùng III"), ("IV", "Vùng IV")];

async fn ask_first(house: web::Data<House>) -> Result<HttpResponse, Problem> {
    if !empty(&house).await? {
        return Ok(go("/dang-nhap"));
    }
    let form = Form::empty()
        .with("superior", "Cục Quản lý Thi hành án dân sự")
        .with("symbol", "THADS")
        .with("wage_region", "I");
    show(&FirstPage { frame: Frame::public(""), form, regions: REGIONS.to_vec() })
}

/// The first visitor of an empty house opens the agency's book and becomes its administrator.
async fn open_first(house: web::Data<House>, form: Form) -> Result<HttpResponse, Problem> {
    if !empty(&house).await? {
        return Err(Problem::refused(Refusal::new(
            "OPENED",
            "Sổ của cơ quan đã được mở. Đăng nhập bằng tài khoản được cấp.",
        )));
    }
    let read = read_first(&form);
    let hash = hash_password(form.value("password"));
    let (Some((scope, facts, person)), Ok(hash)) = (read, &hash) else {
        if let Err(refusal) = hash {
            form.refuse(refusal);
        }
        let page = FirstPage { frame: Frame::public(""), form, regions: REGIONS.to_vec() };
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let (keep, hash) = (house.clone(), hash.clone());
    web::block(move || {
        let (id, now) = (PersonId::new(), keep.clock.now());
        let author = Author { id, name: person.name.clone(), office: person.office.clone() };
        let doing = Doing::new(author, now.day(), now);
        keep.store.write(&scope, move |desk| {
            open_agency(desk, &doing, facts, person)?;
            set_password(desk, id, &hash, now)
        })
    })
    .await
    .map_err(Problem::failed)??;
    Ok(go_saying("/dang-nhap", &Flash::done("Đã mở sổ của cơ quan. Đăng nhập bằng tài khoản vừa tạo.")))
}

fn read_first(form: &Form) -> Option<(Scope, AgencyFacts, PersonFacts)> {
    let place = form.field("place").called("tên tỉnh, thành phố").text(60);
    let name = form.field("agency").called("tên cơ quan").text(120);
    let superior = form.field("superior").called("cơ quan chủ quản").text(120);
    let address = form.field("address").called("địa chỉ trụ sở").text(200);
    let symbol = form.field("symbol").called("ký hiệu văn bản").text(20);
    let region = form.field("wage_region").called("vùng lương tối thiểu").choice(&REGIONS);
    let person = form.field("name").called("họ và tên").text(100);
    let login = form.field("login").called("tên đăng nhập").text(40);
    let code = crate::kernel::fold(place.as_deref().unwrap_or("")).replace(' ', "-");
    let Ok(agency) = code.parse() else {
        form.refuse(Refusal::new("PLACE", "Tên tỉnh, thành phố cần có chữ cái.").at("place"));
        return None;
    };
    let (place, name) = (place?, name?);
    let facts = AgencyFacts {
        head_title: format!("Trưởng {name}"),
        name,
        superior: superior?,
        place,
        address: address?,
        symbol: symbol?,
        wage_region: region?.trim_start_matches("Vùng ").to_owned(),
    };
    let person = PersonFacts {
        login: login?.to_lowercase(),
        name: person?,
        office: "Quản trị".into(),
        unit: String::new(),
        roles: Roles::of([Role::Administrator]),
        until: None,
    };
    Some((Scope::of(agency), facts, person))
}

fn account_page(visit: &Visit<Inspect>, form: Form) -> AccountPage {
    let actor = visit.actor();
    AccountPage {
        frame: visit.frame.clone(),
        form,
        facts: vec![
            ("Họ và tên", actor.name.clone()),
            ("Chức danh", actor.office.clone()),
            ("Đơn vị", actor.unit.clone()),
            ("Vai trò", actor.roles.labels()),
        ],
    }
}

async fn own_account(visit: Visit<Inspect>) -> Result<HttpResponse, Problem> {
    show(&account_page(&visit, Form::empty()))
}

async fn change_password(posted: Posted<Inspect>) -> Result<HttpResponse, Problem> {
    let Posted { visit, form } = posted;
    let (id, now) = (visit.actor().id, visit.house.clock.now());
    let (old, new) = (form.value("old").to_owned(), form.value("password").to_owned());
    let changed = visit
        .write(move |desk, _| {
            let hash = crate::accounts::password_hash_of(desk, id)?;
            if !password_matches(&old, hash.as_deref()) {
                return Err(Refusal::new("SIGN-IN", "Mật khẩu đang dùng không đúng.").at("old").into());
            }
            set_password(desk, id, &hash_password(&new)?, now)
        })
        .await;
    match changed {
        Ok(()) => Ok(go_saying("/tai-khoan", &Flash::done("Đã đổi mật khẩu."))),
        Err(Failure::Refused(refusal)) => {
            form.refuse(*refusal);
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &account_page(&visit, form))
        }
        Err(failure) => Err(failure.into()),
    }
}

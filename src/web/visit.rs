//! A visit: a signed-in person with proof that they may do what the handler does.
//!
//! The duty stands in the handler's signature (`Visit<Sign>`, `Posted<KeepStore>`), so permission and agency are
//! checked before the first line runs, and a posted form has proven that it was drawn for this session.

use super::{Flash, Form, Frame, House, Nav, Problem, Seat, Upload, csrf, house};
use crate::{
    accounts::{
        Actor, Administer, Bookkeep, Duty, Inspect, KeepStore, Role, Token, Warrant, actor_of_session,
        agency_facts,
    },
    kernel::{ActId, Day},
    ledger::{Doing, head},
    store::{Desk, Failure},
};
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use std::{future::Future, pin::Pin};

/// The name of the session's cookie.
pub const SESSION_COOKIE: &str = "np_phien";

/// A signed-in person who may do `D`.
pub struct Visit<D: Duty = Inspect> {
    /// The proof.
    pub warrant: Warrant<D>,
    /// What stands around the page.
    pub frame: Frame,
    /// The house.
    pub house: web::Data<House>,
}

impl<D: Duty> Visit<D> {
    /// Who it is.
    pub fn actor(&self) -> &Actor {
        self.warrant.actor()
    }

    /// The present legal day.
    pub fn today(&self) -> Day {
        self.house.clock.today()
    }

    /// Reads within this person's agency.
    ///
    /// # Errors
    /// The job's refusal or failure, as a page.
    pub async fn read<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Desk<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Problem> {
        house::read(&self.house, &self.actor().scope, job).await
    }

    /// Writes within this person's agency. A refusal comes back as such, so that a form can show it.
    ///
    /// # Errors
    /// The job's refusal or failure.
    pub async fn write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Desk<'_>, &House) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        house::write(&self.house, &self.actor().scope, job).await
    }

    /// The circumstances of an act posted with this form: its id and the last act seen travel in the form.
    pub fn doing(&self, form: &Form, on: Day) -> Doing {
        let mut doing = Doing::new(self.actor().author(), on, self.house.clock.now());
        if let Ok(act) = form.value("act").parse::<ActId>() {
            doing.act = act;
        }
        doing.after = form.value("after").parse().ok();
        doing
    }
}

impl<D: Duty + 'static> FromRequest for Visit<D> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Visit<D>, Problem>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { enter(&request).await.map(|(visit, _)| visit) })
    }
}

/// A posted form from a person who may do `D`; its token has been checked.
pub struct Posted<D: Duty = Inspect> {
    /// Who posted it.
    pub visit: Visit<D>,
    /// What was typed.
    pub form: Form,
}

impl<D: Duty + 'static> FromRequest for Posted<D> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Posted<D>, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let form = Form::from_request(&request, payload);
        Box::pin(async move {
            let (visit, token) = enter(&request).await?;
            let form = form.await?;
            prove(&token, &form)?;
            Ok(Posted { visit, form })
        })
    }
}

/// A posted form with files from a person who may do `D`; its token has been checked.
pub struct PostedFiles<D: Duty = Inspect> {
    /// Who posted it.
    pub visit: Visit<D>,
    /// What was typed and the files.
    pub upload: Upload,
}

impl<D: Duty + 'static> FromRequest for PostedFiles<D> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<PostedFiles<D>, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            // The person first: a stranger's bytes are not read.
            let (visit, token) = enter(&request).await?;
            let upload = Upload::read(&request, payload).await?;
            prove(&token, &upload.form)?;
            Ok(PostedFiles { visit, upload })
        })
    }
}

fn prove(token: &Token, form: &Form) -> Result<(), Problem> {
    if csrf::holds(token.as_str().as_bytes(), form.value(csrf::FIELD)) {
        Ok(())
    } else {
        Err(Problem::foreign_form())
    }
}

/// The session's token in a request, if it has one.
pub fn session_token(request: &HttpRequest) -> Option<Token> {
    request.cookie(SESSION_COOKIE).and_then(|cookie| Token::from_cookie(cookie.value()))
}

async fn enter<D: Duty + 'static>(request: &HttpRequest) -> Result<(Visit<D>, Token), Problem> {
    let house = request
        .app_data::<web::Data<House>>()
        .cloned()
        .ok_or_else(|| Problem::failed("no house behind this route"))?;
    let back = request.uri().path_and_query().map_or("/", |p| p.as_str());
    let back = if request.method().is_safe() { back } else { "/" };
    let Some(token) = session_token(request) else { return Err(Problem::sign_in(back)) };
    let (keep, digest) = (house.clone(), token.clone());
    let found = web::block(move || {
        keep.store.read_any(|db| {
            let Some(actor) = actor_of_session(db, &digest, keep.clock.now())? else { return Ok(None) };
            let mut desk = Desk::new(db, actor.scope.clone());
            let facts = agency_facts(&mut desk)?;
            let (n, head) = head(&mut desk)?;
            Ok(Some((actor, facts.name, (n > 0).then_some(head))))
        })
    })
    .await
    .map_err(Problem::failed)??;
    let Some((actor, agency, head)) = found else { return Err(Problem::sign_in(back)) };
    let frame = Frame {
        agency,
        division: Some(actor.unit.clone()).filter(|unit| !unit.is_empty()),
        seat: Some(Seat { name: actor.name.clone(), office: actor.office.clone() }),
        nav: places_for(&actor),
        active: "",
        book_head: head,
        csrf: csrf::token(token.as_str().as_bytes()),
        flash: Flash::of(request),
        search: String::new(),
    };
    frame.remember(request);
    let warrant = actor.warrant::<D>().map_err(Problem::forbidden)?;
    Ok((Visit { warrant, frame, house }, token))
}

/// What stands in the rail for this person: only what the role has.
fn places_for(actor: &Actor) -> Vec<Nav> {
    Nav::ALL
        .into_iter()
        .filter(|nav| match nav.key {
            "scan" => actor.may::<KeepStore>() || actor.roles.has_any(&[Role::Prosecutor, Role::Head]),
            "money" => actor.may::<Bookkeep>() || actor.roles.has_any(&[Role::Head, Role::Prosecutor]),
            "reports" => false,
            "admin" => actor.may::<Administer>(),
            _ => true,
        })
        .collect()
}

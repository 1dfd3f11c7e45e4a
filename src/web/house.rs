//! The house behind every page: store, vault, clock, and the people waiting at the door.

use super::Problem;
use crate::{
    accounts::Throttle,
    kernel::Clock,
    store::{Desk, Failure, Scope, Store},
    vault::Vault,
};
use actix_web::web;
use tokio::sync::Semaphore;

/// Photographs decoded at once: each takes tens of megabytes.
const DECODES_AT_ONCE: usize = 2;

/// What every handler may use.
pub struct House {
    /// Both databases behind one door.
    pub store: Store,
    /// Files named by their digests.
    pub vault: Vault,
    /// Where "now" comes from.
    pub clock: Clock,
    /// Slow answers to guessing.
    pub throttle: Throttle,
    /// Whether the outside address is HTTPS: cookies then travel only there.
    pub secure: bool,
    /// Lets only so many photographs be decoded at once.
    pub decodes: Semaphore,
}

impl House {
    /// A house over an open store and vault.
    pub fn new(store: Store, vault: Vault, clock: Clock, secure: bool) -> House {
        House {
            store,
            vault,
            clock,
            throttle: Throttle::default(),
            secure,
            decodes: Semaphore::new(DECODES_AT_ONCE),
        }
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Problem {
        match failure {
            Failure::Refused(refusal) => match refusal.code.as_str() {
                "STALE" => Problem::stale(*refusal),
                "WARRANT" => Problem::forbidden(*refusal),
                code if code.ends_with("-UNKNOWN") => Problem::missing(*refusal),
                _ => Problem::refused(*refusal),
            },
            Failure::Broken(error) => Problem::failed(error),
        }
    }
}

/// Reads on a thread that may wait; a job does all its queries in one go.
///
/// # Errors
/// The job's refusal or failure, as a page.
pub async fn read<T: Send + 'static>(
    house: &web::Data<House>,
    scope: &Scope,
    job: impl FnOnce(&mut Desk<'_>) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Problem> {
    let (house, scope) = (house.clone(), scope.clone());
    let done = web::block(move || house.store.read(&scope, job)).await.map_err(Problem::failed)?;
    Ok(done?)
}

/// Writes on a thread that may wait, and answers when it is durable.
///
/// # Errors
/// The job's refusal or failure, as a page.
pub async fn write<T: Send + 'static>(
    house: &web::Data<House>,
    scope: &Scope,
    job: impl FnOnce(&mut Desk<'_>, &House) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let (keep, scope) = (house.clone(), scope.clone());
    let inner = house.clone();
    web::block(move || keep.store.write(&scope, move |desk| job(desk, &inner)))
        .await
        .unwrap_or_else(|e| Err(crate::store::StoreError::Commit(e.to_string()).into()))
}

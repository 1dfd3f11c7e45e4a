//! The list of everything reachable: each slice's routes on the kit, and what stands around every answer.

use crate::{
    accounts::Inspect,
    assets as asset_pages, auctions, book, casefile, cases,
    config::Config,
    counting, custody, disposal, documents, handover,
    kernel::Clock,
    oversight, people, proceeds, rulebook, search, steps,
    store::Store,
    today,
    vault::Vault,
    web::{House, Problem, Visit, assets, go, guard, sign_in_routes},
};
use actix_web::{App, HttpResponse, HttpServer, dev::Server, middleware, web};
use std::net::{SocketAddr, TcpListener};

/// Every route of the house.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .configure(assets::routes)
        .configure(sign_in_routes)
        .configure(documents::routes)
        .configure(cases::routes)
        .configure(asset_pages::routes)
        .configure(casefile::routes)
        .configure(custody::routes)
        .configure(disposal::routes)
        .configure(counting::routes)
        .configure(handover::routes)
        .configure(today::routes)
        .configure(search::routes)
        .configure(rulebook::routes)
        .configure(book::routes)
        .configure(people::routes)
        .configure(auctions::routes)
        .configure(proceeds::routes)
        .configure(oversight::routes)
        .configure(steps::routes)
        .route("/", web::get().to(home))
        .default_service(web::to(nowhere));
}

/// The front page: the day's work for who is signed in, the door for everyone else.
async fn home(_: Visit<Inspect>) -> HttpResponse {
    go("/hom-nay")
}

async fn nowhere() -> Result<HttpResponse, Problem> {
    Err(Problem::not_found())
}

/// A bound and ready server, and the address it listens on.
///
/// # Errors
/// When the address is taken.
pub fn serve(house: House, listen: &str, port: u16, workers: usize) -> std::io::Result<(Server, SocketAddr)> {
    let listener = TcpListener::bind((listen, port))?;
    let address = listener.local_addr()?;
    let house = web::Data::new(house);
    let server = HttpServer::new(move || {
        App::new()
            .app_data(house.clone())
            .configure(routes)
            .wrap(middleware::Compress::default())
            .wrap(middleware::from_fn(guard::watch))
    })
    .workers(workers.max(1))
    .shutdown_timeout(5)
    .listen(listener)?
    .run();
    Ok((server, address))
}

/// A house as the settings describe it.
///
/// # Errors
/// A sentence that says what cannot be opened.
pub fn house(config: &Config, clock: Clock) -> Result<House, String> {
    std::fs::create_dir_all(&config.data)
        .map_err(|e| format!("không tạo được thư mục {}: {e}", config.data.display()))?;
    let address = config.address().map_err(|e| e.to_string())?;
    let store = Store::open(&address).map_err(|e| e.to_string())?;
    let vault = Vault::open(config.vault()).map_err(|e| e.to_string())?;
    Ok(House::new(store, vault, clock, config.https))
}

/// Serves until the process is told to stop; `say` is given the address once it is ready.
///
/// # Errors
/// When the address is taken.
pub fn run(house: House, config: &Config, say: impl FnOnce(&str)) -> std::io::Result<()> {
    actix_web::rt::System::new().block_on(async {
        let (server, address) = serve(house, &config.listen, config.port, config.workers)?;
        say(&format!("http://{address}"));
        server.await
    })
}

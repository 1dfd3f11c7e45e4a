//! `serve` and `demo`: the service, with the agency's own data or with the sample agency.
#![allow(clippy::print_stdout)]

use super::Answer;
use crate::{app, config::Config, demo, kernel::Clock, web::House};
use std::path::{Path, PathBuf};

/// The file that says a folder holds a demo, and may be emptied for the next one.
const DEMO_MARK: &str = "la-ban-trinh-dien";

#[derive(clap::Args)]
pub(super) struct ServeArgs {
    /// Tệp cấu hình (TOML)
    #[arg(long, value_name = "TỆP")]
    config: Option<PathBuf>,
}

#[derive(clap::Args)]
pub(super) struct DemoArgs {
    /// Thư mục chứa dữ liệu trình diễn, được làm mới mỗi lần chạy
    #[arg(long, value_name = "THƯ_MỤC", default_value = "demo-data")]
    data: PathBuf,
    /// Cổng
    #[arg(long, value_name = "CỔNG", default_value_t = 8080)]
    port: u16,
}

pub(super) fn serve(args: &ServeArgs) -> Answer {
    log();
    let config = match Config::load(args.config.as_deref()) {
        Ok(config) => config,
        Err(error) => return Answer::wrong(sentence(&error.to_string())),
    };
    match app::house(&config, Clock::System) {
        Ok(house) => run(house, &config, |address| {
            println!("Niêm Phong đang phục vụ tại {address}");
            println!("Cơ sở dữ liệu: {}", config.address().map_or_else(|e| e.to_string(), |a| a.to_string()));
            println!("Dừng: Ctrl + C");
        }),
        Err(error) => Answer::wrong(sentence(&error)),
    }
}

pub(super) fn demo(args: &DemoArgs) -> Answer {
    log();
    if let Err(why) = empty(&args.data) {
        return Answer::wrong(sentence(&why));
    }
    let config = Config { data: args.data.clone(), port: args.port, ..Config::default() };
    let house = match app::house(&config, Clock::System) {
        Ok(house) => house,
        Err(error) => return Answer::wrong(sentence(&error)),
    };
    let begun = demo::load(&house.store, &house.vault, &house.clock);
    let accounts = match begun {
        Ok(accounts) => accounts,
        Err(error) => return Answer::wrong(sentence(&error)),
    };
    let house_clock = house.clock.clone();
    run(house, &config, |address| {
        println!("Niêm Phong, cơ quan trình diễn, tại {address}");
        println!();
        println!("  {:<12} {:<20} {:<34} Xem gì", "Tên", "Mật khẩu", "Người");
        for account in &accounts {
            let person = format!("{} ({})", account.name, account.office);
            println!("  {:<12} {:<20} {person:<34} {}", account.login, account.password, account.shows);
        }
        if let Some(note) = demo::note(&house_clock) {
            println!("\n{note}");
        }
        println!();
        println!("Dừng: Ctrl + C");
    })
}

/// Empties a folder that holds an earlier demo; refuses any other that is not empty.
fn empty(folder: &Path) -> Result<(), String> {
    let shown = folder.display();
    let mark = folder.join(DEMO_MARK);
    let occupied = folder.read_dir().is_ok_and(|mut entries| entries.next().is_some());
    if occupied && !mark.exists() {
        return Err(format!(
            "thư mục {shown} đã có dữ liệu không phải của bản trình diễn; chọn thư mục khác bằng --data"
        ));
    }
    if occupied {
        std::fs::remove_dir_all(folder).map_err(|e| format!("không làm trống được thư mục {shown}: {e}"))?;
    }
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&mark, "Thư mục này được làm mới mỗi lần chạy bản trình diễn.\n"))
        .map_err(|e| format!("không ghi được vào thư mục {shown}: {e}"))
}

fn run(house: House, config: &Config, say: impl FnOnce(&str)) -> Answer {
    match app::run(house, config, say) {
        Ok(()) => Answer::default(),
        Err(error) => Answer::wrong(format!(
            "Không mở được cổng {} tại {}: {error}. Chọn cổng khác bằng --port.",
            config.port, config.listen
        )),
    }
}

/// What happens inside goes to standard error; `RUST_LOG` chooses how much.
fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    drop(tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init());
}

fn sentence(text: &str) -> String {
    super::law::capital(&format!("{}.", text.trim_end_matches('.')))
}

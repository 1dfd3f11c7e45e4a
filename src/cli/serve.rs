//! `serve` and `demo`: the service, with the agency's own data or with the sample agency.
#![allow(clippy::print_stdout)]

use super::Answer;
use crate::{app, config::Config, kernel::Clock, web::House};
use std::path::PathBuf;

#[derive(clap::Args)]
pub(super) struct ServeArgs {
    /// Tệp cấu hình (TOML)
    #[arg(long, value_name = "TỆP")]
    config: Option<PathBuf>,
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

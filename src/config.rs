//! A dozen settings, their defaults, and what overrides them: a file, then the environment.

use crate::store::{Address, StoreError};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The settings of one running house. A file may set any of them; unknown keys are refused.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The address to listen on. `0.0.0.0` lets the office's other machines in.
    pub listen: String,
    /// The port to listen on; 0 takes any free one.
    pub port: u16,
    /// Where the database is: `sqlite:…` or `postgres://…`. Empty: a file in `data`.
    pub database: String,
    /// The folder of the database file and the vault.
    pub data: PathBuf,
    /// Whether people reach the house by HTTPS; cookies then travel only there.
    pub https: bool,
    /// Threads that answer requests; more than the machine has cores only costs memory.
    pub workers: usize,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            listen: "127.0.0.1".into(),
            port: 8080,
            database: String::new(),
            data: PathBuf::from("niemphong-data"),
            https: false,
            workers: 2,
        }
    }
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("không đọc được tệp cấu hình {0}: {1}")]
    Read(String, std::io::Error),
    /// The file says something we do not know.
    #[error("tệp cấu hình {0} sai: {1}")]
    Parse(String, String),
    /// An environment variable cannot be read.
    #[error("biến môi trường {0} sai: {1}")]
    Environment(&'static str, String),
    /// The address of the database is wrong.
    #[error(transparent)]
    Address(#[from] StoreError),
}

impl Config {
    /// Defaults, then the file, then `NIEMPHONG_…` of the environment.
    ///
    /// # Errors
    /// [`ConfigError`] that names the file or the variable.
    pub fn load(file: Option<&Path>) -> Result<Config, ConfigError> {
        let mut config = match file {
            None => Config::default(),
            Some(path) => {
                let name = path.display().to_string();
                let text = std::fs::read_to_string(path).map_err(|e| ConfigError::Read(name.clone(), e))?;
                toml::from_str(&text).map_err(|e| ConfigError::Parse(name, e.to_string()))?
            }
        };
        let set = |name: &'static str| std::env::var(name).ok().filter(|v| !v.is_empty());
        if let Some(url) = set("NIEMPHONG_DATABASE") {
            config.database = url;
        }
        if let Some(folder) = set("NIEMPHONG_DATA") {
            config.data = folder.into();
        }
        if let Some(listen) = set("NIEMPHONG_LISTEN") {
            config.listen = listen;
        }
        if let Some(port) = set("NIEMPHONG_PORT") {
            config.port = port
                .parse()
                .map_err(|_| ConfigError::Environment("NIEMPHONG_PORT", "cần một số cổng".into()))?;
        }
        if let Some(https) = set("NIEMPHONG_HTTPS") {
            config.https = https == "1" || https == "true";
        }
        Ok(config)
    }

    /// Where the database is.
    ///
    /// # Errors
    /// [`ConfigError::Address`] when the address is of no kind we know.
    pub fn address(&self) -> Result<Address, ConfigError> {
        if self.database.is_empty() {
            return Ok(Address::Sqlite(self.data.join("so.sqlite")));
        }
        Ok(self.database.parse()?)
    }

    /// The folder of the vault.
    pub fn vault(&self) -> PathBuf {
        self.data.join("vault")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_nobody_knows_is_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config.toml");
        std::fs::write(&file, "port = 9000\nports = 1\n").unwrap();
        let told = Config::load(Some(&file)).unwrap_err().to_string();
        assert!(told.contains("ports"), "{told}");
        std::fs::write(&file, "port = 9000\n").unwrap();
        let config = Config::load(Some(&file)).unwrap();
        assert_eq!(config.port, 9000);
        assert!(matches!(config.address(), Ok(Address::Sqlite(_))));
    }
}

//! How work with the store ends when it does not succeed: a refusal, or a failure of the house itself.

use crate::kernel::Refusal;

/// What went wrong between the program and its database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address of the database is of no kind we know.
    #[error("địa chỉ cơ sở dữ liệu “{0}” không đúng: dùng sqlite:ĐƯỜNG_DẪN hoặc postgres://…")]
    Address(String),
    /// No connection.
    #[error("không mở được cơ sở dữ liệu: {0}")]
    Connect(String),
    /// The migrations failed.
    #[error("không cập nhật được cấu trúc cơ sở dữ liệu: {0}")]
    Migrate(String),
    /// A query failed.
    #[error("cơ sở dữ liệu báo lỗi: {0}")]
    Query(#[from] diesel::result::Error),
    /// What was read is not what was written.
    #[error("dữ liệu trong sổ không đọc được: {0}")]
    Unreadable(String),
    /// The group of acts to which this one belonged could not be committed.
    #[error("không ghi được vào sổ: {0}")]
    Commit(String),
}

/// Why a piece of work did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The house answers no, in words for the person.
    #[error("{0}")]
    Refused(Box<Refusal>),
    /// The house itself failed; the person sees a number, the log sees why.
    #[error(transparent)]
    Broken(#[from] StoreError),
}

impl Failure {
    /// Something stored does not read as it should.
    pub fn unreadable(what: impl Into<String>) -> Failure {
        Failure::Broken(StoreError::Unreadable(what.into()))
    }

    /// The refusal, if it is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Failure::Refused(refusal) => Some(refusal),
            Failure::Broken(_) => None,
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Refused(Box::new(refusal))
    }
}

impl From<diesel::result::Error> for Failure {
    fn from(error: diesel::result::Error) -> Failure {
        Failure::Broken(StoreError::Query(error))
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Failure {
        Failure::unreadable(error.to_string())
    }
}

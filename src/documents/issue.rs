//! Issuing a paper: take the next number, draw, keep the bytes.

use super::{
    number::{Series, symbol},
    store,
};
use crate::{
    kernel::{Day, PaperId, Refusal},
    ledger::{Author, head},
    store::{Desk, Failure, StoreError},
    vault::{Digest, Vault, VaultError},
};
use serde::{Deserialize, Serialize};

/// What is known of a paper before it has a number.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The catalogue's code: `DOC-58`.
    pub code: &'static str,
    /// Its name and matter in one line: `Quyết định giảm giá tài sản lần 3`.
    pub title: String,
    /// The series it is numbered in.
    pub series: Series,
    /// The day it bears.
    pub on: Day,
    /// Who signs.
    pub signer: Author,
}

/// What the head and the foot of a paper print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// `58/QĐ-THADS`.
    pub symbol: String,
    /// The ordinal in its series.
    pub number: i64,
    /// The day it bears.
    pub on: Day,
    /// The digest of the book just before the act that issues this paper: the anchor.
    pub anchor: String,
    /// How many acts the book held then.
    pub anchor_n: i64,
}

/// An issued paper, as the act that issues it keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedPaper {
    /// The paper.
    pub id: PaperId,
    /// The catalogue's code.
    pub code: String,
    /// Its name and matter.
    pub title: String,
    /// Its series.
    pub series: String,
    /// The year of the series.
    pub year: i32,
    /// The ordinal.
    pub number: i64,
    /// As printed.
    pub symbol: String,
    /// The day it bears.
    pub on: Day,
    /// Who signs.
    pub signer: String,
    /// SHA-256 of the PDF.
    pub digest: String,
    /// Size of the PDF in bytes.
    pub bytes: i64,
    /// Its pages.
    pub pages: i32,
}

/// The code a stranger can type: ten letters of the digest, in two groups.
pub fn short_code(digest: &str) -> String {
    let letters = digest.get(..10).unwrap_or(digest).to_uppercase();
    format!("{}-{}", letters.get(..5).unwrap_or(""), letters.get(5..).unwrap_or(""))
}

/// Takes the next number, draws the paper with it, keeps its bytes. Record the act that carries the result in
/// the same piece of work: only that gives the number away for good.
///
/// # Errors
/// What the drawing answers, or a failure of the database or the vault.
pub fn issue(
    desk: &mut Desk<'_>,
    vault: &Vault,
    draft: Draft,
    draw: impl FnOnce(&Head) -> Result<(Vec<u8>, usize), Failure>,
) -> Result<IssuedPaper, Failure> {
    let agency_symbol = store::agency_symbol(desk)?;
    let year = draft.series.year(draft.on);
    let number = store::last_number(desk, draft.series.code(), year)? + 1;
    let (anchor_n, anchor) = head(desk)?;
    let symbol = symbol(draft.series, number, &agency_symbol);
    let (pdf, pages) = draw(&Head { symbol: symbol.clone(), number, on: draft.on, anchor, anchor_n })?;
    let digest = vault.put(&pdf).map_err(vault_failure)?;
    Ok(IssuedPaper {
        id: PaperId::new(),
        code: draft.code.to_owned(),
        title: draft.title,
        series: draft.series.code().to_owned(),
        year,
        number,
        symbol,
        on: draft.on,
        signer: draft.signer.name,
        digest: digest.to_string(),
        bytes: i64::try_from(pdf.len()).unwrap_or(i64::MAX),
        pages: i32::try_from(pages).unwrap_or(i32::MAX),
    })
}

/// A vault's trouble as the store's: a refusal stays one.
pub fn vault_failure(error: VaultError) -> Failure {
    match error {
        VaultError::Refused(refusal) => Failure::Refused(refusal),
        other => Failure::Broken(StoreError::Commit(other.to_string())),
    }
}

impl IssuedPaper {
    /// The digest of its bytes.
    ///
    /// # Errors
    /// When what is stored is no digest.
    pub fn digest(&self) -> Result<Digest, Failure> {
        self.digest.parse().map_err(Failure::unreadable)
    }

    /// Refuses a paper dated before the last one of its series: a register does not go backwards.
    ///
    /// # Errors
    /// The refusal.
    pub fn not_before(&self, last: Option<Day>) -> Result<(), Refusal> {
        match last {
            Some(last) if self.on < last => Err(Refusal::new(
                "PAPER-DAY",
                format!(
                    "Văn bản liền trước trong sổ ghi ngày {last}; văn bản này không thể ghi ngày {} sớm hơn.",
                    self.on
                ),
            )),
            _ => Ok(()),
        }
    }
}

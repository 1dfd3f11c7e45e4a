//! Files brought in with a step: sniffed, kept in the vault before the act refers to them.

use crate::{
    assets::Attachment,
    documents::vault_failure,
    kernel::Refusal,
    store::Failure,
    vault::{Vault, sniff},
    web::SentFile,
};

const NAME_LETTERS_MAX: usize = 120;

/// Refuses what is neither a PDF nor a picture, by its bytes and not by its name.
///
/// # Errors
/// The refusal, at the field.
pub fn admissible(files: &[SentFile]) -> Result<(), Box<Refusal>> {
    match files.iter().find(|file| sniff(&file.bytes).is_none()) {
        None => Ok(()),
        Some(file) => Err(Box::new(
            Refusal::new(
                "FILE-KIND",
                format!(
                    "Tệp “{}” không phải PDF hoặc ảnh JPEG, PNG, WebP. Chọn bản quét khác.",
                    shown(&file.name)
                ),
            )
            .at("files"),
        )),
    }
}

/// Keeps the files.
///
/// # Errors
/// A refusal for an inadmissible kind; a failure of the vault.
pub fn keep(vault: &Vault, files: &[SentFile]) -> Result<Vec<Attachment>, Failure> {
    let one = |file: &SentFile| {
        let media = sniff(&file.bytes)
            .ok_or_else(|| Refusal::new("FILE-KIND", "Chỉ nhận tệp PDF hoặc ảnh.").at("files"))?;
        let digest = vault.put(&file.bytes).map_err(vault_failure)?;
        Ok(Attachment {
            digest: digest.to_string(),
            media: media.mime().to_owned(),
            bytes: i64::try_from(file.bytes.len()).unwrap_or(i64::MAX),
            name: shown(&file.name),
        })
    };
    files.iter().map(one).collect()
}

/// A name as it may be shown: no path, no control signs, not too long.
fn shown(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let kept: String = last.chars().filter(|c| !c.is_control()).take(NAME_LETTERS_MAX).collect();
    if kept.trim().is_empty() { "tệp".to_owned() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_no_path_and_a_program_is_no_scan() {
        assert_eq!(shown("C:\\Users\\lan\\bien-ban.pdf"), "bien-ban.pdf");
        assert_eq!(shown("\u{0}"), "tệp");
        let file =
            |bytes: &[u8]| SentFile { field: "files".into(), name: "a.pdf".into(), bytes: bytes.to_vec() };
        assert!(admissible(&[file(b"%PDF-1.7")]).is_ok());
        assert_eq!(admissible(&[file(b"MZ\x90")]).unwrap_err().code, "FILE-KIND");
    }
}

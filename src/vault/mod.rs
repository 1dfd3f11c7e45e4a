//! The vault: files named by the SHA-256 of their own bytes.
//!
//! A file is written, flushed and renamed to its digest before any act refers to it; the same bytes twice are
//! one file. If the machine stops in between, an unreferenced file remains, never a reference without a file.
//! It deliberately never changes or removes a file, and never believes a file's name or declared type.

mod photo;
mod sniff;

pub use photo::{Admitted, PHOTO_BYTES_MAX, PHOTO_SIDE_MAX, admit};
pub use sniff::{Media, sniff};

use crate::kernel::Refusal;
use sha2::{Digest as _, Sha256};
use std::{
    fmt, fs,
    io::{self, Write},
    path::{Path, PathBuf},
    str::FromStr,
};

/// SHA-256 of a file's bytes, as 64 small hexadecimal letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(String);

impl Digest {
    /// The digest of bytes.
    pub fn of(bytes: &[u8]) -> Digest {
        use fmt::Write as _;
        let hash = Sha256::digest(bytes);
        Digest(hash.iter().fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        }))
    }

    /// All 64 letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first eight letters, as printed under a photograph.
    pub fn short(&self) -> &str {
        &self.0[..8]
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Digest {
    type Err = String;
    fn from_str(text: &str) -> Result<Digest, String> {
        let sound =
            text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if sound { Ok(Digest(text.to_owned())) } else { Err("mã băm không đúng dạng".into()) }
    }
}

/// What went wrong with the vault itself.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The folder or a file cannot be read or written.
    #[error("kho tệp không đọc hoặc ghi được: {0}")]
    Io(#[from] io::Error),
    /// There is no such file.
    #[error("kho tệp thiếu tệp {0}")]
    Missing(String),
    /// The bytes are not the ones that were put there.
    #[error("tệp {0} không còn nguyên: mã băm không khớp")]
    Altered(String),
    /// The bytes cannot be admitted.
    #[error("{0}")]
    Refused(Box<Refusal>),
}

impl From<Refusal> for VaultError {
    fn from(refusal: Refusal) -> VaultError {
        VaultError::Refused(Box::new(refusal))
    }
}

/// A folder of files named by their digests.
#[derive(Clone, Debug)]
pub struct Vault {
    root: PathBuf,
}

impl Vault {
    /// Opens a vault, making its folder where there is none.
    ///
    /// # Errors
    /// [`VaultError::Io`] when the folder cannot be made.
    pub fn open(root: impl Into<PathBuf>) -> Result<Vault, VaultError> {
        let root = root.into();
        fs::create_dir_all(root.join("tmp"))?;
        Ok(Vault { root })
    }

    /// Where a file of that digest lies.
    pub fn path(&self, digest: &Digest) -> PathBuf {
        let (folder, name) = digest.as_str().split_at(2);
        self.root.join(folder).join(name)
    }

    /// Keeps bytes; returns their digest once they are durable. Bytes already kept are not written again.
    ///
    /// # Errors
    /// [`VaultError::Io`] when they cannot be written.
    pub fn put(&self, bytes: &[u8]) -> Result<Digest, VaultError> {
        self.stage(bytes)?.keep()
    }

    /// Writes bytes durably beside the vault. They enter it with [`Staged::keep`]; dropped, they leave nothing.
    fn stage(&self, bytes: &[u8]) -> Result<Staged<'_>, VaultError> {
        let digest = Digest::of(bytes);
        if self.path(&digest).exists() {
            return Ok(Staged { vault: self, digest, waiting: None });
        }
        let path = self.root.join("tmp").join(uuid::Uuid::now_v7().to_string());
        let staged = Staged { vault: self, digest, waiting: Some(path.clone()) };
        let mut file = fs::File::create(&path)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(staged)
    }

    /// The bytes of a digest, checked against it.
    ///
    /// # Errors
    /// [`VaultError::Missing`], [`VaultError::Altered`] or [`VaultError::Io`].
    pub fn get(&self, digest: &Digest) -> Result<Vec<u8>, VaultError> {
        let bytes = fs::read(self.path(digest)).map_err(|e| match e.kind() {
            io::ErrorKind::NotFound => VaultError::Missing(digest.to_string()),
            _ => VaultError::Io(e),
        })?;
        if Digest::of(&bytes) == *digest { Ok(bytes) } else { Err(VaultError::Altered(digest.to_string())) }
    }
}

/// Bytes that are durable and do not yet belong to the vault.
struct Staged<'a> {
    vault: &'a Vault,
    digest: Digest,
    /// Where they wait; nothing when the vault has them already.
    waiting: Option<PathBuf>,
}

impl Staged<'_> {
    /// Gives them their name in the vault; durable when it answers.
    fn keep(mut self) -> Result<Digest, VaultError> {
        if let Some(waiting) = &self.waiting {
            let path = self.vault.path(&self.digest);
            let folder = path.parent().unwrap_or(&self.vault.root);
            if !folder.exists() {
                fs::create_dir_all(folder)?;
                sync_folder(&self.vault.root)?;
            }
            fs::rename(waiting, &path)?;
            sync_folder(folder)?;
            self.waiting = None;
        }
        Ok(self.digest.clone())
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        if let Some(waiting) = &self.waiting {
            let _ = fs::remove_file(waiting);
        }
    }
}

/// Makes a rename durable.
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_are_kept_once_and_altered_bytes_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::open(folder.path()).unwrap();
        let digest = vault.put(b"bien ban").unwrap();
        assert_eq!(vault.put(b"bien ban").unwrap(), digest);
        assert_eq!(vault.get(&digest).unwrap(), b"bien ban");
        fs::write(vault.path(&digest), b"bien bam").unwrap();
        assert!(matches!(vault.get(&digest), Err(VaultError::Altered(_))));
        fs::remove_file(vault.path(&digest)).unwrap();
        assert!(matches!(vault.get(&digest), Err(VaultError::Missing(_))));
    }
}

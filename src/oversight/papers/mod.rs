//! What the papers of oversight say: the print of the register, the head's certificate.

mod certificate;
mod register;

pub use certificate::{CertificateFacts, certificate};
pub use register::{RegisterFacts, register_print};

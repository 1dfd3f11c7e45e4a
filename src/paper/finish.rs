//! The last touches on the PDF: version, language, properties, dates of the paper, a fixed identity, compression.

use super::{PaperError, sheet::About};
use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, StringFormat};
use sha2::{Digest, Sha256};
use std::io::Write;

const PRODUCER: &str = "Niem Phong";

/// Writes the file. Nothing in it depends on the clock or on chance.
pub(super) fn finish(mut doc: Document, about: &About) -> Result<Vec<u8>, PaperError> {
    let fault = |e: std::io::Error| PaperError::Library(e.to_string());
    "1.7".clone_into(&mut doc.version);
    let info = doc.trailer.get(b"Info").and_then(Object::as_reference).ok();
    let root = doc.trailer.get(b"Root").and_then(Object::as_reference).ok();
    let mut digest = Sha256::new();
    for (id, object) in &mut doc.objects {
        match object {
            Object::Stream(stream) => {
                digest.update(&stream.content);
                if stream.dict.get(b"Filter").is_err() {
                    let packed = deflate(&stream.content).map_err(fault)?;
                    stream.dict.set("Filter", "FlateDecode");
                    stream.set_content(packed);
                }
            }
            Object::Dictionary(dict) if Some(*id) == info => *dict = properties(about),
            Object::Dictionary(dict) if Some(*id) == root => {
                dict.set("Lang", Object::string_literal("vi-VN"));
                let shown = Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]);
                dict.set("ViewerPreferences", Object::Dictionary(shown));
            }
            Object::Dictionary(dict) => trim(dict),
            _ => {}
        }
    }
    for text in [&about.title, &about.author, &about.subject, &about.day.iso()] {
        digest.update(text.as_bytes());
        digest.update([0]);
    }
    let id = Object::String(digest.finalize()[..16].to_vec(), StringFormat::Hexadecimal);
    doc.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    let mut out = Vec::with_capacity(64 * 1024);
    doc.save_to(&mut out).map_err(fault)?;
    Ok(out)
}

fn deflate(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(6));
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Title, author, subject and the day of the paper; nothing else.
fn properties(about: &About) -> Dictionary {
    let date = format!("D:{}000000+07'00'", about.day.iso().replace('-', ""));
    Dictionary::from_iter([
        ("Title", text(&about.title)),
        ("Author", text(&about.author)),
        ("Subject", text(&about.subject)),
        ("Producer", text(PRODUCER)),
        ("CreationDate", Object::string_literal(date.as_str())),
        ("ModDate", Object::string_literal(date.as_str())),
    ])
}

fn text(value: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(value.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// Pages need no boxes beside the paper's, font descriptors need their true measures.
fn trim(dict: &mut Dictionary) {
    if dict.has(b"MediaBox") {
        for key in [b"TrimBox".as_slice(), b"CropBox", b"Annots"] {
            dict.remove(key);
        }
    }
    let name = dict.get(b"FontName").and_then(Object::as_name).map(<[u8]>::to_vec).unwrap_or_default();
    if name.is_empty() {
        return;
    }
    let name = String::from_utf8_lossy(&name);
    let (bold, italic) = (name.contains("Bold"), name.contains("Italic"));
    let numbers = |list: [i64; 4]| Object::Array(list.map(Object::Integer).to_vec());
    dict.set("FontBBox", numbers([-177, -303, 1126, 981]));
    dict.set("CapHeight", 662);
    dict.set("StemV", if bold { 140 } else { 80 });
    dict.set("ItalicAngle", if italic { -16 } else { 0 });
    // Serif, not symbolic, italic where it is.
    dict.set("Flags", 2 + 32 + if italic { 64 } else { 0 });
}

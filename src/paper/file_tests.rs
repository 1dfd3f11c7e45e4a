//! The PDF as a file: properties, identity, fonts, pictures.

use super::{Composer, Geometry, Photo, Sheet, Size, about, pdf, picture::tests::jpeg, testing};
use lopdf::{Document, Object};

fn sheet() -> Sheet {
    let mut paper = Composer::new(Geometry::PORTRAIT, Size::pt(14));
    paper.text("Ảnh chụp tài sản, 1.814.819.405 đồng.");
    paper.photos(&[Photo { picture: jpeg(120, 90), caption: "Mặt trước".into() }]);
    paper.finish(about(&testing::head("58/QĐ-THADS", "2026-11-30"), "Quyết định về việc giảm giá")).unwrap()
}

fn text(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    let units: Vec<u16> = bytes[2..].chunks(2).map(|c| u16::from_be_bytes([c[0], c[1]])).collect();
    String::from_utf16(&units).unwrap()
}

#[test]
fn properties_come_from_the_paper_and_nothing_from_the_clock() {
    let bytes = pdf(&sheet()).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let doc = Document::load_mem(&bytes).unwrap();
    let info = doc.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
    let info = doc.get_dictionary(info).unwrap();
    assert_eq!(text(info.get(b"Title").unwrap()), "Quyết định về việc giảm giá");
    assert_eq!(text(info.get(b"Author").unwrap()), "Thi hành án dân sự tỉnh Hà An");
    assert_eq!(text(info.get(b"Subject").unwrap()), "Số: 58/QĐ-THADS");
    assert_eq!(info.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20261130000000+07'00'");
    assert!(info.get(b"GTS_PDFXVersion").is_err(), "no claim to a standard it does not keep");
    assert_eq!(doc.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap(), b"vi-VN");
}

#[test]
fn the_same_sheet_gives_the_same_bytes_in_any_thread_and_another_sheet_another_identity() {
    let first = pdf(&sheet()).unwrap();
    let other = std::thread::spawn(|| pdf(&sheet()).unwrap()).join().unwrap();
    assert_eq!(first, other);
    let mut changed = sheet();
    changed.about.title.push('!');
    let id = |bytes: &[u8]| Document::load_mem(bytes).unwrap().trailer.get(b"ID").unwrap().clone();
    assert_ne!(id(&first), id(&pdf(&changed).unwrap()));
}

#[test]
fn fonts_are_embedded_parts_with_their_six_letters() {
    let doc = Document::load_mem(&pdf(&sheet()).unwrap()).unwrap();
    let mut seen = 0;
    for object in doc.objects.values() {
        let Ok(dict) = object.as_dict() else { continue };
        let Ok(name) = dict.get(b"FontName").and_then(Object::as_name) else { continue };
        let name = String::from_utf8_lossy(name);
        let (tag, rest) = name.split_once('+').unwrap();
        assert!(tag.len() == 6 && tag.bytes().all(|b| b.is_ascii_uppercase()), "{name}");
        assert!(rest.starts_with("NiemPhongSerif") && dict.has(b"FontFile2"));
        seen += 1;
    }
    assert!(seen >= 1);
}

#[test]
fn a_photograph_goes_in_as_the_bytes_it_is() {
    let doc = Document::load_mem(&pdf(&sheet()).unwrap()).unwrap();
    let original = jpeg(120, 90).bytes;
    let passed = doc.objects.values().filter_map(|o| o.as_stream().ok()).any(|s| s.content == original);
    assert!(passed, "the JPEG's own bytes stand in the file");
}

#[test]
fn a_two_page_decision_is_small() {
    let mut paper = Composer::new(Geometry::PORTRAIT, Size::pt(14));
    for _ in 0..30 {
        paper.text("Căn cứ Luật Thi hành án dân sự và các văn bản quy định chi tiết, hướng dẫn thi hành.");
    }
    let small = paper.finish(about(&testing::head("1/QĐ", "2026-01-05"), "x")).unwrap();
    assert!(pdf(&small).unwrap().len() < 45_000);
}

//! Photographs that nobody took: painted pictures that look like labelled evidence.
//!
//! A dozen pictures are painted once and admitted into the vault like any other photograph; each carries a scale and
//! a card. It may use the vault and nothing of the slices.

mod canvas;
mod places;
mod scene;
mod shape;
mod things;
mod vehicles;

use crate::{
    kernel::Refusal,
    store::Failure,
    vault::{Admitted, Vault, admit},
};
use canvas::Canvas;
use scene::{Ground, ground, label};
use std::{
    collections::BTreeMap,
    sync::{Arc, Condvar, Mutex, PoisonError},
    thread,
};

/// How a picture is painted on its ground.
type Painter = fn(&mut Canvas);

/// Name, ground, painter, number on the card, what the card says.
const PICTURES: &[(&str, Ground, Painter, &str, &str)] = &[
    ("car", Ground::Store, vehicles::car, "ẢNH 01", "Xe ô tô tải pick-up, nhìn từ bên trái"),
    ("motorbike", Ground::Store, vehicles::motorbike, "ẢNH 02", "Xe mô tô hai bánh, nhìn từ bên phải"),
    ("boat", Ground::Water, vehicles::boat, "ẢNH 03", "Phương tiện thủy tại nơi neo đậu"),
    ("house", Ground::Yard, places::house, "ẢNH 04", "Nhà và công trình trên đất"),
    ("land", Ground::Yard, places::land, "ẢNH 05", "Thửa đất và mốc ranh giới"),
    ("machine", Ground::Store, |c| places::machine(c, false), "ẢNH 06", "Máy móc trong xưởng"),
    ("machine-2", Ground::Store, |c| places::machine(c, true), "ẢNH 07", "Máy móc trong xưởng, loại 2"),
    ("carton", Ground::Store, things::carton, "ẢNH 08", "Thùng hàng đã niêm phong"),
    ("cash", Ground::Table, things::cash, "ẢNH 09", "Tiền mặt xếp theo mệnh giá"),
    ("phone", Ground::Table, things::phone, "ẢNH 10", "Điện thoại trong túi niêm phong"),
    ("keys", Ground::Table, things::keys, "ẢNH 11", "Chìa khóa kèm theo"),
    ("document", Ground::Table, things::document, "ẢNH 12", "Giấy tờ kèm theo"),
    ("gold", Ground::Table, things::gold, "ẢNH 13", "Kim loại quý"),
    ("tools", Ground::Table, things::tools, "ẢNH 14", "Công cụ thu giữ"),
];

/// Painted at once: as many as a small machine has cores.
const PAINTERS: usize = 2;

/// The pictures, painted beside the script: whoever needs one waits for that one only.
pub struct Pictures {
    shelf: Arc<Shelf>,
}

/// What is finished, and the bell that rings for each.
#[derive(Default)]
struct Shelf {
    kept: Mutex<BTreeMap<&'static str, Result<Admitted, String>>>,
    bell: Condvar,
}

impl Pictures {
    /// Begins to paint every picture and to admit it into the vault.
    pub fn begin(vault: &Vault) -> Pictures {
        let shelf = Arc::new(Shelf::default());
        for painter in 0..PAINTERS {
            let (shelf, vault) = (Arc::clone(&shelf), vault.clone());
            thread::spawn(move || {
                for picture in PICTURES.iter().skip(painter).step_by(PAINTERS) {
                    let done = std::panic::catch_unwind(|| admit(&vault, &painted(picture))).map_or_else(
                        |_| Err("việc dựng ảnh mẫu bị ngắt giữa chừng".to_owned()),
                        |kept| kept.map_err(|e| e.to_string()),
                    );
                    let mut kept = shelf.kept.lock().unwrap_or_else(PoisonError::into_inner);
                    kept.insert(picture.0, done);
                    shelf.bell.notify_all();
                }
            });
        }
        Pictures { shelf }
    }

    /// One picture, once it is painted.
    ///
    /// # Errors
    /// When there is none of that name, or what the vault answered.
    pub fn get(&self, name: &str) -> Result<Admitted, Failure> {
        let told = |why: String| Failure::from(Refusal::new("DEMO-PICTURE", why));
        if !PICTURES.iter().any(|picture| picture.0 == name) {
            return Err(told(format!("bảng dữ liệu mẫu không có ảnh “{name}”")));
        }
        let mut kept = self.shelf.kept.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(done) = kept.get(name) {
                return done.clone().map_err(told);
            }
            kept = self.shelf.bell.wait(kept).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

fn painted((name, place, painter, number, what): &(&str, Ground, Painter, &str, &str)) -> Vec<u8> {
    let mut canvas = Canvas::new();
    ground(&mut canvas, *place);
    painter(&mut canvas);
    label(&mut canvas, *place, number, what);
    canvas.jpeg(name.bytes().map(u32::from).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_is_painted_the_same_way_twice_and_none_is_one_grey_square() {
        for picture in PICTURES {
            let bytes = painted(picture);
            assert_eq!(bytes, painted(picture), "{}", picture.0);
            let seen = image::load_from_memory(&bytes).unwrap().into_luma8();
            let (dark, light) = seen.pixels().fold((255, 0), |(d, l), p| (d.min(p.0[0]), l.max(p.0[0])));
            assert!(light - dark > 150, "{}: from {dark} to {light}", picture.0);
        }
    }
}

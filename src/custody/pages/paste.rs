//! Rows pasted from a sheet: one thing a line, columns parted by tabs, into the fields of the form.

use crate::{
    custody::{ItemClass, Origin},
    kernel::{Refusal, fold},
    web::Form,
};

/// Most rows taken from one paste.
const ROWS_MAX: usize = 60;

/// The columns in their order, as the form names them.
const COLUMNS: [&str; 8] = ["name", "class", "quantity", "unit", "marks", "condition", "seal", "value"];

/// What is read above the box.
pub(super) const HINT: &str = "Mỗi dòng một vật; các cột theo thứ tự: tên, loại, số lượng, đơn vị, dấu hiệu riêng, tình \
    trạng, số niêm phong, giá trị. Chép thẳng từ Excel; dòng tiêu đề được bỏ qua.";

/// The class that a cell means: by its label or the beginning of it, by its code; ordinary when nothing is said.
fn class_of(cell: &str) -> Option<ItemClass> {
    let wanted = fold(cell.trim());
    if wanted.is_empty() {
        return Some(ItemClass::General);
    }
    let means = |class: &&ItemClass| class.code() == wanted || fold(class.label()).starts_with(&wanted);
    ItemClass::ALL.iter().find(means).copied()
}

/// The form with the pasted rows behind those already filled in. A class that is not understood leaves its field empty
/// and a fault beside it.
pub(super) fn taken(form: Form, first: usize) -> Form {
    let text = form.value("paste").to_owned();
    let mut form = form.replacing("paste", "");
    let rows = text.lines().map(str::trim_end).filter(|l| !l.trim().is_empty());
    let rows = rows.filter(|l| !fold(l).starts_with("ten"));
    for (n, line) in rows.take(ROWS_MAX).enumerate() {
        let row = first + n;
        let key = |name: &str| format!("line.{row}.{name}");
        form = form.replacing(&key("origin"), Origin::Seized.code());
        for (name, cell) in COLUMNS.iter().zip(line.split('\t').map(str::trim)) {
            if *name != "class" {
                form = form.replacing(&key(name), cell);
                continue;
            }
            match class_of(cell) {
                Some(class) => form = form.replacing(&key(name), class.code()),
                None => {
                    let text =
                        format!("Dòng {}: không hiểu loại “{cell}”. Chọn loại trong danh sách.", row + 1);
                    form.refuse(Refusal::new("CLASS", text).at(&key(name)));
                }
            }
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_sheet_become_lines_of_the_form() {
        let sheet = "Tên\tLoại\tSố lượng\nXe máy Honda\tPhương tiện\t1\tchiếc\t76F1-230.77\tcũ\tNP-1\t15.000.000\n\nĐiện thoại\telectronics\t2\nGạo\tlạ\t3";
        let form = taken(Form::empty().with("paste", sheet).with("line.0.name", ""), 0);
        assert_eq!(form.value("line.0.name"), "Xe máy Honda");
        assert_eq!(form.value("line.0.class"), "vehicle");
        assert_eq!(form.value("line.0.value"), "15.000.000");
        assert_eq!(form.value("line.1.class"), "electronics");
        assert_eq!(form.value("line.1.quantity"), "2");
        assert_eq!(form.value("line.2.name"), "Gạo");
        assert!(!form.is_sound(), "an unknown class is asked about");
        assert_eq!(form.value("paste"), "");
    }
}

//! Those present at a seizure as repeated rows; hours and days as fields.

use super::super::verbs::COMMUNE;
use crate::{
    kernel::{Clock, Day, Moment, Refusal},
    paper::Participant,
    web::Form,
};

/// Rows drawn at first.
const ROWS: usize = 5;
/// Most rows.
const ROWS_MAX: usize = 20;

/// In what part somebody is present.
pub(super) const PARTS: [&str; 10] = [
    "Chấp hành viên",
    "Người ghi biên bản",
    COMMUNE,
    "Đại diện cơ quan đất đai",
    "Kiểm sát viên",
    "Người phải thi hành án",
    "Người được thi hành án",
    "Người có quyền lợi, nghĩa vụ liên quan",
    "Người được giao bảo quản tài sản",
    "Người làm chứng",
];

/// The names of the fields of one person.
pub(super) struct PersonRow {
    pub no: usize,
    pub part: String,
    pub name: String,
    pub office: String,
    pub refused: String,
}

/// The rows to draw.
pub(super) fn person_rows(form: &Form) -> Vec<PersonRow> {
    let filled = form.rows("present").last().map_or(0, |last| last + 1);
    let more = usize::from(form.value("them") == "them-nguoi");
    (0..(filled.max(ROWS) + more).min(ROWS_MAX))
        .map(|i| PersonRow {
            no: i + 1,
            part: format!("present.{i}.part"),
            name: format!("present.{i}.name"),
            office: format!("present.{i}.office"),
            refused: format!("present.{i}.refused"),
        })
        .collect()
}

/// Those present and those who refuse to sign with their reason. Rows without a name are empty rows.
pub(super) fn present(form: &Form) -> (Vec<Participant>, Vec<(String, String)>) {
    let offered = PARTS.map(|part| (part, part));
    let (mut present, mut refusals) = (Vec::new(), Vec::new());
    for row in person_rows(form) {
        if form.value(&row.name).trim().is_empty() {
            continue;
        }
        let name = form.field(&row.name).called("họ tên").text(120);
        let part = form.field(&row.part).called("tư cách").choice(&offered);
        let office = form.maybe(&row.office).called("chức vụ, cơ quan").text(160).unwrap_or_default();
        let refused = form.maybe(&row.refused).called("lý do không ký").text(300);
        if let (Some(name), Some(part)) = (name, part) {
            refusals.extend(refused.map(|why| (name.clone(), why)));
            present.push(Participant::new(part, &name, &office));
        }
    }
    if present.is_empty() && form.is_sound() {
        form.refuse(Refusal::new("PRESENT", "Chưa ghi người tham gia kê biên.").at("present.0.name"));
    }
    (present, refusals)
}

/// A moment from a field of the day and a field of the hour, as `08:30`, Viet Nam time.
pub(super) fn moment(form: &Form, day: Option<Day>, field: &str, called: &str) -> Option<Moment> {
    let text = form.field(field).called(called).text(5)?;
    match (day, minutes(&text)) {
        (Some(day), Some(minutes)) => Some(Clock::fixed(day).now().plus_seconds((minutes - 9 * 60) * 60)),
        (None, Some(_)) => None,
        (_, None) => {
            form.refuse(Refusal::new("FIELD", format!("Cần nhập {called} dạng 08:30.")).at(field));
            None
        }
    }
}

fn minutes(text: &str) -> Option<i64> {
    let (hour, minute) = text.trim().split_once([':', 'h', 'g'])?;
    let (hour, minute): (i64, i64) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

/// Lines of a text field without the empty ones.
pub(super) fn lines(form: &Form, field: &str, called: &str, letters_max: usize) -> Vec<String> {
    let text = form.maybe(field).called(called).lines(letters_max).unwrap_or_default();
    text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_read_in_viet_nam_time() {
        let form = Form::parse(b"from=08:30&to=25:00").unwrap();
        let day: Day = "2026-08-04".parse().unwrap();
        let began = moment(&form, Some(day), "from", "giờ bắt đầu").unwrap();
        assert_eq!((began.clock_time().as_str(), began.day()), ("08:30", day));
        assert!(moment(&form, Some(day), "to", "giờ kết thúc").is_none());
        assert!(form.fault("to").is_some());
    }

    #[test]
    fn who_refuses_to_sign_is_kept_with_the_reason() {
        let body = "present.0.part=Ng%C6%B0%E1%BB%9Di%20l%C3%A0m%20ch%E1%BB%A9ng&present.0.name=A&present.0.refused=v%E1%BA%AFng\
            &present.1.name=";
        let form = Form::parse(body.as_bytes()).unwrap();
        let (present, refusals) = present(&form);
        assert_eq!((present.len(), refusals.len()), (1, 1));
        assert!(form.is_sound());
    }
}

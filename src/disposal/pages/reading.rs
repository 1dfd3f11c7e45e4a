//! What was typed in a step's form, as a step.

use super::{
    fields::{members, whole},
    matter::Seen,
    moment, outsider,
};
use crate::{
    disposal::{Burnt, Compared, Method, Step, StepKey},
    kernel::{Day, Moment},
    web::Form,
};

/// The step, or faults beside the fields.
pub(super) fn step(form: &Form, key: StepKey, seen: &Seen, now: Moment) -> Option<Step> {
    let text = |name: &str, called: &'static str| form.field(name).called(called).lines(1_000);
    let day = |name: &str, called: &'static str| form.field(name).called(called).day();
    Some(match key {
        StepKey::Procuracy => {
            let (document, received_on) =
                (text("document", "văn bản báo"), day("received_on", "ngày Viện kiểm sát nhận"));
            Step::ProcuracyTold { document: document?, received_on: received_on? }
        }
        StepKey::Meeting => meeting(form, seen)?,
        StepKey::Destroyed => destroyed(form, seen)?,
        StepKey::Notice => Step::Notified { until: None },
        StepKey::Served => {
            let (how, proof) = (text("how", "cách tống đạt"), text("proof", "chứng cứ tống đạt"));
            Step::Served { how: how?, proof: proof? }
        }
        StepKey::Absent => {
            Step::Absent { appointed: now, said: text("said", "ý kiến của bên nhận")? }
        }
        StepKey::Reappoint => Step::Reappointed { at: moment(form, "at", "thời điểm giao mới")? },
        StepKey::Handed => {
            let at = moment(form, "at", "thời điểm tiếp nhận");
            let (papers, condition) =
                (text("papers", "giấy tờ giao kèm"), text("condition", "tình trạng khi giao"));
            Step::HandedOver { at: at?, receiver: outsider(form), papers: papers?, condition: condition? }
        }
        StepKey::Paid => {
            let amount = form.field("amount").called("số tiền").vnd();
            let reference = text("reference", "chứng từ của Kho bạc");
            let received_on = day("received_on", "ngày nhận tiền");
            let interest = form.maybe("interest").called("tiền lãi").vnd().unwrap_or_default();
            Step::PaidToBudget { amount: amount?, interest, reference: reference?, received_on: received_on? }
        }
        StepKey::Returned => {
            let (authority, inspected) =
                (text("authority", "tư cách nhận"), text("inspected", "kết quả kiểm tra của người nhận"));
            let cost = form.maybe("cost").called("chi phí").vnd().unwrap_or_default();
            Step::Returned { receiver: outsider(form), authority: authority?, inspected: inspected?, cost }
        }
        StepKey::Unclaimed => Step::Unclaimed { until: now.day() },
        StepKey::Sold => {
            let (price, reference) =
                (form.field("price").called("giá bán").vnd(), text("reference", "biên bản bán"));
            let cost = form.maybe("cost").called("chi phí").vnd().unwrap_or_default();
            Step::Sold { price: price?, cost, reference: reference? }
        }
        StepKey::Deposited => {
            let amount = form.field("amount").called("số tiền gửi").vnd();
            let (bank, account) = (text("bank", "nơi gửi"), text("account", "số sổ, số tài khoản"));
            Step::Deposited {
                amount: amount?,
                bank: bank?,
                account: account?,
                savings: form.ticked("savings"),
            }
        }
        StepKey::Issuer => {
            Step::ToIssuer { receiver: outsider(form), receipt: text("receipt", "văn bản tiếp nhận")? }
        }
        StepKey::Condemn => Step::Condemned { why: text("why", "lý do")? },
        StepKey::Withdraw => Step::Withdrawn { why: text("why", "lý do")? },
    })
}

fn meeting(form: &Form, seen: &Seen) -> Option<Step> {
    let method = form.field("method").called("hình thức tiêu hủy").read::<Method>();
    let mut lines = Vec::new();
    for (n, row) in whole(&seen.rows).enumerate() {
        let cell = |part: &str| form.maybe(&format!("line.{n}.{part}")).text(300).unwrap_or_default();
        lines.push(Compared {
            code: row.code.clone(),
            judgment: cell("judgment"),
            transfer: cell("transfer"),
            intake: cell("intake"),
            release: cell("release"),
            enforcement: cell("enforcement"),
            found: cell("found"),
            same: form.ticked(&format!("line.{n}.same")),
        });
    }
    let (mut ayes, mut nays) = (Vec::new(), Vec::new());
    for (n, name) in members(seen).into_iter().enumerate() {
        match form.value(&format!("vote.{n}")) {
            "aye" => ayes.push(name),
            "nay" => nays.push(name),
            _ => {}
        }
    }
    Some(Step::CouncilMet { lines, ayes, nays, method: method? })
}

fn destroyed(form: &Form, seen: &Seen) -> Option<Step> {
    let (began, ended) = (moment(form, "began", "giờ bắt đầu"), moment(form, "ended", "giờ kết thúc"));
    let place = form.field("place").called("nơi tiêu hủy").text(200);
    let procurator = form.maybe("procurator").text(200).unwrap_or_default();
    let residue = form.field("residue").called("phần còn lại sau tiêu hủy").lines(600);
    let present = members(seen).into_iter().enumerate();
    let present =
        present.filter(|(n, _)| form.ticked(&format!("present.{n}"))).map(|(_, name)| name).collect();
    let mut lines = Vec::new();
    for (n, row) in whole(&seen.rows).enumerate() {
        let weight = form.maybe(&format!("line.{n}.weight")).called("khối lượng").whole(0..=100_000_000_000);
        let condition = form.maybe(&format!("line.{n}.condition")).text(300).unwrap_or_default();
        lines.push(Burnt { code: row.code.clone(), weight_gram: weight.unwrap_or(0), condition });
    }
    Some(Step::Destroyed {
        began: began?,
        ended: ended?,
        place: place?,
        present,
        procurator,
        lines,
        residue: residue?,
        photos: 0,
    })
}

/// The legal day of a step: today, but for the service of a notice, which is proven later.
pub(super) fn legal_day(form: &Form, key: StepKey, today: Day) -> Option<Day> {
    match key {
        StepKey::Served => form.field("on").called("ngày tống đạt").day(),
        _ => Some(today),
    }
}

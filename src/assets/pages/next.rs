//! What is lawful next, as a page shows it: the step, its last day, its article with the count.

use super::super::{
    asset::Story,
    hrefs::{button_words, form_href},
    who::may_take,
};
use crate::{
    accounts::Roles,
    engine::{self, Journey, Stage},
    kernel::{Basis, Day},
    law::{Kind, LawBook, paper_bases},
    web::{
        format::money,
        parts::{Article, Link, Next, regime_in_words},
    },
};

/// One line of what is next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextLine {
    /// What is shown.
    pub part: Next,
    /// Whether it is a right or a possibility rather than a duty.
    pub right: bool,
    /// Whether it belongs on the asset's page only, not on the list of the day.
    pub quiet: bool,
}

/// Everything that is lawful next for an asset, seen from a day: duties by their last days, then rights.
/// Only whoever may take a step sees its button.
pub fn next_lines(story: &Story, journey: &Journey, today: Day, roles: &Roles) -> Vec<NextLine> {
    let code = &story.facts.code;
    let mut lines = match journey.stage {
        Stage::New => seizure(story, today, roles),
        _ => journey.next.iter().map(|next| of_engine(code, next, roles)).collect(),
    };
    let kept = story.keeper.is_some() || journey.stage == Stage::New || journey.stage.is_settled();
    if !kept {
        let place =
            lines.iter().position(|line| line.right || line.part.due.is_none()).unwrap_or(lines.len());
        lines.insert(place, keeping(code, today, roles));
    }
    lines
}

fn of_engine(code: &str, next: &engine::Next, roles: &Roles) -> NextLine {
    let button = form_href(code, next.step).map(|href| Link::new(button_words(next.step), href));
    let part = Next {
        title: next.title.clone(),
        due: next.due_day(),
        actor: (!next.ours && !next.actor.is_empty()).then(|| next.actor.clone()),
        detail: detail_of(next),
        article: (!next.basis.articles.is_empty()).then(|| article_of(next)),
        button: button.filter(|_| next.blocked_by.is_none() && may_take(roles, next.step)),
    };
    NextLine { part, right: next.optional, quiet: false }
}

/// The article behind a step with the count of its days.
fn article_of(next: &engine::Next) -> Article {
    let article = Article::from(&next.basis);
    match (&next.due, next.no_calendar) {
        (Some(due), _) => {
            let skipped =
                due.count.skipped.iter().map(|s| format!("{}: {}", s.day, s.reason)).collect::<Vec<_>>();
            let mut sentence = format!("{}.", due.count.sentence);
            if due.strict != due.day {
                sentence.push_str(&format!(" Theo cách đếm chặt nhất: {}.", due.strict.with_weekday()));
            }
            if !due.count.unconfirmed.is_empty() {
                let days: Vec<String> = due.count.unconfirmed.iter().map(ToString::to_string).collect();
                sentence.push_str(&format!(" Lịch nghỉ chưa có thông báo xác nhận: {}.", days.join(", ")));
            }
            article.counted(sentence, skipped)
        }
        (None, Some(year)) => article.counted(
            format!(
                "Chưa có lịch làm việc năm {year}: ngày ghi bên trên là ngày cuối của thời hạn, chưa xét ngày nghỉ."
            ),
            Vec::new(),
        ),
        (None, None) => article,
    }
}

/// What the law fixes beside the day, and what stands in the way.
fn detail_of(next: &engine::Next) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    said.extend(next.floor.map(|floor| format!("tối thiểu {}", money(floor))));
    said.extend(next.no_calendar.map(|year| format!("chưa có lịch năm {year}")));
    said.extend(next.blocked_by.clone());
    (!said.is_empty()).then(|| said.join(" · "))
}

/// Before the seizure: the decision, then the seizure with its minutes.
fn seizure(story: &Story, today: Day, roles: &Roles) -> Vec<NextLine> {
    let code = &story.facts.code;
    let decided = story.last_paper("DOC-19");
    let immovable = story.facts.class.kind() == Kind::Immovable;
    let mut lines = Vec::new();
    if decided.is_none() {
        let mut part = Next::new("Ra quyết định cưỡng chế kê biên");
        part.article = paper_article("DOC-19", today, immovable, DECISION);
        part.button = may_take(roles, "seizure_decision")
            .then(|| Link::new("Ra quyết định kê biên", format!("/tai-san/{code}/ke-bien")));
        lines.push(NextLine { part, right: false, quiet: false });
    }
    let mut part = Next::new("Kê biên và lập biên bản");
    part.article = paper_article("DOC-20", today, immovable, MINUTES);
    match decided {
        Some(paper) => {
            part.detail = Some(format!("theo Quyết định số {} ngày {}", paper.symbol, paper.on));
            let href = form_href(code, "seizure_completed").filter(|_| may_take(roles, "seizure_completed"));
            part.button = href.map(|href| Link::new(button_words("seizure_completed"), href));
        }
        None => part.detail = Some("Phải có quyết định cưỡng chế kê biên trước.".to_owned()),
    }
    lines.push(NextLine { part, right: false, quiet: false });
    lines
}

const DECISION: &str = "Chấp hành viên ra quyết định cưỡng chế khi người phải thi hành án có điều kiện mà không tự \
    nguyện thi hành; giá trị tài sản tương ứng với nghĩa vụ và chi phí.";
const MINUTES: &str =
    "Biên bản ghi giờ, ngày, người tham gia, diễn biến, hiện trạng từng tài sản và việc giao bảo quản.";

/// Who keeps it is decided at the seizure; until then the line stands.
fn keeping(code: &str, today: Day, roles: &Roles) -> NextLine {
    let mut part = Next::new("Giao bảo quản tài sản");
    part.article = rule_basis("CUSTODY-ORDER", today)
        .map(|basis| Article::from(&basis))
        .or_else(|| paper_article("DOC-27", today, false, "Việc giao bảo quản được lập biên bản."));
    part.button = may_take(roles, "keeping")
        .then(|| Link::new("Lập biên bản giao", format!("/tai-san/{code}/bao-quan")));
    NextLine { part, right: false, quiet: true }
}

fn rule_basis(rule: &str, on: Day) -> Option<Basis> {
    LawBook::embedded().basis(rule, on).ok()
}

/// The articles on which a paper stands on its day.
fn paper_article(code: &str, on: Day, immovable: bool, gist: &str) -> Option<Article> {
    let traits: &[&str] = if immovable { &["immovable"] } else { &[] };
    let bases = paper_bases(code, on, traits).ok()?;
    let lines: Vec<&str> = bases.lines.iter().map(|line| line.trim_start_matches("Căn cứ ")).collect();
    Some(Article {
        line: lines.join("; "),
        gist: gist.to_owned(),
        regime: regime_in_words(bases.regime.code()),
        status: bases.status,
        counted: None,
        skipped: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        accounts::Role,
        assets::{AssetClass, AssetFacts},
        kernel::CaseId,
        ledger::{Act, Author, SubjectKind},
    };

    fn story(class: AssetClass) -> Story {
        let facts = AssetFacts {
            code: "TS-2026-00001".into(),
            case: CaseId::new(),
            name: "Nhà, đất".into(),
            class,
            particulars: Vec::new(),
            place: String::new(),
            wage_region: "I".into(),
            secured_debt: Default::default(),
            secured_party: None,
            expected_costs: Default::default(),
            only_home: false,
            priority_holders: Vec::new(),
        };
        let day: Day = "2026-08-03".parse().unwrap();
        let act = Act {
            v: 1,
            agency: "ha-an".into(),
            n: 1,
            id: crate::kernel::ActId::new(),
            subject_kind: SubjectKind::Asset,
            subject: "x".into(),
            seq: 1,
            kind: "asset.registered".into(),
            happened_on: day,
            recorded_at: crate::kernel::Clock::fixed(day).now(),
            author: Author { id: crate::kernel::PersonId::new(), name: "A".into(), office: "B".into() },
            basis: Vec::new(),
            corrects: None,
            data: serde_json::to_value(crate::assets::AssetDeed::Registered(facts)).unwrap(),
        };
        Story::read(vec![act]).unwrap().unwrap()
    }

    #[test]
    fn before_the_seizure_the_decision_comes_first_with_the_law_of_the_day() {
        let story = story(AssetClass::Land);
        for (on, law) in [("2026-03-02", "26/2008/QH12"), ("2026-08-03", "106/2025/QH15")] {
            let today = on.parse().unwrap();
            let journey = Journey::on(&story.history, LawBook::embedded(), today);
            let lines = next_lines(&story, &journey, today, &Roles::of([Role::Officer]));
            assert_eq!(lines.len(), 2);
            assert!(lines[0].part.button.as_ref().unwrap().href.ends_with("/ke-bien"));
            assert!(lines[1].part.button.is_none(), "no minutes without a decision");
            assert!(lines[0].part.article.as_ref().unwrap().line.contains(law));
        }
    }

    #[test]
    fn whoever_may_not_take_a_step_sees_no_button() {
        let story = story(AssetClass::Vehicle);
        let today = "2026-08-03".parse().unwrap();
        let journey = Journey::on(&story.history, LawBook::embedded(), today);
        for role in [Role::Prosecutor, Role::Storekeeper, Role::Accountant, Role::Secretary] {
            let lines = next_lines(&story, &journey, today, &Roles::of([role]));
            assert!(lines.iter().all(|line| line.part.button.is_none()), "{role:?}");
        }
    }
}

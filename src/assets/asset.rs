//! What is known of an asset, and its story read from the acts.

use super::acts::{AssetDeed, StepFacts};
use crate::{
    documents::IssuedPaper,
    engine::{Asset, History},
    kernel::{CaseId, Vnd},
    law::Kind,
    ledger::Act,
    store::Failure,
};
use serde::{Deserialize, Serialize};

/// What sort of thing it is; it decides which particulars are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssetClass {
    /// Quyền sử dụng đất và tài sản gắn liền.
    Land,
    /// Xe.
    Vehicle,
    /// Tàu, thuyền.
    Vessel,
    /// Máy móc, thiết bị.
    Machinery,
    /// Cổ phần, giấy tờ có giá.
    Securities,
    /// Hàng hóa và động sản khác.
    Goods,
}

impl AssetClass {
    /// Every class.
    pub const ALL: [AssetClass; 6] = [
        AssetClass::Land,
        AssetClass::Vehicle,
        AssetClass::Vessel,
        AssetClass::Machinery,
        AssetClass::Securities,
        AssetClass::Goods,
    ];

    /// As it stands in the database.
    pub const fn code(self) -> &'static str {
        match self {
            AssetClass::Land => "land",
            AssetClass::Vehicle => "vehicle",
            AssetClass::Vessel => "vessel",
            AssetClass::Machinery => "machinery",
            AssetClass::Securities => "securities",
            AssetClass::Goods => "goods",
        }
    }

    /// As it is shown.
    pub const fn label(self) -> &'static str {
        match self {
            AssetClass::Land => "Nhà, đất",
            AssetClass::Vehicle => "Xe",
            AssetClass::Vessel => "Tàu, thuyền",
            AssetClass::Machinery => "Máy móc, thiết bị",
            AssetClass::Securities => "Cổ phần, giấy tờ có giá",
            AssetClass::Goods => "Hàng hóa, động sản khác",
        }
    }

    /// Land and what stands on it is immovable; everything else here is movable.
    pub const fn kind(self) -> Kind {
        match self {
            AssetClass::Land => Kind::Immovable,
            _ => Kind::Movable,
        }
    }

    /// The particulars that its papers must name (documents.md 3.5).
    pub const fn particulars(self) -> &'static [&'static str] {
        match self {
            AssetClass::Land => &[
                "Thửa đất số",
                "Tờ bản đồ số",
                "Diện tích (m²)",
                "Loại đất",
                "Thời hạn sử dụng",
                "Số giấy chứng nhận",
                "Ranh giới",
                "Công trình trên đất",
            ],
            AssetClass::Vehicle => &[
                "Biển số",
                "Nhãn hiệu",
                "Số loại",
                "Màu sơn",
                "Năm sản xuất",
                "Số khung",
                "Số máy",
                "Số đăng ký xe",
            ],
            AssetClass::Vessel => &[
                "Tên tàu",
                "Số đăng ký",
                "Loại tàu",
                "Năm đóng",
                "Kích thước (m)",
                "Tổng dung tích",
                "Công suất máy",
            ],
            AssetClass::Machinery => &["Nhãn hiệu", "Số hiệu", "Năm sản xuất", "Số lượng", "Tình trạng"],
            AssetClass::Securities => {
                &["Tổ chức phát hành", "Mã", "Số lượng", "Mệnh giá", "Tài khoản lưu ký"]
            }
            AssetClass::Goods => &["Đơn vị tính", "Số lượng", "Khối lượng", "Đặc điểm", "Hạn sử dụng"],
        }
    }
}

/// What is known of an asset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssetFacts {
    /// One number for life: `TS-2026-00381`.
    pub code: String,
    /// The case it was seized for.
    pub case: CaseId,
    /// As lists call it: `Nhà, đất 123,3 m² thửa 214 tờ 7`.
    pub name: String,
    /// What sort of thing.
    pub class: AssetClass,
    /// Particulars, label and text, in the order of the papers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub particulars: Vec<(String, String)>,
    /// Where it is.
    pub place: String,
    /// The region of the minimum wage at the agency's seat: `I` … `IV`.
    pub wage_region: String,
    /// What it secures by pledge or mortgage, in đồng.
    #[serde(default)]
    pub secured_debt: Vnd,
    /// To whom: the key of a party of the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secured_party: Option<String>,
    /// Enforcement costs expected from it, in đồng.
    #[serde(default)]
    pub expected_costs: Vnd,
    /// Whether it is the debtor's only home: a year's rent is set aside (Điều 89 Luật 106/2025/QH15).
    #[serde(default)]
    pub only_home: bool,
    /// Co-owners and others who may buy first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub priority_holders: Vec<String>,
}

impl AssetFacts {
    /// Particulars on one line.
    pub fn marks(&self) -> String {
        let parts: Vec<String> = self
            .particulars
            .iter()
            .filter(|(_, t)| !t.is_empty())
            .map(|(l, t)| format!("{l}: {t}"))
            .collect();
        parts.join("; ")
    }

    /// The facts that the engine asks for.
    pub fn to_engine(&self) -> Asset {
        Asset {
            name: Some(self.name.clone()),
            kind: self.class.kind(),
            wage_region: Some(self.wage_region.clone()),
            secured_debt: Some(self.secured_debt),
            expected_costs: Some(self.expected_costs),
        }
    }
}

/// An asset's story, read from its acts.
#[derive(Clone, Debug)]
pub struct Story {
    /// What is known of it.
    pub facts: AssetFacts,
    /// Who keeps it, as last assigned.
    pub keeper: Option<String>,
    /// Its acts, oldest first.
    pub acts: Vec<Act>,
    /// Its deeds, beside the acts.
    pub deeds: Vec<AssetDeed>,
    /// Its history, as the engine reads it; withdrawn steps are left out.
    pub history: History,
    /// For each event of the history, the place of its act in `acts`.
    pub event_acts: Vec<usize>,
    last_seq: i64,
}

impl Story {
    /// Reads a story; nothing when the acts are no asset's.
    ///
    /// # Errors
    /// An act that cannot be read.
    pub fn read(acts: Vec<Act>) -> Result<Option<Story>, Failure> {
        let last_seq = acts.last().map_or(0, |act| act.seq);
        let (mut kept, mut deeds) = (Vec::with_capacity(acts.len()), Vec::with_capacity(acts.len()));
        for act in acts {
            if let Some(deed) = act.deed::<AssetDeed>()? {
                kept.push(act);
                deeds.push(deed);
            }
        }
        let mut facts = None;
        let mut keeper = None;
        let mut withdrawn = Vec::new();
        for deed in &deeds {
            match deed {
                AssetDeed::Registered(now) | AssetDeed::Corrected(now) => facts = Some(now.clone()),
                AssetDeed::KeeperAssigned { keeper: now, .. } => keeper = Some(now.clone()),
                AssetDeed::Withdrawn { act, .. } => withdrawn.push(*act),
                _ => {}
            }
        }
        let Some(facts) = facts else { return Ok(None) };
        let mut history = History::of(facts.to_engine());
        let mut event_acts = Vec::new();
        for (place, (act, deed)) in kept.iter().zip(&deeds).enumerate() {
            if let AssetDeed::Step(step) = deed
                && !withdrawn.contains(&act.id)
            {
                history.events.push(step.event.clone());
                event_acts.push(place);
            }
        }
        Ok(Some(Story { facts, keeper, acts: kept, deeds, history, event_acts, last_seq }))
    }

    /// The number of the last act of any room about this asset, which a form hands back so that nothing newer is
    /// overlooked.
    pub const fn last_seq(&self) -> i64 {
        self.last_seq
    }

    /// The steps with their acts, oldest first.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = (&Act, &StepFacts)> {
        self.acts.iter().zip(&self.deeds).filter_map(|(act, deed)| match deed {
            AssetDeed::Step(step) => Some((act, step.as_ref())),
            _ => None,
        })
    }

    /// The steps that still count, oldest first.
    pub fn standing_steps(&self) -> impl DoubleEndedIterator<Item = (&Act, &StepFacts)> {
        self.event_acts.iter().filter_map(|place| match (self.acts.get(*place), self.deeds.get(*place)) {
            (Some(act), Some(AssetDeed::Step(step))) => Some((act, step.as_ref())),
            _ => None,
        })
    }

    /// Every paper issued in the story, oldest first.
    pub fn papers(&self) -> impl DoubleEndedIterator<Item = &IssuedPaper> {
        self.deeds.iter().filter_map(AssetDeed::paper)
    }

    /// The last paper of a code.
    pub fn last_paper(&self, code: &str) -> Option<&IssuedPaper> {
        self.papers().rev().find(|p| p.code == code)
    }
}

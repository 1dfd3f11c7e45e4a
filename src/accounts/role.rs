//! The roles of the product, and a person's set of them.

use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, str::FromStr};

/// What a person does in the agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Thủ kho.
    Storekeeper,
    /// Chấp hành viên.
    Officer,
    /// Thư ký thi hành án.
    Secretary,
    /// Thủ trưởng cơ quan thi hành án dân sự.
    Head,
    /// Kế toán nghiệp vụ.
    Accountant,
    /// Kiểm sát viên, thẩm tra viên: reads, never writes.
    Prosecutor,
    /// Quản trị.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 7] = [
        Role::Storekeeper,
        Role::Officer,
        Role::Secretary,
        Role::Head,
        Role::Accountant,
        Role::Prosecutor,
        Role::Administrator,
    ];

    /// As it stands in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Role::Storekeeper => "storekeeper",
            Role::Officer => "officer",
            Role::Secretary => "secretary",
            Role::Head => "head",
            Role::Accountant => "accountant",
            Role::Prosecutor => "prosecutor",
            Role::Administrator => "administrator",
        }
    }

    /// As it is shown.
    pub const fn label(self) -> &'static str {
        match self {
            Role::Storekeeper => "Thủ kho",
            Role::Officer => "Chấp hành viên",
            Role::Secretary => "Thư ký thi hành án",
            Role::Head => "Thủ trưởng",
            Role::Accountant => "Kế toán nghiệp vụ",
            Role::Prosecutor => "Kiểm sát viên, thẩm tra viên",
            Role::Administrator => "Quản trị",
        }
    }
}

impl FromStr for Role {
    type Err = String;
    fn from_str(text: &str) -> Result<Role, String> {
        Role::ALL.into_iter().find(|r| r.code() == text).ok_or_else(|| format!("không có vai trò “{text}”"))
    }
}

/// A set of roles; stored as codes parted by commas.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roles(BTreeSet<Role>);

impl Roles {
    /// A set of these roles.
    pub fn of(roles: impl IntoIterator<Item = Role>) -> Roles {
        Roles(roles.into_iter().collect())
    }

    /// Whether the role is among them.
    pub fn has(&self, role: Role) -> bool {
        self.0.contains(&role)
    }

    /// Whether any of these is among them.
    pub fn has_any(&self, roles: &[Role]) -> bool {
        roles.iter().any(|r| self.has(*r))
    }

    /// One by one.
    pub fn iter(&self) -> impl Iterator<Item = Role> + '_ {
        self.0.iter().copied()
    }

    /// As stored.
    pub fn codes(&self) -> String {
        self.iter().map(Role::code).collect::<Vec<_>>().join(",")
    }

    /// As shown.
    pub fn labels(&self) -> String {
        self.iter().map(Role::label).collect::<Vec<_>>().join(", ")
    }
}

impl FromStr for Roles {
    type Err = String;
    fn from_str(text: &str) -> Result<Roles, String> {
        text.split(',').filter(|t| !t.is_empty()).map(str::parse).collect::<Result<_, _>>().map(Roles)
    }
}

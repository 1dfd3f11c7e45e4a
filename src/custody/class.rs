//! What kind a thing is, what kind a place is, and which may lie in which.

use super::choice::choices;

choices! {
    /// The class of a thing in custody: it decides where it may lie and who must stand beside it.
    ItemClass {
        /// Clothes, tools, goods without a rule of their own.
        General = "general", "Đồ vật thông thường";
        /// Cars, motorcycles, vessels.
        Vehicle = "vehicle", "Phương tiện";
        /// Machines, timber, goods that fill a yard.
        Bulky = "bulky", "Hàng cồng kềnh, máy móc";
        /// Telephones, computers, storage media.
        Electronics = "electronics", "Thiết bị, dữ liệu điện tử";
        /// Notes of any currency.
        Cash = "cash", "Tiền mặt, ngoại tệ";
        /// Gold, silver, stones, antiques, valuable papers.
        Valuables = "valuables", "Vàng, bạc, đá quý, giấy tờ có giá";
        /// Identity and ownership papers.
        Papers = "papers", "Giấy tờ";
        /// Keys and accessories of another thing.
        Accessory = "accessory", "Chìa khóa, phụ kiện";
        /// Narcotics and precursors.
        Drugs = "drugs", "Ma túy, tiền chất";
        /// Weapons and supporting tools.
        Weapons = "weapons", "Vũ khí, công cụ hỗ trợ";
        /// Poison, explosives, what burns.
        Chemicals = "chemicals", "Chất độc, chất cháy, chất nổ";
        /// Food, medicines near their last day.
        Perishable = "perishable", "Hàng mau hỏng";
    }
}

choices! {
    /// The class of a place (kho, phòng, kệ, két): what it was built and approved for.
    PlaceClass {
        /// A room or shelf for ordinary things.
        General = "general", "Kho thường";
        /// A safe or strong room.
        Cash = "cash", "Két tiền, vật quý";
        /// The compartment for narcotics.
        Drugs = "drugs", "Khu ma túy";
        /// The compartment for weapons.
        Weapons = "weapons", "Khu vũ khí";
        /// The compartment for poison and what burns.
        Chemicals = "chemicals", "Khu hóa chất";
        /// A cold room.
        Cold = "cold", "Kho lạnh";
        /// A yard.
        Outdoor = "outdoor", "Bãi ngoài trời";
        /// An office room used as a store: nothing may lie there but by a decision of the head with a last day.
        Working = "working", "Phòng làm việc dùng tạm làm kho";
        /// With an owner, relative, commune or contractor.
        Entrusted = "entrusted", "Nơi giao bảo quản";
        /// The store of the police, the army or another body.
        External = "external", "Kho của cơ quan khác";
        /// The State Treasury.
        Treasury = "treasury", "Kho bạc Nhà nước";
    }
}

impl ItemClass {
    /// Whether the law names this kind as one of value, counted by two and kept under two keys.
    pub const fn is_valuable(self) -> bool {
        matches!(self, ItemClass::Cash | ItemClass::Valuables)
    }

    /// Whether a specialised body keeps it rather than an ordinary store (điểm b khoản 1 Điều 90 BLTTHS).
    pub const fn is_specialist(self) -> bool {
        matches!(self, ItemClass::Weapons | ItemClass::Chemicals)
    }
}

impl PlaceClass {
    /// Whether things lie here under the agency's own storekeeper.
    pub const fn is_own_store(self) -> bool {
        !matches!(self, PlaceClass::Entrusted | PlaceClass::External | PlaceClass::Treasury)
    }

    /// Whether a thing of that class may lie in a place of this class without an exception by the head.
    pub const fn fits(self, item: ItemClass) -> bool {
        use ItemClass as I;
        match self {
            PlaceClass::General => {
                matches!(item, I::General | I::Vehicle | I::Bulky | I::Electronics | I::Papers | I::Accessory)
            }
            PlaceClass::Cash => {
                matches!(item, I::Cash | I::Valuables | I::Papers | I::Accessory | I::Electronics)
            }
            PlaceClass::Drugs => matches!(item, I::Drugs),
            PlaceClass::Weapons => matches!(item, I::Weapons),
            PlaceClass::Chemicals => matches!(item, I::Chemicals),
            PlaceClass::Cold => matches!(item, I::Perishable),
            PlaceClass::Outdoor => matches!(item, I::Vehicle | I::Bulky),
            PlaceClass::Treasury => matches!(item, I::Cash | I::Valuables),
            PlaceClass::Working => false,
            PlaceClass::Entrusted | PlaceClass::External => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_thing_has_an_own_place_and_no_dangerous_thing_lies_among_ordinary_ones() {
        for item in ItemClass::ALL {
            let own = PlaceClass::ALL.iter().filter(|p| p.is_own_store() && p.fits(*item)).count();
            assert!(own >= 1, "{item:?}");
        }
        for item in [ItemClass::Drugs, ItemClass::Weapons, ItemClass::Chemicals, ItemClass::Cash] {
            assert!(!PlaceClass::General.fits(item), "{item:?}");
        }
        assert!(PlaceClass::Cash.fits(ItemClass::Cash));
        assert!(!PlaceClass::Outdoor.fits(ItemClass::Cash));
    }

    #[test]
    fn codes_are_read_back() {
        for class in ItemClass::ALL {
            assert_eq!(class.code().parse::<ItemClass>(), Ok(*class));
            let json = serde_json::to_string(class).unwrap();
            assert_eq!(json, format!("\"{}\"", class.code()));
        }
        assert!("gold".parse::<ItemClass>().is_err());
    }
}

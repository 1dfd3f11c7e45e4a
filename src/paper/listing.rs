//! Assets inside a text: one as a few sentences, several as a table.

use super::{Align, Cell, Column, Composer, Size, Table, common::DescribedAsset};

impl Composer {
    /// The assets of a decision or of minutes: nothing is left blank, what is not known is not mentioned.
    pub fn asset_list(&mut self, assets: &[DescribedAsset]) {
        match assets {
            [one] => self.one_asset(one),
            many => self.asset_table(many),
        }
    }

    fn one_asset(&mut self, asset: &DescribedAsset) {
        self.text(format!("- Tài sản: {}.", asset.phrase()));
        for (label, value) in [
            ("Số lượng", &asset.quantity),
            ("Hiện trạng", &asset.state),
            ("Giấy tờ kèm theo", &asset.papers),
            ("Nơi có tài sản", &asset.place),
        ] {
            let value = value.trim().trim_end_matches('.');
            if !value.is_empty() {
                self.text(format!("- {label}: {value}."));
            }
        }
    }

    fn asset_table(&mut self, assets: &[DescribedAsset]) {
        let columns = vec![
            Column::new("STT", 11, Align::Center),
            Column::new("Tài sản, đặc điểm", 0, Align::Left),
            Column::new("Số lượng", 22, Align::Center),
            Column::new("Hiện trạng", 36, Align::Left),
            Column::new("Giấy tờ kèm theo", 32, Align::Left),
        ];
        let row = |(n, a): (usize, &DescribedAsset)| -> Vec<Cell> {
            let place = a.place.trim();
            let place = if place.is_empty() { String::new() } else { format!("; hiện ở: {place}") };
            vec![
                n.to_string().into(),
                format!("{}{place}", a.phrase()).into(),
                a.quantity.as_str().into(),
                a.state.as_str().into(),
                a.papers.as_str().into(),
            ]
        };
        let rows = (1..).zip(assets).map(row).collect();
        self.table(&Table { columns, rows, size: Size::pt(12) });
    }
}

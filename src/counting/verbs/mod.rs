//! What can be done in counting: commit, draw, scan, close a sheet, finish; change a storekeeper; reconcile.

mod close;
mod finish;
mod keeper;
mod plan;
mod reconcile;
mod scan;

pub use close::close_sheet;
pub use finish::{drop_count, drop_for_handover, finish_count, finish_for_handover};
pub use keeper::{SignWish, open_change, sign_change};
pub(super) use keeper::{change_of, found_wanting};
pub use plan::{CountWish, begin_for_handover, draw_sample, plan_count};
pub use reconcile::{Figures, reconcile};
pub use scan::{Answer, keep_scans};

use super::{
    CountState,
    store::{CountRow, count},
};
use crate::{
    accounts::{Role, Roles},
    kernel::{CountId, Refusal},
    store::{Desk, Failure},
};

/// Whether a person keeps a store.
fn keeps(roles: &Roles) -> bool {
    roles.has(Role::Storekeeper)
}

fn unknown_count() -> Failure {
    Refusal::new("COUNT-UNKNOWN", "Chưa có đợt kiểm kê này trong sổ của cơ quan.")
        .mend("Mở các đợt kiểm kê", "/kho/kiem-ke")
        .into()
}

/// A count that still goes on.
fn going_on(desk: &mut Desk<'_>, id: CountId) -> Result<CountRow, Failure> {
    let row = count(desk, id)?.ok_or_else(unknown_count)?;
    match row.state {
        CountState::Planned | CountState::Counting => Ok(row),
        ended => Err(Refusal::new(
            "COUNT-OVER",
            format!(
                "“{}” đã kết thúc ({}). Mở đợt kiểm kê khác nếu cần đếm thêm.",
                row.title,
                ended.label().to_lowercase()
            ),
        )
        .mend("Mở các đợt kiểm kê", "/kho/kiem-ke")
        .into()),
    }
}

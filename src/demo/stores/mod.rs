//! The stores of the demo: places, what came in by order, what others keep, and what went wrong.
//!
//! Everything is done by the people whose duty it is, two at a time, through the verbs of custody.

mod arrivals;
mod counting;
mod incidents;
mod outside;
mod table;
mod watch;

use super::{days::Days, people::book_opens, script::Script};
use crate::{
    accounts::Arrange,
    custody::{PlaceWish, add_place},
};
use table::File;

/// Plans the stores and everything that happens in them.
///
/// # Errors
/// What the table says wrongly.
pub fn plan(script: &mut Script, days: &Days) -> Result<(), String> {
    let file: File =
        toml::from_str(include_str!("../data/evidence.toml")).map_err(|e| format!("evidence.toml: {e}"))?;
    let opens = book_opens();
    for place in file.place {
        script.on(opens, "tu", format!("kho “{}”", place.code), move |desk, board, doing| {
            let parent = place.parent.as_deref().map(|code| board.place(code)).transpose()?;
            let wish = PlaceWish {
                code: place.code.clone(),
                parent,
                name: place.name,
                class: place.class,
                owner_body: place.owner,
                inside_grounds: place.inside,
            };
            let warrant = board.person("tu")?.warrant::<Arrange>()?;
            let (id, _) = add_place(desk, &doing, &warrant, wish)?;
            board.places.insert(place.code, id);
            Ok(())
        });
    }
    for stock in file.stock {
        arrivals::opening_stock(script, stock)?;
    }
    for order in file.order {
        arrivals::by_order(script, days, order)?;
    }
    for receipt in file.elsewhere {
        arrivals::on_paper(script, receipt)?;
    }
    incidents::plan(script, days);
    counting::plan(script, days);
    watch::plan(script, days);
    outside::plan(script, days);
    Ok(())
}

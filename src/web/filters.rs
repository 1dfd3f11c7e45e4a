//! The filters of every template: a module that holds one says `use crate::web::filters;` and its template
//! writes `{{ price|vnd }}`.
#![allow(missing_docs, reason = "the macro makes items that cannot be documented")]

use super::format::{Nearness, days_left, money, short_money};
use crate::kernel::{Day, Moment, Vnd, amount_in_words};
use askama::{Result, Values, filter_fn, filters::Safe};

/// `1.814.819.405 đ`.
#[filter_fn]
pub fn vnd(amount: &Vnd, _: &dyn Values) -> Result<String> {
    Ok(money(*amount))
}

/// `1,81 tỷ`, where room is short.
#[filter_fn]
pub fn vnd_short(amount: &Vnd, _: &dyn Values) -> Result<String> {
    Ok(short_money(*amount))
}

/// The amount in words, with a capital: `Một tỷ không trăm … đồng`.
#[filter_fn]
pub fn words(amount: &Vnd, _: &dyn Values) -> Result<String> {
    Ok(amount_in_words(*amount))
}

/// `30/11/2026`, with the form machines read beside it.
#[filter_fn]
pub fn day(value: &Day, _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(format!("<time datetime=\"{}\">{value}</time>", value.iso())))
}

/// `thứ Hai, 30/11/2026`: wherever a deadline is concerned.
#[filter_fn]
pub fn weekday(value: &Day, _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(format!("<time datetime=\"{}\">{}</time>", value.iso(), value.with_weekday())))
}

/// `14:05 ngày 30/11/2026`, Viet Nam time.
#[filter_fn]
pub fn moment(value: &Moment, _: &dyn Values) -> Result<Safe<String>> {
    Ok(Safe(format!("<time datetime=\"{}\">{value}</time>", value.iso())))
}

/// `còn 3 ngày`, `quá hạn 2 ngày`, `hôm nay`, seen from a day.
#[filter_fn]
pub fn due(value: &Day, _: &dyn Values, today: &Day) -> Result<String> {
    Ok(days_left(*value, *today))
}

/// The class beside [`due`]: `overdue`, `soon`, `later`.
#[filter_fn]
pub fn due_class(value: &Day, _: &dyn Values, today: &Day) -> Result<&'static str> {
    Ok(Nearness::of(*value, *today).class())
}

/// The first twelve signs of a digest, as printed under a photograph.
#[filter_fn]
pub fn short(digest: impl AsRef<str>, _: &dyn Values) -> Result<String> {
    Ok(digest.as_ref().chars().take(12).collect())
}

/// The lasting address of a file of the kit: `{{ "niemphong.css"|asset }}`.
#[filter_fn]
pub fn asset(name: impl AsRef<str>, _: &dyn Values) -> Result<String> {
    Ok(super::assets::address(name.as_ref()))
}

/// A sign of `assets/icons.svg` by its name; decoration only, hidden from readers.
#[filter_fn]
pub fn icon(name: impl AsRef<str>, _: &dyn Values) -> Result<Safe<String>> {
    let sheet = super::assets::address("icons.svg");
    let name = name.as_ref();
    Ok(Safe(format!("<svg class=\"icon\" aria-hidden=\"true\"><use href=\"{sheet}#{name}\"/></svg>")))
}

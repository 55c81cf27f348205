//! A month of publications, in the business's own time; on a phone only the days on which something goes out.

use super::entry::entry;
use crate::door::Caller;
use crate::parts::shell::{self, Section, here};
use crate::parts::{Trouble, icon};
use crate::state::Web;
use actions::publishing::list_goes_out;
use axum::extract::{Query, State};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Which {
    /// "2026-06"
    month: Option<String>,
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Query(which): Query<Which>,
) -> Result<Markup, Trouble> {
    let here = here(&web, &caller);
    let chosen = which
        .month
        .and_then(|month| NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok())
        // Beyond these no calendar reaches, and neither do its sums.
        .filter(|month| (1900..3000).contains(&month.year()))
        .unwrap_or_else(|| here.day_of(here.now));
    page(&web, &caller, chosen, None).await
}

/// "2026-06": how an address names a month.
pub fn month_of(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

/// The month a day lies in; with what went wrong, if something was to be moved.
pub async fn page(
    web: &Web,
    caller: &Caller,
    chosen: NaiveDate,
    wrong: Option<&str>,
) -> Result<Markup, Trouble> {
    let here = here(web, caller);
    let today = here.day_of(here.now);
    let first = chosen.with_day(1).unwrap_or(chosen);
    let next = first + Months::new(1);
    let start = first - Days::new(u64::from(first.weekday().num_days_from_monday()));
    let weeks = (next - start).num_days().unsigned_abs().div_ceil(7);
    let midnight = |date: NaiveDate| here.on(date, NaiveTime::MIN);
    let desk = web.app.of(caller.seat().business);
    let end = start + Days::new(weeks * 7);
    let all = list_goes_out(&web.app, caller.seat().business, midnight(start), midnight(end)).await?;
    let channels = desk.list_known_channels().await?;
    let address = format!("/desk/calendar?month={}", month_of(first));
    let month = html! {
        // Laid out as a grid, and on a phone as a list: the roles keep it a table to those who hear it.
        table.month role="table" {
            thead role="rowgroup" { tr role="row" { @for name in DAYS { th scope="col" role="columnheader" { (name) } } } }
            tbody role="rowgroup" { @for week in 0..weeks { tr role="row" { @for day in 0..7 {
                @let date = start + Days::new(week * 7 + day);
                @let closed = caller.business.hours.open_time_between(caller.business.time_zone, midnight(date), midnight(date + Days::new(1))).is_zero();
                @let entries: Vec<_> = all.iter().filter(|one| here.day_of(one.at) == date).collect();
                td.closed[closed].other[date.month() != first.month()].today[date == today].bare[entries.is_empty()] role="cell" data-day=(date) data-past[date < today] {
                    p.day {
                        b.wide { @if date.day() == 1 && date != first { (date.format("%-d %B").to_string()) } @else { (date.day()) } }
                        b.phone { (date.format("%A %-d %B").to_string()) }
                        @if date == today { " Today" } @else if closed { " closed" }
                    }
                    @if !entries.is_empty() { ul { @for one in entries { (entry(web, caller, &channels, one)) } } }
                }
            } } } }
        }
    };
    let main = html! {
        main.calendar #main data-refresh=(address) data-on="piece" {
            (shell::top(&first.format("%B %Y").to_string(), &other_months(first), &legend()))
            @if let Some(words) = wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
            (month)
            @if all.is_empty() { p.empty { "Nothing goes out this month. Write an article, and choose when it is published." } }
        }
    };
    Ok(shell::page(web, caller, Section::Calendar, "Calendar", &main))
}

fn other_months(first: NaiveDate) -> Markup {
    let to = |month: NaiveDate| format!("/desk/calendar?month={}", month_of(month));
    html! { nav.months aria-label="Other months" {
        a.button.quiet href=(to(first - Months::new(1))) aria-label="The month before" { (icon("chevron-left")) }
        a.button.small href="/desk/calendar" { "Today" }
        a.button.quiet href=(to(first + Months::new(1))) aria-label="The month after" { (icon("chevron-right")) }
    } }
}

fn legend() -> Markup {
    html! { p.signs.wide { span { (icon("check")) "Out" } b { "Planned" } span.late { (icon("triangle-alert")) "Something is wrong" } } }
}

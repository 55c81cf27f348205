//! A month of publications, in the business's own time; on a phone only the days on which something goes out.

use super::entry::entry;
use crate::door::Caller;
use crate::parts::shell::{self, Section, times};
use crate::parts::{Trouble, icon};
use crate::state::Web;
use actions::publishing::list_goes_out;
use axum::extract::{Query, State};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};
use maud::{Markup, html};
use serde::Deserialize;
use words::{Voice, say};

#[derive(Deserialize)]
pub struct Which {
    /// "2026-06"
    month: Option<String>,
}

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Query(which): Query<Which>,
) -> Result<Markup, Trouble> {
    let times = times(&web, &caller);
    let chosen = which
        .month
        .and_then(|month| NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok())
        // Beyond these no calendar reaches, and neither do its sums.
        .filter(|month| (1900..3000).contains(&month.year()))
        .unwrap_or_else(|| times.here.day_of(times.here.now));
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
    let times = times(web, caller);
    let today = times.here.day_of(times.here.now);
    let first = chosen.with_day(1).unwrap_or(chosen);
    let next = first + Months::new(1);
    let start = first - Days::new(u64::from(first.weekday().num_days_from_monday()));
    let weeks = (next - start).num_days().unsigned_abs().div_ceil(7);
    let midnight = |date: NaiveDate| times.here.on(date, NaiveTime::MIN);
    let desk = web.app.of(caller.seat().business);
    let end = start + Days::new(weeks * 7);
    let all = list_goes_out(&web.app, caller.seat().business, midnight(start), midnight(end)).await?;
    let channels = desk.list_known_channels().await?;
    let address = format!("/desk/calendar?month={}", month_of(first));
    let voice = caller.voice;
    let is_closed = |date: NaiveDate| {
        let (from, to) = (midnight(date), midnight(date + Days::new(1)));
        caller.business.hours.open_time_between(caller.business.time_zone, from, to).is_zero()
    };
    let month = html! {
        // Laid out as a grid, and on a phone as a list: the roles keep it a table to those who hear it.
        table.month role="table" {
            thead role="rowgroup" {
                tr role="row" {
                    @for day in 0..7 { th scope="col" role="columnheader" { (times.weekday(day)) } }
                }
            }
            tbody role="rowgroup" {
                @for week in 0..weeks {
                    tr role="row" {
                        @for day in 0..7 {
                            @let date = start + Days::new(week * 7 + day);
                            @let closed = is_closed(date);
                            @let entries: Vec<_> =
                                all.iter().filter(|one| times.here.day_of(one.at) == date).collect();
                            td.closed[closed].other[date.month() != first.month()].today[date == today].bare[entries.is_empty()]
                                role="cell" data-day=(date) data-past[date < today] {
                                p.day {
                                    b.wide {
                                        @if date.day() == 1 && date != first { (times.date(midnight(date))) }
                                        @else { (date.day()) }
                                    }
                                    b.phone { (times.date_with_weekday(date)) }
                                    @if date == today { " " (say!(voice, "today")) }
                                    @else if closed { " " (say!(voice, "today-closed")) }
                                }
                                @if !entries.is_empty() {
                                    ul { @for one in entries { (entry(web, caller, &channels, one)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    let main = html! {
        main.calendar #main data-refresh=(address) data-on="piece" {
            (shell::top(&times.month(first), &other_months(first, voice), &legend(voice)))
            @if let Some(words) = wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
            (month)
            @if all.is_empty() { p.empty { (say!(voice, "calendar-nothing")) } }
        }
    };
    Ok(shell::page(web, caller, Section::Calendar, &say!(voice, "calendar"), &main))
}

fn other_months(first: NaiveDate, voice: Voice) -> Markup {
    let to = |month: NaiveDate| format!("/desk/calendar?month={}", month_of(month));
    html! {
        nav.months aria-label=(say!(voice, "calendar-other-months")) {
            a.button.quiet href=(to(first - Months::new(1))) aria-label=(say!(voice, "calendar-month-before")) {
                (icon("chevron-left"))
            }
            a.button.small href="/desk/calendar" { (say!(voice, "today")) }
            a.button.quiet href=(to(first + Months::new(1))) aria-label=(say!(voice, "calendar-month-after")) {
                (icon("chevron-right"))
            }
        }
    }
}

fn legend(voice: Voice) -> Markup {
    html! {
        p.signs.wide {
            span { (icon("check")) (say!(voice, "calendar-out")) }
            b { (say!(voice, "calendar-planned")) }
            span.late { (icon("triangle-alert")) (say!(voice, "calendar-wrong")) }
        }
    }
}

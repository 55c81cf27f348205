//! The calendar: a month of publications, in the business's own time.

use crate::door::Caller;
use crate::parts::shell::{self, Section, here};
use crate::parts::{Trouble, icon, mark};
use crate::state::Web;
use axum::extract::{Query, State};
use chrono::{Datelike, Days, Months, NaiveDate, TimeZone};
use domain::Timestamp;
use domain::publishing::PublicationState;
use maud::{Markup, html};
use serde::Deserialize;

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
    let here = here(&web, &caller);
    let zone = caller.business.time_zone;
    let today = here.now.utc().with_timezone(&zone).date_naive();
    let first = which
        .month
        .and_then(|month| NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok())
        .or_else(|| today.with_day(1))
        .unwrap_or(today);
    let start = first - Days::new(u64::from(first.weekday().num_days_from_monday()));
    let next = first + Months::new(1);
    let weeks = (next - start).num_days().div_euclid(7) + i64::from((next - start).num_days() % 7 != 0);
    let midnight = |date: NaiveDate| {
        let local = date.and_time(chrono::NaiveTime::MIN);
        zone.from_local_datetime(&local)
            .earliest()
            .map_or(Timestamp::from_utc(local.and_utc()), |moment| Timestamp::from_utc(moment.to_utc()))
    };
    let end = start + Days::new(weeks as u64 * 7);
    let desk = web.app.of(caller.seat().business);
    let publications = desk.list_publications_between(midnight(start), midnight(end)).await?;
    let articles =
        desk.list_articles_by_id(publications.iter().map(|publication| publication.article)).await?;
    let channels = desk.list_channels().await?;
    let month = |date: NaiveDate| date.format("%Y-%m").to_string();
    let beside = html! { span.soft { (first.format("%B %Y").to_string()) } };
    let tools = html! {
        a.button.quiet href=(format!("?month={}", month(first - Months::new(1)))) aria-label="The month before" { (icon("chevron-left")) }
        a.button.quiet href=(format!("?month={}", month(next))) aria-label="The month after" { (icon("chevron-right")) }
    };
    let main = html! {
        main.calendar #main {
            (shell::top("Calendar", &beside, &tools))
            table.month {
                thead { tr { @for name in ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] { th scope="col" { (name) } } } }
                tbody { @for week in 0..weeks { tr { @for day in 0..7 {
                    @let date = start + Days::new((week * 7 + day) as u64);
                    @let closed = caller.business.hours.open_time_between(zone, midnight(date), midnight(date + Days::new(1))).is_zero();
                    td.closed[closed].other[date.month() != first.month()].today[date == today] {
                        span.day { (date.day()) }
                        @for publication in publications.iter().filter(|p| p.planned_at.utc().with_timezone(&zone).date_naive() == date) {
                            @let title = articles.iter().find(|article| article.id == publication.article).map(|article| article.title.as_str()).unwrap_or_default();
                            @let wrong = matches!(publication.state, PublicationState::Failed { .. } | PublicationState::Unsure { .. });
                            a.entry.wrong[wrong] href=(format!("/desk/media/articles/{}", publication.article)) {
                                @if wrong { (icon("triangle-alert")) } @else { (mark(&web, super::today::network_of(&channels, publication.channel))) }
                                span { (here.clock(publication.planned_at)) " " (title) }
                                span.unseen { " (" (publication.state.name()) ")" }
                            }
                        }
                    }
                } } } }
            }
            @if publications.is_empty() { p.empty { "Nothing goes out this month. Write an article, and choose when it is published." } }
        }
    };
    Ok(shell::page(&web, &caller, Section::Calendar, "Calendar", &main))
}

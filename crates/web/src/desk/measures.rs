//! Measures: few, honest charts, each with how many cases it rests on.

use crate::door::Caller;
use crate::parts::shell::{self, Section, here};
use crate::parts::time::span;
use crate::parts::{Trouble, chart};
use crate::state::Web;
use actions::measures::{Measures, measure};
use axum::extract::{Query, State};
use chrono::TimeDelta;
use domain::promises::FEWEST_TO_SHOW;
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct HowLong {
    weeks: Option<i64>,
}

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Query(how_long): Query<HowLong>,
) -> Result<Markup, Trouble> {
    let weeks = how_long.weeks.filter(|weeks| [4, 12, 52].contains(weeks)).unwrap_or(12);
    let measures = measure(&web.app, &caller.business, weeks).await?;
    let here = here(&web, &caller);
    let label = |at| {
        here.date(at)
            .split(' ')
            .map(|part| if part.len() > 3 { &part[..3] } else { part })
            .collect::<Vec<_>>()
            .join(" ")
    };
    let kept: Vec<_> =
        measures.weeks.iter().map(|week| (label(week.begins), week.kept.kept, week.kept.broken)).collect();
    let answers: Vec<_> = measures
        .weeks
        .iter()
        .map(|week| (label(week.begins), week.half_within, week.nine_of_ten_within))
        .collect();
    let tabs = html! { nav.tabs aria-label="How long" {
        @for (count, words) in [(4, "30 days"), (12, "12 weeks"), (52, "A year")] {
            a href=(format!("?weeks={count}")) aria-current=[(count == weeks).then_some("page")] { (words) }
        }
    } };
    let main = html! {
        main.measures #main {
            (shell::top("Measures", &tabs, &html! {}))
            p.sentence { (sentence(&measures, &caller)) }
            div.charts {
                section { h2 { "First answer" }
                    p.soft { @if caller.business.promise.opening_hours_only { "In opening hours, by week. " } @else { "By week. " } "Half were faster than the lower line, nine of ten faster than the upper. " (measures.cases) " answers." }
                    (chart::answer_lines(&answers, i64::from(caller.business.promise.within_minutes)))
                }
                section { h2 { "Promises kept" }
                    p.soft { "Each week’s promises: kept below in grey, " b.late { "broken" } " above with its number. " (measures.kept.kept) " kept, " (measures.kept.broken) " broken." }
                    (chart::kept_bars(&kept))
                }
                section { h2 { "Needs met" }
                    p.soft { "How many people’s question has a public answer." }
                    (needs_bar(&measures))
                }
                section { h2 { "Conversations started" }
                    p.soft { "By each article, everywhere it was published." }
                    @let most = measures.started.iter().map(|(_, count, _)| *count).max().unwrap_or(0).max(1);
                    @if measures.started.is_empty() { p.empty { "No article is out yet." } }
                    ul.started { @for (piece, count, reactions) in &measures.started { li {
                        a href=(format!("/desk/media/pieces/{}", piece.id)) { (piece.title) }
                        @if *reactions > 0 { small { " " (reactions) @if *reactions == 1 { " reaction" } @else { " reactions" } } }
                        progress max=(most) value=(count) aria-label=(format!("{count} conversations")) {}
                        b { (count) }
                    } } }
                }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Measures, "Measures", &main))
}

fn sentence(measures: &Measures, caller: &Caller) -> Markup {
    let opening = if caller.business.promise.opening_hours_only { "opening time" } else { "time" };
    html! {
        @match (measures.half_within, measures.kept.words()) {
            (Some(minutes), Some(kept)) => {
                b { @if measures.cases >= FEWEST_TO_SHOW { "Half of the people who asked had an answer within " }
                    @else if measures.cases == 1 { "One question was answered, within " }
                    @else { (measures.cases) " questions were answered, the middle one within " }
                    (span(TimeDelta::minutes(minutes))) " of " (opening) "." }
                " " (kept) @if measures.kept.cases() == 1 { " promise kept." } @else { " promises kept." }
            }
            (None, Some(kept)) => { b { "No question has been answered yet." } " " (kept) @if measures.kept.cases() == 1 { " promise kept." } @else { " promises kept." } }
            _ => { b { "No question has been answered yet." } " The figures begin with the first." }
        }
    }
}

fn needs_bar(measures: &Measures) -> Markup {
    let needs = measures.needs;
    let all = (needs.answered + needs.being_answered + needs.open).max(1);
    let width = 540.0;
    let part = |count: u64| count as f64 / all as f64 * width;
    html! {
        svg.chart.flat viewBox="0 0 540 28" role="img" aria-label=(format!("{} answered, {} being answered, {} open", needs.answered, needs.being_answered, needs.open)) {
            rect.answered x="0" y="2" width=(format!("{:.1}", part(needs.answered))) height="24" {}
            rect.begun x=(format!("{:.1}", part(needs.answered))) y="2" width=(format!("{:.1}", part(needs.being_answered))) height="24" {}
            rect.open x=(format!("{:.1}", part(needs.answered + needs.being_answered))) y="2" width=(format!("{:.1}", part(needs.open))) height="24" {}
        }
        ul.legend {
            li { i.answered {} b { (needs.answered) } " answered" }
            li { i.begun {} b { (needs.being_answered) } " being answered" }
            li { i.open {} b { (needs.open) } " open" }
        }
    }
}

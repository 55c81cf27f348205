//! Measures: few, honest charts, each with how many cases it rests on.

use super::today::kept_figure;
use crate::door::Caller;
use crate::parts::said::say_with;
use crate::parts::shell::{self, Section, times};
use crate::parts::{Trouble, chart};
use crate::state::Web;
use actions::measures::{Measures, measure};
use axum::extract::{Query, State};
use chrono::TimeDelta;
use domain::promises::FEWEST_TO_SHOW;
use maud::{Markup, html};
use serde::Deserialize;
use words::{Times, Value, Voice, say};

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
    let times = times(&web, &caller);
    let voice = caller.voice;
    let label = |at| times.short_date(at);
    let kept: Vec<_> =
        measures.weeks.iter().map(|week| (label(week.begins), week.kept.kept, week.kept.broken)).collect();
    let answers: Vec<_> = measures
        .weeks
        .iter()
        .map(|week| (label(week.begins), week.half_within, week.nine_of_ten_within))
        .collect();
    let title = say!(voice, "measures");
    let lengths = [
        (4, say!(voice, "measures-month")),
        (12, say!(voice, "measures-quarter")),
        (52, say!(voice, "measures-year")),
    ];
    let tabs = html! {
        nav.tabs aria-label=(say!(voice, "measures-how-long")) {
            @for (count, words) in &lengths {
                a href=(format!("?weeks={count}")) aria-current=[(*count == weeks).then_some("page")] { (words) }
            }
        }
    };
    let figures = |words: String| html! { p.soft { (words) } };
    let broken = html! { b.late { (say!(voice, "measures-broken")) } };
    let answered = if caller.business.promise.opening_hours_only {
        say!(voice, "measures-first-opening", answers = measures.cases)
    } else {
        say!(voice, "measures-first", answers = measures.cases)
    };
    let main = html! {
        main.measures #main {
            (shell::top(&title, &tabs, &html! {}))
            p.sentence { (sentence(&measures, &caller, times)) }
            div.charts {
                section {
                    h2 { (say!(voice, "measures-first-title")) }
                    (figures(answered))
                    (chart::answer_lines(&answers, i64::from(caller.business.promise.within_minutes), times))
                }
                section {
                    h2 { (say!(voice, "measures-kept-title")) }
                    p.soft {
                        (say_with!(
                            voice, "measures-kept",
                            kept = measures.kept.kept, count = measures.kept.broken;
                            broken = broken
                        ))
                    }
                    (chart::kept_bars(&kept, voice))
                }
                section {
                    h2 { (say!(voice, "measures-needs-title")) }
                    (figures(say!(voice, "measures-needs")))
                    (needs_bar(&measures, voice))
                }
                section {
                    h2 { (say!(voice, "measures-started-title")) }
                    (figures(say!(voice, "measures-started")))
                    (started(&measures, voice))
                }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Measures, &title, &main))
}

fn started(measures: &Measures, voice: Voice) -> Markup {
    let most = measures.started.iter().map(|(_, count, _)| *count).max().unwrap_or(0).max(1);
    html! {
        @if measures.started.is_empty() { p.empty { (say!(voice, "measures-nothing-out")) } }
        ul.started {
            @for (piece, count, reactions) in &measures.started {
                li {
                    a href=(format!("/desk/media/pieces/{}", piece.id)) { (piece.title) }
                    @if *reactions > 0 { small { " " (say!(voice, "reactions", count = *reactions)) } }
                    progress max=(most) value=(count) aria-label=(say!(voice, "conversations", count = *count)) {}
                    b { (count) }
                }
            }
        }
    }
}

fn sentence(measures: &Measures, caller: &Caller, times: Times) -> Markup {
    let voice = times.voice;
    let clock = || Value::Word(if caller.business.promise.opening_hours_only { "opening" } else { "all" });
    let Some(figure) = kept_figure(measures.kept, voice) else {
        return html! { b { (say!(voice, "measures-none-answered")) } " " (say!(voice, "measures-begin")) };
    };
    let within = measures.half_within.map(|minutes| {
        let span = Value::Plain(times.span(TimeDelta::minutes(minutes)));
        match measures.cases {
            FEWEST_TO_SHOW.. => say!(voice, "measures-half", span = span, clock = clock()),
            1 => say!(voice, "measures-one", span = span, clock = clock()),
            cases => say!(voice, "measures-middle", cases = cases, span = span, clock = clock()),
        }
    });
    let figure = Value::Plain(figure);
    html! {
        b { (within.unwrap_or_else(|| say!(voice, "measures-none-answered"))) }
        " " (say!(voice, "measures-promises", cases = measures.kept.cases(), figure = figure))
    }
}

fn needs_bar(measures: &Measures, voice: Voice) -> Markup {
    let needs = measures.needs;
    let all = (needs.answered + needs.being_answered + needs.open).max(1);
    let part = |count: u64| format!("{:.1}", count as f64 / all as f64 * 540.0);
    let name =
        say!(voice, "needs-bar", answered = needs.answered, begun = needs.being_answered, open = needs.open);
    html! {
        svg.chart.flat viewBox="0 0 540 28" role="img" aria-label=(name) {
            rect.answered x="0" y="2" width=(part(needs.answered)) height="24" {}
            rect.begun x=(part(needs.answered)) y="2" width=(part(needs.being_answered)) height="24" {}
            rect.open x=(part(needs.answered + needs.being_answered)) y="2" width=(part(needs.open)) height="24" {}
        }
        ul.legend {
            li { i.answered {} b { (needs.answered) } " " (say!(voice, "needs-bar-answered")) }
            li { i.begun {} b { (needs.being_answered) } " " (say!(voice, "needs-bar-begun")) }
            li { i.open {} b { (needs.open) } " " (say!(voice, "needs-bar-open")) }
        }
    }
}

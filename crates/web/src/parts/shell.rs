//! The frame of every desk page: rail, phone bar, the porch light at its foot.

use super::time::Here;
use super::{icon, keys};
use crate::assets::asset;
use crate::door::Caller;
use crate::state::Web;
use domain::business::PorchLight;
use maud::{DOCTYPE, Markup, html};
use words::Voice;

/// The desk's sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Today,
    Inbox,
    Needs,
    Media,
    Calendar,
    Measures,
    Channels,
    Settings,
}

const WORK: [(Section, &str, &str, &str); 6] = [
    (Section::Today, "Today", "/desk", "sun"),
    (Section::Inbox, "Inbox", "/desk/inbox", "inbox"),
    (Section::Needs, "Needs", "/desk/needs", "message-circle-question-mark"),
    (Section::Media, "Media", "/desk/media", "image"),
    (Section::Calendar, "Calendar", "/desk/calendar", "calendar"),
    (Section::Measures, "Measures", "/desk/measures", "bar-chart-3"),
];

const HOUSE: [(Section, &str, &str, &str); 2] = [
    (Section::Channels, "Channels", "/desk/channels", "plug"),
    (Section::Settings, "Settings", "/desk/settings", "settings"),
];

pub fn here(web: &Web, caller: &Caller) -> Here {
    Here { now: web.app.now(), zone: caller.business.time_zone }
}

/// A whole desk page around its main part.
pub fn page(web: &Web, caller: &Caller, section: Section, title: &str, main: &Markup) -> Markup {
    let here = here(web, caller);
    html! {
        (DOCTYPE)
        html lang="en" {
            (head(&tab_title(caller, title), Some(caller.waiting)))
            body data-now=(here.now.0 / 1000) data-speed=(web.clock_speed()) data-live="/desk/live" data-me=(caller.seat().staff) {
                a.skip href="#main" { "To the content" }
                nav.rail aria-label="Desk" {
                    (whose_desk(caller))
                    ul { @for entry in WORK { (rail_entry(caller, section, entry)) } }
                    ul.house { @for entry in HOUSE { (rail_entry(caller, section, entry)) } }
                    div.foot {
                        (porch(caller, here))
                        a.me href="/desk/settings/me" {
                            span.face { (domain::text::initials(&caller.seat().name)) }
                            span.words { (caller.seat().name) }
                        }
                    }
                }
                @if web.app.settings.simulated { (simulated_line(web)) }
                div.window {
                    @if let Some(at) = caller.rests { p.again.rests role="status" { (icon("triangle-alert")) "This is a copy, restored from a backup of " (here.when(at)) ". It rests: what you write here is kept, and nothing is sent or fetched until whoever runs it says that it takes over." } }
                    @if caller.again { p.again role="status" { (icon("check")) "This was sent already. It is here once, and was not sent again." } }
                    (main)
                }
                nav.bar aria-label="Desk" {
                    @for (this, name, address, sign) in WORK {
                        a href=(address) aria-current=[(this == section).then_some("page")] {
                            (icon(sign))
                            @if this == Section::Inbox { (counts(caller)) }
                            span { (name) }
                        }
                    }
                }
                (keys::dialog(caller))
                div #said role="status" aria-live="polite" {}
            }
        }
    }
}

/// `waiting`: how many wait at the desk; nothing before anybody is signed in.
pub fn head(title: &str, waiting: Option<u64>) -> Markup {
    let sign =
        waiting.map_or_else(|| "/favicon.svg".to_owned(), |waiting| format!("/favicon.svg?waits={waiting}"));
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
            title { (title) }
            link rel="icon" href=(sign) type="image/svg+xml";
            link rel="stylesheet" href=(asset("desk.css"));
            script defer src=(asset("desk.js")) {}
        }
    }
}

/// A page before anybody is signed in.
pub fn plain(voice: Voice, title: &str, main: &Markup) -> Markup {
    let language = voice.language;
    html! {
        (DOCTYPE)
        html lang=(language.code()) dir=(language.direction()) {
            (head(&format!("{title} · Porchlight"), None))
            body.plain { main #main { (main) } }
        }
    }
}

fn whose_desk(caller: &Caller) -> Markup {
    html! {
        @if caller.visit.seats.len() > 1 {
            a.whose href="/desk/settings/businesses" { span.words { (caller.business.name) } (icon("chevron-right")) }
        } @else {
            a.whose href="/desk" { span.words { (caller.business.name) } }
        }
    }
}

fn rail_entry(caller: &Caller, section: Section, entry: (Section, &str, &str, &str)) -> Markup {
    let (this, name, address, sign) = entry;
    html! {
        li { a href=(address) aria-current=[(this == section).then_some("page")] title=(name) {
            (icon(sign))
            span.words { (name) }
            @if this == Section::Inbox { (counts(caller)) }
        } }
    }
}

/// How many wait, and in how many conversations something is new; nothing when there is nothing.
pub fn counts(caller: &Caller) -> Markup {
    let (waiting, news) = (caller.waiting, caller.news);
    html! {
        span.count data-waiting="" data-waits=(waiting) data-news=(news) hidden[waiting == 0 && news == 0] {
            @if waiting > 0 { span.waits { i.dot {} b { (waiting) } span.unseen { " wait " } } }
            @if news > 0 { span.fresh title=(format!("{news} new")) { i.new-dot {} b { (news) } span.unseen { " new" } } }
        }
    }
}

/// With how many wait in front, and a dot where something is new, so that it is seen in the tab of a page that lies behind
/// others.
fn tab_title(caller: &Caller, title: &str) -> String {
    let waits = if caller.waiting > 0 { format!("({}) ", caller.waiting) } else { String::new() };
    let news = if caller.news > 0 { "• " } else { "" };
    format!("{waits}{news}{title} · {}", caller.business.name)
}

fn porch(caller: &Caller, here: Here) -> Markup {
    let promise = format!("{} promised", caller.business.promise.words());
    html! {
        div.porch {
            @match caller.porch.light {
                PorchLight::Lit { until } => { i.dot.lit {} div { b { @match until { Some(until) => { "Open until " (here.when(until)) }, None => "Always open" } } span { (promise) } } }
                PorchLight::Dim { opens } => { i.dot {} div {
                    b { "Closed" @if let Some(opens) = opens { ", opens " (here.when(opens)) } } span { (promise) }
                } }
            }
        }
    }
}

fn simulated_line(web: &Web) -> Markup {
    let speed = web.clock_speed();
    html! {
        aside.simulated aria-label="Demo" {
            span { b { "Demo." } " Everything here is simulated" span.more-words { ": every network, customer and clock. Nothing leaves this machine" } "." }
            form method="post" action="/desk/demo/speed" {
                label for="speed" { "Time runs" }
                select #speed name="speed" data-submit="" {
                    @for (times, words) in [(1, "as it does"), (60, "60 times as fast"), (600, "600 times as fast")] {
                        option value=(times) selected[times == speed] { (words) }
                    }
                }
                button.small { "Set" }
            }
        }
    }
}

/// The line on top of a pane.
pub fn top(title: &str, beside: &Markup, tools: &Markup) -> Markup {
    html! { header.top { h1 { (title) } (beside) div.tools { (tools) } } }
}

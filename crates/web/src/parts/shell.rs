//! The frame of every desk page: rail, phone bar, the porch light at its foot.

use super::{icon, keys, script};
use crate::assets::asset;
use crate::door::Caller;
use crate::state::Web;
use domain::business::{Here, PorchLight};
use maud::{DOCTYPE, Markup, html};
use words::{Times, Voice, say, say_at};

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

const WORK: [(Section, &str, &str); 6] = [
    (Section::Today, "/desk", "sun"),
    (Section::Inbox, "/desk/inbox", "inbox"),
    (Section::Needs, "/desk/needs", "message-circle-question-mark"),
    (Section::Media, "/desk/media", "image"),
    (Section::Calendar, "/desk/calendar", "calendar"),
    (Section::Measures, "/desk/measures", "bar-chart-3"),
];

const HOUSE: [(Section, &str, &str); 2] =
    [(Section::Channels, "/desk/channels", "plug"), (Section::Settings, "/desk/settings", "settings")];

impl Section {
    fn name(self, voice: Voice) -> String {
        match self {
            Self::Today => say!(voice, "today"),
            Self::Inbox => say!(voice, "inbox"),
            Self::Needs => say!(voice, "needs"),
            Self::Media => say!(voice, "media"),
            Self::Calendar => say!(voice, "calendar"),
            Self::Measures => say!(voice, "measures"),
            Self::Channels => say!(voice, "channels"),
            Self::Settings => say!(voice, "settings"),
        }
    }
}

/// Times as this reader is told them: of the business's clock, in their language.
pub fn times(web: &Web, caller: &Caller) -> Times {
    Times { here: Here { now: web.app.now(), zone: caller.business.time_zone }, voice: caller.voice }
}

/// A whole desk page around its main part.
pub fn page(web: &Web, caller: &Caller, section: Section, title: &str, main: &Markup) -> Markup {
    let (times, voice) = (times(web, caller), caller.voice);
    let language = voice.language;
    html! {
        (DOCTYPE)
        html lang=(language.code()) dir=(language.direction()) {
            (head(&tab_title(caller, title), Some(caller.waiting)))
            body data-now=(times.here.now.0 / 1000) data-speed=(web.clock_speed()) data-live="/desk/live"
                data-me=(caller.seat().staff) data-locale=(voice.locale()) {
                a.skip href="#main" { (say!(voice, "to-content")) }
                nav.rail aria-label=(say!(voice, "desk")) {
                    (whose_desk(caller))
                    ul { @for entry in WORK { (rail_entry(caller, section, entry)) } }
                    ul.house { @for entry in HOUSE { (rail_entry(caller, section, entry)) } }
                    div.foot {
                        (porch(caller, times))
                        a.me href="/desk/settings/me" {
                            span.face { (domain::text::initials(&caller.seat().name)) }
                            span.words { (caller.seat().name) }
                        }
                    }
                }
                @if web.app.settings.simulated { (simulated_line(web, voice)) }
                div.window {
                    @if let Some(at) = caller.rests { p.again.rests role="status" { (icon("triangle-alert")) (say_at!(times, "rests", at)) } }
                    @if caller.again { p.again role="status" { (icon("check")) (say!(voice, "question-again")) } }
                    (main)
                }
                nav.bar aria-label=(say!(voice, "desk")) {
                    @for (this, address, sign) in WORK {
                        a href=(address) aria-current=[(this == section).then_some("page")] {
                            (icon(sign))
                            @if this == Section::Inbox { (counts(caller)) }
                            span { (this.name(voice)) }
                        }
                    }
                }
                (keys::dialog(caller))
                div #said role="status" aria-live="polite" {}
                (script::sentences(voice))
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

fn rail_entry(caller: &Caller, section: Section, entry: (Section, &str, &str)) -> Markup {
    let (this, address, sign) = entry;
    let name = this.name(caller.voice);
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
            @if waiting > 0 { span.waits { i.dot {} b { (waiting) } span.unseen { " " (say!(caller.voice, "counts-wait", count = waiting)) " " } } }
            @if news > 0 { span.fresh title=(say!(caller.voice, "counts-new", count = news)) { i.new-dot {} b { (news) } span.unseen { " " (say!(caller.voice, "counts-fresh", count = news)) } } }
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

fn porch(caller: &Caller, times: Times) -> Markup {
    let voice = times.voice;
    let promise = words::within(caller.business.promise).said(voice);
    html! {
        div.porch {
            @match caller.porch.light {
                PorchLight::Lit { until } => { i.dot.lit {} div { b { @match until { Some(until) => (say_at!(times, "porch-open-until", until)), None => (say!(voice, "porch-always-short")) } } span { (promise) } } }
                PorchLight::Dim { opens } => { i.dot {} div {
                    b { @match opens { Some(opens) => (say_at!(times, "porch-closed-until", opens)), None => (say!(voice, "closed")) } } span { (promise) }
                } }
            }
        }
    }
}

fn simulated_line(web: &Web, voice: Voice) -> Markup {
    let speed = web.clock_speed();
    html! {
        aside.simulated aria-label=(say!(voice, "demo")) {
            span { b { (say!(voice, "demo")) "." } " " (say!(voice, "demo-simulated")) span.more-words { " " (say!(voice, "demo-more")) } }
            form method="post" action="/desk/demo/speed" {
                label for="speed" { (say!(voice, "time-runs")) }
                select #speed name="speed" data-submit="" {
                    @for times in [1, 60, 600] {
                        option value=(times) selected[times == speed] { @if times == 1 { (say!(voice, "speed-real")) } @else { (say!(voice, "speed", times = times)) } }
                    }
                }
                button.small { (say!(voice, "set")) }
            }
        }
    }
}

/// The line on top of a pane.
pub fn top(title: &str, beside: &Markup, tools: &Markup) -> Markup {
    html! { header.top { h1 { (title) } (beside) div.tools { (tools) } } }
}

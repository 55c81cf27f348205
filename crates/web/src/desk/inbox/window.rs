//! By which ways somebody can be answered, and until when: beside the composer, before the window closes.

use crate::parts::icon;
use crate::parts::said::{in_english, say_with};
use actions::inbox::Thread;
use domain::Timestamp;
use domain::inbox::MayAnswer;
use maud::{Markup, html};
use words::{Times, Voice, say};

/// What the composer writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    #[default]
    Reply,
    /// To them alone, though they wrote where everybody can read.
    Privately,
    Note,
}

impl Mode {
    pub fn from_name(name: Option<&str>) -> Self {
        match name {
            Some("note") => Self::Note,
            Some("privately") => Self::Privately,
            _ => Self::Reply,
        }
    }
}

/// The sentences about both ways, where there is something to know.
pub fn sentences(thread: &Thread, name: &str, times: Times) -> Markup {
    let (ways, voice) = (&thread.ways, times.voice);
    let until = |until: Timestamp| html! { b { (times.planned(until)) } };
    html! {
        @match &ways.here {
            MayAnswer::Yes { until: Some(at) } => p.soft.until {
                (icon("clock"))
                span { (say_with!(voice, "window-here", network = name; until = until(*at))) }
            },
            MayAnswer::No { why } => p.wrong.until {
                (icon("triangle-alert")) span { (in_english(voice, why)) }
            },
            _ => {},
        }
        @match &ways.privately {
            MayAnswer::Yes { until: Some(at) } => p.soft.until {
                (icon("lock"))
                span { (say_with!(voice, "window-privately"; until = until(*at))) }
            },
            MayAnswer::No { why } => p.soft.until { (icon("lock")) span { (in_english(voice, why)) } },
            _ => {},
        }
    }
}

/// The radio of a private answer, where the network has such a way.
pub fn private_mode(thread: &Thread, checked: bool, voice: Voice) -> Markup {
    html! {
        @if thread.ways.privately != MayAnswer::Never {
            label {
                input type="radio" name="as" value="privately" checked[checked]
                    disabled[!thread.ways.privately.is_yes()];
                (icon("mail")) span { (say!(voice, "reply-privately")) }
            }
        }
    }
}

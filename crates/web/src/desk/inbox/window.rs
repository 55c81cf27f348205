//! By which ways somebody can be answered, and until when: beside the composer, before the window closes.

use crate::parts::icon;
use crate::parts::time::Here;
use actions::inbox::Thread;
use domain::inbox::MayAnswer;
use maud::{Markup, html};

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
pub fn sentences(thread: &Thread, name: &str, here: Here) -> Markup {
    let ways = &thread.ways;
    html! {
        @match &ways.here {
            MayAnswer::Yes { until: Some(until) } => p.soft.until { (icon("clock")) span { (name) " takes an answer here until " b { (here.planned(*until)) } "." } },
            MayAnswer::No { why } => p.wrong.until { (icon("triangle-alert")) span { (why) } },
            _ => {},
        }
        @match &ways.privately {
            MayAnswer::Yes { until: Some(until) } => p.soft.until { (icon("lock")) span { "One private reply to this comment can be sent until " b { (here.planned(*until)) } "." } },
            MayAnswer::No { why } => p.soft.until { (icon("lock")) span { (why) } },
            _ => {},
        }
    }
}

/// The radio of a private answer, where the network has such a way.
pub fn private_mode(thread: &Thread, checked: bool) -> Markup {
    html! {
        @if thread.ways.privately != MayAnswer::Never {
            label { input type="radio" name="as" value="privately" checked[checked] disabled[!thread.ways.privately.is_yes()]; (icon("mail")) span { "Reply privately" } }
        }
    }
}

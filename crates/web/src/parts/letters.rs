//! What several places say about letters and times of day.

use super::Trouble;
use crate::state::Web;
use maud::{Markup, html};
use words::{Voice, message, say};

pub fn no_letters(web: &Web, voice: Voice) -> Markup {
    html! {
        @if web.app.settings.simulated {
            p.soft { (super::icon("info")) (say!(voice, "letters-demo")) }
        } @else {
            p.soft { (super::icon("info")) (say!(voice, "letters-none")) }
        }
    }
}

/// "8:00" of a time in minutes since midnight.
pub fn written(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The same read: "8", "8:30", "08:30".
pub fn minutes(time: &str) -> Result<u16, Trouble> {
    let wrong = || Trouble::bad_message(message!("not-a-time", time = domain::text::shorten(time, 40)));
    let (hour, minute) = time.split_once(':').unwrap_or((time, "00"));
    let (hour, minute): (u16, u16) =
        (hour.parse().map_err(|_| wrong())?, minute.parse().map_err(|_| wrong())?);
    if hour < 24 && minute < 60 { Ok(hour * 60 + minute) } else { Err(wrong()) }
}

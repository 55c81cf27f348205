//! One entry of a day: an article at a moment, on all the channels it goes to then.

use crate::desk::media::title_of;
use crate::desk::today::network_of;
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::shell::times;
use crate::parts::{icon, mark};
use crate::state::Web;
use actions::publishing::{GoesOut, Standing};
use domain::channels::Channel;
use domain::team::Deed;
use domain::{PublicationId, Timestamp};
use maud::{Markup, html};
use words::{Times, Voice, say};

/// Time and title, the networks' marks, how it stands; with a way to another day where there is one.
pub fn entry(web: &Web, caller: &Caller, channels: &[Channel], one: &GoesOut) -> Markup {
    let times = times(web, caller);
    let standing = one.standing();
    let movable = standing == Standing::Planned && caller.may(Deed::Publish);
    let voice = times.voice;
    let title = title_of(&one.piece, voice);
    let together: Vec<_> = one.copies.iter().map(|copy| copy.id).collect();
    html! {
        li.entry.planned[standing == Standing::Planned] draggable=[movable.then_some("true")] {
            time datetime=(one.at.rfc3339()) { (times.clock(one.at)) }
            div {
                a.title href=(format!("/desk/media/pieces/{}/publication", one.piece.id)) draggable="false"
                    dir="auto" { (title) }
                span.marks {
                    (marks(web, channels, one))
                    (sign(standing, voice))
                    @if movable { (move_form(times, &together, one.at, None)) }
                }
            }
        }
    }
}

/// How it stands, as a sign with its word.
fn sign(standing: Standing, voice: Voice) -> Markup {
    let (name, words) = match standing {
        Standing::Planned => return html! { span.unseen { (say!(voice, "calendar-planned")) } },
        Standing::Out => ("check", say!(voice, "calendar-out")),
        Standing::Wrong => ("triangle-alert", say!(voice, "calendar-wrong")),
        Standing::Leaving => ("clock", say!(voice, "calendar-leaving")),
    };
    html! {
        span.sign.late[standing == Standing::Wrong] title=(words) { (icon(name)) span.unseen { (words) } }
    }
}

/// The networks it goes to.
pub fn marks(web: &Web, channels: &[Channel], one: &GoesOut) -> Markup {
    html! { @for copy in &one.copies {
        @let network = network_of(channels, copy.channel);
        span title=(network_name(web, network)) { (mark(web, network)) span.unseen { (network_name(web, network)) " " } }
    } }
}

/// To another day and time of day, those planned together at once. The shown label is the calendar's sign, or on the page
/// of the article (`back`) a word.
pub fn move_form(times: Times, copies: &[PublicationId], at: Timestamp, back: Option<&str>) -> Markup {
    let first = copies[0];
    let id = |part: &str| format!("{part}-{first}");
    let voice = times.voice;
    html! {
        details.move {
            @if back.is_some() {
                summary.button.small { (say!(voice, "another-moment")) }
            } @else {
                summary aria-label=(say!(voice, "move-to-another-day")) title=(say!(voice, "move-it")) {
                    (icon("ellipsis"))
                }
            }
            form method="post" action=(format!("/desk/media/publications/{first}/moment")) {
                @for copy in &copies[1..] { input type="hidden" name="together" value=(copy); }
                @if let Some(back) = back { input type="hidden" name="back" value=(back); }
                label for=(id("day")) { (say!(voice, "move-day")) }
                input type="date" id=(id("day")) name="day" required
                    min=(times.here.day_of(times.here.now)) value=(times.here.day_of(at));
                label for=(id("time")) { (say!(voice, "move-time")) }
                input type="time" id=(id("time")) name="time" required
                    value=(times.here.time_of(at).format("%H:%M").to_string());
                button.small { (say!(voice, "move-it")) }
            }
        }
    }
}

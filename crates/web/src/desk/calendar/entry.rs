//! One entry of a day: an article at a moment, on all the channels it goes to then.

use crate::desk::media::title_of;
use crate::desk::today::network_of;
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::shell::here;
use crate::parts::time::Here;
use crate::parts::{icon, mark};
use crate::state::Web;
use actions::publishing::{GoesOut, Standing};
use domain::channels::Channel;
use domain::team::Deed;
use domain::{PublicationId, Timestamp};
use maud::{Markup, html};

/// Time and title, the networks' marks, how it stands; with a way to another day where there is one.
pub fn entry(web: &Web, caller: &Caller, channels: &[Channel], one: &GoesOut) -> Markup {
    let here = here(web, caller);
    let standing = one.standing();
    let movable = standing == Standing::Planned && caller.may(Deed::Publish);
    html! {
        li.entry.planned[standing == Standing::Planned] draggable=[movable.then_some("true")] {
            time datetime=(one.at.rfc3339()) { (here.clock(one.at)) }
            div {
                a.title href=(format!("/desk/media/pieces/{}/publication", one.piece.id)) draggable="false" dir="auto" { (title_of(&one.piece)) }
                span.marks {
                    (marks(web, channels, one))
                    @match standing {
                        Standing::Out => span.sign title="Out" { (icon("check")) span.unseen { "Out" } },
                        Standing::Wrong => span.sign.late title="Something is wrong" { (icon("triangle-alert")) span.unseen { "Something is wrong" } },
                        Standing::Leaving => span.sign title="On its way" { (icon("clock")) span.unseen { "On its way" } },
                        Standing::Planned => span.unseen { "Planned" },
                    }
                    @if movable { (move_form(here, &one.copies.iter().map(|copy| copy.id).collect::<Vec<_>>(), one.at, None)) }
                }
            }
        }
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
pub fn move_form(here: Here, copies: &[PublicationId], at: Timestamp, back: Option<&str>) -> Markup {
    let first = copies[0];
    let id = |part: &str| format!("{part}-{first}");
    html! {
        details.move {
            @if back.is_some() { summary.button.small { "Another moment" } }
            @else { summary aria-label="Move to another day" title="Move" { (icon("ellipsis")) } }
            form method="post" action=(format!("/desk/media/publications/{first}/moment")) {
                @for copy in &copies[1..] { input type="hidden" name="together" value=(copy); }
                @if let Some(back) = back { input type="hidden" name="back" value=(back); }
                label for=(id("day")) { "Day" }
                input type="date" id=(id("day")) name="day" required min=(here.day_of(here.now)) value=(here.day_of(at));
                label for=(id("time")) { "Time" }
                input type="time" id=(id("time")) name="time" required value=(here.time_of(at).format("%H:%M").to_string());
                button.small { "Move" }
            }
        }
    }
}

//! One entry of a day: an article at a moment, on all the channels it goes to then.

use crate::desk::media::title_of;
use crate::desk::today::network_of;
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::shell::here;
use crate::parts::{icon, mark};
use crate::state::Web;
use actions::publishing::{GoesOut, Standing};
use domain::channels::Channel;
use domain::team::Deed;
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
                a.title href=(format!("/desk/media/articles/{}/publication", one.article.id)) draggable="false" dir="auto" { (title_of(&one.article)) }
                span.marks {
                    (marks(web, channels, one))
                    @match standing {
                        Standing::Out => span.sign title="Out" { (icon("check")) span.unseen { "Out" } },
                        Standing::Wrong => span.sign.late title="Something is wrong" { (icon("triangle-alert")) span.unseen { "Something is wrong" } },
                        Standing::Leaving => span.sign title="On its way" { (icon("clock")) span.unseen { "On its way" } },
                        Standing::Planned => span.unseen { "Planned" },
                    }
                    @if movable { (move_form(web, caller, one)) }
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

fn move_form(web: &Web, caller: &Caller, one: &GoesOut) -> Markup {
    let here = here(web, caller);
    let first = one.copies[0].id;
    let id = |part: &str| format!("{part}-{first}");
    html! {
        details.move {
            summary aria-label=(format!("Move {} to another day", title_of(&one.article))) title="Move" { (icon("ellipsis")) }
            form method="post" action=(format!("/desk/media/publications/{first}/moment")) {
                @for copy in &one.copies[1..] { input type="hidden" name="together" value=(copy.id); }
                label for=(id("day")) { "Day" }
                input type="date" id=(id("day")) name="day" required min=(here.day_of(here.now)) value=(here.day_of(one.at));
                label for=(id("time")) { "Time" }
                input type="time" id=(id("time")) name="time" required value=(here.time_of(one.at).format("%H:%M").to_string());
                button.small { "Move" }
            }
        }
    }
}

//! One entry of a day: an article at a moment, on all the channels it goes to then.

use crate::desk::media::title_of;
use crate::desk::today::network_of;
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::shell::here;
use crate::parts::{icon, mark};
use crate::state::Web;
use domain::channels::Channel;
use domain::media::Article;
use domain::publishing::{Publication, PublicationState};
use domain::team::Deed;
use maud::{Markup, html};

/// The copies of one article that are due at one moment.
pub struct Entry<'a> {
    pub article: &'a Article,
    pub copies: Vec<&'a Publication>,
}

/// What a glance at an entry tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Planned,
    Out,
    Leaving,
    Wrong,
}

impl Entry<'_> {
    fn standing(&self) -> Standing {
        let all = |fits: fn(&PublicationState) -> bool| self.copies.iter().all(|copy| fits(&copy.state));
        if !all(|state| !matches!(state, PublicationState::Failed { .. } | PublicationState::Unsure { .. })) {
            Standing::Wrong
        } else if all(|state| *state == PublicationState::Planned) {
            Standing::Planned
        } else if all(|state| matches!(state, PublicationState::Published { .. })) {
            Standing::Out
        } else {
            Standing::Leaving
        }
    }

    /// Time and title, the networks' marks, how it stands; with a way to another day where there is one.
    pub fn show(&self, web: &Web, caller: &Caller, channels: &[Channel]) -> Markup {
        let Some(first) = self.copies.first() else { return html! {} };
        let here = here(web, caller);
        let standing = self.standing();
        let movable = standing == Standing::Planned && caller.may(Deed::Publish);
        html! {
            li.entry.planned[standing == Standing::Planned] draggable=[movable.then_some("true")] {
                time datetime=(first.planned_at.rfc3339()) { (here.clock(first.planned_at)) }
                div {
                    a.title href=(format!("/desk/media/articles/{}/publication", self.article.id)) draggable="false" dir="auto" { (title_of(self.article)) }
                    span.marks {
                        @for copy in &self.copies {
                            @let network = network_of(channels, copy.channel);
                            span title=(network_name(web, network)) { (mark(web, network)) span.unseen { (network_name(web, network)) " " } }
                        }
                        @match standing {
                            Standing::Out => span.sign title="Out" { (icon("check")) span.unseen { "Out" } },
                            Standing::Wrong => span.sign.late title="Something is wrong" { (icon("triangle-alert")) span.unseen { "Something is wrong" } },
                            Standing::Leaving => span.sign title="On its way" { (icon("clock")) span.unseen { "On its way" } },
                            Standing::Planned => span.unseen { "Planned" },
                        }
                        @if movable { (self.move_form(web, caller, first)) }
                    }
                }
            }
        }
    }

    fn move_form(&self, web: &Web, caller: &Caller, first: &Publication) -> Markup {
        let here = here(web, caller);
        let id = |part: &str| format!("{part}-{}", first.id);
        html! {
            details.move {
                summary aria-label=(format!("Move {} to another day", title_of(self.article))) title="Move" { (icon("ellipsis")) }
                form method="post" action=(format!("/desk/media/publications/{}/moment", first.id)) {
                    @for copy in &self.copies[1..] { input type="hidden" name="together" value=(copy.id); }
                    label for=(id("day")) { "Day" }
                    input type="date" id=(id("day")) name="day" required min=(here.day_of(here.now)) value=(here.day_of(first.planned_at));
                    label for=(id("time")) { "Time" }
                    input type="time" id=(id("time")) name="time" required value=(here.time_of(first.planned_at).format("%H:%M").to_string());
                    button.small { "Move" }
                }
            }
        }
    }
}

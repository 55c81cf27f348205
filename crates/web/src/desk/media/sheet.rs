//! The page of connecting: the piece on every channel as it will look there, and when it goes.

use super::beside::used;
use super::copies::{OnChannel, copies_of, line, planned_at_home};
use super::there::as_there;
use crate::desk::needs::tell;
use crate::door::Caller;
use crate::once;
use crate::parts::icon::network_name;
use crate::parts::said::say_with;
use crate::parts::shell::{self, Section, times};
use crate::parts::{Trouble, icon, mark};
use crate::state::Web;
use actions::publishing::{ChannelPreview, preview_on_channels};
use domain::media::Piece;
use domain::publishing::PublicationState;
use domain::team::Deed;
use domain::{ChannelId, Timestamp};
use maud::{Markup, html};
use std::collections::HashSet;
use words::{Times, Value, say};

/// What was tried here, and refused.
#[derive(Default)]
pub struct Tried {
    pub when: String,
    pub wrong: Option<Wrong>,
}

impl Tried {
    pub fn at(when: String) -> Self {
        Self { when, wrong: None }
    }
}

/// Where on the page it is wrong.
pub enum Wrong {
    Whole(Trouble),
    Moment(Trouble),
}

impl Wrong {
    pub fn trouble(&self) -> &Trouble {
        let (Self::Whole(trouble) | Self::Moment(trouble)) = self;
        trouble
    }
}

/// What the page shows of an article.
pub struct Sheet {
    piece: Piece,
    /// Somebody asked what it answers.
    answers: bool,
    pub previews: Vec<ChannelPreview>,
    /// Where it stands or is planned already.
    copies: Vec<OnChannel>,
}

pub async fn sheet(
    web: &Web,
    caller: &Caller,
    piece: Piece,
    texts: &[(ChannelId, String)],
) -> Result<Sheet, Trouble> {
    let business = caller.seat().business;
    let previews = preview_on_channels(&web.app, business, piece.id, texts).await?;
    let copies = copies_of(web, caller, piece.id).await?;
    let answers = !web.app.of(business).list_needs_of(piece.id).await?.is_empty();
    Ok(Sheet { piece, answers, previews, copies })
}

pub fn page(web: &Web, caller: &Caller, sheet: &Sheet, chosen: &HashSet<ChannelId>, tried: &Tried) -> Markup {
    let (times, voice) = (times(web, caller), caller.voice);
    let Sheet { piece, answers, previews, copies } = sheet;
    let planned = planned_at_home(copies);
    let address = format!("/desk/media/pieces/{}", piece.id);
    let open = previews.iter().any(can_go);
    let may = caller.may(Deed::Publish);
    let main = html! {
        main.publishing #main data-refresh=(format!("{address}/publication"))
            data-on=(format!("piece:{}", piece.id)) {
            header.top {
                nav.crumbs aria-label=(say!(voice, "where-you-are")) {
                    a href="/desk/media" { (say!(voice, "media")) } span { "/" }
                    a href=(address) { (super::title_of(piece, voice)) } span { "/" }
                }
                h1 { @if may { (say!(voice, "publish")) } @else { (say!(voice, "where-it-goes")) } }
                div.tools {
                    @if *answers && piece.out.is_some() {
                        a.button href=(format!("{address}/tellings")) { (tell(caller)) }
                    }
                }
            }
            @if let Some(wrong) = &tried.wrong {
                p.wrong role="alert" { (icon("triangle-alert")) (wrong.trouble().told(voice)) }
            }
            p.sentence { (sentence(piece, planned, may, times)) }
            @if may {
                form #connect method="post" action=(format!("{address}/publication")) {
                    (once::key(web))
                    div.places {
                        @for preview in previews {
                            (place(web, caller, preview, chosen.contains(&preview.channel.id)))
                        }
                    }
                    @if previews.is_empty() {
                        @let link = html! { a href="/desk/channels" { (say!(voice, "connect-one")) } };
                        p.empty { (say_with!(voice, "no-other-channel-connect"; link = link)) }
                    }
                    @if open || (piece.out.is_none() && planned.is_none()) {
                        (when_and_send(caller, piece, planned, times, tried))
                    }
                }
            } @else {
                div #connect {
                    div.places { @for preview in previews { (place(web, caller, preview, false)) } }
                    @if previews.is_empty() { p.empty { (say!(voice, "no-other-channel")) } }
                }
            }
            @for one in copies { (line(web, caller, piece, one, &format!("{address}/publication"))) }
        }
    };
    shell::page(web, caller, Section::Media, &say!(voice, "publish"), &main)
}

fn sentence(piece: &Piece, planned: Option<Timestamp>, may: bool, times: Times) -> Markup {
    let voice = times.voice;
    html! {
        @match (piece.out, planned) {
            (None, Some(planned)) => {
                b { (say!(voice, "goes-on-website", moment = Value::Plain(times.planned(planned)))) }
                @if may { " " (say!(voice, "goes-elsewhere-after")) }
            }
            (Some(out), _) => {
                b { (say!(voice, "on-website-since", moment = Value::Plain(times.when(out.at)))) } " "
                a href=(piece.path()) { (say!(voice, "read-on-website")) }
                @if !may { "." }
            }
            (None, None) if may => {
                (say_with!(voice, "website-first"; first = html! { b { (say!(voice, "website-first-of-all")) } }))
            }
            (None, None) => b { (say!(voice, "tell-not-out")) },
        }
        @if !may { " " (say!(voice, "publish-may-not")) }
    }
}

fn when_and_send(
    caller: &Caller,
    piece: &Piece,
    planned: Option<Timestamp>,
    times: Times,
    tried: &Tried,
) -> Markup {
    let voice = times.voice;
    let field =
        |at: Timestamp| format!("{}T{}", times.here.day_of(at), times.here.time_of(at).format("%H:%M"));
    // With the website, unless somebody chooses otherwise.
    let shown =
        if tried.when.is_empty() { planned.map(field).unwrap_or_default() } else { tried.when.clone() };
    let wrong = match &tried.wrong {
        Some(Wrong::Moment(trouble)) => Some(trouble.told(voice)),
        _ => None,
    };
    let send = match (piece.out, planned) {
        (None, None) => say!(voice, "publish"),
        (None, Some(_)) => say!(voice, "plan-on-chosen"),
        (Some(_), _) => say!(voice, "send-to-chosen"),
    };
    html! {
        footer.send {
            label for="when" { (say!(voice, "when-label")) }
            input #when type="datetime-local" name="when" value=(shown) min=[planned.map(field)]
                aria-describedby="when-help when-wrong" aria-invalid=[wrong.as_ref().map(|_| "true")];
            small.soft #when-help {
                @match planned {
                    Some(planned) => (say!(voice, "when-not-before", moment = Value::Plain(times.planned(planned)))),
                    None => (say!(voice, "when-now")),
                }
                " " (say!(voice, "when-zone", zone = caller.business.time_zone.name()))
            }
            span #when-wrong data-told="" {
                @if let Some(words) = wrong { em.late { (icon("triangle-alert")) " " (words) } }
            }
            button name="then" value="look" { (say!(voice, "look-again")) }
            button.primary name="then" value="publish" { (send) }
        }
    }
}

fn can_go(preview: &ChannelPreview) -> bool {
    match preview.publication.as_ref().map(|publication| &publication.state) {
        None | Some(PublicationState::Withdrawn { .. } | PublicationState::Failed { .. }) => {
            preview.channel.state.works()
        }
        _ => false,
    }
}

fn place(web: &Web, caller: &Caller, one: &ChannelPreview, chosen: bool) -> Markup {
    let (channel, preview, voice) = (&one.channel, &one.preview, caller.voice);
    let network = network_name(web, &channel.network);
    let name = format!("text.{}", channel.id);
    let may = caller.may(Deed::Publish);
    html! {
        section.there aria-label=(format!("{network}, {}", channel.name)) {
            header {
                label {
                    @if may {
                        input type="checkbox" name="channel" value=(channel.id)
                            checked[chosen && can_go(one)] disabled[!can_go(one)];
                    }
                    (mark(web, &channel.network)) b { (network) }
                    span.soft {
                        (channel.handle.as_deref().unwrap_or(&channel.name))
                        @if channel.simulated { " · " (say!(voice, "simulated")) }
                    }
                }
                (used(preview, voice))
            }
            @if may && can_go(one) {
                label.unseen for=(name) { (say!(voice, "text-on", network = network)) }
                textarea id=(name) name=(name) rows="6" dir="auto" { (one.text) }
            }
            (as_there(caller, one))
            @if preview.wrong.is_empty() && can_go(one) {
                p.fits { (icon("check")) (say!(voice, "fit-here")) }
            }
        }
    }
}

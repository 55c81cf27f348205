//! A piece as one channel will show it, and what is wrong with it there.

use crate::door::Caller;
use crate::parts::icon;
use crate::parts::said::in_english;
use actions::publishing::ChannelPreview;
use domain::publishing::DraftPicture;
use domain::team::Deed;
use maud::{Markup, html};
use words::{Voice, say};

/// What a glance tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    Fits,
    /// It can go out, but the owner should know something.
    Remark,
    Wrong,
}

impl Fit {
    pub fn of(one: &ChannelPreview) -> Self {
        if !one.channel.state.works() || one.preview.wrong.iter().any(|wrong| wrong.stops) {
            Self::Wrong
        } else if one.preview.wrong.is_empty() {
            Self::Fits
        } else {
            Self::Remark
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::Remark => "remark",
            Self::Wrong => "wrong",
        }
    }

    pub fn words(self, voice: Voice) -> String {
        match self {
            Self::Fits => say!(voice, "fit-fits"),
            Self::Remark => say!(voice, "fit-remark"),
            Self::Wrong => say!(voice, "fit-wrong"),
        }
    }
}

/// The post in its own box, then everything that is wrong with it in plain words.
pub fn as_there(caller: &Caller, one: &ChannelPreview) -> Markup {
    let (channel, preview, voice) = (&one.channel, &one.preview, caller.voice);
    html! {
        div.card {
            header {
                span.face.ours { (domain::text::initials(&caller.business.name)) }
                div {
                    b { (caller.business.name) }
                    small { (channel.handle.as_deref().unwrap_or(&channel.name)) }
                }
            }
            p dir="auto" { (preview.text) @if !preview.cut.is_empty() { mark { (preview.cut) } } }
            @if let Some(card) = &preview.card {
                div.link {
                    @if let Some(picture) = &card.picture {
                        img src=(path_of(&picture.url)) alt=(picture.alt) width="80" height="60";
                    }
                    div { b { (card.title) } small { (card.summary) } small { (card.url) } }
                }
            }
            @if !preview.pictures.is_empty() { (photos(&preview.pictures)) }
        }
        @for wrong in &preview.wrong {
            p.(if wrong.stops { "wrong" } else { "soft" }) {
                (icon(if wrong.stops { "triangle-alert" } else { "info" })) (in_english(voice, &wrong.what))
            }
        }
        @if !channel.state.works() {
            p.wrong {
                (icon("unplug")) (say!(voice, "disconnected")) " "
                @if caller.may(Deed::Manage) {
                    a href="/desk/channels" { (say!(voice, "connect-it-again")) }
                } @else {
                    (say!(voice, "owner-connects-again"))
                }
            }
        }
    }
}

/// The first of them as a network lays them out, and how many more there are.
fn photos(pictures: &[DraftPicture]) -> Markup {
    const SHOWN: usize = 4;
    let more = pictures.len().saturating_sub(SHOWN);
    html! {
        ul.pictures data-count=(pictures.len().min(SHOWN)) {
            @for (place, picture) in (1..).zip(pictures.iter().take(SHOWN)) { li {
                img src=(path_of(&picture.url)) alt=(picture.alt) width="160" height="120" loading="lazy";
                @if place == SHOWN && more > 0 { span { "+" (more) } }
            } }
        }
    }
}

/// The picture's own path: a preview is shown by this server, whatever its public name.
fn path_of(address: &str) -> String {
    url::Url::parse(address).map_or_else(|_| address.to_owned(), |address| address.path().to_owned())
}

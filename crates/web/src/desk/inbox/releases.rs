//! The place to look: words of strangers before they stand on the website.

use super::kinds::kind_words;
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::said::say_with;
use crate::parts::shell::{self, Section, times};
use crate::parts::{Trouble, icon, mark};
use crate::state::{Web, id};
use actions::AwaitsRelease;
use actions::inbox::release;
use axum::extract::{Form, Path, Query, State};
use axum::response::Redirect;
use domain::inbox::{Direction, Message, Release};
use domain::team::Deed;
use domain::{MessageId, Timestamp};
use maud::{Markup, html};
use serde::Deserialize;
use words::{Times, Voice, message, say};

const AT_ONCE: u64 = 40;
const HERE: &str = "/desk/inbox/releases";

#[derive(Deserialize)]
pub struct Where {
    from: Option<String>,
}

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Query(place): Query<Where>,
) -> Result<Markup, Trouble> {
    let from = place.from.as_deref().and_then(|from| from.parse().ok());
    let page = web.app.of(caller.seat().business).list_awaiting_release(from, AT_ONCE).await?;
    let times = times(&web, &caller);
    let voice = caller.voice;
    let title = say!(voice, "releases");
    let settings = html! { a href="/desk/settings" { (say!(voice, "settings")) } };
    let main = html! {
        main.found.releases #main data-refresh=(HERE) data-on="conversation piece" {
            (shell::top(&title, &html! {}, &html! {}))
            p.soft { (say_with!(voice, "releases-lead"; settings = settings)) }
            section.list {
                @if page.rows.is_empty() { p.empty { (say!(voice, "releases-none")) } }
                @for row in &page.rows { (one(&web, &caller, row, times)) }
                @if let Some(next) = page.next {
                    a.more href=(format!("{HERE}?from={next}")) { (say!(voice, "releases-later")) }
                }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Inbox, &title, &main))
}

fn one(web: &Web, caller: &Caller, row: &AwaitsRelease, times: Times) -> Markup {
    let voice = times.voice;
    let piece = html! { a href=(format!("/desk/media/pieces/{}", row.piece)) { (row.piece_title) } };
    html! {
        article.row.release {
            div.what {
                header {
                    b { bdi { (row.writer) } } " "
                    span.soft {
                        (mark(web, &row.network)) (network_name(web, &row.network)) ", "
                        (kind_words(voice, row.kind)) ", " (times.when(row.written_at))
                        @if row.edited_at.is_some() { ", " (say!(voice, "line-edited")) }
                    }
                }
                p.words dir="auto" { (row.text) }
                p.soft {
                    (say_with!(voice, "releases-under"; piece = piece)) " · "
                    a href=(format!("/desk/inbox/{}", row.conversation)) { (say!(voice, "open-conversation")) }
                }
            }
            @if caller.may(Deed::Answer) { (choice(row.message, row.edited_at, None, "releases", voice)) }
        }
    }
}

/// Where the words stand, under a line of the thread: only where somebody decides about them.
pub fn standing(caller: &Caller, message: &Message) -> Markup {
    let Direction::In { release: Some(release), .. } = message.direction else { return html! {} };
    if message.deleted_at.is_some() {
        return html! {};
    }
    let voice = caller.voice;
    let words = match release {
        Release::Awaited => say!(voice, "release-awaited"),
        Release::Given => say!(voice, "release-given"),
        Release::KeptBack => say!(voice, "release-kept-back"),
    };
    html! {
        div.on-site {
            span { (icon("globe")) (words) }
            @if caller.may(Deed::Answer) { (choice(message.id, message.edited_at, Some(release), "", voice)) }
        }
    }
}

fn choice(
    message: MessageId,
    edited_at: Option<Timestamp>,
    now: Option<Release>,
    back: &str,
    voice: Voice,
) -> Markup {
    html! {
        form.inline method="post" action=(format!("/desk/messages/{message}/release")) {
            input type="hidden" name="back" value=(back);
            input type="hidden" name="seen" value=(edited_at.map(|at| at.0.to_string()).unwrap_or_default());
            @if now != Some(Release::Given) {
                button.small name="release" value="given" { (say!(voice, "release-show")) }
            }
            @if now != Some(Release::KeptBack) {
                button.small name="release" value="kept back" {
                    @if now == Some(Release::Given) { (say!(voice, "release-take-off")) }
                    @else { (say!(voice, "release-keep-off")) }
                }
            }
        }
    }
}

#[derive(Deserialize)]
pub struct Decided {
    release: String,
    #[serde(default)]
    seen: String,
    #[serde(default)]
    back: String,
}

pub async fn decide(
    State(web): State<Web>,
    caller: Caller,
    Path(message): Path<String>,
    Form(form): Form<Decided>,
) -> Result<Redirect, Trouble> {
    let message: MessageId = id(&message).ok_or_else(|| Trouble::not_found("message"))?;
    let given = match Release::from_name(&form.release) {
        Some(Release::Given) => true,
        Some(Release::KeptBack) => false,
        _ => return Err(Trouble::bad_message(message!("choose-release"))),
    };
    let seen = form.seen.parse().ok().map(Timestamp);
    let conversation = release(&web.app, caller.seat(), message, given, seen).await?;
    let back = if form.back == "releases" { HERE.to_owned() } else { format!("/desk/inbox/{conversation}") };
    Ok(Redirect::to(&back))
}

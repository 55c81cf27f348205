//! The place to look: words of strangers before they stand on the website.

use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::shell::{self, Section, here};
use crate::parts::time::Here;
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
    let here = here(&web, &caller);
    let main = html! {
        main.found.releases #main data-refresh=(HERE) data-on="conversation piece" {
            (shell::top("Before it stands on your website", &html! {}, &html! {}))
            p.soft { "Words of strangers that others may read. They stand under the article once you let them; answering is a thing of its own. What appears at once, and what after a look, is chosen in " a href="/desk/settings" { "Settings" } "." }
            section.list {
                @if page.rows.is_empty() { p.empty { "Nothing waits for a look." } }
                @for row in &page.rows { (one(&web, &caller, row, here)) }
                @if let Some(next) = page.next { a.more href=(format!("{HERE}?from={next}")) { "Show later ones" } }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Inbox, "Before it stands on your website", &main))
}

fn one(web: &Web, caller: &Caller, row: &AwaitsRelease, here: Here) -> Markup {
    html! {
        article.row.release {
            div.what {
                header { b { bdi { (row.writer) } } " " span.soft { (mark(web, &row.network)) (network_name(web, &row.network)) ", " (row.kind.words()) ", " (here.when(row.written_at)) @if row.edited_at.is_some() { ", edited" } } }
                p.words dir="auto" { (row.text) }
                p.soft { "Under " a href=(format!("/desk/media/pieces/{}", row.piece)) { (row.piece_title) } " · " a href=(format!("/desk/inbox/{}", row.conversation)) { "Open the conversation" } }
            }
            @if caller.may(Deed::Answer) { (choice(row.message, row.edited_at, None, "releases")) }
        }
    }
}

/// Where the words stand, under a line of the thread: only where somebody decides about them.
pub fn standing(caller: &Caller, message: &Message) -> Markup {
    let Direction::In { release: Some(release), .. } = message.direction else { return html! {} };
    if message.deleted_at.is_some() {
        return html! {};
    }
    let words = match release {
        Release::Awaited => "Not on your website yet: it waits for a look",
        Release::Given => "On your website, without the name",
        Release::KeptBack => "Kept off your website",
    };
    html! {
        div.on-site {
            span { (icon("globe")) (words) }
            @if caller.may(Deed::Answer) { (choice(message.id, message.edited_at, Some(release), "")) }
        }
    }
}

fn choice(message: MessageId, edited_at: Option<Timestamp>, now: Option<Release>, back: &str) -> Markup {
    html! {
        form.inline method="post" action=(format!("/desk/messages/{message}/release")) {
            input type="hidden" name="back" value=(back);
            input type="hidden" name="seen" value=(edited_at.map(|at| at.0.to_string()).unwrap_or_default());
            @if now != Some(Release::Given) { button.small name="release" value="given" { "Show it" } }
            @if now != Some(Release::KeptBack) { button.small name="release" value="kept back" { @if now == Some(Release::Given) { "Take it off" } @else { "Keep it off" } } }
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
        _ => return Err(Trouble::bad("Show it, or keep it off?")),
    };
    let seen = form.seen.parse().ok().map(Timestamp);
    let conversation = release(&web.app, caller.seat(), message, given, seen).await?;
    let back = if form.back == "releases" { HERE.to_owned() } else { format!("/desk/inbox/{conversation}") };
    Ok(Redirect::to(&back))
}

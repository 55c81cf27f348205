//! Search over everything anybody wrote: people, articles, messages.

use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::marked::marked;
use crate::parts::shell::{self, Section, times};
use crate::parts::{Trouble, icon, mark};
use crate::state::Web;
use actions::finding::{Found, Person, find};
use axum::extract::{Query, State};
use domain::finding::Wanted;
use domain::media::{Piece, Stage};
use domain::publishing::Publication;
use maud::{Markup, html};
use serde::Deserialize;
use words::{Times, Value, say};

#[derive(Deserialize)]
pub struct Words {
    words: Option<String>,
    from: Option<String>,
}

const AT_ONCE: u64 = 40;
/// Graphemes of a line.
const LINE: usize = 200;

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Query(query): Query<Words>,
) -> Result<Markup, Trouble> {
    let words = query.words.unwrap_or_default();
    let from = query.from.as_deref().and_then(|from| from.parse().ok());
    let found = find(&web.app, caller.seat().business, &words, from, AT_ONCE).await?;
    let desk = web.app.of(caller.seat().business);
    let planned = desk.list_planned_publications(found.pieces.iter().map(|piece| piece.id)).await?;
    let times = times(&web, &caller);
    let voice = caller.voice;
    let (title, hint) = (say!(voice, "search"), say!(voice, "search-hint"));
    let main = html! {
        main.found #main {
            (shell::top(&title, &html! {}, &html! {}))
            form.search role="search" {
                (icon("search"))
                input name="words" type="search" value=(words) placeholder=(hint) aria-label=(hint) autofocus;
                button { (title) }
            }
            @if let Some(wanted) = &found.wanted { (everything(&web, &found, &planned, wanted, times, &words)) }
        }
    };
    Ok(shell::page(&web, &caller, Section::Inbox, &title, &main))
}

fn everything(
    web: &Web,
    found: &Found,
    planned: &[Publication],
    wanted: &Wanted,
    times: Times,
    words: &str,
) -> Markup {
    let voice = times.voice;
    let nothing = found.people.is_empty() && found.pieces.is_empty() && found.messages.rows.is_empty();
    let both = !found.people.is_empty() || !found.pieces.is_empty();
    let encoded: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
    html! {
        @if nothing { section.list { p.empty { (say!(voice, "search-nothing")) } } }
        @if !found.people.is_empty() {
            section.list {
                h2 { (say!(voice, "search-people")) }
                @for person in &found.people { (one_person(web, person, wanted, times)) }
            }
        }
        @if !found.pieces.is_empty() {
            section.list {
                h2 { (say!(voice, "articles")) }
                @for piece in &found.pieces { (one_article(piece, planned, wanted, times)) }
            }
        }
        @if !found.messages.rows.is_empty() {
            section.list {
                @if both { h2 { (say!(voice, "search-messages")) } }
                @for row in &found.messages.rows {
                    a.row href=(format!("/desk/inbox/{}", row.conversation)) {
                        span.lead { (times.when(row.written_at)) }
                        span.what {
                            b { bdi { (domain::contacts::shown_name(row.contact_name.as_deref())) } }
                            span.line dir="auto" { (marked(&row.text, wanted, LINE)) }
                        }
                    }
                }
                @if let Some(next) = found.messages.next {
                    a.more href=(format!("?words={encoded}&from={next}")) { (say!(voice, "show-older")) }
                }
            }
        }
    }
}

fn one_person(web: &Web, person: &Person, wanted: &Wanted, times: Times) -> Markup {
    html! {
        a.row href=(format!("/desk/inbox/{}", person.last.id)) {
            span.lead { (times.when(person.last.last_message_at)) }
            span.what {
                b { bdi { (marked(person.last.shown_name(), wanted, LINE)) } }
                span.line {
                    @for (number, identity) in person.identities.iter().enumerate() {
                        @if number > 0 { ", " }
                        (mark(web, &identity.network))
                        @match (&identity.handle, identity.remote_id.as_deref().filter(|id| id.contains('@'))) {
                            (Some(handle), _) => bdi { (marked(handle, wanted, LINE)) },
                            (None, Some(address)) => bdi { (marked(address, wanted, LINE)) },
                            (None, None) => (network_name(web, &identity.network)),
                        }
                    }
                }
            }
        }
    }
}

fn one_article(piece: &Piece, planned: &[Publication], wanted: &Wanted, times: Times) -> Markup {
    let next = planned.iter().find(|copy| copy.piece == piece.id).map(|copy| copy.planned_at);
    let text = if piece.summary.is_empty() { &piece.body } else { &piece.summary };
    let voice = times.voice;
    html! {
        a.row href=(format!("/desk/media/pieces/{}", piece.id)) {
            span.lead {
                @match Stage::of(piece.out, next) {
                    Stage::Out { since } => (times.when(since)),
                    Stage::Planned { at } => {
                        (say!(voice, "search-planned", when = Value::Plain(times.planned(at))))
                    }
                    Stage::Draft => (say!(voice, "search-draft")),
                }
            }
            span.what {
                b dir="auto" { (marked(&piece.title, wanted, LINE)) }
                span.line dir="auto" { (marked(text, wanted, LINE)) }
            }
        }
    }
}

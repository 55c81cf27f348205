//! Search over everything anybody wrote.

use crate::door::Caller;
use crate::parts::shell::{self, Section, here};
use crate::parts::{Trouble, icon};
use crate::state::Web;
use axum::extract::{Query, State};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Words {
    words: Option<String>,
    from: Option<String>,
}

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Query(query): Query<Words>,
) -> Result<Markup, Trouble> {
    let words = query.words.unwrap_or_default();
    let from = query.from.as_deref().and_then(|from| from.parse().ok());
    let found = web.app.of(caller.seat().business).search_messages(&words, from, 40).await?;
    let here = here(&web, &caller);
    let encoded: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
    let main = html! {
        main.found #main {
            (shell::top("Search", &html! {}, &html! {}))
            form.search role="search" {
                (icon("search"))
                input name="words" type="search" value=(words) placeholder="Words of a message" aria-label="Words of a message" autofocus;
                button { "Search" }
            }
            section.list {
                @if !words.trim().is_empty() && found.rows.is_empty() { p.empty { "Nobody wrote that. Every word must begin a word of the message." } }
                @for row in &found.rows {
                    a.row href=(format!("/desk/inbox/{}", row.conversation)) {
                        span.lead { (here.when(row.written_at)) }
                        span.what { b { bdi { (domain::contacts::shown_name(row.contact_name.as_deref())) } } span.line dir="auto" { (domain::text::one_line(&row.text, 200)) } }
                    }
                }
                @if let Some(next) = found.next { a.more href=(format!("?words={encoded}&from={next}")) { "Show older" } }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Inbox, "Search", &main))
}

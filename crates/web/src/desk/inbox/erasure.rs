//! Erasing a person on their wish: what will happen, in plain words, before it does.

use crate::door::Caller;
use crate::parts::shell::{self, Section};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::inbox::look_at_erasure;
use axum::extract::{Path, State};
use axum::response::Redirect;
use domain::ConversationId;
use maud::{Markup, html};

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Markup, Trouble> {
    let conversation: ConversationId = id(&path).ok_or_else(|| Trouble::not_found("conversation"))?;
    let erasure = look_at_erasure(&web.app, caller.seat(), conversation).await?;
    let address = format!("/desk/inbox/{conversation}");
    let main = html! {
        main.settings #main {
            header.top { nav.crumbs aria-label="Where" { a href="/desk/inbox" { "Inbox" } span { "/" } a href=(address) dir="auto" { (erasure.name) } span { "/" } } h1 { "Erase this person" } }
            div.narrow {
                p.sentence { "For somebody who wishes to be forgotten. It cannot be undone." }
                p { "This is about " b { bdi { (erasure.name) } } "." }
                h2 { "What goes" }
                ul {
                    li { (count(erasure.theirs, "message")) " they wrote, and " (count(erasure.ours, "answer or note")) " of yours to them, in " (count(erasure.conversations, "conversation")) ", on every channel" }
                    li { "their name, accounts and addresses, and what networks sent of them" }
                    li { "their words among the questions of a need, in the search, and under your articles" }
                    li { "their private page, if they have one" }
                }
                h2 { "What stays" }
                ul {
                    li { "how well promises were kept, in numbers alone; who liked something, as somebody" }
                    li { "in a conversation of several people: what the others wrote" }
                    li { "that a person was erased and by whom, in the record, without the person" }
                    li { "what stands on the network itself: ask the network, or the person takes it down there" }
                    li { "backups that were made before, until you delete them" }
                }
                @if !erasure.quoted_in.is_empty() {
                    p.wrong { (icon("triangle-alert")) "These texts hold words of theirs and are not changed. Look through them yourself, before or after:" }
                    ul { @for (piece, title) in &erasure.quoted_in { li { a href=(format!("/desk/media/pieces/{piece}")) dir="auto" { @if title.is_empty() { "Without a title" } @else { (title) } } } } }
                }
                p.soft { "A network that tells it again does not bring it back. Should they write anew, they are somebody new." }
                form method="post" action=(format!("{address}/erasure")) { button.danger { "Erase this person for good" } }
                p { a href=(address) { "Leave everything as it is" } }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Inbox, "Erase a person", &main))
}

pub async fn erase(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Redirect, Trouble> {
    let conversation: ConversationId = id(&path).ok_or_else(|| Trouble::not_found("conversation"))?;
    actions::inbox::erase(&web.app, caller.seat(), conversation).await?;
    Ok(Redirect::to("/desk/inbox"))
}

fn count(many: usize, what: &str) -> String {
    match (many, what) {
        (1, what) => format!("1 {what}"),
        (many, "answer or note") => format!("{many} answers or notes"),
        (many, what) => format!("{many} {what}s"),
    }
}

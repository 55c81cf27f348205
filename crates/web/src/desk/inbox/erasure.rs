//! Erasing a person on their wish: what will happen, in plain words, before it does.

use crate::door::Caller;
use crate::parts::said::say_with;
use crate::parts::shell::{self, Section};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::inbox::look_at_erasure;
use axum::extract::{Path, State};
use axum::response::Redirect;
use domain::ConversationId;
use maud::{Markup, html};
use words::say;

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Markup, Trouble> {
    let conversation: ConversationId = id(&path).ok_or_else(|| Trouble::not_found("conversation"))?;
    let erasure = look_at_erasure(&web.app, caller.seat(), conversation).await?;
    let address = format!("/desk/inbox/{conversation}");
    let voice = caller.voice;
    let whom = html! { b { bdi { (erasure.name) } } };
    let words = say!(
        voice,
        "erase-words",
        theirs = erasure.theirs,
        ours = erasure.ours,
        conversations = erasure.conversations
    );
    let goes = [
        words,
        say!(voice, "erase-names"),
        say!(voice, "erase-elsewhere"),
        say!(voice, "erase-private-page"),
    ];
    let stays = [
        say!(voice, "erase-stays-figures"),
        say!(voice, "erase-stays-others"),
        say!(voice, "erase-stays-record"),
        say!(voice, "erase-stays-network"),
        say!(voice, "erase-stays-backups"),
    ];
    let main = html! {
        main.settings #main {
            header.top {
                nav.crumbs aria-label=(say!(voice, "where-you-are")) {
                    a href="/desk/inbox" { (say!(voice, "inbox")) } span { "/" }
                    a href=(address) dir="auto" { (erasure.name) } span { "/" }
                }
                h1 { (say!(voice, "erase")) }
            }
            div.narrow {
                p.sentence { (say!(voice, "erase-lead")) }
                p { (say_with!(voice, "erase-whom"; who = whom)) }
                h2 { (say!(voice, "erase-goes")) }
                ul { @for line in &goes { li { (line) } } }
                h2 { (say!(voice, "erase-stays")) }
                ul { @for line in &stays { li { (line) } } }
                @if !erasure.quoted_in.is_empty() {
                    p.wrong { (icon("triangle-alert")) (say!(voice, "erase-quoted")) }
                    ul {
                        @for (piece, title) in &erasure.quoted_in {
                            li {
                                a href=(format!("/desk/media/pieces/{piece}")) dir="auto" {
                                    @if title.is_empty() { (say!(voice, "without-a-title")) } @else { (title) }
                                }
                            }
                        }
                    }
                }
                p.soft { (say!(voice, "erase-anew")) }
                form method="post" action=(format!("{address}/erasure")) {
                    button.danger { (say!(voice, "erase-do")) }
                }
                p { a href=(address) { (say!(voice, "erase-leave")) } }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Inbox, &say!(voice, "erase-title"), &main))
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

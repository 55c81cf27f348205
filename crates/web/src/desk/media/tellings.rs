//! Closing the loop: every message to everyone who asked, read and changed by a person before it leaves.

use super::article::lookup;
use crate::desk::needs::tell;
use crate::door::Caller;
use crate::once;
use crate::parts::icon::network_name;
use crate::parts::shell::{self, Section};
use crate::parts::{Trouble, icon, mark};
use crate::state::{Web, id};
use actions::publishing::{Telling, propose_tellings, send_tellings};
use axum::extract::{Path, Query, RawForm, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::team::Deed;
use domain::{ConversationId, Timestamp};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

#[derive(Default, Deserialize)]
pub struct Told {
    told: Option<usize>,
}

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    Query(told): Query<Told>,
) -> Result<Markup, Trouble> {
    page(&web, &caller, &path, told.told, &HashMap::new(), None).await
}

async fn page(
    web: &Web,
    caller: &Caller,
    path: &str,
    told: Option<usize>,
    written: &HashMap<ConversationId, String>,
    wrong: Option<&str>,
) -> Result<Markup, Trouble> {
    let piece = lookup(web, caller, path).await?;
    // What comes from here on is not answered by these messages.
    let knew = web.app.now();
    let tellings = propose_tellings(&web.app, caller.seat().business, piece.id).await?;
    let all = web.app.of(caller.seat().business).list_tellings(piece.id).await?;
    let before = all.iter().filter(|(_, message)| message.is_some()).count();
    let open = tellings.iter().filter(|telling| !telling.left_out && telling.cannot.is_none()).count();
    let cannot = tellings.iter().filter(|telling| telling.cannot.is_some()).count();
    let may = caller.may(Deed::Publish);
    let address = format!("/desk/media/pieces/{}", piece.id);
    let main = html! {
        main.telling #main {
            header.top {
                nav.crumbs aria-label="Where" { a href="/desk/media" { "Media" } span { "/" } a href=(address) { (super::title_of(&piece)) } span { "/" } }
                h1 { (tell(caller)) }
            }
            @if let Some(words) = wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
            @match told {
                Some(0) => p.done role="status" { (icon("check")) "Nobody was told." },
                Some(count) => p.done role="status" { (icon("check")) (count) @if count == 1 { " message leaves" } @else { " messages leave" } " in ten seconds. Each can be undone in its conversation." },
                None => {},
            }
            p.sentence {
                @if piece.out.is_none() { b { "It is not on the website yet." } @if may { " Publish it first, then tell everyone." } @else { " Everyone who asked can be told once it is." } }
                @else if tellings.is_empty() { b { "Everyone who asked knows." } " " (before) @if before == 1 { " has" } @else { " have" } " been told." }
                @else if open == 0 && cannot > 0 { b { "Nobody is left who can be told where they asked: " (before) " told, " (cannot) " too late." } }
                @else if open == 0 { b { "Everyone who asked was told or left out: " (before) " told, " (tellings.len()) " left out." } " Tick whom to tell after all." }
                @else { b { (open) @if open == 1 { " person" } @else { " people" } " asked and " @if open == 1 { "does" } @else { "do" } " not know yet." } " " @if may { "Read every message; change what you like; untick whom to leave out." } @else { "Editors and owners tell them; this is what they would read." } }
            }
            @if piece.out.is_some() && !tellings.is_empty() && !may { (to_read(web, &tellings)) }
            @else if piece.out.is_some() && !tellings.is_empty() {
                form method="post" action=(format!("{address}/tellings")) {
                    input type="hidden" name="knew" value=(knew.0);
                    (once::key(web))
                    section.list { @for telling in &tellings {
                        @let conversation = &telling.conversation;
                        @let name = format!("text.{}", conversation.id);
                        div.row {
                            label.lead { input type="checkbox" name="tell" value=(conversation.id) checked[!telling.left_out && telling.cannot.is_none()] disabled[telling.cannot.is_some()]; span.unseen { "Tell " (conversation.shown_name()) } }
                            // Whom nothing can be sent is not left out by anybody: they stay in the list.
                            @if telling.cannot.is_none() { input type="hidden" name="offered" value=(conversation.id); }
                            span.what {
                                (who_asked(web, telling))
                                @if let Some(why) = &telling.cannot { p.soft { (icon("info")) (why) } }
                                @else { label.unseen for=(name) { "Message to " (conversation.shown_name()) }
                                textarea id=(name) name=(name) rows="3" data-most=(telling.most) dir="auto" { (written.get(&conversation.id).unwrap_or(&telling.text)) } }
                            }
                        }
                    } }
                    footer.send { button.primary { "Send these messages" } }
                }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Media, "Tell who asked", &main))
}

fn who_asked(web: &Web, telling: &Telling) -> Markup {
    let conversation = &telling.conversation;
    html! {
        b { bdi { (conversation.shown_name()) } } " "
        @if telling.left_out { small.soft { "left out · " } }
        small.soft { (mark(web, &telling.channel.network)) (network_name(web, &telling.channel.network)) ", " @if conversation.public { "public " } (conversation.kind.words()) @if telling.channel.simulated { " · simulated" } }
        span.line dir="auto" { "“" (domain::text::one_line(&telling.question, 160)) "”" }
    }
}

/// The messages for those who may read them and not send.
fn to_read(web: &Web, tellings: &[Telling]) -> Markup {
    html! { section.list { @for telling in tellings { div.row { span.what { (who_asked(web, telling)) p dir="auto" { (telling.text) } } } } } }
}

pub async fn send(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let piece = lookup(&web, &caller, &path).await?;
    let mut tell: HashSet<ConversationId> = HashSet::new();
    let mut offered: Vec<ConversationId> = Vec::new();
    let mut texts: HashMap<ConversationId, String> = HashMap::new();
    let mut knew = None;
    for (name, value) in url::form_urlencoded::parse(&form) {
        match name.as_ref() {
            "tell" => tell.extend(id::<ConversationId>(&value)),
            "knew" => knew = value.parse().ok().map(Timestamp),
            "offered" => offered.extend(id::<ConversationId>(&value)),
            _ => {
                if let Some(conversation) = name.strip_prefix("text.").and_then(id) {
                    texts.insert(conversation, value.replace("\r\n", "\n"));
                }
            }
        }
    }
    let (told, left_out): (Vec<_>, Vec<_>) =
        offered.into_iter().partition(|conversation| tell.contains(conversation));
    let messages = told
        .into_iter()
        .map(|conversation| (conversation, texts.get(&conversation).cloned().unwrap_or_default()))
        .collect();
    match send_tellings(&caller.app(&web), caller.seat(), piece.id, messages, left_out, knew).await {
        Ok(count) => {
            Ok(Redirect::to(&format!("/desk/media/pieces/{path}/tellings?told={count}")).into_response())
        }
        Err(error) => {
            let trouble = Trouble::from(error);
            let page = page(&web, &caller, &path, None, &texts, Some(&trouble.words)).await?;
            Ok((trouble.status, page).into_response())
        }
    }
}

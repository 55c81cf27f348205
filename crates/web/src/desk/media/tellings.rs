//! Closing the loop: every message to everyone who asked, read and changed by a person before it leaves.

use super::article::lookup;
use crate::desk::inbox::{kind_words, public_kind_words};
use crate::desk::needs::tell;
use crate::door::Caller;
use crate::once;
use crate::parts::icon::network_name;
use crate::parts::said::in_english;
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
use words::{Voice, say};

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
    let voice = caller.voice;
    let lead = if piece.out.is_none() {
        let more = if may { say!(voice, "tell-publish-first") } else { say!(voice, "tell-once-out") };
        (say!(voice, "tell-not-out"), Some(more))
    } else if tellings.is_empty() {
        (say!(voice, "tell-all-know"), Some(say!(voice, "tell-have-been", count = before)))
    } else if open == 0 && cannot > 0 {
        (say!(voice, "tell-too-late", told = before, late = cannot), None)
    } else if open == 0 {
        let all = say!(voice, "tell-all-or-left-out", told = before, left = tellings.len());
        (all, Some(say!(voice, "tell-after-all")))
    } else {
        let more = if may { say!(voice, "tell-read-every") } else { say!(voice, "tell-may-not") };
        (say!(voice, "tell-open", people = open), Some(more))
    };
    let main = html! {
        main.telling #main {
            header.top {
                nav.crumbs aria-label=(say!(voice, "where-you-are")) {
                    a href="/desk/media" { (say!(voice, "media")) } span { "/" }
                    a href=(address) { (super::title_of(&piece, voice)) } span { "/" }
                }
                h1 { (tell(caller)) }
            }
            @if let Some(words) = wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
            @if let Some(count) = told {
                p.done role="status" {
                    (icon("check"))
                    @if count == 0 { (say!(voice, "told-nobody")) } @else { (say!(voice, "told-leave", count = count)) }
                }
            }
            p.sentence { b { (lead.0) } @if let Some(more) = &lead.1 { " " (more) } }
            @if piece.out.is_some() && !tellings.is_empty() && !may { (to_read(web, &tellings, voice)) }
            @else if piece.out.is_some() && !tellings.is_empty() {
                form method="post" action=(format!("{address}/tellings")) {
                    input type="hidden" name="knew" value=(knew.0);
                    (once::key(web))
                    section.list { @for telling in &tellings { (to_send(web, telling, written, voice)) } }
                    footer.send { button.primary { (say!(voice, "tell-send")) } }
                }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Media, &say!(voice, "tell-who-asked"), &main))
}

fn to_send(web: &Web, telling: &Telling, written: &HashMap<ConversationId, String>, voice: Voice) -> Markup {
    let conversation = &telling.conversation;
    let who = conversation.shown_name();
    let name = format!("text.{}", conversation.id);
    let text = written.get(&conversation.id).unwrap_or(&telling.text);
    html! {
        div.row {
            label.lead {
                input type="checkbox" name="tell" value=(conversation.id)
                    checked[!telling.left_out && telling.cannot.is_none()] disabled[telling.cannot.is_some()];
                span.unseen { (say!(voice, "tell-somebody", who = who)) }
            }
            // Whom nothing can be sent is not left out by anybody: they stay in the list.
            @if telling.cannot.is_none() { input type="hidden" name="offered" value=(conversation.id); }
            span.what {
                (who_asked(web, telling, voice))
                @if let Some(why) = &telling.cannot {
                    p.soft { (icon("info")) (in_english(voice, why)) }
                } @else {
                    label.unseen for=(name) { (say!(voice, "tell-message-to", who = who)) }
                    textarea id=(name) name=(name) rows="3" data-most=(telling.most) dir="auto" { (text) }
                }
            }
        }
    }
}

fn who_asked(web: &Web, telling: &Telling, voice: Voice) -> Markup {
    let conversation = &telling.conversation;
    let network = &telling.channel.network;
    let question = domain::text::one_line(&telling.question, 160);
    html! {
        b { bdi { (conversation.shown_name()) } } " "
        @if telling.left_out { small.soft { (say!(voice, "tell-left-out")) " · " } }
        small.soft {
            (mark(web, network)) (network_name(web, network)) ", "
            @if conversation.public { (public_kind_words(voice, conversation.kind)) }
            @else { (kind_words(voice, conversation.kind)) }
            @if telling.channel.simulated { " · " (say!(voice, "simulated")) }
        }
        span.line dir="auto" { (say!(voice, "quoted", words = question)) }
    }
}

/// The messages for those who may read them and not send.
fn to_read(web: &Web, tellings: &[Telling], voice: Voice) -> Markup {
    html! {
        section.list {
            @for telling in tellings {
                div.row { span.what { (who_asked(web, telling, voice)) p dir="auto" { (telling.text) } } }
            }
        }
    }
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
            let page = page(&web, &caller, &path, None, &texts, Some(&trouble.told(caller.voice))).await?;
            Ok((trouble.status, page).into_response())
        }
    }
}

//! Writing: Markdown left; right, what it becomes, what people asked, and pictures.

use super::album::{self, Shown};
use super::beside::{beside, previews};
use super::copies::{copies_of, planned_at_home, where_it_goes};
use super::writing::{answers, fields, since_out, to_be_told, toolbar, way_out};
use super::{needs, read};
use crate::door::Caller;
use crate::parts::shell::{self, Section, times};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::media::{changes_since_out, written_piece};
use actions::needs::OpenNeed;
use axum::extract::{Form, Path, State};
use domain::media::{Kind, Piece, PieceText};
use domain::team::Deed;
use domain::{PieceId, Timestamp};
use maud::{Markup, html};
use serde::Deserialize;
use words::{Times, Value, say};

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(piece): Path<String>,
) -> Result<Markup, Trouble> {
    let piece = lookup(&web, &caller, &piece).await?;
    if piece.kind == Kind::Album {
        return album::page(&web, &caller, &Shown::kept(piece.id), &[]).await;
    }
    if caller.may(Deed::Publish) {
        page(&web, &caller, &piece, None).await
    } else {
        read::page(&web, &caller, &piece).await
    }
}

/// As it is being written.
pub async fn lookup(web: &Web, caller: &Caller, piece: &str) -> Result<Piece, Trouble> {
    let piece: PieceId = id(piece).ok_or_else(|| Trouble::not_found("article"))?;
    Ok(written_piece(&web.app, caller.seat().business, piece).await?)
}

/// The need it answers; of several the first.
pub async fn need_of(web: &Web, caller: &Caller, piece: &Piece) -> Option<OpenNeed> {
    let business = caller.seat().business;
    let needs = web.app.of(business).list_needs_of(piece.id).await.ok()?;
    actions::needs::open_need(&web.app, business, *needs.first()?).await.ok()
}

/// The writing desk; with what went wrong, if the last save did. The writer's text is what the form shows.
pub async fn page(web: &Web, caller: &Caller, piece: &Piece, wrong: Option<&str>) -> Result<Markup, Trouble> {
    let need = need_of(web, caller, piece).await;
    let beside = beside(web, caller, piece, need.as_ref()).await?;
    let copies = copies_of(web, caller, piece.id).await?;
    let planned = planned_at_home(&copies);
    let kept = actions::media::why_not_deleted(&web.app, caller.seat(), piece.id).await?;
    let times = times(web, caller);
    let address = format!("/desk/media/pieces/{}", piece.id);
    let changes = changes_since_out(&web.app, caller.seat().business, piece.id).await?;
    let needs = needs::choice(web, caller, piece).await?;
    let voice = caller.voice;
    let title = if piece.title.is_empty() { say!(voice, "new-article") } else { piece.title.clone() };
    let main = html! {
        main.writing #main {
            header.top {
                nav.crumbs aria-label=(say!(voice, "where-you-are")) {
                    a href="/desk/media" { (say!(voice, "media")) } span { "/" }
                }
                h1 dir="auto" { (title) }
                (tools(piece, changes.is_some(), planned, times))
            }
            div.desk {
                form.text #article method="post" action=(address) data-article=(piece.id)
                    data-preview=(format!("{address}/preview")) {
                    (toolbar(voice))
                    @if let Some(words) = wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
                    @if let Some(need) = &need { (answers(need, voice)) }
                    (fields(piece, voice))
                    @if let (Some(need), None) = (&need, piece.out) { (to_be_told(web, piece, need, voice)) }
                }
                div.side {
                    (needs)
                    (where_it_goes(web, caller, piece, &copies))
                    @if let Some(changes) = &changes { (since_out(caller, changes, times)) }
                    (beside)
                    (way_out(piece, planned.is_some(), kept.as_deref(), voice))
                }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Media, &say!(voice, "article"), &main))
}

/// What can be done with the text as it stands. `changed`: since it went out.
fn tools(piece: &Piece, changed: bool, planned: Option<Timestamp>, times: Times) -> Markup {
    let voice = times.voice;
    let saved = Value::Plain(times.when(piece.changed_at));
    html! {
        div.tools {
            small.soft data-saved="" data-out[piece.out.is_some()] {
                @if changed { (say!(voice, "saved-not-out", moment = saved)) }
                @else if let Some(at) = planned {
                    @let planned = Value::Plain(times.planned(at));
                    (say!(voice, "saved-planned", moment = saved, planned = planned))
                }
                @else { (say!(voice, "saved-at", moment = saved)) }
            }
            button form="article" { (say!(voice, "save")) }
            @if piece.out.is_some() {
                a.button href=(piece.path()) { (say!(voice, "about-website")) }
                button form="article" name="then" value="publish" { (say!(voice, "other-channels")) }
                button.primary form="article" name="then" value="update" { (say!(voice, "update-it")) }
            } @else {
                button.primary form="article" name="then" value="publish" {
                    @if planned.is_some() { (say!(voice, "other-channels")) }
                    @else { (say!(voice, "review-and-publish")) }
                }
            }
        }
    }
}

#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    title: String,
    #[serde(default)]
    summary: String,
    body: String,
}

/// What the text will look like on the page and on every channel, while it is written.
pub async fn preview(
    State(web): State<Web>,
    caller: Caller,
    Path(piece): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Markup, Trouble> {
    let known = lookup(&web, &caller, &piece).await?;
    let text = PieceText::new(&typed.title, &typed.summary, &typed.body).map_err(actions::DeedError::from)?;
    let written = Piece { title: text.title, summary: text.summary, body: text.body, ..known };
    let tabs = previews(&web, &caller, &written).await?;
    Ok(html! { @for tab in &tabs { (tab.panel(caller.voice)) } })
}

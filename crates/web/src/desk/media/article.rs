//! Writing: Markdown left; right, what it becomes, what people asked, and pictures.

use super::album::{self, Shown};
use super::beside::{beside, previews};
use super::copies::{copies_of, planned_at_home, where_it_goes};
use super::{needs, read};
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::shell::{self, Section, here};
use crate::parts::time::Here;
use crate::parts::{Trouble, icon, mark};
use crate::state::{Web, id};
use actions::media::{Changes, changes_since_out, written_piece};
use actions::needs::OpenNeed;
use axum::extract::{Form, Path, State};
use domain::PieceId;
use domain::media::{Kind, Piece, PieceText};
use domain::team::Deed;
use maud::{Markup, html};
use serde::Deserialize;

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
    let here = here(web, caller);
    let address = format!("/desk/media/pieces/{}", piece.id);
    let changes = changes_since_out(&web.app, caller.seat().business, piece.id).await?;
    let needs = needs::choice(web, caller, piece).await?;
    let main = html! {
        main.writing #main {
            header.top {
                nav.crumbs aria-label="Where" { a href="/desk/media" { "Media" } span { "/" } }
                h1 dir="auto" { @if piece.title.is_empty() { "New article" } @else { (piece.title) } }
                div.tools {
                    small.soft data-saved="" data-out[piece.out.is_some()] { "Saved " (here.when(piece.changed_at)) @if changes.is_some() { ", not out yet" } @else if let Some(at) = planned { ", planned for " (here.planned(at)) } }
                    button form="article" { "Save" }
                    @if piece.out.is_some() {
                        a.button href=(piece.path()) { "On the website" }
                        button form="article" name="then" value="publish" { "Other channels" }
                        button.primary form="article" name="then" value="update" { "Update" }
                    } @else { button.primary form="article" name="then" value="publish" { @if planned.is_some() { "Other channels" } @else { "Review and publish" } } }
                }
            }
            div.desk {
                form.text #article method="post" action=(address) data-article=(piece.id) data-preview=(format!("{address}/preview")) {
                    div.toolbar role="toolbar" aria-label="Marks" {
                        @for (mark, name, sign) in [("## ", "Heading", "heading-2"), ("**", "Bold", "bold"), ("_", "Italic", "italic"), ("[](https://)", "Link", "link"), ("> ", "Quote", "quote"), ("- ", "List", "list")] {
                            button.quiet type="button" data-mark=(mark) title=(name) aria-label=(name) { (icon(sign)) }
                        }
                    }
                    @if let Some(words) = wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
                    @if let Some(need) = &need { (answers(need)) }
                    input type="hidden" name="revision" value=(piece.revision);
                    div.lost data-lost="" hidden {
                        p { (icon("triangle-alert")) "You wrote this in this browser and it was not saved; meanwhile the article was saved otherwise. Take from it what you need." }
                        textarea readonly rows="6" aria-label="What you wrote and was not saved" {}
                        button.small type="button" { "Throw it away" }
                    }
                    label.unseen for="title" { "Title" }
                    textarea.title #title name="title" rows="1" placeholder="Title" required maxlength="200" dir="auto" { (piece.title) }
                    label.unseen for="body" { "Text, in Markdown" }
                    textarea.body #body name="body" rows="22" placeholder="What you know, in your own words. A line that begins with ## is a heading." dir="auto" { (piece.body) }
                    label for="summary" { "In a sentence, for link cards and search engines" }
                    textarea #summary name="summary" rows="2" maxlength="300" dir="auto" placeholder="Left empty, the first words stand there" { (piece.summary) }
                    @if let (Some(need), None) = (&need, piece.out) { (to_be_told(web, piece, need)) }
                }
                div.side {
                    (needs)
                    (where_it_goes(web, caller, piece, &copies))
                    @if let Some(changes) = &changes { (since_out(caller, changes, here)) }
                    (beside)
                    @if piece.out.is_some() { details.confirm {
                        summary.button.small { "Take it down" }
                        p { "It leaves your website and every network it was put on. The text stays here." }
                        form method="post" action=(format!("{address}/removal")) { input type="hidden" name="what" value=(piece.title); button.small.danger { "Take it down everywhere" } }
                    } } @else { details.confirm {
                        summary.button.small { @if planned.is_some() { "Delete it" } @else { "Delete this draft" } }
                        @if let Some(why) = &kept { p { (why) } }
                        @else {
                            p { "The text is gone for good. Its pictures stay, and so do conversations that began under it." }
                            form method="post" action=(format!("{address}/deletion")) { button.small.danger { "Delete it for good" } }
                        }
                    } }
                }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Media, "Article", &main))
}

/// What is written and not out yet.
fn since_out(caller: &Caller, changes: &Changes, here: Here) -> Markup {
    let address = format!("/desk/media/pieces/{}", changes.out.id);
    let places =
        changes.places + usize::from(changes.title.len() > 1) + usize::from(changes.summary.len() > 1);
    html! {
        section.since aria-label="Since it went out" {
            p { b { @match places { 0 => "The picture on top", 1 => "1 place", many => { (many) " places" } } " changed since it went out." }
                @if let Some(out) = changes.out.out { " Readers see it as it was on " (here.date(changes.out.changed_at.max(out.at))) ", until you update it." } }
            p.soft { "On your website it changes at once. Posts on networks stay as they are; their cards are made anew by the network, if at all." }
            p { a.button.small href=(format!("{address}/changes")) { "Compare with what is out" } }
            @if caller.may(Deed::Publish) { details.confirm {
                summary.button.small { "Throw the changes away" }
                p { "The text becomes what your readers see now. This cannot be undone." }
                form method="post" action=(format!("{address}/discarding")) { button.small.danger { "Throw away" } }
            } }
        }
    }
}

pub fn answers(need: &OpenNeed) -> Markup {
    html! { p.answers { (icon("message-circle-question-mark")) "Answers: " a href=(format!("/desk/needs/{}", need.view.id)) { (need.view.title) } span.soft { (need.view.people) " asked" } } }
}

/// Who will be told once it is out.
fn to_be_told(web: &Web, piece: &Piece, need: &OpenNeed) -> Markup {
    let people = need.view.people;
    html! {
        footer.told {
            div { b { "When it is out, tell the " (people) @if people == 1 { " person" } @else { " people" } " who asked" }
                small.soft { @for (network, count) in &need.view.networks { span { (mark(web, network)) (count) " on " (network_name(web, network)) } } } }
            a.button href=(format!("/desk/media/pieces/{}/tellings", piece.id)) { "Read the message first" }
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
    Ok(html! { @for tab in &tabs { (tab.panel()) } })
}

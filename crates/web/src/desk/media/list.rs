//! All articles, last touched first.

use super::copies::stage_words;
use crate::desk::today::network_of;
use crate::door::Caller;
use crate::once;
use crate::parts::icon::network_name;
use crate::parts::shell::{self, Section, here};
use crate::parts::{Trouble, icon, mark};
use crate::state::Web;
use axum::extract::{Query, State};
use domain::channels::Channel;
use domain::media::Stage;
use domain::publishing::Publication;
use domain::team::Deed;
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct From {
    from: Option<String>,
}

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Query(query): Query<From>,
) -> Result<Markup, Trouble> {
    let desk = web.app.of(caller.seat().business);
    let from = query.from.as_deref().and_then(|from| from.parse().ok());
    let page = desk.list_articles(from, 50).await?;
    let copies = desk.list_working_copies(page.rows.iter().map(|article| article.id)).await?;
    let planned = desk.list_planned_publications(page.rows.iter().map(|article| article.id)).await?;
    let channels = desk.list_known_channels().await?;
    let started = desk.count_started_by_articles().await?;
    let here = here(&web, &caller);
    let tools = html! {
        a.button href="/desk/media/pictures" { (icon("image")) "Pictures" }
        @if caller.may(Deed::Publish) { form method="post" action="/desk/media/articles" { (once::key(&web)) button.primary { (icon("plus")) "New article" } } }
    };
    let main = html! {
        main.articles #main {
            (shell::top("Articles", &html! {}, &tools))
            @if page.rows.is_empty() { div.empty { p { b { "No article yet." } } p { "The easiest start is a need: its questions and your answers are the draft." } a.button href="/desk/needs" { "Look at the needs" } } }
            section.list {
                @for article in &page.rows {
                    @let count = started.iter().find(|(id, _)| *id == article.id).map_or(0, |(_, count)| *count);
                    a.row.pictured href=(format!("/desk/media/articles/{}", article.id)) {
                        @if let Some(cover) = article.cover { img src=(format!("/pictures/{cover}/320.jpg")) alt="" width="56" height="56" loading="lazy"; } @else { span.nopicture { (icon("file-text")) } }
                        span.what {
                            b.title dir="auto" { (super::title_of(article)) }
                            @let next: Vec<_> = planned.iter().filter(|copy| copy.article == article.id).collect();
                            @let stage = Stage::of(article.out, next.first().map(|copy| copy.planned_at));
                            span.line {
                                @match stage {
                                    Stage::Planned { .. } => { (icon("clock")) " " b { (stage_words(stage, here)) } " " (on(&web, &channels, &next)) }
                                    Stage::Out { .. } => {
                                        (stage_words(stage, here)) @if copies.iter().any(|copy| copy.article == article.id) { ", with changes that are not out yet" }
                                        @if let Some(first) = next.first() { " · " (icon("clock")) " planned for " (here.planned(first.planned_at)) " " (on(&web, &channels, &next)) }
                                    }
                                    Stage::Draft => { @let words = article.body.split_whitespace().count(); (stage_words(stage, here)) ", " (words) @if words == 1 { " word" } @else { " words" } ", changed " (here.when(article.changed_at)) }
                                }
                                @if count > 0 { " · started " (count) @if count == 1 { " conversation" } @else { " conversations" } }
                            }
                        }
                    }
                }
                @if let Some(next) = page.next { a.more href=(format!("?from={next}")) { "Show older" } }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Media, "Articles", &main))
}

/// Where the planned copies go.
fn on(web: &Web, channels: &[Channel], planned: &[&Publication]) -> Markup {
    html! { span.marks { @for copy in planned {
        @let network = network_of(channels, copy.channel);
        span title=(network_name(web, network)) { (mark(web, network)) span.unseen { (network_name(web, network)) " " } }
    } } }
}

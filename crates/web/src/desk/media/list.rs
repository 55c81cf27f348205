//! All articles, last touched first.

use crate::door::Caller;
use crate::once;
use crate::parts::shell::{self, Section, here};
use crate::parts::{Trouble, icon};
use crate::state::Web;
use axum::extract::{Query, State};
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
                            span.line {
                                @match article.out { Some(out) => { "On the website since " (here.date(out.at)) @if copies.iter().any(|copy| copy.article == article.id) { ", with changes that are not out yet" } }, None => { @let words = article.body.split_whitespace().count(); "Draft, " (words) @if words == 1 { " word" } @else { " words" } ", changed " (here.when(article.changed_at)) } }
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

//! Writing: Markdown left, the page as it will be right, pictures where they belong.

use crate::door::Caller;
use crate::parts::shell::{self, Section, here};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use crate::website::pictures_in;
use actions::media::render;
use axum::extract::{Form, Path, State};
use domain::media::Article;
use domain::{ArticleId, BusinessId};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(article): Path<String>,
) -> Result<Markup, Trouble> {
    let article = lookup(&web, &caller, &article).await?;
    page(&web, &caller, &article, None).await
}

pub async fn lookup(web: &Web, caller: &Caller, article: &str) -> Result<Article, Trouble> {
    let article: ArticleId = id(article).ok_or_else(|| Trouble::not_found("article"))?;
    web.app
        .of(caller.seat().business)
        .lookup_article(article)
        .await?
        .ok_or_else(|| Trouble::not_found("article"))
}

/// The writing desk; with what went wrong, if the last save did. The writer's text is what the form shows.
pub async fn page(
    web: &Web,
    caller: &Caller,
    article: &Article,
    wrong: Option<&str>,
) -> Result<Markup, Trouble> {
    let desk = web.app.of(caller.seat().business);
    let need = match article.need {
        Some(need) => actions::needs::open_need(&web.app, caller.seat().business, need).await.ok(),
        None => None,
    };
    let pictures = desk.list_pictures(None, 24).await?.rows;
    let here = here(web, caller);
    let address = format!("/desk/media/articles/{}", article.id);
    let rendered = rendered(web, caller.seat().business, &article.body).await?;
    let main = html! {
        main.writing #main {
            header.top {
                nav.crumbs aria-label="Where" { a href="/desk/media" { "Articles" } span { "/" } }
                h1 dir="auto" { @if article.title.is_empty() { "New article" } @else { (article.title) } }
                div.tools {
                    small.soft data-saved="" { "Saved " (here.when(article.changed_at)) }
                    button form="article" { "Save" }
                    @if article.out.is_some() { a.button href=(format!("/articles/{}", article.slug)) { "On the website" } }
                    button.primary form="article" name="then" value="publish" { @if article.out.is_some() { "Connect" } @else { "Review and publish" } }
                }
            }
            div.desk {
                form.text #article method="post" action=(address) data-article="" data-preview=(format!("{address}/preview")) {
                    @if let Some(words) = wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
                    input type="hidden" name="revision" value=(article.revision);
                    @if let Some(need) = &need { p.answers { (icon("message-circle-question-mark")) "Answers: " a href=(format!("/desk/needs/{}", need.view.id)) { (need.view.title) } span.soft { (need.view.people) " asked" } } }
                    label.unseen for="title" { "Title" }
                    textarea.title #title name="title" rows="1" placeholder="Title" required maxlength="200" dir="auto" { (article.title) }
                    div.toolbar role="toolbar" aria-label="Marks" {
                        @for (mark, name, sign) in [("## ", "Heading", "heading-2"), ("**", "Bold", "bold"), ("_", "Italic", "italic"), ("[](https://)", "Link", "link"), ("> ", "Quote", "quote"), ("- ", "List", "list")] {
                            button.quiet type="button" data-mark=(mark) title=(name) aria-label=(name) { (icon(sign)) }
                        }
                    }
                    label.unseen for="body" { "Text, in Markdown" }
                    textarea.body #body name="body" rows="22" placeholder="What you know, in your own words. A line that begins with ## is a heading." dir="auto" { (article.body) }
                    label for="summary" { "In a sentence, for link cards and search engines" }
                    textarea #summary name="summary" rows="2" maxlength="300" dir="auto" placeholder="Left empty, the first words stand there" { (article.summary) }
                }
                div.side {
                    section.preview aria-label="Preview" { article.reading #preview { (PreEscaped(rendered)) } }
                    section.pictures aria-labelledby="pictures" {
                        h2 #pictures { "Pictures" }
                        form.upload method="post" action="/desk/media/pictures" enctype="multipart/form-data" {
                            input type="hidden" name="back" value=(address);
                            label for="file" { "Add a picture (JPEG, PNG, WebP, GIF)" }
                            input #file type="file" name="picture" accept="image/jpeg,image/png,image/webp,image/gif" required;
                            label for="alt" { "What is on it, for people who cannot see it" }
                            input #alt name="alt" maxlength="500";
                            button { (icon("upload")) "Add" }
                        }
                        ul.grid { @for picture in &pictures { li {
                            img src=(format!("/pictures/{}/{}.jpg", picture.id, picture.widths.first().copied().unwrap_or(320))) alt=(picture.alt) loading="lazy" width="120" height="90";
                            button.small type="button" data-insert=(format!("\n![{}](/pictures/{})\n", picture.alt.replace(['[', ']'], ""), picture.id)) { "Put in" }
                            @if article.cover == Some(picture.id) { small { (icon("check")) "on top" } }
                            @else { form method="post" action=(format!("{address}/cover")) { input type="hidden" name="picture" value=(picture.id); button.small { "On top" } } }
                            @if picture.alt.is_empty() { form method="post" action=(format!("/desk/media/pictures/{}/description", picture.id)) {
                                input type="hidden" name="back" value=(address); input name="alt" aria-label="Describe this picture" placeholder="Describe it"; button.small { "Save" } } }
                        } } }
                    }
                    @if let Some(need) = &need { section aria-labelledby="asked" {
                        h2 #asked { "Their questions" }
                        ul.asked { @for question in need.questions.iter().take(12) { li { p dir="auto" { (question.text) } button.small type="button" data-insert=(format!("\n> {}\n", question.text.replace('\n', "\n> "))) { "Put in" } } } }
                        @if !need.answers.is_empty() { h2 { "What we have answered" } ul.asked { @for answer in &need.answers { li { p dir="auto" { (answer.text) } button.small type="button" data-insert=(format!("\n{}\n", answer.text)) { "Put in" } } } } }
                    } }
                    @if article.out.is_some() { form method="post" action=(format!("{address}/removal")) { button.small.danger { "Take it off the website" } } }
                }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Media, "Article", &main))
}

#[derive(Deserialize)]
pub struct Body {
    body: String,
}

/// What the text will look like, while it is written.
pub async fn preview(
    State(web): State<Web>,
    caller: Caller,
    Path(article): Path<String>,
    Form(form): Form<Body>,
) -> Result<Markup, Trouble> {
    lookup(&web, &caller, &article).await?;
    Ok(PreEscaped(rendered(&web, caller.seat().business, &form.body).await?))
}

async fn rendered(web: &Web, business: BusinessId, body: &str) -> Result<String, Trouble> {
    let body: String = body.chars().take(200_000).collect();
    let pictures = pictures_in(web, business, &body).await?;
    Ok(render(&body, &pictures).html)
}

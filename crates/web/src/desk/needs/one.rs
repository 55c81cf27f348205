//! One need: its questions in customers' words, the draft that answers them beside them, what we answered, and putting
//! right what the machine got wrong.

use super::{draft, tell};
use crate::desk::media::stage_words;
use crate::door::Caller;
use crate::once;
use crate::parts::shell::{self, Section, here};
use crate::parts::time::Here;
use crate::parts::{Trouble, icon, mark};
use crate::state::{Web, id};
use actions::needs::{NeedName, NeedView, OpenNeed, open_need};
use axum::extract::{Path, State};
use domain::media::Stage;
use domain::team::Deed;
use domain::{MessageId, NeedId};
use maud::{Markup, html};

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(need): Path<String>,
) -> Result<Markup, Trouble> {
    let need: NeedId = id(&need).ok_or_else(|| Trouble::not_found("need"))?;
    page(&web, &caller, need, &Tried::default()).await
}

/// What was tried here and refused: the words stand above, and what was typed and chosen stays.
#[derive(Default)]
pub struct Tried {
    pub wrong: Option<String>,
    pub chosen: Vec<MessageId>,
    /// Of the new need.
    pub title: String,
}

pub async fn page(web: &Web, caller: &Caller, need: NeedId, tried: &Tried) -> Result<Markup, Trouble> {
    let open = open_need(&web.app, caller.seat().business, need).await?;
    let others = web.app.of(caller.seat().business).list_needs().await?;
    let here = here(web, caller);
    let draft = draft::pane(web, caller, &open, here).await?;
    let view = &open.view;
    let may = caller.may(Deed::Answer);
    let address = format!("/desk/needs/{}", view.id);
    let tools = html! {
        @match &view.piece {
            Some(piece) if piece.out.is_some() => a.button.primary[caller.may(Deed::Publish)] href=(format!("/desk/media/pieces/{}/tellings", piece.id)) { (tell(caller)) },
            _ => (super::write_button(caller, view, true)),
        }
    };
    let main = html! {
        main.need #main {
            header.top { nav.crumbs aria-label="Where" { a href="/desk/needs" { "Needs" } span { "/" } } h1 dir="auto" { (view.title) } div.tools { (tools) } }
            @if let Some(words) = &tried.wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
            div.columns {
                div.first {
                    p.figure { b { (view.people) } span { @if view.people == 1 { "person" } @else { "people" } " asked, in " (view.questions) @if view.questions == 1 { " question" } @else { " questions" } ", since " (here.date(view.first_asked)) "; " (view.people_lately) " of them in 30 days" } }
                    @if let Some(piece) = &view.piece { p.answers {
                        @match piece.stage() {
                            Stage::Out { .. } => { (icon("check")) "Answered: " }
                            Stage::Planned { .. } => { (icon("clock")) (stage_words(piece.stage(), here)) ": " }
                            Stage::Draft => { (icon("pencil")) "Being written: " }
                        }
                        a href=(format!("/desk/media/pieces/{}", piece.id)) dir="auto" { @if piece.title.is_empty() { "Without a title" } @else { (piece.title) } }
                    } }
                    @if may { form method="post" action=(format!("{address}/questions")) {
                        (once::key(web))
                        (questions(web, &open, here, may, &tried.chosen))
                        @if open.questions.len() > 1 { fieldset {
                            legend { "Put the chosen questions elsewhere" }
                            label for="into" { "Into" }
                            select #into name="into" {
                                option value="" { "a need of their own, named:" }
                                @for other in others.iter().filter(|other| other.id != view.id).take(200) { option value=(other.id) { (other.title) } }
                            }
                            input name="title" aria-label="Name of the new need" placeholder="Name of the new need" value=(tried.title);
                            button { "Move them" }
                        } }
                    } }
                    @else { (questions(web, &open, here, may, &tried.chosen)) }
                }
                (draft)
                div.third {
                    section.list aria-labelledby="answers" {
                        header { h2 #answers { "What we have answered" } }
                        @if open.answers.is_empty() { p.empty { "Nobody has answered this yet." } }
                        @for answer in &open.answers { div.answer { p dir="auto" { "“" (answer.text) "”" } small { (mark(web, &answer.network)) span { "to " bdi { (answer.to) } ", " (here.date(answer.at)) } } } }
                    }
                    section aria-labelledby="why" {
                        h2 #why { "Why these are together" }
                        @if open.shared_words.is_empty() { p.soft { "They mean nearly the same, in words of their own." } }
                        @else { p.soft { "They mean nearly the same. Words many of them use: " (open.shared_words.join(", ")) "." } }
                    }
                    @if may { (put_right(view, &others)) }
                }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Needs, &view.title, &main))
}

/// What they asked, each to be chosen by somebody who may put it elsewhere.
fn questions(web: &Web, open: &OpenNeed, here: Here, may: bool, chosen: &[MessageId]) -> Markup {
    html! {
        section.list aria-labelledby="questions" {
            header { h2 #questions { "Their questions" } }
            @for question in &open.questions {
                @let words = html! {
                    span dir="auto" { (question.text) }
                    small { (mark(web, &question.network)) " " (here.when(question.asked_at)) @if question.moved { " · put here by hand" } " · " a href=(format!("/desk/inbox/{}", question.conversation)) { "Open" } }
                };
                div.question {
                    @if may {
                        input type="checkbox" name="question" value=(question.message) checked[chosen.contains(&question.message)] id=(format!("q{}", question.message)) aria-label="Choose this question";
                        label for=(format!("q{}", question.message)) { (words) }
                    } @else { div { (words) } }
                }
            }
        }
    }
}

fn put_right(view: &NeedView, others: &[NeedName]) -> Markup {
    let address = format!("/desk/needs/{}", view.id);
    html! {
        section aria-labelledby="right" {
            h2 #right { "Put it right" }
            form.stack method="post" action=(format!("{address}/title")) {
                label for="title" { "Name" }
                input #title name="title" value=(view.title) required maxlength="160";
                button { "Rename" }
            }
            form.stack method="post" action=(format!("{address}/merger")) {
                label for="other" { "It is the same as" }
                select #other name="into" required { option value="" { "choose a need" } @for other in others.iter().filter(|other| other.id != view.id).take(200) { option value=(other.id) { (other.title) } } }
                button { "Merge" }
            }
        }
    }
}

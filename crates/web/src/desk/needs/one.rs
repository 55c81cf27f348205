//! One need: its questions in customers' words, the draft that answers them beside them, what we answered, and putting
//! right what the machine got wrong.

use super::{draft, tell};
use crate::desk::media::stage_words;
use crate::door::Caller;
use crate::once;
use crate::parts::said::say_with;
use crate::parts::shell::{self, Section, times};
use crate::parts::{Trouble, icon, mark};
use crate::state::{Web, id};
use actions::needs::{NeedName, NeedView, OpenNeed, open_need};
use axum::extract::{Path, State};
use domain::media::{PieceName, Stage};
use domain::team::Deed;
use domain::{MessageId, NeedId};
use maud::{Markup, html};
use words::{Times, Value, Voice, say};

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
    let times = times(web, caller);
    let draft = draft::pane(web, caller, &open, times).await?;
    let (view, voice) = (&open.view, caller.voice);
    let may = caller.may(Deed::Answer);
    let tools = html! {
        @match &view.piece {
            Some(piece) if piece.out.is_some() => {
                a.button.primary[caller.may(Deed::Publish)]
                    href=(format!("/desk/media/pieces/{}/tellings", piece.id)) { (tell(caller)) }
            }
            _ => (super::write_button(caller, view, true)),
        }
    };
    let main = html! {
        main.need #main {
            header.top {
                nav.crumbs aria-label=(say!(voice, "where-you-are")) {
                    a href="/desk/needs" { (say!(voice, "needs")) } span { "/" }
                }
                h1 dir="auto" { (view.title) }
                div.tools { (tools) }
            }
            @if let Some(words) = &tried.wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
            div.columns {
                div.first {
                    p.figure {
                        b { (view.people) }
                        span {
                            (say!(
                                voice, "need-asked", people = view.people, questions = view.questions,
                                date = Value::Plain(times.date(view.first_asked)), lately = view.people_lately
                            ))
                        }
                    }
                    @if let Some(piece) = &view.piece { p.answers { (answered_by(piece, times)) } }
                    @if may { (to_choose(web, &open, times, &others, tried)) }
                    @else { (questions(web, &open, times, may, &tried.chosen)) }
                }
                (draft)
                div.third {
                    (answers(web, &open, times))
                    section aria-labelledby="why" {
                        h2 #why { (say!(voice, "need-why")) }
                        p.soft { (why(&open, voice)) }
                    }
                    @if may { (put_right(view, &others, voice)) }
                }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Needs, &view.title, &main))
}

/// What answers it, and how far that is.
fn answered_by(piece: &PieceName, times: Times) -> Markup {
    let voice = times.voice;
    let title = if piece.title.is_empty() { say!(voice, "without-a-title") } else { piece.title.clone() };
    let link = html! { a href=(format!("/desk/media/pieces/{}", piece.id)) dir="auto" { (title) } };
    html! {
        @match piece.stage() {
            Stage::Out { .. } => { (icon("check")) (say_with!(voice, "about-answered"; piece = link)) }
            Stage::Planned { .. } => { (icon("clock")) (stage_words(piece.stage(), times)) ": " (link) }
            Stage::Draft => { (icon("pencil")) (say_with!(voice, "need-being-written"; piece = link)) }
        }
    }
}

fn answers(web: &Web, open: &OpenNeed, times: Times) -> Markup {
    let voice = times.voice;
    html! {
        section.list aria-labelledby="answers" {
            header { h2 #answers { (say!(voice, "our-answers")) } }
            @if open.answers.is_empty() { p.empty { (say!(voice, "nobody-answered")) } }
            @for answer in &open.answers {
                div.answer {
                    p dir="auto" { (say!(voice, "quoted", words = &answer.text)) }
                    small {
                        (mark(web, &answer.network))
                        @let to = html! { bdi { (answer.to) } };
                        span { (say_with!(voice, "need-answer-to", date = Value::Plain(times.date(answer.at)); who = to)) }
                    }
                }
            }
        }
    }
}

fn why(open: &OpenNeed, voice: Voice) -> String {
    if open.shared_words.is_empty() {
        say!(voice, "need-why-meaning")
    } else {
        say!(voice, "need-why-words", words = open.shared_words.join(&say!(voice, "comma")))
    }
}

/// The questions as a form: those that are chosen go elsewhere.
fn to_choose(web: &Web, open: &OpenNeed, times: Times, others: &[NeedName], tried: &Tried) -> Markup {
    let (view, voice) = (&open.view, times.voice);
    let name = say!(voice, "need-new-name");
    html! {
        form method="post" action=(format!("/desk/needs/{}/questions", view.id)) {
            (once::key(web))
            (questions(web, open, times, true, &tried.chosen))
            @if open.questions.len() > 1 {
                fieldset {
                    legend { (say!(voice, "need-move")) }
                    label for="into" { (say!(voice, "need-move-into")) }
                    select #into name="into" {
                        option value="" { (say!(voice, "need-move-own")) }
                        (options(view, others))
                    }
                    input name="title" aria-label=(name) placeholder=(name) value=(tried.title);
                    button { (say!(voice, "need-move-them")) }
                }
            }
        }
    }
}

fn options(view: &NeedView, others: &[NeedName]) -> Markup {
    html! {
        @for other in others.iter().filter(|other| other.id != view.id).take(200) {
            option value=(other.id) { (other.title) }
        }
    }
}

/// What they asked, each to be chosen by somebody who may put it elsewhere.
fn questions(web: &Web, open: &OpenNeed, times: Times, may: bool, chosen: &[MessageId]) -> Markup {
    let voice = times.voice;
    html! {
        section.list aria-labelledby="questions" {
            header { h2 #questions { (say!(voice, "their-questions")) } }
            @for question in &open.questions {
                @let words = html! {
                    span dir="auto" { (question.text) }
                    small {
                        (mark(web, &question.network)) " " (times.when(question.asked_at))
                        @if question.moved { " · " (say!(voice, "need-by-hand")) }
                        " · "
                        a href=(format!("/desk/inbox/{}", question.conversation)) { (say!(voice, "need-open-it")) }
                    }
                };
                @let id = format!("q{}", question.message);
                div.question {
                    @if may {
                        input type="checkbox" name="question" value=(question.message)
                            checked[chosen.contains(&question.message)] id=(id)
                            aria-label=(say!(voice, "need-choose"));
                        label for=(id) { (words) }
                    } @else {
                        div { (words) }
                    }
                }
            }
        }
    }
}

fn put_right(view: &NeedView, others: &[NeedName], voice: Voice) -> Markup {
    let address = format!("/desk/needs/{}", view.id);
    html! {
        section aria-labelledby="right" {
            h2 #right { (say!(voice, "need-put-right")) }
            form.stack method="post" action=(format!("{address}/title")) {
                label for="title" { (say!(voice, "need-name")) }
                input #title name="title" value=(view.title) required maxlength="160";
                button { (say!(voice, "need-rename")) }
            }
            form.stack method="post" action=(format!("{address}/merger")) {
                label for="other" { (say!(voice, "need-same-as")) }
                select #other name="into" required {
                    option value="" { (say!(voice, "need-choose-one")) }
                    (options(view, others))
                }
                button { (say!(voice, "need-merge")) }
            }
        }
    }
}

//! Beside a need's questions: the draft that answers them as far as it is written, or the start that would be laid out.

use crate::desk::media::foreign::named;
use crate::desk::media::title_of;
use crate::door::Caller;
use crate::parts::said::say_with;
use crate::parts::{Trouble, icon};
use crate::state::Web;
use crate::website::rendered;
use actions::media::{Start, lay_out, written_piece};
use actions::needs::OpenNeed;
use domain::media::Piece;
use domain::team::Deed;
use maud::{Markup, PreEscaped, html};
use words::{Times, Value, say};

pub async fn pane(web: &Web, caller: &Caller, need: &OpenNeed, times: Times) -> Result<Markup, Trouble> {
    let business = caller.seat().business;
    let inside = match &need.view.piece {
        Some(begun) => {
            let piece = written_piece(&web.app, business, begun.id).await?;
            let text = named(&rendered(web, business, &piece.body).await?, caller.voice);
            written(&piece, &text, times)
        }
        None => start(caller, need, &lay_out(need), times),
    };
    let name = say!(caller.voice, "needs-answer");
    Ok(html! { section.second.draft aria-label=(name) { (inside) } })
}

fn written(piece: &Piece, text: &str, times: Times) -> Markup {
    let voice = times.voice;
    let words = piece.body.split_whitespace().count();
    let link = html! { a href=(piece.path()) { (say!(voice, "read-on-your-website")) } };
    let changed = Value::Plain(times.when(piece.changed_at));
    html! {
        p.soft {
            (icon("pencil"))
            span {
                @match piece.out {
                    Some(out) => {
                        @let date = Value::Plain(times.date(out.at));
                        (say_with!(voice, "need-out-since", date = date; link = link))
                    }
                    None => (say!(voice, "need-draft-of", words = words, changed = changed)),
                }
            }
        }
        h2.title dir="auto" { (title_of(piece, voice)) }
        @if words == 0 { p.gap { (say!(voice, "nothing-written")) } }
        @else { article.reading dir="auto" { (PreEscaped(text)) } }
    }
}

/// Each part names where it comes from; what nobody has answered is a gap, not invented text.
fn start(caller: &Caller, need: &OpenNeed, start: &Start<'_>, times: Times) -> Markup {
    let voice = caller.voice;
    let (questions, answers) = (start.questions.len(), start.answers.len());
    let from = match (questions, answers) {
        (0, 0) => say!(voice, "start-from-title"),
        (_, 0) => say!(voice, "start-from-questions", questions = questions),
        (0, _) => say!(voice, "start-from-answers", answers = answers),
        _ => say!(voice, "start-from-both", questions = questions, answers = answers),
    };
    let date = |at| Value::Plain(times.date(at));
    let answered = |part: usize| {
        html! {
            @for answer in start.answers.iter().skip(part).take(if part == 0 { 1 } else { answers }) {
                @let to = html! { bdi { (answer.to) } };
                div.part {
                    small.soft { (say_with!(voice, "start-answer-to", date = date(answer.at); who = to)) }
                    p dir="auto" { (answer.text) }
                }
            }
        }
    };
    html! {
        p.soft {
            (icon("pencil"))
            span {
                (from) " "
                @if caller.may(Deed::Publish) { (say!(voice, "start-write-it")) }
                @else { (say!(voice, "nothing-written")) }
            }
        }
        h2.title dir="auto" { (need.view.title) }
        div.reading {
            @if answers == 0 {
                div.part {
                    small.soft { (say!(voice, "composer-name")) }
                    p.gap { (say!(voice, "start-gap")) }
                }
            }
            (answered(0))
            @for question in &start.questions {
                div.part {
                    small.soft { (say!(voice, "start-asked", date = date(question.asked_at))) }
                    blockquote dir="auto" { (question.text) }
                }
            }
            (answered(1))
        }
    }
}

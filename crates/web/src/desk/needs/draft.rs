//! Beside a need's questions: the draft that answers them as far as it is written, or the start that would be laid out.

use crate::desk::media::foreign::named;
use crate::door::Caller;
use crate::parts::time::Here;
use crate::parts::{Trouble, icon};
use crate::state::Web;
use crate::website::rendered;
use actions::media::{Start, lay_out, written_piece};
use actions::needs::OpenNeed;
use domain::media::Piece;
use domain::team::Deed;
use maud::{Markup, PreEscaped, html};

pub async fn pane(web: &Web, caller: &Caller, need: &OpenNeed, here: Here) -> Result<Markup, Trouble> {
    let business = caller.seat().business;
    let inside = match &need.view.piece {
        Some(begun) => {
            let piece = written_piece(&web.app, business, begun.id).await?;
            let text = named(&rendered(web, business, &piece.body).await?);
            written(&piece, &text, here)
        }
        None => start(caller, need, &lay_out(need), here),
    };
    Ok(html! { section.second.draft aria-label="What answers it" { (inside) } })
}

fn written(piece: &Piece, text: &str, here: Here) -> Markup {
    let words = piece.body.split_whitespace().count();
    html! {
        p.soft { (icon("pencil"))
            span { @match piece.out {
                Some(out) => { "Out since " (here.date(out.at)) ": " a href=(piece.path()) { "read it on your website" } "." }
                None => { "A draft of " (words) @if words == 1 { " word" } @else { " words" } ", last changed " (here.when(piece.changed_at)) ". Nothing is out." }
            } } }
        h2.title dir="auto" { @if piece.title.is_empty() { "Without a title" } @else { (piece.title) } }
        @if words == 0 { p.gap { "Nothing is written yet." } }
        @else { article.reading dir="auto" { (PreEscaped(text)) } }
    }
}

/// Each part names where it comes from; what nobody has answered is a gap, not invented text.
fn start(caller: &Caller, need: &OpenNeed, start: &Start<'_>, here: Here) -> Markup {
    let (questions, answers) = (start.questions.len(), start.answers.len());
    let count = |many: usize, what: &str| format!("{many} {what}{}", if many == 1 { "" } else { "s" });
    let from = match (questions, answers) {
        (0, 0) => "its title alone".to_owned(),
        (_, 0) => count(questions, "question"),
        (0, _) => count(answers, "answer"),
        _ => format!("{} and {}", count(questions, "question"), count(answers, "answer")),
    };
    let answered = |part: usize| {
        html! { @for answer in start.answers.iter().skip(part).take(if part == 0 { 1 } else { answers }) {
            div.part { small.soft { "Your answer to " bdi { (answer.to) } ", " (here.date(answer.at)) } p dir="auto" { (answer.text) } }
        } }
    };
    html! {
        p.soft { (icon("pencil")) span { "A start, laid out from " (from) ". Nothing is written yet"
            @if caller.may(Deed::Publish) { "; “Write the answer” opens it in the editor" } "." } }
        h2.title dir="auto" { (need.view.title) }
        div.reading {
            @if answers == 0 { div.part { small.soft { "Your answer" } p.gap { "Nobody has answered this yet. One sentence of yours is enough." } } }
            (answered(0))
            @for question in &start.questions { div.part { small.soft { "Asked " (here.date(question.asked_at)) ", name removed" } blockquote dir="auto" { (question.text) } } }
            (answered(1))
        }
    }
}

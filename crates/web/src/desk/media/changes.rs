//! What is written beside what is out: word by word, before it takes its place.

use crate::door::Caller;
use crate::parts::shell::{self, Section};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::media::{Changes, Span, changes_since_out};
use axum::extract::{Path, State};
use domain::PieceId;
use domain::team::Deed;
use maud::{Markup, html};

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(piece): Path<String>,
) -> Result<Markup, Trouble> {
    let piece: PieceId = id(&piece).ok_or_else(|| Trouble::not_found("piece"))?;
    let changes = changes_since_out(&web.app, caller.seat().business, piece).await?;
    let address = format!("/desk/media/pieces/{piece}");
    let main = html! {
        main.changes #main {
            header.top {
                nav.crumbs aria-label="Where" { a href="/desk/media" { "Media" } span { "/" } a href=(address) { "Article" } span { "/" } }
                h1 { "Compare with what is out" }
                div.tools {
                    @if let Some(changes) = changes.as_ref().filter(|_| caller.may(Deed::Publish)) {
                        form method="post" action=(format!("{address}/update")) { input type="hidden" name="revision" value=(changes.out.revision); button.primary { "Update" } }
                    }
                }
            }
            div.narrow {
                @match &changes {
                    Some(changes) => (compared(changes)),
                    None => p.empty { "Nothing is written that is not out." },
                }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Media, "Compare with what is out", &main))
}

fn compared(changes: &Changes) -> Markup {
    let cover = changes.out.cover != changes.written.cover;
    html! {
        p.sentence { b { (changes.more) @if changes.more == 1 { " word" } @else { " words" } " more, " (changes.fewer) " fewer." } " What is struck through is out now and goes; what is marked comes." }
        article.reading.compared dir="auto" {
            h2 { (spans(&changes.title)) }
            @if changes.summary.len() > 1 { p.soft { "In a sentence: " (spans(&changes.summary)) } }
            @if cover { p { (icon("image")) @if changes.written.cover.is_some() { " Another picture on top" } @else { " The picture on top goes" } } }
            @for paragraph in &changes.body { @if paragraph.iter().any(|span| !is_blank(span)) { p { (spans(paragraph)) } } }
        }
    }
}

fn is_blank(span: &Span) -> bool {
    matches!(span, Span::Same(words) if words.trim().is_empty())
}

fn spans(spans: &[Span]) -> Markup {
    html! { @for span in spans { @match span {
        Span::Same(words) => (words),
        Span::Gone(words) => del { (words) },
        Span::New(words) => ins { (words) },
    } } }
}

//! What is written beside what is out: word by word, before it takes its place.

use crate::door::Caller;
use crate::parts::said::say_with;
use crate::parts::shell::{self, Section};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::media::{Changes, Span, changes_since_out};
use axum::extract::{Path, State};
use domain::PieceId;
use domain::team::Deed;
use maud::{Markup, html};
use words::{Voice, say};

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(piece): Path<String>,
) -> Result<Markup, Trouble> {
    let piece: PieceId = id(&piece).ok_or_else(|| Trouble::not_found("piece"))?;
    let changes = changes_since_out(&web.app, caller.seat().business, piece).await?;
    let address = format!("/desk/media/pieces/{piece}");
    let voice = caller.voice;
    let title = say!(voice, "compare");
    let main = html! {
        main.changes #main {
            header.top {
                nav.crumbs aria-label=(say!(voice, "where-you-are")) {
                    a href="/desk/media" { (say!(voice, "media")) } span { "/" }
                    a href=(address) { (say!(voice, "article")) } span { "/" }
                }
                h1 { (title) }
                div.tools {
                    @if let Some(changes) = changes.as_ref().filter(|_| caller.may(Deed::Publish)) {
                        form method="post" action=(format!("{address}/update")) {
                            input type="hidden" name="revision" value=(changes.out.revision);
                            button.primary { (say!(voice, "update-it")) }
                        }
                    }
                }
            }
            div.narrow {
                @match &changes {
                    Some(changes) => (compared(changes, voice)),
                    None => p.empty { (say!(voice, "compare-nothing")) },
                }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Media, &title, &main))
}

fn compared(changes: &Changes, voice: Voice) -> Markup {
    let cover = changes.out.cover != changes.written.cover;
    html! {
        p.sentence {
            b { (say!(voice, "compare-words", more = changes.more, fewer = changes.fewer)) }
            " " (say!(voice, "compare-how"))
        }
        article.reading.compared dir="auto" {
            h2 { (spans(&changes.title)) }
            @if changes.summary.len() > 1 {
                p.soft { (say_with!(voice, "in-a-sentence"; words = spans(&changes.summary))) }
            }
            @if cover {
                p {
                    (icon("image")) " "
                    @if changes.written.cover.is_some() { (say!(voice, "compare-other-cover")) }
                    @else { (say!(voice, "compare-no-cover")) }
                }
            }
            @for paragraph in &changes.body {
                @if paragraph.iter().any(|span| !is_blank(span)) { p { (spans(paragraph)) } }
            }
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

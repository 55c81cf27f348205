//! What came with the words: pictures as we keep them, everything else as a link to where it lies.

use super::kinds::attachment_words;
use crate::door::Caller;
use crate::parts::said::{in_english, say_with};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::inbox::{Line, attachment_file};
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::inbox::{Attachment, Fetched, FetchedState};
use domain::{AttachmentId, Link};
use maud::{Markup, html};
use words::{Value, Voice, say};

pub fn all(voice: Voice, line: &Line) -> Markup {
    // With the words the pictures are gone, too.
    let standing = line.message.attachments.iter().filter(|_| line.message.deleted_at.is_none());
    html! {
        @for (place, attachment) in standing.enumerate() {
            @let fetched = line.pictures.iter().find(|picture| picture.place as usize == place);
            @match fetched.map(|fetched| (fetched, &fetched.state)) {
                Some((fetched, FetchedState::Kept { width, height, widths })) => {
                    (picture(line, attachment, fetched, (*width, *height), widths, voice))
                }
                Some((_, FetchedState::Awaited)) => p.words {
                    (elsewhere(attachment, voice)) " " span.soft { (say!(voice, "attached-awaited")) }
                },
                Some((_, FetchedState::Lost { why })) => p.words {
                    @let why = in_english(voice, why.trim_end_matches('.'));
                    (elsewhere(attachment, voice)) " " span.soft { (say_with!(voice, "attached-lost"; why = why)) }
                },
                None => p.words { (elsewhere(attachment, voice)) },
            }
        }
    }
}

fn picture(
    line: &Line,
    attachment: &Attachment,
    kept: &Fetched,
    (width, height): (u32, u32),
    widths: &[u32],
    voice: Voice,
) -> Markup {
    let at = |width: u32| format!("/desk/attachments/{}/{width}.jpg", kept.id);
    let (Some(small), Some(large)) = (widths.first(), widths.last()) else { return html! {} };
    let shown = u64::from(*small);
    let high = (u64::from(height) * shown / u64::from(width.max(1))).max(1);
    let alt = if attachment.alt.is_empty() {
        say!(voice, "attached-without-alt", who = &line.writer)
    } else {
        attachment.alt.clone()
    };
    html! {
        p.words {
            a.sent-picture href=(at(*large)) target="_blank" rel="noopener" {
                img src=(at(*small)) alt=(alt) width=(shown) height=(high) loading="lazy";
            }
        }
    }
}

/// Not everything has an address, and a place is shown by what it is called.
fn elsewhere(attachment: &Attachment, voice: Voice) -> Markup {
    let sort = attachment_words(voice, attachment.kind);
    let words = html! {
        (icon("paperclip"))
        @if attachment.alt.is_empty() { (say!(voice, "attached-there", what = Value::Plain(sort))) }
        @else { (attachment.alt) " (" (sort) ")" }
    };
    html! {
        @match Link::of(attachment.url.as_deref()) {
            Some(url) => a href=(url) rel="noopener noreferrer" target="_blank" { (words) },
            None => (words),
        }
    }
}

/// `/desk/attachments/{id}/{width}.jpg`: what a stranger sent, made anew by us; for the business it was sent to alone.
pub async fn serve(
    State(web): State<Web>,
    caller: Caller,
    Path((attachment, file)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let missing = || Trouble::not_found("picture");
    let attachment: AttachmentId = id(&attachment).ok_or_else(missing)?;
    let (width, format) = file.split_once('.').ok_or_else(missing)?;
    let width = width.parse().map_err(|_| missing())?;
    let business = caller.seat().business;
    let bytes = attachment_file(&web.app, business, attachment, width, format).await?.ok_or_else(missing)?;
    let kind = if format == "webp" { "image/webp" } else { "image/jpeg" };
    // Never changes; and nobody between us and the browser keeps it.
    let keep = "private, max-age=86400, immutable";
    Ok((StatusCode::OK, [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, keep)], bytes).into_response())
}

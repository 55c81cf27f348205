//! One picture, before it is deleted: where it is shown, and what happens.

use crate::door::Caller;
use crate::parts::said::say_with;
use crate::parts::shell::{self, Section, times};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::media::delete_picture;
use axum::extract::{Path, State};
use axum::response::Redirect;
use domain::PictureId;
use domain::media::{PieceName, Stage};
use domain::team::Deed;
use maud::{Markup, html};
use words::{Times, say};

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Markup, Trouble> {
    let desk = web.app.of(caller.seat().business);
    let picture: PictureId = id(&path).ok_or_else(|| Trouble::not_found("picture"))?;
    let picture = desk.lookup_picture(picture).await?.ok_or_else(|| Trouble::not_found("picture"))?;
    let shown = desk.list_pieces_with(picture.id).await?;
    let voice = caller.voice;
    let main = html! {
        main.settings #main {
            header.top {
                nav.crumbs aria-label=(say!(voice, "where-you-are")) {
                    a href="/desk/media/pictures" { (say!(voice, "pictures")) } span { "/" }
                }
                h1 dir="auto" { (picture.name) }
            }
            div.narrow {
                img src=(crate::website::pictures::path(&picture, 320)) alt=(picture.alt) width="240" height="180";
                @if shown.is_empty() {
                    p { (say!(voice, "picture-not-shown")) }
                } @else {
                    p.wrong { (icon("triangle-alert")) (say!(voice, "picture-shown")) }
                    ul { @for piece in &shown { li { (shows_it(piece, times(&web, &caller))) } } }
                }
                @if shown.is_empty() && caller.may(Deed::Publish) {
                    form method="post" action=(format!("/desk/media/pictures/{}/deletion", picture.id)) {
                        p.soft { (say!(voice, "picture-gone-for-good")) }
                        button.danger { (say!(voice, "delete-for-good")) }
                    }
                }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Media, &say!(voice, "picture"), &main))
}

/// A piece that shows it, and how far it is.
fn shows_it(piece: &PieceName, times: Times) -> Markup {
    let voice = times.voice;
    let title = if piece.title.is_empty() { say!(voice, "without-a-title") } else { piece.title.clone() };
    let link = html! { a href=(format!("/desk/media/pieces/{}", piece.id)) dir="auto" { (title) } };
    html! {
        @match piece.stage() {
            Stage::Out { .. } => (say_with!(voice, "piece-is-out"; piece = link)),
            Stage::Planned { .. } => { (link) " (" (super::stage_words(piece.stage(), times)) ")" }
            Stage::Draft => (say_with!(voice, "piece-is-draft"; piece = link)),
        }
    }
}

pub async fn delete(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Redirect, Trouble> {
    delete_picture(&web.app, caller.seat(), id(&path).ok_or_else(|| Trouble::not_found("picture"))?).await?;
    Ok(Redirect::to("/desk/media/pictures"))
}

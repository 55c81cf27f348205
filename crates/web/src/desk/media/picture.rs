//! One picture, before it is deleted: where it is shown, and what happens.

use crate::door::Caller;
use crate::parts::shell::{self, Section, here};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::media::delete_picture;
use axum::extract::{Path, State};
use axum::response::Redirect;
use domain::PictureId;
use domain::media::Stage;
use domain::team::Deed;
use maud::{Markup, html};

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Markup, Trouble> {
    let desk = web.app.of(caller.seat().business);
    let picture: PictureId = id(&path).ok_or_else(|| Trouble::not_found("picture"))?;
    let picture = desk.lookup_picture(picture).await?.ok_or_else(|| Trouble::not_found("picture"))?;
    let shown = desk.list_pieces_with(picture.id).await?;
    let main = html! {
        main.settings #main {
            header.top { nav.crumbs aria-label="Where" { a href="/desk/media/pictures" { "Pictures" } span { "/" } } h1 dir="auto" { (picture.name) } }
            div.narrow {
                img src=(crate::website::pictures::path(&picture, 320)) alt=(picture.alt) width="240" height="180";
                @if shown.is_empty() { p { "Nothing shows it." } }
                @else {
                    p.wrong { (icon("triangle-alert")) "It is shown, and cannot be deleted while it is. Put another picture there first, or none:" }
                    ul { @for piece in &shown { li { a href=(format!("/desk/media/pieces/{}", piece.id)) dir="auto" {
                        @if piece.title.is_empty() { "Without a title" } @else { (piece.title) }
                    } @match piece.stage() { Stage::Out { .. } => " (on the website)", Stage::Planned { .. } => { " (" (super::stage_words(piece.stage(), here(&web, &caller))) ")" } Stage::Draft => " (draft)" } } } }
                }
                @if shown.is_empty() && caller.may(Deed::Publish) { form method="post" action=(format!("/desk/media/pictures/{}/deletion", picture.id)) {
                    p.soft { "The picture and every size of it are gone for good, also for whoever kept its address." }
                    button.danger { "Delete it for good" }
                } }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Media, "Picture", &main))
}

pub async fn delete(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Redirect, Trouble> {
    delete_picture(&web.app, caller.seat(), id(&path).ok_or_else(|| Trouble::not_found("picture"))?).await?;
    Ok(Redirect::to("/desk/media/pictures"))
}

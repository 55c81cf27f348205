//! What a piece answers: the needs it is for, chosen from those that were asked.

use crate::desk::media::article::lookup;
use crate::door::Caller;
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::media::set_needs;
use axum::extract::{Path, RawForm, State};
use axum::response::Redirect;
use domain::NeedId;
use domain::media::Piece;
use domain::team::Deed;
use maud::{Markup, html};
use words::say;

/// So many are offered; whoever looks for another finds it among the needs.
const OFFERED: usize = 30;

pub async fn choice(web: &Web, caller: &Caller, piece: &Piece) -> Result<Markup, Trouble> {
    let business = caller.seat().business;
    let chosen = web.app.of(business).list_needs_of(piece.id).await?;
    let mut needs = actions::needs::list_needs(&web.app, business).await?;
    needs.sort_by_key(|need| !chosen.contains(&need.id));
    needs.truncate(OFFERED.max(chosen.len()));
    if needs.is_empty() {
        return Ok(html! {});
    }
    let (may, voice) = (caller.may(Deed::Publish), caller.voice);
    Ok(html! {
        section.for-needs aria-labelledby="for-needs" {
            h2 #for-needs { (say!(voice, "piece-answers")) }
            @for need in needs.iter().filter(|need| chosen.contains(&need.id)) {
                p {
                    (icon("message-circle-question-mark"))
                    a href=(format!("/desk/needs/{}", need.id)) dir="auto" { (need.title) }
                    small.soft { " " (say!(voice, "people-asked-short", count = need.people)) }
                }
            }
            @if chosen.is_empty() { p.soft { (say!(voice, "answers-nothing")) } }
            @if may { details.confirm {
                summary.button.small { (say!(voice, "answers-choose")) }
                form method="post" action=(format!("/desk/media/pieces/{}/needs", piece.id)) {
                    @for need in &needs { label.lead {
                        input type="checkbox" name="need" value=(need.id) checked[chosen.contains(&need.id)];
                        span dir="auto" { (need.title) }
                        small.soft { (say!(voice, "people-asked-short", count = need.people)) }
                    } }
                    button.small { (say!(voice, "save")) }
                }
            } }
        }
    })
}

pub async fn choose(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    RawForm(form): RawForm,
) -> Result<Redirect, Trouble> {
    let piece = lookup(&web, &caller, &path).await?;
    let mut needs: Vec<NeedId> = Vec::new();
    for (name, value) in url::form_urlencoded::parse(&form) {
        if name == "need" {
            needs.push(id(&value).ok_or_else(|| Trouble::not_found("need"))?);
        }
    }
    set_needs(&web.app, caller.seat(), piece.id, &needs).await?;
    Ok(Redirect::to(&format!("/desk/media/pieces/{}", piece.id)))
}

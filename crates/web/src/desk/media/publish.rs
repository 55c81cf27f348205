//! Connecting: the article on every channel as it will look there, with what is wrong; now or at a chosen time.

use super::article::lookup;
use super::copies::{copies_of, planned_at_home};
use super::sheet::{Tried, Wrong, page, sheet};
use crate::door::Caller;
use crate::parts::Trouble;
use crate::state::{Web, id};
use actions::DeedError;
use actions::publishing::{self, Place, check_moment, plan, settle_publication_by_hand};
use axum::extract::{Form, Path, RawForm, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{NaiveDateTime, TimeZone};
use domain::media::Piece;
use domain::team::Deed;
use domain::{ChannelId, PieceId, PublicationId, Timestamp};
use maud::Markup;
use serde::Deserialize;
use std::collections::HashSet;
use words::message;

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Markup, Trouble> {
    let piece = lookup(&web, &caller, &path).await?;
    let sheet = sheet(&web, &caller, piece, &[]).await?;
    let chosen = sheet.previews.iter().map(|preview| preview.channel.id).collect();
    Ok(page(&web, &caller, &sheet, &chosen, &Tried::default()))
}

/// Publishes or plans; what does not fit comes back with every word that was typed.
pub async fn publish(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let piece = lookup(&web, &caller, &path).await?;
    let mut chosen: HashSet<ChannelId> = HashSet::new();
    let mut texts: Vec<(ChannelId, String)> = Vec::new();
    let (mut when, mut then) = (String::new(), String::new());
    for (name, value) in url::form_urlencoded::parse(&form) {
        if name == "channel" {
            chosen.extend(id::<ChannelId>(&value));
        } else if let Some(channel) = name.strip_prefix("text.").and_then(id) {
            texts.push((channel, value.replace("\r\n", "\n")));
        } else if name == "when" {
            when = value.into_owned();
        } else if name == "then" {
            then = value.into_owned();
        }
    }
    if then == "look" {
        return Ok(page(
            &web,
            &caller,
            &sheet(&web, &caller, piece, &texts).await?,
            &chosen,
            &Tried::at(when),
        )
        .into_response());
    }
    let places: Vec<Place> = texts
        .iter()
        .filter(|(channel, _)| chosen.contains(channel))
        .map(|(channel, text)| Place { channel: *channel, text: text.clone() })
        .collect();
    let planned = if then == "now" {
        // The website alone, whatever is planned for it.
        plan(&caller.app(&web), caller.seat(), piece.id, vec![], None)
            .await
            .map_err(Trouble::from)
            .map_err(Wrong::Whole)
    } else {
        planned(&web, &caller, &piece, places, &when).await
    };
    match planned {
        Ok(_) => Ok(Redirect::to(&format!("/desk/media/pieces/{path}/publication")).into_response()),
        Err(wrong) => {
            let status = wrong.trouble().status;
            let sheet = sheet(&web, &caller, piece, &texts).await?;
            let tried = Tried { when, wrong: Some(wrong) };
            Ok((status, page(&web, &caller, &sheet, &chosen, &tried)).into_response())
        }
    }
}

async fn planned(
    web: &Web,
    caller: &Caller,
    piece: &Piece,
    places: Vec<Place>,
    when: &str,
) -> Result<Piece, Wrong> {
    if !caller.may(Deed::Publish) {
        return Err(Wrong::Whole(DeedError::NotAllowed.into()));
    }
    let at = moment(when, caller).map_err(Wrong::Moment)?;
    let copies = copies_of(web, caller, piece.id).await.map_err(Wrong::Whole)?;
    if places.is_empty() && (piece.out.is_some() || planned_at_home(&copies).is_some()) {
        return Err(Wrong::Whole(Trouble::bad_message(message!("no-channel-chosen"))));
    }
    let checked = check_moment(&web.app, caller.seat().business, piece, at).await;
    checked.map_err(Trouble::from).map_err(Wrong::Moment)?;
    plan(&caller.app(web), caller.seat(), piece.id, places, at)
        .await
        .map_err(Trouble::from)
        .map_err(Wrong::Whole)
}

/// The page, with what was refused about a copy that is planned.
pub async fn refused(
    web: &Web,
    caller: &Caller,
    piece: PieceId,
    trouble: Trouble,
) -> Result<Response, Trouble> {
    let piece = lookup(web, caller, &piece.to_string()).await?;
    let sheet = sheet(web, caller, piece, &[]).await?;
    let chosen = sheet.previews.iter().map(|preview| preview.channel.id).collect();
    let status = trouble.status;
    let tried = Tried { when: String::new(), wrong: Some(Wrong::Whole(trouble)) };
    Ok((status, page(web, caller, &sheet, &chosen, &tried)).into_response())
}

/// "2026-06-11T18:30" in the business's own time; nothing typed means now.
fn moment(when: &str, caller: &Caller) -> Result<Option<Timestamp>, Trouble> {
    if when.trim().is_empty() {
        return Ok(None);
    }
    let wrong = || Trouble::bad_message(message!("not-a-moment"));
    let local = NaiveDateTime::parse_from_str(when.trim(), "%Y-%m-%dT%H:%M").map_err(|_| wrong())?;
    let moment = caller.business.time_zone.from_local_datetime(&local).earliest().ok_or_else(wrong)?;
    Ok(Some(Timestamp::from_utc(moment.to_utc())))
}

pub async fn cancel(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Redirect, Trouble> {
    let publication = publication_id(&path)?;
    publishing::cancel(&web.app, caller.seat(), publication).await?;
    back(&web, &caller, publication).await
}

#[derive(Deserialize)]
pub struct Words {
    text: String,
}

/// Other words for what stands there.
pub async fn reword(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    Form(form): Form<Words>,
) -> Result<Redirect, Trouble> {
    let publication = publication_id(&path)?;
    publishing::reword(&web.app, caller.seat(), publication, &form.text.replace("\r\n", "\n")).await?;
    back(&web, &caller, publication).await
}

#[derive(Deserialize)]
pub struct Withdrawal {
    /// A person took it down on the network itself.
    #[serde(default)]
    by_hand: String,
}

pub async fn withdraw(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    Form(form): Form<Withdrawal>,
) -> Result<Redirect, Trouble> {
    let publication = publication_id(&path)?;
    if form.by_hand == "yes" {
        publishing::withdraw_by_hand(&web.app, caller.seat(), publication).await?;
    } else {
        publishing::withdraw(&web.app, caller.seat(), publication).await?;
    }
    back(&web, &caller, publication).await
}

#[derive(Deserialize)]
pub struct Decision {
    arrived: String,
}

pub async fn decide(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    Form(form): Form<Decision>,
) -> Result<Redirect, Trouble> {
    let publication = publication_id(&path)?;
    settle_publication_by_hand(&web.app, caller.seat(), publication, form.arrived == "yes").await?;
    back(&web, &caller, publication).await
}

fn publication_id(path: &str) -> Result<PublicationId, Trouble> {
    id(path).ok_or_else(|| Trouble::not_found("publication"))
}

async fn back(web: &Web, caller: &Caller, publication: PublicationId) -> Result<Redirect, Trouble> {
    let found = web.app.of(caller.seat().business).lookup_publication(publication).await?;
    Ok(Redirect::to(
        &found
            .map_or("/desk/media".into(), |found| format!("/desk/media/pieces/{}/publication", found.piece)),
    ))
}

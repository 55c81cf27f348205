//! What the forms of the calendar do.

use super::month::{month_of, page};
use crate::desk::media::publish;
use crate::door::{Caller, own_path};
use crate::parts::Trouble;
use crate::parts::shell::times;
use crate::state::{Web, id};
use axum::extract::{Path, RawForm, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{NaiveDate, NaiveTime};
use domain::{PublicationId, Timestamp};
use words::message;

/// Moves a copy, and those planned together with it, to another day; to another time of day where one is given.
/// What was refused stands above the month it was tried in, or above what is planned of the article.
pub async fn plan_anew(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let mut publications = vec![publication_id(&path)?];
    let (mut day, mut time, mut back) = (String::new(), String::new(), String::new());
    for (name, value) in url::form_urlencoded::parse(&form) {
        match name.as_ref() {
            "together" => publications.push(publication_id(&value)?),
            "day" => day = value.into_owned(),
            "time" => time = value.into_owned(),
            "back" => back = value.into_owned(),
            _ => {}
        }
    }
    let first = web.app.of(caller.seat().business).lookup_publication(publications[0]).await?;
    let first = first.ok_or_else(|| Trouble::not_found("publication"))?;
    let moved = async {
        let at = moment(&web, &caller, &day, &time, first.planned_at)?;
        actions::publishing::plan_anew(&web.app, caller.seat(), &publications, at).await?;
        Ok::<_, Trouble>(at)
    };
    let times = times(&web, &caller);
    match moved.await {
        Ok(_) if !back.is_empty() => Ok(Redirect::to(own_path(&back)).into_response()),
        // On a page of the article, what was refused stands above everything that is planned of it.
        Err(trouble) if !back.is_empty() => publish::refused(&web, &caller, first.piece, trouble).await,
        Ok(at) => {
            let month = month_of(times.here.day_of(at));
            Ok(Redirect::to(&format!("/desk/calendar?month={month}")).into_response())
        }
        Err(trouble) => {
            let page =
                page(&web, &caller, times.here.day_of(first.planned_at), Some(&trouble.told(caller.voice)))
                    .await?;
            Ok((trouble.status, page).into_response())
        }
    }
}

/// The day chosen, at the time of day chosen or at the one it was planned for, in the business's own time.
fn moment(
    web: &Web,
    caller: &Caller,
    day: &str,
    time: &str,
    planned_at: Timestamp,
) -> Result<Timestamp, Trouble> {
    let times = times(web, caller);
    let day = NaiveDate::parse_from_str(day.trim(), "%Y-%m-%d")
        .map_err(|_| Trouble::bad_message(message!("choose-day")))?;
    let time = if time.trim().is_empty() {
        times.here.time_of(planned_at)
    } else {
        // Browsers write seconds where there are some.
        ["%H:%M", "%H:%M:%S"]
            .into_iter()
            .find_map(|form| NaiveTime::parse_from_str(time.trim(), form).ok())
            .ok_or_else(|| Trouble::bad_message(message!("choose-time")))?
    };
    Ok(times.here.on(day, time))
}

fn publication_id(text: &str) -> Result<PublicationId, Trouble> {
    id(text).ok_or_else(|| Trouble::not_found("publication"))
}

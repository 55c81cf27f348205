//! Few, honest figures, computed from the record.

use crate::api::asked::Asked;
use crate::api::caller::Bearer;
use crate::api::problem::{NotRead, Problem};
use crate::state::Web;
use actions::measures::measure;
use actions::today::lookup_business;
use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

#[derive(Serialize, ToSchema)]
pub struct MeasuresShape {
    weeks: Vec<WeekShape>,
    promises_kept: u64,
    promises_broken: u64,
    /// Half of the answers came within so many minutes of opening time.
    half_within_minutes: Option<i64>,
    answers: u64,
    people_answered: u64,
    people_being_answered: u64,
    people_open: u64,
    started: Vec<StartedShape>,
}

#[derive(Serialize, ToSchema)]
pub struct WeekShape {
    begins: String,
    kept: u64,
    broken: u64,
    half_within_minutes: Option<i64>,
    nine_of_ten_within_minutes: Option<i64>,
}

#[derive(Serialize, ToSchema)]
pub struct StartedShape {
    piece: Uuid,
    title: String,
    conversations: u64,
    reactions: u64,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HowLong {
    /// How many weeks back, 1 to 52; 12 without it.
    #[param(minimum = 1, maximum = 52)]
    weeks: Option<i64>,
}

/// The figures of the last weeks, computed from the record.
#[utoipa::path(get, path = "/measures", params(HowLong), responses((status = 200, body = MeasuresShape), NotRead))]
pub async fn measures(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Asked(how_long): Asked<HowLong>,
) -> Result<Json<MeasuresShape>, Problem> {
    let weeks = how_long.weeks.unwrap_or(12);
    if !(1..=52).contains(&weeks) {
        return Err(Problem::refused("`weeks` is a number from 1 to 52."));
    }
    let business = lookup_business(&web.app, seat.business).await?;
    let measured = measure(&web.app, &business, weeks).await?;
    Ok(Json(MeasuresShape {
        weeks: measured
            .weeks
            .iter()
            .map(|week| WeekShape {
                begins: week.begins.rfc3339(),
                kept: week.kept.kept,
                broken: week.kept.broken,
                half_within_minutes: week.half_within,
                nine_of_ten_within_minutes: week.nine_of_ten_within,
            })
            .collect(),
        promises_kept: measured.kept.kept,
        promises_broken: measured.kept.broken,
        half_within_minutes: measured.half_within,
        answers: measured.cases,
        people_answered: measured.needs.answered,
        people_being_answered: measured.needs.being_answered,
        people_open: measured.needs.open,
        started: measured
            .started
            .into_iter()
            .map(|(piece, conversations, reactions)| StartedShape {
                piece: piece.id.0,
                title: piece.title,
                conversations,
                reactions,
            })
            .collect(),
    }))
}

//! The business, its channels and its figures.

use super::caller::{Bearer, Body, Once, Path};
use super::problem::Problem;
use super::shapes::ChannelShape;
use crate::state::Web;
use actions::channels::connect as connect_channel;
use actions::measures::measure;
use actions::today::{look_at_porch, lookup_business};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::business::PorchLight;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Serialize, ToSchema)]
pub struct BusinessShape {
    id: Uuid,
    name: String,
    headline: String,
    time_zone: String,
    promise_minutes: u32,
    promise_counts_opening_hours_only: bool,
    open: bool,
    /// When a question asked now has to be answered.
    answer_by: String,
    waiting: u64,
    /// Of the last thirty days.
    promises_kept: u64,
    promises_broken: u64,
}

/// The business the token belongs to, and its porch light.
#[utoipa::path(get, path = "/business", responses((status = 200, body = BusinessShape), (status = 401, body = Problem, content_type = "application/problem+json")))]
pub async fn business(State(web): State<Web>, Bearer(seat): Bearer) -> Result<Json<BusinessShape>, Problem> {
    let business = lookup_business(&web.app, seat.business).await?;
    let porch = look_at_porch(&web.app, &business).await?;
    Ok(Json(BusinessShape {
        id: business.id.0,
        time_zone: business.time_zone.name().into(),
        promise_minutes: business.promise.within_minutes,
        promise_counts_opening_hours_only: business.promise.opening_hours_only,
        open: matches!(porch.light, PorchLight::Lit { .. }),
        answer_by: porch.answer_by.rfc3339(),
        waiting: web.app.of(seat.business).count_waiting().await?,
        promises_kept: porch.kept.kept,
        promises_broken: porch.kept.broken,
        name: business.name,
        headline: business.headline,
    }))
}

/// Connected channels and whether they work.
#[utoipa::path(get, path = "/channels", responses((status = 200, body = Vec<ChannelShape>), (status = 401, body = Problem, content_type = "application/problem+json")))]
pub async fn channels(
    State(web): State<Web>,
    Bearer(seat): Bearer,
) -> Result<Json<Vec<ChannelShape>>, Problem> {
    Ok(Json(web.app.of(seat.business).list_channels().await?.into_iter().map(ChannelShape::from).collect()))
}

/// Connects an account by the fields its network asks for.
#[utoipa::path(post, path = "/channels/{network}", params(("network" = String, Path)), request_body = BTreeMap<String, String>,
    responses((status = 201, body = ChannelShape), (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"), (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"), (status = 502, body = Problem, content_type = "application/problem+json"),
        (status = 400, body = Problem, content_type = "application/problem+json"), (status = 415, body = Problem, content_type = "application/problem+json")))]
pub async fn connect(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(network): Path<String>,
    headers: HeaderMap,
    Body(fields): Body<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    // Secrets are part of the fingerprint, which is a hash, and of nothing else that is kept.
    let once = Once::of(&headers, &format!("connect {network}"), &fields)?;
    once.answer(&web, &seat, StatusCode::CREATED, async || {
        Ok(ChannelShape::from(connect_channel(&web.app, &seat, &network, &fields).await?))
    })
    .await
}

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
}

#[derive(Serialize, ToSchema)]
pub struct StartedShape {
    article: Uuid,
    title: String,
    conversations: u64,
    reactions: u64,
}

/// The figures of the last twelve weeks, computed from the record.
#[utoipa::path(get, path = "/measures", responses((status = 200, body = MeasuresShape), (status = 401, body = Problem, content_type = "application/problem+json")))]
pub async fn measures(State(web): State<Web>, Bearer(seat): Bearer) -> Result<Json<MeasuresShape>, Problem> {
    let business = lookup_business(&web.app, seat.business).await?;
    let measured = measure(&web.app, &business, 12).await?;
    Ok(Json(MeasuresShape {
        weeks: measured
            .weeks
            .iter()
            .map(|week| WeekShape {
                begins: week.begins.rfc3339(),
                kept: week.kept.kept,
                broken: week.kept.broken,
                half_within_minutes: week.half_within,
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
            .map(|(article, conversations, reactions)| StartedShape {
                article: article.id.0,
                title: article.title,
                conversations,
                reactions,
            })
            .collect(),
    }))
}

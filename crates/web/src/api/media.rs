//! Articles and their publications over the API.

use super::caller::{Asked, Bearer, Body, Once, Path};
use super::problem::{Problem, at_most};
use super::shapes::{ArticlePage, ArticleShape, PageQuery, PublicationShape};
use crate::state::Web;
use actions::publishing::{Place, plan, preview_on_channels, propose_tellings, send_tellings};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::media::ArticleText;
use domain::{ArticleId, ChannelId, ConversationId, NeedId, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// All articles, last touched first.
#[utoipa::path(get, path = "/articles", params(PageQuery), responses((status = 200, body = ArticlePage), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn list(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Asked(page): Asked<PageQuery>,
) -> Result<Json<ArticlePage>, Problem> {
    let page = web.app.of(seat.business).list_articles(page.cursor()?, page.limit()).await?;
    Ok(Json(ArticlePage {
        next: page.next.map(|next| next.to_string()),
        rows: page.rows.into_iter().map(ArticleShape::from).collect(),
    }))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewArticle {
    #[schema(max_length = 200)]
    title: String,
    /// Markdown.
    #[schema(max_length = 200_000)]
    body: String,
    #[serde(default)]
    #[schema(max_length = 300)]
    summary: String,
    #[serde(default)]
    need: Option<Uuid>,
}

/// The desk's fields stop at these lengths; a program hears that it went beyond.
fn fits(title: &str, summary: &str) -> Result<(), Problem> {
    at_most("title", title, 200)?;
    at_most("summary", summary, 300)
}

/// Begins a draft.
#[utoipa::path(post, path = "/articles", request_body = NewArticle, responses((status = 201, body = ArticleShape), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 400, body = Problem, content_type = "application/problem+json"), (status = 403, body = Problem, content_type = "application/problem+json"), (status = 404, body = Problem, content_type = "application/problem+json"), (status = 415, body = Problem, content_type = "application/problem+json"), (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn begin(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    headers: HeaderMap,
    Body(new): Body<NewArticle>,
) -> Result<Response, Problem> {
    let once = Once::of(&headers, "article", &new)?;
    once.answer(&web, &seat, StatusCode::CREATED, async || {
        fits(&new.title, &new.summary)?;
        let text = ArticleText::new(&new.title, &new.summary, &new.body).map_err(actions::DeedError::from)?;
        Ok(ArticleShape::from(
            actions::media::begin_article(&web.app, &seat, text, new.need.map(NeedId)).await?,
        ))
    })
    .await
}

/// One article.
#[utoipa::path(get, path = "/articles/{id}", params(("id" = Uuid, Path)), responses((status = 200, body = ArticleShape), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 400, body = Problem, content_type = "application/problem+json"), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub async fn one(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<ArticleShape>, Problem> {
    let found = web.app.of(seat.business).lookup_article(ArticleId(id)).await?;
    Ok(Json(found.ok_or_else(|| Problem::missing("article"))?.into()))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SavedArticle {
    /// The revision that was read.
    revision: i64,
    #[schema(max_length = 200)]
    title: String,
    #[schema(max_length = 200_000)]
    body: String,
    #[serde(default)]
    #[schema(max_length = 300)]
    summary: String,
}

/// Saves over the revision that was read; 409 when somebody saved in between.
#[utoipa::path(put, path = "/articles/{id}", params(("id" = Uuid, Path)), request_body = SavedArticle, responses((status = 200, body = ArticleShape), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 400, body = Problem, content_type = "application/problem+json"), (status = 403, body = Problem, content_type = "application/problem+json"), (status = 404, body = Problem, content_type = "application/problem+json"), (status = 409, body = Problem, content_type = "application/problem+json"), (status = 415, body = Problem, content_type = "application/problem+json"), (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn save(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(saved): Body<SavedArticle>,
) -> Result<Json<ArticleShape>, Problem> {
    fits(&saved.title, &saved.summary)?;
    let text =
        ArticleText::new(&saved.title, &saved.summary, &saved.body).map_err(actions::DeedError::from)?;
    Ok(Json(actions::media::save_article(&web.app, &seat, ArticleId(id), saved.revision, text).await?.into()))
}

#[derive(Serialize, ToSchema)]
pub struct PreviewShape {
    channel: Uuid,
    network: String,
    text: String,
    /// What is beyond the limit.
    cut: String,
    used: usize,
    most: usize,
    fits: bool,
    wrong: Vec<String>,
}

/// How it will look on each channel, without sending.
#[utoipa::path(get, path = "/articles/{id}/previews", params(("id" = Uuid, Path)), responses((status = 200, body = Vec<PreviewShape>), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 400, body = Problem, content_type = "application/problem+json"), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub async fn previews(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<Vec<PreviewShape>>, Problem> {
    let previews = preview_on_channels(&web.app, seat.business, ArticleId(id), &[]).await?;
    let shape = |one: actions::publishing::ChannelPreview| PreviewShape {
        channel: one.channel.id.0,
        network: one.channel.network,
        fits: one.preview.fits(),
        text: one.preview.text,
        cut: one.preview.cut,
        used: one.preview.used,
        most: one.preview.most,
        wrong: one.preview.wrong.into_iter().map(|wrong| wrong.what).collect(),
    };
    Ok(Json(previews.into_iter().map(shape).collect()))
}

/// Its copies on the channels.
#[utoipa::path(get, path = "/articles/{id}/publications", params(("id" = Uuid, Path)), responses((status = 200, body = Vec<PublicationShape>), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 400, body = Problem, content_type = "application/problem+json"), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub async fn publications(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<Vec<PublicationShape>>, Problem> {
    let desk = web.app.of(seat.business);
    desk.lookup_article(ArticleId(id)).await?.ok_or_else(|| Problem::missing("article"))?;
    Ok(Json(
        desk.list_publications_of(ArticleId(id)).await?.into_iter().map(PublicationShape::from).collect(),
    ))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Publishing {
    places: Vec<PlaceShape>,
    /// RFC 3339; absent: now.
    #[serde(default)]
    when: Option<String>,
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceShape {
    channel: Uuid,
    text: String,
}

/// Publishes on the website first, then on the channels named; now or at a chosen time.
#[utoipa::path(post, path = "/articles/{id}/publications", params(("id" = Uuid, Path)), request_body = Publishing, responses((status = 201, body = Vec<PublicationShape>), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 400, body = Problem, content_type = "application/problem+json"), (status = 403, body = Problem, content_type = "application/problem+json"), (status = 404, body = Problem, content_type = "application/problem+json"), (status = 409, body = Problem, content_type = "application/problem+json"), (status = 415, body = Problem, content_type = "application/problem+json"), (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn publish(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    Body(body): Body<Publishing>,
) -> Result<Response, Problem> {
    let once = Once::of(&headers, &format!("publish {id}"), &body)?;
    once.answer(&web, &seat, StatusCode::CREATED, async || {
        let wrong = || {
            Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "`when` is not a time such as 2026-06-11T18:30:00+02:00.",
            )
        };
        let when = body.when.as_deref().map(|when| Timestamp::parse(when).ok_or_else(wrong)).transpose()?;
        let places = body
            .places
            .iter()
            .map(|place| Place { channel: ChannelId(place.channel), text: place.text.clone() })
            .collect();
        plan(&web.app, &seat, ArticleId(id), places, when).await?;
        Ok(web
            .app
            .of(seat.business)
            .list_publications_of(ArticleId(id))
            .await?
            .into_iter()
            .map(PublicationShape::from)
            .collect::<Vec<_>>())
    })
    .await
}

#[derive(Serialize, ToSchema)]
pub struct TellingShape {
    conversation: Uuid,
    contact_name: String,
    network: String,
    question: String,
    text: String,
    most: usize,
}

/// Who asked what it answers and does not know yet, with a message for each.
#[utoipa::path(get, path = "/articles/{id}/tellings", params(("id" = Uuid, Path)), responses((status = 200, body = Vec<TellingShape>), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 400, body = Problem, content_type = "application/problem+json"), (status = 404, body = Problem, content_type = "application/problem+json")))]
pub async fn tellings(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<Vec<TellingShape>>, Problem> {
    let shape = |telling: actions::publishing::Telling| TellingShape {
        conversation: telling.conversation.id.0,
        contact_name: telling.conversation.contact_name,
        network: telling.channel.network,
        question: telling.question,
        text: telling.text,
        most: telling.most,
    };
    Ok(Json(propose_tellings(&web.app, seat.business, ArticleId(id)).await?.into_iter().map(shape).collect()))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Tell {
    tell: Vec<Told>,
    #[serde(default)]
    leave_out: Vec<Uuid>,
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Told {
    conversation: Uuid,
    #[schema(min_length = 1, max_length = 8000)]
    text: String,
}

#[derive(Serialize, ToSchema)]
pub struct Count {
    told: usize,
}

/// Sends the messages a person has read, each in its own conversation.
#[utoipa::path(post, path = "/articles/{id}/tellings", params(("id" = Uuid, Path)), request_body = Tell, responses((status = 201, body = Count), (status = 401, body = Problem, content_type = "application/problem+json"), (status = 400, body = Problem, content_type = "application/problem+json"), (status = 403, body = Problem, content_type = "application/problem+json"), (status = 404, body = Problem, content_type = "application/problem+json"), (status = 409, body = Problem, content_type = "application/problem+json"), (status = 415, body = Problem, content_type = "application/problem+json"), (status = 422, body = Problem, content_type = "application/problem+json")))]
pub async fn tell(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    Body(body): Body<Tell>,
) -> Result<Response, Problem> {
    let once = Once::of(&headers, &format!("tell {id}"), &body)?;
    once.answer(&web, &seat, StatusCode::CREATED, async || {
        let tell =
            body.tell.iter().map(|told| (ConversationId(told.conversation), told.text.clone())).collect();
        let leave_out = body.leave_out.iter().copied().map(ConversationId).collect();
        Ok(Count { told: send_tellings(&web.app, &seat, ArticleId(id), tell, leave_out).await? })
    })
    .await
}

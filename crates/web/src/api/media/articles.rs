//! Articles: begun, written, read, taken down.

use crate::api::asked::{Asked, Body, PageQuery, PageShape, Path};
use crate::api::caller::Bearer;
use crate::api::once::Once;
use crate::api::problem::{NotDone, NotRead, Problem, at_most};
use crate::state::Web;
use actions::finding::find_articles;
use actions::media::{
    begin_article, delete_article, discard_changes, save_article, set_cover, take_down as take_article_down,
    update_article, written_article,
};
use actions::{App, Deed, DeedError, Page};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::media::{Article, ArticleText, Stage};
use domain::{ArticleId, BusinessId, NeedId, PictureId, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

#[derive(Debug, Serialize, ToSchema)]
pub struct ArticleShape {
    pub id: Uuid,
    pub title: String,
    pub slug: String,
    pub summary: String,
    /// Markdown.
    pub body: String,
    pub need: Option<Uuid>,
    pub cover: Option<Uuid>,
    /// To be sent back with a save.
    pub revision: i64,
    pub changed_at: String,
    /// draft, planned or out.
    pub state: String,
    /// When the first of its planned copies goes out, of an article that is out, too.
    pub planned_at: Option<String>,
    /// Since when it is on the website.
    pub out_at: Option<String>,
    /// Whether what stands here is not what readers see: until the update.
    pub not_out_yet: bool,
}

impl ArticleShape {
    /// As it is being written; `out` is what readers see, `planned_at` when its first planned copy goes.
    fn of(written: Article, out: &Article, planned_at: Option<Timestamp>) -> Self {
        Self {
            not_out_yet: out.out.is_some() && !written.reads_as(out),
            state: Stage::of(written.out, planned_at).name().to_owned(),
            planned_at: planned_at.map(Timestamp::rfc3339),
            id: written.id.0,
            title: written.title,
            slug: written.slug,
            summary: written.summary,
            body: written.body,
            need: written.need.map(|id| id.0),
            cover: written.cover.map(|id| id.0),
            revision: written.revision,
            changed_at: written.changed_at.rfc3339(),
            out_at: written.out.map(|out| out.at.rfc3339()),
        }
    }

    /// One article as it is being written, with what is known of it beside.
    pub async fn read(app: &App, business: BusinessId, written: Article) -> Deed<Self> {
        let desk = app.of(business);
        let out = desk.lookup_article(written.id).await?.ok_or(DeedError::NoSuch("article"))?;
        let next = desk.list_planned_publications([written.id]).await?.first().map(|copy| copy.planned_at);
        Ok(Self::of(written, &out, next))
    }
}

async fn shape(web: &Web, business: BusinessId, written: Article) -> Result<Json<ArticleShape>, Problem> {
    Ok(Json(ArticleShape::read(&web.app, business, written).await?))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct About {
    /// Only those with these words in title, summary or text; at most fifty, on one page.
    words: Option<String>,
}

const MOST_FOUND: u64 = 50;

/// All articles, last touched first.
#[utoipa::path(get, path = "/articles", params(About, PageQuery), responses((status = 200, body = PageShape<ArticleShape>), NotRead))]
pub async fn list(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Asked(about): Asked<About>,
    Asked(page): Asked<PageQuery>,
) -> Result<Json<PageShape<ArticleShape>>, Problem> {
    let desk = web.app.of(seat.business);
    let (page, found) = match about.words {
        Some(words) => {
            let rows = find_articles(&web.app, seat.business, &words, MOST_FOUND).await?;
            (Page { rows, next: None }, true)
        }
        None => (desk.list_articles(page.cursor()?, page.limit()).await?, false),
    };
    let ids = || page.rows.iter().map(|article| article.id);
    let mut next: HashMap<ArticleId, Timestamp> = HashMap::new();
    for copy in desk.list_planned_publications(ids()).await? {
        next.entry(copy.article).or_insert(copy.planned_at);
    }
    // What is found is found in what readers see.
    let copies = if found { Vec::new() } else { desk.list_working_copies(ids()).await? };
    let mut copies: HashMap<ArticleId, _> = copies.into_iter().map(|copy| (copy.article, copy)).collect();
    Ok(Json(PageShape::of(page.map(|out| {
        let planned_at = next.get(&out.id).copied();
        match copies.remove(&out.id) {
            Some(copy) => ArticleShape::of(out.clone().with(copy), &out, planned_at),
            None => ArticleShape::of(out.clone(), &out, planned_at),
        }
    }))))
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
#[utoipa::path(post, path = "/articles", request_body = NewArticle, responses((status = 201, body = ArticleShape), NotDone))]
pub async fn begin(once: Once, Body(new): Body<NewArticle>) -> Result<Response, Problem> {
    fits(&new.title, &new.summary)?;
    let text = ArticleText::new(&new.title, &new.summary, &new.body).map_err(actions::DeedError::from)?;
    once.made(&new, async |app, seat| {
        let begun = begin_article(&app, &seat, text, new.need.map(NeedId)).await?;
        Ok::<_, DeedError>(ArticleShape::of(begun.clone(), &begun, None))
    })
    .await
}

/// One article.
#[utoipa::path(get, path = "/articles/{id}", params(("id" = Uuid, Path)), responses((status = 200, body = ArticleShape), NotRead))]
pub async fn one(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<ArticleShape>, Problem> {
    let written = written_article(&web.app, seat.business, ArticleId(id)).await?;
    shape(&web, seat.business, written).await
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

/// Saves over the revision that was read; 409 when somebody saved in between. Of an article that is on the website,
/// readers see it from the next update on.
#[utoipa::path(put, path = "/articles/{id}", params(("id" = Uuid, Path)), request_body = SavedArticle, responses((status = 200, body = ArticleShape), NotDone))]
pub async fn save(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(saved): Body<SavedArticle>,
) -> Result<Json<ArticleShape>, Problem> {
    fits(&saved.title, &saved.summary)?;
    let text =
        ArticleText::new(&saved.title, &saved.summary, &saved.body).map_err(actions::DeedError::from)?;
    let written = save_article(&web.app, &seat, ArticleId(id), saved.revision, text).await?;
    shape(&web, seat.business, written).await
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The revision that was read.
    revision: i64,
}

/// Puts what was saved since in the place of what readers see; 409 when somebody saved in between.
#[utoipa::path(post, path = "/articles/{id}/update", params(("id" = Uuid, Path)), request_body = Seen, responses((status = 204), NotDone))]
pub async fn update(once: Once, Path(id): Path<Uuid>, Body(seen): Body<Seen>) -> Result<Response, Problem> {
    once.done(&seen, async |app, seat| {
        update_article(&app, &seat, ArticleId(id), seen.revision).await.map(|_| ())
    })
    .await
}

/// Throws away what was saved since it went out.
#[utoipa::path(post, path = "/articles/{id}/discarding", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn discard(once: Once, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    once.done(&(), async |app, seat| discard_changes(&app, &seat, ArticleId(id)).await.map(|_| ())).await
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    picture: Uuid,
}

/// Puts a picture at the top, in link cards and feeds.
#[utoipa::path(put, path = "/articles/{id}/cover", params(("id" = Uuid, Path)), request_body = Cover, responses((status = 200, body = ArticleShape), NotDone))]
pub async fn cover(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(body): Body<Cover>,
) -> Result<Json<ArticleShape>, Problem> {
    let written = set_cover(&web.app, &seat, ArticleId(id), Some(PictureId(body.picture))).await?;
    shape(&web, seat.business, written).await
}

/// Takes the picture away from the top.
#[utoipa::path(delete, path = "/articles/{id}/cover", params(("id" = Uuid, Path)), responses((status = 200, body = ArticleShape), NotDone))]
pub async fn uncover(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<ArticleShape>, Problem> {
    let written = set_cover(&web.app, &seat, ArticleId(id), None).await?;
    shape(&web, seat.business, written).await
}

/// Takes it off the website, and its copies off the networks where they can be. The text stays, as a draft.
#[utoipa::path(post, path = "/articles/{id}/removal", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn take_down(once: Once, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    once.done(&(), async |app, seat| take_article_down(&app, &seat, ArticleId(id)).await).await
}

/// Deletes a draft for good. One that is on the website, planned or out on a channel is refused, with what to do first.
#[utoipa::path(delete, path = "/articles/{id}", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn delete(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    delete_article(&web.app, &seat, ArticleId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

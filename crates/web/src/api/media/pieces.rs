//! What every piece has, whatever its kind: listed, read, covered, put in place, taken down.

use crate::api::asked::{Asked, Body, PageQuery, PageShape, Path};
use crate::api::caller::Bearer;
use crate::api::once::Once;
use crate::api::problem::{NotDone, NotRead, Problem};
use crate::state::Web;
use actions::finding::find_pieces;
use actions::media::{
    delete_piece, discard_changes, set_cover, set_needs, take_down as take_piece_down, update_piece,
    written_piece,
};
use actions::{App, Deed, DeedError, Page};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::media::{Kind, Piece, Stage};
use domain::{BusinessId, NeedId, PictureId, PieceId, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

#[derive(Debug, Serialize, ToSchema)]
pub struct PieceShape {
    pub id: Uuid,
    /// article or album.
    pub kind: String,
    pub title: String,
    pub slug: String,
    pub summary: String,
    /// Markdown.
    pub body: String,
    /// What it answers, or is to answer.
    pub needs: Vec<Uuid>,
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

impl PieceShape {
    /// As it is being written; `out` is what readers see, `planned_at` when its first planned copy goes.
    fn of(written: Piece, out: &Piece, planned_at: Option<Timestamp>, needs: Vec<NeedId>) -> Self {
        Self {
            not_out_yet: out.out.is_some() && !written.reads_as(out),
            state: Stage::of(written.out, planned_at).name().to_owned(),
            planned_at: planned_at.map(Timestamp::rfc3339),
            id: written.id.0,
            title: written.title,
            slug: written.slug,
            summary: written.summary,
            body: written.body,
            needs: needs.into_iter().map(|id| id.0).collect(),
            kind: written.kind.name().to_owned(),
            cover: written.cover.map(|id| id.0),
            revision: written.revision,
            changed_at: written.changed_at.rfc3339(),
            out_at: written.out.map(|out| out.at.rfc3339()),
        }
    }

    /// One article as it is being written, with what is known of it beside.
    pub async fn read(app: &App, business: BusinessId, written: Piece) -> Deed<Self> {
        let desk = app.of(business);
        let out = desk.lookup_piece(written.id).await?.ok_or(DeedError::NoSuch("piece"))?;
        let next = desk.list_planned_publications([written.id]).await?.first().map(|copy| copy.planned_at);
        let needs = desk.list_needs_of(written.id).await?;
        Ok(Self::of(written, &out, next, needs))
    }
}

pub(super) async fn shape(
    web: &Web,
    business: BusinessId,
    written: Piece,
) -> Result<Json<PieceShape>, Problem> {
    Ok(Json(PieceShape::read(&web.app, business, written).await?))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct About {
    /// article or album; absent: all kinds.
    kind: Option<String>,
    /// Only those with these words in title, summary or text; at most fifty, on one page.
    words: Option<String>,
}

fn kind_named(name: &str) -> Result<Kind, Problem> {
    Kind::of(name).ok_or_else(|| Problem::refused("`kind` is article or album."))
}

const MOST_FOUND: u64 = 50;

/// All pieces of media, last touched first.
#[utoipa::path(get, path = "/pieces", params(About, PageQuery), responses((status = 200, body = PageShape<PieceShape>), NotRead))]
pub async fn list(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Asked(about): Asked<About>,
    Asked(page): Asked<PageQuery>,
) -> Result<Json<PageShape<PieceShape>>, Problem> {
    let desk = web.app.of(seat.business);
    let kind = about.kind.as_deref().map(kind_named).transpose()?;
    let (page, found) = match about.words {
        Some(words) => {
            let mut rows = find_pieces(&web.app, seat.business, &words, MOST_FOUND).await?;
            rows.retain(|piece| kind.is_none_or(|kind| piece.kind == kind));
            (Page { rows, next: None }, true)
        }
        None => (desk.list_pieces(kind, page.cursor()?, page.limit()).await?, false),
    };
    let ids = || page.rows.iter().map(|piece| piece.id);
    let mut next: HashMap<PieceId, Timestamp> = HashMap::new();
    for copy in desk.list_planned_publications(ids()).await? {
        next.entry(copy.piece).or_insert(copy.planned_at);
    }
    let mut needs: HashMap<PieceId, Vec<NeedId>> = HashMap::new();
    for (piece, need) in desk.list_needs_of_all(ids()).await? {
        needs.entry(piece).or_default().push(need);
    }
    // What is found is found in what readers see.
    let copies = if found { Vec::new() } else { desk.list_working_copies(ids()).await? };
    let mut copies: HashMap<PieceId, _> = copies.into_iter().map(|copy| (copy.piece, copy)).collect();
    Ok(Json(PageShape::of(page.map(|out| {
        let planned_at = next.get(&out.id).copied();
        let needs = needs.remove(&out.id).unwrap_or_default();
        let written = match copies.remove(&out.id) {
            Some(copy) => out.clone().with(copy),
            None => out.clone(),
        };
        PieceShape::of(written, &out, planned_at, needs)
    }))))
}

/// One piece, as it is being written.
#[utoipa::path(get, path = "/pieces/{id}", params(("id" = Uuid, Path)), responses((status = 200, body = PieceShape), NotRead))]
pub async fn one(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<PieceShape>, Problem> {
    let written = written_piece(&web.app, seat.business, PieceId(id)).await?;
    shape(&web, seat.business, written).await
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The revision that was read.
    revision: i64,
}

/// Puts what was saved since in the place of what readers see; 409 when somebody saved in between.
#[utoipa::path(post, path = "/pieces/{id}/update", params(("id" = Uuid, Path)), request_body = Seen, responses((status = 204), NotDone))]
pub async fn update(once: Once, Path(id): Path<Uuid>, Body(seen): Body<Seen>) -> Result<Response, Problem> {
    once.done(&seen, async |app, seat| {
        update_piece(&app, &seat, PieceId(id), seen.revision).await.map(|_| ())
    })
    .await
}

/// Throws away what was saved since it went out.
#[utoipa::path(post, path = "/pieces/{id}/discarding", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn discard(once: Once, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    once.done(&(), async |app, seat| discard_changes(&app, &seat, PieceId(id)).await.map(|_| ())).await
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    picture: Uuid,
}

/// Puts a picture at the top, in link cards and feeds.
#[utoipa::path(put, path = "/pieces/{id}/cover", params(("id" = Uuid, Path)), request_body = Cover, responses((status = 200, body = PieceShape), NotDone))]
pub async fn cover(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(body): Body<Cover>,
) -> Result<Json<PieceShape>, Problem> {
    let written = set_cover(&web.app, &seat, PieceId(id), Some(PictureId(body.picture))).await?;
    shape(&web, seat.business, written).await
}

/// Takes the picture away from the top.
#[utoipa::path(delete, path = "/pieces/{id}/cover", params(("id" = Uuid, Path)), responses((status = 200, body = PieceShape), NotDone))]
pub async fn uncover(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<Json<PieceShape>, Problem> {
    let written = set_cover(&web.app, &seat, PieceId(id), None).await?;
    shape(&web, seat.business, written).await
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Needs {
    #[schema(max_items = 50)]
    needs: Vec<Uuid>,
}

/// Says what it answers, in the place of what was said before: those who asked can be told of it.
#[utoipa::path(put, path = "/pieces/{id}/needs", params(("id" = Uuid, Path)), request_body = Needs, responses((status = 200, body = PieceShape), NotDone))]
pub async fn needs(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
    Body(body): Body<Needs>,
) -> Result<Json<PieceShape>, Problem> {
    if body.needs.len() > 50 {
        return Err(Problem::refused("A piece answers at most fifty needs."));
    }
    let needs: Vec<NeedId> = body.needs.into_iter().map(NeedId).collect();
    set_needs(&web.app, &seat, PieceId(id), &needs).await?;
    let written = written_piece(&web.app, seat.business, PieceId(id)).await?;
    shape(&web, seat.business, written).await
}

/// Takes it off the website, and its copies off the networks where they can be. The text stays, as a draft.
#[utoipa::path(post, path = "/pieces/{id}/removal", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn take_down(once: Once, Path(id): Path<Uuid>) -> Result<Response, Problem> {
    once.done(&(), async |app, seat| take_piece_down(&app, &seat, PieceId(id)).await).await
}

/// Deletes a draft for good. One that is on the website, planned or out on a channel is refused, with what to do first.
#[utoipa::path(delete, path = "/pieces/{id}", params(("id" = Uuid, Path)), responses((status = 204), NotDone))]
pub async fn delete(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    delete_piece(&web.app, &seat, PieceId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

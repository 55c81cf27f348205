//! What every piece of media has, whatever its kind.

use crate::business_store::{Found, TERMS, before};
use crate::error::{StoreError, Stored};
use crate::page::{Cursor, Page};
use crate::rows::{
    conversation, need_met, old_slug, piece, publication, reach, reaction, rewording, telling, working_copy,
};
use crate::{BusinessStore, Change, Tx};
use domain::finding::terms_of;
use domain::media::{Kind, Out, Piece, PieceName};
use domain::{PictureId, PieceId, StaffId, Timestamp};
use sea_orm::sea_query::{Alias, Expr};
use sea_orm::{ColumnTrait, Condition, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select, Value};

#[derive(FromQueryResult)]
pub(crate) struct NameRow {
    id: uuid::Uuid,
    kind: String,
    title: String,
    slug: String,
    created_at: i64,
    out_at: Option<i64>,
    out_by: Option<uuid::Uuid>,
    planned_at: Option<i64>,
}

/// What names a piece of the table `pieces piece`; `$1` is the business.
pub(crate) const NAME: &str =
    "piece.id, piece.kind, piece.title, piece.slug, piece.created_at, piece.out_at, piece.out_by,
    (SELECT MIN(p.planned_at) FROM publications p WHERE p.business_id = $1
     AND p.piece_id = piece.id AND p.state = 'planned') AS planned_at";

impl BusinessStore {
    pub async fn lookup_piece(&self, id: PieceId) -> Stored<Option<Piece>> {
        self.one::<piece::Entity>(piece::Column::Id.eq(id.0)).await?.map(piece_to_domain).transpose()
    }

    /// The same, held until the deed is committed.
    pub async fn hold_piece(&self, id: PieceId) -> Stored<Option<Piece>> {
        self.one_held::<piece::Entity>(piece::Column::Id.eq(id.0)).await?.map(piece_to_domain).transpose()
    }

    /// By its address, or by one it had before.
    pub async fn find_piece(&self, slug: &str) -> Stored<Option<Piece>> {
        // PostgreSQL refuses even to look for what no text can hold.
        if slug.contains('\0') {
            return Ok(None);
        }
        if let Some(row) = self.one::<piece::Entity>(piece::Column::Slug.eq(slug)).await? {
            return piece_to_domain(row).map(Some);
        }
        match self.one::<old_slug::Entity>(old_slug::Column::Slug.eq(slug)).await? {
            Some(old) => self.lookup_piece(PieceId(old.piece_id)).await,
            None => Ok(None),
        }
    }

    /// The pieces on the website, of a kind or of all, newest first.
    pub async fn list_pieces_out(
        &self,
        kind: Option<Kind>,
        from: Option<Cursor>,
        limit: u64,
    ) -> Stored<Page<Piece>> {
        let rows = self.all(self.out(kind, from).limit(limit + 1)).await?;
        let rows = rows.into_iter().map(piece_to_domain).collect::<Stored<Vec<_>>>()?;
        Ok(Page::of(rows, limit, |row| Cursor {
            at: row.out.map_or(row.changed_at, |out| out.at),
            id: row.id.0,
        }))
    }

    pub(crate) fn out(&self, kind: Option<Kind>, from: Option<Cursor>) -> Select<piece::Entity> {
        use piece::Column::{Id, OutAt};
        // The plus keeps the index over all kinds out of a list of one: SQLite would walk them all.
        let is_out = match kind {
            Some(_) => Expr::cust("+out_at IS NOT NULL"),
            None => OutAt.is_not_null(),
        };
        self.rows::<piece::Entity>()
            .filter(is_out)
            .filter(of_kind(kind))
            .filter(before(OutAt, Id, from))
            .order_by_desc(OutAt)
            .order_by_desc(Id)
    }

    /// Where the pieces on the website are, newest first, without what is in them.
    pub async fn list_paths_out(&self, most: u64) -> Stored<Vec<String>> {
        #[derive(FromQueryResult)]
        struct Row {
            id: uuid::Uuid,
            kind: String,
            slug: String,
        }
        let sql = "SELECT id, kind, slug FROM pieces WHERE business_id = $1 AND out_at IS NOT NULL ORDER BY out_at DESC, id DESC LIMIT $2";
        let rows: Vec<Row> = self.sql(sql, vec![self.business.0.into(), (most as i64).into()]).await?;
        rows.into_iter().map(|row| Ok(kind_of(row.id, &row.kind)?.path(&row.slug))).collect()
    }

    /// All pieces, of a kind or of all, drafts too, last touched first.
    pub async fn list_pieces(
        &self,
        kind: Option<Kind>,
        from: Option<Cursor>,
        limit: u64,
    ) -> Stored<Page<Piece>> {
        let rows = self.all(self.last_touched(kind, from).limit(limit + 1)).await?;
        let rows = rows.into_iter().map(piece_to_domain).collect::<Stored<Vec<_>>>()?;
        Ok(Page::of(rows, limit, |row| Cursor { at: row.changed_at, id: row.id.0 }))
    }

    pub(crate) fn last_touched(&self, kind: Option<Kind>, from: Option<Cursor>) -> Select<piece::Entity> {
        use piece::Column::{ChangedAt, Id};
        self.rows::<piece::Entity>()
            .filter(of_kind(kind))
            .filter(before(ChangedAt, Id, from))
            .order_by_desc(ChangedAt)
            .order_by_desc(Id)
    }

    pub async fn list_pieces_by_id(&self, ids: impl IntoIterator<Item = PieceId>) -> Stored<Vec<Piece>> {
        let select =
            self.rows::<piece::Entity>().filter(piece::Column::Id.is_in(ids.into_iter().map(|id| id.0)));
        self.all(select).await?.into_iter().map(piece_to_domain).collect()
    }

    /// The pieces that show a picture: on top, where their text names it, or among their photos.
    pub async fn list_pieces_with(&self, id: PictureId) -> Stored<Vec<PieceName>> {
        let sql = format!(
            "SELECT {NAME} FROM pieces piece
             WHERE piece.business_id = $1 AND ((piece.cover = $2 OR lower(piece.body) LIKE $3 OR lower(piece.body) LIKE $4) OR EXISTS (
                SELECT 1 FROM working_copies w WHERE w.business_id = piece.business_id AND w.piece_id = piece.id
                AND (w.cover = $2 OR lower(w.body) LIKE $3 OR lower(w.body) LIKE $4)) OR EXISTS (
                SELECT 1 FROM album_photos f WHERE f.business_id = piece.business_id AND f.piece_id = piece.id
                AND f.picture_id = $2)) ORDER BY piece.created_at"
        );
        // A text may name it with strokes or without, in any letters.
        let written = |id: String| Value::from(format!("%{id}%"));
        let (plain, with_strokes) = (written(id.0.simple().to_string()), written(id.0.to_string()));
        let values = vec![self.business.0.into(), id.0.into(), plain, with_strokes];
        let rows: Vec<NameRow> = self.sql(&sql, values).await?;
        rows.into_iter().map(name_to_domain).collect()
    }
}

impl Tx {
    pub async fn add_piece(&mut self, new: &Piece) -> Stored<()> {
        self.add_found::<piece::Entity, _>(piece_to_row(self.business.0, new)).await?;
        self.changed(Change::Piece(new.id));
        // What answers a need may have come, or gone out.
        self.changed(Change::Needs);
        Ok(())
    }

    /// Saves over the revision the writer saw; [`StoreError::Conflict`] when somebody saved in between.
    pub async fn save_piece(&mut self, changed: &Piece, seen_revision: i64) -> Stored<()> {
        use piece::Column;
        let row = piece_to_row(self.business.0, changed);
        let terms = row.terms();
        let saved = self
            .update::<piece::Entity>(Column::Id.eq(changed.id.0))
            .filter(Column::Revision.eq(seen_revision))
            .col_expr(Column::Title, Expr::value(row.title))
            .col_expr(Column::Slug, Expr::value(row.slug))
            .col_expr(Column::Summary, Expr::value(row.summary))
            .col_expr(Column::Body, Expr::value(row.body))
            .col_expr(Column::Cover, Expr::value(row.cover))
            .col_expr(Column::ChangedAt, Expr::value(row.changed_at))
            .col_expr(Column::Revision, Expr::value(row.revision))
            .col_expr(Column::OutAt, Expr::value(row.out_at))
            .col_expr(Column::OutBy, Expr::value(row.out_by))
            .col_expr(Alias::new(TERMS), Expr::value(terms))
            .exec(self.connection())
            .await?;
        if saved.rows_affected != 1 {
            return Err(StoreError::Conflict);
        }
        self.changed(Change::Piece(changed.id));
        // What answers a need may have come, or gone out.
        self.changed(Change::Needs);
        Ok(())
    }

    /// Removes a piece with all that is only about it: old addresses, copies that are not out, what they were liked for,
    /// and who was told. Conversations that began under it stay, and have no origin any more.
    pub async fn remove_piece(&mut self, id: PieceId) -> Stored<()> {
        let copies = self.rows::<publication::Entity>().filter(publication::Column::PieceId.eq(id.0));
        let copies: Vec<_> = self.all(copies).await?.into_iter().map(|copy| copy.id).collect();
        self.delete::<rewording::Entity>(rewording::Column::PublicationId.is_in(copies.clone()))
            .exec(self.connection())
            .await?;
        self.delete::<reach::Entity>(reach::Column::PublicationId.is_in(copies.clone()))
            .exec(self.connection())
            .await?;
        self.delete::<reaction::Entity>(reaction::Column::PublicationId.is_in(copies))
            .exec(self.connection())
            .await?;
        self.delete::<publication::Entity>(publication::Column::PieceId.eq(id.0))
            .exec(self.connection())
            .await?;
        self.delete::<working_copy::Entity>(working_copy::Column::PieceId.eq(id.0))
            .exec(self.connection())
            .await?;
        self.delete::<telling::Entity>(telling::Column::PieceId.eq(id.0)).exec(self.connection()).await?;
        self.delete::<old_slug::Entity>(old_slug::Column::PieceId.eq(id.0)).exec(self.connection()).await?;
        self.update::<conversation::Entity>(conversation::Column::OriginPiece.eq(id.0))
            .col_expr(conversation::Column::OriginPiece, Expr::value(None::<uuid::Uuid>))
            .col_expr(conversation::Column::OriginPublication, Expr::value(None::<uuid::Uuid>))
            .exec(self.connection())
            .await?;
        self.remove_album(id).await?;
        self.delete::<need_met::Entity>(need_met::Column::PieceId.eq(id.0)).exec(self.connection()).await?;
        self.delete::<piece::Entity>(piece::Column::Id.eq(id.0)).exec(self.connection()).await?;
        self.changed(Change::Piece(id));
        self.changed(Change::Needs);
        Ok(())
    }

    /// Remembers an address a piece had, so that old links lead to the new one.
    pub async fn save_old_slug(&mut self, slug: &str, piece: PieceId) -> Stored<()> {
        self.put::<old_slug::Entity, _>(old_slug::Model {
            business_id: self.business.0,
            slug: slug.to_owned(),
            piece_id: piece.0,
        })
        .await
    }
}

fn piece_to_row(business: uuid::Uuid, from: &Piece) -> piece::Model {
    piece::Model {
        business_id: business,
        id: from.id.0,
        kind: from.kind.name().to_owned(),
        title: from.title.clone(),
        slug: from.slug.clone(),
        summary: from.summary.clone(),
        body: from.body.clone(),
        cover: from.cover.map(|id| id.0),
        by_staff: from.by.0,
        created_at: from.created_at.0,
        changed_at: from.changed_at.0,
        revision: from.revision,
        out_at: from.out.map(|out| out.at.0),
        out_by: from.out.map(|out| out.by.0),
    }
}

pub(crate) fn piece_to_domain(row: piece::Model) -> Stored<Piece> {
    Ok(Piece {
        kind: kind_of(row.id, &row.kind)?,
        id: PieceId(row.id),
        title: row.title,
        slug: row.slug,
        summary: row.summary,
        body: row.body,
        cover: row.cover.map(PictureId),
        by: StaffId(row.by_staff),
        created_at: Timestamp(row.created_at),
        changed_at: Timestamp(row.changed_at),
        revision: row.revision,
        out: out_of(row.out_at, row.out_by),
    })
}

pub(crate) fn name_to_domain(row: NameRow) -> Stored<PieceName> {
    Ok(PieceName {
        kind: kind_of(row.id, &row.kind)?,
        id: PieceId(row.id),
        title: row.title,
        slug: row.slug,
        created_at: Timestamp(row.created_at),
        out: out_of(row.out_at, row.out_by),
        planned_at: row.planned_at.map(Timestamp),
    })
}

fn kind_of(id: uuid::Uuid, kind: &str) -> Stored<Kind> {
    Kind::of(kind).ok_or_else(|| StoreError::Damaged(format!("the kind “{kind}” of piece {id}")))
}

fn of_kind(kind: Option<Kind>) -> Condition {
    Condition::all().add_option(kind.map(|kind| piece::Column::Kind.eq(kind.name())))
}

fn out_of(at: Option<i64>, by: Option<uuid::Uuid>) -> Option<Out> {
    at.zip(by).map(|(at, by)| Out { at: Timestamp(at), by: StaffId(by) })
}

impl Found for piece::Model {
    fn terms(&self) -> String {
        terms_of([self.title.as_str(), self.summary.as_str(), self.body.as_str()])
    }
}

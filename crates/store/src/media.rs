//! Articles and pictures.

use crate::business_store::{Found, TERMS, before};
use crate::error::{StoreError, Stored};
use crate::need_figures::in_places;
use crate::page::{Cursor, Page};
use crate::rows::{article, conversation, old_slug, picture, publication, reaction, telling, working_copy};
use crate::{BusinessStore, Change, Tx};
use domain::finding::terms_of;
use domain::media::{Article, ArticleName, Out, Picture};
use domain::{ArticleId, NeedId, PictureId, StaffId, Timestamp};
use sea_orm::sea_query::{Alias, Expr};
use sea_orm::{ColumnTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Value};

#[derive(FromQueryResult)]
struct NameRow {
    id: uuid::Uuid,
    title: String,
    slug: String,
    need_id: Option<uuid::Uuid>,
    created_at: i64,
    out_at: Option<i64>,
    out_by: Option<uuid::Uuid>,
    planned_at: Option<i64>,
}

/// What names an article of the table `articles a`; `$1` is the business.
const NAME: &str = "a.id, a.title, a.slug, a.need_id, a.created_at, a.out_at, a.out_by,
    (SELECT MIN(p.planned_at) FROM publications p WHERE p.business_id = $1
     AND p.article_id = a.id AND p.state = 'planned') AS planned_at";

impl BusinessStore {
    pub async fn lookup_article(&self, id: ArticleId) -> Stored<Option<Article>> {
        Ok(self.one::<article::Entity>(article::Column::Id.eq(id.0)).await?.map(article_to_domain))
    }

    /// The same, held until the deed is committed.
    pub async fn hold_article(&self, id: ArticleId) -> Stored<Option<Article>> {
        Ok(self.one_held::<article::Entity>(article::Column::Id.eq(id.0)).await?.map(article_to_domain))
    }

    /// By its address, or by one it had before.
    pub async fn find_article(&self, slug: &str) -> Stored<Option<Article>> {
        // PostgreSQL refuses even to look for what no text can hold.
        if slug.contains('\0') {
            return Ok(None);
        }
        if let Some(row) = self.one::<article::Entity>(article::Column::Slug.eq(slug)).await? {
            return Ok(Some(article_to_domain(row)));
        }
        match self.one::<old_slug::Entity>(old_slug::Column::Slug.eq(slug)).await? {
            Some(old) => self.lookup_article(ArticleId(old.article_id)).await,
            None => Ok(None),
        }
    }

    /// The articles on the website, newest first.
    pub async fn list_articles_out(&self, from: Option<Cursor>, limit: u64) -> Stored<Page<Article>> {
        use article::Column::{Id, OutAt};
        let select = self
            .rows::<article::Entity>()
            .filter(OutAt.is_not_null())
            .filter(before(OutAt, Id, from))
            .order_by_desc(OutAt)
            .order_by_desc(Id)
            .limit(limit + 1);
        let rows: Vec<_> = self.all(select).await?.into_iter().map(article_to_domain).collect();
        Ok(Page::of(rows, limit, |row| Cursor {
            at: row.out.map_or(row.changed_at, |out| out.at),
            id: row.id.0,
        }))
    }

    /// Where the articles on the website are, newest first, without what is in them.
    pub async fn list_slugs_out(&self, most: u64) -> Stored<Vec<String>> {
        #[derive(FromQueryResult)]
        struct Row {
            slug: String,
        }
        let sql = "SELECT slug FROM articles WHERE business_id = $1 AND out_at IS NOT NULL ORDER BY out_at DESC, id DESC LIMIT $2";
        let rows: Vec<Row> = self.sql(sql, vec![self.business.0.into(), (most as i64).into()]).await?;
        Ok(rows.into_iter().map(|row| row.slug).collect())
    }

    /// All articles, drafts too, last touched first.
    pub async fn list_articles(&self, from: Option<Cursor>, limit: u64) -> Stored<Page<Article>> {
        use article::Column::{ChangedAt, Id};
        let select = self
            .rows::<article::Entity>()
            .filter(before(ChangedAt, Id, from))
            .order_by_desc(ChangedAt)
            .order_by_desc(Id)
            .limit(limit + 1);
        let rows: Vec<_> = self.all(select).await?.into_iter().map(article_to_domain).collect();
        Ok(Page::of(rows, limit, |row| Cursor { at: row.changed_at, id: row.id.0 }))
    }

    pub async fn list_articles_by_id(
        &self,
        ids: impl IntoIterator<Item = ArticleId>,
    ) -> Stored<Vec<Article>> {
        let select =
            self.rows::<article::Entity>().filter(article::Column::Id.is_in(ids.into_iter().map(|id| id.0)));
        Ok(self.all(select).await?.into_iter().map(article_to_domain).collect())
    }

    /// The articles that answer a need, or are being written to; of some needs or of all. Those out first, then the older.
    pub async fn list_answers(&self, only: Option<&[NeedId]>) -> Stored<Vec<ArticleName>> {
        let of = only.map_or("IS NOT NULL".into(), |needs| in_places(2..needs.len() + 2));
        let sql = format!(
            "SELECT {NAME} FROM articles a
             WHERE a.business_id = $1 AND a.need_id {of} ORDER BY a.out_at IS NULL, a.created_at"
        );
        let needs = only.unwrap_or_default().iter().map(|need| need.0);
        let values = std::iter::once(self.business.0).chain(needs).map(Value::from);
        let rows: Vec<NameRow> = self.sql(&sql, values.collect()).await?;
        Ok(rows.into_iter().map(name_to_domain).collect())
    }

    /// The articles of a need, with their text.
    pub async fn list_articles_for(&self, need: NeedId) -> Stored<Vec<Article>> {
        let select = self.rows::<article::Entity>().filter(article::Column::NeedId.eq(need.0));
        Ok(self.all(select).await?.into_iter().map(article_to_domain).collect())
    }

    pub async fn lookup_picture(&self, id: PictureId) -> Stored<Option<Picture>> {
        self.one::<picture::Entity>(picture::Column::Id.eq(id.0)).await?.map(picture_to_domain).transpose()
    }

    /// The same, held until the deed is committed: whoever puts it somewhere and whoever removes it take turns.
    pub async fn hold_picture(&self, id: PictureId) -> Stored<Option<Picture>> {
        let row = self.one_held::<picture::Entity>(picture::Column::Id.eq(id.0)).await?;
        row.map(picture_to_domain).transpose()
    }

    /// The articles that show a picture: on top, or where their text names it.
    pub async fn list_articles_with(&self, id: PictureId) -> Stored<Vec<ArticleName>> {
        let sql = format!(
            "SELECT {NAME} FROM articles a
             WHERE a.business_id = $1 AND ((a.cover = $2 OR lower(a.body) LIKE $3 OR lower(a.body) LIKE $4) OR EXISTS (
                SELECT 1 FROM working_copies w WHERE w.business_id = a.business_id AND w.article_id = a.id
                AND (w.cover = $2 OR lower(w.body) LIKE $3 OR lower(w.body) LIKE $4))) ORDER BY a.created_at"
        );
        // A text may name it with strokes or without, in any letters.
        let written = |id: String| Value::from(format!("%{id}%"));
        let (plain, with_strokes) = (written(id.0.simple().to_string()), written(id.0.to_string()));
        let values = vec![self.business.0.into(), id.0.into(), plain, with_strokes];
        let rows: Vec<NameRow> = self.sql(&sql, values).await?;
        Ok(rows.into_iter().map(name_to_domain).collect())
    }

    pub async fn list_pictures_by_id(
        &self,
        ids: impl IntoIterator<Item = PictureId>,
    ) -> Stored<Vec<Picture>> {
        let ids: Vec<_> = ids.into_iter().map(|id| id.0).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let select = self.rows::<picture::Entity>().filter(picture::Column::Id.is_in(ids));
        self.all(select).await?.into_iter().map(picture_to_domain).collect()
    }

    pub async fn list_pictures(&self, from: Option<Cursor>, limit: u64) -> Stored<Page<Picture>> {
        use picture::Column::{AddedAt, Id};
        let select = self
            .rows::<picture::Entity>()
            .filter(before(AddedAt, Id, from))
            .order_by_desc(AddedAt)
            .order_by_desc(Id)
            .limit(limit + 1);
        let rows = self.all(select).await?.into_iter().map(picture_to_domain).collect::<Stored<Vec<_>>>()?;
        Ok(Page::of(rows, limit, |row| Cursor { at: row.added_at, id: row.id.0 }))
    }
}

impl Tx {
    pub async fn add_article(&mut self, new: &Article) -> Stored<()> {
        self.add_found::<article::Entity, _>(article_to_row(self.business.0, new)).await?;
        self.changed(Change::Article(new.id));
        if new.need.is_some() {
            self.changed(Change::Needs);
        }
        Ok(())
    }

    /// Saves over the revision the writer saw; [`StoreError::Conflict`] when somebody saved in between.
    pub async fn save_article(&mut self, changed: &Article, seen_revision: i64) -> Stored<()> {
        use article::Column;
        let row = article_to_row(self.business.0, changed);
        let terms = row.terms();
        let saved = self
            .update::<article::Entity>(Column::Id.eq(changed.id.0))
            .filter(Column::Revision.eq(seen_revision))
            .col_expr(Column::Title, Expr::value(row.title))
            .col_expr(Column::Slug, Expr::value(row.slug))
            .col_expr(Column::Summary, Expr::value(row.summary))
            .col_expr(Column::Body, Expr::value(row.body))
            .col_expr(Column::Cover, Expr::value(row.cover))
            .col_expr(Column::NeedId, Expr::value(row.need_id))
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
        self.changed(Change::Article(changed.id));
        if changed.need.is_some() {
            self.changed(Change::Needs);
        }
        Ok(())
    }

    /// Removes an article with all that is only about it: old addresses, copies that are not out, what they were liked for,
    /// and who was told. Conversations that began under it stay, and have no origin any more.
    pub async fn remove_article(&mut self, id: ArticleId) -> Stored<()> {
        let copies = self.rows::<publication::Entity>().filter(publication::Column::ArticleId.eq(id.0));
        let copies: Vec<_> = self.all(copies).await?.into_iter().map(|copy| copy.id).collect();
        self.delete::<reaction::Entity>(reaction::Column::PublicationId.is_in(copies))
            .exec(self.connection())
            .await?;
        self.delete::<publication::Entity>(publication::Column::ArticleId.eq(id.0))
            .exec(self.connection())
            .await?;
        self.delete::<working_copy::Entity>(working_copy::Column::ArticleId.eq(id.0))
            .exec(self.connection())
            .await?;
        self.delete::<telling::Entity>(telling::Column::ArticleId.eq(id.0)).exec(self.connection()).await?;
        self.delete::<old_slug::Entity>(old_slug::Column::ArticleId.eq(id.0)).exec(self.connection()).await?;
        self.update::<conversation::Entity>(conversation::Column::OriginArticle.eq(id.0))
            .col_expr(conversation::Column::OriginArticle, Expr::value(None::<uuid::Uuid>))
            .col_expr(conversation::Column::OriginPublication, Expr::value(None::<uuid::Uuid>))
            .exec(self.connection())
            .await?;
        self.delete::<article::Entity>(article::Column::Id.eq(id.0)).exec(self.connection()).await?;
        self.changed(Change::Article(id));
        self.changed(Change::Needs);
        Ok(())
    }

    /// Remembers an address an article had, so that old links lead to the new one.
    pub async fn save_old_slug(&mut self, slug: &str, article: ArticleId) -> Stored<()> {
        self.put::<old_slug::Entity, _>(old_slug::Model {
            business_id: self.business.0,
            slug: slug.to_owned(),
            article_id: article.0,
        })
        .await
    }

    pub async fn add_picture(&mut self, new: &Picture, by: StaffId) -> Stored<()> {
        self.add::<picture::Entity, _>(picture::Model {
            business_id: self.business.0,
            id: new.id.0,
            name: new.name.clone(),
            alt: new.alt.clone(),
            width: i64::from(new.width),
            height: i64::from(new.height),
            widths: serde_json::to_string(&new.widths).unwrap_or_default(),
            by_staff: by.0,
            added_at: new.added_at.0,
        })
        .await
    }

    /// Removes a picture from the record; its files are the caller's to remove, after the commit.
    pub async fn remove_picture(&mut self, id: PictureId) -> Stored<bool> {
        let removed =
            self.delete::<picture::Entity>(picture::Column::Id.eq(id.0)).exec(self.connection()).await?;
        Ok(removed.rows_affected == 1)
    }

    pub async fn save_alt(&mut self, id: PictureId, alt: &str) -> Stored<bool> {
        let saved = self
            .update::<picture::Entity>(picture::Column::Id.eq(id.0))
            .col_expr(picture::Column::Alt, Expr::value(alt))
            .exec(self.connection())
            .await?;
        Ok(saved.rows_affected == 1)
    }
}

fn article_to_row(business: uuid::Uuid, from: &Article) -> article::Model {
    article::Model {
        business_id: business,
        id: from.id.0,
        title: from.title.clone(),
        slug: from.slug.clone(),
        summary: from.summary.clone(),
        body: from.body.clone(),
        cover: from.cover.map(|id| id.0),
        need_id: from.need.map(|id| id.0),
        by_staff: from.by.0,
        created_at: from.created_at.0,
        changed_at: from.changed_at.0,
        revision: from.revision,
        out_at: from.out.map(|out| out.at.0),
        out_by: from.out.map(|out| out.by.0),
    }
}

pub(crate) fn article_to_domain(row: article::Model) -> Article {
    Article {
        id: ArticleId(row.id),
        title: row.title,
        slug: row.slug,
        summary: row.summary,
        body: row.body,
        cover: row.cover.map(PictureId),
        need: row.need_id.map(NeedId),
        by: StaffId(row.by_staff),
        created_at: Timestamp(row.created_at),
        changed_at: Timestamp(row.changed_at),
        revision: row.revision,
        out: out_of(row.out_at, row.out_by),
    }
}

fn name_to_domain(row: NameRow) -> ArticleName {
    ArticleName {
        id: ArticleId(row.id),
        title: row.title,
        slug: row.slug,
        need: row.need_id.map(NeedId),
        created_at: Timestamp(row.created_at),
        out: out_of(row.out_at, row.out_by),
        planned_at: row.planned_at.map(Timestamp),
    }
}

fn out_of(at: Option<i64>, by: Option<uuid::Uuid>) -> Option<Out> {
    at.zip(by).map(|(at, by)| Out { at: Timestamp(at), by: StaffId(by) })
}

fn picture_to_domain(row: picture::Model) -> Stored<Picture> {
    Ok(Picture {
        id: PictureId(row.id),
        widths: serde_json::from_str(&row.widths)
            .map_err(|_| StoreError::Damaged(format!("widths of picture {}", row.id)))?,
        name: row.name,
        alt: row.alt,
        width: row.width as u32,
        height: row.height as u32,
        added_at: Timestamp(row.added_at),
    })
}

impl Found for article::Model {
    fn terms(&self) -> String {
        terms_of([self.title.as_str(), self.summary.as_str(), self.body.as_str()])
    }
}

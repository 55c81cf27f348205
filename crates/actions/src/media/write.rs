//! Writing an article, putting it on the website and taking it down.

use crate::App;
use crate::channels::website_of;
use crate::error::{Deed, DeedError};
use crate::team::allowed;
use crate::work::Job;
use domain::media::{Article, ArticleText, Out, slug};
use domain::publishing::PublicationState;
use domain::team::{Deed as Wish, Seat};
use domain::{ArticleId, NeedId, PictureId, StaffId, Timestamp};
use store::Tx;

/// Begins a draft.
pub async fn begin_article(app: &App, by: &Seat, text: ArticleText, need: Option<NeedId>) -> Deed<Article> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    if let Some(need) = need
        && tx.lookup_need(need).await?.is_none()
    {
        return Err(DeedError::NoSuch("need"));
    }
    let id: ArticleId = app.new_id();
    let article = Article {
        id,
        slug: free_slug(&tx, &text.title, id).await?,
        title: text.title,
        summary: text.summary,
        body: text.body,
        cover: None,
        need,
        by: by.staff,
        created_at: now,
        changed_at: now,
        revision: 1,
        out: None,
    };
    tx.add_article(&article).await?;
    tx.commit().await?;
    Ok(article)
}

/// Saves what was written over the revision the writer saw. A title changes the address only while nobody has it.
pub async fn save_article(
    app: &App,
    by: &Seat,
    id: ArticleId,
    seen_revision: i64,
    text: ArticleText,
) -> Deed<Article> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    let mut article = tx.lookup_article(id).await?.ok_or(DeedError::NoSuch("article"))?;
    if article.revision != seen_revision {
        return Err(DeedError::TooLate(
            "Somebody else saved this article meanwhile. Your text is still here: copy it, load the page again, and put it in.".into(),
        ));
    }
    if article.out.is_some() && text.title.is_empty() {
        return Err(DeedError::refused("An article on the website needs a title."));
    }
    if article.out.is_none() && text.title != article.title {
        article.slug = free_slug(&tx, &text.title, id).await?;
    }
    article.title = text.title;
    article.summary = text.summary;
    article.body = text.body;
    article.changed_at = app.now();
    article.revision += 1;
    tx.save_article(&article, seen_revision).await?;
    tx.commit().await?;
    Ok(article)
}

/// The picture at the top, in link cards and feeds.
pub async fn set_cover(app: &App, by: &Seat, id: ArticleId, cover: Option<PictureId>) -> Deed<Article> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    let mut article = tx.lookup_article(id).await?.ok_or(DeedError::NoSuch("article"))?;
    if let Some(cover) = cover
        && tx.hold_picture(cover).await?.is_none()
    {
        return Err(DeedError::NoSuch("picture"));
    }
    let seen = article.revision;
    article.cover = cover;
    article.changed_at = app.now();
    article.revision += 1;
    tx.save_article(&article, seen).await?;
    tx.commit().await?;
    Ok(article)
}

/// Puts it on the website, inside a deed that may hold more. Out already: nothing changes.
pub(crate) async fn put_out(tx: &mut Tx, article: &mut Article, by: StaffId, now: Timestamp) -> Deed<()> {
    if article.out.is_some() {
        return Ok(());
    }
    if article.title.is_empty() || article.body.trim().is_empty() {
        return Err(DeedError::refused("The article needs a title and some text before it goes out."));
    }
    let seen = article.revision;
    if article.summary.is_empty() {
        article.summary = super::first_words(&article.body, 200);
    }
    article.out = Some(Out { at: now, by });
    article.revision += 1;
    Ok(tx.save_article(article, seen).await?)
}

/// Takes an article off the website, and its copies off the networks where they can be.
pub async fn take_down(app: &App, by: &Seat, id: ArticleId) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    let mut article = tx.lookup_article(id).await?.ok_or(DeedError::NoSuch("article"))?;
    let seen = article.revision;
    article.out = None;
    article.revision += 1;
    tx.save_article(&article, seen).await?;
    let website = website_of(&tx, by.business).await?;
    for mut publication in tx.list_publications_of(id).await? {
        let from = publication.state.clone();
        let gone = match from {
            PublicationState::Planned => true,
            PublicationState::Published { .. } => publication.channel == website.id,
            PublicationState::Sending { .. } | PublicationState::Unsure { .. } => false,
            PublicationState::Failed { .. } | PublicationState::Withdrawn { .. } => continue,
        };
        publication.state = PublicationState::Withdrawn { at: now };
        // What left meanwhile, or stands elsewhere, must be taken down there.
        if !(gone && tx.move_publication(&from, &publication, now).await?) {
            tx.enqueue(Job::WithdrawFromChannel { publication: publication.id }.order(app), now).await?;
        }
    }
    tx.add_audit(app.ids.next(), Some(by.staff), "took an article down", now).await?;
    Ok(tx.commit().await?)
}

/// The title's address, with a number where another article has it.
async fn free_slug(tx: &Tx, title: &str, id: ArticleId) -> Deed<String> {
    let wanted = match slug(title) {
        empty if empty.is_empty() => id.to_string(),
        good => good,
    };
    for number in 1..1000 {
        let candidate = if number == 1 { wanted.clone() } else { format!("{wanted}-{number}") };
        match tx.find_article(&candidate).await? {
            Some(other) if other.id != id => {}
            _ => return Ok(candidate),
        }
    }
    Ok(format!("{wanted}-{id}"))
}

//! Writing an article, putting it on the website and taking it down.

use crate::App;
use crate::channels::website_of;
use crate::error::{Deed, DeedError};
use crate::team::allowed;
use crate::work::Job;
use domain::media::{Article, ArticleText, Out, WorkingCopy, slug};
use domain::publishing::PublicationState;
use domain::team::{Deed as Wish, Seat};
use domain::{ArticleId, BusinessId, NeedId, PictureId, StaffId, Timestamp};
use store::{BusinessStore, Tx};

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

/// Saves what was written over the revision the writer saw: of an article that is out, where no reader sees it until
/// [`update_article`]. A title changes the address only while nobody has it.
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
    let written = as_written(&tx, article.clone()).await?;
    // Sent twice, or by somebody who only read: nothing is to be saved, and nobody is in anybody's way.
    if (&written.title, &written.summary, &written.body) == (&text.title, &text.summary, &text.body) {
        return Ok(written);
    }
    if article.revision != seen_revision {
        return Err(DeedError::TooLate(
            "Somebody else saved this article meanwhile. Your text is still here: copy it, load the page again, and put it in.".into(),
        ));
    }
    if article.out.is_some() && text.title.is_empty() {
        return Err(DeedError::refused("An article on the website needs a title."));
    }
    if article.out.is_some() {
        let written = Article { title: text.title, summary: text.summary, body: text.body, ..written };
        return keep_apart(app, tx, by, article, written).await;
    }
    if text.title != article.title {
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

/// An article as it is being written: with what is not out yet, where it is out.
pub async fn written_article(app: &App, business: BusinessId, id: ArticleId) -> Deed<Article> {
    let desk = app.of(business);
    let article = desk.lookup_article(id).await?.ok_or(DeedError::NoSuch("article"))?;
    as_written(&desk, article).await
}

async fn as_written(desk: &BusinessStore, article: Article) -> Deed<Article> {
    let copy = match article.out {
        Some(_) => desk.find_working_copy(article.id).await?,
        None => None,
    };
    Ok(match copy {
        Some(copy) => article.with(copy),
        None => article,
    })
}

/// Keeps what is being written to an article that is out where no reader sees it. As it is out, it is nothing to keep.
async fn keep_apart(app: &App, mut tx: Tx, by: &Seat, out: Article, written: Article) -> Deed<Article> {
    let (seen, now) = (out.revision, app.now());
    if written.reads_as(&out) {
        tx.remove_working_copy(out.id).await?;
    } else {
        let Article { title, summary, body, cover, .. } = written.clone();
        let copy =
            WorkingCopy { article: out.id, title, summary, body, cover, by: by.staff, changed_at: now };
        tx.save_working_copy(&copy).await?;
    }
    let revision = seen + 1;
    tx.save_article(&Article { revision, ..out }, seen).await?;
    tx.commit().await?;
    Ok(Article { revision, changed_at: now, ..written })
}

/// Puts what was written since in the place of what is out. `seen_revision`: what the person who decides has read. Nothing
/// was written since: nothing changes.
pub async fn update_article(app: &App, by: &Seat, id: ArticleId, seen_revision: i64) -> Deed<Article> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    let out = tx.hold_article(id).await?.ok_or(DeedError::NoSuch("article"))?;
    if out.out.is_none() {
        return Err(DeedError::refused("The article is not on the website. Publish it first."));
    }
    let Some(copy) = tx.find_working_copy(id).await? else { return Ok(out) };
    if out.revision != seen_revision {
        return Err(DeedError::TooLate(
            "Somebody else saved this article meanwhile. Nothing went out: look at what stands there now, then decide.".into(),
        ));
    }
    let now = app.now();
    let mut written = out.with(copy);
    if written.body.trim().is_empty() {
        return Err(DeedError::refused("An article on the website needs some text. Nothing went out."));
    }
    if written.summary.is_empty() {
        written.summary = super::first_words(&written.body, 200);
    }
    written.changed_at = now;
    written.revision += 1;
    tx.save_article(&written, seen_revision).await?;
    tx.remove_working_copy(id).await?;
    tx.add_audit(app.ids.next(), Some(by.staff), "updated an article", now).await?;
    tx.commit().await?;
    Ok(written)
}

/// Throws away what was written since it went out.
pub async fn discard_changes(app: &App, by: &Seat, id: ArticleId) -> Deed<Article> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    let mut article = tx.hold_article(id).await?.ok_or(DeedError::NoSuch("article"))?;
    if tx.find_working_copy(id).await?.is_none() {
        return Ok(article);
    }
    let seen = article.revision;
    article.revision += 1;
    tx.save_article(&article, seen).await?;
    tx.remove_working_copy(id).await?;
    tx.add_audit(app.ids.next(), Some(by.staff), "threw away changes to an article", app.now()).await?;
    tx.commit().await?;
    Ok(article)
}

/// The picture at the top, in link cards and feeds; of an article that is out, from the next update on.
pub async fn set_cover(app: &App, by: &Seat, id: ArticleId, cover: Option<PictureId>) -> Deed<Article> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    let mut article = tx.lookup_article(id).await?.ok_or(DeedError::NoSuch("article"))?;
    if let Some(cover) = cover
        && tx.hold_picture(cover).await?.is_none()
    {
        return Err(DeedError::NoSuch("picture"));
    }
    if article.out.is_some() {
        let written = as_written(&tx, article.clone()).await?;
        return keep_apart(app, tx, by, article, Article { cover, ..written }).await;
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
    // What was being written is the draft from now on.
    if let Some(copy) = tx.find_working_copy(id).await? {
        article = article.with(copy);
        tx.remove_working_copy(id).await?;
    }
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

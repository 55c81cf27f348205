//! The copy on our own website: it comes first, and it is on record like every other.

use super::publication::publication;
use crate::App;
use crate::channels::website_of;
use crate::error::{Deed, DeedError};
use crate::media::put_out;
use crate::work::{Job, Outcome};
use domain::media::{Article, article_path};
use domain::publishing::{Approval, Publication, PublicationState};
use domain::{ArticleId, BusinessId, Timestamp};
use store::Tx;

/// The copy on the website that is planned or out.
pub async fn find_website_copy(
    app: &App,
    business: BusinessId,
    article: ArticleId,
) -> Deed<Option<Publication>> {
    let desk = app.of(business);
    let website = website_of(&desk, business).await?;
    let found = desk.find_publication(article, website.id).await?;
    Ok(found.filter(|copy| !matches!(copy.state, PublicationState::Withdrawn { .. })))
}

/// Puts an article that is not out yet on the website, or plans that for a later moment.
pub(super) async fn come_first(
    app: &App,
    tx: &mut Tx,
    business: BusinessId,
    article: &mut Article,
    approval: Approval,
    at: Timestamp,
) -> Deed<()> {
    let now = approval.at();
    let website = website_of(tx, business).await?;
    let text = article.title.clone();
    let planned = publication(app, tx, article, website.id, text, approval, at).await?;
    if at > now {
        tx.save_publication(&planned, now).await?;
        return Ok(tx
            .enqueue(Job::PublishOnChannel { publication: planned.id }.order_at(app, at), now)
            .await?);
    }
    let out = there(app, tx, planned, article, now).await?;
    tx.save_publication(&out, now).await?;
    put_out(tx, article, approval.staff(), now).await
}

/// The planned moment has come.
pub(super) async fn put_on_website(
    app: &App,
    business: BusinessId,
    publication: Publication,
    now: Timestamp,
) -> Deed<Outcome> {
    let by = publication.approval.ok_or(DeedError::NoSuch("approval"))?.staff();
    let from = publication.state.clone();
    let mut tx = app.of(business).begin().await?;
    let mut article = tx.hold_article(publication.article).await?.ok_or(DeedError::NoSuch("article"))?;
    let out = there(app, &tx, publication, &article, now).await?;
    // Taken back or moved to another moment meanwhile: that has an order of its own, if any.
    if !tx.move_publication(&from, &out, now).await? {
        return Ok(Outcome::Done);
    }
    put_out(&mut tx, &mut article, by, now).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

async fn there(
    app: &App,
    tx: &Tx,
    planned: Publication,
    article: &Article,
    now: Timestamp,
) -> Deed<Publication> {
    let profile = tx.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
    Ok(Publication {
        state: PublicationState::Published { at: now },
        remote_id: Some(article.id.to_string()),
        link: Some(format!("{}{}", app.address_of(&profile), article_path(&article.slug))),
        ..planned
    })
}

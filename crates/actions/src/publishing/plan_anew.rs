//! Moving what is planned to another moment.

use super::plan::{not_too_far, publication};
use crate::App;
use crate::channels::website_of;
use crate::error::{Deed, DeedError};
use crate::team::allowed;
use crate::work::Job;
use domain::media::Article;
use domain::publishing::{Approval, Publication, PublicationState};
use domain::team::{Deed as Wish, Seat};
use domain::{PublicationId, Timestamp};
use store::Tx;

/// Plans copies for another moment, all of them or none; each keeps its text. What has begun to leave meanwhile is not
/// moved, and the words say so. A copy that is to go out earlier than it was comes back under a new id.
pub async fn plan_anew(app: &App, by: &Seat, ids: &[PublicationId], at: Timestamp) -> Deed<Vec<Publication>> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    if at <= now {
        return Err(DeedError::refused("That moment has passed. Choose a later one."));
    }
    not_too_far(now, at)?;
    let approval = Approval::by(by, Wish::Publish, now).ok_or(DeedError::NotAllowed)?;
    let mut tx = app.of(by.business).begin().await?;
    let mut moved: Vec<Publication> = Vec::new();
    for id in ids {
        let known = tx.lookup_publication(*id).await?.ok_or(DeedError::NoSuch("publication"))?;
        if moved.iter().any(|one| (one.article, one.channel) == (known.article, known.channel)) {
            continue;
        }
        if known.state != PublicationState::Planned {
            return Err(DeedError::TooLate(
                "It is not planned any more, so it was not moved. Load the page again to see how it stands."
                    .into(),
            ));
        }
        let article = tx.lookup_article(known.article).await?.ok_or(DeedError::NoSuch("article"))?;
        let anew = publication(app, &mut tx, &article, known.channel, known.text, approval, at).await?;
        tx.save_publication(&anew, now).await?;
        tx.enqueue(Job::PublishOnChannel { publication: anew.id }.order_at(app, at), now).await?;
        moved.push(anew);
    }
    for one in &moved {
        let article = tx.lookup_article(one.article).await?.ok_or(DeedError::NoSuch("article"))?;
        website_comes_first(&tx, by, &article).await?;
    }
    tx.add_audit(app.ids.next(), Some(by.staff), "moved what is planned to another moment", now).await?;
    tx.commit().await?;
    Ok(moved)
}

/// No copy may be due before the article is on the website it leads to.
async fn website_comes_first(tx: &Tx, by: &Seat, article: &Article) -> Deed<()> {
    if article.out.is_some() {
        return Ok(());
    }
    let mut planned = tx.list_publications_of(article.id).await?;
    planned.retain(|one| one.state == PublicationState::Planned);
    let website = website_of(tx, by.business).await?;
    let there = planned.iter().find(|one| one.channel == website.id);
    if there.is_some_and(|there| planned.iter().any(|one| one.planned_at < there.planned_at)) {
        return Err(DeedError::refused(
            "The article goes on your website first: a copy cannot go out before it. Move both, or choose a later moment.",
        ));
    }
    Ok(())
}

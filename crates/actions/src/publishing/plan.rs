//! Planning: what goes where and when, approved by a person.

use super::draft::{draft_of, not_too_much};
use super::order::{Order, website_comes_first};
use super::website::come_first;
use crate::App;
use crate::channels::website_of;
use crate::error::{Deed, DeedError};
use crate::team::allowed;
use crate::work::Job;
use domain::media::Article;
use domain::publishing::{Approval, Publication, PublicationState};
use domain::team::{Deed as Wish, Seat};
use domain::text::tidy;
use domain::{ArticleId, ChannelId, PublicationId, Timestamp};

/// One channel an article shall go to, with its text there.
#[derive(Clone, Debug)]
pub struct Place {
    pub channel: ChannelId,
    pub text: String,
}

/// Publishes an article: on the website first, then on the channels; now, or at a chosen time.
/// What is planned for the website stays where it is: no channel may go before it, and only a plan without channels moves
/// it. What does not fit a network is refused before anything goes anywhere.
pub async fn plan(
    app: &App,
    by: &Seat,
    id: ArticleId,
    places: Vec<Place>,
    when: Option<Timestamp>,
) -> Deed<Article> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    let at = moment_of(now, when)?;
    let desk = app.of(by.business);
    let article = desk.lookup_article(id).await?.ok_or(DeedError::NoSuch("article"))?;
    if article.title.is_empty() || article.body.trim().is_empty() {
        return Err(DeedError::refused("The article needs a title and some text before it goes out."));
    }
    not_too_much(places.iter().map(|place| place.text.as_str()))?;
    for place in &places {
        check(app, by, &article, place).await?;
    }
    let approval = Approval::by(by, Wish::Publish, now).ok_or(DeedError::NotAllowed)?;
    let mut tx = desk.begin().await?;
    // Who plans, moves or takes back the same article waits here: each sees what the one before decided.
    let mut article = tx.hold_article(id).await?.ok_or(DeedError::NoSuch("article"))?;
    let order = Order::of(&tx, by.business, &article).await?;
    let mut at = at;
    if order.is_open() || (places.is_empty() && article.out.is_none()) {
        come_first(app, &mut tx, by.business, &mut article, approval, at).await?;
        website_comes_first(&tx, by.business, &article).await?;
    } else {
        at = order.at(app, &tx, at).await?;
    }
    for place in places {
        let publication =
            publication(app, &mut tx, &article, place.channel, tidy(&place.text), approval, at).await?;
        tx.save_publication(&publication, now).await?;
        tx.enqueue(Job::PublishOnChannel { publication: publication.id }.order_at(app, at), now).await?;
    }
    tx.add_audit(app.ids.next(), Some(by.staff), "published or planned an article", now).await?;
    tx.commit().await?;
    Ok(article)
}

/// The moment that was chosen; none is now.
pub(super) fn moment_of(now: Timestamp, when: Option<Timestamp>) -> Deed<Timestamp> {
    // What was chosen a moment ago for this minute is meant for now.
    if when.is_some_and(|when| when < now.minus(chrono::TimeDelta::minutes(2))) {
        return Err(DeedError::refused(
            "That moment has passed. Choose a later one, or none to publish now. Nothing was published.",
        ));
    }
    let at = when.unwrap_or(now).max(now);
    not_too_far(now, at)?;
    Ok(at)
}

pub(super) fn not_too_far(now: Timestamp, at: Timestamp) -> Deed<()> {
    if at > now.plus(chrono::TimeDelta::days(366)) {
        return Err(DeedError::refused("That is more than a year ahead. Choose an earlier day."));
    }
    Ok(())
}

async fn check(app: &App, by: &Seat, article: &Article, place: &Place) -> Deed<()> {
    let channel =
        app.of(by.business).lookup_channel(place.channel).await?.ok_or(DeedError::NoSuch("channel"))?;
    let network = app.network(&channel.network).cloned().ok_or(DeedError::NoSuch("network"))?;
    let publish = network.publish().ok_or_else(|| {
        DeedError::Refused(format!("{} does not let us publish there.", network.about().name))
    })?;
    let draft = draft_of(app, by.business, article, tidy(&place.text), false).await?;
    let preview = publish.preview(&draft);
    match preview.wrong.iter().find(|wrong| wrong.stops) {
        Some(wrong) => Err(DeedError::Refused(format!("{}: {}", network.about().name, wrong.what))),
        None => Ok(()),
    }
}

/// A new publication, or the planned one of this article and channel, moved to another moment.
pub(super) async fn publication(
    app: &App,
    tx: &mut store::Tx,
    article: &Article,
    channel: ChannelId,
    text: String,
    approval: Approval,
    at: Timestamp,
) -> Deed<Publication> {
    let known = tx.find_publication(article.id, channel).await?;
    match known.as_ref().map(|known| &known.state) {
        Some(PublicationState::Sending { .. } | PublicationState::Unsure { .. }) => {
            return Err(DeedError::TooLate(
                "It is on its way there already. Wait until it is known whether it arrived.".into(),
            ));
        }
        Some(PublicationState::Published { .. }) => {
            return Err(DeedError::TooLate(
                "It is published there already. Withdraw it first to publish it anew.".into(),
            ));
        }
        _ => {}
    }
    // A withdrawn or failed one begins anew under a new id: its old key must not be found again. So does one that is
    // to go out earlier than it was: its order waits for the later moment.
    let id: PublicationId = match known {
        Some(known) if known.state == PublicationState::Planned => {
            // One moment for both: the new one must not look older than the one it takes the place of.
            let now = approval.at();
            let later = known.planned_at <= at;
            let state = if later { known.state.clone() } else { PublicationState::Withdrawn { at: now } };
            // A worker may take it at this very moment: from here on one of the two finds it gone.
            let taken = Publication { state, ..known.clone() };
            if !tx.move_publication(&known.state, &taken, now).await? {
                return Err(DeedError::TooLate("It is on its way there already.".into()));
            }
            if later { known.id } else { app.new_id() }
        }
        _ => app.new_id(),
    };
    Ok(Publication {
        id,
        article: article.id,
        channel,
        text,
        approval: Some(approval),
        planned_at: at,
        state: PublicationState::Planned,
        remote_id: None,
        link: None,
    })
}

/// Takes a planned publication back; with the one on the website all others of the article, which lead to it.
pub async fn cancel(app: &App, by: &Seat, id: PublicationId) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    let mut publication = hold_publication(&tx, id).await?;
    let from = publication.state.clone();
    publication.state = PublicationState::Withdrawn { at: now };
    if !matches!(from, PublicationState::Planned | PublicationState::Failed { .. })
        || !tx.move_publication(&from, &publication, now).await?
    {
        return Err(DeedError::TooLate("It is too late: it is on its way or out.".into()));
    }
    if publication.channel == website_of(&tx, by.business).await?.id {
        // None of them has left: they wait for the website.
        for mut other in tx.list_publications_of(publication.article).await? {
            if other.state == PublicationState::Planned {
                other.state = PublicationState::Withdrawn { at: now };
                tx.move_publication(&PublicationState::Planned, &other, now).await?;
            }
        }
    }
    Ok(tx.commit().await?)
}

/// Holds the articles of publications until the deed is done: what is decided about their copies at the same time is
/// decided one after the other.
pub(super) async fn hold_articles_of(tx: &store::Tx, ids: &[PublicationId]) -> Deed<()> {
    let mut articles = Vec::new();
    for id in ids {
        let known = tx.lookup_publication(*id).await?.ok_or(DeedError::NoSuch("publication"))?;
        articles.push(known.article);
    }
    // In one order, or two who hold several would wait for each other.
    articles.sort_by_key(|article| article.0);
    for article in articles {
        tx.hold_article(article).await?;
    }
    Ok(())
}

async fn hold_publication(tx: &store::Tx, id: PublicationId) -> Deed<Publication> {
    hold_articles_of(tx, &[id]).await?;
    tx.lookup_publication(id).await?.ok_or(DeedError::NoSuch("publication"))
}

/// Takes a published copy down, where the network can.
pub async fn withdraw(app: &App, by: &Seat, id: PublicationId) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    let publication = tx.lookup_publication(id).await?.ok_or(DeedError::NoSuch("publication"))?;
    if !matches!(publication.state, PublicationState::Published { .. }) {
        return Err(DeedError::TooLate("Only what is published can be withdrawn.".into()));
    }
    not_the_article_itself(&tx, by, &publication).await?;
    tx.enqueue(Job::WithdrawFromChannel { publication: id }.order(app), now).await?;
    Ok(tx.commit().await?)
}

/// A person took a copy down that Porchlight could not: it counts as withdrawn.
pub async fn withdraw_by_hand(app: &App, by: &Seat, id: PublicationId) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    let mut publication = tx.lookup_publication(id).await?.ok_or(DeedError::NoSuch("publication"))?;
    not_the_article_itself(&tx, by, &publication).await?;
    let from = publication.state.clone();
    publication.state = PublicationState::Withdrawn { at: now };
    if !matches!(from, PublicationState::Published { .. })
        || !tx.move_publication(&from, &publication, now).await?
    {
        return Err(DeedError::TooLate("Only what is published can be withdrawn.".into()));
    }
    tx.add_audit(app.ids.next(), Some(by.staff), "took a copy down by hand", now).await?;
    Ok(tx.commit().await?)
}

/// What stands on the website is the article, which its copies elsewhere lead to.
async fn not_the_article_itself(tx: &store::Tx, by: &Seat, publication: &Publication) -> Deed<()> {
    if publication.channel == website_of(tx, by.business).await?.id {
        return Err(DeedError::refused(
            "This copy is the article itself. Take the article down: its copies elsewhere go with it.",
        ));
    }
    Ok(())
}

/// A person decides about a publication in doubt, or sends a refused one again.
pub async fn settle_publication_by_hand(app: &App, by: &Seat, id: PublicationId, arrived: bool) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    let mut publication = hold_publication(&tx, id).await?;
    let from = publication.state.clone();
    if matches!(from, PublicationState::Failed { .. }) {
        let article = tx.lookup_article(publication.article).await?.ok_or(DeedError::NoSuch("article"))?;
        if article.out.is_none() {
            return Err(DeedError::refused(
                "The article is not on your website, and this copy leads to it. Publish it with this channel chosen.",
            ));
        }
    }
    publication.state = match (&from, arrived) {
        (PublicationState::Unsure { .. }, true) => PublicationState::Published { at: now },
        (PublicationState::Unsure { .. } | PublicationState::Failed { .. }, false) => {
            PublicationState::Planned
        }
        _ => return Err(DeedError::TooLate("This is settled already.".into())),
    };
    if !tx.move_publication(&from, &publication, now).await? {
        return Err(DeedError::TooLate("This is settled already.".into()));
    }
    if !arrived {
        tx.enqueue(Job::PublishOnChannel { publication: id }.order(app), now).await?;
    }
    Ok(tx.commit().await?)
}

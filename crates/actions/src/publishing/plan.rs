//! Planning: what goes where and when, approved by a person.

use super::draft::{draft_of, not_too_much};
use super::home::come_first;
use super::moment::moment_of;
use super::order::{Order, none_before_its_turn};
use super::publication::publication;
use crate::App;
use crate::error::{Deed, DeedError};
use crate::media::ready;
use crate::team::allowed;
use crate::work::Job;
use domain::media::Piece;
use domain::publishing::{Approval, Publication, PublicationState};
use domain::team::{Deed as Wish, Seat};
use domain::text::tidy;
use domain::{ChannelId, PieceId, Timestamp};

/// One channel a piece shall go to, with its text there.
#[derive(Clone, Debug)]
pub struct Place {
    pub channel: ChannelId,
    pub text: String,
}

/// Publishes a piece: on the website first, then on the channels; now, or at a chosen time.
/// What is planned for the website stays where it is: no channel may go before it, and only a plan without channels moves
/// it. What does not fit a network is refused before anything goes anywhere.
pub async fn plan(
    app: &App,
    by: &Seat,
    id: PieceId,
    places: Vec<Place>,
    when: Option<Timestamp>,
) -> Deed<Piece> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    let at = moment_of(now, when)?;
    let desk = app.of(by.business);
    let piece = desk.lookup_piece(id).await?.ok_or(DeedError::NoSuch("piece"))?;
    ready(&desk, &piece).await?;
    not_too_much(places.iter().map(|place| place.text.as_str()))?;
    for place in &places {
        check(app, by, &piece, place).await?;
    }
    let approval = Approval::by(by, Wish::Publish, now).ok_or(DeedError::NotAllowed)?;
    let mut tx = desk.begin().await?;
    // Who plans, moves or takes back the same piece waits here: each sees what the one before decided.
    let mut piece = tx.hold_piece(id).await?.ok_or(DeedError::NoSuch("piece"))?;
    let order = Order::of(app, &tx, &piece).await?;
    let mut at = at;
    let mut first = order.first();
    if order.is_open() || (places.is_empty() && piece.out.is_none()) {
        let at_home = come_first(app, &mut tx, &mut piece, approval, at).await?;
        first = (at_home.state == PublicationState::Planned).then_some(at_home.id);
        none_before_its_turn(&tx, id).await?;
    } else {
        at = order.at(app, &tx, at).await?;
    }
    for place in places {
        let planned =
            publication(app, &mut tx, &piece, place.channel, tidy(&place.text), approval, at).await?;
        let publication = Publication { after: first, ..planned };
        tx.save_publication(&publication, now).await?;
        tx.enqueue(Job::PublishOnChannel { publication: publication.id }.order_at(app, at), now).await?;
    }
    tx.add_audit(app.ids.next(), Some(by.staff), "published or planned a piece", now).await?;
    tx.commit().await?;
    Ok(piece)
}

async fn check(app: &App, by: &Seat, piece: &Piece, place: &Place) -> Deed<()> {
    let channel =
        app.of(by.business).lookup_channel(place.channel).await?.ok_or(DeedError::NoSuch("channel"))?;
    let network = app.network(&channel.network).cloned().ok_or(DeedError::NoSuch("network"))?;
    if network.about().home {
        return Err(DeedError::refused(
            "On your website it goes by itself, before all others: name the other channels only.",
        ));
    }
    let publish = network.publish().ok_or_else(|| {
        DeedError::Refused(format!("{} does not let us publish there.", network.about().name))
    })?;
    let draft = draft_of(app, by.business, piece, tidy(&place.text), None).await?;
    let preview = publish.preview(&draft);
    match preview.wrong.iter().find(|wrong| wrong.stops) {
        Some(wrong) => Err(DeedError::Refused(format!("{}: {}", network.about().name, wrong.what))),
        None => Ok(()),
    }
}

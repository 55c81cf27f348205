//! Other words for a copy that is out: wished by a person, put there by a worker.

use super::draft::{draft_of, not_too_much};
use crate::App;
use crate::channels::{note_trouble, open_connection, save_renewed};
use crate::error::{Deed, DeedError};
use crate::team::allowed;
use crate::work::{Job, Outcome};
use domain::media::Piece;
use domain::publishing::{Approval, Draft, Publication, PublicationState, Rewording};
use domain::team::{Deed as Wish, Seat};
use domain::{BusinessId, PublicationId};
use networks::{Editing, NetworkError, Publish};

/// Wishes that these words stand there in the place of those that do. The latest wish counts.
pub async fn reword(app: &App, by: &Seat, id: PublicationId, text: &str) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    not_too_much([text].into_iter())?;
    let now = app.now();
    let approval = Approval::by(by, Wish::Publish, now).ok_or(DeedError::NotAllowed)?;
    let mut tx = app.of(by.business).begin().await?;
    let publication = tx.lookup_publication(id).await?.ok_or(DeedError::NoSuch("publication"))?;
    let channel = tx.lookup_channel(publication.channel).await?.ok_or(DeedError::NoSuch("channel"))?;
    let network = app.network(&channel.network).cloned().ok_or(DeedError::NoSuch("network"))?;
    let publish = network.publish().ok_or(DeedError::NoSuch("network"))?;
    match publish.editing() {
        Editing::There(_) => {}
        Editing::WithThePiece => {
            return Err(DeedError::refused(
                "This is the piece itself. What you change there stands here with Update.",
            ));
        }
        Editing::Never(why) => return Err(DeedError::refused(why)),
    }
    if !stands_there(&publication) {
        return Err(DeedError::TooLate(
            "It is not known to be out there, so there is nothing to change.".into(),
        ));
    }
    if tx.is_removed(channel.id).await? {
        return Err(DeedError::Refused(format!(
            "“{}” is no longer connected, so nothing can be changed there. An owner can connect it again under Channels.",
            channel.name
        )));
    }
    let piece = tx.lookup_piece(publication.piece).await?.ok_or(DeedError::NoSuch("piece"))?;
    let draft = words_of(app, by.business, &piece, text).await?;
    if let Some(wrong) = publish.preview(&draft).wrong.into_iter().find(|wrong| wrong.stops) {
        return Err(DeedError::Refused(wrong.what));
    }
    let wished = Rewording { publication: id, text: text.trim().to_owned(), approval, refused: None };
    if wished.text == publication.text && tx.find_rewording(id).await?.is_none() {
        return Ok(());
    }
    tx.save_rewording(&publication, &wished).await?;
    tx.enqueue(Job::Reword { publication: id }.order(app), now).await?;
    let what = format!("wished for other words of what is out on {}", network.about().name);
    tx.add_audit(app.ids.next(), Some(by.staff), &what, now).await?;
    Ok(tx.commit().await?)
}

/// How the words of what is out on a channel are changed there.
pub fn may_reword(app: &App, network: &str) -> Result<(), Option<&'static str>> {
    let network = app.network(network).ok_or(None)?;
    match network.publish().map(Publish::editing) {
        Some(Editing::There(_)) => Ok(()),
        Some(Editing::Never(why)) => Err(Some(why)),
        Some(Editing::WithThePiece) | None => Err(None),
    }
}

fn stands_there(publication: &Publication) -> bool {
    matches!(publication.state, PublicationState::Published { .. }) && publication.remote_id.is_some()
}

/// Its card and pictures stand there already and stay: none is read.
async fn words_of(app: &App, business: BusinessId, piece: &Piece, text: &str) -> Deed<Draft> {
    draft_of(app, business, piece, text.trim().to_owned(), Some(0)).await
}

/// Carries out the latest wish. Runs as often as it must: the same words twice do no harm.
pub(crate) async fn reword_there(app: &App, business: BusinessId, id: PublicationId) -> Deed<Outcome> {
    let desk = app.of(business);
    let Some(wish) = desk.find_rewording(id).await?.filter(|wish| wish.refused.is_none()) else {
        return Ok(Outcome::Done);
    };
    let publication = desk.lookup_publication(id).await?.ok_or(DeedError::NoSuch("publication"))?;
    if !stands_there(&publication) {
        // It was taken down meanwhile.
        let mut tx = desk.begin().await?;
        tx.remove_rewording(&publication).await?;
        tx.commit().await?;
        return Ok(Outcome::Done);
    }
    let channel = desk.lookup_channel(publication.channel).await?.ok_or(DeedError::NoSuch("channel"))?;
    // Connecting again sets it going.
    if !channel.state.works() || desk.is_removed(channel.id).await? {
        return Ok(Outcome::Done);
    }
    let Some(network) = app.network(&channel.network).cloned() else { return Ok(Outcome::Done) };
    let Some(Editing::There(edit)) = network.publish().map(Publish::editing) else {
        return Ok(Outcome::Done);
    };
    let piece = desk.lookup_piece(publication.piece).await?.ok_or(DeedError::NoSuch("piece"))?;
    let words = wish.approval.of(words_of(app, business, &piece, &wish.text).await?);
    let connection = open_connection(app, business, &channel).await?;
    let remote_id = publication.remote_id.clone().unwrap_or_default();
    let changed = edit.edit(&connection, &remote_id, &words).await;
    save_renewed(app, business, &channel, &connection).await?;
    note_trouble(app, business, &channel, changed.as_ref().copied()).await?;
    let mut tx = desk.begin().await?;
    let counts = match changed {
        Ok(()) => tx.finish_rewording(&publication, &wish).await?,
        Err(NetworkError::Refused { reason }) => tx.refuse_rewording(&publication, &wish, &reason).await?,
        Err(NetworkError::Reconnect { .. }) => return Ok(Outcome::Done),
        Err(NetworkError::Later { after, why }) => return Ok(Outcome::Later { after, why }),
        Err(error) => return Ok(Outcome::Later { after: None, why: error.to_string() }),
    };
    tx.commit().await?;
    // Another wish came meanwhile: it is carried out next.
    Ok(if counts { Outcome::Done } else { Outcome::Now })
}

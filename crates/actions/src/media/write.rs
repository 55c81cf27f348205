//! Writing a piece, putting it on the website and taking it down.

use super::ready::ready;
use crate::App;
use crate::channels::home_of;
use crate::error::{Deed, DeedError, Why};
use crate::team::allowed;
use crate::work::Job;
use domain::media::{Kind, Out, Piece, PieceText, WorkingCopy, slug};
use domain::publishing::PublicationState;
use domain::team::{Deed as Wish, Seat};
use domain::{BusinessId, NeedId, PictureId, PieceId, StaffId, Timestamp};
use store::{BusinessStore, Tx};
use words::message;

pub(super) const NO_PIECE: DeedError = DeedError::NoSuch("piece");

/// Begins a draft, for a need or for none.
pub async fn begin_article(app: &App, by: &Seat, text: PieceText, need: Option<NeedId>) -> Deed<Piece> {
    begin(app, by, Kind::Article, text, need).await
}

pub(super) async fn begin(
    app: &App,
    by: &Seat,
    kind: Kind,
    text: PieceText,
    need: Option<NeedId>,
) -> Deed<Piece> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    if let Some(need) = need
        && tx.lookup_need(need).await?.is_none()
    {
        return Err(DeedError::NoSuch("need"));
    }
    let id: PieceId = app.new_id();
    let piece = Piece {
        id,
        kind,
        slug: free_slug(&tx, &text.title, id).await?,
        title: text.title,
        summary: text.summary,
        body: text.body,
        cover: None,
        by: by.staff,
        created_at: now,
        changed_at: now,
        revision: 1,
        out: None,
    };
    tx.add_piece(&piece).await?;
    if let Some(need) = need {
        tx.save_needs_of(id, &[need]).await?;
    }
    tx.commit().await?;
    Ok(piece)
}

/// The needs a piece is for, in the place of those it was for.
pub async fn set_needs(app: &App, by: &Seat, id: PieceId, needs: &[NeedId]) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    tx.hold_piece(id).await?.ok_or(NO_PIECE)?;
    for need in needs {
        tx.lookup_need(*need).await?.ok_or(DeedError::NoSuch("need"))?;
    }
    tx.save_needs_of(id, needs).await?;
    tx.add_audit(app.ids.next(), Some(by.staff), "said what a piece answers", app.now()).await?;
    Ok(tx.commit().await?)
}

/// Saves what was written over the revision the writer saw: of a piece that is out, where no reader sees it until
/// [`update_piece`]. A title changes the address only while nobody has it.
pub async fn save_article(
    app: &App,
    by: &Seat,
    id: PieceId,
    seen_revision: i64,
    text: PieceText,
) -> Deed<Piece> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    let found = tx.lookup_piece(id).await?.filter(|piece| piece.kind == Kind::Article);
    let mut piece = found.ok_or(DeedError::NoSuch("article"))?;
    let written = as_written(&tx, piece.clone()).await?;
    // Sent twice, or by somebody who only read: nothing is to be saved, and nobody is in anybody's way.
    if (&written.title, &written.summary, &written.body) == (&text.title, &text.summary, &text.body) {
        return Ok(written);
    }
    if piece.revision != seen_revision {
        return Err(DeedError::Said(Why::TooLate, message!("article-saved-meanwhile")));
    }
    if piece.out.is_some() && text.title.is_empty() {
        return Err(DeedError::Said(Why::Refused, message!("article-needs-title")));
    }
    if piece.out.is_some() {
        let written = Piece { title: text.title, summary: text.summary, body: text.body, ..written };
        return keep_apart(app, tx, by, piece, written).await;
    }
    if text.title != piece.title {
        piece.slug = free_slug(&tx, &text.title, id).await?;
    }
    piece.title = text.title;
    piece.summary = text.summary;
    piece.body = text.body;
    piece.changed_at = app.now();
    piece.revision += 1;
    tx.save_piece(&piece, seen_revision).await?;
    tx.commit().await?;
    Ok(piece)
}

/// A piece as it is being written: with what is not out yet, where it is out.
pub async fn written_piece(app: &App, business: BusinessId, id: PieceId) -> Deed<Piece> {
    let desk = app.of(business);
    let piece = desk.lookup_piece(id).await?.ok_or(NO_PIECE)?;
    as_written(&desk, piece).await
}

async fn as_written(desk: &BusinessStore, piece: Piece) -> Deed<Piece> {
    let copy = match piece.out {
        Some(_) => desk.find_working_copy(piece.id).await?,
        None => None,
    };
    Ok(match copy {
        Some(copy) => piece.with(copy),
        None => piece,
    })
}

/// Keeps what is being written to a piece that is out where no reader sees it. As it is out, it is nothing to keep.
async fn keep_apart(app: &App, mut tx: Tx, by: &Seat, out: Piece, written: Piece) -> Deed<Piece> {
    let (seen, now) = (out.revision, app.now());
    if written.reads_as(&out) {
        tx.remove_working_copy(out.id).await?;
    } else {
        let Piece { title, summary, body, cover, .. } = written.clone();
        let copy = WorkingCopy { piece: out.id, title, summary, body, cover, by: by.staff, changed_at: now };
        tx.save_working_copy(&copy).await?;
    }
    let revision = seen + 1;
    tx.save_piece(&Piece { revision, ..out }, seen).await?;
    tx.commit().await?;
    Ok(Piece { revision, changed_at: now, ..written })
}

/// Puts what was written since in the place of what is out. `seen_revision`: what the person who decides has read. Nothing
/// was written since: nothing changes.
pub async fn update_piece(app: &App, by: &Seat, id: PieceId, seen_revision: i64) -> Deed<Piece> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    let out = tx.hold_piece(id).await?.ok_or(NO_PIECE)?;
    if out.out.is_none() {
        return Err(DeedError::Refused(format!(
            "The {} is not on the website. Publish it first.",
            out.kind.name()
        )));
    }
    let Some(copy) = tx.find_working_copy(id).await? else { return Ok(out) };
    if out.revision != seen_revision {
        return Err(DeedError::Said(Why::TooLate, message!("saved-meanwhile")));
    }
    let now = app.now();
    let mut written = out.with(copy);
    ready(&tx, &written).await?;
    if written.summary.is_empty() {
        written.summary = super::first_words(&written.body, 200);
    }
    written.changed_at = now;
    written.revision += 1;
    tx.save_piece(&written, seen_revision).await?;
    tx.remove_working_copy(id).await?;
    tx.add_audit(app.ids.next(), Some(by.staff), "updated a piece", now).await?;
    tx.commit().await?;
    Ok(written)
}

/// Throws away what was written since it went out.
pub async fn discard_changes(app: &App, by: &Seat, id: PieceId) -> Deed<Piece> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    let mut piece = tx.hold_piece(id).await?.ok_or(NO_PIECE)?;
    if tx.find_working_copy(id).await?.is_none() {
        return Ok(piece);
    }
    let seen = piece.revision;
    piece.revision += 1;
    tx.save_piece(&piece, seen).await?;
    tx.remove_working_copy(id).await?;
    tx.add_audit(app.ids.next(), Some(by.staff), "threw away changes to a piece", app.now()).await?;
    tx.commit().await?;
    Ok(piece)
}

/// The picture at the top, in link cards and feeds; of an article that is out, from the next update on.
pub async fn set_cover(app: &App, by: &Seat, id: PieceId, cover: Option<PictureId>) -> Deed<Piece> {
    allowed(by, Wish::Publish)?;
    let mut tx = app.of(by.business).begin().await?;
    let mut piece = tx.lookup_piece(id).await?.ok_or(NO_PIECE)?;
    if let Some(cover) = cover
        && tx.hold_picture(cover).await?.is_none()
    {
        return Err(DeedError::NoSuch("picture"));
    }
    // What stands on an album is one of its photos, and changes with them.
    if piece.kind == Kind::Album {
        let inside = tx.lookup_album(id).await?.ok_or(NO_PIECE)?;
        if cover.is_none_or(|cover| inside.photo(cover).is_none()) {
            return Err(DeedError::Said(Why::Refused, message!("cover-of-album")));
        }
    } else if piece.out.is_some() {
        let written = as_written(&tx, piece.clone()).await?;
        return keep_apart(app, tx, by, piece, Piece { cover, ..written }).await;
    }
    let seen = piece.revision;
    piece.cover = cover;
    piece.changed_at = app.now();
    piece.revision += 1;
    tx.save_piece(&piece, seen).await?;
    tx.commit().await?;
    Ok(piece)
}

/// Puts it on the website, inside a deed that may hold more. Out already: nothing changes.
pub(crate) async fn put_out(tx: &mut Tx, piece: &mut Piece, by: StaffId, now: Timestamp) -> Deed<()> {
    if piece.out.is_some() {
        return Ok(());
    }
    ready(tx, piece).await?;
    let seen = piece.revision;
    if piece.summary.is_empty() {
        piece.summary = super::first_words(&piece.body, 200);
    }
    piece.out = Some(Out { at: now, by });
    piece.revision += 1;
    Ok(tx.save_piece(piece, seen).await?)
}

/// Takes a piece off the website, and its copies off the networks where they can be.
pub async fn take_down(app: &App, by: &Seat, id: PieceId) -> Deed<()> {
    allowed(by, Wish::Publish)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    let mut piece = tx.lookup_piece(id).await?.ok_or(NO_PIECE)?;
    let seen = piece.revision;
    // What was being written is the draft from now on.
    if let Some(copy) = tx.find_working_copy(id).await? {
        piece = piece.with(copy);
        tx.remove_working_copy(id).await?;
    }
    piece.out = None;
    piece.revision += 1;
    tx.save_piece(&piece, seen).await?;
    let home = home_of(app, &tx).await?;
    for mut publication in tx.list_publications_of(id).await? {
        let from = publication.state.clone();
        let gone = match from {
            PublicationState::Planned => true,
            PublicationState::Published { .. } => publication.channel == home.id,
            PublicationState::Sending { .. } | PublicationState::Unsure { .. } => false,
            PublicationState::Failed { .. } | PublicationState::Withdrawn { .. } => continue,
        };
        publication.state = PublicationState::Withdrawn { at: now };
        // What left meanwhile, or stands elsewhere, must be taken down there.
        if !(gone && tx.move_publication(&from, &publication, now).await?) {
            tx.enqueue(Job::WithdrawFromChannel { publication: publication.id }.order(app), now).await?;
        }
    }
    tx.add_audit(app.ids.next(), Some(by.staff), "took a piece down", now).await?;
    Ok(tx.commit().await?)
}

/// The title's address, with a number where another piece has it.
pub(super) async fn free_slug(tx: &Tx, title: &str, id: PieceId) -> Deed<String> {
    let wanted = match slug(title) {
        empty if empty.is_empty() => id.to_string(),
        good => good,
    };
    for number in 1..1000 {
        let candidate = if number == 1 { wanted.clone() } else { format!("{wanted}-{number}") };
        match tx.find_piece(&candidate).await? {
            Some(other) if other.id != id => {}
            _ => return Ok(candidate),
        }
    }
    Ok(format!("{wanted}-{id}"))
}

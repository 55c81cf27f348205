//! Pictures that come with messages: fetched by the guarded client, made anew like our own, kept beside the database.

use super::place::Place;
use crate::channels::{note_trouble, open_connection, save_renewed};
use crate::error::{Deed, DeedError, Why};
use crate::media::copies_of;
use crate::work::{Job, Outcome};
use crate::{App, Places};
use chrono::TimeDelta;
use domain::inbox::{Fetched, FetchedState, Message, to_fetch};
use domain::{AttachmentId, BusinessId, MessageId};
use networks::NetworkError;
use std::collections::HashSet;
use std::time::Duration;
use store::Tx;

/// A photo of a phone has less.
const MOST_BYTES: usize = 12 * 1024 * 1024;
/// Wider copies than this are not kept: it is to be seen, not to be printed.
const MOST_WIDE: u32 = 1280;
/// So long it is tried.
const PATIENCE: TimeDelta = TimeDelta::hours(24);

// Apart from our own uploads, so that strangers' pictures keep nobody waiting; the memory is shared.
static PLACES: Places = Places::one(80);

impl Place<'_> {
    /// Orders the pictures of a message to be fetched.
    pub(super) async fn await_pictures(&self, tx: &mut Tx, message: &Message) -> Deed<()> {
        let mut any = false;
        for (place, url) in to_fetch(&message.attachments) {
            let awaited = Fetched {
                id: self.app.new_id(),
                message: message.id,
                place,
                url: url.to_owned(),
                state: FetchedState::Awaited,
                at: self.app.now(),
            };
            any |= tx.add_attachment(&awaited).await?;
        }
        if any {
            tx.enqueue(Job::FetchPictures { message: message.id }.order(self.app), self.app.now()).await?;
        }
        Ok(())
    }
}

/// Fetches the awaited pictures of a message. Runs as often as it must.
pub(crate) async fn fetch_pictures(app: &App, business: BusinessId, id: MessageId) -> Deed<Outcome> {
    let desk = app.of(business);
    let Some(message) = desk.lookup_message(id).await? else { return Ok(Outcome::Done) };
    let channel = desk.lookup_channel(message.channel).await?.ok_or(DeedError::NoSuch("channel"))?;
    let Some(network) = app.network(&channel.network).cloned() else { return Ok(Outcome::Done) };
    let Some(listen) = network.listen() else { return Ok(Outcome::Done) };
    let connection = open_connection(app, business, &channel).await?;
    let mut later = None;
    for awaited in desk.list_attachments([id]).await? {
        if awaited.state != FetchedState::Awaited {
            continue;
        }
        let brought = listen.picture(&connection, &awaited.url, MOST_BYTES).await;
        save_renewed(app, business, &channel, &connection).await?;
        let state = match brought {
            Ok(bytes) => made_anew(app, business, awaited.id, bytes).await?,
            Err(NetworkError::Refused { reason }) => FetchedState::Lost { why: reason },
            Err(error) if app.now().since(awaited.at) >= PATIENCE => {
                FetchedState::Lost { why: error.to_string() }
            }
            Err(error) => {
                // Where pictures lie is another server than the one that is talked to: nothing is said of the channel.
                let reconnect = matches!(error, NetworkError::Reconnect { .. });
                if reconnect {
                    note_trouble(app, business, &channel, Err(&error)).await?;
                }
                later = Some(error.to_string());
                continue;
            }
        };
        let mut tx = desk.begin().await?;
        let settled =
            tx.settle_attachment(&message, &Fetched { state, at: app.now(), ..awaited.clone() }).await?;
        tx.commit().await?;
        if !settled {
            // Its message was erased or deleted while it came.
            app.blobs.remove_folder(&folder(business, awaited.id)).await?;
        }
    }
    Ok(match later {
        Some(why) => Outcome::Later { after: Some(Duration::from_mins(5)), why },
        None => Outcome::Done,
    })
}

/// Made anew from its pixels and written; or why not. A full disk is an error, not a reason.
pub(super) async fn made_anew(
    app: &App,
    business: BusinessId,
    id: AttachmentId,
    bytes: Vec<u8>,
) -> Deed<FetchedState> {
    let lost = |why: &str| Ok(FetchedState::Lost { why: why.to_owned() });
    // A reader that fell over a hostile file is a reason like any other.
    let Ok(made) = PLACES.work(move || copies_of(&bytes)).await else {
        return lost("it cannot be read as a picture");
    };
    let sizes = match made {
        Ok(sizes) => sizes,
        Err(DeedError::Refused(_) | DeedError::Said(Why::Refused, _)) => {
            return lost("it cannot be read as a picture, or is too large for one");
        }
        Err(error) => return Err(error),
    };
    let mut widths = Vec::new();
    let least = sizes.copies.first().map_or(0, |copy| copy.width);
    for copy in sizes.copies.into_iter().filter(|copy| copy.width <= MOST_WIDE.max(least)) {
        widths.push(copy.width);
        app.blobs.put(&file_name(business, id, copy.width, "webp"), copy.webp).await?;
        app.blobs.put(&file_name(business, id, copy.width, "jpg"), copy.jpeg).await?;
    }
    Ok(FetchedState::Kept { width: sizes.width, height: sizes.height, widths })
}

/// One copy's bytes, for somebody of the business; `format` is "webp" or "jpg".
pub async fn attachment_file(
    app: &App,
    business: BusinessId,
    id: AttachmentId,
    width: u32,
    format: &str,
) -> Deed<Option<Vec<u8>>> {
    let Some(found) = app.of(business).lookup_attachment(id).await? else { return Ok(None) };
    let FetchedState::Kept { widths, .. } = found.state else { return Ok(None) };
    if !widths.contains(&width) || !matches!(format, "webp" | "jpg") {
        return Ok(None);
    }
    app.blobs.get(&file_name(business, id, width, format)).await
}

/// Throws away files that belong to nothing any more: their message was deleted, or a crash came between. Younger than
/// `age`, they may be just being kept.
pub(crate) async fn sweep_attachments(app: &App, age: Duration) -> Deed<usize> {
    let mut swept = 0;
    for business in app.blobs.list_folders("attachments", Duration::ZERO).await {
        let Ok(id) = business.parse::<BusinessId>() else { continue };
        let names = app.blobs.list_folders(&format!("attachments/{business}"), age).await;
        for names in names.chunks(200) {
            let ids: HashSet<AttachmentId> = names.iter().filter_map(|name| name.parse().ok()).collect();
            let known = app.of(id).list_attachments_by_id(ids.clone()).await?;
            for gone in ids.difference(&known) {
                app.blobs.remove_folder(&folder(id, *gone)).await?;
                swept += 1;
            }
        }
    }
    Ok(swept)
}

pub(super) fn folder(business: BusinessId, id: AttachmentId) -> String {
    format!("attachments/{business}/{id}")
}

pub(crate) fn file_name(business: BusinessId, id: AttachmentId, width: u32, format: &str) -> String {
    format!("{}/{width}.{format}", folder(business, id))
}

//! A picture that goes with an answer: made anew when it is chosen, kept with the answer, sent with its description.

use super::attached::{file_name, made_anew};
use crate::error::{Deed, DeedError, Why};
use crate::team::allowed;
use crate::{App, Original};
use domain::inbox::{Attachment, AttachmentKind, Fetched, FetchedState};
use domain::publishing::DraftPicture;
use domain::team::{Deed as Wish, Seat};
use domain::text::{one_line, tidy};
use domain::{AttachmentId, BusinessId, ConversationId, MessageId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use words::message;

const MOST_BYTES: u64 = 25 * 1024 * 1024;

/// A picture that was chosen for an answer and not sent yet. Outside it is a sealed text, good for one conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picked {
    id: Uuid,
    /// As the file was called.
    pub name: String,
    width: u32,
    height: u32,
    widths: Vec<u32>,
}

/// Takes a picture in for an answer in this conversation. Not sent within a day, it is thrown away.
pub async fn pick_picture(
    app: &App,
    by: &Seat,
    conversation: ConversationId,
    name: &str,
    original: impl Into<Original>,
) -> Deed<String> {
    may_pick(app, by, conversation).await?;
    let original = original.into();
    if original.len() > MOST_BYTES {
        return Err(DeedError::Said(Why::Refused, message!("picture-over-25")));
    }
    let unread = |error| DeedError::Outside(format!("The picture could not be read again: {error}"));
    let id: AttachmentId = app.new_id();
    let bytes = original.read().map_err(unread)?;
    let FetchedState::Kept { width, height, widths } = made_anew(app, by.business, id, bytes).await? else {
        return Err(DeedError::Said(Why::Refused, message!("picture-unreadable")));
    };
    let name = one_line(&tidy(name.rsplit(['/', '\\']).next().unwrap_or_default()), 60);
    seal(app, by.business, conversation, &Picked { id: id.0, name, width, height, widths })
}

/// Who may choose a picture, and where: asked before a byte of it is taken.
pub async fn may_pick(app: &App, by: &Seat, conversation: ConversationId) -> Deed<()> {
    allowed(by, Wish::Answer)?;
    app.of(by.business).lookup_conversation(conversation).await?.ok_or(DeedError::NoSuch("conversation"))?;
    Ok(())
}

/// What a sealed choice holds; `None` where it is none of this conversation's.
pub fn picked(app: &App, business: BusinessId, conversation: ConversationId, sealed: &str) -> Option<Picked> {
    let opened = app.key.open(&place(business, conversation), sealed)?;
    serde_json::from_str(&opened).ok()
}

/// The pictures of an answer that was taken back, as choices again.
pub async fn picked_of(
    app: &App,
    business: BusinessId,
    conversation: ConversationId,
    message: MessageId,
) -> Deed<Option<String>> {
    let kept = app.of(business).list_attachments([message]).await?.into_iter().next();
    let Some(Fetched { id, state: FetchedState::Kept { width, height, widths }, .. }) = kept else {
        return Ok(None);
    };
    let again = Picked { id: id.0, name: "your picture".into(), width, height, widths };
    seal(app, business, conversation, &again).map(Some)
}

fn seal(app: &App, business: BusinessId, conversation: ConversationId, picked: &Picked) -> Deed<String> {
    let text = serde_json::to_string(picked)
        .map_err(|error| DeedError::Outside(format!("The choice could not be kept: {error}")))?;
    app.key.seal(&place(business, conversation), &text)
}

fn place(business: BusinessId, conversation: ConversationId) -> String {
    format!("answer-picture/{business}/{conversation}")
}

/// A choice with its description, as it goes with an answer.
#[derive(Clone, Debug)]
pub struct WithPicture {
    pub picked: Picked,
    pub alt: String,
}

impl WithPicture {
    /// Checked: the choice is one of this conversation's, and its files are still here.
    pub async fn of(
        app: &App,
        business: BusinessId,
        conversation: ConversationId,
        sealed: &str,
        alt: &str,
    ) -> Deed<Self> {
        let lost = || DeedError::Said(Why::Refused, message!("picture-not-here"));
        let picked = picked(app, business, conversation, sealed).ok_or_else(lost)?;
        let widest = picked.widths.last().copied().ok_or_else(lost)?;
        let name = file_name(business, AttachmentId(picked.id), widest, "jpg");
        app.blobs.get(&name).await?.ok_or_else(lost)?;
        Ok(Self { picked, alt: one_line(&tidy(alt), 500) })
    }

    pub(super) fn attachment(&self) -> Attachment {
        Attachment { kind: AttachmentKind::Picture, url: None, alt: self.alt.clone() }
    }

    pub(super) fn kept(&self, app: &App, message: MessageId) -> Fetched {
        let Picked { id, width, height, widths, .. } = self.picked.clone();
        Fetched {
            id: AttachmentId(id),
            message,
            place: 0,
            url: String::new(),
            state: FetchedState::Kept { width, height, widths },
            at: app.now(),
        }
    }
}

/// The pictures of an answer, as they are sent.
pub(super) async fn pictures_of(
    app: &App,
    business: BusinessId,
    message: MessageId,
    attachments: &[Attachment],
) -> Deed<Vec<DraftPicture>> {
    let mut pictures = Vec::new();
    for kept in app.of(business).list_attachments([message]).await? {
        let FetchedState::Kept { width, height, widths } = &kept.state else { continue };
        let Some(widest) = widths.last().copied() else { continue };
        let lost = || DeedError::Outside("The answer’s picture cannot be read from the disk.".into());
        let jpeg = app.blobs.get(&file_name(business, kept.id, widest, "jpg")).await?.ok_or_else(lost)?;
        let high = u64::from(*height) * u64::from(widest) / u64::from((*width).max(1));
        let alt = attachments.get(kept.place as usize).map(|one| one.alt.clone()).unwrap_or_default();
        pictures.push(DraftPicture {
            jpeg,
            width: widest,
            height: high.max(1) as u32,
            alt,
            url: String::new(),
        });
    }
    Ok(pictures)
}

//! Replying under a comment, a visitor's post, or in a direct thread.

use super::client::token;
use super::failure::Failure;
use super::listen::DIRECT;
use super::publish::described;
use super::translate::time;
use super::wire::{Comment, Conversation, Direct, List, Made, Replied, Sent};
use super::{Facebook, MOST_COMMENT, MOST_MESSAGE, MOST_PHOTO_BYTES};
use crate::{Answer, Connection, Found, LengthRule, NetworkError, Receipt, ReplyTo, pictures};
use async_trait::async_trait;
use domain::inbox::{Asked, Kind, MayAnswer, ReplyText, Way};
use domain::publishing::{Approved, DraftPicture, SendKey};
use serde_json::json;

#[async_trait]
impl Answer for Facebook {
    fn length(&self, kind: Kind) -> LengthRule {
        LengthRule::Characters(if kind == Kind::Direct { MOST_MESSAGE } else { MOST_COMMENT })
    }

    /// A direct message holds words or a picture, never both.
    fn most_pictures(&self, kind: Kind) -> usize {
        usize::from(matches!(kind, Kind::Comment | Kind::Mention))
    }

    fn may_answer(&self, asked: &Asked) -> MayAnswer {
        self.window(asked)
    }

    async fn reply(
        &self,
        at: &Connection,
        to: &ReplyTo,
        text: &Approved<ReplyText>,
        _: SendKey,
    ) -> Result<Receipt, NetworkError> {
        let token = token(at)?;
        let text = text.what().as_str();
        let rule = self.length(message_kind(to));
        if rule.count(text) > rule.most() {
            let over = rule.count(text) - rule.most();
            return Err(NetworkError::Refused { reason: format!("{over} characters too long.") });
        }
        if message_kind(to) == Kind::Direct {
            return self.message(at, &token, to, text).await;
        }
        let mut params = vec![("message", text.to_owned()), ("fields", "id,permalink_url".to_owned())];
        if let Some(picture) = to.pictures.first() {
            // Not published it is seen by nobody, so that a lost answer here is tried again.
            let photo = self.hidden_photo(at, &token, picture).await?;
            params.push(("attachment_id", photo));
        }
        let made: Result<Made, _> =
            self.client.post(&token, &format!("{}/comments", to.message), params).await;
        made.map(|made| Receipt { remote_id: made.id, link: made.permalink_url })
            .map_err(Failure::when_sending)
    }

    /// The network has no key of ours to ask for, so it is found by its words: ours, in this place, not older than
    /// the approval.
    async fn look(
        &self,
        at: &Connection,
        to: &ReplyTo,
        text: &Approved<ReplyText>,
        key: SendKey,
    ) -> Result<Found, NetworkError> {
        let token = token(at)?;
        let found = if to.known.way == Way::Privately {
            self.find_private_reply(at, &token, to, text.what().as_str(), key).await
        } else if to.kind == Kind::Direct {
            self.find_message(at, &token, to, text.what().as_str(), key).await
        } else {
            self.find_comment(at, &token, to, text.what().as_str(), key).await
        };
        match found.map_err(Failure::when_reading) {
            Ok(receipts) if receipts.is_empty() => Ok(Found::NotThere),
            Ok(receipts) => Ok(Found::There(receipts)),
            Err(NetworkError::Refused { .. } | NetworkError::Surprise { .. }) => Ok(Found::CannotTell),
            Err(passing) => Err(passing),
        }
    }
}

impl Facebook {
    async fn hidden_photo(
        &self,
        at: &Connection,
        token: &str,
        picture: &DraftPicture,
    ) -> Result<String, NetworkError> {
        let unfit = |why| NetworkError::Refused { reason: format!("The picture cannot go out: {why}.") };
        let fitted = pictures::fit(picture, MOST_PHOTO_BYTES).map_err(unfit)?;
        let mut params = vec![("published", "false".to_owned())];
        params.extend(described(&fitted));
        let made: Result<Made, _> =
            self.client.upload(token, &format!("{}/photos", at.remote_id), params, fitted.jpeg).await;
        made.map(|made| made.id).map_err(Failure::when_reading)
    }

    async fn message(
        &self,
        at: &Connection,
        token: &str,
        to: &ReplyTo,
        text: &str,
    ) -> Result<Receipt, NetworkError> {
        let recipient = match to.known.way {
            Way::Here => json!({"id": to.person}),
            Way::Privately => json!({"comment_id": to.message}),
        };
        let mut params =
            vec![("recipient", recipient.to_string()), ("message", json!({"text": text}).to_string())];
        params.extend(self.sort_of_message(&to.known));
        let sent: Result<Sent, _> =
            self.client.post(token, &format!("{}/messages", at.remote_id), params).await;
        match sent {
            Ok(sent) => Ok(Receipt { remote_id: sent.message_id, link: None }),
            Err(failure) if failure.is_outside_window() => {
                Err(NetworkError::Refused { reason: self.too_late().into() })
            }
            Err(failure) => Err(match failure.why_not_privately() {
                Some(why) => NetworkError::Refused { reason: why.into() },
                None => failure.when_sending(),
            }),
        }
    }

    async fn find_comment(
        &self,
        at: &Connection,
        token: &str,
        to: &ReplyTo,
        text: &str,
        key: SendKey,
    ) -> Result<Vec<Receipt>, Failure> {
        // An answer to a reply is filed under the comment that began the thread: Facebook knows two levels only.
        let mut places = vec![&to.message];
        if to.thread != to.message && !to.thread.is_empty() {
            places.push(&to.thread);
        }
        let mut found: Vec<Comment> = vec![];
        for place in places {
            let params = vec![
                ("fields", "id,message,from,created_time,permalink_url".to_owned()),
                ("filter", "stream".to_owned()),
                ("order", "reverse_chronological".to_owned()),
                ("limit", "100".to_owned()),
            ];
            // Newest first: what is older than the approval cannot be it.
            let older = |seen: &[Comment]| {
                seen.last().is_some_and(|last| !self.not_before(last.created_time.as_deref(), key))
            };
            let path = format!("{place}/comments");
            let comments = match self.client.list::<Comment>(token, &path, params, older).await {
                Ok(comments) => comments,
                // The comment that began the thread may be gone while the rest stands.
                Err(failure) if failure.is_missing() && place != &to.message => continue,
                Err(failure) => return Err(failure),
            };
            let is_it = |comment: &Comment| {
                comment.from.as_ref().is_some_and(|from| from.id == at.remote_id)
                    && same(&comment.message, text)
                    && self.not_before(comment.created_time.as_deref(), key)
            };
            found.extend(comments.into_iter().filter(is_it));
        }
        found.sort_by(|one, other| one.created_time.cmp(&other.created_time));
        found.dedup_by(|one, other| one.id == other.id);
        Ok(found.into_iter().map(|one| Receipt { remote_id: one.id, link: one.permalink_url }).collect())
    }

    async fn find_message(
        &self,
        at: &Connection,
        token: &str,
        to: &ReplyTo,
        text: &str,
        key: SendKey,
    ) -> Result<Vec<Receipt>, Failure> {
        let params = vec![
            ("platform", "MESSENGER".to_owned()),
            ("user_id", to.person.clone()),
            ("fields", "id,updated_time,link".to_owned()),
        ];
        let threads: List<Conversation> =
            self.client.get(token, &format!("{}/conversations", at.remote_id), params).await?;
        self.find_in(at, token, threads.data.into_iter().map(|thread| thread.id), text, key).await
    }

    /// The comment itself names the thread that a private reply to it began.
    async fn find_private_reply(
        &self,
        at: &Connection,
        token: &str,
        to: &ReplyTo,
        text: &str,
        key: SendKey,
    ) -> Result<Vec<Receipt>, Failure> {
        let fields = vec![("fields", "id,private_reply_conversation{id}".to_owned())];
        let comment: Replied = self.client.get(token, &to.message, fields).await?;
        let thread = comment.private_reply_conversation.map(|thread| thread.id);
        self.find_in(at, token, thread.into_iter(), text, key).await
    }

    /// Our messages with these words in some threads, oldest first.
    async fn find_in(
        &self,
        at: &Connection,
        token: &str,
        threads: impl Iterator<Item = String>,
        text: &str,
        key: SendKey,
    ) -> Result<Vec<Receipt>, Failure> {
        let mut found: Vec<Direct> = vec![];
        for thread in threads {
            let params = vec![("fields", DIRECT.to_owned()), ("limit", "100".to_owned())];
            let older = |seen: &[Direct]| {
                seen.last().is_some_and(|last| !self.not_before(last.created_time.as_deref(), key))
            };
            let path = format!("{thread}/messages");
            let messages = self.client.list::<Direct>(token, &path, params, older).await?;
            found.extend(messages.into_iter().filter(|message| {
                message.from.as_ref().is_some_and(|from| from.id == at.remote_id)
                    && same(&message.message, text)
                    && self.not_before(message.created_time.as_deref(), key)
            }));
        }
        found.sort_by(|one, other| one.created_time.cmp(&other.created_time));
        Ok(found.into_iter().map(|one| Receipt { remote_id: one.id, link: None }).collect())
    }

    /// Whether something of theirs is not older than the approval: both by their clock, which tells whole seconds.
    pub(super) fn not_before(&self, theirs: Option<&str>, key: SendKey) -> bool {
        time(theirs).seconds() >= self.client.theirs(key.at).seconds() - 2
    }
}

/// Facebook folds white space at the ends and may fold it within.
pub(super) fn same(theirs: &str, ours: &str) -> bool {
    theirs.split_whitespace().eq(ours.split_whitespace())
}

/// A private reply is a direct message, whatever it answers.
fn message_kind(to: &ReplyTo) -> Kind {
    if to.known.way == Way::Privately { Kind::Direct } else { to.kind }
}

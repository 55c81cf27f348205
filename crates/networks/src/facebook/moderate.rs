//! Hiding, liking and deleting comments under the page's posts.
//!
//! Source: specification file of v25.0, Comment (`is_hidden` to write, edge `likes`, DELETE, `user_likes` to read); read
//! 2026-11-26. Doing any of them twice is no error there.

use super::Facebook;
use super::client::token;
use super::failure::Failure;
use super::wire::ModeratedComment;
use crate::{Connection, Moderate, NetworkError, Stands, Theirs};
use async_trait::async_trait;
use domain::inbox::{Kind, Moderation, Sight};
use serde_json::Value;

const DEEDS: &[Moderation] = &Moderation::ALL;

#[async_trait]
impl Moderate for Facebook {
    fn deeds(&self, what: &Theirs) -> &'static [Moderation] {
        if what.kind == Kind::Comment && what.under.is_some() { DEEDS } else { &[] }
    }

    async fn moderate(
        &self,
        at: &Connection,
        what: &Theirs,
        deed: Moderation,
    ) -> Result<Stands, NetworkError> {
        let token = token(at)?;
        let id = what.remote_id.as_str();
        let likes = format!("{id}/likes");
        let hidden = |hide: bool| vec![("is_hidden", hide.to_string())];
        let done: Result<Value, Failure> = match deed {
            Moderation::Hide => self.client.post(&token, id, hidden(true)).await,
            Moderation::Show => self.client.post(&token, id, hidden(false)).await,
            Moderation::Like => self.client.post(&token, &likes, vec![]).await,
            Moderation::Unlike => self.client.delete(&token, &likes).await,
            Moderation::Delete => self.client.delete(&token, id).await,
        };
        match done {
            Ok(_) => Ok(self.stands(deed)),
            Err(failure) if deed == Moderation::Delete && failure.is_missing() => Ok(self.stands(deed)),
            Err(failure) => Err(failure.when_sending()),
        }
    }

    async fn look_at(
        &self,
        at: &Connection,
        what: &Theirs,
        deed: Moderation,
    ) -> Result<Option<Stands>, NetworkError> {
        let fields = vec![("fields", "id,is_hidden,user_likes".to_owned())];
        let found: Result<ModeratedComment, _> = self.client.get(&token(at)?, &what.remote_id, fields).await;
        let is_so = match found {
            Ok(comment) => match deed {
                Moderation::Hide => comment.is_hidden,
                Moderation::Show => !comment.is_hidden,
                Moderation::Like => comment.user_likes,
                Moderation::Unlike => !comment.user_likes,
                Moderation::Delete => false,
            },
            Err(failure) if failure.is_missing() && deed == Moderation::Delete => true,
            Err(failure) => return Err(failure.when_reading()),
        };
        Ok(is_so.then(|| self.stands(deed)))
    }
}

impl Facebook {
    fn stands(&self, deed: Moderation) -> Stands {
        let sight = match deed {
            Moderation::Hide => Some(Sight::Hidden),
            Moderation::Show => Some(Sight::Open),
            _ => None,
        };
        Stands { at: self.client.their_now(), sight }
    }
}

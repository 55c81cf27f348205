//! Letters that stand for themselves: invitations, ways back in. The same Message-ID on every attempt; one that may have
//! arrived is not sent again.

use crate::App;
use crate::error::{Deed, DeedError};
use crate::work::Outcome;
use networks::{Mail, NetworkError};

pub(crate) async fn post(app: &App, mail: &Mail) -> Deed<Outcome> {
    match app.mailer.send(mail).await {
        Ok(_) | Err(NetworkError::Unsure { .. } | NetworkError::Surprise { .. }) => Ok(Outcome::Done),
        Err(NetworkError::Refused { reason }) => Err(DeedError::Refused(reason)),
        Err(NetworkError::Later { after, why }) => Ok(Outcome::Later { after, why }),
        Err(NetworkError::NotYet { why } | NetworkError::Reconnect { why }) => {
            Ok(Outcome::Later { after: None, why })
        }
    }
}

//! The orders: small, repeatable, ids only.

use crate::App;
use crate::error::Deed;
use chrono::TimeDelta;
use domain::channels::Next;
use domain::{
    BusinessId, ChannelId, DeliveryId, InvitationId, LetterId, MessageId, PublicationId, StaffId, Timestamp,
};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use store::NewJob;
use uuid::Uuid;

/// How long an order of a house at rest waits until it is looked at again.
const REST: TimeDelta = TimeDelta::seconds(30);

/// Something to be done later. May run twice and does not mind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    SendMessage {
        message: MessageId,
    },
    PublishOnChannel {
        publication: PublicationId,
    },
    WithdrawFromChannel {
        publication: PublicationId,
    },
    /// Put other words in the place of those that stand there: the latest that were wished.
    Reword {
        publication: PublicationId,
    },
    PollChannel {
        channel: ChannelId,
    },
    /// Translate the webhooks that were kept.
    TakeIn {
        channel: ChannelId,
    },
    /// Take in one webhook that failed and was set aside, so that later ones do not wait for it.
    TakeInAgain {
        delivery: DeliveryId,
    },
    /// Do, where it stands, what somebody wished for words of others: the latest wish of this sort.
    Moderate {
        message: MessageId,
        sort: String,
    },
    /// Fetch the pictures that came with a message.
    FetchPictures {
        message: MessageId,
    },
    FetchParent {
        channel: ChannelId,
        parent: String,
    },
    /// Look whom it concerns that something happened, and put it into their letters.
    Tell,
    SendLetter {
        letter: LetterId,
    },
    SendInvitation {
        invitation: InvitationId,
    },
    /// Write to whoever has the address with which somebody asked for a way back in.
    SendPasswordReset {
        reset: Uuid,
    },
    /// Somebody has another password: they are told, so that they know if it was not them.
    TellOfPassword {
        staff: StaffId,
        letter: LetterId,
    },
    /// Put new questions into needs.
    Learn,
    /// Look at all questions again and find the groups anew.
    Regroup,
}

/// How an attempt ended; an error is one, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Done,
    /// There is more to do at once. Not a failed attempt.
    Now,
    /// Not before then. Not a failed attempt.
    At(Timestamp),
    /// All is well, and it comes again.
    Again(Next),
    /// The other side asks us to wait, or could not be reached.
    Later {
        after: Option<Duration>,
        why: String,
    },
}

impl Job {
    pub fn order(self, app: &App) -> NewJob {
        let now = app.now();
        self.order_at(app, now)
    }

    pub fn order_at(self, app: &App, run_at: Timestamp) -> NewJob {
        NewJob {
            id: app.new_id(),
            kind: self.kind(),
            unique_key: Some(self.unique_key()),
            priority: self.priority(),
            most_attempts: self.most_attempts(),
            payload: serde_json::to_string(&self).unwrap_or_default(),
            run_at,
        }
    }

    pub fn kind(&self) -> &'static str {
        match self {
            Self::SendMessage { .. } => "SendMessage",
            Self::PublishOnChannel { .. } => "PublishOnChannel",
            Self::WithdrawFromChannel { .. } => "WithdrawFromChannel",
            Self::Reword { .. } => "Reword",
            Self::PollChannel { .. } => "PollChannel",
            Self::TakeIn { .. } => "TakeIn",
            Self::TakeInAgain { .. } => "TakeInAgain",
            Self::Moderate { .. } => "Moderate",
            Self::FetchPictures { .. } => "FetchPictures",
            Self::FetchParent { .. } => "FetchParent",
            Self::Tell => "Tell",
            Self::SendLetter { .. } => "SendLetter",
            Self::SendInvitation { .. } => "SendInvitation",
            Self::SendPasswordReset { .. } => "SendPasswordReset",
            Self::TellOfPassword { .. } => "TellOfPassword",
            Self::Learn => "Learn",
            Self::Regroup => "Regroup",
        }
    }

    /// In words, for the list of those that were given up.
    pub fn words(kind: &str) -> &'static str {
        match kind {
            "SendMessage" => "Send an answer",
            "PublishOnChannel" => "Publish on a channel",
            "WithdrawFromChannel" => "Withdraw from a channel",
            "Reword" => "Change the words of what is out",
            "PollChannel" => "Ask a network what is new",
            "TakeIn" => "Take in what a network sent",
            "TakeInAgain" => "Take in one thing a network sent",
            "Moderate" => "Hide, like or delete something there",
            "FetchPictures" => "Fetch the pictures of a message",
            "FetchParent" => "Fetch the message a reply belongs to",
            "Tell" => "Look whom to tell by letter",
            "SendLetter" => "Write to somebody of the team",
            "SendInvitation" => "Send an invitation",
            "SendPasswordReset" => "Send a way back in",
            "TellOfPassword" => "Tell somebody that their password was changed",
            "Learn" => "Put questions into needs",
            "Regroup" => "Find groups of questions",
            _ => "Something an older version ordered",
        }
    }

    /// Upkeep orders it anew every round: given up, it needs nobody, and the channel shows its trouble.
    pub(super) fn comes_again(kind: &str) -> bool {
        kind == "PollChannel"
    }

    /// People wait for answers first, then for what they publish; learning can wait.
    fn priority(&self) -> i64 {
        match self {
            Self::SendMessage { .. } => 0,
            Self::TakeIn { .. }
            | Self::TakeInAgain { .. }
            | Self::FetchParent { .. }
            | Self::Moderate { .. }
            | Self::SendPasswordReset { .. }
            | Self::TellOfPassword { .. }
            | Self::SendInvitation { .. } => 1,
            Self::PublishOnChannel { .. }
            | Self::WithdrawFromChannel { .. }
            | Self::Reword { .. }
            | Self::Tell
            | Self::SendLetter { .. } => 2,
            Self::PollChannel { .. } => 3,
            Self::FetchPictures { .. } => 4,
            Self::Learn => 5,
            Self::Regroup => 9,
        }
    }

    fn most_attempts(&self) -> i64 {
        match self {
            // About two days with the longest pauses.
            Self::SendMessage { .. }
            | Self::PublishOnChannel { .. }
            | Self::WithdrawFromChannel { .. }
            | Self::Reword { .. }
            | Self::Moderate { .. } => 60,
            // It gives up by itself after a day.
            Self::FetchPictures { .. } => 1000,
            // A new one is ordered every round.
            Self::PollChannel { .. } => 5,
            _ => 12,
        }
    }

    pub(crate) fn unique_key(&self) -> String {
        match self {
            Self::SendMessage { message } => format!("send/{message}"),
            Self::PublishOnChannel { publication } => format!("publish/{publication}"),
            Self::WithdrawFromChannel { publication } => format!("withdraw/{publication}"),
            Self::Reword { publication } => format!("reword/{publication}"),
            Self::PollChannel { channel } => format!("poll/{channel}"),
            Self::TakeIn { channel } => format!("take-in/{channel}"),
            Self::TakeInAgain { delivery } => format!("take-in-again/{delivery}"),
            Self::Moderate { message, sort } => format!("moderate/{message}/{sort}"),
            Self::FetchPictures { message } => format!("pictures/{message}"),
            Self::FetchParent { channel, parent } => format!("fetch/{channel}/{parent}"),
            Self::Tell => "tell".to_owned(),
            Self::SendLetter { letter } => format!("letter/{letter}"),
            Self::SendInvitation { invitation } => format!("invitation/{invitation}"),
            Self::SendPasswordReset { reset } => format!("reset/{}", reset.simple()),
            Self::TellOfPassword { letter, .. } => format!("password/{letter}"),
            Self::Learn => "learn".to_owned(),
            Self::Regroup => "regroup".to_owned(),
        }
    }

    /// Whether it leaves the house: asks a network for something, or tells it something. Publishing on the own website
    /// counts: what is out there is what a customer is told.
    fn leaves(&self) -> bool {
        match self {
            Self::SendMessage { .. }
            | Self::PublishOnChannel { .. }
            | Self::WithdrawFromChannel { .. }
            | Self::Reword { .. }
            | Self::PollChannel { .. }
            | Self::FetchParent { .. }
            | Self::Moderate { .. }
            | Self::FetchPictures { .. }
            | Self::SendLetter { .. }
            | Self::SendInvitation { .. }
            | Self::TellOfPassword { .. } => true,
            // A way back in was asked for at this very door; one that was asked for at the other has run out.
            Self::SendPasswordReset { .. }
            | Self::TakeIn { .. }
            | Self::TakeInAgain { .. }
            | Self::Tell
            | Self::Learn
            | Self::Regroup => false,
        }
    }

    pub(crate) async fn run(self, app: &App, business: BusinessId) -> Deed<Outcome> {
        // A restored house beside the one it was made from would do everything a second time, and a key that changes with
        // every use would be lost to the other.
        if self.leaves() && app.store.is_at_rest().await? {
            return Ok(Outcome::At(app.clock.ahead(REST)));
        }
        match self {
            Self::SendMessage { message } => crate::inbox::send_message(app, business, message).await,
            Self::PublishOnChannel { publication } => {
                crate::publishing::publish_on_channel(app, business, publication).await
            }
            Self::WithdrawFromChannel { publication } => {
                crate::publishing::withdraw_from_channel(app, business, publication).await
            }
            Self::Reword { publication } => crate::publishing::reword_there(app, business, publication).await,
            Self::PollChannel { channel } => crate::channels::poll_channel(app, business, channel).await,
            Self::TakeIn { channel } => crate::channels::take_in(app, business, channel).await,
            Self::TakeInAgain { delivery } => crate::channels::take_in_again(app, business, delivery).await,
            Self::Moderate { message, sort } => {
                crate::inbox::moderate_there(app, business, message, &sort).await
            }
            Self::FetchPictures { message } => crate::inbox::fetch_pictures(app, business, message).await,
            Self::FetchParent { channel, parent } => {
                crate::channels::fetch_parent(app, business, channel, &parent).await
            }
            Self::Tell => crate::notices::tell(app, business).await,
            Self::SendLetter { letter } => crate::notices::send_letter(app, business, letter).await,
            Self::SendInvitation { invitation } => {
                crate::team::send_invitation(app, business, invitation).await
            }
            Self::SendPasswordReset { reset } => crate::team::send_password_reset(app, reset).await,
            Self::TellOfPassword { staff, letter } => crate::team::tell_of_password(app, staff, letter).await,
            Self::Learn => crate::needs::learn(app, business).await,
            Self::Regroup => crate::needs::regroup(app, business).await,
        }
    }
}

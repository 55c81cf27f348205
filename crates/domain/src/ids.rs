//! Every id is its own type, so that a message is never looked up as a conversation.

use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.simple().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

ids! {
    /// A tenant: one company.
    BusinessId;
    /// A person who signs in. The same person may work for several businesses.
    StaffId;
    /// One connected account or place of one network.
    ChannelId;
    /// A customer.
    ContactId;
    /// One account or address a customer is known by.
    IdentityId;
    ConversationId;
    MessageId;
    /// What one conversation is owed, once.
    DueId;
    NeedId;
    PieceId;
    PictureId;
    /// One piece of media on one channel.
    PublicationId;
    JobId;
    InvitationId;
    /// A letter to somebody of the team.
    LetterId;
    /// A bearer token of the API.
    TokenId;
    /// A picture that came with a message, kept by us.
    AttachmentId;
    /// One delivery of a network's webhook, as it arrived.
    DeliveryId;
}

/// Where new ids come from; handed in, so that a test can repeat itself.
pub trait Ids: Send + Sync {
    /// A new id, larger than those before it (UUID version 7), so that rows arrive in order.
    fn next(&self) -> Uuid;
}

//! What the owner of the server may set about networks. Every network's base address is a setting, so that an adapter
//! can be pointed at a server of one's own.

use crate::mail::MailSettings;
use serde::{Deserialize, Deserializer};

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NetworkSettings {
    pub bluesky: BlueskySettings,
    pub facebook: FacebookSettings,
    pub mail: MailSettings,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BlueskySettings {
    /// Where names are resolved and most accounts live. An account may live on a server of its own.
    pub service: String,
    /// Where links to posts lead people.
    pub web: String,
    /// The directory that knows where accounts live.
    pub directory: String,
}

#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FacebookSettings {
    /// The Graph API.
    pub graph: String,
    /// Where people sign in.
    pub dialog: String,
    /// The version of the Graph API, as it stands in its addresses.
    pub version: String,
    /// Of your own app at developers.facebook.com. Without it there is no signing in; a page token can be pasted.
    #[serde(deserialize_with = "text")]
    pub app_id: Option<String>,
    /// Signs our calls and checks theirs. Without it no webhook is accepted.
    #[serde(deserialize_with = "text")]
    pub app_secret: Option<String>,
    /// What you typed as verify token where the webhook was set up.
    #[serde(deserialize_with = "text")]
    pub verify_token: Option<String>,
    /// Meta gave your app the feature “Human Agent”: a person may answer a direct message for seven days instead of one.
    pub human_agent: bool,
}

impl Default for BlueskySettings {
    fn default() -> Self {
        Self {
            service: "https://bsky.social".into(),
            web: "https://bsky.app".into(),
            directory: "https://plc.directory".into(),
        }
    }
}

impl Default for FacebookSettings {
    fn default() -> Self {
        Self {
            graph: "https://graph.facebook.com".into(),
            dialog: "https://www.facebook.com".into(),
            version: "v25.0".into(),
            app_id: None,
            app_secret: None,
            verify_token: None,
            human_agent: false,
        }
    }
}

impl std::fmt::Debug for FacebookSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FacebookSettings")
            .field("graph", &self.graph)
            .field("dialog", &self.dialog)
            .field("version", &self.version)
            .field("app_id", &self.app_id)
            .field("human_agent", &self.human_agent)
            .finish_non_exhaustive()
    }
}

/// A text that may look like a number or a yes: from the environment, `900` is one, and app ids are written so.
pub(crate) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Text(String),
        Number(i64),
        Yes(bool),
    }
    Ok(Option::<Written>::deserialize(from)?.map(|written| match written {
        Written::Text(text) => text,
        Written::Number(number) => number.to_string(),
        Written::Yes(yes) => yes.to_string(),
    }))
}

//! What a Bluesky channel keeps sealed.

use super::wire::Session;
use crate::{Connection, NetworkError};
use serde::Deserialize;
use serde_json::Value;

#[derive(Clone, Deserialize)]
pub(super) struct Keys {
    /// The server the account lives on.
    pub pds: String,
    pub did: String,
    /// Made by the owner for us alone, and revocable by them; never their own password.
    pub app_password: String,
    pub access: String,
    pub refresh: String,
}

impl Keys {
    pub fn of(at: &Connection) -> Result<Self, NetworkError> {
        serde_json::from_value(at.keys())
            .map_err(|_| NetworkError::Reconnect { why: "The keys of this channel are not complete".into() })
    }

    /// The same account with a new session; it may have moved to another server meanwhile.
    pub fn with(&self, session: Session) -> Self {
        Self {
            pds: session
                .did_doc
                .as_ref()
                .and_then(super::wire::DidDocument::home)
                .unwrap_or_else(|| self.pds.clone()),
            access: session.access_jwt,
            refresh: session.refresh_jwt,
            ..self.clone()
        }
    }

    pub fn to_value(&self) -> Value {
        serde_json::json!({
            "pds": self.pds,
            "did": self.did,
            "app_password": self.app_password,
            "access": self.access,
            "refresh": self.refresh,
        })
    }
}

//! Connecting an account with its handle and an app password.

use super::Bluesky;
use super::client::{Body, Call, Failure, said};
use super::facets::is_handle;
use super::keys::Keys;
use super::wire::Profile;
use crate::{Connect, Connected, Connection, Field, NetworkError};
use async_trait::async_trait;
use std::collections::BTreeMap;

static FIELDS: [Field; 3] = [
    Field {
        key: "handle",
        label: "Handle",
        help: "As it stands under the name, for instance adas-joinery.bsky.social",
        secret: false,
        required: true,
    },
    Field {
        key: "app_password",
        label: "App password",
        help: "Made in Bluesky under Settings → Privacy and security → App passwords. Not your own password.",
        secret: true,
        required: true,
    },
    Field {
        key: "server",
        label: "Server",
        help: "Only if your account lives on a server of its own: its address, beginning with https://",
        secret: false,
        required: false,
    },
];

#[async_trait]
impl Connect for Bluesky {
    fn fields(&self) -> &'static [Field] {
        &FIELDS
    }

    async fn connect(&self, filled: &BTreeMap<String, String>) -> Result<Connected, NetworkError> {
        let given = |key: &str| filled.get(key).map(|value| value.trim()).unwrap_or_default();
        let handle = tidied_handle(given("handle"));
        let password = given("app_password");
        if !is_handle(&handle) {
            return refused("Handle: write it whole, for instance adas-joinery.bsky.social.");
        }
        if password.is_empty() {
            return refused("App password: it is missing.");
        }
        let home = match given("server").trim_end_matches('/') {
            "" => self.home(&handle).await?,
            server if server.starts_with("https://") || server.starts_with("http://") => server.to_owned(),
            server => format!("https://{server}"),
        };
        let session = self.client.create_session(&home, &handle, password).await;
        let session = session.map_err(|failure| not_let_in(failure, given("server")))?;
        let keys = Keys {
            pds: home,
            did: session.did.clone(),
            app_password: password.to_owned(),
            access: String::new(),
            refresh: String::new(),
        };
        let (did, handle) = (session.did.clone(), session.handle.clone());
        let keys = keys.with(session);
        let at = Connection::new(did.clone(), None, handle.clone(), keys.to_value());
        let query = vec![("actor", did.clone())];
        let call = Call { name: "app.bsky.actor.getProfile", query, body: Body::None };
        let name = match self.client.call::<Profile>(&at, call).await {
            Ok(profile) => profile.display_name.map(|name| name.trim().to_owned()),
            // A very new account is not known to the app view yet. It has no name there, and that is all.
            Err(Failure::Said { status: 400, .. }) => None,
            Err(failure) => return Err(failure.when_reading()),
        };
        let name = name.filter(|name| !name.is_empty());
        Ok(Connected {
            remote_id: did,
            name: name.unwrap_or_else(|| handle.clone()),
            handle: Some(format!("@{handle}")),
            keys: at.keys(),
            lacks: Vec::new(),
        })
    }
}

impl Bluesky {
    async fn home(&self, handle: &str) -> Result<String, NetworkError> {
        let service = &self.client.settings.service;
        let unknown = || refused("Handle: nobody on Bluesky has this one. Is it spelled right?");
        let did = match self.client.resolve_handle(service, handle).await {
            Ok(did) => did,
            Err(failure) if failure.is_missing() => return unknown(),
            Err(Failure::Said { status: 400, .. }) => return unknown(),
            Err(failure) => return Err(failure.when_reading()),
        };
        let home = self.client.home_of(&did).await.map_err(Failure::when_reading)?;
        Ok(home.unwrap_or_else(|| service.clone()))
    }
}

fn refused<T>(reason: &str) -> Result<T, NetworkError> {
    Err(NetworkError::Refused { reason: reason.to_owned() })
}

fn not_let_in(failure: Failure, server: &str) -> NetworkError {
    let reason = match &failure {
        Failure::Said { error, .. } if error == "AuthFactorTokenRequired" => {
            "App password: this is your own password. Make an app password and use that.".to_owned()
        }
        Failure::Said { status: 401, .. } => {
            "App password: Bluesky does not accept it for this handle.".to_owned()
        }
        Failure::Said { status: 404 | 405, .. } | Failure::Unreadable(_) if !server.is_empty() => {
            "Server: there is no Bluesky server at this address.".to_owned()
        }
        Failure::Said { status: 400 | 403, error, message, .. } => {
            format!("Bluesky says: {}", said(error, message))
        }
        Failure::Silent(error) if error.certainly_not_sent() && !server.is_empty() => {
            format!("Server: it cannot be reached ({error}).")
        }
        _ => return failure.when_reading(),
    };
    NetworkError::Refused { reason }
}

/// Copied handles bring an '@' along, and invisible marks that say how to write from right to left.
fn tidied_handle(text: &str) -> String {
    let visible = |c: &char| !matches!(*c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    let handle: String = text.chars().filter(visible).collect();
    handle.trim().trim_start_matches("at://").trim_start_matches('@').trim_end_matches('.').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::tidied_handle;

    #[test]
    fn a_copied_handle_is_understood() {
        assert_eq!(tidied_handle(" \u{202A}@Adas-Joinery.bsky.social\u{202C} "), "adas-joinery.bsky.social");
    }
}

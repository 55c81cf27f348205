//! Connecting a page: by signing in at Facebook, or with a page token from their developer tools.

use super::Facebook;
use super::client::token;
use super::failure::Failure;
use super::wire::Page;
use crate::{Connect, Connected, Connection, Field, NetworkError, SignIn};
use async_trait::async_trait;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use url::Url;

/// What we ask for, and what for: see docs/networks/facebook.md.
const SCOPES: &str = "pages_show_list,business_management,pages_manage_posts,pages_manage_engagement,\
                      pages_read_engagement,pages_read_user_content,pages_messaging,pages_manage_metadata";
/// What Facebook shall call us about.
const SUBSCRIBED: &str = "feed,messages,message_echoes,message_edits,mention";

static FIELDS: [Field; 1] = [Field {
    key: "page_token",
    label: "Page token",
    help: "From developers.facebook.com → Tools → Graph API Explorer, for a page you have a role on. \
           Signing in is easier, where this installation has a Facebook app.",
    secret: true,
    required: true,
}];

#[async_trait]
impl Connect for Facebook {
    fn fields(&self) -> &'static [Field] {
        &FIELDS
    }

    async fn connect(&self, filled: &BTreeMap<String, String>) -> Result<Connected, NetworkError> {
        let refused = |reason: &str| NetworkError::Refused { reason: reason.to_owned() };
        let token = filled.get("page_token").map(|token| token.trim()).unwrap_or_default();
        if token.is_empty() {
            return Err(refused("Page token: it is missing."));
        }
        // Only a page has a category; asking a person for it is an error.
        let fields = ("fields", "id,name,username,category".to_owned());
        let page: Page =
            self.client.get(token, "me", vec![fields]).await.map_err(|failure| match failure {
                Failure::Said { ref error, .. } if error.code == 100 => refused(
                    "Page token: this is the token of a person. Choose the page in the Explorer first.",
                ),
                Failure::Said { ref error, .. } if matches!(error.code, 190 | 102) => {
                    refused("Page token: Facebook does not accept it. It may have run out.")
                }
                other => other.when_reading(),
            })?;
        Ok(connected(page, token, Vec::new()))
    }

    async fn subscribe(&self, at: &Connection) -> Result<(), NetworkError> {
        let params = vec![("subscribed_fields", SUBSCRIBED.to_owned())];
        let path = format!("{}/subscribed_apps", at.remote_id);
        self.client.post::<Value>(&token(at)?, &path, params).await.map(|_| ()).map_err(Failure::when_reading)
    }

    fn sign_in(&self) -> Option<&dyn SignIn> {
        Some(self)
    }
}

/// Source for the challenge: developers.facebook.com, "OIDC Code Flow with PKCE for manually built flows" (S256; there said to
/// be still in testing), read 2026-11-26. Where it is not heeded it does no harm: the app's secret is needed all the same.
#[async_trait]
impl SignIn for Facebook {
    fn address(&self, redirect: &str, state: &str, challenge: &str) -> Option<String> {
        let settings = &self.client.settings;
        let id = settings.app_id.as_deref()?;
        settings.app_secret.as_ref()?;
        let mut address = Url::parse(&self.client.dialog()).ok()?;
        address.query_pairs_mut().extend_pairs([
            ("client_id", id),
            ("redirect_uri", redirect),
            ("state", state),
            ("response_type", "code"),
            ("scope", SCOPES),
            ("code_challenge", challenge),
            ("code_challenge_method", "S256"),
        ]);
        Some(address.into())
    }

    async fn accounts(
        &self,
        redirect: &str,
        code: &str,
        verifier: &str,
    ) -> Result<Vec<Connected>, NetworkError> {
        let user = self.client.user_token(redirect, code, verifier).await.map_err(Failure::when_reading)?;
        let pages = self.client.pages(&user).await.map_err(Failure::when_reading)?;
        let declined = self.client.declined(&user).await.map_err(Failure::when_reading)?;
        let lacks: Vec<String> = declined.iter().filter_map(|scope| without(scope)).collect();
        // A page on which this person may not act comes without a token.
        let with_token = pages.into_iter().filter_map(|page| {
            let token = page.access_token.clone()?;
            Some(connected(page, &token, lacks.clone()))
        });
        let accounts: Vec<Connected> = with_token.collect();
        if accounts.is_empty() {
            let reason = "Facebook named no page that you may manage. Did you choose one while signing in?";
            return Err(NetworkError::Refused { reason: reason.into() });
        }
        Ok(accounts)
    }
}

/// What does not work without a permission that the owner did not give.
fn without(scope: &str) -> Option<String> {
    let what = match scope {
        "pages_manage_posts" => "Publishing and taking down posts does not work",
        "pages_manage_engagement" => "Answering, hiding, liking and deleting comments does not work",
        "pages_read_engagement" => "Posts and comments of the page are not heard",
        "pages_read_user_content" => "Comments and posts of visitors are not heard",
        "pages_messaging" => "Direct messages are neither heard nor answered",
        "pages_manage_metadata" => "Facebook does not call us: what is written is heard by polling, later",
        _ => return None,
    };
    Some(format!("{what}, because the permission {scope} was not given. Connect again and leave it ticked."))
}

fn connected(page: Page, token: &str, lacks: Vec<String>) -> Connected {
    Connected {
        remote_id: page.id,
        name: page.name,
        handle: page.username.map(|username| format!("@{username}")),
        keys: json!({"token": token}),
        lacks,
    }
}

//! Talks to the Graph API; the only file with addresses of theirs.

use super::failure::Failure;
use super::usage::left;
use super::wire::{List, Page, Permission, Token};
use crate::outside::{Outside, OutsideRequest, OutsideResponse, Part};
use crate::{Connection, FacebookSettings, Left, NetworkError};
use chrono::{DateTime, TimeDelta};
use domain::{Clock, Timestamp};
use hmac::{Hmac, KeyInit, Mac};
use http::Method;
use serde::de::DeserializeOwned;
use sha2::Sha256;
use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Pages of a list that are read in one go.
const PAGES: usize = 10;

pub(super) struct Client {
    outside: Outside,
    pub settings: FacebookSettings,
    clock: Arc<dyn Clock>,
    /// How far their clock is ahead of ours, in seconds, as their last answer showed.
    ahead: AtomicI64,
    /// What is left to each token, as the answers to what was read with it said.
    left: Mutex<HashMap<String, Vec<Left>>>,
}

/// Names and values, as they stand in a query or a form.
pub(super) type Params<'a> = Vec<(&'a str, String)>;

/// One page of a list.
pub(super) struct Listed<T> {
    pub items: Vec<T>,
    /// Where the next page begins, while there is more.
    pub after: Option<String>,
}

impl Client {
    pub fn new(outside: Outside, settings: FacebookSettings, clock: Arc<dyn Clock>) -> Self {
        Self { outside, settings, clock, ahead: AtomicI64::new(0), left: Mutex::default() }
    }

    pub fn outside(&self) -> &Outside {
        &self.outside
    }

    /// What their clock shows. A second or so behind it: their answers tell whole seconds.
    pub fn their_now(&self) -> Timestamp {
        self.theirs(self.clock.now())
    }

    /// A moment of ours by their clock. Moments of the two clocks are never compared otherwise.
    pub fn theirs(&self, ours: Timestamp) -> Timestamp {
        ours.plus(TimeDelta::seconds(self.ahead.load(Ordering::Relaxed)))
    }

    /// A moment of theirs by our clock.
    pub fn ours(&self, theirs: Timestamp) -> Timestamp {
        theirs.minus(TimeDelta::seconds(self.ahead.load(Ordering::Relaxed)))
    }

    pub async fn get<T: DeserializeOwned>(
        &self,
        token: &str,
        path: &str,
        params: Params<'_>,
    ) -> Result<T, Failure> {
        let params = self.signed(token, params);
        let answer = self.sent(self.outside.get(&self.address(path)).query(&params)).await?;
        let left = left(&answer);
        if !left.is_empty() {
            self.left().entry(token.to_owned()).or_default().extend(left);
        }
        read(&answer)
    }

    /// Hands over what is left to a token by the answers since it was asked last.
    pub fn take_left(&self, token: &str) -> Vec<Left> {
        self.left().remove(token).unwrap_or_default()
    }

    fn left(&self) -> MutexGuard<'_, HashMap<String, Vec<Left>>> {
        self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub async fn post<T: DeserializeOwned>(
        &self,
        token: &str,
        path: &str,
        params: Params<'_>,
    ) -> Result<T, Failure> {
        let params = self.signed(token, params);
        self.answered(self.outside.post(&self.address(path)).form(&params)).await
    }

    pub async fn delete<T: DeserializeOwned>(&self, token: &str, path: &str) -> Result<T, Failure> {
        let params = self.signed(token, vec![]);
        self.answered(self.outside.request(Method::DELETE, &self.address(path)).query(&params)).await
    }

    /// Posts a picture with it.
    pub async fn upload<T: DeserializeOwned>(
        &self,
        token: &str,
        path: &str,
        params: Params<'_>,
        jpeg: Vec<u8>,
    ) -> Result<T, Failure> {
        let field = |(name, value): (&str, String)| Part {
            name: name.to_owned(),
            value: value.into_bytes(),
            file: None,
        };
        let mut parts: Vec<Part> = self.signed(token, params).into_iter().map(field).collect();
        let file = Some(("picture.jpg".to_owned(), "image/jpeg".to_owned()));
        parts.push(Part { name: "source".into(), value: jpeg, file });
        let request = self.outside.post(&self.address(path)).multipart(parts);
        self.answered(request.timeout(std::time::Duration::from_secs(90))).await
    }

    /// One page of a list. Whether there is more is said by `next`, not by a short page.
    pub async fn page<T: DeserializeOwned>(
        &self,
        token: &str,
        path: &str,
        mut params: Params<'_>,
        after: Option<&str>,
    ) -> Result<Listed<T>, Failure> {
        params.extend(after.map(|after| ("after", after.to_owned())));
        let page: List<T> = self.get(token, path, params).await?;
        let after = page.paging.cursors.after.filter(|_| page.paging.next.is_some());
        Ok(Listed { items: page.data, after })
    }

    /// A list until `enough` of it is read, or to its end, or ten pages of it.
    pub async fn list<T: DeserializeOwned>(
        &self,
        token: &str,
        path: &str,
        params: Params<'_>,
        enough: impl Fn(&[T]) -> bool,
    ) -> Result<Vec<T>, Failure> {
        let mut items = vec![];
        let mut after: Option<String> = None;
        for _ in 0..PAGES {
            let page = self.page(token, path, params.clone(), after.as_deref()).await?;
            items.extend(page.items);
            after = page.after;
            if after.is_none() || enough(&items) {
                break;
            }
        }
        Ok(items)
    }

    /// The long-lived user token for a code of the sign-in page.
    pub async fn user_token(&self, redirect: &str, code: &str, verifier: &str) -> Result<String, Failure> {
        let (id, secret) = (self.settings.app_id.clone(), self.settings.app_secret.clone());
        let (Some(id), Some(secret)) = (id, secret) else {
            let reason = "This installation has no Facebook app.".to_owned();
            return Err(Failure::NoKeys(NetworkError::Refused { reason }));
        };
        let app = [("client_id", id), ("client_secret", secret)];
        let address = self.address("oauth/access_token");
        let call = async |more: Params<'_>| {
            let params: Params<'_> = app.iter().cloned().chain(more).collect();
            self.answered::<Token>(self.outside.get(&address).query(&params)).await
        };
        let given = [("redirect_uri", redirect), ("code", code), ("code_verifier", verifier)];
        let short = call(given.map(|(name, value)| (name, value.to_owned())).to_vec()).await?;
        let exchange = ("grant_type", "fb_exchange_token".to_owned());
        let long = call(vec![exchange, ("fb_exchange_token", short.access_token)]).await?;
        Ok(long.access_token)
    }

    /// The pages a person has a role on.
    pub async fn pages(&self, user_token: &str) -> Result<Vec<Page>, Failure> {
        let fields = ("fields", "id,name,username,access_token".to_owned());
        let params = vec![fields, ("limit", "100".into())];
        self.list(user_token, "me/accounts", params, |_| false).await
    }

    /// The permissions the owner did not give, of those that were asked for.
    pub async fn declined(&self, user_token: &str) -> Result<Vec<String>, Failure> {
        let all: Vec<Permission> = self.list(user_token, "me/permissions", vec![], |_| false).await?;
        let declined = all.into_iter().filter(|one| one.status != "granted");
        Ok(declined.map(|one| one.permission).collect())
    }

    /// Where people sign in.
    pub fn dialog(&self) -> String {
        let base = self.settings.dialog.trim_end_matches('/');
        format!("{base}/{}/dialog/oauth", self.settings.version)
    }

    async fn answered<T: DeserializeOwned>(&self, request: OutsideRequest) -> Result<T, Failure> {
        read(&self.sent(request).await?)
    }

    async fn sent(&self, request: OutsideRequest) -> Result<OutsideResponse, Failure> {
        let answer = request.send().await.map_err(Failure::Silent)?;
        if let Some(date) = answer.header("date").and_then(|date| DateTime::parse_from_rfc2822(date).ok()) {
            self.ahead.store(date.timestamp() - self.clock.now().seconds(), Ordering::Relaxed);
        }
        if !answer.is_success() {
            return Err(Failure::of(&answer));
        }
        Ok(answer)
    }

    fn address(&self, path: &str) -> String {
        format!("{}/{}/{path}", self.settings.graph.trim_end_matches('/'), self.settings.version)
    }

    /// Adds the token, and the proof that we are the app it was given to.
    fn signed<'a>(&self, token: &str, mut params: Params<'a>) -> Params<'a> {
        params.push(("access_token", token.to_owned()));
        if let Some(secret) = &self.settings.app_secret {
            params.push(("appsecret_proof", hmac(secret, token.as_bytes())));
        }
        params
    }
}

fn read<T: DeserializeOwned>(answer: &OutsideResponse) -> Result<T, Failure> {
    answer.json().map_err(|place| Failure::Unreadable(format!("Facebook's answer differs at {place}")))
}

/// HMAC-SHA256 in hexadecimal.
pub(super) fn hmac(secret: &str, bytes: &[u8]) -> String {
    // HMAC takes keys of any length, so this cannot fail.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return String::new() };
    mac.update(bytes);
    hex::encode(mac.finalize().into_bytes())
}

/// The token of the page.
pub(super) fn token(at: &Connection) -> Result<String, NetworkError> {
    let keys = at.keys();
    let token = keys["token"].as_str().filter(|token| !token.is_empty());
    token
        .map(str::to_owned)
        .ok_or_else(|| NetworkError::Reconnect { why: "The keys of this channel are not complete".into() })
}

//! Everything the pretend network knows.

use super::account::{Account, Sessions, Standing};
use super::records::Record;
use domain::Timestamp;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

#[derive(Default)]
pub(super) struct State {
    pub accounts: Vec<Account>,
    pub sessions: Sessions,
    /// In the order they were written.
    pub records: Vec<Record>,
    pub notes: Vec<Note>,
    /// Pictures by their name.
    pub blobs: BTreeMap<String, Vec<u8>>,
}

/// One notification.
#[derive(Clone)]
pub(super) struct Note {
    pub to: String,
    pub uri: String,
    pub reason: &'static str,
    pub subject: Option<String>,
    pub at: Timestamp,
}

impl State {
    pub fn add_account(&mut self, handle: &str, name: &str, app_password: Option<&str>) -> String {
        // The same names get the same DIDs in every run.
        let did = format!("did:plc:{}", &base32(handle.as_bytes())[..24]);
        if let Some(known) = self.accounts.iter_mut().find(|account| account.did == did) {
            known.app_password = app_password.map(str::to_owned);
            return did;
        }
        self.accounts.push(Account {
            did: did.clone(),
            handle: handle.to_owned(),
            name: name.to_owned(),
            app_password: app_password.map(str::to_owned),
            standing: Standing::default(),
            labels: vec![],
        });
        did
    }

    /// By handle or DID.
    pub fn account(&self, who: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.handle == who || account.did == who)
    }

    pub fn did_of(&self, who: &str) -> Option<String> {
        self.account(who).map(|account| account.did.clone())
    }

    pub fn record(&self, uri: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.uri == uri)
    }

    pub fn posts(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().filter(|record| record.collection == "app.bsky.feed.post")
    }

    /// Whether the app view shows what this account wrote.
    pub fn shows(&self, did: &str) -> bool {
        self.account(did).is_some_and(|account| account.standing == Standing::Shown)
    }

    pub fn expire_sessions(&mut self) {
        self.sessions.expire_access();
    }

    pub fn revoke(&mut self, handle: &str) {
        let Some(account) = self.accounts.iter_mut().find(|account| account.handle == handle) else { return };
        account.app_password = None;
        let did = account.did.clone();
        self.sessions.revoke(&did);
    }
}

/// 52 letters that stand for these bytes, as a content id ends with.
pub(super) fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let hash = Sha256::digest(bytes);
    let bit = |place: usize| hash.get(place / 8).is_some_and(|byte| byte >> (7 - place % 8) & 1 == 1);
    (0..52)
        .map(|letter| (0..5).fold(0, |value, place| value << 1 | usize::from(bit(letter * 5 + place))))
        .map(|value| char::from(LETTERS[value]))
        .collect()
}

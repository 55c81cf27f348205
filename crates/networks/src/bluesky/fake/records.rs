//! Records, and whom they notify.

use super::FakePost;
use super::account::Refusal;
use super::state::{Note, State, base32};
use domain::Timestamp;
use serde_json::Value;
use std::collections::BTreeSet;

#[derive(Clone)]
pub(super) struct Record {
    pub uri: String,
    pub cid: String,
    pub did: String,
    pub collection: String,
    pub value: Value,
    pub indexed_at: Timestamp,
}

impl Record {
    pub fn text(&self) -> &str {
        self.value["text"].as_str().unwrap_or_default()
    }

    pub fn parent(&self) -> Option<&str> {
        self.value["reply"]["parent"]["uri"].as_str()
    }

    pub fn to_post(&self) -> FakePost {
        FakePost {
            uri: self.uri.clone(),
            text: self.text().to_owned(),
            parent: self.parent().map(str::to_owned),
            record: self.value.clone(),
        }
    }
}

impl State {
    /// Writes a record and tells everyone it concerns. Their words where they refuse.
    pub fn write(
        &mut self,
        did: &str,
        collection: &str,
        key: Option<&str>,
        value: Value,
        now: Timestamp,
    ) -> Result<Record, (u16, &'static str, String)> {
        let key = key.map_or_else(|| format!("3zz{:010}", self.records.len()), str::to_owned);
        let uri = format!("at://{did}/{collection}/{key}");
        if self.record(&uri).is_some() {
            // Seen at @atproto/pds 0.5.35.
            return Err((500, "InternalServerError", "Internal Server Error".into()));
        }
        check(&value)?;
        let cid = format!("bafyrei{}", base32(format!("{uri}{value}").as_bytes()));
        let record = Record {
            uri,
            cid,
            did: did.to_owned(),
            collection: collection.to_owned(),
            value,
            indexed_at: now,
        };
        self.records.push(record.clone());
        self.notify(&record);
        Ok(record)
    }

    /// Removes a record; what does not exist is removed, too.
    pub fn remove(&mut self, uri: &str) {
        self.records.retain(|record| record.uri != uri);
        self.notes.retain(|note| note.uri != uri);
    }

    fn notify(&mut self, record: &Record) {
        let mut told: BTreeSet<String> = [record.did.clone()].into();
        let mut notes: Vec<(String, &'static str, Option<String>)> = vec![];
        // Everyone above a reply hears of it, five levels up.
        let mut above = record.parent().map(str::to_owned);
        let mut authors = vec![];
        for _ in 0..5 {
            let Some(parent) = above.as_deref().and_then(|uri| self.record(uri)) else { break };
            authors.push((parent.did.clone(), parent.uri.clone()));
            above = parent.parent().map(str::to_owned);
        }
        notes.extend(authors.into_iter().map(|(did, uri)| (did, "reply", Some(uri))));
        let mentioned = record.value["facets"].as_array().into_iter().flatten();
        for feature in mentioned.filter_map(|facet| facet["features"].as_array()).flatten() {
            notes.extend(feature["did"].as_str().map(|did| (did.to_owned(), "mention", None)));
        }
        let quoted = record.value["embed"]["record"]["uri"].as_str();
        let subject = record.value["subject"]["uri"].as_str();
        let reason = if record.collection == "app.bsky.feed.like" { "like" } else { "repost" };
        for (uri, reason) in
            quoted.map(|uri| (uri, "quote")).into_iter().chain(subject.map(|uri| (uri, reason)))
        {
            notes.extend(self.record(uri).map(|about| (about.did.clone(), reason, Some(about.uri.clone()))));
        }
        for (to, reason, subject) in notes {
            if told.insert(to.clone()) {
                self.notes.push(Note { to, uri: record.uri.clone(), reason, subject, at: record.indexed_at });
            }
        }
    }
}

/// The limits of `app.bsky.feed.post`, in the words of the real server.
fn check(value: &Value) -> Result<(), (u16, &'static str, String)> {
    let text = value["text"].as_str().unwrap_or_default();
    let graphemes = domain::text::count_graphemes(text);
    let invalid =
        |what: String| Err((400, "InvalidRequest", format!("Invalid app.bsky.feed.post record: {what}")));
    if graphemes > 300 {
        return invalid(format!("grapheme too big (maximum 300, got {graphemes}) at $.record.text"));
    }
    if text.len() > 3000 {
        return invalid(format!("string too big (maximum 3000, got {}) at $.record.text", text.len()));
    }
    if value["hiddenReplies"].as_array().is_some_and(|hidden| hidden.len() > 300) {
        return invalid("array too big (maximum 300) at $.record.hiddenReplies".into());
    }
    if value["createdAt"].as_str().and_then(Timestamp::parse).is_none() {
        return invalid("Missing required key \"createdAt\" at $.record".into());
    }
    Ok(())
}

pub(super) fn owned((status, error, message): Refusal) -> (u16, &'static str, String) {
    (status, error, message.to_owned())
}

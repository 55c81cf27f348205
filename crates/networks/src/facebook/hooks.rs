//! What Facebook calls us about.
//!
//! Source: developers.facebook.com, "Webhooks: getting started" (handshake, signature over the raw body, deliveries in
//! batches, repeated for up to 36 hours); official samples fbsamples/graph-api-webhooks-samples; the payloads stand in no
//! specification file. Read 2026-11-22.

use super::Facebook;
use super::client::hmac;
use super::translate::{attachment, author};
use super::wire::From;
use crate::{AppHooks, HookPart, HookRefused, HookRequest, Hooks};
use chrono::TimeDelta;
use domain::Timestamp;
use domain::channels::{Incoming, IncomingMessage, Reaction};
use domain::inbox::{Attachment, Kind, Sight};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use subtle::ConstantTimeEq;

/// They go on trying for 36 hours. What is much older was recorded by somebody and is played again.
const MOST_AGE: TimeDelta = TimeDelta::hours(48);

impl Hooks for Facebook {
    fn handshake(&self, query: &BTreeMap<String, String>) -> Result<String, HookRefused> {
        let wanted = self.client.settings.verify_token.as_ref().ok_or(HookRefused::NotSetUp)?;
        let given = |key: &str| query.get(key).map(String::as_str).unwrap_or_default();
        let same: bool = given("hub.verify_token").as_bytes().ct_eq(wanted.as_bytes()).into();
        if given("hub.mode") != "subscribe" || !same {
            return Err(HookRefused::WrongToken);
        }
        Ok(given("hub.challenge").to_owned())
    }

    fn verify(&self, request: &HookRequest<'_>) -> Result<(), HookRefused> {
        let secret = self.client.settings.app_secret.as_ref().ok_or(HookRefused::NotSetUp)?;
        let given = request.headers.get("x-hub-signature-256").ok_or(HookRefused::NoSignature)?;
        let given = given.strip_prefix("sha256=").ok_or(HookRefused::WrongSignature)?;
        let wanted = hmac(secret, request.body);
        let same: bool = given.to_ascii_lowercase().as_bytes().ct_eq(wanted.as_bytes()).into();
        if !same {
            return Err(HookRefused::WrongSignature);
        }
        // Only what is signed has a time worth reading.
        let body: Value = serde_json::from_slice(request.body).unwrap_or_default();
        let newest =
            body["entry"].as_array().into_iter().flatten().filter_map(|entry| moment(&entry["time"])).max();
        let too_old = newest.is_some_and(|newest| self.clock.now().since(newest) > MOST_AGE);
        if too_old { Err(HookRefused::TooOld) } else { Ok(()) }
    }

    fn translate(&self, remote_id: &str, body: &[u8]) -> Result<Vec<Incoming>, String> {
        translate(remote_id, body)
    }

    fn per_app(&self) -> Option<&dyn AppHooks> {
        Some(self)
    }

    fn needs_subscription(&self) -> bool {
        true
    }
}

/// Source: developers.facebook.com, "Webhooks": an app has one callback for all pages; changes of several come in one
/// delivery, an entry each, whose `id` is the page; read 2026-11-26.
impl AppHooks for Facebook {
    fn parts(&self, body: &[u8]) -> Result<Vec<HookPart>, String> {
        let whole: Value = serde_json::from_slice(body).map_err(|error| format!("no JSON: {error}"))?;
        let entries = whole["entry"].as_array().ok_or("no entries")?;
        let mut by_page: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
        for entry in entries {
            by_page.entry(entry["id"].as_str().unwrap_or_default()).or_default().push(entry);
        }
        // About one alone it stays as it came, so that the same again is known again.
        let alone = by_page.len() == 1;
        let part = |(page, entries): (&str, Vec<&Value>)| HookPart {
            account: page.to_owned(),
            body: if alone {
                body.to_vec()
            } else {
                json!({"object": whole["object"], "entry": entries}).to_string().into_bytes()
            },
        };
        Ok(by_page.into_iter().map(part).collect())
    }
}

/// What a delivery says about this page. `Err` when there was something for it and nothing of that is understood.
pub(super) fn translate(page: &str, body: &[u8]) -> Result<Vec<Incoming>, String> {
    let body: Value = serde_json::from_slice(body).map_err(|error| format!("no JSON: {error}"))?;
    if body["object"] != "page" {
        return Err(format!("not about a page but {}", body["object"]));
    }
    let entries = body["entry"].as_array().ok_or("no entries")?;
    let mut incoming = vec![];
    let mut strange = vec![];
    let mut understood = false;
    for entry in entries.iter().filter(|entry| entry["id"].as_str() == Some(page)) {
        let changes =
            entry["changes"].as_array().into_iter().flatten().map(|value| change(page, value, entry));
        // In stand-by, another app answers this person; what they write is for us all the same.
        let talks = ["messaging", "standby"].into_iter().filter_map(|key| entry[key].as_array()).flatten();
        let talks = talks.map(|value| talk(page, value));
        for meaning in changes.chain(talks) {
            match meaning {
                Ok(meaning) => {
                    understood = true;
                    incoming.extend(meaning);
                }
                Err(what) => strange.push(what),
            }
        }
    }
    if understood || strange.is_empty() { Ok(incoming) } else { Err(strange.join("; ")) }
}

/// Something happened on the page. `Ok(None)`: it means nothing to us.
fn change(page: &str, change: &Value, entry: &Value) -> Result<Option<Incoming>, String> {
    let field = change["field"].as_str().unwrap_or_default();
    let value = &change["value"];
    let text = |key: &str| value[key].as_str().map(str::to_owned);
    let needed = |key: &str| text(key).ok_or_else(|| format!("{field} without {key}"));
    let at = moment(&value["created_time"]).or_else(|| moment(&entry["time"])).unwrap_or(Timestamp(0));
    let item = value["item"].as_str().unwrap_or_default();
    let verb = value["verb"].as_str().unwrap_or_default();
    match (field, item, verb) {
        ("feed", "comment", "add") => comment(page, value, at).map(Some),
        ("feed", "comment", "edit" | "edited") => Ok(Some(Incoming::Edited {
            remote_id: needed("comment_id")?,
            text: text("message").unwrap_or_default(),
            at: moment(&entry["time"]).unwrap_or(at),
        })),
        ("feed", "comment", "remove") => {
            let at = moment(&entry["time"]).unwrap_or(at);
            Ok(Some(Incoming::Deleted { remote_id: needed("comment_id")?, at }))
        }
        // A like of a comment is not about what we published.
        ("feed", "reaction" | "like", _) if value["comment_id"].is_string() => Ok(None),
        ("feed", "reaction" | "like" | "share", "add" | "edit" | "remove") => Ok(Some(Incoming::Reacted {
            under: needed("post_id")?,
            by: value["from"]["id"].as_str().map(str::to_owned),
            reaction: if item == "share" {
                Reaction::PassedOn("share".into())
            } else {
                Reaction::Feeling(text("reaction_type").unwrap_or_else(|| "like".into()))
            },
            added: verb != "remove",
            // A changed reaction may carry the moment of the first one.
            at: moment(&entry["time"]).unwrap_or(at),
        })),
        ("feed", "status" | "post" | "photo" | "video" | "link", "add") => {
            // Our own posts tell us nothing new.
            Ok((value["from"]["id"].as_str() != Some(page)).then(|| post(page, value, at)).transpose()?)
        }
        ("feed", "status" | "post" | "photo" | "video" | "link", "edit" | "edited") => {
            Ok(Some(Incoming::Edited {
                remote_id: needed("post_id")?,
                text: text("message").unwrap_or_default(),
                at: moment(&entry["time"]).unwrap_or(at),
            }))
        }
        ("feed", "status" | "post" | "photo" | "video" | "link", "remove") => {
            Ok(Some(Incoming::Deleted { remote_id: needed("post_id")?, at }))
        }
        ("feed", _, "hide" | "unhide") => Ok(Some(Incoming::Seen {
            remote_id: text("comment_id").map_or_else(|| needed("post_id"), Ok)?,
            sight: if verb == "hide" { Sight::Hidden } else { Sight::Open },
            at: moment(&entry["time"]).unwrap_or(at),
        })),
        ("mention", _, "add") => mention(page, value, at).map(Some),
        _ => Err(format!("{field} {item} {verb}").trim().to_owned()),
    }
}

fn comment(page: &str, value: &Value, at: Timestamp) -> Result<Incoming, String> {
    let text = |key: &str| value[key].as_str().map(str::to_owned);
    let remote_id = text("comment_id").ok_or("a comment without comment_id")?;
    let post = text("post_id").ok_or("a comment without post_id")?;
    // A post's id begins with the page it stands on; whose post it is, is told only for visitors' posts.
    let visitors = value["post"]["from"]["id"].as_str().is_some_and(|id| id != page);
    let ours = post.starts_with(&format!("{page}_")) && !visitors;
    let parent = text("parent_id").unwrap_or_else(|| post.clone());
    let pictures = ["photo", "video"].into_iter().filter_map(|kind| {
        let url = value[kind].as_str()?;
        attachment(&serde_json::json!({"type": kind, "url": url}))
    });
    Ok(Incoming::Message(IncomingMessage {
        remote_id,
        thread: None,
        parent: Some(parent),
        under: ours.then_some(post),
        kind: if ours { Kind::Comment } else { Kind::Mention },
        public: true,
        from: author(from(&value["from"]).as_ref(), page),
        text: text("message").unwrap_or_default(),
        attachments: pictures.collect(),
        link: text("permalink_url").or_else(|| value["post"]["permalink_url"].as_str().map(str::to_owned)),
        written_at: at,
        told_at: at,
        sight: Sight::Open,
    }))
}

fn post(page: &str, value: &Value, at: Timestamp) -> Result<Incoming, String> {
    let remote_id = value["post_id"].as_str().ok_or("a post without post_id")?.to_owned();
    Ok(Incoming::Message(named(page, remote_id, from(&value["from"]).as_ref(), value, at)))
}

/// Somebody named the page in a post or comment of their own.
fn mention(page: &str, value: &Value, at: Timestamp) -> Result<Incoming, String> {
    let remote_id =
        value["comment_id"].as_str().or(value["post_id"].as_str()).ok_or("a mention without post_id")?;
    let sender = from(&value["from"]).or_else(|| {
        let name = value["sender_name"].as_str().map(str::to_owned);
        value["sender_id"].as_str().map(|id| From { id: id.to_owned(), name })
    });
    Ok(Incoming::Message(named(page, remote_id.to_owned(), sender.as_ref(), value, at)))
}

fn named(
    page: &str,
    remote_id: String,
    from: Option<&From>,
    value: &Value,
    at: Timestamp,
) -> IncomingMessage {
    let picture = value["link"].as_str().filter(|_| value["item"] == "photo");
    IncomingMessage {
        remote_id,
        thread: None,
        parent: None,
        under: None,
        kind: Kind::Mention,
        public: true,
        from: author(from, page),
        text: value["message"].as_str().unwrap_or_default().to_owned(),
        attachments: picture
            .and_then(|url| attachment(&serde_json::json!({"type": "photo", "url": url})))
            .into_iter()
            .collect(),
        link: value["permalink_url"].as_str().map(str::to_owned),
        written_at: at,
        told_at: at,
        sight: Sight::Open,
    }
}

/// Somebody wrote to us, or we to them.
fn talk(page: &str, value: &Value) -> Result<Option<Incoming>, String> {
    let at = moment(&value["timestamp"]).unwrap_or(Timestamp(0));
    let (sender, recipient) = (from(&value["sender"]), from(&value["recipient"]));
    let edit = &value["message_edit"];
    if let Some(mid) = edit["mid"].as_str() {
        let text = edit["text"].as_str().unwrap_or_default().to_owned();
        // Several of one moment are numbered.
        let number = edit["num_edit"].as_i64().unwrap_or(0).clamp(0, 999);
        let at = at.plus(TimeDelta::microseconds(number));
        return Ok(Some(Incoming::Edited { remote_id: mid.to_owned(), text, at }));
    }
    let said = |remote_id: String, other: String, text: &Value, attachments: Vec<Attachment>| {
        Some(Incoming::Message(IncomingMessage {
            remote_id,
            thread: Some(other),
            parent: None,
            under: None,
            kind: Kind::Direct,
            public: false,
            from: author(sender.as_ref(), page),
            text: text.as_str().unwrap_or_default().to_owned(),
            attachments,
            link: None,
            written_at: at,
            told_at: at,
            sight: Sight::Open,
        }))
    };
    // A button of a menu was pressed: that is what they say.
    let pressed = &value["postback"];
    if pressed.is_object() {
        let other = sender.as_ref().map(|sender| sender.id.clone()).ok_or("a postback without a sender")?;
        let id = pressed["mid"].as_str().map(str::to_owned);
        let id = id.unwrap_or_else(|| format!("postback/{other}/{}", at.0));
        let words = if pressed["title"].is_string() { &pressed["title"] } else { &pressed["payload"] };
        return Ok(said(id, other, words, Vec::new()));
    }
    let message = &value["message"];
    let Some(mid) = message["mid"].as_str() else {
        const SILENT: [&str; 10] = [
            "delivery",
            "read",
            "reaction",
            "optin",
            "referral",
            "pass_thread_control",
            "take_thread_control",
            "request_thread_control",
            "app_roles",
            "account_linking",
        ];
        let silent = SILENT.iter().any(|key| value.get(key).is_some());
        return if silent { Ok(None) } else { Err("a message of an unknown sort".into()) };
    };
    if message["is_deleted"] == true {
        return Ok(Some(Incoming::Deleted { remote_id: mid.to_owned(), at }));
    }
    // An echo is what we wrote ourselves, here or in their inbox: the thread is the one it went to.
    let echo = message["is_echo"] == true;
    let other = if echo { recipient } else { sender.clone() };
    let other = other.ok_or("a message without a sender")?;
    let attachments = message["attachments"].as_array().into_iter().flatten().filter_map(attachment);
    Ok(said(mid.to_owned(), other.id, &message["text"], attachments.collect()))
}

fn from(value: &Value) -> Option<From> {
    let name = value["name"].as_str().map(str::to_owned);
    value["id"].as_str().map(|id| From { id: id.to_owned(), name })
}

/// Feed changes tell seconds, messages milliseconds.
fn moment(value: &Value) -> Option<Timestamp> {
    let number = value.as_i64()?;
    Some(if number > 100_000_000_000 {
        Timestamp::from_millis(number)
    } else {
        Timestamp::from_seconds(number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pairs;

    /// Each file is a delivery as it arrives; we are the page "100".
    #[test]
    fn every_delivery_means_what_it_says() {
        pairs::walk("src/facebook/testdata/hooks", |theirs| {
            match translate("100", theirs.to_string().as_bytes()) {
                Ok(incoming) => incoming.iter().map(pairs::incoming).collect(),
                Err(what) => serde_json::json!({"strange": what}),
            }
        });
    }

    #[test]
    fn nonsense_is_kept_and_named() {
        for body in ["", "[]", "{\"object\":\"user\"}", "{\"object\":\"page\"}"] {
            assert!(translate("100", body.as_bytes()).is_err(), "{body}");
        }
    }
}

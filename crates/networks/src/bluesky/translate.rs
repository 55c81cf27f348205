//! Their words to ours; pure functions.

use super::wire::{Author as TheirAuthor, Feature, Label, Notification, Post, Record};
use domain::Timestamp;
use domain::channels::{Author, Incoming, IncomingMessage, Reaction};
use domain::inbox::{Attachment, AttachmentKind, Kind, Sight};
use serde_json::Value;

/// A post, as somebody's words to us. `ours` is our own DID; `web` where people read posts; `hidden`: a moderator of the
/// thread has hidden it.
pub(super) fn message(
    post: &Post,
    ours: &str,
    web: &str,
    told_at: Timestamp,
    hidden: bool,
) -> IncomingMessage {
    let place = place(&post.record, ours, post.author.did == ours);
    IncomingMessage {
        remote_id: post.uri.clone(),
        thread: None,
        parent: place.parent,
        under: place.under,
        kind: place.kind,
        public: true,
        from: author(&post.author, ours),
        text: text(&post.record),
        attachments: post.embed.as_ref().map(attachments).unwrap_or_default(),
        link: link(&post.uri, web),
        written_at: written_at(post),
        told_at,
        sight: sight(post, hidden),
    }
}

/// Source of the labels' names: bluesky-social/atproto, packages/api, "labels"; read 2026-11-25.
fn sight(post: &Post, hidden: bool) -> Sight {
    let says = |labels: &[Label], value: &str| labels.iter().any(|label| label.val == value && !label.neg);
    let of_both = |value: &str| says(&post.labels, value) || says(&post.author.labels, value);
    if hidden || of_both("!hide") || of_both("!takedown") {
        Sight::Hidden
    } else if of_both("!no-unauthenticated") {
        Sight::SignedIn
    } else {
        Sight::Open
    }
}

/// A like or a repost of something of ours. Others' likes of our reposts are not about what we published.
pub(super) fn reaction(notification: &Notification, ours: &str) -> Option<Incoming> {
    let under = notification.reason_subject.clone().filter(|subject| is_by(subject, ours))?;
    let kind = match notification.reason.as_str() {
        kind @ ("like" | "repost") => kind.to_owned(),
        _ => return None,
    };
    let reaction = if kind == "like" { Reaction::Feeling(kind) } else { Reaction::PassedOn(kind) };
    Some(Incoming::Reacted {
        under,
        by: Some(notification.author.did.clone()),
        reaction,
        added: true,
        at: Timestamp::parse(&notification.indexed_at)?,
    })
}

struct Place {
    kind: Kind,
    parent: Option<String>,
    under: Option<String>,
}

/// Where a post stands, by what it replies to. The reason of a notification does not tell: a reply that also names us
/// arrives once, as a mention.
fn place(record: &Record, ours: &str, by_us: bool) -> Place {
    if let Some(reply) = &record.reply {
        if is_by(&reply.root.uri, ours) {
            let under = Some(reply.root.uri.clone());
            return Place { kind: Kind::Comment, parent: Some(reply.parent.uri.clone()), under };
        }
        // Under somebody else's post: only what answers us, or what we answered, belongs to a thread that we know.
        let parent = Some(reply.parent.uri.clone()).filter(|parent| by_us || is_by(parent, ours));
        return Place { kind: Kind::Mention, parent, under: None };
    }
    // Who quotes a post of ours talks about it elsewhere.
    let under = record.embed.as_ref().and_then(quoted).filter(|uri| is_by(uri, ours));
    Place { kind: Kind::Mention, parent: None, under }
}

fn quoted(embed: &Value) -> Option<String> {
    let record = match embed["$type"].as_str()? {
        "app.bsky.embed.record" => &embed["record"],
        "app.bsky.embed.recordWithMedia" => &embed["record"]["record"],
        _ => return None,
    };
    record["uri"].as_str().map(str::to_owned)
}

/// Whether the record at this address is by this account: `at://did/collection/key`.
pub(super) fn is_by(uri: &str, did: &str) -> bool {
    uri.strip_prefix("at://").and_then(|rest| rest.split('/').next()) == Some(did)
}

pub(super) fn author(author: &TheirAuthor, ours: &str) -> Author {
    // A handle whose domain no longer vouches for it.
    let handle = Some(author.handle.as_str()).filter(|handle| *handle != "handle.invalid");
    let name = author.display_name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    Author {
        remote_id: Some(author.did.clone()),
        name: name.map(str::to_owned),
        handle: handle.map(|handle| format!("@{handle}")),
        ours: author.did == ours,
    }
}

/// The text as written, with the whole address where the writer's app shows only the beginning of a link.
fn text(record: &Record) -> String {
    let mut text = record.text.clone();
    let mut facets: Vec<_> = record.facets.iter().collect();
    // From the end, so that earlier offsets stay true.
    facets.sort_by_key(|facet| std::cmp::Reverse(facet.index.byte_start));
    for facet in facets {
        let range = facet.index.byte_start..facet.index.byte_end;
        let link = facet.features.iter().find_map(|feature| match feature {
            Feature::Link { uri } => Some(uri),
            Feature::Other => None,
        });
        // What a stranger says about offsets may be nonsense.
        if let (Some(link), Some(shown)) = (link, text.get(range.clone()))
            && (shown.ends_with("...") || shown.ends_with('…'))
        {
            text.replace_range(range, link);
        }
    }
    text
}

/// A post's own time is its writer's claim: never later than when the network saw it.
fn written_at(post: &Post) -> Timestamp {
    let seen = Timestamp::parse(&post.indexed_at);
    let claimed = Timestamp::parse(&post.record.created_at);
    match (claimed, seen) {
        (Some(claimed), Some(seen)) => claimed.min(seen),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => Timestamp(0),
    }
}

fn attachments(embed: &Value) -> Vec<Attachment> {
    let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let alt = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    match embed["$type"].as_str().unwrap_or_default() {
        "app.bsky.embed.images#view" | "app.bsky.embed.gallery#view" => {
            let pictures = embed["images"].as_array().or(embed["items"].as_array());
            pictures
                .into_iter()
                .flatten()
                .map(|picture| Attachment {
                    kind: AttachmentKind::Picture,
                    url: text(&picture["fullsize"]),
                    alt: alt(&picture["alt"]),
                })
                .collect()
        }
        "app.bsky.embed.video#view" => vec![Attachment {
            kind: AttachmentKind::Video,
            url: text(&embed["playlist"]),
            alt: alt(&embed["alt"]),
        }],
        "app.bsky.embed.external#view" => vec![Attachment {
            kind: AttachmentKind::Link,
            url: text(&embed["external"]["uri"]),
            alt: alt(&embed["external"]["title"]),
        }],
        "app.bsky.embed.recordWithMedia#view" => attachments(&embed["media"]),
        _ => vec![],
    }
}

/// Where people read a post: `at://did/app.bsky.feed.post/key` on the web.
pub(super) fn link(uri: &str, web: &str) -> Option<String> {
    let mut parts = uri.strip_prefix("at://")?.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(did), Some("app.bsky.feed.post"), Some(key)) => {
            Some(format!("{}/profile/{did}/post/{key}", web.trim_end_matches('/')))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pairs;

    /// Each file is a post view or a notification; we are `did:plc:ada`.
    #[test]
    fn every_pair_means_what_it_says() {
        pairs::walk("src/bluesky/testdata", |theirs| {
            if theirs.get("reason").is_some() {
                let notification = serde_json::from_value(theirs.clone()).unwrap();
                return reaction(&notification, "did:plc:ada").as_ref().map_or(Value::Null, pairs::incoming);
            }
            let post = serde_json::from_value(theirs.clone()).unwrap();
            pairs::message(&message(&post, "did:plc:ada", "https://bsky.app", Timestamp(0), false))
        });
    }
}

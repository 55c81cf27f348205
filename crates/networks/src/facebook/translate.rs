//! Their words to ours; pure functions. `page` is our own id everywhere.

use super::wire::{Comment, Direct, From, Post};
use domain::Timestamp;
use domain::channels::{Author, IncomingMessage};
use domain::inbox::{Attachment, AttachmentKind, Kind, Sight};
use serde_json::Value;

/// A comment under a post: under ours it is a comment on our media, under a visitor's it goes on with what they began.
pub(super) fn comment(
    comment: &Comment,
    post: &str,
    post_is_ours: bool,
    page: &str,
    told_at: Timestamp,
) -> IncomingMessage {
    let parent = comment.parent.as_ref().map_or(post, |parent| &parent.id);
    IncomingMessage {
        remote_id: comment.id.clone(),
        thread: None,
        parent: Some(parent.to_owned()),
        under: post_is_ours.then(|| post.to_owned()),
        kind: if post_is_ours { Kind::Comment } else { Kind::Mention },
        public: true,
        from: author(comment.from.as_ref(), page),
        text: comment.message.clone(),
        attachments: comment.attachment.iter().filter_map(attachment).collect(),
        link: comment.permalink_url.clone(),
        written_at: time(comment.created_time.as_deref()),
        told_at,
        sight: sight(comment.is_hidden),
    }
}

/// What stands on a page by itself: a visitor's post, one that names us, or our own.
pub(super) fn post(post: &Post, page: &str, told_at: Timestamp) -> IncomingMessage {
    let picture = |url: &String| Attachment {
        kind: AttachmentKind::Picture,
        url: Some(url.clone()),
        alt: String::new(),
    };
    let attached = post.attachments.iter().flat_map(|list| &list.data).filter_map(attachment);
    let mut attachments: Vec<Attachment> = attached.collect();
    if attachments.is_empty() {
        attachments.extend(post.full_picture.iter().map(picture));
    }
    IncomingMessage {
        remote_id: post.id.clone(),
        thread: None,
        parent: None,
        under: None,
        kind: Kind::Mention,
        public: true,
        from: author(post.from.as_ref(), page),
        text: post.message.clone(),
        attachments,
        link: post.permalink_url.clone(),
        written_at: time(post.created_time.as_deref()),
        told_at,
        sight: sight(post.is_hidden),
    }
}

/// A direct message. Its thread is the other person: that is what both polls and webhooks know.
pub(super) fn direct(
    message: &Direct,
    link: Option<&str>,
    page: &str,
    told_at: Timestamp,
) -> Option<IncomingMessage> {
    let from = author(message.from.as_ref(), page);
    let other = if from.ours {
        message.to.as_ref()?.data.iter().find(|to| to.id != page)?.id.clone()
    } else {
        from.remote_id.clone()?
    };
    let attached = message.attachments.iter().flat_map(|list| &list.data).filter_map(attachment);
    let sticker = message.sticker.iter().map(|url| Attachment {
        kind: AttachmentKind::Sticker,
        url: Some(url.clone()),
        alt: String::new(),
    });
    let shares = message.shares.iter().flat_map(|list| &list.data).map(|share| Attachment {
        kind: AttachmentKind::Link,
        url: share["link"].as_str().map(str::to_owned),
        alt: share["name"].as_str().unwrap_or_default().to_owned(),
    });
    Some(IncomingMessage {
        remote_id: message.id.clone(),
        thread: Some(other),
        parent: None,
        under: None,
        kind: Kind::Direct,
        public: false,
        from,
        text: message.message.clone(),
        attachments: attached.chain(sticker).chain(shares).collect(),
        link: link.map(str::to_owned),
        written_at: time(message.created_time.as_deref()),
        told_at,
        sight: Sight::Open,
    })
}

/// Whoever is not named is nobody known: before app review, comments come without their writers.
pub(super) fn author(from: Option<&From>, page: &str) -> Author {
    let name = from.and_then(|from| from.name.as_deref()).map(str::trim);
    Author {
        ours: from.is_some_and(|from| from.id == page),
        name: name.filter(|name| !name.is_empty()).map(str::to_owned),
        remote_id: from.map(|from| from.id.clone()).filter(|id| !id.is_empty()),
        handle: None,
    }
}

fn sight(hidden: bool) -> Sight {
    if hidden { Sight::Hidden } else { Sight::Open }
}

/// Facebook writes "2026-06-11T11:38:00+0000", without the colon that RFC 3339 wants.
pub(super) fn time(text: Option<&str>) -> Timestamp {
    let text = text.unwrap_or_default();
    let with_colon = match text.len().checked_sub(5).and_then(|at| text.split_at_checked(at)) {
        Some((head, zone)) if zone.starts_with(['+', '-']) => format!("{head}{}:{}", &zone[..3], &zone[3..]),
        _ => text.to_owned(),
    };
    Timestamp::parse(&with_colon).unwrap_or(Timestamp(0))
}

/// A comment's attachment `{type, media{image{src}}, url}`, a message's `{mime_type, image_data{url}, file_url}` or a
/// webhook's `{type, payload{url}}`. Not everything has an address: a place, a contact, a file that ran out.
pub(super) fn attachment(value: &Value) -> Option<Attachment> {
    if !value.is_object() {
        return None;
    }
    let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let sort = value["type"].as_str().or(value["mime_type"].as_str()).unwrap_or_default().to_lowercase();
    let is = |words: &[&str]| words.iter().any(|word| sort.contains(word));
    let kind = if is(&["sticker"]) || value["payload"]["sticker_id"].is_number() {
        AttachmentKind::Sticker
    } else if is(&["video", "reel"]) {
        AttachmentKind::Video
    } else if is(&["photo", "image", "album", "gif"]) {
        AttachmentKind::Picture
    } else if is(&["audio"]) {
        AttachmentKind::Sound
    } else if is(&["location", "map"]) {
        AttachmentKind::Place
    } else if is(&["contact", "vcard"]) {
        AttachmentKind::Contact
    } else if is(&["share", "fallback", "link", "template", "post"]) {
        AttachmentKind::Link
    } else if is(&["file", "/"]) || value["file_url"].is_string() {
        AttachmentKind::File
    } else {
        AttachmentKind::Other
    };
    let place = &value["payload"]["coordinates"];
    let url = text(&value["media"]["image"]["src"])
        .or_else(|| text(&value["payload"]["url"]))
        .or_else(|| text(&value["image_data"]["url"]))
        .or_else(|| text(&value["video_data"]["url"]))
        .or_else(|| text(&value["file_url"]))
        .or_else(|| text(&value["unshimmed_url"]))
        .or_else(|| text(&value["url"]));
    let where_it_is = || {
        let (lat, long) = (place["lat"].as_f64()?, place["long"].as_f64()?);
        Some(format!("{lat}, {long}"))
    };
    let alt = text(&value["description"])
        .or_else(|| text(&value["title"]))
        .or_else(|| text(&value["payload"]["title"]))
        // A picture's file name says nothing of what is on it.
        .or_else(|| text(&value["name"]).filter(|_| kind != AttachmentKind::Picture))
        .or_else(where_it_is)
        .unwrap_or_default();
    Some(Attachment { kind, url, alt })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pairs;

    /// Each file names what it is; we are the page "100".
    #[test]
    fn every_pair_means_what_it_says() {
        pairs::walk("src/facebook/testdata/read", |theirs| {
            let of = |key: &str| theirs.get(key).cloned();
            let message = if let Some(value) = of("comment") {
                let ours = theirs["post_is_ours"].as_bool().unwrap();
                let value: Comment = serde_json::from_value(value).unwrap();
                Some(comment(&value, theirs["post"].as_str().unwrap(), ours, "100", Timestamp(0)))
            } else if let Some(value) = of("visitor_post") {
                Some(post(&serde_json::from_value(value).unwrap(), "100", Timestamp(0)))
            } else {
                let value: Direct = serde_json::from_value(of("direct").unwrap()).unwrap();
                direct(&value, Some("https://facebook.example/inbox"), "100", Timestamp(0))
            };
            message.as_ref().map_or(Value::Null, pairs::message)
        });
    }

    #[test]
    fn their_way_of_writing_time_is_read() {
        let wanted = Timestamp::parse("2026-06-11T11:38:00Z").unwrap();
        for text in ["2026-06-11T11:38:00+0000", "2026-06-11T13:38:00+0200", "2026-06-11T11:38:00Z"] {
            assert_eq!(time(Some(text)), wanted);
        }
        assert_eq!(time(Some("+00é0")), Timestamp(0));
        assert_eq!(time(None), Timestamp(0));
    }
}

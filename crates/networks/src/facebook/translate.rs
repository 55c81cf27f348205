//! Their words to ours; pure functions. `page` is our own id everywhere.

use super::wire::{Comment, Direct, From, Post};
use domain::Timestamp;
use domain::channels::{Author, IncomingMessage};
use domain::inbox::{Attachment, AttachmentKind, Kind};
use serde_json::Value;

/// A comment under a post: under ours it is a comment on our media, under a visitor's it goes on with what they began.
pub(super) fn comment(comment: &Comment, post: &str, post_is_ours: bool, page: &str) -> IncomingMessage {
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
    }
}

/// What a visitor posted on our page.
pub(super) fn visitor_post(post: &Post, page: &str) -> IncomingMessage {
    let picture =
        |url: &String| Attachment { kind: AttachmentKind::Picture, url: url.clone(), alt: String::new() };
    IncomingMessage {
        remote_id: post.id.clone(),
        thread: None,
        parent: None,
        under: None,
        kind: Kind::Mention,
        public: true,
        from: author(post.from.as_ref(), page),
        text: post.message.clone(),
        attachments: post.full_picture.iter().map(picture).collect(),
        link: post.permalink_url.clone(),
        written_at: time(post.created_time.as_deref()),
    }
}

/// A direct message. Its thread is the other person: that is what both polls and webhooks know.
pub(super) fn direct(message: &Direct, link: Option<&str>, page: &str) -> Option<IncomingMessage> {
    let from = author(message.from.as_ref(), page);
    let other = if from.ours {
        message.to.as_ref()?.data.iter().find(|to| to.id != page)?.id.clone()
    } else {
        from.remote_id.clone()
    };
    let attachments = message.attachments.iter().flat_map(|list| &list.data).filter_map(attachment);
    Some(IncomingMessage {
        remote_id: message.id.clone(),
        thread: Some(other),
        parent: None,
        under: None,
        kind: Kind::Direct,
        public: false,
        from,
        text: message.message.clone(),
        attachments: attachments.collect(),
        link: link.map(str::to_owned),
        written_at: time(message.created_time.as_deref()),
    })
}

pub(super) fn author(from: Option<&From>, page: &str) -> Author {
    let id = from.map(|from| from.id.clone()).unwrap_or_default();
    let name = from.map(|from| from.name.trim()).filter(|name| !name.is_empty());
    Author {
        ours: id == page,
        name: name.unwrap_or("Somebody on Facebook").to_owned(),
        // Without permission to see who wrote, all strangers would be one person.
        remote_id: if id.is_empty() { "unknown".into() } else { id },
        handle: None,
    }
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
/// webhook's `{type, payload{url}}`.
pub(super) fn attachment(value: &Value) -> Option<Attachment> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let kind = value["type"].as_str().or(value["mime_type"].as_str()).unwrap_or_default();
    let kind = match kind {
        kind if kind.contains("video") => AttachmentKind::Video,
        kind if kind.contains("photo") || kind.contains("image") || kind.contains("sticker") => {
            AttachmentKind::Picture
        }
        _ => AttachmentKind::File,
    };
    let url = text(&value["media"]["image"]["src"])
        .or_else(|| text(&value["payload"]["url"]))
        .or_else(|| text(&value["image_data"]["url"]))
        .or_else(|| text(&value["video_data"]["url"]))
        .or_else(|| text(&value["file_url"]))
        .or_else(|| text(&value["url"]))?;
    let alt = text(&value["description"]).or_else(|| text(&value["title"])).unwrap_or_default();
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
                Some(comment(&value, theirs["post"].as_str().unwrap(), ours, "100"))
            } else if let Some(value) = of("visitor_post") {
                Some(visitor_post(&serde_json::from_value(value).unwrap(), "100"))
            } else {
                let value: Direct = serde_json::from_value(of("direct").unwrap()).unwrap();
                direct(&value, Some("https://facebook.example/inbox"), "100")
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

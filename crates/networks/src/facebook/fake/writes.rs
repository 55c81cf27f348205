//! Everything that changes something.

use super::deliveries::{comment_change, echo};
use super::graph::Asked;
use super::refusal::Refusal;
use super::state::{Caller, Photo, State};
use chrono::TimeDelta;
use domain::Timestamp;
use serde_json::{Value, json};

/// POST /{id}/{edge}
pub(super) fn add(
    state: &mut State,
    caller: &Caller,
    node: &str,
    edge: &str,
    asked: &Asked,
    now: Timestamp,
) -> Result<Value, Refusal> {
    let Caller::Page(own) = caller else {
        return Err(Refusal::new(200, None, "Requires a page access token"));
    };
    let node = if node == "me" { own } else { node };
    match edge {
        "feed" | "photos" | "messages" | "subscribed_apps" if node != own => {
            Err(Refusal::new(200, None, "The user hasn't authorized the application to perform this action"))
        }
        "feed" => feed(state, own, asked, now),
        "photos" => photos(state, own, asked, now),
        "comments" => comments(state, own, node, asked, now),
        "messages" => messages(state, own, asked, now),
        "likes" => Ok(json!({"success": true})),
        "subscribed_apps" => {
            let fields = asked.get("subscribed_fields").cloned().unwrap_or_default();
            // The official client writes lists as JSON, the documentation's examples with commas.
            let fields: Vec<String> = serde_json::from_str(&fields)
                .unwrap_or_else(|_| fields.split(',').map(|field| field.trim().to_owned()).collect());
            state
                .pages
                .iter_mut()
                .filter(|page| &page.id == own)
                .for_each(|page| page.subscribed.clone_from(&fields));
            Ok(json!({"success": true}))
        }
        _ => Err(Refusal::new(2500, None, &format!("Unknown path components: /{edge}"))),
    }
}

fn feed(state: &mut State, page: &str, asked: &Asked, now: Timestamp) -> Result<Value, Refusal> {
    let message = asked.get("message").cloned().unwrap_or_default();
    let link = asked.get("link").cloned();
    let media: Vec<Value> = match asked.get("attached_media") {
        None => vec![],
        Some(media) => serde_json::from_str(media)
            .map_err(|_| Refusal::new(100, None, "Param attached_media must be an array"))?,
    };
    if link.is_some() && !media.is_empty() {
        return Err(Refusal::new(100, None, "link and attached_media cannot be used together"));
    }
    if message.is_empty() && link.is_none() && media.is_empty() {
        return Err(Refusal::new(100, None, "Missing message or attachment"));
    }
    let photos: Vec<String> =
        media.iter().filter_map(|one| one["media_fbid"].as_str().map(str::to_owned)).collect();
    if photos.iter().any(|id| !state.photos.iter().any(|photo| &photo.id == id)) {
        return Err(Refusal::new(100, None, "Invalid photo id in attached_media"));
    }
    let id = state.add_post(page, page, &message, link, photos, now);
    Ok(made(state, &id, asked))
}

fn photos(state: &mut State, page: &str, asked: &Asked, now: Timestamp) -> Result<Value, Refusal> {
    let url = asked.get("url").cloned();
    let bytes = asked.file.or(url.as_ref().map(|_| 0));
    let bytes = bytes.ok_or_else(|| Refusal::new(324, None, "Requires upload file"))?;
    if bytes > 4_000_000 {
        return Err(Refusal::new(
            1,
            Some(1_366_046),
            "Photos should be smaller than 4 MB and saved as JPG or PNG",
        ));
    }
    let id = state.next_id();
    let alt = asked.get("alt_text_custom").cloned().unwrap_or_default();
    state.photos.push(Photo { id: id.clone(), alt, url });
    if asked.get("published").is_some_and(|published| published == "false") {
        return Ok(json!({"id": id}));
    }
    let message = asked.get("message").or(asked.get("caption")).cloned().unwrap_or_default();
    let post = state.add_post(page, page, &message, None, vec![id.clone()], now);
    Ok(json!({"id": id, "post_id": post}))
}

fn comments(
    state: &mut State,
    page: &str,
    on: &str,
    asked: &Asked,
    now: Timestamp,
) -> Result<Value, Refusal> {
    let message = asked.get("message").filter(|message| !message.is_empty());
    let message = message.ok_or_else(|| Refusal::new(100, None, "Missing message"))?;
    let id = state.add_comment(on, page, message, now).ok_or_else(|| Refusal::missing(on))?;
    comment_change(state, &id, "add", now);
    Ok(made(state, &id, asked))
}

fn messages(state: &mut State, page: &str, asked: &Asked, now: Timestamp) -> Result<Value, Refusal> {
    let object = |key: &str| -> Result<Value, Refusal> {
        let text = asked.get(key).ok_or_else(|| Refusal::new(100, None, &format!("Missing {key}")))?;
        serde_json::from_str(text)
            .map_err(|_| Refusal::new(100, None, &format!("Param {key} must be an object")))
    };
    let person = object("recipient")?["id"].as_str().unwrap_or_default().to_owned();
    let text = object("message")?["text"].as_str().unwrap_or_default().to_owned();
    let theirs = state.messages.iter().filter(|m| m.page == page && m.person == person && !m.ours);
    let last = theirs.map(|message| message.created).max();
    let last = last.ok_or_else(|| Refusal::new(100, Some(2_018_001), "No matching user found"))?;
    if now.since(last) > TimeDelta::hours(24) {
        return Err(Refusal::new(10, Some(2_018_278), "This message is sent outside of allowed window."));
    }
    if text.is_empty() || text.chars().count() > 2000 {
        return Err(Refusal::new(
            100,
            Some(2_018_109),
            "Length of param message[text] must be between 1 and 2000",
        ));
    }
    let id = state.add_message(page, &person, true, &text, now);
    echo(state, page, &person, &id, &text, now);
    Ok(json!({"recipient_id": person, "message_id": id}))
}

/// POST /{id}: a new text, or hidden.
pub(super) fn update(state: &mut State, caller: &Caller, id: &str, asked: &Asked) -> Result<Value, Refusal> {
    let Caller::Page(own) = caller else {
        return Err(Refusal::new(200, None, "Requires a page access token"));
    };
    let message = asked.get("message");
    if let Some(post) = state.posts.iter_mut().find(|post| post.id == id && &post.from == own) {
        post.message = message.cloned().unwrap_or_default();
        return Ok(json!({"success": true}));
    }
    let comment =
        state.comments.iter_mut().find(|comment| comment.id == id).ok_or_else(|| Refusal::missing(id))?;
    if let Some(message) = message {
        comment.message.clone_from(message);
    }
    if let Some(hidden) = asked.get("is_hidden") {
        comment.hidden = hidden == "true";
    }
    Ok(json!({"success": true}))
}

/// DELETE /{id}
pub(super) fn delete(state: &mut State, caller: &Caller, id: &str) -> Result<Value, Refusal> {
    let Caller::Page(own) = caller else {
        return Err(Refusal::new(200, None, "Requires a page access token"));
    };
    let on_own_page = |post: &str| post.split('_').next() == Some(own);
    let comment = state.comments.iter().find(|comment| comment.id == id);
    if !on_own_page(comment.map_or(id, |comment| &comment.post)) || !state.remove(id) {
        return Err(Refusal::missing(id));
    }
    Ok(json!({"success": true}))
}

/// What was made, with its address if that was asked for.
fn made(state: &State, id: &str, asked: &Asked) -> Value {
    let mut made = json!({"id": id});
    if asked.get("fields").is_some_and(|fields| fields.contains("permalink_url")) {
        made["permalink_url"] = format!("{}/{id}", state.base).into();
    }
    made
}

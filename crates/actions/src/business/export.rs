//! What belongs to one business, to take along: everything it wrote, was asked and published, and no secrets. The format is
//! described in docs/running/export.md.

use crate::App;
use crate::backup::{Pack, attachment_files, picture_files, pretty};
use crate::error::{Deed, DeedError};
use crate::team::allowed;
use chrono::SecondsFormat;
use domain::Timestamp;
use domain::team::{Deed as Wish, Seat};
use serde_json::{Map, Value, json};
use std::io::Write;
use store::Snapshot;

/// The tables of which a business takes its rows along, and the columns that stay here: secrets, and what only this
/// installation can use.
const TAKEN: &[(&str, &[&str])] = &[
    ("channels", &["sealed_keys", "cursor"]),
    ("contacts", &[]),
    ("identities", &[]),
    ("conversations", &["page_hash"]),
    ("messages", &[]),
    ("message_versions", &[]),
    ("attachments", &[]),
    ("moderations", &[]),
    ("orphans", &[]),
    ("own_words", &[]),
    ("remarks", &[]),
    ("dues", &[]),
    ("needs", &[]),
    ("questions", &["vector"]),
    ("pieces", &[]),
    ("needs_met", &[]),
    ("albums", &[]),
    ("album_photos", &[]),
    ("working_copies", &[]),
    ("statements", &[]),
    ("old_slugs", &[]),
    ("pictures", &[]),
    ("publications", &[]),
    ("rewordings", &[]),
    ("reach", &[]),
    ("reactions", &[]),
    ("tellings", &[]),
    ("audit", &[]),
];

/// The others, each with the reason.
#[cfg(test)]
const LEFT: &[(&str, &str)] = &[
    ("businesses", "business.json holds the business's own"),
    ("hosts", "in business.json"),
    ("staff", "team.json holds the team's names and addresses; passwords stay"),
    ("seats", "in team.json"),
    ("sessions", "a secret"),
    ("welcome_links", "a secret of the installation"),
    ("invitations", "a secret"),
    ("sign_in_attempts", "the installation's"),
    ("devices", "a secret"),
    ("tokens", "a secret"),
    ("deliveries", "what networks sent, as it came; what was understood of it is among the messages"),
    ("strays", "what networks sent about accounts that nobody here has connected"),
    ("erased", "digests of what is not there any more"),
    ("jobs", "orders of this installation"),
    ("password_resets", "a secret"),
    ("notices", "what the team was to be told here"),
    ("told", "the same"),
    ("letters", "the same"),
    ("wishes", "what each of the team wants to be told here"),
    ("backups", "the installation's"),
    ("restores", "the installation's"),
    ("idempotency", "answers to programs, sealed"),
];

/// Columns that hold JSON as text.
const JSON: &[&str] = &["hosts", "hours", "promise", "lacks", "widths", "attachments", "message"];
/// Columns that hold a moment and do not end in `_at`.
const MOMENTS: &[&str] = &["at", "since"];

/// Writes all that belongs to the business as it stands now, while the house goes on. Noted in the record before.
pub async fn export_business(app: &App, by: &Seat, out: Box<dyn Write + Send>) -> Deed<u64> {
    allowed(by, Wish::Manage)?;
    let now = app.now();
    let mut tx = app.of(by.business).begin().await?;
    tx.add_audit(app.ids.next(), Some(by.staff), "took everything along in a file", now).await?;
    tx.commit().await?;
    let snapshot = app.store.snapshot().await?;
    let mut pack = Pack::begin(out, now.seconds().max(0) as u64);
    let about = json!({
        "what": "business",
        "format": 1,
        "made_at": now.rfc3339(),
        "porchlight": env!("CARGO_PKG_VERSION"),
        "business": by.business.0,
    });
    pack.add("porchlight.json", pretty(&about)).await?;
    add_profile(app, by, &snapshot, &mut pack).await?;
    add_pictures(app, by, &snapshot, &mut pack).await?;
    add_attachments(app, by, &snapshot, &mut pack).await?;
    for (table, without) in TAKEN {
        let mut rows = snapshot.rows_of(by.business, table)?;
        let mut lines = pack.table("records", table);
        loop {
            let some = rows.next().await?;
            if some.is_empty() {
                break;
            }
            for line in some {
                lines.add(&readable(&line, without)?.to_string()).await?;
            }
        }
        lines.finish().await?;
    }
    pack.finish().await
}

async fn add_profile(app: &App, by: &Seat, snapshot: &Snapshot, pack: &mut Pack) -> Deed<()> {
    let id = by.business.0.to_string();
    let mut rows = snapshot.rows("businesses")?;
    loop {
        let some = rows.next().await?;
        if some.is_empty() {
            return Err(DeedError::NoSuch("business"));
        }
        for line in some {
            let row = readable(&line, &[])?;
            if row["id"] == id.as_str() {
                pack.add("business.json", pretty(&row)).await?;
                let team = app.of(by.business).list_team().await?.into_iter().map(|(seat, email)| {
                    json!({"id": seat.staff.0, "name": seat.name, "email": email, "role": seat.role.name()})
                });
                return pack.add("team.json", pretty(&team.collect::<Vec<_>>())).await;
            }
        }
    }
}

async fn add_pictures(app: &App, by: &Seat, snapshot: &Snapshot, pack: &mut Pack) -> Deed<()> {
    let mut last = None;
    loop {
        let pictures = snapshot.list_pictures(Some(by.business), last.as_ref()).await?;
        for picture in &pictures {
            for name in picture_files(picture) {
                // Deleted meanwhile: its line still says what it was.
                let Some(bytes) = app.blobs.get(&name).await? else { continue };
                // By the id as it is written in the records.
                let file = name.rsplit('/').next().unwrap_or_default();
                let there = format!("pictures/{}/{file}", picture.picture.0);
                pack.add(&there, bytes).await?;
            }
        }
        match pictures.into_iter().next_back() {
            Some(picture) => last = Some(picture),
            None => return Ok(()),
        }
    }
}

async fn add_attachments(app: &App, by: &Seat, snapshot: &Snapshot, pack: &mut Pack) -> Deed<()> {
    let mut last = None;
    loop {
        let attachments = snapshot.list_attachments(Some(by.business), last.as_ref()).await?;
        for attachment in &attachments {
            for name in attachment_files(attachment) {
                let Some(bytes) = app.blobs.get(&name).await? else { continue };
                let file = name.rsplit('/').next().unwrap_or_default();
                pack.add(&format!("attachments/{}/{file}", attachment.attachment.0), bytes).await?;
            }
        }
        match attachments.into_iter().next_back() {
            Some(attachment) => last = Some(attachment),
            None => return Ok(()),
        }
    }
}

/// A row as people and other programs read it: moments as RFC 3339, JSON as JSON, whose it is left out.
fn readable(line: &str, without: &[&str]) -> Deed<Value> {
    let row: Map<String, Value> = serde_json::from_str(line)
        .map_err(|error| DeedError::Outside(format!("A row could not be read: {error}")))?;
    let kept = row.into_iter().filter(|(name, _)| name != "business_id" && !without.contains(&name.as_str()));
    Ok(kept
        .map(|(name, value)| {
            let is_moment = name.ends_with("_at") || MOMENTS.contains(&name.as_str());
            let value = match value {
                Value::Number(micros) if is_moment => micros.as_i64().map_or(Value::Null, |micros| {
                    Timestamp(micros).utc().to_rfc3339_opts(SecondsFormat::Micros, true).into()
                }),
                Value::String(text) if JSON.contains(&name.as_str()) => {
                    serde_json::from_str(&text).unwrap_or(Value::String(text))
                }
                value => value,
            };
            (name, value)
        })
        .collect::<Map<_, _>>()
        .into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::Store;

    #[test]
    fn of_every_table_it_is_said_whether_it_is_taken_along() {
        for table in Store::tables() {
            let taken = TAKEN.iter().filter(|(name, _)| *name == table).count();
            let left = LEFT.iter().filter(|(name, _)| *name == table).count();
            assert_eq!(taken + left, 1, "{table}: taken along or not?");
        }
    }

    #[test]
    fn a_row_reads_without_knowing_our_tables() {
        let line = r#"{"business_id":"b","id":"1","at":1780000000000001,"met_at":null,"widths":"[320]","page_hash":"x"}"#;
        let read = readable(line, &["page_hash"]).unwrap();
        let wanted = json!({"id": "1", "at": "2026-05-28T20:26:40.000001Z", "met_at": null, "widths": [320]});
        assert_eq!(read, wanted);
    }
}

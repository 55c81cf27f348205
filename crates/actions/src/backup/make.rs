//! The whole house into one file, while it goes on.

use super::pack::{Pack, attachment_files, picture_files, pretty};
use super::{About, FIRST, FORMAT, Progress};
use crate::App;
use crate::error::{Deed, DeedError};
use chrono::SecondsFormat;
use domain::Timestamp;
use serde::Deserialize;
use std::collections::HashSet;
use std::io::Write;
use store::{Snapshot, Store};
use uuid::Uuid;

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub id: Uuid,
    pub made_at: Timestamp,
    pub size_bytes: u64,
    pub rows: u64,
    pub pictures: u64,
    /// Pictures whose files were not there: deleted while this was made, or lost from the folder. They are left out.
    pub missing: Vec<String>,
}

/// Writes everything as it stands now. The house goes on meanwhile; pictures are read first, because the record names none
/// whose files were not there before it.
pub async fn make_backup(
    app: &App,
    out: Box<dyn Write + Send>,
    mut progress: impl FnMut(Progress<'_>),
) -> Deed<Made> {
    let snapshot = app.store.snapshot().await?;
    // After the first read: what is said to be in it is in it.
    let (id, made_at) = (app.ids.next(), app.now());
    let about = About {
        what: "backup".into(),
        format: FORMAT,
        id,
        // To the microsecond: what was written after it in the same second left only here.
        made_at: made_at.utc().to_rfc3339_opts(SecondsFormat::Micros, true),
        porchlight: env!("CARGO_PKG_VERSION").into(),
        schema: Store::schema(),
        key: app.key.id(),
        rows: snapshot.counts().iter().map(|(table, rows)| ((*table).to_owned(), *rows)).collect(),
    };
    let mut pack = Pack::begin(out, made_at.seconds().max(0) as u64);
    pack.add(FIRST, pretty(&about)).await?;
    let (pictures, mut gone) = add_pictures(app, &snapshot, &mut pack, &mut progress).await?;
    gone.extend(add_attachments(app, &snapshot, &mut pack).await?);
    let mut rows = 0;
    for (table, of) in snapshot.counts() {
        rows += add_table(&snapshot, &mut pack, table, *of, &gone, &mut progress).await?;
    }
    let size_bytes = pack.finish().await?;
    let missing = gone.iter().map(ToString::to_string).collect();
    Ok(Made { id, made_at, size_bytes, rows, pictures, missing })
}

/// Says how many there are, and which were not there any more.
async fn add_pictures(
    app: &App,
    snapshot: &Snapshot,
    pack: &mut Pack,
    progress: &mut impl FnMut(Progress<'_>),
) -> Deed<(u64, HashSet<Uuid>)> {
    let of = snapshot.counts().iter().find(|(table, _)| *table == "pictures").map_or(0, |(_, rows)| *rows);
    let (mut done, mut gone, mut last) = (0, HashSet::new(), None);
    loop {
        let pictures = snapshot.list_pictures(None, last.as_ref()).await?;
        for picture in &pictures {
            let mut files = Vec::new();
            for name in picture_files(picture) {
                let Some(bytes) = app.blobs.get(&name).await? else { break };
                files.push((name, bytes));
            }
            // Whole or not at all: half a picture is a broken page.
            if files.len() == 2 * picture.widths.len() {
                for (name, bytes) in files {
                    pack.add(&name, bytes).await?;
                }
                done += 1;
            } else {
                gone.insert(picture.picture.0);
            }
            progress(Progress { what: "pictures", done: done + gone.len() as u64, of });
        }
        match pictures.into_iter().next_back() {
            Some(picture) => last = Some(picture),
            None => return Ok((done, gone)),
        }
    }
}

/// Says which were not there any more: thrown away with their message while this goes on.
async fn add_attachments(app: &App, snapshot: &Snapshot, pack: &mut Pack) -> Deed<HashSet<Uuid>> {
    let (mut gone, mut last) = (HashSet::new(), None);
    loop {
        let attachments = snapshot.list_attachments(None, last.as_ref()).await?;
        for attachment in &attachments {
            let mut files = Vec::new();
            for name in attachment_files(attachment) {
                let Some(bytes) = app.blobs.get(&name).await? else { break };
                files.push((name, bytes));
            }
            if files.len() < 2 * attachment.widths.len() {
                gone.insert(attachment.attachment.0);
                continue;
            }
            for (name, bytes) in files {
                pack.add(&name, bytes).await?;
            }
        }
        match attachments.into_iter().next_back() {
            Some(attachment) => last = Some(attachment),
            None => return Ok(gone),
        }
    }
}

async fn add_table(
    snapshot: &Snapshot,
    pack: &mut Pack,
    table: &str,
    of: u64,
    gone: &HashSet<Uuid>,
    progress: &mut impl FnMut(Progress<'_>),
) -> Deed<u64> {
    #[derive(Deserialize)]
    struct Id {
        id: Uuid,
    }
    let (mut rows, mut done) = (snapshot.rows(table)?, 0);
    let mut lines = pack.table("tables", table);
    loop {
        let some = rows.next().await?;
        if some.is_empty() {
            break;
        }
        for line in &some {
            done += 1;
            let is_gone =
                |line: &str| serde_json::from_str::<Id>(line).is_ok_and(|row| gone.contains(&row.id));
            if matches!(table, "pictures" | "attachments") && !gone.is_empty() && is_gone(line) {
                continue;
            }
            lines.add(line).await?;
        }
        progress(Progress { what: table, done, of });
    }
    if done != of {
        return Err(DeedError::Outside(format!(
            "The table {table} changed while it was read: no backup was made."
        )));
    }
    lines.finish().await?;
    Ok(done)
}

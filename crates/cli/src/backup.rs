//! `backup`, `restore` and `take-over`: the whole house in one file.

use crate::business::open;
use crate::config::{Config, Options};
use crate::house;
use crate::serve::stopped;
use actions::backup::{Into, Made, Progress, check_backup, half_restored, make_backup, restore_backup};
use actions::{App, DeedError, RealClock, StoreError};
use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use std::fs::File;
use std::io::{BufReader, BufWriter, IsTerminal as _, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use store::Backup;
use tempfile::NamedTempFile;

#[derive(Args)]
pub struct BackupArgs {
    /// Where to; `-` is standard output.
    file: PathBuf,
    /// Replace a file that is there.
    #[arg(long)]
    replace: bool,
}

#[derive(Args)]
pub struct RestoreArgs {
    /// Where from; `-` is standard input.
    file: PathBuf,
    /// Only look whether the file is whole; make nothing of it.
    #[arg(long)]
    check: bool,
}

pub async fn backup(options: &Options, args: &BackupArgs) -> Result<()> {
    let app = open(options).await?;
    let made = if args.file == Path::new("-") { to_output(&app).await } else { to_file(&app, args).await };
    let (made, kept_as) = tell_full(made, "the backup")?;
    let note = Backup {
        id: made.id,
        made_at: made.made_at,
        kept_as,
        size_bytes: i64::try_from(made.size_bytes).unwrap_or(i64::MAX),
    };
    // The file is whole all the same.
    if let Err(error) = app.store.add_backup(&note).await {
        eprintln!("The backup is made, but it could not be noted for `porchlight doctor`: {error}");
    }
    eprintln!(
        "{}: {} of {} rows and {} pictures, as of {}",
        note.kept_as,
        about_size(made.size_bytes),
        made.rows,
        made.pictures,
        made.made_at.rfc3339()
    );
    for picture in &made.missing {
        eprintln!(
            "WARNING: the files of picture {picture} are missing: it was deleted meanwhile, or the folder of pictures is damaged"
        );
    }
    eprintln!("The secret.key is not in it: keep a copy of that file in another place.");
    app.store.close().await;
    Ok(())
}

async fn to_output(app: &App) -> Result<(Made, String)> {
    if std::io::stdout().is_terminal() {
        bail!("a backup is no text for a screen: send it into a file or another program");
    }
    let made = make_backup(app, Box::new(std::io::stdout()), Shown::default().show()).await?;
    Ok((made, "standard output".into()))
}

async fn to_file(app: &App, args: &BackupArgs) -> Result<(Made, String)> {
    let (half, out) = fresh_file(&args.file, args.replace)?;
    let made = tokio::select! {
        made = make_backup(app, out, Shown::default().show()) => made?,
        () = stopped() => bail!("stopped: no backup was made"),
    };
    // A disk or a network drive that changed a byte is found out now, not when the backup is needed.
    let written = check_backup(Box::new(BufReader::new(half.reopen()?)), Shown::default().show()).await;
    written.context("what was written does not read as it was written: no backup was made")?;
    move_in(half, &args.file, args.replace)?;
    Ok((made, std::path::absolute(&args.file)?.display().to_string()))
}

/// A file under another name until it is whole, readable by its owner only; gone if it is not moved in.
pub fn fresh_file(file: &Path, replace: bool) -> Result<(NamedTempFile, Box<dyn Write + Send>)> {
    if file.is_dir() {
        bail!("{} is a folder: name a file in it", file.display());
    }
    if file.exists() && !replace {
        bail!(there_already(file));
    }
    let folder = folder_of(file);
    let half = tempfile::Builder::new()
        .prefix(".porchlight-backup-")
        .suffix(".part")
        .tempfile_in(folder)
        .with_context(|| format!("no file can be made in {}", folder.display()))?;
    let out = half.reopen()?;
    Ok((half, Box::new(BufWriter::new(out))))
}

/// What is whole and on the disk gets its name.
pub fn move_in(half: NamedTempFile, file: &Path, replace: bool) -> Result<()> {
    half.as_file().sync_all()?;
    if replace {
        half.persist(file).map_err(|error| error.error)?;
    } else {
        half.persist_noclobber(file).map_err(|error| match error.error.kind() {
            std::io::ErrorKind::AlreadyExists => anyhow!(there_already(file)),
            _ => anyhow!(error.error),
        })?;
    }
    Ok(File::open(folder_of(file))?.sync_all()?)
}

fn there_already(file: &Path) -> String {
    format!("{} is there already: name another file, or say --replace", file.display())
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

pub async fn restore(options: &Options, args: &RestoreArgs) -> Result<()> {
    let config = Config::load(options)?;
    let from: Box<dyn Read + Send> = if args.file == Path::new("-") {
        Box::new(std::io::stdin())
    } else {
        let file =
            File::open(&args.file).with_context(|| format!("{} cannot be read", args.file.display()))?;
        Box::new(BufReader::new(file))
    };
    if args.check {
        let seen = check_backup(from, Shown::default().show()).await?;
        println!(
            "It is whole: {} rows and {} files of pictures, as of {}",
            seen.rows,
            seen.pictures,
            seen.made_at.rfc3339()
        );
        return Ok(());
    }
    let into = into(&config);
    let restored = restore_backup(&into, from, &RealClock, Shown::default().show()).await;
    let restored = tell_full(restored.map_err(anyhow::Error::from), "the house")?;
    println!(
        "{} is a house as of {}: {} rows, {} files of pictures",
        config.data.display(),
        restored.made_at.rfc3339(),
        restored.rows,
        restored.pictures
    );
    println!("{}", house::about_key(&config, &restored.key)?);
    println!(
        "It rests: nothing is sent, published or fetched, so that nothing happens twice while the other house is still there. \
         When that one is stopped for good, say `porchlight take-over`."
    );
    Ok(())
}

pub async fn take_over(options: &Options) -> Result<()> {
    let app = open(options).await?;
    match actions::backup::take_over(&app).await? {
        Some(done) => println!(
            "This house has taken over. {} answers and {} publications that waited in the backup are looked for first: where a \
             network cannot tell, they wait on the desk for you to say whether they are out",
            done.messages, done.publications
        ),
        None => println!("This house does not rest: there is nothing to take over"),
    }
    app.store.close().await;
    Ok(())
}

fn into(config: &Config) -> Into {
    Into { data: config.data.clone(), database: config.database_address() }
}

/// Nothing starts in a place where a restore was begun and not finished.
pub async fn refuse_half_restored(config: &Config) -> Result<()> {
    if half_restored(&into(config)).await? {
        bail!(
            "a restore into {} was begun and not finished: what is there is no whole house. Begin it again with `porchlight \
             restore FILE`, which clears away what was left; or remove that folder",
            config.data.display()
        );
    }
    Ok(())
}

/// One line for `porchlight doctor`.
pub async fn about_backups(app: &App) -> Result<String> {
    const OLD: chrono::TimeDelta = chrono::TimeDelta::days(7);
    let Some(last) = app.store.find_last_backup().await? else {
        return Ok("NONE WAS EVER MADE: `porchlight backup FILE`, every night".into());
    };
    let age = app.now().since(last.made_at);
    let when = match (age.num_hours(), age.num_days()) {
        (..1, _) => "within the last hour".to_owned(),
        (hours @ 1..48, _) => format!("{hours} hours ago"),
        (_, days) => format!("{days} days ago"),
    };
    let word = if age > OLD { "OLD: the last was made" } else { "ok (made" };
    let end = if age > OLD { "" } else { ")" };
    Ok(format!("{word} {when}, {}, {}{end}", last.kept_as, about_size(last.size_bytes.max(0) as u64)))
}

/// One line for `porchlight doctor`, where there is something to say.
pub async fn about_rest(app: &App) -> Result<Option<String>> {
    let restored = app.store.find_restore().await?.filter(|restored| restored.took_over_at.is_none());
    Ok(restored.map(|restored| {
        format!(
            "AT REST since it was restored from a backup of {}: nothing is sent, published or fetched until `porchlight take-over`",
            restored.made_at.rfc3339()
        )
    }))
}

/// Says in words for whoever typed it that the disk is full.
pub fn tell_full<T>(ended: Result<T>, what: &str) -> Result<T> {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    let is_full = |error: &anyhow::Error| {
        matches!(error.downcast_ref(), Some(DeedError::Store(StoreError::Full)))
            || error
                .downcast_ref()
                .is_some_and(|error: &std::io::Error| matches!(error.kind(), StorageFull | QuotaExceeded))
    };
    ended.map_err(|error| {
        if is_full(&error) {
            anyhow!("the disk is full: {what} was not made, and nothing of it was left behind. Make room, or name another place")
        } else {
            error
        }
    })
}

/// In words.
pub fn about_size(bytes: u64) -> String {
    match bytes {
        ..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        1_000_000..1_000_000_000 => format!("{} MB", bytes / 1_000_000),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

/// How far it is, on standard error: now and then, and in one line where somebody looks.
struct Shown {
    last: Instant,
    every: Duration,
    on_screen: bool,
}

impl Default for Shown {
    fn default() -> Self {
        let on_screen = std::io::stderr().is_terminal();
        let every = if on_screen { Duration::from_millis(200) } else { Duration::from_secs(10) };
        Self { last: Instant::now(), every, on_screen }
    }
}

impl Shown {
    fn show(mut self) -> impl FnMut(Progress<'_>) {
        move |progress| {
            if self.last.elapsed() < self.every {
                return;
            }
            self.last = Instant::now();
            let of = if progress.of > 0 { format!(" of {}", progress.of) } else { String::new() };
            let line = format!("{}: {}{of}", progress.what, progress.done);
            let mut out = std::io::stderr();
            let _ = if self.on_screen { write!(out, "\r{line:<60}\r") } else { writeln!(out, "{line}") };
        }
    }
}

//! Grouping the questions of a file, and scoring groups against labels. No server, no database.

use anyhow::{Context, bail, ensure};
use meaning::{Grouping, Meaning, Vector};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::io::{BufWriter, Write};
use std::path::Path;

/// The file "needs group" writes. Rows are numbered from 0, without the header.
#[derive(Serialize, Deserialize)]
struct Groups {
    groups: Vec<Titled>,
    /// Rows that ask for nothing or stand alone.
    none: Vec<usize>,
}

#[derive(Serialize, Deserialize)]
struct Titled {
    title: String,
    members: Vec<usize>,
}

/// Embedded between two signs of progress.
const AT_ONCE: usize = 1_000;

pub fn group(input: &Path, output: &Path, groups: Option<usize>) -> anyhow::Result<()> {
    let texts = read_column(input, "text")?;
    let asking: Vec<usize> =
        (0..texts.len()).filter(|row| !meaning::surely_asks_nothing(&texts[*row])).collect();
    if let Some(groups) = groups {
        ensure!(groups > 0, "--groups 0: there must be at least one group");
        ensure!(
            groups <= asking.len(),
            "--groups {groups} is more than the {} rows of {} that ask for something",
            asking.len(),
            input.display()
        );
    }
    // Before the work rather than after it.
    std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(output)
        .with_context(|| format!("{} cannot be written", output.display()))?;
    let vectors = embed(&asking.iter().map(|row| meaning::normalise(&texts[*row])).collect::<Vec<_>>())?;
    eprintln!("Grouping {} questions …", asking.len());
    let grouping = meaning::group(&vectors, groups);
    let found = with_titles(&grouping, &asking, &texts, &vectors);
    write(output, &found).with_context(|| format!("{} cannot be written", output.display()))?;
    eprintln!(
        "{} groups, {} rows that ask for nothing or stand alone: {}",
        found.groups.len(),
        found.none.len(),
        output.display()
    );
    Ok(())
}

fn embed(texts: &[String]) -> anyhow::Result<Vec<Vector>> {
    let meaning = Meaning::new();
    let mut vectors = Vec::with_capacity(texts.len());
    for texts in texts.chunks(AT_ONCE) {
        vectors.extend(meaning.embed(&texts.iter().map(String::as_str).collect::<Vec<_>>())?);
        eprintln!("Read {} questions", vectors.len());
    }
    Ok(vectors)
}

/// Turns places among the asking rows back into rows of the file.
fn with_titles(grouping: &Grouping, asking: &[usize], texts: &[String], vectors: &[Vector]) -> Groups {
    let groups: Vec<Titled> = grouping
        .groups
        .iter()
        .map(|group| {
            let members: Vec<(&str, &Vector)> = group
                .members
                .iter()
                .map(|place| (texts[asking[*place]].as_str(), &vectors[*place]))
                .collect();
            let title = meaning::normalise(members[meaning::title(&members)].0);
            Titled { title, members: group.members.iter().map(|place| asking[*place]).collect() }
        })
        .collect();
    let mut grouped = vec![false; texts.len()];
    for row in groups.iter().flat_map(|group| &group.members) {
        grouped[*row] = true;
    }
    Groups { none: (0..texts.len()).filter(|row| !grouped[*row]).collect(), groups }
}

fn write(output: &Path, groups: &Groups) -> anyhow::Result<()> {
    let mut file = BufWriter::new(std::fs::File::create(output)?);
    serde_json::to_writer(&mut file, groups)?;
    file.write_all(b"\n")?;
    file.flush()?;
    Ok(())
}

pub fn score(groups: &Path, labels: &Path, column: &str) -> anyhow::Result<()> {
    let labels = read_column(labels, column)?;
    let json = std::fs::read(groups).with_context(|| format!("{} cannot be read", groups.display()))?;
    let found: Groups = serde_json::from_slice(&json)
        .with_context(|| format!("{} is not what \"needs group\" writes", groups.display()))?;
    let rows = rows_of(&found, labels.len()).with_context(|| groups.display().to_string())?;
    let Some(score) = meaning::score(&rows, &labels) else { bail!("there is nothing to score") };
    println!("rows      {}", labels.len());
    println!("groups    {}", found.groups.len());
    println!("alone     {}", found.none.len());
    println!("NMI       {:.4}", score.nmi);
    println!("ARI       {:.4}", score.ari);
    println!("accuracy  {:.4}", score.accuracy);
    println!("B-cubed   {:.4}", score.b_cubed);
    Ok(())
}

/// The number of each row's group. A row in no group is a group of its own.
fn rows_of(found: &Groups, count: usize) -> anyhow::Result<Vec<usize>> {
    let mut group_of: HashMap<usize, usize> = HashMap::new();
    for (number, group) in found.groups.iter().enumerate() {
        for row in &group.members {
            ensure!(*row < count, "row {row} is in a group, but there are only {count} labels");
            ensure!(group_of.insert(*row, number).is_none(), "row {row} is in two groups");
        }
    }
    Ok((0..count).map(|row| group_of.get(&row).copied().unwrap_or(found.groups.len() + row)).collect())
}

/// One column of a CSV file with a header; other columns and rows that are too short or long are no matter.
fn read_column(path: &Path, column: &str) -> anyhow::Result<Vec<String>> {
    let bytes = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
        anyhow::anyhow!("{} is not UTF-8 (line {line}): save it as UTF-8 and try again", path.display())
    })?;
    // Spreadsheets put a mark before the first heading.
    let text = text.trim_start_matches('\u{feff}');
    ensure!(!text.trim().is_empty(), "{} is empty", path.display());
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headings = reader.headers().with_context(|| format!("{} has no heading", path.display()))?.clone();
    let Some(place) = headings.iter().position(|heading| heading.trim() == column) else {
        let known: Vec<String> = headings.iter().map(|heading| format!("\"{heading}\"")).collect();
        bail!("{} has no column \"{column}\"; it has {}", path.display(), known.join(", "));
    };
    let mut values = Vec::new();
    for record in reader.records() {
        let record = record.with_context(|| format!("{} cannot be read as CSV", path.display()))?;
        values.push(record.get(place).unwrap_or_default().to_owned());
    }
    ensure!(!values.is_empty(), "{} has a heading but no rows", path.display());
    Ok(values)
}

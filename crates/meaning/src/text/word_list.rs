//! Reads our lists of words: `[section]` lines, phrases between bars, `#` for remarks.

/// The phrases of one section.
pub(crate) fn section<'a>(list: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let heading = format!("[{name}]");
    list.lines()
        .map(str::trim)
        .skip_while(move |line| *line != heading)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split('|'))
        .map(str::trim)
        .filter(|phrase| !phrase.is_empty())
}

//! Text as people see it: counted, cut and cleaned by graphemes, never in the middle of one.

use unicode_segmentation::UnicodeSegmentation;

/// How many characters a person would count.
pub fn count_graphemes(text: &str) -> usize {
    text.graphemes(true).count()
}

/// The first `most` graphemes, and an ellipsis in place of the last one where something was left out.
/// Prefers the end of a word when one is near.
pub fn shorten(text: &str, most: usize) -> String {
    let text = text.trim();
    if count_graphemes(text) <= most {
        return text.to_owned();
    }
    if most == 0 {
        return String::new();
    }
    let kept: Vec<&str> = text.graphemes(true).take(most - 1).collect();
    let far_enough = kept.len() * 2 / 3;
    let end = match kept.iter().rposition(|g| g.chars().all(char::is_whitespace)) {
        Some(space) if space >= far_enough => space,
        _ => kept.len(),
    };
    format!("{}…", kept[..end].concat().trim_end())
}

/// One line for lists: white space folded, at most `most` graphemes.
pub fn one_line(text: &str, most: usize) -> String {
    // Only the beginning can be seen, so a text of a megabyte is not split into a million words first.
    let beginning: String = text.chars().take(most.saturating_mul(8)).collect();
    let folded = beginning.split_whitespace().collect::<Vec<_>>().join(" ");
    if beginning.len() < text.len() && count_graphemes(&folded) <= most {
        return format!("{folded}…");
    }
    shorten(&folded, most)
}

/// What a stranger wrote, safe to keep and to show: no control or direction-override characters, and no towers
/// of combining marks (at most `MARKS` on one character), so that a line stays a line.
pub fn tidy(text: &str) -> String {
    const MARKS: usize = 4;
    let mut tidied = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars() {
        if is_combining(c) {
            marks += 1;
            if marks > MARKS {
                continue;
            }
        } else {
            marks = 0;
        }
        match c {
            '\r' => {}
            '\n' | '\t' => tidied.push(c),
            c if c.is_control() || !can_be_carried(c) => {}
            c => tidied.push(c),
        }
    }
    tidied
}

/// Whether every page, feed, mail and program can carry it: no control but tab and line feed, nothing that turns the
/// direction of what stands beside it, and none of the characters Unicode keeps free of meaning (U+FFFE and its kin make
/// a feed malformed: XML 1.0, 2.2).
pub fn can_be_carried(c: char) -> bool {
    let free = matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE;
    !free && !is_direction_override(c) && (!c.is_control() || matches!(c, '\n' | '\t'))
}

/// A text with only what can be carried.
pub fn carried(text: &str) -> std::borrow::Cow<'_, str> {
    if text.chars().all(can_be_carried) {
        text.into()
    } else {
        text.chars().filter(|c| can_be_carried(*c)).collect::<String>().into()
    }
}

/// Whether there is nothing to see: white space, and characters that only steer or join others.
pub fn is_blank(text: &str) -> bool {
    let steers =
        |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    text.chars().all(|c| c.is_whitespace() || steers(c))
}

/// Up to two letters that stand for a person where no picture does.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

// The blocks of marks that stack; Arabic, Hebrew and Indic vowel signs live elsewhere and rarely exceed two.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}' | '\u{0483}'..='\u{0489}')
}

fn is_direction_override(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortening_never_cuts_a_family_in_half() {
        let families = "👨‍👩‍👧‍👦".repeat(10);
        assert_eq!(shorten(&families, 3), format!("{}…", "👨‍👩‍👧‍👦".repeat(2)));
    }

    #[test]
    fn shortening_prefers_the_end_of_a_word() {
        assert_eq!(shorten("We oil every worktop three times", 20), "We oil every…");
        assert_eq!(shorten("short", 20), "short");
        assert_eq!(shorten("anything", 0), "");
    }

    #[test]
    fn a_list_line_is_one_line_even_of_a_very_long_text() {
        let long = "oak \n\n ".repeat(100_000);
        let line = one_line(&long, 40);
        assert!(count_graphemes(&line) <= 41 && !line.contains('\n'), "{line}");
    }

    #[test]
    fn zalgo_becomes_readable_and_overrides_vanish() {
        let zalgo: String = "oak"
            .chars()
            .flat_map(|c| std::iter::once(c).chain(std::iter::repeat_n('\u{0335}', 60)))
            .collect();
        assert!(tidy(&zalgo).chars().count() <= 15);
        assert_eq!(tidy("a\u{202E}b\0c\r\nd"), "abc\nd");
        assert_eq!(tidy("é ü ليلى שָׁלוֹם"), "é ü ليلى שָׁלוֹם");
        assert_eq!(tidy("a\u{FFFE}b\u{FFFF}c\u{FDD0}d\u{1FFFE}e\u{85}f\u{7f}g\u{b}h\ti"), "abcdefgh\ti");
        assert_eq!(carried("a\u{FFFF}b\u{1}c\r\n"), "abc\n");
    }

    #[test]
    fn initials_stand_for_a_person() {
        assert_eq!(initials("Margarethe von Hohenstein"), "MH");
        assert_eq!(initials("ليلى حدّاد"), "لح");
        assert_eq!(initials("  "), "");
    }
}

//! What a text says without its marks: its first words, and how long it is to read.

use super::markdown::tree;
use comrak::Arena;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, NodeValue};

/// The first words of an article without its marks: for cards and summaries.
pub fn first_words(markdown: &str, most: usize) -> String {
    // What comes later is not among the first words.
    let end = markdown.char_indices().nth(most * 20).map_or(markdown.len(), |(end, _)| end);
    let beginning = &markdown[..end];
    let arena = Arena::new();
    let Some(root) = tree(&arena, beginning) else { return domain::text::one_line(beginning, most) };
    let mut words = String::new();
    for block in root.children() {
        // A heading says what comes, not what it says.
        if matches!(block.data.borrow().value, NodeValue::Heading(_)) {
            continue;
        }
        add_words(&mut words, block);
        if words.len() > most * 4 {
            break;
        }
    }
    domain::text::one_line(&words, most)
}

/// What a block says, its parts apart from each other. A picture's description is not what the text says.
fn add_words<'a>(words: &mut String, block: &'a AstNode<'a>) {
    let mut in_pictures = 0_usize;
    for edge in block.traverse() {
        let (node, begins) = match edge {
            NodeEdge::Start(node) => (node, true),
            NodeEdge::End(node) => (node, false),
        };
        match &node.data.borrow().value {
            NodeValue::Image(_) if begins => in_pictures += 1,
            NodeValue::Image(_) => in_pictures -= 1,
            NodeValue::Text(text) if begins && in_pictures == 0 => words.push_str(text),
            NodeValue::Code(code) if begins && in_pictures == 0 => words.push_str(&code.literal),
            NodeValue::CodeBlock(code) if begins => words.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak | NodeValue::Paragraph | NodeValue::TableCell => {
                words.push(' ');
            }
            NodeValue::Heading(_) | NodeValue::Item(_) => words.push(' '),
            _ => {}
        }
    }
}

/// How long reading takes, at least a minute: 220 words a minute, or as many characters as a reader of a script without
/// blanks takes in meanwhile.
pub fn reading_minutes(markdown: &str) -> usize {
    /// Of Chinese and Japanese a reader takes in about 480 characters a minute, of Thai and its kin about 1,000 (Trauzettel-
    /// Klosinski and others, "Standardized Assessment of Reading Performance", 2012, gives 158 to 228 words a minute).
    const WORDS: usize = 220;
    let arena = Arena::new();
    let mut words = String::new();
    match tree(&arena, markdown) {
        Some(root) => {
            for block in root.children() {
                add_words(&mut words, block);
                words.push(' ');
            }
        }
        // Shown as typed, read as typed.
        None => words.push_str(markdown),
    }
    let (mut spaced, mut ideographs, mut letters) = (0, 0, 0);
    let mut in_a_word = false;
    for c in words.chars() {
        let without_blanks = match c {
            '\u{3040}'..='\u{30FF}'
            | '\u{3400}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{323AF}' => {
                ideographs += 1;
                true
            }
            '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' => {
                letters += 1;
                true
            }
            _ => c.is_whitespace(),
        };
        if without_blanks {
            in_a_word = false;
        } else if !in_a_word && c.is_alphanumeric() {
            in_a_word = true;
            spaced += 1;
        }
    }
    (spaced + ideographs * WORDS / 480 + letters * WORDS / 1000).div_ceil(WORDS).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_have_no_marks() {
        assert_eq!(
            first_words("# Title\n\nOnce *a* year is [enough](x) for most.", 200),
            "Once a year is enough for most."
        );
        assert_eq!(first_words("", 200), "");
        assert_eq!(
            first_words("![the shop at night](/pictures/1) We open at eight.", 200),
            "We open at eight."
        );
        assert_eq!(
            first_words("| Wood | Oil |\n|---|---|\n| Oak | Hard wax |\n\n- one\n- two", 200),
            "Wood Oil Oak Hard wax one two"
        );
    }

    #[test]
    fn reading_takes_as_long_in_every_script() {
        assert_eq!(reading_minutes(&"oak ".repeat(660)), 3);
        assert_eq!(reading_minutes(&"木".repeat(1440)), 3);
        assert_eq!(reading_minutes(&"ไม้สัก".repeat(500)), 3);
        assert_eq!(reading_minutes(""), 1);
        assert_eq!(reading_minutes(&"| | | |\n".repeat(2000)), 1, "marks are not read");
    }
}

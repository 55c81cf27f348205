//! Markdown to safe HTML, with our own pictures in every size.

use ammonia::{Builder, UrlRelative};
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, format_html, parse_document};
use domain::PictureId;
use domain::media::Picture;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::sync::LazyLock;
use url::Url;

/// An article's body, ready for a page.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    pub html: String,
    /// Whether there is a picture in it.
    pub pictures: bool,
}

/// Marks inside marks, each a step: three quotes around a list in a list are twelve. The sanitiser's work grows with the
/// square of it (measured: 200,000 `>` are minutes).
const DEEPEST: usize = 100;
/// Of HTML in bytes. Footnotes and tables can ask for a hundred times what was typed.
const MOST_HTML: usize = 2 * 1024 * 1024;
/// Cells a table may be filled up to: the parser gives every short row all the columns of the first.
const MOST_CELLS: usize = 100_000;

/// What a text of nothing but marks takes of memory for each of its bytes while it is worked out: its tree, its HTML and
/// the tree of that. A text that says something takes a tenth.
pub const MEMORY_A_BYTE: usize = 400;

/// CommonMark with tables, strikethrough, autolinks and footnotes; whatever HTML was typed is shown as typed.
/// Pictures at `/pictures/{id}` get all their sizes. Comes out of the sanitiser whatever went in.
///
/// A text whose marks no reader could follow (nested beyond `DEEPEST`, or multiplying themselves) is shown as typed.
/// Keeps a core busy for up to half a second where the text is hostile: not for the threads that answer requests.
pub fn render<S: std::hash::BuildHasher>(
    markdown: &str,
    pictures: &HashMap<PictureId, Picture, S>,
) -> Rendered {
    render_for(markdown, pictures, None)
}

/// The same for readers elsewhere: every address in it is whole, seen from the page `at`.
pub fn render_for<S: std::hash::BuildHasher>(
    markdown: &str,
    pictures: &HashMap<PictureId, Picture, S>,
    at: Option<&Url>,
) -> Rendered {
    marked_up(markdown, pictures, at).unwrap_or_else(|| Rendered {
        html: format!("<pre>{}</pre>\n", escape(&markdown.replace('\0', "\u{fffd}"))),
        pictures: false,
    })
}

fn marked_up<S: std::hash::BuildHasher>(
    markdown: &str,
    pictures: &HashMap<PictureId, Picture, S>,
    at: Option<&Url>,
) -> Option<Rendered> {
    let arena = Arena::new();
    let root = tree(&arena, markdown)?;
    let mut has_pictures = false;
    // All of them first: the tree must not change under whoever walks it.
    for node in root.descendants().collect::<Vec<_>>() {
        let mut data = node.data.borrow_mut();
        let replaced = match &data.value {
            NodeValue::HtmlBlock(block) => Some(NodeValue::HtmlBlock(comrak::nodes::NodeHtmlBlock {
                literal: format!("<p>{}</p>\n", escape(&block.literal)),
                ..block.clone()
            })),
            NodeValue::HtmlInline(html) => Some(NodeValue::Text(html.clone().into())),
            NodeValue::Image(image) => {
                let picture = picture_id(&image.url).and_then(|id| pictures.get(&id));
                has_pictures |= picture.is_some();
                picture.map(|picture| NodeValue::HtmlInline(picture_html(picture, &words_in(node), at)))
            }
            _ => None,
        };
        let Some(value) = replaced else { continue };
        let was_image = matches!(data.value, NodeValue::Image(_));
        data.value = value;
        drop(data);
        if was_image {
            // The words inside an image are its description, which the new tag carries itself.
            for child in node.children().collect::<Vec<_>>() {
                child.detach();
            }
        }
    }
    let mut html = AtMost { html: String::new(), room: MOST_HTML };
    format_html(root, &options(), &mut html).ok()?;
    let clean = match at {
        None => SANITISER.clean(&html.html),
        Some(at) => sanitiser().url_relative(UrlRelative::RewriteWithBase(at.clone())).clean(&html.html),
    };
    Some(Rendered { html: clean.to_string(), pictures: has_pictures })
}

/// What a text is made of; `None` where its marks are nested too deep or multiply, which is seen before the tree that they
/// would take is grown. Nothing else parses Markdown.
pub(super) fn tree<'a>(arena: &'a Arena<'a>, markdown: &str) -> Option<&'a AstNode<'a>> {
    if most_cells(markdown) > MOST_CELLS || markdown.lines().any(is_quoted_too_deep) {
        return None;
    }
    let root = parse_document(arena, markdown, &options());
    (!is_too_deep(root)).then_some(root)
}

/// Refuses to grow beyond its room.
struct AtMost {
    html: String,
    room: usize,
}

impl std::fmt::Write for AtMost {
    fn write_str(&mut self, more: &str) -> std::fmt::Result {
        self.room = self.room.checked_sub(more.len()).ok_or(std::fmt::Error)?;
        self.html.push_str(more);
        Ok(())
    }
}

/// Walks the tree once, in its own order, and counts the steps down and up.
fn is_too_deep<'a>(root: &'a AstNode<'a>) -> bool {
    let mut deep = 0_usize;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(_) => deep += 1,
            NodeEdge::End(_) => deep -= 1,
        }
        if deep > DEEPEST {
            return true;
        }
    }
    false
}

/// What needs no tree to be seen: each `>` at the beginning of a line is a step.
fn is_quoted_too_deep(line: &str) -> bool {
    line.chars().take_while(|c| matches!(c, '>' | ' ' | '\t')).filter(|c| *c == '>').count() > DEEPEST
}

/// How many cells the tables of a text could be filled up to: the columns of its widest delimiter row (`|---|---|`, GFM
/// 4.10), times the lines that have anything on them.
fn most_cells(markdown: &str) -> usize {
    let is_delimiter = |line: &&str| {
        line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t' | '>'))
    };
    let columns = |line: &str| line.matches('|').count() + 1;
    let widest = markdown.lines().filter(is_delimiter).map(columns).max().unwrap_or_default();
    if widest < 2 { 0 } else { widest * markdown.lines().filter(|line| !line.trim().is_empty()).count() }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.footnotes = true;
    // Safe because every HTML node is replaced above, and the sanitiser has the last word.
    options.render.r#unsafe = true;
    options
}

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(sanitiser);

fn sanitiser() -> Builder<'static> {
    let mut builder = Builder::default();
    builder
        .add_tags(["picture", "source", "figure", "figcaption", "section", "sup"])
        .add_tag_attributes("source", ["srcset", "sizes", "type"])
        .add_tag_attributes("img", ["srcset", "sizes", "loading", "decoding", "width", "height"])
        .add_tag_attributes("section", ["class"])
        .add_tag_attributes("li", ["id"])
        .add_tag_attributes("a", ["id", "class"])
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(Some("noopener"));
    builder
}

/// The pictures a text may show: whatever stands in it as `/pictures/{id}`. At most two hundred.
pub(super) fn pictures_named(markdown: &str) -> impl Iterator<Item = PictureId> {
    let word =
        |part: &str| part.chars().take_while(|c| c.is_ascii_hexdigit() || *c == '-').collect::<String>();
    markdown.split("/pictures/").skip(1).take(200).filter_map(move |part| word(part).parse().ok())
}

/// `/pictures/{id}` with anything behind it.
fn picture_id(url: &str) -> Option<PictureId> {
    url.strip_prefix("/pictures/")?.split(['/', '?', '#']).next()?.parse().ok()
}

/// The words inside a mark, without those of what is in it.
fn words_in<'a>(node: &'a AstNode<'a>) -> String {
    let mut words = String::new();
    for inside in node.descendants().skip(1) {
        match &inside.data.borrow().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

/// `typed`: how the writer describes it, where the library has no words for it.
fn picture_html(picture: &Picture, typed: &str, at: Option<&Url>) -> String {
    let mut html = String::from("<picture>");
    let root = at.map(|at| at.origin().ascii_serialization()).unwrap_or_default();
    let set = |format: &str| {
        let sizes: Vec<String> = picture
            .widths
            .iter()
            .map(|width| format!("{root}/pictures/{}/{width}.{format} {width}w", picture.id))
            .collect();
        sizes.join(", ")
    };
    let middle = picture.copy_for(640);
    let alt = if picture.alt.is_empty() { typed } else { &picture.alt };
    let _ = write!(
        html,
        r#"<source type="image/webp" srcset="{}" sizes="(min-width: 720px) 680px, 100vw">"#,
        set("webp")
    );
    let _ = write!(
        html,
        r#"<img src="{root}/pictures/{id}/{middle}.jpg" srcset="{set}" sizes="(min-width: 720px) 680px, 100vw" width="{width}" height="{height}" alt="{alt}" loading="lazy" decoding="async"></picture>"#,
        id = picture.id,
        set = set("jpg"),
        width = picture.width,
        height = picture.height,
        alt = escape(alt),
    );
    html
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::super::first_words;
    use super::*;
    use domain::Timestamp;

    fn html(markdown: &str) -> String {
        render(markdown, &HashMap::new()).html
    }

    #[test]
    fn what_could_run_comes_out_as_words() {
        for hostile in [
            "<script>alert(1)</script>",
            "hello <img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "<a href=\"javascript:alert(1)\">x</a>",
            "![x](data:text/html;base64,AAAA)",
            "<svg onload=alert(1)>",
            "<iframe src=//evil.example></iframe>",
            "[x](  java\nscript:alert(1))",
        ] {
            let html = html(hostile).to_lowercase();
            for mark in ["<script", "<svg", "<iframe", "<a href=\"javascript", "src=\"data"] {
                assert!(!html.contains(mark), "{hostile} became {html}");
            }
            assert!(!html.contains("<img src=\"x\""), "{html}");
        }
    }

    #[test]
    fn marks_become_html() {
        assert_eq!(html("## Oil\n\n*Once* a year."), "<h2>Oil</h2>\n<p><em>Once</em> a year.</p>\n");
        assert!(html("| a | b |\n|---|---|\n| 1 | 2 |").contains("<table>"));
    }

    #[test]
    fn our_pictures_come_in_every_size_with_their_description() {
        let id: PictureId = uuid::Uuid::from_u128(5).into();
        let picture = Picture {
            id,
            name: "a.jpg".into(),
            alt: "An \"oiled\" worktop".into(),
            width: 2000,
            height: 1000,
            widths: vec![320, 640],
            added_at: Timestamp(0),
        };
        let rendered = render(&format!("![words](/pictures/{id})"), &HashMap::from([(id, picture)]));
        assert!(rendered.pictures && rendered.html.contains("640.webp 640w"), "{}", rendered.html);
        assert!(
            rendered.html.contains("An &quot;oiled&quot; worktop") && !rendered.html.contains("words"),
            "{}",
            rendered.html
        );
    }

    #[test]
    fn marks_that_multiply_are_shown_as_typed() {
        let k = 199_000;
        let lines =
            |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<Vec<_>>().concat();
        let notes = lines(k / 14, &|n| format!("[^{n}]: a[^{n}]\n"));
        let deep = lines(600, &|n| format!("{}- a\n", "  ".repeat(n)));
        let growing = lines(600, &|n| format!("{}a\n", ">".repeat(n)));
        let table = |columns: usize, rows: usize| {
            format!("{}\n{}\n{}", "|a".repeat(columns), "|-".repeat(columns), "|b\n".repeat(rows))
        };
        let wide = |columns: usize| table(columns, 60_000);
        for (name, hostile) in [
            ("quotes", ">".repeat(k)),
            ("quotes apart", "> ".repeat(k / 2)),
            ("quotes, then words", format!("{}a\n{}", ">".repeat(k / 2), "b\n".repeat(k / 4))),
            ("numbers", "1. ".repeat(k / 3)),
            ("lists", deep),
            ("quotes that grow", growing),
            ("strong in strong", format!("{}a{}", "**a ".repeat(k / 8), " b**".repeat(k / 8))),
            ("once", format!("{}a{}", "*a ".repeat(k / 6), " b*".repeat(k / 6))),
            ("pictures in pictures", format!("{}a{}", "![".repeat(k / 6), "](b)".repeat(k / 6))),
            ("notes on notes", notes),
            ("one note a thousand times", format!("[^a]: x\n\n{}", "[^a] ".repeat(k / 5))),
            ("a table", wide(1_000)),
            ("a table whose HTML would just have room", table(150, 1_000)),
            ("a table in a quote", format!("> {}", wide(100).replace('\n', "\n> "))),
        ] {
            let html = html(&hostile);
            assert!(html.starts_with("<pre>") && html.ends_with("</pre>\n"), "{name}: {}", &html[..80]);
            assert!(html.len() < hostile.len() * 6, "{name}");
        }
        let quoted = format!("{} three deep, in **a *list*** \n\n- a\n  - b\n    - c", "> > >");
        assert!(html(&quoted).contains("<blockquote>"), "what a person writes is not touched");
        let table = format!("|a|b|c|\n|-|-|-|\n{}", "|1|2|3|\n".repeat(2_000));
        assert!(html(&table).contains("<table>"), "a long price list is a table");
    }

    #[test]
    fn marks_that_only_repeat_are_worked_out() {
        // Each of these took the square of its length in some parser or other.
        for mark in [
            "[",
            "![",
            "]",
            "[a](",
            "[a](<b",
            "[a](b \"",
            "[^a]",
            "`",
            "``a`",
            "*",
            "_",
            "**a ",
            "*a _b ",
            "_a*b",
            "**x* ",
            "~~a ",
            "<",
            "<>",
            "<a",
            "<!--",
            "<?",
            "<![CDATA[",
            "&",
            "&#",
            "\\",
            "|",
            "#",
            "<div>\n",
            "<b>",
            "<div>\n\n",
            "http://a.b ",
            "a@b.c ",
            "- a\n",
            "* ",
            "- ",
            "a\n=\n",
            "[a]: b\n",
            "---\n",
            "![[]()",
            "*[",
            "\u{0}",
        ] {
            let hostile = mark.repeat(20_000 / mark.len());
            let html = html(&hostile);
            assert!(html.len() < 50 * hostile.len(), "{mark:?}: {}", html.len());
            assert!(first_words(&hostile, 200).chars().count() <= 201, "{mark:?}");
        }
    }

    #[test]
    fn for_readers_elsewhere_every_address_is_whole() {
        let id: PictureId = uuid::Uuid::from_u128(5).into();
        let picture = Picture {
            id,
            name: "a.jpg".into(),
            alt: String::new(),
            width: 2000,
            height: 1000,
            widths: vec![320, 640],
            added_at: Timestamp(0),
        };
        let text = format!(
            "![An oiled *worktop*](/pictures/{id}) [ask](/ask) [up](#top) [there](https://other.example/x) a[^n] \"/pictures/\"\n\n[^n]: b"
        );
        let at = Url::parse("https://shop.example/articles/oil").unwrap();
        let html = render_for(&text, &HashMap::from([(id, picture)]), Some(&at)).html;
        for whole in [
            &format!("src=\"https://shop.example/pictures/{id}/640.jpg\""),
            &format!(
                "https://shop.example/pictures/{id}/320.webp 320w, https://shop.example/pictures/{id}/640.webp 640w"
            ),
            "alt=\"An oiled worktop\"",
            "href=\"https://shop.example/ask\"",
            "href=\"https://shop.example/articles/oil#top\"",
            "href=\"https://other.example/x\"",
            "href=\"https://shop.example/articles/oil#fn",
            "\"/pictures/\"",
        ] {
            assert!(html.contains(whole), "{whole}: {html}");
        }
        assert!(!html.contains("=\"/") && !html.contains("=\"#") && !html.contains(", /"), "{html}");
    }
}

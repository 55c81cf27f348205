//! Pictures of other websites in a text: the desk fetches none, so that nobody there learns who works here and when. Where
//! one would be, it says so.

use maud::html;
use words::{Voice, say};

/// The finished page of a text with every picture that is not of this house named in words. `html` comes out of the
/// sanitiser: in a text or an attribute no tag can begin.
pub fn named(html: &str, voice: Voice) -> String {
    let mut shown = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<img ") {
        let (before, tag) = rest.split_at(start);
        let end = tag_end(tag);
        let (tag, after) = tag.split_at(end);
        shown.push_str(before);
        let source = attribute(tag, "src").unwrap_or_default();
        if source.starts_with('/') && !source.starts_with("//") {
            shown.push_str(tag);
        } else {
            shown.push_str(&in_words(&source, &attribute(tag, "alt").unwrap_or_default(), voice));
        }
        rest = after;
    }
    shown.push_str(rest);
    shown
}

fn in_words(source: &str, description: &str, voice: Voice) -> String {
    let host = url::Url::parse(source).ok().and_then(|url| url.host_str().map(str::to_owned));
    let said = match (&host, description) {
        (Some(host), "") => say!(voice, "foreign-of", host = host),
        (Some(host), what) => say!(voice, "foreign-of-said", host = host, what = what),
        (None, "") => say!(voice, "foreign-picture"),
        (None, what) => say!(voice, "foreign-picture-said", what = what),
    };
    let why = if host.is_some() { say!(voice, "foreign-upload") } else { say!(voice, "foreign-no-address") };
    html! { span.not-fetched { (said) " " (why) } }.into_string()
}

/// Past its `>`, which may stand in a value, too.
fn tag_end(tag: &str) -> usize {
    let mut quoted = false;
    for (place, sign) in tag.char_indices() {
        match sign {
            '"' => quoted = !quoted,
            '>' if !quoted => return place + 1,
            _ => {}
        }
    }
    tag.len()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?;
    Some(
        value
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&nbsp;", " ")
            .replace("&amp;", "&"),
    )
}

#[cfg(test)]
mod tests {
    use super::named;
    use actions::media::render;
    use std::collections::HashMap;
    use words::Voice;

    #[test]
    fn a_picture_of_another_website_is_said_and_not_fetched() {
        let text = "![A <b> \"oak\" > elm](https://elsewhere.example/a.jpg?b=1&c=2) and ![](//x.example/y.png) `<img src=z>`";
        let shown = named(&render(text, &HashMap::new()).html, Voice::default());
        assert!(!shown.contains("<img") && shown.contains("&lt;img src=z&gt;"), "{shown}");
        assert!(shown.contains("elsewhere.example") && shown.contains("not fetched here"), "{shown}");
        assert!(shown.contains("A &lt;b&gt; &quot;oak&quot; &gt; elm"), "{shown}");
    }

    #[test]
    fn pictures_of_this_house_and_words_stay_as_they_are() {
        for html in
            ["<p>a</p>", "<img src=\"/pictures/1/320.jpg\" alt=\"a\">", "", "<p>1 &lt; 2 <b>x</b></p>"]
        {
            assert_eq!(named(html, Voice::default()), html);
        }
    }
}

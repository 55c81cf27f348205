//! Pictures of other websites in a text: the desk fetches none, so that nobody there learns who works here and when. Where
//! one would be, it says so.

use maud::html;

/// The finished page of a text with every picture that is not of this house named in words. `html` comes out of the
/// sanitiser: in a text or an attribute no tag can begin.
pub fn named(html: &str) -> String {
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
            shown.push_str(&in_words(&source, &attribute(tag, "alt").unwrap_or_default()));
        }
        rest = after;
    }
    shown.push_str(rest);
    shown
}

fn in_words(source: &str, description: &str) -> String {
    let host = url::Url::parse(source).ok().and_then(|url| url.host_str().map(str::to_owned));
    html! {
        span.not-fetched {
            "A picture" @if let Some(host) = &host { " of " bdi { (host) } } @if !description.is_empty() { ": “" bdi { (description) } "”" }
            ". It is not fetched here" @if host.is_some() { "; your readers’ browsers fetch it from there. Upload it to have it on your own website." } @else { ", for it has no address of a website." }
        }
    }
    .into_string()
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

    #[test]
    fn a_picture_of_another_website_is_said_and_not_fetched() {
        let text = "![A <b> \"oak\" > elm](https://elsewhere.example/a.jpg?b=1&c=2) and ![](//x.example/y.png) `<img src=z>`";
        let shown = named(&render(text, &HashMap::new()).html);
        assert!(!shown.contains("<img") && shown.contains("&lt;img src=z&gt;"), "{shown}");
        assert!(shown.contains("elsewhere.example") && shown.contains("not fetched here"), "{shown}");
        assert!(shown.contains("A &lt;b&gt; &quot;oak&quot; &gt; elm"), "{shown}");
    }

    #[test]
    fn pictures_of_this_house_and_words_stay_as_they_are() {
        for html in
            ["<p>a</p>", "<img src=\"/pictures/1/320.jpg\" alt=\"a\">", "", "<p>1 &lt; 2 <b>x</b></p>"]
        {
            assert_eq!(named(html), html);
        }
    }
}

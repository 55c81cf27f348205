//! An address of the web that somebody else gave us, fit to stand behind a link.

use std::fmt;
use std::ops::Deref;

/// An address that only leads somewhere: `http` or `https`, a host, nothing that could run or hide.
///
/// What networks send is signed by them, and still written by anybody: `javascript:`, `data:` and the like never become
/// one of these, and only these become an `href`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Link(String);

/// In bytes; longer than any browser's own limit helps nobody.
const MOST: usize = 4096;

impl Link {
    /// `None` when it is no such address.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (scheme, rest) = text.split_once("://")?;
        let web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        let hidden = |c: char| c.is_whitespace() || c.is_control() || !crate::text::can_be_carried(c);
        let sound = text.len() <= MOST
            && !text.contains(hidden)
            && !text.contains(['"', '<', '>', '\\', '`'])
            && host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
        (web && sound).then(|| Self(text.to_owned()))
    }

    /// The same of something that may be none.
    pub fn of(text: Option<&str>) -> Option<Self> {
        text.and_then(Self::parse)
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

impl Deref for Link {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_leads_somewhere_is_a_link() {
        for good in [
            "https://a.example/b?c=d#e",
            "HTTP://a.example",
            "https://[2001:db8::1]:8080/",
            "https://öl.example/öl",
            " https://a.example/ ",
            "https://ben@a.example/",
        ] {
            assert!(Link::parse(good).is_some(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt://a.example/%0aalert(1)",
            "java\nscript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "data://a.example",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:https://a.example/1",
            "//a.example",
            "/desk/sign-out",
            "a.example",
            "https:a.example",
            "https://",
            "https:///a",
            "https://?a",
            "https://a.example/\"onclick=\"x",
            "https://a.example\\@evil.example",
            "https://a.example/ b",
            "https://a.example/\u{202e}gpj",
            "https://a.example/\u{ffff}",
            "https://a.example/\0",
            "mailto:a@b.example",
            "",
        ] {
            assert_eq!(Link::parse(bad), None, "{bad}");
        }
        assert_eq!(Link::parse(&format!("https://a.example/{}", "a".repeat(5000))), None);
    }
}

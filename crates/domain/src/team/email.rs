//! E-mail addresses: the one check of the whole house. Whoever is accepted here can be written to.

use std::fmt;
use std::str::FromStr;

/// An e-mail address somebody can be reached at: checked for shape, kept in one spelling. In lower case; the name
/// without quotes where it needs none for telling it apart; the host in the letters of the wire (`xn--…`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EmailAddress(String);

/// Not an address mail could be sent to.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("“{0}” is not an e-mail address we could write to")]
pub struct NotAnAddress(pub String);

/// RFC 5321 4.5.3.1, read 2026-11-22: of an address, and of the name in it.
const MOST: usize = 254;
const MOST_OF_NAME: usize = 64;

impl EmailAddress {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As a mail server wants it (RFC 5321 4.1.2): a name that is none of the plain ones stands in quotes. Carriers in
    /// Japan gave out names such as `a..b` and `name.`, which are plain to their owners and to nobody else.
    pub fn for_mail(&self) -> String {
        let (name, host) = self.0.rsplit_once('@').unwrap_or((&self.0, ""));
        if is_plain(name) || name.starts_with('"') { self.0.clone() } else { format!("\"{name}\"@{host}") }
    }

    /// The part after the last `@`, in the letters of the wire.
    pub fn host(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, host)| host)
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for EmailAddress {
    type Err = NotAnAddress;

    /// A name, an `@`, and a host (RFC 5321 4.1.2, read 2026-11-22; IDNA by UTS 46, read 2026-11-25). A name of other
    /// than Latin letters is no address here: many mail servers could not write to it. Whether anybody reads it, only a
    /// mail can tell.
    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let wrong = || NotAnAddress(crate::text::shorten(text, 80));
        let address = text.trim().to_lowercase();
        let (name, host) = address.rsplit_once('@').ok_or_else(wrong)?;
        let name = spelled(name).filter(|name| name.len() <= MOST_OF_NAME).ok_or_else(wrong)?;
        let host = idna::domain_to_ascii_strict(host).map_err(|_| wrong())?;
        let address = format!("{name}@{host}");
        let sound = !host.is_empty() && !host.ends_with('.') && address.len() <= MOST;
        if sound { Ok(Self(address)) } else { Err(wrong()) }
    }
}

/// One spelling of a name, or none.
fn spelled(name: &str) -> Option<String> {
    let quoted = name.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
    let Some(quoted) = quoted else {
        return (!name.is_empty() && name.chars().all(is_atom_or_dot)).then(|| name.to_owned());
    };
    let mut words = String::new();
    let mut signs = quoted.chars();
    while let Some(sign) = signs.next() {
        let meant = match sign {
            '\\' => signs.next()?,
            '"' => return None,
            sign => sign,
        };
        if !matches!(meant, ' '..='~') {
            return None;
        }
        words.push(meant);
    }
    if words.is_empty() {
        return None;
    }
    if words.chars().all(is_atom_or_dot) {
        return Some(words);
    }
    Some(format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\"")))
}

/// Letters without dots at the ends or in a row: what needs no quotes.
fn is_plain(name: &str) -> bool {
    name.split('.').all(|word| !word.is_empty() && word.chars().all(is_atom_or_dot))
}

fn is_atom_or_dot(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> String {
        text.parse::<EmailAddress>().unwrap_or_else(|error| panic!("{error}")).as_str().to_owned()
    }

    #[test]
    fn one_person_has_one_spelling() {
        assert_eq!(kept("  Priya.Raman@Example.COM "), "priya.raman@example.com");
        assert_eq!(kept("ben@Bücher.example"), "ben@xn--bcher-kva.example");
        assert_eq!(kept("ben@xn--bcher-kva.example"), kept("ben@bücher.example"));
        assert_eq!(kept("\"ben\"@example.com"), "ben@example.com");
        assert_eq!(kept("\"a..b\"@docomo.ne.jp"), kept("a..b@docomo.ne.jp"));
        assert_eq!(kept(r#""ben \o\k"@example.com"#), r#""ben ok"@example.com"#);
    }

    #[test]
    fn a_mail_server_gets_what_it_wants() {
        let written = |text: &str| text.parse::<EmailAddress>().unwrap().for_mail();
        assert_eq!(written("ben@example.com"), "ben@example.com");
        assert_eq!(written("a..b@docomo.ne.jp"), "\"a..b\"@docomo.ne.jp");
        assert_eq!(written("name.@ezweb.ne.jp"), "\"name.\"@ezweb.ne.jp");
        assert_eq!(written(".name@ezweb.ne.jp"), "\".name\"@ezweb.ne.jp");
        assert_eq!(written(r#""ben ok"@example.com"#), r#""ben ok"@example.com"#);
        assert_eq!(written("ben@bücher.example"), "ben@xn--bcher-kva.example");
        assert_eq!(written("o'brien+oak@example.com"), "o'brien+oak@example.com");
    }

    #[test]
    fn what_is_no_address_is_none() {
        let long = format!("{}@example.com", "a".repeat(65));
        let longer = format!("a@{}.example", ["a".repeat(60).as_str(); 5].join("."));
        for wrong in [
            "",
            "priya",
            "a@b@c",
            "a@",
            "@b",
            "a b@c.de",
            "a@b.\n",
            "a@.b",
            "a@b..c",
            "a@b.",
            "<a@b.de>",
            "a@[127.0.0.1]",
            "a@b c.de",
            "dürer@example.com",
            "a\u{202e}@example.com",
            "\"\"@example.com",
            "\"a@example.com",
            "\"a\nb\"@example.com",
            "\"a\"b\"@example.com",
            "\"a\\\"@example.com",
            "a,b@example.com",
            "a@-b.example",
            "a@b_c.example",
            "a@b\0.example",
            &long,
            &longer,
        ] {
            assert!(wrong.parse::<EmailAddress>().is_err(), "{wrong:?}");
        }
    }
}

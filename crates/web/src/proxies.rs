//! Whom to believe about where a request comes from: the operator's own proxies, named by their addresses.

use axum::http::HeaderMap;
use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

/// The proxies in front of this server, and the header in which they write whom they speak for.
#[derive(Clone, Debug, Default)]
pub struct Proxies {
    trusted: Vec<Range>,
    /// In lower case.
    header: Option<String>,
}

/// `trusted_proxies` holds something that is neither an address nor a range.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("“{0}” is not an address or a range of addresses, such as 10.0.0.5 or 10.0.0.0/8")]
pub struct NotARange(pub String);

impl Proxies {
    /// Without `trusted`, a header is believed of a proxy on this machine; without `header`, trusted proxies are asked
    /// for `x-forwarded-for`; without both nobody is believed.
    pub fn new(trusted: &[String], header: Option<&str>) -> Result<Self, NotARange> {
        let mut ranges = trusted.iter().map(|text| text.parse()).collect::<Result<Vec<Range>, _>>()?;
        let header = header.map(str::trim).filter(|header| !header.is_empty());
        if ranges.is_empty() && header.is_some() {
            ranges = vec!["127.0.0.0/8".parse()?, "::1".parse()?];
        }
        let header = match (header, ranges.is_empty()) {
            (Some(header), _) => Some(header.to_lowercase()),
            (None, false) => Some("x-forwarded-for".into()),
            (None, true) => None,
        };
        Ok(Self { trusted: ranges, header })
    }

    pub fn trusts(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|range| range.holds(address))
    }

    /// Who asks: `peer` itself, unless it is one of our proxies. Then the header is read from the right, through all of
    /// its lines, because each proxy adds at the end; the first address that is no proxy of ours is the visitor. What
    /// stands further left was written by the visitor and says nothing.
    pub fn visitor(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let peer = plain(peer);
        let Some(name) = self.header.as_deref().filter(|_| self.trusts(peer)) else { return peer };
        let lines: Vec<&str> =
            headers.get_all(name).iter().map(|line| line.to_str().unwrap_or("?")).collect();
        let mut nearest = peer;
        for entry in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
            let entry = if name == "forwarded" { forwarded_for(entry) } else { Some(entry.trim()) };
            let Some(address) = entry.and_then(address) else { return nearest };
            nearest = address;
            if !self.trusts(address) {
                break;
            }
        }
        nearest
    }

    /// Whether a request came through a proxy that is not believed, by what it says of itself.
    pub fn is_unknown_proxy(&self, peer: IpAddr, headers: &HeaderMap) -> bool {
        let says_so = headers
            .keys()
            .any(|name| name.as_str().starts_with("x-forwarded-") || OF_PROXIES.contains(&name.as_str()));
        !self.trusts(plain(peer)) && is_near(peer) && says_so
    }
}

/// What only something between us and the visitor writes, beside the many that begin with `x-forwarded-`.
const OF_PROXIES: [&str; 8] = [
    "forwarded",
    "via",
    "x-real-ip",
    "x-client-ip",
    "x-cluster-client-ip",
    "cf-connecting-ip",
    "true-client-ip",
    "fastly-client-ip",
];

/// This machine, or the network it stands in: where a proxy of one's own is.
pub fn is_near(address: IpAddr) -> bool {
    match plain(address) {
        IpAddr::V4(v4) => v4.is_loopback() || v4.is_private() || v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
    }
}

/// What limits are counted by: an IPv4 address, or the 64 bits of an IPv6 network, because each household has all the
/// addresses of one (RFC 6177).
pub fn counted(address: IpAddr) -> String {
    match plain(address) {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// `::ffff:192.0.2.1` is 192.0.2.1.
fn plain(address: IpAddr) -> IpAddr {
    address.to_canonical()
}

/// An address as proxies write it: alone, with a port, in brackets, in quotes.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let bare = match text.strip_prefix('[') {
        Some(rest) => rest.split(']').next()?,
        // One colon is a port's; two are IPv6's own.
        None if text.matches(':').count() == 1 => text.split(':').next()?,
        None => text,
    };
    bare.parse().ok().map(plain)
}

/// `for=` of one element of `Forwarded` (RFC 7239).
fn forwarded_for(element: &str) -> Option<&str> {
    element.split(';').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        name.trim().eq_ignore_ascii_case("for").then_some(value)
    })
}

/// An address, or all that begin with the same bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    network: IpAddr,
    bits: u32,
}

impl Range {
    pub fn holds(&self, address: IpAddr) -> bool {
        match (self.network, plain(address)) {
            (IpAddr::V4(network), IpAddr::V4(address)) => {
                let mask = u32::MAX.checked_shl(32 - self.bits).unwrap_or(0);
                network.to_bits() & mask == address.to_bits() & mask
            }
            (IpAddr::V6(network), IpAddr::V6(address)) => {
                let mask = u128::MAX.checked_shl(128 - self.bits).unwrap_or(0);
                network.to_bits() & mask == address.to_bits() & mask
            }
            _ => false,
        }
    }
}

impl FromStr for Range {
    type Err = NotARange;

    fn from_str(text: &str) -> Result<Self, NotARange> {
        let wrong = || NotARange(text.to_owned());
        let (address, bits) = text.trim().split_once('/').map_or((text.trim(), None), |(a, b)| (a, Some(b)));
        let network = plain(address.parse().map_err(|_| wrong())?);
        let most = if network.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), str::parse).map_err(|_| wrong())?;
        if bits <= most { Ok(Self { network, bits }) } else { Err(wrong()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn visitor(trusted: &[&str], header: Option<&str>, peer: &str, lines: &[(&str, &str)]) -> String {
        let trusted: Vec<String> = trusted.iter().map(|text| (*text).to_owned()).collect();
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            let value = HeaderValue::from_bytes(value.as_bytes()).unwrap();
            headers.append(HeaderName::from_bytes(name.as_bytes()).unwrap(), value);
        }
        let proxies = Proxies::new(&trusted, header).unwrap();
        counted(proxies.visitor(peer.parse().unwrap(), &headers))
    }

    #[test]
    fn the_last_address_our_proxies_wrote_is_the_visitor_whatever_stands_before_it() {
        let (one, xff) = (&["10.0.0.0/8"][..], "x-forwarded-for");
        for (lines, asks) in [
            (&[(xff, "203.0.113.7")][..], "203.0.113.7"),
            (&[(xff, "198.51.100.1, 203.0.113.7")], "203.0.113.7"),
            // A visitor's own line, and the one a proxy added behind it.
            (&[(xff, "198.51.100.1"), (xff, "203.0.113.7")], "203.0.113.7"),
            (&[(xff, "203.0.113.7, 10.0.0.9")], "203.0.113.7"),
            (&[(xff, "203.0.113.7"), (xff, "10.0.0.9, 10.0.0.8")], "203.0.113.7"),
            (&[(xff, "10.0.0.7")], "10.0.0.7"),
            // What cannot be read ends what can be believed.
            (&[(xff, "203.0.113.7, unknown, 10.0.0.9")], "10.0.0.9"),
            (&[(xff, "203.0.113.7, ")], "10.0.0.1"),
            (&[(xff, "203.0.113.7\u{e9}")], "10.0.0.1"),
            (&[], "10.0.0.1"),
            (&[(xff, "203.0.113.7:52211")], "203.0.113.7"),
            (&[(xff, "[2001:db8:1:2:3::4]:443")], "2001:db8:1:2::/64"),
            (&[(xff, "2001:db8:1:2:ffff::4")], "2001:db8:1:2::/64"),
            (&[(xff, "::ffff:203.0.113.7")], "203.0.113.7"),
            (&[("x-real-ip", "198.51.100.1")], "10.0.0.1"),
        ] {
            assert_eq!(visitor(one, None, "10.0.0.1", lines), asks, "{lines:?}");
        }
    }

    #[test]
    fn nobody_else_is_believed() {
        let line = [("x-forwarded-for", "198.51.100.1")];
        assert_eq!(visitor(&["10.0.0.0/8"], None, "203.0.113.9", &line), "203.0.113.9");
        assert_eq!(visitor(&[], None, "127.0.0.1", &line), "127.0.0.1");
        assert_eq!(
            visitor(&[], Some("X-Forwarded-For"), "203.0.113.9", &line),
            "203.0.113.9",
            "not of this machine"
        );
        assert_eq!(visitor(&[], Some("X-Forwarded-For"), "127.0.0.1", &line), "198.51.100.1");
        assert_eq!(visitor(&["127.0.0.1"], None, "::ffff:127.0.0.1", &line), "198.51.100.1");
    }

    #[test]
    fn other_headers_are_read_the_same_way() {
        let real = [("cf-connecting-ip", "203.0.113.7"), ("x-forwarded-for", "198.51.100.1")];
        assert_eq!(visitor(&["10.0.0.1"], Some("CF-Connecting-IP"), "10.0.0.1", &real), "203.0.113.7");
        let standard = [
            ("forwarded", "for=198.51.100.1;proto=https, for=\"[2001:db8:7::1]:4711\""),
            ("forwarded", "proto=https;For=10.0.0.9"),
        ];
        assert_eq!(visitor(&["10.0.0.0/8"], Some("Forwarded"), "10.0.0.1", &standard), "2001:db8:7::/64");
    }

    #[test]
    fn what_is_no_range_is_said() {
        for wrong in ["proxy", "10.0.0.0/33", "::1/129", "10.0.0.0/", "10.0.0.0/x", ""] {
            assert_eq!(wrong.parse::<Range>(), Err(NotARange(wrong.into())));
        }
        let all: Range = "0.0.0.0/0".parse().unwrap();
        assert!(all.holds("203.0.113.7".parse().unwrap()) && !all.holds("::1".parse().unwrap()));
        let all: Range = "::/0".parse().unwrap();
        assert!(all.holds("2001:db8::1".parse().unwrap()));
    }
}

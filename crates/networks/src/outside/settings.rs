//! What the owner of the server may set about calls that leave it.

use super::addresses::is_in;
use serde::Deserialize;
use std::net::IpAddr;
use std::path::PathBuf;
use url::{Host, Url};

/// Limits of every call that leaves the server, and the exceptions to what is refused.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OutsideSettings {
    /// Places that may be called although their address is not a public one: a host ("mail.internal"), a host and
    /// port ("localhost:2583"), or a range ("10.20.0.0/16", "fd00::/8"). Empty unless a network of one's own is meant.
    pub allow: Vec<String>,
    /// Seconds until a call is given up, from its first packet to the last byte of the answer.
    pub timeout_seconds: u64,
    /// Seconds until a server that does not pick up is given up.
    pub connect_seconds: u64,
    /// The most bytes an answer may have, after decompression.
    pub most_bytes: usize,
    /// How we introduce ourselves.
    pub user_agent: String,
    /// A file with further certificate authorities (PEM), for servers inside a company.
    pub authorities: Option<PathBuf>,
}

impl Default for OutsideSettings {
    fn default() -> Self {
        Self {
            allow: vec![],
            timeout_seconds: 30,
            connect_seconds: 10,
            most_bytes: 10 * 1024 * 1024,
            user_agent: format!("Porchlight/{}", env!("CARGO_PKG_VERSION")),
            authorities: None,
        }
    }
}

/// The exceptions, read once.
#[derive(Clone, Debug, Default)]
pub(super) struct Exceptions {
    hosts: Vec<(String, Option<u16>)>,
    ranges: Vec<(IpAddr, u8)>,
}

impl Exceptions {
    /// `Err` names the line that is none.
    pub fn read(lines: &[String]) -> Result<Self, String> {
        let mut exceptions = Self::default();
        for line in lines {
            if let Some((network, bits)) = line.split_once('/') {
                let range = network.parse::<IpAddr>().ok().zip(bits.parse().ok());
                let (network, bits) = range.ok_or_else(|| format!("{line:?} is not a range of addresses"))?;
                exceptions.ranges.push((network, bits));
            } else {
                // Read as an address on the web, so that it is written the same way as what it is compared with.
                let address = match line.parse::<IpAddr>() {
                    Ok(IpAddr::V6(v6)) => format!("http://[{v6}]/"),
                    _ => format!("http://{line}/"),
                };
                let url = Url::parse(&address).map_err(|_| format!("{line:?} is not a host"))?;
                let host = url.host_str().unwrap_or_default().to_owned();
                // Port 80 is left out of an address by the parser, but whoever wrote it meant it.
                let port = url.port().or_else(|| line.ends_with(":80").then_some(80));
                exceptions.hosts.push((host, port));
            }
        }
        Ok(exceptions)
    }

    /// Whether this place was named, by host or by range.
    pub fn name(&self, url: &Url) -> bool {
        let host = url.host_str().unwrap_or_default();
        let port = url.port_or_known_default();
        let named = |(name, only): &(String, Option<u16>)| name == host && (only.is_none() || *only == port);
        let within = match url.host() {
            Some(Host::Ipv4(v4)) => self.contain(v4.into()),
            Some(Host::Ipv6(v6)) => self.contain(v6.into()),
            _ => false,
        };
        within || self.hosts.iter().any(named)
    }

    /// Whether this address lies in a range that was named.
    pub fn contain(&self, address: IpAddr) -> bool {
        self.ranges.iter().any(|(network, bits)| is_in(address, *network, *bits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exception_is_a_host_a_port_of_it_or_a_range() {
        let lines = ["localhost:2583", "mail.internal", "10.20.0.0/16", "::1", "127.0.0.1:80"];
        let exceptions = Exceptions::read(&lines.map(String::from)).unwrap();
        let named = |url: &str| exceptions.name(&Url::parse(url).unwrap());
        assert!(named("http://localhost:2583/x") && !named("http://localhost:2584/x"));
        assert!(named("https://mail.internal/") && named("http://MAIL.internal:8080/"));
        assert!(named("http://10.20.3.4/") && !named("http://10.21.3.4/"));
        assert!(named("http://[::1]:9/") && named("http://127.1/") && !named("http://127.0.0.1:81/"));
    }

    #[test]
    fn what_is_no_exception_is_named() {
        assert!(Exceptions::read(&["10.0.0.0/x".into()]).unwrap_err().contains("10.0.0.0/x"));
        assert!(Exceptions::read(&["a b".into()]).is_err());
    }
}

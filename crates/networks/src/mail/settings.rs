//! Which mail server takes our letters.

use crate::settings::text;
use serde::Deserialize;
use std::path::PathBuf;

/// The mail server that sends for us. Without `url` no mail is sent.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MailSettings {
    /// `smtps://host:465` (TLS from the first byte), `smtp://host:587` (STARTTLS, and nothing is sent without it), or
    /// `smtp+clear://host:25` (no TLS: only for a server on the same machine).
    pub url: Option<String>,
    #[serde(deserialize_with = "text")]
    pub user: Option<String>,
    #[serde(deserialize_with = "text")]
    pub password: Option<String>,
    /// The address our letters come from: "hello@adas-joinery.example".
    pub from: Option<String>,
    /// Domains under which the server may also send: a business whose own address is in one of them writes from it. Every
    /// other business writes from `from`, and answers go to its own address (Reply-To).
    pub domains: Vec<String>,
    /// The name we greet the mail server with (EHLO, RFC 5321 4.1.1.1). Without it, the domain of `from`.
    #[serde(deserialize_with = "text")]
    pub hello: Option<String>,
    /// A file with further certificate authorities (PEM), for a mail server inside a company.
    pub authorities: Option<PathBuf>,
}

impl std::fmt::Debug for MailSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailSettings")
            .field("url", &self.url)
            .field("from", &self.from)
            .field("domains", &self.domains)
            .field("hello", &self.hello)
            .finish_non_exhaustive()
    }
}

//! The one guarded client for every call that leaves the server.
//!
//! A stranger's link may point anywhere. So every name is resolved by us, every address is checked, and the connection
//! goes to an address that was checked and to no other; each redirect is a new call with the same checks. Time, size
//! (after decompression) and redirects are limited. No proxy of the environment is used: it would resolve for us.

mod addresses;
mod error;
mod request;
mod resolver;
mod response;
mod settings;
#[cfg(test)]
mod tests;

pub use addresses::is_public;
pub use error::OutsideError;
pub use request::{OutsideRequest, Part};
pub use response::OutsideResponse;
pub use settings::OutsideSettings;

use http::Method;
use resolver::Guarded;
use settings::Exceptions;
use std::sync::Arc;
use std::time::Duration;
use url::{Host, Url};

/// Makes calls to the outside. Cheap to clone.
#[derive(Clone)]
pub struct Outside {
    inner: Arc<Inner>,
}

struct Inner {
    /// Connects to public addresses only.
    guarded: reqwest::Client,
    /// For places that the settings name.
    open: reqwest::Client,
    exceptions: Exceptions,
    most_bytes: usize,
    timeout: Duration,
}

/// Chooses the one implementation of cryptography for TLS (ring). May be called more than once.
pub fn install_tls() {
    // An error says that one was chosen already.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

impl Outside {
    /// `Err` says which setting is wrong.
    pub fn new(settings: &OutsideSettings) -> Result<Self, String> {
        install_tls();
        let exceptions = Exceptions::read(&settings.allow)?;
        let tls = tls(settings)?;
        let client = || {
            reqwest::Client::builder()
                .tls_backend_preconfigured(tls.clone())
                .no_proxy()
                .redirect(reqwest::redirect::Policy::none())
                .referer(false)
                .user_agent(&settings.user_agent)
                .connect_timeout(Duration::from_secs(settings.connect_seconds))
                .pool_idle_timeout(Duration::from_secs(30))
        };
        let build = |builder: reqwest::ClientBuilder| builder.build().map_err(|error| error.to_string());
        Ok(Self {
            inner: Arc::new(Inner {
                guarded: build(client().dns_resolver(Arc::new(Guarded::new(exceptions.clone()))))?,
                open: build(client())?,
                exceptions,
                most_bytes: settings.most_bytes,
                timeout: Duration::from_secs(settings.timeout_seconds),
            }),
        })
    }

    /// A request to be filled in and sent. A bad address is only told when it is sent.
    pub fn request(&self, method: Method, url: &str) -> OutsideRequest {
        OutsideRequest::new(self.clone(), method, url)
    }

    pub fn get(&self, url: &str) -> OutsideRequest {
        self.request(Method::GET, url)
    }

    pub fn post(&self, url: &str) -> OutsideRequest {
        self.request(Method::POST, url)
    }

    /// Whether a link leads somewhere we would call. Names are only resolved when the call is made, and may be
    /// refused then.
    pub fn check(&self, url: &Url) -> Result<(), OutsideError> {
        self.client_for(url).map(|_| ())
    }

    fn client_for(&self, url: &Url) -> Result<&reqwest::Client, OutsideError> {
        let forbidden = |why: &str| Err(OutsideError::Forbidden { why: why.to_owned() });
        if !matches!(url.scheme(), "http" | "https") {
            return forbidden("only http and https addresses are called");
        }
        if !url.username().is_empty() || url.password().is_some() {
            return forbidden("an address with a user name or password in it is not called");
        }
        if self.inner.exceptions.name(url) {
            return Ok(&self.inner.open);
        }
        // A literal address never meets the resolver, so it is checked here. Decimal, octal and hexadecimal forms were
        // written out by the parser.
        let literal = match url.host() {
            Some(Host::Ipv4(v4)) => Some(v4.into()),
            Some(Host::Ipv6(v6)) => Some(v6.into()),
            Some(Host::Domain(_)) => None,
            None => return forbidden("an address without a host is not called"),
        };
        if literal.is_some_and(|address| !is_public(address)) {
            return forbidden("an internal address is not called");
        }
        Ok(&self.inner.guarded)
    }
}

fn tls(settings: &OutsideSettings) -> Result<rustls::ClientConfig, String> {
    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::pem::PemObject;

    let mut roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    if let Some(file) = &settings.authorities {
        let wrong = |why: String| format!("authorities: {}: {why}", file.display());
        let certificates = CertificateDer::pem_file_iter(file).map_err(|error| wrong(error.to_string()))?;
        for certificate in certificates {
            let certificate = certificate.map_err(|error| wrong(error.to_string()))?;
            roots.add(certificate).map_err(|error| wrong(error.to_string()))?;
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .with_root_certificates(roots)
        .with_no_client_auth();
    tls.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(tls)
}

impl std::fmt::Debug for Outside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Outside").field("exceptions", &self.inner.exceptions).finish_non_exhaustive()
    }
}

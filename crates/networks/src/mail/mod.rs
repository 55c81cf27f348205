//! Sending letters: answers to people who asked on the website, invitations, notices.
//!
//! Source: RFC 5321 (SMTP), read 2026-11-22. A server has taken a letter when it answers 250 to the final dot; until
//! that dot is written it has certainly not.

mod letter;
mod settings;

pub use letter::{Mail, message_id};
pub use settings::MailSettings;

use crate::NetworkError;
use domain::team::{EmailAddress, NotAnAddress};
use lettre::Address;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use std::net::IpAddr;
use std::time::Duration;
use url::Url;

/// Until the server picks up and every command before the letter is answered.
const BEFORE: Duration = Duration::from_mins(1);
/// RFC 5321 §4.5.3.2.6 asks for ten minutes after the final dot; a worker cannot wait that long, and looks instead.
const AFTER: Duration = Duration::from_mins(2);

/// Sends letters through the mail server of the settings.
pub struct Mailer {
    server: Option<Server>,
    before: Duration,
    after: Duration,
}

struct Server {
    host: String,
    port: u16,
    tls: Tls,
    credentials: Option<Credentials>,
    from: EmailAddress,
    /// Others it may send from.
    domains: Vec<String>,
    hello: ClientId,
}

enum Tls {
    AtOnce(TlsParameters),
    Upgrade(TlsParameters),
    None,
}

impl Mailer {
    /// `Err` says which setting is wrong.
    pub fn new(settings: &MailSettings) -> Result<Self, String> {
        let server = settings.url.as_ref().map(|url| Server::new(url, settings)).transpose()?;
        Ok(Self { server, before: BEFORE, after: AFTER })
    }

    /// Shorter limits of time, for tests and impatient callers.
    pub fn with_limits(mut self, before: Duration, after: Duration) -> Self {
        self.before = before;
        self.after = after;
        self
    }

    pub fn is_set_up(&self) -> bool {
        self.server.is_some()
    }

    /// The address our letters come from.
    pub fn from(&self) -> Option<&str> {
        self.server.as_ref().map(|server| server.from.as_str())
    }

    /// Sends one letter once. `Unsure` only when the connection broke, or the server fell silent, after the whole
    /// letter was written. There is no way to look for it afterwards: a person decides. Answers what the server said when
    /// it had taken it.
    pub async fn send(&self, mail: &Mail) -> Result<String, NetworkError> {
        let Some(server) = &self.server else {
            return Err(NetworkError::Refused { reason: "No mail server is set up.".into() });
        };
        let letter = letter::write(mail, &server.from, &server.domains)?;
        // Where it comes back to, if it cannot be delivered: to whoever runs the server.
        let from = for_wire(&server.from)?;
        let to = for_wire(&address(&mail.to)?)?;
        let bytes = letter.formatted();
        let opening = server.open(from, to, !bytes.is_ascii());
        let mut connection = tokio::time::timeout(self.before, opening).await.unwrap_or_else(|_| {
            Err(NetworkError::Later { after: None, why: "The mail server does not answer".into() })
        })?;
        let outcome = match tokio::time::timeout(self.after, connection.message(&bytes)).await {
            Ok(Ok(taken)) => Ok(on_one_line(&format!(
                "{} {}",
                taken.code(),
                taken.message().collect::<Vec<_>>().join(" ")
            ))),
            Ok(Err(error)) if error.status().is_some() => Err(refusal(&error)),
            Ok(Err(_)) => Err(NetworkError::Unsure {
                why: "The mail server hung up before it confirmed the letter".into(),
            }),
            Err(_) => {
                Err(NetworkError::Unsure { why: "The mail server took the letter but fell silent".into() })
            }
        };
        // The letter's fate is known; how we part changes nothing.
        let _ = tokio::time::timeout(Duration::from_secs(2), connection.abort()).await;
        outcome
    }
}

/// The address in "Ada's Joinery <hello@adas-joinery.example>", as other programs want it: the name before ours is each
/// business's own.
fn bare(from: &str) -> &str {
    let inside = from.trim().strip_suffix('>').and_then(|from| from.rsplit_once('<'));
    inside.map_or(from, |(_, address)| address)
}

impl Server {
    fn new(url: &str, settings: &MailSettings) -> Result<Self, String> {
        let wrong = |why: &str| format!("mail: {why}");
        let parsed = Url::parse(url).map_err(|_| wrong("url is no address"))?;
        let host = parsed.host_str().ok_or_else(|| wrong("url names no host"))?.to_owned();
        let parameters = || -> Result<TlsParameters, String> {
            let mut builder = TlsParameters::builder(host.trim_matches(['[', ']']).to_owned());
            if let Some(file) = &settings.authorities {
                let pem =
                    std::fs::read(file).map_err(|error| wrong(&format!("{}: {error}", file.display())))?;
                let authority = Certificate::from_pem(&pem).map_err(|error| wrong(&error.to_string()))?;
                builder = builder.add_root_certificate(authority);
            }
            builder.build_rustls().map_err(|error| wrong(&error.to_string()))
        };
        let (tls, port) = match parsed.scheme() {
            "smtps" => (Tls::AtOnce(parameters()?), 465),
            "smtp" => (Tls::Upgrade(parameters()?), 587),
            "smtp+clear" => (Tls::None, 25),
            _ => return Err(wrong("url must begin with smtps://, smtp:// or smtp+clear://")),
        };
        let from = settings.from.clone().ok_or_else(|| wrong("from is missing"))?;
        let from: EmailAddress = bare(&from).parse().map_err(|_| {
            wrong(&format!("from: {from:?} is no address such as hello@adas-joinery.example"))
        })?;
        let domains = settings.domains.iter().map(|domain| {
            idna::domain_to_ascii_strict(domain.trim())
                .map_err(|_| wrong(&format!("domains: {domain:?} is no domain")))
        });
        let domains = domains.collect::<Result<Vec<_>, _>>()?;
        let hello = match settings.hello.as_deref().unwrap_or(from.host()) {
            name if name.parse::<IpAddr>().is_ok() => {
                return Err(wrong("hello is a name, such as mail.adas-joinery.example"));
            }
            name => idna::domain_to_ascii_strict(name).map_err(|_| wrong("hello is no name of a machine"))?,
        };
        let credentials = settings.user.clone().zip(settings.password.clone());
        let credentials = credentials.map(|(user, password)| Credentials::new(user, password));
        Ok(Self {
            host,
            port: parsed.port().unwrap_or(port),
            tls,
            credentials,
            from,
            domains,
            hello: ClientId::Domain(hello),
        })
    }

    /// Everything up to the point where the letter itself may be written. Nothing is sent if this fails.
    async fn open(
        &self,
        from: Address,
        to: Address,
        eight_bit: bool,
    ) -> Result<AsyncSmtpConnection, NetworkError> {
        let later = |what: &'static str| {
            move |error: SmtpError| NetworkError::Later {
                after: None,
                why: format!("{what}: {}", words(&error)),
            }
        };
        let hello = &self.hello;
        let at_once = match &self.tls {
            Tls::AtOnce(parameters) => Some(parameters.clone()),
            _ => None,
        };
        let host = self.host.trim_matches(['[', ']']);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1((host, self.port), Some(BEFORE), hello, at_once, None)
                .await
                .map_err(later("The mail server cannot be reached"))?;
        if let Tls::Upgrade(parameters) = &self.tls {
            let upgraded = connection.starttls(parameters.clone(), hello).await;
            upgraded.map_err(later("The connection to the mail server cannot be made safe"))?;
        }
        if let Some(credentials) = &self.credentials {
            let signed_in = connection.auth(DEFAULT_MECHANISMS, credentials).await;
            signed_in.map_err(later("The mail server does not let us sign in"))?;
        }
        let mut options = vec![];
        let international = !from.to_string().is_ascii() || !to.to_string().is_ascii();
        if international {
            if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(NetworkError::Refused {
                    reason: "Our mail server cannot write to addresses with other than Latin letters.".into(),
                });
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        if eight_bit && connection.server_info().supports_feature(Extension::EightBitMime) {
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let refused = |error: SmtpError| refusal(&error);
        connection.command(MailFrom::new(Some(from), options)).await.map_err(refused)?;
        connection.command(Rcpt::new(to, vec![])).await.map_err(refused)?;
        connection.command(Data).await.map_err(refused)?;
        Ok(connection)
    }
}

/// By the one check there is: whoever was accepted in a form can be written to.
fn address(text: &str) -> Result<EmailAddress, NetworkError> {
    text.parse().map_err(|error: NotAnAddress| NetworkError::Refused { reason: format!("{error}.") })
}

fn for_wire(address: &EmailAddress) -> Result<Address, NetworkError> {
    let refused = |_| NetworkError::Refused { reason: format!("A letter cannot be written to {address}.") };
    address.for_mail().parse().map_err(refused)
}

/// 5xx is no for good, 4xx no for now and for this letter (RFC 5321 4.2.1); 421 (the server closes) and a broken line before
/// the letter are no for now and for all.
fn refusal(error: &SmtpError) -> NetworkError {
    if error.is_permanent() {
        return NetworkError::Refused { reason: format!("The mail server said no: {}", words(error)) };
    }
    let why = format!("The mail server asks us to wait: {}", words(error));
    match error.status().map(u16::from) {
        Some(code) if code != 421 => NetworkError::NotYet { why },
        _ => NetworkError::Later { after: None, why },
    }
}

/// The server's own words, on one line.
fn words(error: &SmtpError) -> String {
    let deepest = std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
    let status = error.status().map(|code| format!("{code} ")).unwrap_or_default();
    on_one_line(&format!("{status}{deepest}"))
}

fn on_one_line(words: &str) -> String {
    domain::text::one_line(&domain::text::tidy(words), 200)
}

impl std::fmt::Debug for Mailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mailer").field("from", &self.from()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(url: &str) -> MailSettings {
        MailSettings { url: Some(url.into()), from: Some("a@b.example".into()), ..MailSettings::default() }
    }

    #[test]
    fn wrong_settings_are_named() {
        assert!(!Mailer::new(&MailSettings::default()).unwrap().is_set_up());
        assert!(Mailer::new(&settings("smtp://mail.example")).unwrap().is_set_up());
        assert!(Mailer::new(&settings("http://mail.example")).unwrap_err().contains("smtps://"));
        let without_from = MailSettings { from: None, ..settings("smtps://mail.example") };
        assert!(Mailer::new(&without_from).unwrap_err().contains("from"));
        let from = |from: &str| MailSettings { from: Some(from.into()), ..settings("smtps://mail.example") };
        assert!(Mailer::new(&from("Ada")).unwrap_err().contains("\"Ada\""), "what was wrong is shown");
    }

    #[test]
    fn the_address_of_our_letters_may_be_written_with_a_name_and_with_umlauts() {
        for (written, address) in [
            ("Müllers Schreinerei <post@müller.example>", "post@xn--mller-kva.example"),
            ("\"a <b>\" <post@b.example> ", "post@b.example"),
            (" post@b.example", "post@b.example"),
        ] {
            let settings = MailSettings { from: Some(written.into()), ..settings("smtps://mail.example") };
            assert_eq!(Server::new("smtps://mail.example", &settings).unwrap().from.as_str(), address);
        }
    }

    #[test]
    fn a_password_is_not_shown() {
        let settings = MailSettings { password: Some("lantern".into()), ..settings("smtps://mail.example") };
        let shown = format!("{settings:?} {:?}", Mailer::new(&settings));
        assert!(!shown.contains("lantern"), "{shown}");
    }
}

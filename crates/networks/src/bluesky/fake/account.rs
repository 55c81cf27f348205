//! Accounts and sessions.

use std::collections::BTreeMap;

#[derive(Clone)]
pub(super) struct Account {
    pub did: String,
    pub handle: String,
    pub name: String,
    /// Only accounts that can be connected have one.
    pub app_password: Option<String>,
    pub standing: Standing,
    /// What the account says of itself, or moderation of it.
    pub labels: Vec<String>,
}

/// Whether the network shows what an account wrote.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Standing {
    #[default]
    Shown,
    /// One has blocked the other: not shown to each other, and all there.
    Blocked,
    /// Its own server gives nothing out.
    Deactivated,
}

/// Tokens given out, and whose they are.
#[derive(Default)]
pub(super) struct Sessions {
    tokens: BTreeMap<String, Token>,
    given: u64,
}

#[derive(Clone)]
struct Token {
    did: String,
    refreshes: bool,
    state: TokenState,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum TokenState {
    Good,
    Expired,
    Revoked,
}

/// As their server says it: error and message.
pub(super) type Refusal = (u16, &'static str, &'static str);

impl Sessions {
    /// An access and a refresh token.
    pub fn open(&mut self, did: &str) -> (String, String) {
        self.given += 1;
        let pair = (format!("access-{}", self.given), format!("refresh-{}", self.given));
        for (token, refreshes) in [(&pair.0, false), (&pair.1, true)] {
            let kept = Token { did: did.to_owned(), refreshes, state: TokenState::Good };
            self.tokens.insert(token.clone(), kept);
        }
        pair
    }

    /// Whose token this is.
    pub fn whose(&self, token: Option<&str>, refreshes: bool) -> Result<String, Refusal> {
        let token = token.ok_or((401, "AuthMissing", "Authentication Required"))?;
        let unknown = (400, "InvalidToken", "Token could not be verified");
        let token = self.tokens.get(token).filter(|token| token.refreshes == refreshes).ok_or(unknown)?;
        match token.state {
            TokenState::Good => Ok(token.did.clone()),
            TokenState::Expired => Err((400, "ExpiredToken", "Token has expired")),
            TokenState::Revoked if refreshes => Err((400, "ExpiredToken", "Token has been revoked")),
            TokenState::Revoked => Err(unknown),
        }
    }

    pub fn end(&mut self, token: &str) {
        if let Some(token) = self.tokens.get_mut(token) {
            token.state = TokenState::Revoked;
        }
    }

    pub fn expire_access(&mut self) {
        self.tokens
            .values_mut()
            .filter(|token| !token.refreshes)
            .for_each(|token| token.state = TokenState::Expired);
    }

    pub fn revoke(&mut self, did: &str) {
        self.tokens
            .values_mut()
            .filter(|token| token.did == did)
            .for_each(|token| token.state = TokenState::Revoked);
    }
}

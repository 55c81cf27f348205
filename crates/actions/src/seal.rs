//! Secrets at rest: sealed with a key that is kept outside the database.

use crate::error::DeedError;
use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD_NO_PAD, BASE64_URL_SAFE_NO_PAD};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// The installation's key: 32 random bytes from `secret.key` or the environment.
#[derive(Clone)]
pub struct SealingKey {
    key: [u8; 32],
}

impl SealingKey {
    pub const BYTES: usize = 32;

    pub fn new(key: [u8; 32]) -> Self {
        Self { key }
    }

    pub fn random() -> Self {
        Self { key: rand::random() }
    }

    pub fn bytes(&self) -> &[u8; 32] {
        &self.key
    }

    /// Seals a text for one place (table and row): moved to another place it does not open.
    /// Form: `k1.` key id (4 bytes, hex) `.` nonce and cipher text (base64).
    pub fn seal(&self, place: &str, text: &str) -> Result<String, DeedError> {
        let nonce: [u8; 24] = rand::random();
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg: text.as_bytes(), aad: place.as_bytes() })
            .map_err(|_| DeedError::refused("The secret could not be sealed."))?;
        let mut bytes = nonce.to_vec();
        bytes.extend(sealed);
        Ok(format!("k1.{}.{}", self.id(), BASE64_STANDARD_NO_PAD.encode(bytes)))
    }

    /// `None`: sealed with another key, for another place, or damaged.
    pub fn open(&self, place: &str, sealed: &str) -> Option<String> {
        let (id, body) = sealed.strip_prefix("k1.")?.split_once('.')?;
        if id != self.id() {
            return None;
        }
        let bytes = BASE64_STANDARD_NO_PAD.decode(body).ok()?;
        let (nonce, cipher_text) = bytes.split_at_checked(24)?;
        let nonce: [u8; 24] = nonce.try_into().ok()?;
        let opened = self
            .cipher()
            .decrypt(&XNonce::from(nonce), Payload { msg: cipher_text, aad: place.as_bytes() })
            .ok()?;
        String::from_utf8(opened).ok()
    }

    /// Whether this key sealed it. Says nothing about the place.
    pub fn sealed(&self, sealed: &str) -> bool {
        sealed
            .strip_prefix("k1.")
            .and_then(|rest| rest.split_once('.'))
            .is_some_and(|(id, _)| id == self.id())
    }

    /// A token for one thing that can be made again at any time, by whoever has the key: for private links in mails.
    pub(crate) fn derive_token(&self, thing: &str) -> String {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.key).unwrap_or_else(|_| unreachable!("HMAC takes any key"));
        mac.update(b"link ");
        mac.update(thing.as_bytes());
        BASE64_URL_SAFE_NO_PAD.encode(&mac.finalize().into_bytes()[..24])
    }

    // So that a rotation can tell which key a value needs; says nothing about the key.
    pub fn id(&self) -> String {
        hex::encode(&Sha256::digest(self.key)[..4])
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.key.into())
    }
}

impl std::fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SealingKey({})", self.id())
    }
}

/// A token nobody can guess, URL-safe, and the hash that is kept instead of it.
pub(crate) fn new_token() -> (String, String) {
    let bytes: [u8; 24] = rand::random();
    let token = BASE64_URL_SAFE_NO_PAD.encode(bytes);
    let hash = hash_token(&token);
    (token, hash)
}

/// SHA-256, hex. Enough for tokens of 192 random bits; passwords need more and get argon2id.
pub(crate) fn hash_token(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_secret_opens_in_its_place_with_its_key_only() {
        let key = SealingKey::random();
        let sealed = key.seal("channels/1", "token").unwrap();
        assert!(!sealed.contains("token"));
        assert_eq!(key.open("channels/1", &sealed).as_deref(), Some("token"));
        assert_eq!(key.open("channels/2", &sealed), None);
        assert_eq!(SealingKey::random().open("channels/1", &sealed), None);
        assert_eq!(key.open("channels/1", &sealed[..sealed.len() - 2]), None);
        assert_eq!(key.open("channels/1", "k1.x.y"), None);
    }
}

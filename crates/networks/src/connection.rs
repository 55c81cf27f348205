//! One channel as an adapter sees it: who we are there, and the keys to it.

use serde_json::Value;
use std::sync::Mutex;

/// A connected account, opened for a few calls. The caller unseals the keys before and, where an adapter renewed
/// them, seals the new ones after.
pub struct Connection {
    /// The network's own id of our account.
    pub remote_id: String,
    pub handle: Option<String>,
    pub name: String,
    keys: Mutex<Keys>,
}

struct Keys {
    value: Value,
    renewed: bool,
}

impl Connection {
    pub fn new(remote_id: String, handle: Option<String>, name: String, keys: Value) -> Self {
        Self { remote_id, handle, name, keys: Mutex::new(Keys { value: keys, renewed: false }) }
    }

    /// The adapter's own keys: tokens, addresses, whatever it asked to be kept when it connected.
    pub fn keys(&self) -> Value {
        self.lock().value.clone()
    }

    /// Replaces the keys, for instance after a token was renewed.
    pub fn renew(&self, keys: Value) {
        let mut kept = self.lock();
        kept.renewed = kept.renewed || kept.value != keys;
        kept.value = keys;
    }

    /// The keys to seal and keep, if they changed since the connection was opened.
    pub fn renewed(&self) -> Option<Value> {
        let kept = self.lock();
        kept.renewed.then(|| kept.value.clone())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Keys> {
        // A panic while the lock was held cannot leave half a value behind.
        self.keys.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Connection").field("remote_id", &self.remote_id).finish_non_exhaustive()
    }
}

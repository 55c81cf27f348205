//! Bytes in a backup: base64, where JSON would write a list of numbers.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Deserializer, Serializer, de};

pub fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&BASE64_STANDARD.encode(bytes))
}

pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
    BASE64_STANDARD.decode(String::deserialize(from)?).map_err(de::Error::custom)
}

/// The same for a column that may be empty.
pub mod perhaps {
    use super::{BASE64_STANDARD, Deserialize, Deserializer, Serializer, de};
    use base64::Engine as _;

    #[expect(clippy::ref_option, reason = "serde hands in a reference to the field")]
    pub fn serialize<S: Serializer>(bytes: &Option<Vec<u8>>, to: S) -> Result<S::Ok, S::Error> {
        match bytes {
            Some(bytes) => super::serialize(bytes, to),
            None => to.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<u8>>, D::Error> {
        let Some(text) = Option::<String>::deserialize(from)? else { return Ok(None) };
        BASE64_STANDARD.decode(text).map(Some).map_err(de::Error::custom)
    }
}

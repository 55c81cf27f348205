//! Lists of which one entry may be strange: strangers decide what stands in them, and one must not keep the others from us.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// Those that can be read, in their order. How many could not is logged, never what they were.
pub(crate) fn readable<'de, D, T>(list: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let all = Vec::<Value>::deserialize(list)?;
    let count = all.len();
    let read: Vec<T> = all.into_iter().filter_map(|one| serde_json::from_value(one).ok()).collect();
    if read.len() < count {
        tracing::warn!(strange = count - read.len(), count, "entries of a network's list cannot be read");
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct List {
        #[serde(deserialize_with = "readable")]
        data: Vec<u8>,
    }

    #[test]
    fn one_strange_entry_keeps_no_other_from_us() {
        let list: List = serde_json::from_str(r#"{"data":[1,"two",{"three":[]},4,null]}"#).unwrap();
        assert_eq!(list.data, [1, 4]);
    }
}

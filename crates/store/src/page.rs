//! Pages by key, not by number: the last page costs what the first does.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::Timestamp;
use uuid::Uuid;

/// Where the next page begins: the time and id of the last row seen. Opaque outside, URL-safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub at: Timestamp,
    pub id: Uuid,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut bytes = [0; 24];
        bytes[..8].copy_from_slice(&self.at.0.to_be_bytes());
        bytes[8..].copy_from_slice(self.id.as_bytes());
        f.write_str(&BASE64_URL_SAFE_NO_PAD.encode(bytes))
    }
}

/// The text is no cursor of ours.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("the cursor is not one this installation gave out")]
pub struct NoCursor;

impl std::str::FromStr for Cursor {
    type Err = NoCursor;
    fn from_str(text: &str) -> Result<Self, NoCursor> {
        let bytes: [u8; 24] = BASE64_URL_SAFE_NO_PAD
            .decode(text)
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or(NoCursor)?;
        let (at, id) = bytes.split_at(8);
        let at = at.try_into().map(i64::from_be_bytes).map_err(|_| NoCursor)?;
        let id = Uuid::from_slice(id).map_err(|_| NoCursor)?;
        Ok(Self { at: Timestamp(at), id })
    }
}

/// One page of rows, and where the next begins if there is one.
#[derive(Clone, Debug)]
pub struct Page<T> {
    pub rows: Vec<T>,
    pub next: Option<Cursor>,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), next: None }
    }
}

impl<T> Page<T> {
    /// Takes one row more than asked for as the sign that there is another page.
    pub(crate) fn of(mut rows: Vec<T>, limit: u64, key: impl Fn(&T) -> Cursor) -> Self {
        let more = rows.len() as u64 > limit;
        rows.truncate(limit as usize);
        let next = if more { rows.last().map(key) } else { None };
        Self { rows, next }
    }

    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page { rows: self.rows.into_iter().map(change).collect(), next: self.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_the_trip_through_an_address() {
        let cursor = Cursor { at: Timestamp(-5), id: Uuid::from_u128(77) };
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
        assert_eq!("../etc".parse::<Cursor>(), Err(NoCursor));
    }
}

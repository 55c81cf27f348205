//! The key a record gets: made from the send key, so that every attempt writes the same record and no second one.
//!
//! Source: atproto specification, "Record keys: TID": 13 letters of base32-sortable, a top bit of 0, then 53 bits of
//! microseconds, then 10 bits to tell clocks apart; read 2026-11-22.

use domain::publishing::SendKey;
use sha2::{Digest, Sha256};

const LETTERS: &[u8; 32] = b"234567abcdefghijklmnopqrstuvwxyz";
const MICROS_PER_SECOND: u64 = 1_000_000;

/// The record key for this send. It keeps the second of the approval; what is below a second comes from the id, since
/// many answers may be approved in one moment. `turn` counts up where another record already has the key.
pub(super) fn record_key(key: SendKey, turn: u8) -> String {
    let mut hash = Sha256::new();
    hash.update(key.id.as_bytes());
    hash.update([turn]);
    let hash = hash.finalize();
    let below = u64::from_be_bytes([hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7]]);
    let seconds = key.at.seconds().max(0) as u64;
    let micros = (seconds * MICROS_PER_SECOND + below % MICROS_PER_SECOND) & ((1 << 53) - 1);
    written(micros << 10 | (below >> 40) & 0x3ff)
}

fn written(value: u64) -> String {
    (0..13).rev().map(|place| char::from(LETTERS[(value >> (place * 5) & 31) as usize])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Timestamp;
    use std::collections::HashSet;
    use uuid::Uuid;

    fn key(id: u128) -> SendKey {
        SendKey { id: Uuid::from_u128(id), at: Timestamp::from_seconds(1_780_000_000) }
    }

    #[test]
    fn the_same_send_has_the_same_key_and_others_have_others() {
        assert_eq!(record_key(key(1), 0), record_key(key(1), 0));
        let many: HashSet<String> = (0..5000).map(|id| record_key(key(id), 0)).collect();
        assert_eq!(many.len(), 5000);
        assert_ne!(record_key(key(1), 0), record_key(key(1), 1));
    }

    #[test]
    fn a_key_is_a_valid_tid_of_its_second() {
        // "3jzfcijpj2z2a" is the specification's own example: 2023-06-30.
        let tid = record_key(key(1), 0);
        assert!(tid.len() == 13 && "234567abcdefghij".contains(&tid[..1]));
        assert!(tid.bytes().all(|letter| LETTERS.contains(&letter)));
        let value = tid.bytes().fold(0_u64, |value, letter| {
            value << 5 | LETTERS.iter().position(|&l| l == letter).unwrap() as u64
        });
        assert_eq!((value >> 10) / MICROS_PER_SECOND, 1_780_000_000);
        assert!("3jzfcijpj2z2a" < tid.as_str());
    }
}

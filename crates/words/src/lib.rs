//! What Porchlight says, in the language of whoever reads it.
//!
//! A room keeps its sentences beside it, in `words/LANGUAGE/*.ftl` (Fluent, projectfluent.org), and names the files once:
//! `pub static WORDS: Room = words::room!(…)`. Whoever speaks has a [`Voice`]: a language, as it is spoken in a region.
//! `say!(voice, "ask-us")` is the sentence; `message!("ask-us")` the same, not yet said: an error is a message, and the words
//! are chosen where somebody reads it. Times are said by [`Times`], which knows when and where it is now.
//!
//! `docs/decisions/2026-11-26-words-in-several-languages.md` tells why it is so.

mod formats;
mod message;
mod region;
mod room;
mod times;
mod voice;

pub use message::{Message, Value};
pub use region::Region;
pub use room::{Files, Room};
pub use times::{Times, within};
pub use voice::Voice;

/// What every room says: how long, by when, how many.
pub static WORDS: Room = room!(customers: ["times"], desk: ["plans"]);

/// Where a room's sentences are: `room!(customers: ["website"], desk: ["today"])` reads `words/LANGUAGE/website.ftl` in all
/// languages of customers and `words/LANGUAGE/today.ftl` in those of the desk. A file that is missing does not build.
#[macro_export]
macro_rules! room {
    (customers: [$($customers:literal),* $(,)?] $(, desk: [$($desk:literal),* $(,)?])?) => {
        $crate::Room::new([
            $crate::files!("en", [$($customers,)* $($($desk,)*)?]),
            $crate::files!("de", [$($customers,)* $($($desk,)*)?]),
            $crate::files!("fr", [$($customers,)* $($($desk,)*)?]),
            $crate::files!("es", [$($customers,)* $($($desk,)*)?]),
            $crate::files!("it", [$($customers,)*]),
            $crate::files!("nl", [$($customers,)*]),
            $crate::files!("pl", [$($customers,)*]),
            $crate::files!("pt", [$($customers,)*]),
            $crate::files!("ar", [$($customers,)*]),
        ])
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! files {
    ($language:literal, [$($name:literal,)*]) => {
        &[$(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/words/", $language, "/", $name, ".ftl"))),*]
    };
}

/// A sentence of the calling room: `say!(voice, "people-asked", people = 3)`.
#[expect(clippy::crate_in_macro_def, reason = "each room says its own sentences")]
#[macro_export]
macro_rules! say {
    ($voice:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $voice.say(&crate::WORDS, $id, &[$((stringify!($name), $crate::Value::from($value))),*])
    };
}

/// A sentence of the calling room with a moment in it, which it may tell in several ways (see [`Times::moment`]):
/// `say_at!(times, "open-until", until)`.
#[expect(clippy::crate_in_macro_def, reason = "each room says its own sentences")]
#[macro_export]
macro_rules! say_at {
    ($times:expr, $id:literal, $at:expr $(, $name:ident = $value:expr)* $(,)?) => {{
        let times = $times;
        let mut values = times.moment($at).to_vec();
        values.extend([$((stringify!($name), $crate::Value::from($value))),*]);
        times.voice.say(&crate::WORDS, $id, &values)
    }};
}

/// The same as `say!`, for whoever reads it later: `message!("text-too-long", over = 3)`.
#[expect(clippy::crate_in_macro_def, reason = "each room says its own sentences")]
#[macro_export]
macro_rules! message {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::Message::new(&crate::WORDS, $id, vec![$((stringify!($name), $crate::Value::from($value))),*])
    };
}

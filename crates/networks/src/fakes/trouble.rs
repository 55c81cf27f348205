//! What can go wrong with a call.

use std::time::Duration;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The answer takes this long.
    Slow(Duration),
    /// The work is done at once, the answer takes this long.
    LateAnswer(Duration),
    /// The line is cut before anything is done.
    Down,
    /// The work is done, and the line is cut before the answer.
    CutAfterWrite,
    /// This answer, and nothing is done.
    Answer { status: u16, headers: Vec<(String, String)>, body: String },
    /// The answer itself, with these heads beside it.
    Beside(Vec<(&'static str, String)>),
    /// The work is done, and this is what is answered all the same.
    DoneThen(Box<Trouble>),
}

impl Trouble {
    /// The work is done, and then there is trouble with the answer.
    pub fn then(trouble: Self) -> Self {
        Self::DoneThen(Box::new(trouble))
    }

    /// An answer of this status with nothing in it.
    pub fn status(status: u16) -> Self {
        Self::Answer { status, headers: vec![], body: String::new() }
    }
}

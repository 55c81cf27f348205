//! Mill Lane: a joinery, its page, its account, and the people who ask it things.

mod live;
mod people;
mod seed;

pub use live::live;
pub use seed::seed;

use domain::Timestamp;

pub const EMAIL: &str = "ada@adas-joinery.example";
pub const PASSWORD: &str = "oiled oak, twice a year";
/// The joinery's accounts over there.
pub const PAGE: &str = "Ada’s Joinery";
pub const HANDLE: &str = "adas-joinery.test";
pub const APP_PASSWORD: &str = "mill-lane-oak1";

/// Thursday 11 June 2026, ten past ten in Berlin: when the demo begins.
pub fn morning() -> Timestamp {
    Timestamp::parse("2026-06-11T10:10:00+02:00").unwrap_or(Timestamp(0))
}

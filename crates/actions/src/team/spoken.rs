//! In which language somebody of the team is written to: letters have no browser to ask.

use domain::Language;
use domain::business::Business;
use domain::team::Seat;
use words::{Region, Voice};

/// What they chose, else what the website speaks, where the desk speaks it, too.
pub(crate) fn voice_of(seat: &Seat, business: &Business) -> Voice {
    let of_website = business.language.filter(|language| Language::DESK.contains(language));
    let language = seat.language.or(of_website).unwrap_or_default();
    Voice::new(language, Region::of_zone(business.time_zone))
}

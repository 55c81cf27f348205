//! Where a language is spoken.

use chrono_tz::Tz;
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

/// A country by its two letters (ISO 3166). It decides how times and numbers are written.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Region([u8; 2]);

/// A line a country: its two letters, and its zones by all their names (`crates/cldr/data/README.md`).
static ZONES: LazyLock<HashMap<&'static str, Region>> = LazyLock::new(|| {
    let lines = cldr::ZONES.lines().filter_map(|line| line.split_once(' '));
    let of = |(code, zones): (&'static str, &'static str)| {
        let region = code.as_bytes().first_chunk().map(|code| Region(*code));
        zones.split(' ').filter_map(move |zone| Some((zone, region?)))
    };
    lines.flat_map(of).collect()
});

impl Region {
    /// The country of a time zone: a business says where it is by its clock, and is asked nothing more. `None` for zones of
    /// no country, such as UTC.
    pub fn of_zone(zone: Tz) -> Option<Self> {
        ZONES.get(zone.name()).copied()
    }

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_says_in_which_country_it_hangs() {
        let code = |zone: &str| Region::of_zone(zone.parse().unwrap()).map(|region| region.code().to_owned());
        for (zone, country) in [
            ("Europe/Berlin", "DE"),
            ("Europe/Vienna", "AT"),
            ("Europe/Zurich", "CH"),
            ("Europe/Kiev", "UA"),
            ("Europe/Kyiv", "UA"),
            ("Asia/Calcutta", "IN"),
            ("US/Eastern", "US"),
            ("America/Sao_Paulo", "BR"),
            ("Africa/Cairo", "EG"),
            ("Europe/Warsaw", "PL"),
            ("America/Indiana/Vincennes", "US"),
            ("Asia/Jerusalem", "IL"),
            ("America/Mexico_City", "MX"),
            ("Europe/Oslo", "NO"),
        ] {
            assert_eq!(code(zone).as_deref(), Some(country), "{zone}");
        }
        let lost: Vec<_> = chrono_tz::TZ_VARIANTS
            .iter()
            .filter(|zone| Region::of_zone(**zone).is_none())
            .map(|zone| zone.name())
            .collect();
        // What names no country, and what is older than countries' own names.
        assert!(lost.iter().all(|name| name.starts_with("Etc/") || !name.contains('/')), "{lost:?}");
        assert_eq!(code("UTC"), None);
    }
}

//! The hours of a day as people write them, read and written.

use super::{Day, Span};
use unicode_normalization::UnicodeNormalization as _;

const CLOSED: [&str; 6] = ["closed", "geschlossen", "fermé", "cerrado", "chiuso", "gesloten"];
const ALL_DAY: [&str; 7] = ["24h", "24 h", "24 hours", "24/7", "all day", "ganztags", "rund um die uhr"];
const AND: [&str; 4] = [" and ", " und ", " et ", "&"];
const TO: [&str; 5] = [" to ", " till ", " until ", " bis ", " à "];

/// Reads the hours of one day: "8:00–12:00, 13:00–17:00", "8-17", "9 am to 5 pm", "8 bis 12 und 13 bis 17 Uhr", "24 hours",
/// "closed", or nothing, which is closed.
///
/// # Errors
/// What is wrong, in words for the field.
pub fn read_day(line: &str) -> Result<Day, String> {
    let mut spans: Vec<Span> = Vec::new();
    // Signs of full width are those of any keyboard.
    let line = line.trim().nfkc().flat_map(char::to_lowercase).collect::<String>();
    if CLOSED.contains(&line.as_str()) {
        return Ok(spans);
    }
    if ALL_DAY.contains(&line.as_str()) {
        return Ok(vec![Span { from: 0, to: 24 * 60 }]);
    }
    let line = AND.iter().fold(line, |line, and| line.replace(and, ","));
    for part in line.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        let (from, to) = part
            .split_once(['-', '–', '—', '~', '〜'])
            .or_else(|| TO.iter().find_map(|to| part.split_once(to)))
            .ok_or_else(|| format!("“{part}” is not written as 8:00–17:00."))?;
        let (from, to) = (read_minutes(from)?, read_minutes(to)?);
        // Closing at 0:00 is closing at the end of the day, and nobody closes for its last minute.
        let span = Span { from, to: if matches!(to, 0 | 1439) { 24 * 60 } else { to } };
        if let Some(last) = spans.last()
            && (span.from < last.to || last.to <= last.from)
        {
            return Err(format!("“{part}” begins before the one before it ends."));
        }
        spans.push(span);
    }
    Ok(spans)
}

fn read_minutes(text: &str) -> Result<u16, String> {
    let text = text.trim();
    let wrong = || format!("“{text}” is not a time such as 8:30.");
    let lower = text.to_lowercase();
    // Noon is 12 pm, midnight 12 am.
    let (digits, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(digits), _) => (digits.trim_end(), Some(0)),
        (_, Some(digits)) => (digits.trim_end(), Some(12)),
        _ => (lower.as_str(), None),
    };
    let digits = digits.strip_suffix("uhr").map_or(digits, str::trim_end);
    let in_one = (3..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (hours, minutes) = if in_one {
        digits.split_at(digits.len() - 2)
    } else {
        digits.split_once([':', '.', 'h']).unwrap_or((digits, "0"))
    };
    let number = |text: &str| -> Result<u16, String> {
        let text = text.trim();
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong());
        }
        text.parse().map_err(|_| wrong())
    };
    let (mut hours, minutes) = (number(hours)?, if minutes.trim().is_empty() { 0 } else { number(minutes)? });
    if let Some(half) = half {
        if !(1..=12).contains(&hours) {
            return Err(wrong());
        }
        hours = hours % 12 + half;
    }
    if minutes > 59 || hours > 24 || (hours == 24 && minutes > 0) {
        return Err(wrong());
    }
    Ok(hours * 60 + minutes)
}

/// "8:00–12:00, 13:00–17:00"; nothing for a day that is closed.
pub fn write_day(day: &Day) -> String {
    let time = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
    let spans = day.iter().map(|span| format!("{}–{}", time(span.from), time(span.to)));
    spans.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        let read = |line: &str| write_day(&read_day(line).unwrap());
        for (written, meant) in [
            ("0900-1700", "9:00–17:00"),
            ("09.00–17.00 Uhr", "9:00–17:00"),
            ("8 bis 12 und 14 bis 18 Uhr", "8:00–12:00, 14:00–18:00"),
            ("8-12 & 14-18", "8:00–12:00, 14:00–18:00"),
            ("８：００〜１７：００", "8:00–17:00"),
            ("9h à 17h30", "9:00–17:30"),
            ("24 hours", "0:00–24:00"),
            ("0:00–23:59", "0:00–24:00"),
            ("Geschlossen", ""),
        ] {
            assert_eq!(read(written), meant, "{written}");
        }
        assert_eq!(read("8-12; 13–17"), "8:00–12:00, 13:00–17:00");
        assert_eq!(read("8.30 to 17"), "8:30–17:00");
        assert_eq!(read("9am–12pm, 1pm–12am"), "9:00–12:00, 13:00–24:00");
        assert_eq!(read("08:00 – 17:00"), "8:00–17:00");
        assert_eq!(read("18:00–2:00"), "18:00–2:00");
        assert_eq!(read("8h30–17h"), "8:30–17:00");
        assert_eq!((read("Closed"), read("")), (String::new(), String::new()));
        for wrong in ["8", "25–26", "8–12, 11–17", "18–2, 3–4", "8:60–9", "-–-", "13pm–14", "٨–٩", "8:+5–9"]
        {
            assert!(read_day(wrong).is_err(), "{wrong}");
        }
    }
}

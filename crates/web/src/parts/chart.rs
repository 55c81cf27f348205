//! Charts as inline SVG: ink, grey, and late for broken. Each has its figures in words beside it.

use chrono::TimeDelta;
use maud::{Markup, html};
use words::{Times, Voice, say};

/// A line of counts without axes; the last value is a dot.
pub fn sparkline(values: &[u64], voice: Voice) -> Markup {
    let (width, height, pad) = (124.0, 40.0, 5.0);
    let most = values.iter().copied().max().unwrap_or(0).max(1) as f64;
    let step = (width - 2.0 * pad) / (values.len().max(2) - 1) as f64;
    let place = |(n, value): (usize, &u64)| {
        (pad + step * n as f64, height - pad - (*value as f64 / most) * (height - 2.0 * pad))
    };
    let points: Vec<String> =
        values.iter().enumerate().map(place).map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let last = values.iter().enumerate().next_back().map(place);
    let total: u64 = values.iter().sum();
    html! {
        svg.spark viewBox=(format!("0 0 {width} {height}")) role="img" {
            title { (say!(voice, "chart-in-weeks", count = total, weeks = values.len())) }
            polyline points=(points.join(" ")) {}
            @if let Some((x, y)) = last { circle cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r="3" {} }
        }
    }
}

/// Bars of kept with broken on top, one a week.
pub fn kept_bars(weeks: &[(String, u64, u64)], voice: Voice) -> Markup {
    let (width, height, bottom, left) = (540.0, 226.0, 30.0, 36.0);
    let most = weeks.iter().map(|(_, kept, broken)| kept + broken).max().unwrap_or(0).max(1);
    let top_value = round_up(most);
    let room = (height - bottom - 24.0) / top_value as f64;
    let slot = (width - left) / weeks.len().max(1) as f64;
    html! {
        svg.chart viewBox=(format!("0 0 {width} {height}")) role="img" aria-label=(say!(voice, "chart-kept")) {
            @for part in 0..=2_u64 {
                @let value = top_value * part / 2;
                @let y = height - bottom - value as f64 * room;
                line.grid x1=(left) x2=(width) y1=(format!("{y:.1}")) y2=(format!("{y:.1}")) {}
                text x=(left - 8.0) y=(format!("{:.1}", y + 4.0)) text-anchor="end" { (value) }
            }
            @for (n, (label, kept, broken)) in weeks.iter().enumerate() {
                @let x = left + slot * n as f64 + slot * 0.2;
                @let kept_height = *kept as f64 * room;
                @let broken_height = *broken as f64 * room;
                @let y = height - bottom - kept_height;
                rect.kept x=(format!("{x:.1}")) y=(format!("{y:.1}")) width=(format!("{:.1}", slot * 0.6)) height=(format!("{kept_height:.1}")) {}
                @if *broken > 0 {
                    rect.broken x=(format!("{x:.1}")) y=(format!("{:.1}", y - broken_height)) width=(format!("{:.1}", slot * 0.6)) height=(format!("{broken_height:.1}")) {}
                    text.broken x=(format!("{:.1}", x + slot * 0.3)) y=(format!("{:.1}", y - broken_height - 6.0)) text-anchor="middle" { (broken) }
                }
                @if n % 4 == 0 || n + 1 == weeks.len() {
                    text x=(format!("{:.1}", x + slot * 0.3)) y=(height - 8.0) text-anchor="middle" { (label) }
                }
            }
        }
    }
}

/// A week: its label, and within how many minutes half, and nine of ten, were answered.
pub type Answered = (String, Option<i64>, Option<i64>);

/// Two lines of minutes over weeks with the promise dotted; a week without a case is a gap.
pub fn answer_lines(weeks: &[Answered], promise_minutes: i64, times: Times) -> Markup {
    let (width, height, bottom, left) = (540.0, 226.0, 30.0, 36.0);
    let most = weeks
        .iter()
        .filter_map(|(_, half, nine)| half.max(nine).as_ref().copied())
        .max()
        .unwrap_or(0)
        .max(promise_minutes)
        .max(1);
    let hours = (most as u64).div_ceil(60).max(1);
    let room = (height - bottom - 16.0) / (hours * 60) as f64;
    let slot = (width - left) / weeks.len().max(1) as f64;
    let x = |n: usize| left + slot * (n as f64 + 0.5);
    let y = |minutes: i64| height - bottom - minutes as f64 * room;
    let lines = |pick: fn(&Answered) -> Option<i64>| {
        let mut parts: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
        for (n, week) in weeks.iter().enumerate() {
            match (pick(week), parts.last_mut()) {
                (Some(minutes), Some(part)) => part.push((x(n), y(minutes))),
                _ => parts.push(Vec::new()),
            }
        }
        parts.retain(|part| !part.is_empty());
        parts
    };
    let points = |part: &[(f64, f64)]| {
        part.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ")
    };
    let voice = times.voice;
    html! {
        svg.chart viewBox=(format!("0 0 {width} {height}")) role="img"
            aria-label=(say!(voice, "chart-answers")) {
            @for hour in 0..=hours {
                @if hours <= 5 || hour % hours.div_ceil(4) == 0 {
                    line.grid x1=(left) x2=(width) y1=(format!("{:.1}", y(hour as i64 * 60))) y2=(format!("{:.1}", y(hour as i64 * 60))) {}
                    text x=(left - 8.0) y=(format!("{:.1}", y(hour as i64 * 60) + 4.0)) text-anchor="end" {
                        @if hour == 0 { "0" } @else { (times.span(TimeDelta::hours(hour as i64))) }
                    }
                }
            }
            line.promise x1=(left) x2=(width) y1=(format!("{:.1}", y(promise_minutes))) y2=(format!("{:.1}", y(promise_minutes))) {}
            text.said x=(left + 6.0) y=(format!("{:.1}", y(promise_minutes) - 6.0)) { (say!(voice, "chart-promise")) }
            @for (class, parts) in [("second", lines(|week| week.2)), ("main", lines(|week| week.1))] {
                @for part in &parts {
                    polyline.(class) points=(points(part)) {}
                    @if part.len() == 1 || class == "main" {
                        @if let Some((x, y)) = part.last() { circle.(class) cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r="3.5" {} }
                    }
                }
            }
            // The last week's figures stand at their points, where there are any.
            @if let Some((_, half, nine)) = weeks.last() {
                @let end = width - 2.0;
                @if let Some(minutes) = half { text.last x=(end) y=(format!("{:.1}", y(*minutes) + 18.0)) text-anchor="end" { (times.span(TimeDelta::minutes(*minutes))) } }
                @if let Some(minutes) = nine.filter(|nine| half.is_none_or(|half| nine - half > 20)) {
                    text.last.second x=(end) y=(format!("{:.1}", y(minutes) - 8.0)) text-anchor="end" { (times.span(TimeDelta::minutes(minutes))) }
                }
            }
            @for (n, (label, ..)) in weeks.iter().enumerate() {
                @if n % 4 == 0 || n + 1 == weeks.len() { text x=(format!("{:.1}", x(n))) y=(height - 8.0) text-anchor="middle" { (label) } }
            }
        }
    }
}

fn round_up(value: u64) -> u64 {
    [2, 4, 6, 10, 20, 40, 60, 100, 200, 400, 600, 1000]
        .into_iter()
        .find(|round| *round >= value)
        .unwrap_or(value)
}

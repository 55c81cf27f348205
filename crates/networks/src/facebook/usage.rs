//! How much of what may be asked is used up, as the Graph API says beside its answers.
//!
//! Source: Meta, Graph API, "Rate limits": `X-App-Usage` and `X-Page-Usage` give hundredths of the share of a rolling hour
//! and of a rolling day, `X-Business-Use-Case-Usage` the same for each use, with the minutes until it goes on; read
//! 2026-11-22.

use crate::Left;
use crate::outside::OutsideResponse;
use serde_json::Value;
use std::time::Duration;

const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

/// What is left by each of the headers that came.
pub(super) fn left(answer: &OutsideResponse) -> Vec<Left> {
    let read = |name| serde_json::from_str::<Value>(answer.header(name)?).ok();
    let mut left = Vec::new();
    left.extend(read("x-app-usage").and_then(|usage| of(&usage, HOUR)));
    left.extend(read("x-page-usage").and_then(|usage| of(&usage, DAY)));
    if let Some(uses) = read("x-business-use-case-usage").as_ref().and_then(Value::as_object) {
        left.extend(uses.values().filter_map(Value::as_array).flatten().filter_map(|usage| of(usage, DAY)));
    }
    left
}

fn of(usage: &Value, window: Duration) -> Option<Left> {
    let used = ["call_count", "total_time", "total_cputime"]
        .iter()
        .filter_map(|name| usage[*name].as_u64())
        .max()?;
    let minutes = usage["estimated_time_to_regain_access"].as_u64().filter(|minutes| *minutes > 0);
    let whole_in = minutes.map_or(window, |minutes| Duration::from_mins(minutes.min(24 * 60)));
    Left::of(100_u64.saturating_sub(used), 100, Some(whole_in))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_share_that_is_used_most_counts() {
        let left = |percent, whole_in| Some(Left { percent, whole_in: Some(whole_in) });
        assert_eq!(of(&json!({"call_count": 28, "total_time": 91, "total_cputime": 3}), HOUR), left(9, HOUR));
        assert_eq!(of(&json!({"call_count": 130}), HOUR), left(0, HOUR), "more than all");
        let waits = json!({"type": "pages", "call_count": 100, "estimated_time_to_regain_access": 7});
        assert_eq!(of(&waits, DAY), left(0, Duration::from_mins(7)));
        assert_eq!(of(&json!({"call_count": "many"}), HOUR), None);
    }
}

//! Few, honest figures, computed from the record: response time, promises kept, needs met, conversations started.

use crate::App;
use crate::error::Deed;
use crate::needs::list_needs;
use chrono::TimeDelta;
use domain::Timestamp;
use domain::business::Business;
use domain::media::Piece;
use domain::promises::{Due, FEWEST_TO_SHOW, Kept, Standing};

/// Everything the measures page shows, for so many weeks.
#[derive(Clone, Debug)]
pub struct Measures {
    pub weeks: Vec<Week>,
    pub kept: Kept,
    /// Half of the first answers were faster, in minutes of opening time; none without a case.
    pub half_within: Option<i64>,
    pub cases: u64,
    pub needs: NeedsMet,
    /// Each article that is out, with the conversations it started and the reactions on its copies.
    pub started: Vec<(Piece, u64, u64)>,
}

/// One week of promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    pub begins: Timestamp,
    pub kept: Kept,
    /// Minutes of opening time to the answer: half were faster.
    pub half_within: Option<i64>,
    /// The same for nine of ten; only of enough answers.
    pub nine_of_ten_within: Option<i64>,
}

/// How many people's question has a public answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NeedsMet {
    pub answered: u64,
    pub being_answered: u64,
    pub open: u64,
}

const MOST_CASES: u64 = 50_000;

pub async fn measure(app: &App, business: &Business, weeks: i64) -> Deed<Measures> {
    let desk = app.of(business.id);
    let now = app.now();
    let start = now.minus(TimeDelta::weeks(weeks));
    let dues = desk.list_dues_since(start, MOST_CASES).await?;
    let by_week = (0..weeks)
        .map(|number| {
            let begins = start.plus(TimeDelta::weeks(number));
            let ends = begins.plus(TimeDelta::weeks(1));
            let of_week = dues.iter().filter(|due| due.asked_at >= begins && due.asked_at < ends);
            week(business, begins, of_week, now)
        })
        .collect();
    let whole = week(business, start, dues.iter(), now);
    let mut needs = NeedsMet::default();
    for need in list_needs(app, business.id).await? {
        match &need.piece {
            Some(piece) if piece.out.is_some() => needs.answered += need.people,
            Some(_) => needs.being_answered += need.people,
            None => needs.open += need.people,
        }
    }
    let counts = desk.count_started_by_pieces().await?;
    let out = desk.list_pieces_out(None, None, 30).await?.rows;
    let reactions = desk.count_reactions(out.iter().map(|piece| piece.id)).await?;
    let count = |piece: &Piece| counts.iter().find(|(id, _)| *id == piece.id).map_or(0, |(_, count)| *count);
    let mut started: Vec<_> = out
        .into_iter()
        .map(|piece| (count(&piece), reactions.get(&piece.id).copied().unwrap_or(0), piece))
        .map(|(count, reactions, piece)| (piece, count, reactions))
        .collect();
    started.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
    Ok(Measures {
        weeks: by_week,
        kept: whole.kept,
        half_within: whole.half_within,
        cases: dues.iter().filter(|due| due.met.is_some()).count() as u64,
        needs,
        started,
    })
}

fn week<'a>(
    business: &Business,
    begins: Timestamp,
    dues: impl Iterator<Item = &'a Due>,
    now: Timestamp,
) -> Week {
    let mut kept = Kept::default();
    let mut minutes: Vec<i64> = Vec::new();
    for due in dues {
        match due.standing(now) {
            Standing::Kept => kept.kept += 1,
            Standing::Broken | Standing::Late => kept.broken += 1,
            Standing::Waiting | Standing::Soon | Standing::Waived => {}
        }
        if let Some(met) = due.met {
            minutes.push(opening_minutes(business, due.asked_at, met.at));
        }
    }
    minutes.sort_unstable();
    let at = |share: f64| {
        (!minutes.is_empty()).then(|| minutes[((minutes.len() - 1) as f64 * share).round() as usize])
    };
    // Nine of ten of three answers is nothing to say.
    let nine_of_ten_within = if minutes.len() as u64 >= FEWEST_TO_SHOW { at(0.9) } else { None };
    Week { begins, kept, half_within: at(0.5), nine_of_ten_within }
}

fn opening_minutes(business: &Business, asked: Timestamp, answered: Timestamp) -> i64 {
    if business.promise.opening_hours_only {
        business.hours.open_time_between(business.time_zone, asked, answered).num_minutes()
    } else {
        answered.since(asked).num_minutes()
    }
}

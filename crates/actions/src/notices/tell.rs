//! Whom it concerns: puts what happened into letters.

use super::facts::{Facts, Standing};
use crate::App;
use crate::error::{Deed, DeedError};
use crate::work::{Job, Outcome};
use chrono::TimeDelta;
use domain::notices::{Notice, whom};
use domain::{BusinessId, LetterId, StaffId, Timestamp};
use std::collections::BTreeMap;
use store::{BusinessStore, LetterState, StoreError};

/// At once: what is more comes at the next look, which is at once, too.
const MOST: u64 = 500;
/// A letter that is leaving just now is out of reach; the next one is made after it.
const LEAVING: TimeDelta = TimeDelta::seconds(5);

/// Looks at everything that may be told by now. Comes again when the next may be.
pub(crate) async fn tell(app: &App, business: BusinessId) -> Deed<Outcome> {
    if !app.writes_letters() {
        return Ok(Outcome::Done);
    }
    let desk = app.of(business);
    let profile = desk.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
    let now = app.now();
    let open = desk.list_open_notices(now, MOST).await?;
    let facts = Facts::of(app, &desk, &open).await?;
    let team = desk.list_readers().await?;
    let told = desk.list_told(&open).await?;
    let mut letters: BTreeMap<StaffId, Vec<Notice>> = BTreeMap::new();
    let mut put_off: BTreeMap<Notice, Timestamp> = BTreeMap::new();
    for notice in &open {
        match facts.standing(notice) {
            Standing::Over => {}
            Standing::NotYet(until) => {
                put_off.insert(*notice, until);
            }
            Standing::Stands(case) => {
                for (staff, from) in whom(notice, &case, &team) {
                    if told.contains(&(*notice, staff)) {
                        continue;
                    }
                    let reader = team.iter().find(|reader| reader.seat.staff == staff);
                    let at = reader.and_then(|reader| {
                        reader.wishes.moment(notice.sort, from, case.breaks_at, profile.time_zone)
                    });
                    match at {
                        Some(at) if at <= now => letters.entry(staff).or_default().push(*notice),
                        Some(at) => {
                            let first = put_off.entry(*notice).or_insert(at);
                            *first = (*first).min(at);
                        }
                        None => {}
                    }
                }
            }
        }
    }
    for (staff, notices) in &letters {
        if !put_into_letter(app, &desk, *staff, notices).await? {
            for notice in notices {
                put_off.insert(*notice, now.plus(LEAVING));
            }
        }
    }
    let mut tx = desk.begin().await?;
    for notice in &open {
        match put_off.get(notice) {
            Some(until) => tx.put_off_notice(notice, (*until).max(now.plus(TimeDelta::seconds(1)))).await?,
            None => tx.finish_notice(notice, now).await?,
        }
    }
    tx.commit().await?;
    Ok(match desk.find_next_notice().await? {
        Some(next) if next <= app.now() => Outcome::Now,
        Some(next) => Outcome::At(next),
        None => Outcome::Done,
    })
}

/// Into the letter that waits for its turn, or a new one. `false`: one of theirs is leaving in this moment.
async fn put_into_letter(app: &App, desk: &BusinessStore, staff: StaffId, notices: &[Notice]) -> Deed<bool> {
    let now = app.now();
    let mut tx = desk.begin().await?;
    let letter: LetterId = match tx.find_letter_on_its_way(staff).await? {
        Some(letter) if letter.state == LetterState::Waiting => letter.id,
        Some(_) => return Ok(false),
        None => {
            let id: LetterId = app.new_id();
            match tx.add_letter(id, staff, now).await {
                Ok(()) => id,
                // Another process made one in this moment.
                Err(StoreError::Conflict) => return Ok(false),
                Err(error) => return Err(error.into()),
            }
        }
    };
    for notice in notices {
        tx.add_told(notice, staff, letter).await?;
    }
    tx.enqueue(Job::SendLetter { letter }.order(app), now).await?;
    tx.commit().await?;
    Ok(true)
}

//! A letter leaves: at most once, when it is somebody's turn, with what is still so.

use super::facts::{Facts, Standing};
use super::words::{Item, Sheet, subject, text};
use crate::App;
use crate::error::{Deed, DeedError};
use crate::team::voice_of;
use crate::work::Outcome;
use ::words::Times;
use domain::business::{Business, Here};
use domain::notices::{BETWEEN_LETTERS, Notice, Reader, Sort};
use domain::publishing::SendKey;
use domain::{BusinessId, LetterId, Timestamp};
use networks::mail::message_id;
use networks::{Mail, NetworkError};
use std::collections::HashSet;
use store::{BusinessStore, Letter, LetterState, Pace, Tx};

pub(crate) async fn send_letter(app: &App, business: BusinessId, id: LetterId) -> Deed<Outcome> {
    let desk = app.of(business);
    let profile = desk.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
    let mut tx = desk.begin().await?;
    let Some(letter) = tx.lookup_letter(id).await? else { return Ok(Outcome::Done) };
    match letter.state {
        LetterState::Waiting => {}
        LetterState::Sending => {
            // The process that sent it died. It may have arrived, and nobody gets the same twice.
            let why = "it is not known whether it arrived";
            tx.move_letter(id, LetterState::Sending, LetterState::Unsure, why, app.now()).await?;
            tx.commit().await?;
            return Ok(Outcome::Done);
        }
        _ => return Ok(Outcome::Done),
    }
    let mail = match write(app, &mut tx, &profile, &letter).await? {
        Written::Mail(mail) => *mail,
        Written::Later(at) => return Ok(Outcome::At(at)),
        Written::Needless => {
            tx.move_letter(id, LetterState::Waiting, LetterState::Needless, "", app.now()).await?;
            tx.commit().await?;
            return Ok(Outcome::Done);
        }
    };
    // Who works for two businesses gets no two letters at once either.
    let before = match tx.take_turn(letter.staff, BETWEEN_LETTERS, app.now()).await? {
        Pace::Now(before) => before,
        Pace::NotBefore(at) => return Ok(Outcome::At(at)),
    };
    // Saved before it leaves: a crash from here on is in doubt, and it is not sent again.
    tx.move_letter(id, LetterState::Waiting, LetterState::Sending, "", app.now()).await?;
    tx.commit().await?;
    let (state, why, outcome) = match app.mailer.send(&mail).await {
        Ok(taken) => (LetterState::Sent, taken, Outcome::Done),
        Err(NetworkError::Refused { reason }) => (LetterState::Refused, reason, Outcome::Done),
        Err(NetworkError::Unsure { why } | NetworkError::Surprise { what: why }) => {
            (LetterState::Unsure, why, Outcome::Done)
        }
        Err(error) => {
            let (after, why) = match error {
                NetworkError::Later { after, why } => (after, why),
                other => (None, other.to_string()),
            };
            (LetterState::Waiting, why.clone(), Outcome::Later { after, why })
        }
    };
    let mut tx = desk.begin().await?;
    tx.move_letter(id, LetterState::Sending, state, &why, app.now()).await?;
    if state == LetterState::Waiting {
        tx.give_turn_back(letter.staff, before).await?;
    }
    tx.commit().await?;
    Ok(outcome)
}

enum Written {
    Mail(Box<Mail>),
    /// It is quiet where they are.
    Later(Timestamp),
    /// All of it is over, or nobody wants to hear it any more.
    Needless,
}

async fn write(app: &App, tx: &mut Tx, profile: &Business, letter: &Letter) -> Deed<Written> {
    let team = tx.list_readers().await?;
    // Somebody who was removed meanwhile gets nothing.
    let Some(reader) = team.into_iter().find(|reader| reader.seat.staff == letter.staff) else {
        return Ok(Written::Needless);
    };
    let now = app.now();
    let notices = tx.list_notices_in(letter.id).await?;
    let facts = Facts::of(app, tx, &notices).await?;
    let mut items = Vec::new();
    let mut quiet_until: Option<Timestamp> = None;
    for notice in notices.iter().filter(|notice| reader.wishes.wants(notice.sort)) {
        let Standing::Stands(case) = facts.standing(notice) else { continue };
        let at = reader.wishes.after_quiet(notice.sort, now, case.breaks_at, profile.time_zone);
        quiet_until = Some(quiet_until.map_or(at, |first| first.min(at)));
        items.extend(Item::of(app, &facts, notice, &case));
    }
    // A question and the warning of its promise are one thing.
    let warned: HashSet<_> =
        items.iter().filter(|item| item.sort == Sort::Warning).map(|item| item.about).collect();
    items.retain(|item| item.sort != Sort::Question || !warned.contains(&item.about));
    items.sort_by_key(|item| (item.sort, item.due_at, item.about));
    match quiet_until {
        None => return Ok(Written::Needless),
        Some(_) if items.is_empty() => return Ok(Written::Needless),
        Some(at) if at > now => return Ok(Written::Later(at)),
        Some(_) => {}
    }
    let seats = app.store.list_seats_of(letter.staff).await?.len();
    let sheet = Sheet {
        business: profile,
        times: Times { here: Here { now, zone: profile.time_zone }, voice: voice_of(&reader.seat, profile) },
        words: reader.wishes.words,
        role: reader.seat.role,
        address: &app.settings.public_address,
        several_desks: seats > 1,
        items: &items,
    };
    let mail = Mail {
        to: reader.email.clone(),
        to_name: reader.seat.name.clone(),
        from_name: profile.name.clone(),
        sender: None,
        subject: subject(&sheet),
        text: text(&sheet),
        html: None,
        key: SendKey { id: letter.id.0, at: now },
        before: before(app, tx, &reader, &notices).await?,
        automatic: true,
        stop_at: Some(sheet.link("/desk/settings/notices")),
    };
    Ok(Written::Mail(Box::new(mail)))
}

/// Letters about one conversation stand together; one about several things stands for itself.
async fn before(app: &App, desk: &BusinessStore, reader: &Reader, notices: &[Notice]) -> Deed<Vec<String>> {
    let about: HashSet<_> = notices.iter().map(|notice| notice.conversation).collect();
    let [Some(conversation)] = about.into_iter().collect::<Vec<_>>()[..] else { return Ok(Vec::new()) };
    let letters = desk.list_letters_about(conversation, reader.seat.staff).await?;
    let from = app.mailer.from().unwrap_or_default();
    let key = |id: LetterId| SendKey { id: id.0, at: Timestamp(0) };
    Ok(letters.into_iter().map(|id| message_id(key(id), from)).collect())
}

//! A forgotten password: a way back in by letter, for whoever reads the mail of the address.
//!
//! Whether anybody has an address is not told to whoever asks: the same is saved and answered for any, and only the worker
//! that writes the letter looks whose it is.

use super::attempts::{Knock, count};
use super::hash_password;
use crate::App;
use crate::error::{Deed, DeedError, Why};
use crate::notices::post;
use crate::seal::hash_token;
use crate::work::{Job, Outcome};
use chrono::TimeDelta;
use domain::publishing::SendKey;
use domain::team::{EmailAddress, Password, StaffMember};
use domain::{LetterId, StaffId};
use networks::Mail;
use store::{AttemptLimit, NewJob, PasswordReset};
use uuid::Uuid;
use words::{Value, Voice, message, say};

const LASTS: TimeDelta = TimeDelta::hours(1);
/// To one address within a quarter of an hour, whoever asks.
const MOST_TO_ADDRESS: u64 = 3;
const MOST_FROM_VISITOR: u64 = 12;

/// Somebody says that they have forgotten the password of this address. Takes the same time and says the same whether or not
/// anybody has it.
pub async fn ask_for_password_reset(app: &App, email: &EmailAddress, knock: Knock<'_>) -> Deed<()> {
    if !app.writes_letters() {
        return Err(DeedError::Said(Why::Refused, message!("no-letters-for-password")));
    }
    let limit = |who: String, most| AttemptLimit { who: hash_token(&who), most };
    let limits = vec![
        limit(format!("reset {email}"), MOST_TO_ADDRESS),
        limit(format!("reset from {}", knock.address), MOST_FROM_VISITOR),
    ];
    count(app, limits).await?;
    let now = app.now();
    let reset = PasswordReset {
        id: app.ids.next(),
        email: email.as_str().to_owned(),
        asked_at: now,
        expires_at: now.plus(LASTS),
        used_at: None,
    };
    let order = Job::SendPasswordReset { reset: reset.id }.order(app);
    Ok(app.store.add_password_reset(&reset, order).await?)
}

/// A link that still opens a way, and whose account it is.
#[derive(Clone, Debug)]
pub struct Way {
    reset: PasswordReset,
    pub staff: StaffMember,
}

/// What stands in the link: which asking, whose account, and the proof, which only this installation can make.
fn path_of(app: &App, reset: Uuid, staff: StaffId) -> String {
    let token = app.key.derive_token(&format!("resets/{}/{staff}", reset.simple()));
    format!("{}-{staff}-{token}", reset.simple())
}

/// Changes nothing: programs that look through mail follow links, too.
pub async fn find_way_back(app: &App, path: &str) -> Deed<Option<Way>> {
    let mut parts = path.splitn(3, '-');
    let (Some(reset), Some(staff)) = (parts.next(), parts.next()) else { return Ok(None) };
    let (Ok(reset), Ok(staff)) = (reset.parse::<Uuid>(), staff.parse::<StaffId>()) else { return Ok(None) };
    // Compared by their hashes, so that no time tells how much of it was right.
    if hash_token(path) != hash_token(&path_of(app, reset, staff)) {
        return Ok(None);
    }
    let Some(reset) = app.store.lookup_password_reset(reset).await? else { return Ok(None) };
    if reset.used_at.is_some() || reset.expires_at <= app.now() {
        return Ok(None);
    }
    let staff = app.store.lookup_staff(staff).await?.filter(|staff| staff.email == reset.email);
    Ok(staff.map(|staff| Way { reset, staff }))
}

/// Gives them the password they chose. Every link asked for with the address is used up, they are signed out everywhere, and
/// a letter tells them.
pub async fn give_new_password(app: &App, path: &str, new: Password) -> Deed<StaffMember> {
    let gone = || DeedError::Said(Why::Gone, message!("reset-gone"));
    let way = find_way_back(app, path).await?.ok_or_else(gone)?;
    let hash = hash_password(new).await?;
    let letter = letter_of_password(app, way.staff.id);
    if !app.store.use_password_reset(&way.reset, way.staff.id, &hash, letter, app.now()).await? {
        return Err(gone());
    }
    Ok(way.staff)
}

/// The order to tell somebody that their password is another one.
pub(super) fn letter_of_password(app: &App, staff: StaffId) -> Option<NewJob> {
    app.writes_letters().then(|| Job::TellOfPassword { staff, letter: app.new_id() }.order(app))
}

/// The letter with the links: one for each account of the address that works somewhere.
pub(crate) async fn send_password_reset(app: &App, id: Uuid) -> Deed<Outcome> {
    let Some(reset) = app.store.lookup_password_reset(id).await? else { return Ok(Outcome::Done) };
    if reset.used_at.is_some() || reset.expires_at <= app.now() {
        return Ok(Outcome::Done);
    }
    let mut links: Vec<String> = Vec::new();
    let mut greeted: Option<StaffMember> = None;
    let mut voice = Voice::default();
    for (staff, _) in app.store.list_accounts(&reset.email).await? {
        let places = places_of(app, staff.id).await?;
        if places.is_empty() {
            continue;
        }
        // Several may have the address: the first one's language is everybody's.
        if greeted.is_none() {
            voice = own_voice(&staff);
        }
        let link =
            format!("{}/desk/new-password/{}", app.settings.public_address, path_of(app, id, staff.id));
        let places = voice.list(&places);
        links.push(say!(voice, "reset-link", name = &staff.name, places = places, link = Value::Plain(link)));
        greeted.get_or_insert(staff);
    }
    // Nobody has this address, or nobody who works anywhere: nobody is written to.
    let Some(greeted) = greeted else { return Ok(Outcome::Done) };
    let links = Value::Plain(links.join("\n\n"));
    let text = say!(voice, "reset", address = &reset.email, links = links);
    let key = SendKey { id, at: reset.asked_at };
    let mail = letter(&reset.email, &greeted.name, say!(voice, "reset-subject"), text, key);
    post(app, &mail).await
}

pub(crate) async fn tell_of_password(app: &App, staff: StaffId, id: LetterId) -> Deed<Outcome> {
    let Some(staff) = app.store.lookup_staff(staff).await? else { return Ok(Outcome::Done) };
    let places = places_of(app, staff.id).await?;
    if places.is_empty() {
        return Ok(Outcome::Done);
    }
    let voice = own_voice(&staff);
    let link = Value::Plain(format!("{}/desk/forgotten", app.settings.public_address));
    let text = say!(voice, "changed", places = voice.list(&places), link = link);
    let key = SendKey { id: id.0, at: app.now() };
    let mail = letter(&staff.email, &staff.name, say!(voice, "changed-subject"), text, key);
    post(app, &mail).await
}

async fn places_of(app: &App, staff: StaffId) -> Deed<Vec<String>> {
    let seats = app.store.list_seats_of(staff).await?;
    let businesses = app.store.list_businesses_by_id(seats.iter().map(|seat| seat.business)).await?;
    Ok(businesses.into_iter().map(|business| business.name).collect())
}

/// What they chose; no business stands behind these letters.
fn own_voice(staff: &StaffMember) -> Voice {
    Voice::new(staff.language.unwrap_or_default(), None)
}

fn letter(to: &str, to_name: &str, subject: String, text: String, key: SendKey) -> Mail {
    Mail {
        to: to.to_owned(),
        to_name: to_name.to_owned(),
        from_name: "Porchlight".into(),
        sender: None,
        subject,
        text: text + "\n",
        html: None,
        key,
        before: Vec::new(),
        automatic: true,
        stop_at: None,
    }
}

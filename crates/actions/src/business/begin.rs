//! The first start: a one-time link, the owner, the business.

use crate::error::{Deed, DeedError, Why};
use crate::seal::{hash_token, new_token};
use crate::{App, team};
use chrono::TimeDelta;
use domain::Language;
use domain::business::{Business, OpeningHours};
use domain::channels::{Channel, ChannelState};
use domain::promises::Promise;
use domain::team::{EmailAddress, Password, Role, Seat, StaffMember};
use words::message;

/// Who begins, and with what.
pub struct NewOwner {
    pub name: String,
    pub email: EmailAddress,
    pub password: Password,
    pub business: String,
    pub time_zone: chrono_tz::Tz,
    /// The owner's own, see [`StaffMember::language`].
    pub language: Option<Language>,
}

/// A new one-time link for the owner, valid for a day. Those made before stop working.
/// `None` when somebody can sign in already.
pub async fn welcome_link(app: &App) -> Deed<Option<String>> {
    if app.store.count_staff().await? > 0 {
        return Ok(None);
    }
    let (token, hash) = new_token();
    let now = app.now();
    app.store.add_welcome_link(&hash, now, now.plus(TimeDelta::days(1))).await?;
    Ok(Some(format!("{}/desk/welcome/{token}", app.settings.public_address)))
}

pub async fn is_welcome(app: &App, token: &str) -> Deed<bool> {
    Ok(app.store.is_welcome(&hash_token(token), app.now()).await?)
}

/// Uses the one-time link up and makes the owner and the business.
pub async fn begin_business(app: &App, token: &str, owner: NewOwner) -> Deed<Seat> {
    // Hashing is work for those who are welcome only.
    let used_up = || DeedError::Said(Why::Gone, message!("welcome-gone"));
    if !is_welcome(app, token).await? {
        return Err(used_up());
    }
    // A link that was refused once for a name must work for the next try.
    names(&owner)?;
    begin(app, owner, Some(hash_token(token))).await?.ok_or_else(used_up)
}

/// Makes a business with its owner, and its website as its first channel. The caller has made sure that it may. Whoever
/// signs in with this address and password already owns it with the account they have.
pub async fn make_owner(app: &App, owner: NewOwner) -> Deed<Seat> {
    let made = begin(app, owner, None).await?;
    made.ok_or_else(|| DeedError::refused("The business could not be made."))
}

/// The business's and the owner's, as they are kept.
fn names(owner: &NewOwner) -> Deed<(String, String)> {
    let kept = |name: &str| domain::text::one_line(&domain::text::tidy(name), 120).trim().to_owned();
    let (business, staff) = (kept(&owner.business), kept(&owner.name));
    if business.is_empty() {
        return Err(DeedError::Said(Why::Refused, message!("business-needs-name")));
    }
    if staff.is_empty() {
        return Err(DeedError::Said(Why::Refused, message!("give-name")));
    }
    Ok((business, staff))
}

/// All of it in one commit, the link that is used up with it; `None` where the link was used up already.
async fn begin(app: &App, owner: NewOwner, welcome: Option<String>) -> Deed<Option<Seat>> {
    let (business_name, staff_name) = names(&owner)?;
    let now = app.now();
    let account = team::find_account(app, &owner.email, &owner.password).await?;
    let (staff, new) = if let Some(staff) = account {
        (staff, None)
    } else {
        let email = owner.email.as_str().to_owned();
        let staff = StaffMember {
            id: app.new_id(),
            name: staff_name,
            email,
            language: owner.language,
            created_at: now,
        };
        (staff, Some(team::hash_password(owner.password).await?))
    };
    let business = Business {
        id: app.new_id(),
        name: business_name,
        headline: String::new(),
        about: String::new(),
        hosts: Vec::new(),
        time_zone: owner.time_zone,
        language: None,
        hours: OpeningHours::weekdays(9 * 60, 17 * 60),
        promise: Promise::default(),
        mail_from: None,
        address: String::new(),
        phone: String::new(),
        releases: domain::inbox::ReleaseRules::default(),
        created_at: now,
        settled_at: None,
    };
    let website = Channel {
        id: app.new_id(),
        network: app.home()?.into(),
        name: "Website".into(),
        handle: None,
        remote_id: business.id.to_string(),
        state: ChannelState::Connected,
        connected_at: now,
        heard_at: None,
        asked_again_at: None,
        stirred_at: now,
        measured_at: None,
        allowance: None,
        lacks: Vec::new(),
        simulated: false,
    };
    let mut tx = app.of(business.id).begin().await?;
    if let Some(link) = welcome
        && !tx.use_welcome_link(&link, now).await?
    {
        return Ok(None);
    }
    if new.is_some() {
        tx.add_staff(&staff, new).await?;
    }
    tx.add_business(&business).await?;
    tx.save_seat(staff.id, Role::Owner, now).await?;
    tx.save_channel(&website, None).await?;
    tx.add_audit(app.ids.next(), Some(staff.id), "began the business", now).await?;
    tx.commit().await?;
    let (role, language) = (Role::Owner, staff.language);
    Ok(Some(Seat { business: business.id, staff: staff.id, name: staff.name, role, language }))
}

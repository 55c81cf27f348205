//! Bringing a colleague in by a link that expires.

use super::attempts::{Knock, count_attempt};
use super::password::whose;
use super::spoken::voice_of;
use super::{allowed, hash_password};
use crate::App;
use crate::error::{Deed, DeedError, Why};
use crate::notices::post;
use crate::seal::hash_token;
use crate::work::{Job, Outcome};
use chrono::TimeDelta;
use domain::publishing::SendKey;
use domain::team::{Deed as Wish, EmailAddress, Password, Role, Seat, StaffMember};
use domain::text::{one_line, tidy};
use domain::{BusinessId, InvitationId, Language};
use networks::Mail;
use store::Invitation;
use words::{Value, message, say};

/// An invitation and the link to hand over; the link is shown once and never kept.
pub struct Invited {
    pub id: InvitationId,
    pub link: String,
    /// A letter with the link is on its way, too.
    pub by_letter: bool,
}

/// Invites somebody, by letter where one can be sent; the link works once, for seven days.
pub async fn invite(app: &App, by: &Seat, email: &EmailAddress, role: Role) -> Deed<Invited> {
    allowed(by, Wish::Manage)?;
    let id = app.new_id();
    let token = token_of(app, id);
    let now = app.now();
    let invitation = Invitation {
        id,
        business: by.business,
        email: email.as_str().to_owned(),
        role,
        token_hash: hash_token(&token),
        by: by.staff,
        created_at: now,
        expires_at: now.plus(TimeDelta::days(7)),
        used_at: None,
    };
    let mut tx = app.of(by.business).begin().await?;
    if tx.list_team().await?.iter().any(|(_, address)| address == email.as_str()) {
        return Err(DeedError::Said(Why::Refused, message!("in-the-team")));
    }
    tx.add_invitation(&invitation).await?;
    let by_letter = app.writes_letters();
    if by_letter {
        tx.enqueue(Job::SendInvitation { invitation: id }.order(app), now).await?;
    }
    tx.add_audit(app.ids.next(), Some(by.staff), &format!("invited somebody as {role}"), now).await?;
    tx.commit().await?;
    Ok(Invited { id: invitation.id, link: link(app, &token), by_letter })
}

/// Made again for the letter: it is kept nowhere.
fn token_of(app: &App, id: InvitationId) -> String {
    app.key.derive_token(&format!("invitations/{id}"))
}

fn link(app: &App, token: &str) -> String {
    format!("{}/desk/invitations/{token}", app.settings.public_address)
}

/// The letter to somebody invited, while the invitation can be used.
pub(crate) async fn send_invitation(app: &App, business: BusinessId, id: InvitationId) -> Deed<Outcome> {
    let token = token_of(app, id);
    let Some(invitation) = find_invitation(app, &token).await? else { return Ok(Outcome::Done) };
    let profile = crate::today::lookup_business(app, business).await?;
    let inviter = app.of(business).lookup_seat(invitation.by).await?.ok_or(DeedError::NoSuch("colleague"))?;
    // Nobody knows what the invited one reads: what their colleague does is likely.
    let voice = voice_of(&inviter, &profile);
    let (who, name) = (&inviter.name, &profile.name);
    let role = crate::notices::role(invitation.role);
    let link = Value::Plain(link(app, &token));
    let text = say!(voice, "invite", who = who, business = name, role = role, link = link);
    let mail = Mail {
        to: invitation.email.clone(),
        to_name: String::new(),
        from_name: name.clone(),
        sender: None,
        subject: say!(voice, "invite-subject", who = who, business = name),
        text: text + "\n",
        html: None,
        key: SendKey { id: id.0, at: invitation.created_at },
        before: Vec::new(),
        automatic: true,
        stop_at: None,
    };
    post(app, &mail).await
}

/// Who is invited and has not come yet. The links themselves are kept nowhere.
pub async fn list_invitations(app: &App, by: &Seat) -> Deed<Vec<Invitation>> {
    allowed(by, Wish::Manage)?;
    Ok(app.of(by.business).list_invitations().await?)
}

pub async fn withdraw_invitation(app: &App, by: &Seat, id: InvitationId) -> Deed<()> {
    allowed(by, Wish::Manage)?;
    let mut tx = app.of(by.business).begin().await?;
    if !tx.remove_invitation(id).await? {
        return Err(DeedError::NoSuch("invitation"));
    }
    Ok(tx.commit().await?)
}

/// The invitation behind a link, while it can be used: not yet used or expired, and given out by somebody who still may.
pub async fn find_invitation(app: &App, token: &str) -> Deed<Option<Invitation>> {
    let found = app.store.find_invitation(&hash_token(token)).await?;
    let Some(invitation) = found.filter(|one| one.used_at.is_none() && one.expires_at > app.now()) else {
        return Ok(None);
    };
    let inviter = app.of(invitation.business).lookup_seat(invitation.by).await?;
    Ok(inviter.is_some_and(|inviter| inviter.role.may(Wish::Manage)).then_some(invitation))
}

/// Somebody who takes an invitation up.
pub struct Joiner<'a> {
    pub name: &'a str,
    pub password: Password,
    /// In which their browser showed them the form; see [`StaffMember::language`].
    pub language: Option<Language>,
    /// They say that the one who signs in with this address here already is somebody else.
    pub somebody_else: bool,
}

/// Takes an invitation up. Somebody who has an account here already proves it with their password: who invites
/// somebody has the link as well, so that this door is watched like the other.
///
/// Nobody can occupy an address: where the account that has it is another's, the invited one gets their own.
pub async fn join(app: &App, token: &str, joiner: Joiner<'_>, knock: Knock<'_>) -> Deed<Seat> {
    let gone = || DeedError::Said(Why::Gone, message!("invitation-gone"));
    let invitation = find_invitation(app, token).await?.ok_or_else(gone)?;
    let now = app.now();
    let attempt = count_attempt(app, &invitation.email, knock).await?;
    let accounts = app.store.list_accounts(&invitation.email).await?;
    let Joiner { name, password, language, somebody_else } = joiner;
    let known = if accounts.is_empty() { None } else { whose(accounts, password.as_str()).await };
    let (staff, new) = if let Some(staff) = known {
        (staff, None)
    } else {
        let taken = works_somewhere(app, &invitation.email).await?;
        if taken && !somebody_else {
            return Err(DeedError::Said(Why::Refused, message!("somebody-signs-in")));
        }
        let name = one_line(&tidy(name), 120);
        if name.is_empty() {
            return Err(DeedError::Said(Why::Refused, message!("give-name")));
        }
        let email = invitation.email.clone();
        let staff = StaffMember { id: app.new_id(), name, email, language, created_at: now };
        (staff, Some(hash_password(password).await?))
    };
    let mut tx = app.of(invitation.business).begin().await?;
    // Who was removed a moment ago invited nobody.
    let team = tx.list_team().await?;
    if !team.iter().any(|(seat, _)| seat.staff == invitation.by && seat.role.may(Wish::Manage)) {
        return Err(gone());
    }
    if !tx.use_invitation(invitation.id, now).await? {
        return Err(DeedError::Said(Why::TooLate, message!("invitation-used")));
    }
    if new.is_some() {
        tx.add_staff(&staff, new).await?;
    }
    tx.save_seat(staff.id, invitation.role, now).await?;
    tx.add_audit(app.ids.next(), Some(staff.id), &format!("joined as {}", invitation.role), now).await?;
    tx.commit().await?;
    attempt.was_right(app).await?;
    let (business, role, language) = (invitation.business, invitation.role, staff.language);
    Ok(Seat { business, staff: staff.id, name: staff.name, role, language })
}

async fn works_somewhere(app: &App, email: &str) -> Deed<bool> {
    for (staff, _) in app.store.list_accounts(email).await? {
        if !app.store.list_seats_of(staff.id).await?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

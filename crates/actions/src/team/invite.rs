//! Bringing a colleague in by a link that expires.

use super::password::whose;
use super::sign_in::{Knock, count_attempt};
use super::{allowed, hash_password};
use crate::App;
use crate::error::{Deed, DeedError};
use crate::seal::{hash_token, new_token};
use chrono::TimeDelta;
use domain::InvitationId;
use domain::team::{Deed as Wish, EmailAddress, Password, Role, Seat, StaffMember};
use domain::text::{one_line, tidy};
use store::Invitation;

/// An invitation and the link to hand over; the link is shown once and never kept.
pub struct Invited {
    pub id: InvitationId,
    pub link: String,
}

/// Invites somebody; the link works once, for seven days.
pub async fn invite(app: &App, by: &Seat, email: &EmailAddress, role: Role) -> Deed<Invited> {
    allowed(by, Wish::Manage)?;
    let (token, token_hash) = new_token();
    let now = app.now();
    let invitation = Invitation {
        id: app.new_id(),
        business: by.business,
        email: email.as_str().to_owned(),
        role,
        token_hash,
        by: by.staff,
        created_at: now,
        expires_at: now.plus(TimeDelta::days(7)),
        used_at: None,
    };
    let mut tx = app.of(by.business).begin().await?;
    if tx.list_team().await?.iter().any(|(_, address)| address == email.as_str()) {
        return Err(DeedError::refused("This person is in the team already."));
    }
    tx.add_invitation(&invitation).await?;
    tx.add_audit(app.ids.next(), Some(by.staff), &format!("invited somebody as {role}"), now).await?;
    tx.commit().await?;
    Ok(Invited {
        id: invitation.id,
        link: format!("{}/desk/invitations/{token}", app.settings.public_address),
    })
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
    /// They say that the one who signs in with this address here already is somebody else.
    pub somebody_else: bool,
}

/// Takes an invitation up. Somebody who has an account here already proves it with their password: who invites
/// somebody has the link as well, so that this door is watched like the other.
///
/// Nobody can occupy an address: where the account that has it is another's, the invited one gets their own.
pub async fn join(app: &App, token: &str, joiner: Joiner<'_>, knock: Knock<'_>) -> Deed<Seat> {
    let gone = || DeedError::Gone("This invitation has been used or has expired. Ask for a new one.");
    let invitation = find_invitation(app, token).await?.ok_or_else(gone)?;
    let now = app.now();
    let attempt = count_attempt(app, &invitation.email, knock).await?;
    let accounts = app.store.list_accounts(&invitation.email).await?;
    let Joiner { name, password, somebody_else } = joiner;
    let known = if accounts.is_empty() { None } else { whose(accounts, password.as_str()).await };
    let (staff, new) = if let Some(staff) = known {
        (staff, None)
    } else {
        let taken = works_somewhere(app, &invitation.email).await?;
        if taken && !somebody_else {
            return Err(DeedError::refused(
                "Somebody signs in with this address here already. If that is you, use your password. If it is not, say so below.",
            ));
        }
        let name = one_line(&tidy(name), 120);
        if name.is_empty() {
            return Err(DeedError::refused("Please give your name: customers see who answers."));
        }
        let staff = StaffMember { id: app.new_id(), name, email: invitation.email.clone(), created_at: now };
        (staff, Some(hash_password(password).await?))
    };
    let mut tx = app.of(invitation.business).begin().await?;
    // Who was removed a moment ago invited nobody.
    let team = tx.list_team().await?;
    if !team.iter().any(|(seat, _)| seat.staff == invitation.by && seat.role.may(Wish::Manage)) {
        return Err(gone());
    }
    if !tx.use_invitation(invitation.id, now).await? {
        return Err(DeedError::TooLate("The invitation has been used a moment ago.".into()));
    }
    if new.is_some() {
        tx.add_staff(&staff, new).await?;
    }
    tx.save_seat(staff.id, invitation.role, now).await?;
    tx.add_audit(app.ids.next(), Some(staff.id), &format!("joined as {}", invitation.role), now).await?;
    tx.commit().await?;
    attempt.was_right(app).await?;
    Ok(Seat { business: invitation.business, staff: staff.id, name: staff.name, role: invitation.role })
}

async fn works_somewhere(app: &App, email: &str) -> Deed<bool> {
    for (staff, _) in app.store.list_accounts(email).await? {
        if !app.store.list_seats_of(staff.id).await?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

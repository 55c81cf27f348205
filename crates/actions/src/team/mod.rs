//! Getting in, and who may: passwords, sessions, invitations, API tokens.

mod another_password;
mod attempts;
mod forgotten;
mod invite;
mod oneself;
mod password;
mod sign_in;
mod spoken;
mod token;

pub use crate::notices::role as role_in_words;
pub use another_password::{change_password, reset_password};
pub use attempts::Knock;
pub use forgotten::{Way, ask_for_password_reset, find_way_back, give_new_password};
pub(crate) use forgotten::{send_password_reset, tell_of_password};
pub(crate) use invite::send_invitation;
pub use invite::{Invited, Joiner, find_invitation, invite, join, list_invitations, withdraw_invitation};
pub use oneself::{change_email, change_language, change_name, choose_language, readdress, rename};
pub(crate) use password::{find_account, hash_password};
pub use sign_in::{SignedIn, Visit, open_session, resume, sign_in, sign_out, still_sees, switch_business};
pub(crate) use spoken::voice_of;
pub use store::{ApiToken, AuditLine, Invitation};
pub use token::{list_tokens, make_token, revoke_token, use_token};

use crate::App;
use crate::error::{Deed, DeedError, Why};
use domain::StaffId;
use domain::team::{Deed as Wish, Role, Seat};
use store::{Cursor, Page};
use words::message;

/// `Ok` when this person's role allows the deed.
pub(crate) fn allowed(by: &Seat, wish: Wish) -> Deed<()> {
    if by.role.may(wish) { Ok(()) } else { Err(DeedError::NotAllowed) }
}

/// Gives a colleague another role. A business never loses its last owner.
pub async fn change_role(app: &App, by: &Seat, staff: StaffId, role: Role) -> Deed<()> {
    allowed(by, Wish::Manage)?;
    let mut tx = app.of(by.business).begin().await?;
    if tx.lookup_seat(staff).await?.is_none() {
        return Err(DeedError::NoSuch("colleague"));
    }
    keep_an_owner(&tx, staff, role == Role::Owner).await?;
    tx.save_seat(staff, role, app.now()).await?;
    if !role.may(Wish::Manage) {
        tx.remove_invitations_by(staff).await?;
    }
    tx.add_audit(app.ids.next(), Some(by.staff), &format!("made {staff} {role}"), app.now()).await?;
    Ok(tx.commit().await?)
}

/// Takes somebody out of the team, with whatever they gave out here, and signs them out here. Where they work for another
/// business, too, they go on.
pub async fn remove_colleague(app: &App, by: &Seat, staff: StaffId) -> Deed<()> {
    allowed(by, Wish::Manage)?;
    let mut tx = app.of(by.business).begin().await?;
    if tx.lookup_seat(staff).await?.is_none() {
        return Err(DeedError::NoSuch("colleague"));
    }
    keep_an_owner(&tx, staff, false).await?;
    tx.remove_seat(staff, app.now()).await?;
    tx.add_audit(app.ids.next(), Some(by.staff), &format!("removed {staff} from the team"), app.now())
        .await?;
    Ok(tx.commit().await?)
}

/// What happened that matters, and who did it; the latest on top.
pub async fn list_record(app: &App, by: &Seat, from: Option<Cursor>, limit: u64) -> Deed<Page<AuditLine>> {
    allowed(by, Wish::Manage)?;
    Ok(app.of(by.business).list_audit(from, limit).await?)
}

async fn keep_an_owner(tx: &store::Tx, staff: StaffId, stays_owner: bool) -> Deed<()> {
    let team = tx.list_team().await?;
    let others = team.iter().any(|(seat, _)| seat.staff != staff && seat.role == Role::Owner);
    if others || stays_owner { Ok(()) } else { Err(DeedError::Said(Why::Refused, message!("last-owner"))) }
}

//! Who works where, and how they get in: staff, seats, sessions, invitations, API tokens.

use crate::business_store::begin;
use crate::error::{StoreError, Stored};
use crate::rows::{invitation, seat, session, sign_in_attempt, staff, token, welcome_link};
use crate::{BusinessStore, Store, Tx};
use domain::team::{Role, Seat, StaffMember};
use domain::{BusinessId, InvitationId, StaffId, Timestamp, TokenId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder};

/// A signed-in browser. The cookie itself is never kept, only its SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub id_hash: String,
    pub staff: StaffId,
    pub business: BusinessId,
    pub agent: String,
    pub created_at: Timestamp,
    pub seen_at: Timestamp,
    pub expires_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub id: InvitationId,
    pub business: BusinessId,
    pub email: String,
    pub role: Role,
    pub token_hash: String,
    pub by: StaffId,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

/// A bearer token of the API; what it may do is what its role may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    pub id: TokenId,
    pub business: BusinessId,
    pub name: String,
    pub token_hash: String,
    pub role: Role,
    pub by: StaffId,
    pub created_at: Timestamp,
    pub used_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
}

/// The installation's own deeds: before it is known which business somebody belongs to.
impl Store {
    pub async fn lookup_staff(&self, id: StaffId) -> Stored<Option<StaffMember>> {
        Ok(staff::Entity::find_by_id(id.0).one(&self.inner.read).await?.map(staff_to_domain))
    }

    /// Somebody by e-mail address (lower case), with the password's hash.
    pub async fn find_staff(&self, email: &str) -> Stored<Option<(StaffMember, Option<String>)>> {
        let found =
            staff::Entity::find().filter(staff::Column::Email.eq(email)).one(&self.inner.read).await?;
        Ok(found.map(|row| {
            let password = row.password.clone();
            (staff_to_domain(row), password)
        }))
    }

    pub async fn count_staff(&self) -> Stored<u64> {
        Ok(staff::Entity::find().count(&self.inner.read).await?)
    }

    pub async fn add_staff(&self, new: &StaffMember, password_hash: Option<String>) -> Stored<()> {
        let row = staff::Model {
            id: new.id.0,
            name: new.name.clone(),
            email: new.email.clone(),
            password: password_hash,
            created_at: new.created_at.0,
        };
        let transaction = begin(&self.inner).await?;
        staff::Entity::insert(row.into_active_model()).exec_without_returning(&transaction).await?;
        Ok(transaction.commit().await?)
    }

    pub async fn save_password(&self, id: StaffId, password_hash: &str) -> Stored<()> {
        staff::Entity::update_many()
            .col_expr(staff::Column::Password, Expr::value(password_hash))
            .filter(staff::Column::Id.eq(id.0))
            .exec(&self.inner.write)
            .await?;
        Ok(())
    }

    /// The businesses somebody works for, and as what.
    pub async fn list_seats_of(&self, id: StaffId) -> Stored<Vec<Seat>> {
        let name = self.lookup_staff(id).await?.map(|staff| staff.name).unwrap_or_default();
        let rows = seat::Entity::find()
            .filter(seat::Column::StaffId.eq(id.0))
            .order_by_asc(seat::Column::CreatedAt)
            .all(&self.inner.read)
            .await?;
        rows.into_iter().map(|row| seat_to_domain(&row, name.clone())).collect()
    }

    pub async fn add_session(&self, new: &Session) -> Stored<()> {
        let row = session::Model {
            id_hash: new.id_hash.clone(),
            staff_id: new.staff.0,
            business_id: new.business.0,
            agent: new.agent.clone(),
            created_at: new.created_at.0,
            seen_at: new.seen_at.0,
            expires_at: new.expires_at.0,
        };
        session::Entity::insert(row.into_active_model()).exec_without_returning(&self.inner.write).await?;
        Ok(())
    }

    pub async fn lookup_session(&self, id_hash: &str, now: Timestamp) -> Stored<Option<Session>> {
        let found = session::Entity::find_by_id(id_hash)
            .filter(session::Column::ExpiresAt.gt(now.0))
            .one(&self.inner.read)
            .await?;
        Ok(found.map(|row| Session {
            id_hash: row.id_hash,
            staff: StaffId(row.staff_id),
            business: BusinessId(row.business_id),
            agent: row.agent,
            created_at: Timestamp(row.created_at),
            seen_at: Timestamp(row.seen_at),
            expires_at: Timestamp(row.expires_at),
        }))
    }

    /// Notes that a session is used, and which business's desk it has open.
    pub async fn save_session(&self, changed: &Session) -> Stored<()> {
        session::Entity::update_many()
            .col_expr(session::Column::SeenAt, Expr::value(changed.seen_at.0))
            .col_expr(session::Column::ExpiresAt, Expr::value(changed.expires_at.0))
            .col_expr(session::Column::BusinessId, Expr::value(changed.business.0))
            .filter(session::Column::IdHash.eq(&changed.id_hash))
            .exec(&self.inner.write)
            .await?;
        Ok(())
    }

    pub async fn remove_session(&self, id_hash: &str) -> Stored<()> {
        session::Entity::delete_by_id(id_hash).exec(&self.inner.write).await?;
        Ok(())
    }

    /// Signs somebody out everywhere.
    pub async fn remove_sessions_of(&self, id: StaffId) -> Stored<()> {
        session::Entity::delete_many()
            .filter(session::Column::StaffId.eq(id.0))
            .exec(&self.inner.write)
            .await?;
        Ok(())
    }

    pub async fn add_welcome_link(&self, token_hash: &str, now: Timestamp, expires: Timestamp) -> Stored<()> {
        // A new link puts the old ones out of use: only the last printed one works.
        welcome_link::Entity::delete_many().exec(&self.inner.write).await?;
        let row = welcome_link::Model {
            token_hash: token_hash.to_owned(),
            created_at: now.0,
            expires_at: expires.0,
            used_at: None,
        };
        welcome_link::Entity::insert(row.into_active_model())
            .exec_without_returning(&self.inner.write)
            .await?;
        Ok(())
    }

    pub async fn is_welcome(&self, token_hash: &str, now: Timestamp) -> Stored<bool> {
        let link = welcome_link::Entity::find_by_id(token_hash).one(&self.inner.read).await?;
        Ok(link.is_some_and(|link| link.used_at.is_none() && link.expires_at > now.0))
    }

    /// Uses the link up; `false` when it was used or has expired. Two at once: one of them.
    pub async fn use_welcome_link(&self, token_hash: &str, now: Timestamp) -> Stored<bool> {
        let used = welcome_link::Entity::update_many()
            .col_expr(welcome_link::Column::UsedAt, Expr::value(now.0))
            .filter(welcome_link::Column::TokenHash.eq(token_hash))
            .filter(welcome_link::Column::UsedAt.is_null())
            .filter(welcome_link::Column::ExpiresAt.gt(now.0))
            .exec(&self.inner.write)
            .await?;
        Ok(used.rows_affected == 1)
    }

    pub async fn find_invitation(&self, token_hash: &str) -> Stored<Option<Invitation>> {
        let found = invitation::Entity::find()
            .filter(invitation::Column::TokenHash.eq(token_hash))
            .one(&self.inner.read)
            .await?;
        found.map(invitation_to_domain).transpose()
    }

    pub async fn find_token(&self, token_hash: &str) -> Stored<Option<ApiToken>> {
        let found = token::Entity::find()
            .filter(token::Column::TokenHash.eq(token_hash))
            .one(&self.inner.read)
            .await?;
        found.map(token_to_domain).transpose()
    }

    /// How often `who` has tried since then. Counted in the database, so that every process sees the same.
    pub async fn count_sign_in_attempts(&self, who: &str, since: Timestamp) -> Stored<u64> {
        Ok(sign_in_attempt::Entity::find()
            .filter(sign_in_attempt::Column::Who.eq(who))
            .filter(sign_in_attempt::Column::At.gt(since.0))
            .count(&self.inner.read)
            .await?)
    }

    pub async fn add_sign_in_attempt(&self, id: uuid::Uuid, who: &str, at: Timestamp) -> Stored<()> {
        let row = sign_in_attempt::Model { id, who: who.to_owned(), at: at.0 };
        sign_in_attempt::Entity::insert(row.into_active_model())
            .exec_without_returning(&self.inner.write)
            .await?;
        Ok(())
    }

    pub async fn remove_sign_in_attempts(&self, who: &str) -> Stored<()> {
        sign_in_attempt::Entity::delete_many()
            .filter(sign_in_attempt::Column::Who.eq(who))
            .exec(&self.inner.write)
            .await?;
        Ok(())
    }

    /// Throws away what has expired: sessions, attempts, welcome links.
    pub async fn sweep_expired(&self, now: Timestamp) -> Stored<()> {
        let yesterday = now.minus(chrono::TimeDelta::days(1));
        session::Entity::delete_many()
            .filter(session::Column::ExpiresAt.lt(now.0))
            .exec(&self.inner.write)
            .await?;
        sign_in_attempt::Entity::delete_many()
            .filter(sign_in_attempt::Column::At.lt(yesterday.0))
            .exec(&self.inner.write)
            .await?;
        Ok(())
    }
}

impl BusinessStore {
    pub async fn lookup_seat(&self, id: StaffId) -> Stored<Option<Seat>> {
        let Some(row) = self.one::<seat::Entity>(seat::Column::StaffId.eq(id.0)).await? else {
            return Ok(None);
        };
        let person = self.first(staff::Entity::find_by_id(id.0)).await?;
        seat_to_domain(&row, person.map(|person| person.name).unwrap_or_default()).map(Some)
    }

    /// The team, longest here first, with each one's address.
    pub async fn list_team(&self) -> Stored<Vec<(Seat, String)>> {
        let seats = self.all(self.rows::<seat::Entity>().order_by_asc(seat::Column::CreatedAt)).await?;
        let ids: Vec<_> = seats.iter().map(|seat| seat.staff_id).collect();
        let people = self.all(staff::Entity::find().filter(staff::Column::Id.is_in(ids))).await?;
        seats
            .into_iter()
            .map(|row| {
                let person = people.iter().find(|person| person.id == row.staff_id);
                let (name, email) = person.map(|p| (p.name.clone(), p.email.clone())).unwrap_or_default();
                Ok((seat_to_domain(&row, name)?, email))
            })
            .collect()
    }

    pub async fn list_invitations(&self) -> Stored<Vec<Invitation>> {
        let open = self.rows::<invitation::Entity>().filter(invitation::Column::UsedAt.is_null());
        self.all(open.order_by_asc(invitation::Column::CreatedAt))
            .await?
            .into_iter()
            .map(invitation_to_domain)
            .collect()
    }

    pub async fn list_tokens(&self) -> Stored<Vec<ApiToken>> {
        let select = self.rows::<token::Entity>().order_by_asc(token::Column::CreatedAt);
        self.all(select).await?.into_iter().map(token_to_domain).collect()
    }
}

impl Tx {
    /// Gives somebody a place in the team, or another role.
    pub async fn save_seat(&mut self, staff: StaffId, role: Role, now: Timestamp) -> Stored<()> {
        let row = seat::Model {
            business_id: self.business.0,
            staff_id: staff.0,
            role: role.name().to_owned(),
            created_at: now.0,
        };
        self.put::<seat::Entity, _>(row).await
    }

    pub async fn remove_seat(&mut self, staff: StaffId) -> Stored<()> {
        self.delete::<seat::Entity>(seat::Column::StaffId.eq(staff.0)).exec(self.connection()).await?;
        Ok(())
    }

    pub async fn add_invitation(&mut self, new: &Invitation) -> Stored<()> {
        self.add::<invitation::Entity, _>(invitation::Model {
            business_id: self.business.0,
            id: new.id.0,
            email: new.email.clone(),
            role: new.role.name().to_owned(),
            token_hash: new.token_hash.clone(),
            by_staff: new.by.0,
            created_at: new.created_at.0,
            expires_at: new.expires_at.0,
            used_at: None,
        })
        .await
    }

    /// `false` when somebody used it first, or it is withdrawn.
    pub async fn use_invitation(&mut self, id: InvitationId, now: Timestamp) -> Stored<bool> {
        let used = self
            .update::<invitation::Entity>(invitation::Column::Id.eq(id.0))
            .col_expr(invitation::Column::UsedAt, Expr::value(now.0))
            .filter(invitation::Column::UsedAt.is_null())
            .exec(self.connection())
            .await?;
        Ok(used.rows_affected == 1)
    }

    pub async fn remove_invitation(&mut self, id: InvitationId) -> Stored<bool> {
        let gone = self
            .delete::<invitation::Entity>(invitation::Column::Id.eq(id.0))
            .exec(self.connection())
            .await?;
        Ok(gone.rows_affected == 1)
    }

    pub async fn add_token(&mut self, new: &ApiToken) -> Stored<()> {
        self.add::<token::Entity, _>(token::Model {
            business_id: self.business.0,
            id: new.id.0,
            name: new.name.clone(),
            token_hash: new.token_hash.clone(),
            role: new.role.name().to_owned(),
            by_staff: new.by.0,
            created_at: new.created_at.0,
            used_at: None,
            revoked_at: None,
        })
        .await
    }

    pub async fn revoke_token(&mut self, id: TokenId, now: Timestamp) -> Stored<bool> {
        let revoked = self
            .update::<token::Entity>(token::Column::Id.eq(id.0))
            .col_expr(token::Column::RevokedAt, Expr::value(now.0))
            .filter(token::Column::RevokedAt.is_null())
            .exec(self.connection())
            .await?;
        Ok(revoked.rows_affected == 1)
    }

    pub async fn note_token_use(&mut self, id: TokenId, now: Timestamp) -> Stored<()> {
        self.update::<token::Entity>(token::Column::Id.eq(id.0))
            .col_expr(token::Column::UsedAt, Expr::value(now.0))
            .exec(self.connection())
            .await?;
        Ok(())
    }
}

fn staff_to_domain(row: staff::Model) -> StaffMember {
    StaffMember {
        id: StaffId(row.id),
        name: row.name,
        email: row.email,
        created_at: Timestamp(row.created_at),
    }
}

fn role(word: &str) -> Stored<Role> {
    word.parse().map_err(|error: domain::team::NoSuchRole| StoreError::Damaged(error.to_string()))
}

fn seat_to_domain(row: &seat::Model, name: String) -> Stored<Seat> {
    Ok(Seat {
        business: BusinessId(row.business_id),
        staff: StaffId(row.staff_id),
        name,
        role: role(&row.role)?,
    })
}

fn invitation_to_domain(row: invitation::Model) -> Stored<Invitation> {
    Ok(Invitation {
        id: InvitationId(row.id),
        business: BusinessId(row.business_id),
        role: role(&row.role)?,
        email: row.email,
        token_hash: row.token_hash,
        by: StaffId(row.by_staff),
        created_at: Timestamp(row.created_at),
        expires_at: Timestamp(row.expires_at),
        used_at: row.used_at.map(Timestamp),
    })
}

fn token_to_domain(row: token::Model) -> Stored<ApiToken> {
    Ok(ApiToken {
        id: TokenId(row.id),
        business: BusinessId(row.business_id),
        role: role(&row.role)?,
        name: row.name,
        token_hash: row.token_hash,
        by: StaffId(row.by_staff),
        created_at: Timestamp(row.created_at),
        used_at: row.used_at.map(Timestamp),
        revoked_at: row.revoked_at.map(Timestamp),
    })
}

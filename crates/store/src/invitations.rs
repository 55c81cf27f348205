//! Colleagues who are asked in.

use crate::error::Stored;
use crate::rows::invitation;
use crate::staff::role;
use crate::{BusinessStore, Store, Tx};
use domain::team::Role;
use domain::{BusinessId, InvitationId, StaffId, Timestamp};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

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

impl Store {
    pub async fn find_invitation(&self, token_hash: &str) -> Stored<Option<Invitation>> {
        let found = by_hash(token_hash).one(&self.inner.read).await?;
        found.map(invitation_to_domain).transpose()
    }
}

pub(crate) fn by_hash(token_hash: &str) -> Select<invitation::Entity> {
    invitation::Entity::find().filter(invitation::Column::TokenHash.eq(token_hash))
}

impl BusinessStore {
    pub async fn list_invitations(&self) -> Stored<Vec<Invitation>> {
        let open = self.rows::<invitation::Entity>().filter(invitation::Column::UsedAt.is_null());
        self.all(open.order_by_asc(invitation::Column::CreatedAt))
            .await?
            .into_iter()
            .map(invitation_to_domain)
            .collect()
    }
}

impl Tx {
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

    /// What somebody gave out and nobody has used: who may not invite has invited nobody.
    pub async fn remove_invitations_by(&mut self, staff: StaffId) -> Stored<()> {
        self.delete::<invitation::Entity>(invitation::Column::ByStaff.eq(staff.0))
            .filter(invitation::Column::UsedAt.is_null())
            .exec(self.connection())
            .await?;
        Ok(())
    }

    pub async fn remove_invitation(&mut self, id: InvitationId) -> Stored<bool> {
        let gone = self
            .delete::<invitation::Entity>(invitation::Column::Id.eq(id.0))
            .exec(self.connection())
            .await?;
        Ok(gone.rows_affected == 1)
    }
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

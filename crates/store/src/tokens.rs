//! Programs that may call the API.

use crate::error::Stored;
use crate::rows::token;
use crate::staff::role;
use crate::{BusinessStore, Store, Tx};
use domain::team::Role;
use domain::{BusinessId, StaffId, Timestamp, TokenId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

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

impl Store {
    pub async fn find_token(&self, token_hash: &str) -> Stored<Option<ApiToken>> {
        let found = by_hash(token_hash).one(&self.inner.read).await?;
        found.map(token_to_domain).transpose()
    }
}

pub(crate) fn by_hash(token_hash: &str) -> Select<token::Entity> {
    token::Entity::find().filter(token::Column::TokenHash.eq(token_hash))
}

impl BusinessStore {
    pub async fn list_tokens(&self) -> Stored<Vec<ApiToken>> {
        let select = self.rows::<token::Entity>().order_by_asc(token::Column::CreatedAt);
        self.all(select).await?.into_iter().map(token_to_domain).collect()
    }
}

impl Tx {
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

//! Customers and the accounts they are known by.

use crate::business_store::Found;
use crate::error::Stored;
use crate::rows::{contact, identity};
use crate::{BusinessStore, Tx};
use domain::contacts::{Contact, Identity};
use domain::finding::terms_of;
use domain::{ContactId, IdentityId, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, QueryFilter};

impl BusinessStore {
    pub async fn lookup_contact(&self, id: ContactId) -> Stored<Option<Contact>> {
        let row = self.one::<contact::Entity>(contact::Column::Id.eq(id.0)).await?;
        Ok(row.map(|row| Contact { id, name: row.name, first_seen_at: Timestamp(row.first_seen_at) }))
    }

    pub async fn find_identity(&self, network: &str, remote_id: &str) -> Stored<Option<Identity>> {
        let filter = identity::Column::Network.eq(network).and(identity::Column::RemoteId.eq(remote_id));
        Ok(self.one::<identity::Entity>(filter).await?.map(to_domain))
    }

    pub async fn lookup_identity(&self, id: IdentityId) -> Stored<Option<Identity>> {
        Ok(self.one::<identity::Entity>(identity::Column::Id.eq(id.0)).await?.map(to_domain))
    }

    pub async fn list_identities_of(&self, contact: ContactId) -> Stored<Vec<Identity>> {
        let select = self.rows::<identity::Entity>().filter(identity::Column::ContactId.eq(contact.0));
        Ok(self.all(select).await?.into_iter().map(to_domain).collect())
    }

    pub async fn list_identities(&self, ids: impl IntoIterator<Item = IdentityId>) -> Stored<Vec<Identity>> {
        let select = self
            .rows::<identity::Entity>()
            .filter(identity::Column::Id.is_in(ids.into_iter().map(|id| id.0)));
        Ok(self.all(select).await?.into_iter().map(to_domain).collect())
    }
}

impl Tx {
    pub async fn add_contact(&mut self, new: &Contact) -> Stored<()> {
        self.add::<contact::Entity, _>(contact::Model {
            business_id: self.business.0,
            id: new.id.0,
            name: new.name.clone(),
            first_seen_at: new.first_seen_at.0,
        })
        .await
    }

    pub async fn save_contact_name(&mut self, id: ContactId, name: Option<&str>) -> Stored<()> {
        self.update::<contact::Entity>(contact::Column::Id.eq(id.0))
            .col_expr(contact::Column::Name, Expr::value(name))
            .exec(self.connection())
            .await?;
        Ok(())
    }

    /// Takes somebody out who turned out to be another: what they wrote must have been given to that one before.
    pub async fn remove_contact(&mut self, contact: ContactId) -> Stored<()> {
        self.delete::<identity::Entity>(identity::Column::ContactId.eq(contact.0))
            .exec(self.connection())
            .await?;
        self.delete::<contact::Entity>(contact::Column::Id.eq(contact.0)).exec(self.connection()).await?;
        Ok(())
    }

    pub async fn save_identity(&mut self, identity: &Identity) -> Stored<()> {
        self.put_found::<identity::Entity, _>(identity::Model {
            business_id: self.business.0,
            id: identity.id.0,
            contact_id: identity.contact.0,
            network: identity.network.clone(),
            remote_id: identity.remote_id.clone(),
            name: identity.name.clone(),
            handle: identity.handle.clone(),
        })
        .await
    }
}

fn to_domain(row: identity::Model) -> Identity {
    Identity {
        id: IdentityId(row.id),
        contact: ContactId(row.contact_id),
        network: row.network,
        remote_id: row.remote_id,
        name: row.name,
        handle: row.handle,
    }
}

impl Found for identity::Model {
    fn terms(&self) -> String {
        terms_of([&self.name, &self.handle, &self.remote_id].into_iter().flatten().map(String::as_str))
    }
}

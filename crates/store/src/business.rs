//! Businesses: the tenants of the installation.

use crate::business_store::begin;
use crate::error::{StoreError, Stored};
use crate::rows::{business, host};
use crate::{BusinessStore, Change, Store, Tx};
use domain::business::Business;
use domain::{BusinessId, Language, Timestamp};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
};
use uuid::Uuid;

impl Store {
    /// Every business of the installation, oldest first. For the installation itself: workers, host names, upkeep.
    pub async fn list_businesses(&self) -> Stored<Vec<Business>> {
        let rows =
            business::Entity::find().order_by_asc(business::Column::CreatedAt).all(&self.inner.visit).await?;
        rows.into_iter().map(to_domain).collect()
    }

    pub async fn list_businesses_by_id(
        &self,
        ids: impl IntoIterator<Item = BusinessId>,
    ) -> Stored<Vec<Business>> {
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let select = business::Entity::find().filter(business::Column::Id.is_in(ids));
        let rows = select.order_by_asc(business::Column::CreatedAt).all(&self.inner.visit).await?;
        rows.into_iter().map(to_domain).collect()
    }

    /// Whose website a host name is, by its index; where there is a single business, any name is its.
    pub async fn find_site(&self, host: &str) -> Stored<Option<Business>> {
        // PostgreSQL refuses even to look for what no text can hold.
        if host.contains('\0') {
            return Ok(None);
        }
        let mut found = site(host).all(&self.inner.visit).await?;
        if found.is_empty() {
            found = business::Entity::find().limit(2).all(&self.inner.visit).await?;
            found.truncate(usize::from(found.len() == 1));
        }
        found.pop().map(to_domain).transpose()
    }

    /// Nothing was set up here yet.
    pub async fn has_no_business(&self) -> Stored<bool> {
        Ok(business::Entity::find().limit(1).all(&self.inner.visit).await?.is_empty())
    }

    pub async fn add_business(&self, new: &Business) -> Stored<()> {
        let transaction = begin(&self.inner).await?;
        business::Entity::insert(to_row(new)?.into_active_model())
            .exec_without_returning(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }
}

impl BusinessStore {
    /// The business this store is opened for.
    pub async fn lookup_business(&self) -> Stored<Option<Business>> {
        self.first(business::Entity::find_by_id(self.business.0)).await?.map(to_domain).transpose()
    }
}

impl Tx {
    /// Adds the business this store was opened for.
    pub async fn add_business(&mut self, new: &Business) -> Stored<()> {
        self.add::<business::Entity, _>(to_row(new)?).await?;
        self.changed(Change::Business);
        Ok(())
    }

    pub async fn save_business(&mut self, changed: &Business) -> Stored<()> {
        if changed.id != self.business {
            return Err(StoreError::Conflict);
        }
        self.put::<business::Entity, _>(to_row(changed)?).await?;
        self.changed(Change::Business);
        Ok(())
    }
}

impl Tx {
    /// Makes these host names this business's, and no others. `Some`: the first that is another business's already;
    /// then the deed must not be committed.
    pub async fn take_hosts(&mut self, hosts: &[String]) -> Stored<Option<String>> {
        self.delete::<host::Entity>(Condition::all()).exec(self.connection()).await?;
        for name in hosts {
            let row = host::Model { host: name.clone(), business_id: self.business.0 };
            if !self.add_unless_there::<host::Entity, _>(row, [host::Column::Host]).await? {
                return Ok(Some(name.clone()));
            }
        }
        Ok(None)
    }
}

pub(crate) fn site(name: &str) -> Select<business::Entity> {
    let whose = host::Entity::find()
        .select_only()
        .column(host::Column::BusinessId)
        .filter(host::Column::Host.eq(name))
        .into_query();
    business::Entity::find().filter(business::Column::Id.in_subquery(whose))
}

fn to_row(business: &Business) -> Stored<business::Model> {
    let json = |what: &str, written: Result<String, serde_json::Error>| {
        written.map_err(|error| StoreError::Damaged(format!("{what} cannot be written: {error}")))
    };
    Ok(business::Model {
        id: business.id.0,
        name: business.name.clone(),
        headline: business.headline.clone(),
        about: business.about.clone(),
        hosts: json("hosts", serde_json::to_string(&business.hosts))?,
        time_zone: business.time_zone.name().to_owned(),
        language: business.language.map(|language| language.code().to_owned()),
        hours: json("hours", serde_json::to_string(&business.hours))?,
        promise: json("promise", serde_json::to_string(&business.promise))?,
        mail_from: business.mail_from.clone(),
        address: business.address.clone(),
        phone: business.phone.clone(),
        releases: json("releases", serde_json::to_string(&business.releases))?,
        created_at: business.created_at.0,
        settled_at: business.settled_at.map(|at| at.0),
    })
}

fn to_domain(row: business::Model) -> Stored<Business> {
    let damaged = |what: &str| StoreError::Damaged(format!("{what} of business {}", row.id));
    Ok(Business {
        id: BusinessId(row.id),
        hosts: serde_json::from_str(&row.hosts).map_err(|_| damaged("hosts"))?,
        time_zone: row.time_zone.parse().map_err(|_| damaged("time zone"))?,
        language: row.language.as_deref().and_then(Language::from_code),
        hours: serde_json::from_str(&row.hours).map_err(|_| damaged("hours"))?,
        promise: serde_json::from_str(&row.promise).map_err(|_| damaged("promise"))?,
        releases: serde_json::from_str(&row.releases).map_err(|_| damaged("releases"))?,
        name: row.name,
        headline: row.headline,
        about: row.about,
        mail_from: row.mail_from,
        address: row.address,
        phone: row.phone,
        created_at: Timestamp(row.created_at),
        settled_at: row.settled_at.map(Timestamp),
    })
}

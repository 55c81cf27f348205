//! Who works where: staff members and their seats.

use crate::business_store::begin;
use crate::error::{StoreError, Stored};
use crate::jobs::{NewJob, insertion};
use crate::resets::NOBODYS;
use crate::rows::{device, password_reset, seat, session, staff, token, wish};
use crate::{BusinessStore, Store, Tx};
use domain::team::{Role, Seat, StaffMember};
use domain::{BusinessId, Language, StaffId, Timestamp};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

/// Of one e-mail address. One for each business at most works, so that nobody's is pushed out.
const MOST_ACCOUNTS: usize = 20;

/// The installation's own deeds: before it is known which business somebody belongs to.
impl Store {
    pub async fn lookup_staff(&self, id: StaffId) -> Stored<Option<StaffMember>> {
        Ok(staff::Entity::find_by_id(id.0).one(&self.inner.read).await?.map(staff_to_domain))
    }

    /// Everybody who signs in with an e-mail address (lower case), each with the password's hash; who works somewhere
    /// comes first, then who was there first. At most `MOST_ACCOUNTS`.
    pub async fn list_accounts(&self, email: &str) -> Stored<Vec<(StaffMember, Option<String>)>> {
        if email.contains('\0') {
            return Ok(Vec::new());
        }
        let rows = staff::Entity::find()
            .filter(staff::Column::Email.eq(email))
            .order_by_asc(staff::Column::CreatedAt)
            .all(&self.inner.read)
            .await?;
        let ids = rows.iter().map(|row| row.id);
        let seats =
            seat::Entity::find().filter(seat::Column::StaffId.is_in(ids)).all(&self.inner.read).await?;
        let works = |row: &staff::Model| seats.iter().any(|seat| seat.staff_id == row.id);
        let (first, last): (Vec<_>, Vec<_>) = rows.into_iter().partition(works);
        let accounts = first.into_iter().chain(last).take(MOST_ACCOUNTS).map(|row| {
            let password = row.password.clone();
            (staff_to_domain(row), password)
        });
        Ok(accounts.collect())
    }

    pub async fn count_staff(&self) -> Stored<u64> {
        Ok(staff::Entity::find().count(&self.inner.read).await?)
    }

    /// The hash of somebody's password, where they have one.
    pub async fn lookup_password(&self, id: StaffId) -> Stored<Option<String>> {
        let row = staff::Entity::find_by_id(id.0).one(&self.inner.read).await?;
        Ok(row.and_then(|row| row.password))
    }

    /// Gives somebody another password and, in the same commit, signs them out everywhere but in the session `but`, and
    /// orders the `letter` that tells them. Their browsers are strangers again.
    pub async fn save_password(
        &self,
        id: StaffId,
        password_hash: &str,
        but: Option<&str>,
        letter: Option<NewJob>,
        now: Timestamp,
    ) -> Stored<()> {
        let transaction = begin(&self.inner).await?;
        self.put_password(&transaction, id, password_hash, but, letter, now).await?;
        transaction.commit().await?;
        self.tell_of_orders();
        Ok(())
    }

    pub(crate) async fn put_password(
        &self,
        transaction: &DatabaseTransaction,
        id: StaffId,
        password_hash: &str,
        but: Option<&str>,
        letter: Option<NewJob>,
        now: Timestamp,
    ) -> Stored<()> {
        staff::Entity::update_many()
            .col_expr(staff::Column::Password, Expr::value(password_hash))
            .filter(staff::Column::Id.eq(id.0))
            .exec(transaction)
            .await?;
        session::Entity::delete_many()
            .filter(session::Column::StaffId.eq(id.0))
            .filter(session::Column::IdHash.ne(but.unwrap_or_default()))
            .exec(transaction)
            .await?;
        device::Entity::delete_many().filter(device::Column::StaffId.eq(id.0)).exec(transaction).await?;
        // A link that was asked for before opens nothing any more.
        if let Some(person) = staff::Entity::find_by_id(id.0).one(transaction).await? {
            password_reset::Entity::update_many()
                .col_expr(password_reset::Column::UsedAt, Expr::value(now.0))
                .filter(password_reset::Column::Email.eq(person.email))
                .filter(password_reset::Column::UsedAt.is_null())
                .exec(transaction)
                .await?;
        }
        if let Some(letter) = letter {
            let order = insertion(self.backend(), NOBODYS, letter, now, "DO NOTHING");
            transaction.execute_raw(order).await?;
        }
        Ok(())
    }

    /// `None`: what their browser wants.
    pub async fn save_staff_language(&self, id: StaffId, language: Option<Language>) -> Stored<()> {
        staff::Entity::update_many()
            .col_expr(staff::Column::Language, Expr::value(language.map(Language::code)))
            .filter(staff::Column::Id.eq(id.0))
            .exec(&self.inner.write)
            .await?;
        Ok(())
    }

    pub async fn save_staff_name(&self, id: StaffId, name: &str) -> Stored<()> {
        staff::Entity::update_many()
            .col_expr(staff::Column::Name, Expr::value(name))
            .filter(staff::Column::Id.eq(id.0))
            .exec(&self.inner.write)
            .await?;
        Ok(())
    }

    /// Gives somebody another address and, in the same commit, signs them out everywhere but in the session `but`. Their
    /// browsers are strangers again.
    pub async fn save_staff_email(&self, id: StaffId, email: &str, but: Option<&str>) -> Stored<()> {
        let transaction = begin(&self.inner).await?;
        staff::Entity::update_many()
            .col_expr(staff::Column::Email, Expr::value(email))
            .filter(staff::Column::Id.eq(id.0))
            .exec(&transaction)
            .await?;
        session::Entity::delete_many()
            .filter(session::Column::StaffId.eq(id.0))
            .filter(session::Column::IdHash.ne(but.unwrap_or_default()))
            .exec(&transaction)
            .await?;
        device::Entity::delete_many().filter(device::Column::StaffId.eq(id.0)).exec(&transaction).await?;
        Ok(transaction.commit().await?)
    }

    /// The businesses somebody works for, and as what.
    pub async fn list_seats_of(&self, id: StaffId) -> Stored<Vec<Seat>> {
        let Some(person) = self.lookup_staff(id).await? else { return Ok(Vec::new()) };
        let rows = seat::Entity::find()
            .filter(seat::Column::StaffId.eq(id.0))
            .order_by_asc(seat::Column::CreatedAt)
            .all(&self.inner.read)
            .await?;
        rows.into_iter().map(|row| seat_to_domain(&row, &person)).collect()
    }
}

impl BusinessStore {
    pub async fn lookup_seat(&self, id: StaffId) -> Stored<Option<Seat>> {
        let Some(row) = self.one::<seat::Entity>(seat::Column::StaffId.eq(id.0)).await? else {
            return Ok(None);
        };
        let Some(person) = self.first(staff::Entity::find_by_id(id.0)).await?.map(staff_to_domain) else {
            return Ok(None);
        };
        seat_to_domain(&row, &person).map(Some)
    }

    /// The team, longest here first, with each one's address. In a deed it stays so until the deed is committed.
    pub async fn list_team(&self) -> Stored<Vec<(Seat, String)>> {
        let seats = self.all_held(self.rows::<seat::Entity>().order_by_asc(seat::Column::CreatedAt)).await?;
        let ids: Vec<_> = seats.iter().map(|seat| seat.staff_id).collect();
        let people = self.all(staff::Entity::find().filter(staff::Column::Id.is_in(ids))).await?;
        let people: Vec<_> = people.into_iter().map(staff_to_domain).collect();
        let of = |row: &seat::Model| people.iter().find(|person| person.id.0 == row.staff_id);
        seats
            .iter()
            .filter_map(|row| Some((row, of(row)?)))
            .map(|(row, person)| Ok((seat_to_domain(row, person)?, person.email.clone())))
            .collect()
    }
}

impl Tx {
    /// Makes somebody's account, together with whatever else this deed does.
    pub async fn add_staff(&mut self, new: &StaffMember, password_hash: Option<String>) -> Stored<()> {
        self.add::<staff::Entity, _>(staff::Model {
            id: new.id.0,
            name: new.name.clone(),
            email: new.email.clone(),
            password: password_hash,
            language: new.language.map(|language| language.code().to_owned()),
            created_at: new.created_at.0,
            told_at: None,
        })
        .await
    }

    /// Gives somebody a place in the team, or another role there; since when they have it stays.
    pub async fn save_seat(&mut self, staff: StaffId, role: Role, now: Timestamp) -> Stored<()> {
        let row = seat::Model {
            business_id: self.business.0,
            staff_id: staff.0,
            role: role.name().to_owned(),
            created_at: now.0,
        };
        let there = [seat::Column::BusinessId, seat::Column::StaffId];
        if !self.add_unless_there::<seat::Entity, _>(row, there).await? {
            self.update::<seat::Entity>(seat::Column::StaffId.eq(staff.0))
                .col_expr(seat::Column::Role, Expr::value(role.name()))
                .exec(self.connection())
                .await?;
        }
        Ok(())
    }

    /// Takes somebody's place away and all that came with it here: their signed-in browsers that have this desk open,
    /// the invitations they gave out, the programs that act in their name, what they wanted to be told. Another business's are not touched.
    pub async fn remove_seat(&mut self, staff: StaffId, now: Timestamp) -> Stored<()> {
        self.delete::<seat::Entity>(seat::Column::StaffId.eq(staff.0)).exec(self.connection()).await?;
        session::Entity::delete_many()
            .filter(session::Column::StaffId.eq(staff.0))
            .filter(session::Column::BusinessId.eq(self.business.0))
            .exec(self.connection())
            .await?;
        self.delete::<wish::Entity>(wish::Column::StaffId.eq(staff.0)).exec(self.connection()).await?;
        self.remove_invitations_by(staff).await?;
        self.update::<token::Entity>(token::Column::ByStaff.eq(staff.0))
            .col_expr(token::Column::RevokedAt, Expr::value(now.0))
            .filter(token::Column::RevokedAt.is_null())
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
        language: row.language.as_deref().and_then(Language::from_code),
        created_at: Timestamp(row.created_at),
    }
}

pub(crate) fn role(word: &str) -> Stored<Role> {
    word.parse().map_err(|error: domain::team::NoSuchRole| StoreError::Damaged(error.to_string()))
}

fn seat_to_domain(row: &seat::Model, of: &StaffMember) -> Stored<Seat> {
    Ok(Seat {
        business: BusinessId(row.business_id),
        staff: StaffId(row.staff_id),
        name: of.name.clone(),
        language: of.language,
        role: role(&row.role)?,
    })
}

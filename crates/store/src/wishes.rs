//! What each of the team wants to be told by letter.

use crate::error::{StoreError, Stored};
use crate::rows::wish;
use crate::{BusinessStore, Tx};
use domain::StaffId;
use domain::business::Span;
use domain::notices::{Reader, When, Wishes, Words};
use domain::team::Seat;
use sea_orm::ColumnTrait;

impl BusinessStore {
    /// What somebody chose, or what is usual for their role.
    pub async fn find_wishes(&self, of: &Seat) -> Stored<Wishes> {
        match self.one::<wish::Entity>(wish::Column::StaffId.eq(of.staff.0)).await? {
            Some(row) => to_domain(&row),
            None => Ok(Wishes::usual(of.role)),
        }
    }

    /// The whole team, each with what they want to hear.
    pub async fn list_readers(&self) -> Stored<Vec<Reader>> {
        let chosen = self.all(self.rows::<wish::Entity>()).await?;
        let team = self.list_team().await?.into_iter();
        team.map(|(seat, email)| {
            let wishes = match chosen.iter().find(|row| row.staff_id == seat.staff.0) {
                Some(row) => to_domain(row)?,
                None => Wishes::usual(seat.role),
            };
            Ok(Reader { seat, email, wishes })
        })
        .collect()
    }
}

impl Tx {
    pub async fn save_wishes(&mut self, of: StaffId, wishes: &Wishes) -> Stored<()> {
        let hours = serde_json::to_string(&wishes.hours)
            .map_err(|error| StoreError::Damaged(format!("times cannot be written: {error}")))?;
        self.put::<wish::Entity, _>(wish::Model {
            business_id: self.business.0,
            staff_id: of.0,
            way: wishes.when.name().to_owned(),
            hours,
            quiet_from: wishes.quiet.map(|span| i64::from(span.from)),
            quiet_to: wishes.quiet.map(|span| i64::from(span.to)),
            words: wishes.words.name().to_owned(),
        })
        .await
    }
}

fn to_domain(row: &wish::Model) -> Stored<Wishes> {
    let damaged = || StoreError::Damaged(format!("the wishes of {}", row.staff_id));
    let minutes = |minutes: i64| u16::try_from(minutes).map_err(|_| damaged());
    Ok(Wishes {
        when: When::from_name(&row.way).ok_or_else(damaged)?,
        hours: serde_json::from_str(&row.hours).map_err(|_| damaged())?,
        quiet: match row.quiet_from.zip(row.quiet_to) {
            Some((from, to)) => Some(Span { from: minutes(from)?, to: minutes(to)? }),
            None => None,
        },
        words: Words::from_name(&row.words).ok_or_else(damaged)?,
    })
}

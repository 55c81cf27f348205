//! What can go wrong with the store, named by what happens next.

use sea_orm::DbErr;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nothing was changed; it works again when there is room.
    #[error("the disk is full: nothing was saved; make room and try again")]
    Full,
    /// Somebody saved first; load again and decide anew.
    #[error("somebody else saved this at the same time")]
    Conflict,
    /// It was given up, so that others get their turn. Nothing was changed.
    #[error("this took the database too long and was given up")]
    TooLong,
    /// A row says something no version of Porchlight wrote.
    #[error("the record is damaged: {0}")]
    Damaged(String),
    /// The database could not be reached or refused; trying again may help.
    #[error("the database did not answer as it should: {0}")]
    Database(DbErr),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        let words = error.to_string();
        // SQLITE_FULL and SQLITE_IOERR_WRITE; PostgreSQL's disk_full (53100).
        if words.contains("database or disk is full")
            || words.contains("No space left on device")
            || words.contains("53100")
        {
            return Self::Full;
        }
        // SQLITE_INTERRUPT, by our own budget; PostgreSQL's query_canceled (57014), by its statement_timeout.
        if words.contains("code: 9)") || words.contains("statement timeout") {
            return Self::TooLong;
        }
        match error.sql_err() {
            Some(sea_orm::SqlErr::UniqueConstraintViolation(_)) => Self::Conflict,
            _ => Self::Database(error),
        }
    }
}

impl From<sea_orm::sqlx::Error> for StoreError {
    fn from(error: sea_orm::sqlx::Error) -> Self {
        Self::from(DbErr::Conn(sea_orm::RuntimeErr::Internal(error.to_string())))
    }
}

pub type Stored<T> = Result<T, StoreError>;

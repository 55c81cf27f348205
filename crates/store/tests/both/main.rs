//! Every store test runs on SQLite and on PostgreSQL.

mod business;
mod deliveries;
mod inbox;
mod jobs;
mod media;
mod places;
mod sign_ins;

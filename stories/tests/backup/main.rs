//! The whole house in a file, and a house made out of it.

mod copy;
mod damaged;
mod program;
mod twice;
mod while_it_goes_on;
mod whole;

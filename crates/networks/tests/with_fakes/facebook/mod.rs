//! Facebook's adapter against the pretend Facebook, when all goes well and when it does not.

mod connecting;
mod hearing;
mod sending;
mod town;
mod windows;

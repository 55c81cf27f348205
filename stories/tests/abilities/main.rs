//! What a network can do beyond hearing and answering: its windows, its moderation, one webhook for all pages.

mod app_hooks;
mod moderation;
mod pictures;
mod sign_in;
mod windows;

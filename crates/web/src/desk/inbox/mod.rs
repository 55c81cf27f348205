//! The inbox: list, thread, context; ordered by what is due first.

mod attached;
mod composer;
mod context;
mod deeds;
mod erasure;
mod kinds;
mod lines;
mod list;
mod moderation;
mod picture;
mod releases;
mod search;
mod thread;
mod window;

pub use kinds::{kind_words, public_kind_words};
pub use list::releases_wait;

use crate::state::Web;
use axum::Router;
use axum::routing::{get, post};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/desk/inbox", get(thread::show_none))
        .route("/desk/inbox/list", get(list::fragment))
        .route("/desk/inbox/counts", get(list::counts))
        .route("/desk/inbox/search", get(search::show))
        .route("/desk/inbox/releases", get(releases::show))
        .route("/desk/inbox/{conversation}", get(thread::show))
        .route("/desk/inbox/{conversation}/replies", post(deeds::add_reply))
        .route("/desk/inbox/{conversation}/notes", post(deeds::add_note))
        .route("/desk/inbox/{conversation}/closure", post(deeds::add_closure))
        .route("/desk/inbox/{conversation}/reopening", post(deeds::add_reopening))
        .route("/desk/inbox/{conversation}/assignee", post(deeds::set_assignee))
        .route("/desk/inbox/{conversation}/presence", post(deeds::be_present))
        .route("/desk/inbox/{conversation}/shown", post(deeds::set_shown))
        .route("/desk/inbox/{conversation}/erasure", get(erasure::show).post(erasure::erase))
        .route("/desk/inbox/{conversation}/picture", post(picture::add).layer(crate::room_for_a_picture()))
        .route("/desk/attachments/{attachment}/{file}", get(attached::serve))
        .route("/desk/messages/{message}/undo", post(deeds::undo_send))
        .route("/desk/messages/{message}/decision", post(deeds::decide))
        .route("/desk/messages/{message}/release", post(releases::decide))
        .route("/desk/messages/{message}/moderation", post(moderation::do_there))
        .route("/desk/messages/{message}/deletion", post(moderation::delete_there))
}

//! Settings: the business, the team, tokens, and oneself.

mod business;
mod business_page;
mod hours;
mod me;
mod notices;
mod statements;
mod team;
mod test_letter;

use crate::state::Web;
use axum::Router;
use axum::routing::{get, post};
use domain::Language;
use words::{Voice, say};

pub fn routes() -> Router<Web> {
    Router::new()
        .route("/desk/settings", get(business::show).post(business::save))
        .route("/desk/settings/statements", get(statements::show).post(statements::save))
        .route("/desk/settings/export", post(business::export))
        .route("/desk/settings/team", get(team::show))
        .route("/desk/settings/invitations", post(team::invite))
        .route("/desk/settings/invitations/{invitation}/removal", post(team::withdraw))
        .route("/desk/settings/team/{staff}/role", post(team::change_role))
        .route("/desk/settings/team/{staff}/removal", post(team::remove))
        .route("/desk/settings/tokens", post(team::make_token))
        .route("/desk/settings/tokens/{token}/revocation", post(team::revoke_token))
        .route("/desk/settings/test-letter", post(test_letter::send))
        .route("/desk/settings/notices", get(notices::show).post(notices::save))
        .route("/desk/settings/me", get(me::show))
        .route("/desk/settings/me/name", post(me::change_name))
        .route("/desk/settings/me/language", post(me::change_language))
        .route("/desk/settings/me/address", post(me::change_address))
        .route("/desk/settings/me/password", post(me::change_password))
        .route("/desk/settings/businesses", get(me::businesses).post(me::switch))
}

/// A choice of languages, each by its own name: who looks for theirs can read no other. `none`: what it is without one.
fn languages(name: &str, chosen: Option<Language>, of: &[Language], none: &str) -> maud::Markup {
    maud::html! {
        select id=(name) name=(name) {
            option value="" selected[chosen.is_none()] { (none) }
            @for language in of {
                option value=(language.code()) lang=(language.code()) dir=(language.direction())
                    selected[chosen == Some(*language)] { (language.own_name()) }
            }
        }
    }
}

/// The tabs of the settings.
fn tabs(current: &str, voice: Voice) -> maud::Markup {
    let all = [
        ("/desk/settings", say!(voice, "settings-business")),
        ("/desk/settings/team", say!(voice, "settings-team")),
        ("/desk/settings/me", say!(voice, "settings-you")),
        ("/desk/settings/notices", say!(voice, "settings-letters")),
    ];
    maud::html! {
        nav.tabs aria-label=(say!(voice, "settings")) {
            @for (address, name) in &all {
                a href=(address) aria-current=[(*address == current).then_some("page")] { (name) }
            }
        }
    }
}

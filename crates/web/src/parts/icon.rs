//! Icons from the sprite, and the networks' own marks.

use crate::assets::asset;
use crate::state::Web;
use maud::{Markup, html};

/// One icon of the sprite; decoration, so that words must stand beside it or on the control.
pub fn icon(name: &str) -> Markup {
    html! { svg.icon aria-hidden="true" { use href=(format!("{}#{name}", asset("icons.svg"))) {} } }
}

/// A network's mark in one colour.
pub fn mark(web: &Web, network: &str) -> Markup {
    let path = web.app.network(network).map(|network| network.about().icon).unwrap_or_default();
    html! { svg.mark viewBox="0 0 24 24" aria-hidden="true" { path d=(path) {} } }
}

/// A network's name: "Bluesky".
pub fn network_name<'a>(web: &'a Web, network: &'a str) -> &'a str {
    web.app.network(network).map_or(network, |network| network.about().name)
}

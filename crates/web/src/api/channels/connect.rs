//! What can be connected, and connecting it.

use super::ChannelShape;
use crate::api::asked::{Body, Path};
use crate::api::caller::Bearer;
use crate::api::once::Once;
use crate::api::problem::{NotDone, NotRead, Problem};
use crate::state::Web;
use actions::channels::connect as connect_channel;
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct NetworkShape {
    /// As in paths.
    network: String,
    name: String,
    /// What one of its channels is called.
    channel: String,
    /// What a program, or a person, fills in.
    fields: Vec<FieldShape>,
    /// A person can sign in on the network's own pages instead, on the desk.
    sign_in_on_the_desk: bool,
    /// What does not work there, and why.
    cannot: Vec<String>,
}

#[derive(Serialize, ToSchema)]
pub struct FieldShape {
    name: String,
    label: String,
    /// What to write, where to find it.
    help: String,
    secret: bool,
    required: bool,
}

/// Networks of which a channel can be connected, with what they ask for.
#[utoipa::path(get, path = "/networks", responses((status = 200, body = Vec<NetworkShape>), NotRead))]
pub async fn networks(State(web): State<Web>, Bearer(_): Bearer) -> Json<Vec<NetworkShape>> {
    let shape = |network: &std::sync::Arc<dyn actions::Network>| {
        let (about, connect) = (network.about(), network.connect()?);
        let field = |field: &actions::Field| FieldShape {
            name: field.key.into(),
            label: field.label.into(),
            help: field.help.into(),
            secret: field.secret,
            required: field.required,
        };
        Some(NetworkShape {
            network: about.key.into(),
            name: about.name.into(),
            channel: about.channel.into(),
            fields: connect.fields().iter().map(field).collect(),
            sign_in_on_the_desk: connect.sign_in().is_some_and(|way| way.address("", "", "").is_some()),
            cannot: about.cannot.iter().map(|cannot| (*cannot).to_owned()).collect(),
        })
    };
    Json(web.app.networks.values().filter_map(shape).collect())
}

/// Connects an account by the fields its network asks for. One that was connected before goes on with its history.
#[utoipa::path(post, path = "/networks/{network}/channels", params(("network" = String, Path)), request_body = BTreeMap<String, String>,
    responses((status = 201, body = ChannelShape), NotDone, (status = 502, description = "The network did not do its part; nothing was changed.", body = Problem, content_type = "application/problem+json")))]
pub async fn connect(
    once: Once,
    Path(network): Path<String>,
    Body(fields): Body<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    once.made(&fields, async |app, seat| {
        connect_channel(&app, &seat, &network, &fields).await.map(ChannelShape::from)
    })
    .await
}

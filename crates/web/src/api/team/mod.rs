//! The team: who works here, who is invited, which programs may call.

mod invitations;
mod notices;
mod people;
mod tokens;

use crate::state::Web;
use domain::team::Role;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(people::me, people::change_me))
        .routes(routes!(notices::wishes, notices::wish))
        .routes(routes!(notices::try_out))
        .routes(routes!(people::list))
        .routes(routes!(people::change, people::remove))
        .routes(routes!(people::record))
        .routes(routes!(invitations::list, invitations::invite))
        .routes(routes!(invitations::withdraw))
        .routes(routes!(tokens::list, tokens::make))
        .routes(routes!(tokens::revoke))
}

/// Owners do everything; editors publish and answer; agents answer; viewers read.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum RoleShape {
    Viewer,
    Agent,
    Editor,
    Owner,
}

impl From<Role> for RoleShape {
    fn from(from: Role) -> Self {
        match from {
            Role::Viewer => Self::Viewer,
            Role::Agent => Self::Agent,
            Role::Editor => Self::Editor,
            Role::Owner => Self::Owner,
        }
    }
}

impl From<RoleShape> for Role {
    fn from(from: RoleShape) -> Self {
        match from {
            RoleShape::Viewer => Self::Viewer,
            RoleShape::Agent => Self::Agent,
            RoleShape::Editor => Self::Editor,
            RoleShape::Owner => Self::Owner,
        }
    }
}

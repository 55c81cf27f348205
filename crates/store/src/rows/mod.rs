//! The tables as rows: private to the store, converted to the domain's types at its door.

use sea_orm::entity::prelude::*;

/// A table whose rows belong to one business. There is no other way to read it than through
/// [`crate::BusinessStore`], which always names the business.
pub trait Owned: EntityTrait {
    fn business() -> Self::Column;
}

/// Declares a table: its row, and that it belongs to a business.
macro_rules! table {
    ($(#[$doc:meta])* $module:ident = $name:literal { $($body:tt)* }) => {
        table!(@plain $(#[$doc])* $module = $name { $($body)* });
        impl crate::rows::Owned for $module::Entity {
            fn business() -> $module::Column {
                $module::Column::BusinessId
            }
        }
    };
    (@plain $(#[$doc:meta])* $module:ident = $name:literal { $($body:tt)* }) => {
        $(#[$doc])*
        pub mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
            #[sea_orm(table_name = $name)]
            #[serde(deny_unknown_fields)]
            pub struct Model { $($body)* }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

mod bytes;
mod channels;
mod inbox;
mod media;
mod team;
mod work;

pub use channels::*;
pub use inbox::*;
pub use media::*;
pub use team::*;
pub use work::*;

/// Calls a macro with the module of every table, in the order in which a backup holds them.
macro_rules! every_table {
    ($with:ident) => {
        $with!(
            business,
            statement,
            host,
            staff,
            seat,
            session,
            welcome_link,
            invitation,
            password_reset,
            sign_in_attempt,
            device,
            token,
            channel,
            delivery,
            stray,
            contact,
            identity,
            conversation,
            message,
            message_version,
            attachment,
            moderation,
            orphan,
            own_words,
            remark,
            erased,
            due,
            need,
            question,
            piece,
            need_met,
            album,
            album_photo,
            working_copy,
            old_slug,
            picture,
            publication,
            rewording,
            reach,
            reaction,
            telling,
            job,
            notice,
            told,
            letter,
            wish,
            backup,
            restore,
            audit,
            idempotency
        )
    };
}
pub(crate) use every_table;

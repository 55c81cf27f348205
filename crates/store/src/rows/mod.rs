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

            #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = $name)]
            pub struct Model { $($body)* }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

table!(@plain business = "businesses" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub headline: String,
    pub about: String,
    pub hosts: String,
    pub time_zone: String,
    pub hours: String,
    pub promise: String,
    pub mail_from: Option<String>,
    pub created_at: i64,
    pub settled_at: Option<i64>,
});

table!(@plain staff = "staff" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub email: String,
    pub password: Option<String>,
    pub created_at: i64,
});

table!(seat = "seats" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: Uuid,
    pub role: String,
    pub created_at: i64,
});

table!(@plain session = "sessions" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id_hash: String,
    pub staff_id: Uuid,
    pub business_id: Uuid,
    pub agent: String,
    pub created_at: i64,
    pub seen_at: i64,
    pub expires_at: i64,
});

table!(@plain welcome_link = "welcome_links" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub created_at: i64,
    pub expires_at: i64,
    pub used_at: Option<i64>,
});

table!(invitation = "invitations" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub email: String,
    pub role: String,
    pub token_hash: String,
    pub by_staff: Uuid,
    pub created_at: i64,
    pub expires_at: i64,
    pub used_at: Option<i64>,
});

table!(@plain sign_in_attempt = "sign_in_attempts" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub who: String,
    pub at: i64,
});

table!(token = "tokens" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub token_hash: String,
    pub role: String,
    pub by_staff: Uuid,
    pub created_at: i64,
    pub used_at: Option<i64>,
    pub revoked_at: Option<i64>,
});

table!(channel = "channels" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub network: String,
    pub name: String,
    pub handle: Option<String>,
    pub remote_id: String,
    pub sealed_keys: Option<String>,
    pub cursor: Option<String>,
    pub state: String,
    pub state_since: i64,
    pub state_why: String,
    pub simulated: bool,
    pub connected_at: i64,
    pub heard_at: Option<i64>,
    pub removed_at: Option<i64>,
});

table!(delivery = "deliveries" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub channel_id: Uuid,
    pub digest: String,
    pub body: Vec<u8>,
    pub received_at: i64,
    pub repeats: i64,
    pub state: String,
    pub note: String,
});

table!(contact = "contacts" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub first_seen_at: i64,
});

table!(identity = "identities" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub contact_id: Uuid,
    pub network: String,
    pub remote_id: String,
    pub name: String,
    pub handle: Option<String>,
});

table!(conversation = "conversations" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub channel_id: Uuid,
    pub contact_id: Uuid,
    pub contact_name: String,
    pub kind: String,
    pub public: bool,
    pub remote_thread: String,
    pub under: Option<String>,
    pub origin_article: Option<Uuid>,
    pub origin_publication: Option<Uuid>,
    pub started_at: i64,
    pub last_message_at: i64,
    pub snippet: String,
    pub due_at: Option<i64>,
    pub assignee: Option<Uuid>,
    pub closed_by: Option<Uuid>,
    pub closed_at: Option<i64>,
    pub page_hash: Option<String>,
    pub shown: String,
});

table!(message = "messages" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub conversation_id: Uuid,
    pub channel_id: Uuid,
    pub direction: String,
    pub identity_id: Option<Uuid>,
    pub staff_id: Option<Uuid>,
    pub text: String,
    pub remote_id: Option<String>,
    pub link: Option<String>,
    pub written_at: i64,
    pub received_at: i64,
    pub edited_at: Option<i64>,
    pub deleted_at: Option<i64>,
    pub asks: Option<String>,
    pub send_state: Option<String>,
    pub send_at: Option<i64>,
    pub send_why: Option<String>,
    pub answers: Option<Uuid>,
    pub attachments: String,
});

table!(message_version = "message_versions" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub message_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub replaced_at: i64,
    pub text: String,
});

table!(orphan = "orphans" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub channel_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub remote_id: String,
    pub parent: String,
    pub message: String,
    pub since: i64,
});

table!(due = "dues" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub conversation_id: Uuid,
    pub asked_at: i64,
    pub due_at: i64,
    pub warn_at: i64,
    pub met_at: Option<i64>,
    pub met_with: Option<Uuid>,
    pub met_by: Option<Uuid>,
    pub waived_at: Option<i64>,
    pub waived_by: Option<Uuid>,
});

table!(need = "needs" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub title: String,
    pub renamed_by: Option<Uuid>,
    pub created_at: i64,
    pub merged_into: Option<Uuid>,
});

table!(question = "questions" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub message_id: Uuid,
    pub conversation_id: Uuid,
    pub contact_id: Uuid,
    pub network: String,
    pub need_id: Option<Uuid>,
    pub text: String,
    pub asked_at: i64,
    pub vector: Option<Vec<u8>>,
    pub moved_by: Option<Uuid>,
});

table!(article = "articles" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub title: String,
    pub slug: String,
    pub summary: String,
    pub body: String,
    pub cover: Option<Uuid>,
    pub need_id: Option<Uuid>,
    pub by_staff: Uuid,
    pub created_at: i64,
    pub changed_at: i64,
    pub revision: i64,
    pub out_at: Option<i64>,
    pub out_by: Option<Uuid>,
});

table!(old_slug = "old_slugs" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub slug: String,
    pub article_id: Uuid,
});

table!(picture = "pictures" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub alt: String,
    pub width: i64,
    pub height: i64,
    pub widths: String,
    pub by_staff: Uuid,
    pub added_at: i64,
});

table!(publication = "publications" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub article_id: Uuid,
    pub channel_id: Uuid,
    pub text: String,
    pub approved_by: Option<Uuid>,
    pub approved_at: Option<i64>,
    pub planned_at: i64,
    pub state: String,
    pub state_at: i64,
    pub state_why: String,
    pub remote_id: Option<String>,
    pub link: Option<String>,
});

table!(reaction = "reactions" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub publication_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub who: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    pub at: i64,
});

table!(telling = "tellings" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub article_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub conversation_id: Uuid,
    pub message_id: Option<Uuid>,
    pub at: i64,
});

table!(@plain job = "jobs" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub business_id: Uuid,
    pub kind: String,
    pub payload: String,
    pub unique_key: Option<String>,
    pub state: String,
    pub priority: i64,
    pub run_at: i64,
    pub attempts: i64,
    pub most_attempts: i64,
    pub locked_by: Option<String>,
    pub locked_until: Option<i64>,
    pub last_error: String,
    pub created_at: i64,
    pub finished_at: Option<i64>,
});

table!(audit = "audit" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub at: i64,
    pub staff_id: Option<Uuid>,
    pub what: String,
});

table!(idempotency = "idempotency" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub fingerprint: String,
    pub status: Option<i64>,
    pub body: Option<String>,
    pub at: i64,
});

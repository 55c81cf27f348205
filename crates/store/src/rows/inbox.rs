//! Who wrote, and what was said and owed.

table!(contact = "contacts" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: Option<String>,
    pub first_seen_at: i64,
});

table!(identity = "identities" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub contact_id: Uuid,
    pub network: String,
    pub remote_id: Option<String>,
    pub name: Option<String>,
    pub handle: Option<String>,
});

table!(conversation = "conversations" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub channel_id: Uuid,
    pub contact_id: Uuid,
    pub contact_name: Option<String>,
    pub kind: String,
    pub public: bool,
    pub remote_thread: String,
    pub under: Option<String>,
    pub origin_piece: Option<Uuid>,
    pub origin_publication: Option<Uuid>,
    pub language: Option<String>,
    pub started_at: i64,
    pub last_message_at: i64,
    pub snippet: String,
    pub due_at: Option<i64>,
    pub assignee: Option<Uuid>,
    pub closed_by: Option<Uuid>,
    pub closed_at: Option<i64>,
    pub page_hash: Option<String>,
    pub shown: String,
    pub unseen: i64,
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
    pub knew_at: Option<i64>,
    pub privately: bool,
    pub attachments: String,
    pub sight: String,
    pub sight_at: i64,
    pub released: Option<String>,
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

table!(attachment = "attachments" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub message_id: Uuid,
    pub place: i64,
    pub url: String,
    pub state: String,
    pub why: String,
    pub width: i64,
    pub height: i64,
    pub widths: String,
    pub at: i64,
});

table!(moderation = "moderations" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub message_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sort: String,
    pub channel_id: Uuid,
    pub deed: String,
    pub by_staff: Uuid,
    pub wished_at: i64,
    pub state: String,
    pub state_at: i64,
    pub state_why: String,
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

table!(own_words = "own_words" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub channel_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub remote_id: String,
    pub thread: String,
    pub message: String,
    pub written_at: i64,
});

table!(remark = "remarks" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub channel_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub remote_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sort: String,
    pub said: String,
    pub at: i64,
    pub kept_at: i64,
});

table!(erased = "erased" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub digest: String,
    pub at: i64,
});

table!(due = "dues" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub conversation_id: Uuid,
    pub message_id: Uuid,
    pub written_at: i64,
    pub received_at: i64,
    pub asked_at: i64,
    pub due_at: i64,
    pub warn_at: i64,
    pub met_at: Option<i64>,
    pub met_with: Option<Uuid>,
    pub met_by: Option<Uuid>,
    pub waived_at: Option<i64>,
    pub waived_by: Option<Uuid>,
    pub counts: bool,
});

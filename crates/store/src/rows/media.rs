//! What people want, what is made of it, and where it went.

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
    #[serde(with = "crate::rows::bytes::perhaps")]
    pub vector: Option<Vec<u8>>,
    pub moved_by: Option<Uuid>,
});

table!(piece = "pieces" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub title: String,
    pub slug: String,
    pub summary: String,
    pub body: String,
    pub cover: Option<Uuid>,
    pub by_staff: Uuid,
    pub created_at: i64,
    pub changed_at: i64,
    pub revision: i64,
    pub out_at: Option<i64>,
    pub out_by: Option<Uuid>,
});

table!(need_met = "needs_met" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub need_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub piece_id: Uuid,
});

table!(album = "albums" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub piece_id: Uuid,
    pub place: String,
    pub finished: Option<String>,
    pub before_id: Option<Uuid>,
    pub after_id: Option<Uuid>,
});

table!(album_photo = "album_photos" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub piece_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i64,
    pub picture_id: Uuid,
    pub caption: String,
});

table!(working_copy = "working_copies" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub piece_id: Uuid,
    pub title: String,
    pub summary: String,
    pub body: String,
    pub cover: Option<Uuid>,
    pub by_staff: Uuid,
    pub changed_at: i64,
});

table!(old_slug = "old_slugs" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub slug: String,
    pub piece_id: Uuid,
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
    pub piece_id: Uuid,
    pub channel_id: Uuid,
    pub text: String,
    pub approved_by: Option<Uuid>,
    pub approved_at: Option<i64>,
    pub planned_at: i64,
    pub after_id: Option<Uuid>,
    pub state: String,
    pub state_at: i64,
    pub state_why: String,
    pub remote_id: Option<String>,
    pub link: Option<String>,
});

table!(rewording = "rewordings" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub publication_id: Uuid,
    pub channel_id: Uuid,
    pub text: String,
    pub approved_by: Uuid,
    pub approved_at: i64,
    pub refused: Option<String>,
});

table!(reach = "reach" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub publication_id: Uuid,
    pub reactions: Option<i64>,
    pub shares: Option<i64>,
    pub seen_by: Option<i64>,
    pub read_at: i64,
});

table!(reaction = "reactions" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub publication_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub who: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sort: String,
    pub kind: String,
    pub at: i64,
    pub gone: bool,
});

table!(telling = "tellings" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub piece_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub conversation_id: Uuid,
    pub message_id: Option<Uuid>,
    pub at: i64,
});

//! Whose desk it is, who works there, and how they get in.

table!(@plain business = "businesses" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub headline: String,
    pub about: String,
    pub hosts: String,
    pub time_zone: String,
    pub language: Option<String>,
    pub hours: String,
    pub promise: String,
    pub mail_from: Option<String>,
    pub address: String,
    pub phone: String,
    pub releases: String,
    pub created_at: i64,
    pub settled_at: Option<i64>,
});

table!(statement = "statements" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    pub body: String,
});

table!(host = "hosts" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub host: String,
    pub business_id: Uuid,
});

table!(@plain staff = "staff" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub email: String,
    pub password: Option<String>,
    pub language: Option<String>,
    pub created_at: i64,
    pub told_at: Option<i64>,
});

table!(seat = "seats" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: Uuid,
    pub role: String,
    pub created_at: i64,
});

table!(wish = "wishes" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: Uuid,
    pub way: String,
    pub hours: String,
    pub quiet_from: Option<i64>,
    pub quiet_to: Option<i64>,
    pub words: String,
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

table!(@plain password_reset = "password_resets" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub email: String,
    pub asked_at: i64,
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
    #[sea_orm(primary_key, auto_increment = false)]
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

table!(@plain device = "devices" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub staff_id: Uuid,
    pub seen_at: i64,
});

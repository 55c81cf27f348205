//! What is still to be done, and what is remembered of what was.

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
    pub not_before: i64,
    pub attempts: i64,
    pub most_attempts: i64,
    pub locked_by: Option<String>,
    pub locked_until: Option<i64>,
    pub last_error: String,
    pub created_at: i64,
    pub finished_at: Option<i64>,
});

table!(notice = "notices" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sort: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub about: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub at: i64,
    pub conversation_id: Option<Uuid>,
    pub tell_at: i64,
    pub done_at: Option<i64>,
});

table!(told = "told" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sort: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub about: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub at: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: Uuid,
    pub letter_id: Uuid,
});

table!(letter = "letters" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub staff_id: Uuid,
    pub made_at: i64,
    pub state: String,
    pub state_at: i64,
    pub state_why: String,
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

table!(@plain backup = "backups" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub made_at: i64,
    pub kept_as: String,
    pub size_bytes: i64,
});

table!(@plain restore = "restores" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub made_at: i64,
    pub restored_at: i64,
    pub took_over_at: Option<i64>,
});

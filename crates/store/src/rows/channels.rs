//! Connected accounts and what their networks sent.

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
    pub lacks: String,
    pub simulated: bool,
    pub connected_at: i64,
    pub heard_at: Option<i64>,
    pub asked_again_at: Option<i64>,
    pub measured_at: Option<i64>,
    pub stirred_at: i64,
    pub left_percent: Option<i64>,
    pub left_until: Option<i64>,
    pub removed_at: Option<i64>,
});

table!(delivery = "deliveries" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub business_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub channel_id: Uuid,
    pub digest: String,
    #[serde(with = "crate::rows::bytes")]
    pub body: Vec<u8>,
    pub received_at: i64,
    pub repeats: i64,
    pub state: String,
    pub note: String,
});

table!(@plain stray = "strays" {
    #[sea_orm(primary_key, auto_increment = false)]
    pub network: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account: String,
    #[serde(with = "crate::rows::bytes")]
    pub body: Vec<u8>,
    pub first_at: i64,
    pub last_at: i64,
    pub count: i64,
});

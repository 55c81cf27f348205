//! How many asked, computed from the record: of every need at once, or of a single one.

use crate::BusinessStore;
use crate::error::Stored;
use domain::{NeedId, Timestamp};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

/// How many asked, computed from the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedFigures {
    pub need: NeedId,
    /// Different people.
    pub people: u64,
    pub people_lately: u64,
    pub questions: u64,
    pub first_asked: Timestamp,
    pub last_asked: Timestamp,
}

#[derive(FromQueryResult)]
struct FiguresRow {
    need: Uuid,
    people: i64,
    people_lately: i64,
    questions: i64,
    first_asked: i64,
    last_asked: i64,
}

#[derive(FromQueryResult)]
struct WeekRow {
    need: Uuid,
    week: i64,
    n: i64,
}

#[derive(FromQueryResult)]
struct NetworkRow {
    need: Uuid,
    network: String,
    n: i64,
}

#[derive(FromQueryResult)]
struct PeopleRow {
    n: i64,
}

#[derive(FromQueryResult)]
struct AskersRow {
    ever: i64,
    lately: Option<i64>,
}

pub(crate) const ASKERS: &str =
    "SELECT COUNT(*) AS ever, CAST(SUM(CASE WHEN last >= $3 THEN 1 ELSE 0 END) AS BIGINT) AS lately
    FROM (SELECT MAX(asked_at) AS last FROM questions
        WHERE business_id = $1 AND need_id = $2 GROUP BY contact_id) askers";

const WEEK: i64 = 7 * 24 * 3600 * 1_000_000;

impl BusinessStore {
    /// People and questions of every need, or only of some; lately is since `since`. Each person is met once, in the
    /// order of an index.
    pub async fn list_need_figures(
        &self,
        only: Option<&[NeedId]>,
        since: Timestamp,
    ) -> Stored<Vec<NeedFigures>> {
        let sql = "SELECT need, COUNT(*) AS people, CAST(SUM(questions) AS BIGINT) AS questions,
                CAST(SUM(CASE WHEN last >= $2 THEN 1 ELSE 0 END) AS BIGINT) AS people_lately,
                MIN(first) AS first_asked, MAX(last) AS last_asked
            FROM (SELECT need_id AS need, COUNT(*) AS questions, MIN(asked_at) AS first, MAX(asked_at) AS last
                FROM questions WHERE business_id = $1 AND need_id {of} GROUP BY need_id, contact_id) askers
            GROUP BY need";
        let rows: Vec<FiguresRow> = self.figures(sql, only, vec![since.0.into()]).await?;
        Ok(rows
            .into_iter()
            .map(|row| NeedFigures {
                need: NeedId(row.need),
                people: row.people as u64,
                people_lately: row.people_lately as u64,
                questions: row.questions as u64,
                first_asked: Timestamp(row.first_asked),
                last_asked: Timestamp(row.last_asked),
            })
            .collect())
    }

    /// The needs most people asked since `since` that no piece on the website answers, most first.
    pub async fn list_asked_lately(&self, since: Timestamp, limit: u64) -> Stored<Vec<NeedId>> {
        #[derive(FromQueryResult)]
        struct Row {
            need: Uuid,
        }
        let sql = "SELECT q.need_id AS need FROM questions q
            WHERE q.business_id = $1 AND q.asked_at >= $2 AND q.need_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM needs_met met JOIN pieces piece ON piece.business_id = met.business_id AND piece.id = met.piece_id
                WHERE met.business_id = q.business_id AND met.need_id = q.need_id AND piece.out_at IS NOT NULL)
            GROUP BY q.need_id ORDER BY COUNT(DISTINCT q.contact_id) DESC, MAX(q.asked_at) DESC LIMIT $3";
        let values = vec![self.business.0.into(), since.0.into(), (limit as i64).into()];
        let rows: Vec<Row> = self.sql(sql, values).await?;
        Ok(rows.into_iter().map(|row| NeedId(row.need)).collect())
    }

    /// Questions in each of the last `weeks` weeks: (need, week from 0 = oldest, how many).
    pub async fn list_need_weeks(
        &self,
        only: Option<&[NeedId]>,
        now: Timestamp,
        weeks: i64,
    ) -> Stored<Vec<(NeedId, usize, u64)>> {
        let start = now.0 - weeks * WEEK;
        let sql = "SELECT need_id AS need, (asked_at - $2) / $3 AS week, COUNT(*) AS n FROM questions
            WHERE business_id = $1 AND need_id {of} AND asked_at >= $2 AND asked_at < $4
            GROUP BY need_id, (asked_at - $2) / $3";
        let rows: Vec<WeekRow> =
            self.figures(sql, only, vec![start.into(), WEEK.into(), now.0.into()]).await?;
        Ok(rows.into_iter().map(|row| (NeedId(row.need), row.week as usize, row.n as u64)).collect())
    }

    /// On which networks each was asked, most first.
    pub async fn list_need_networks(&self, only: Option<&[NeedId]>) -> Stored<Vec<(NeedId, String, u64)>> {
        let sql = "SELECT need, network, COUNT(*) AS n
            FROM (SELECT need_id AS need, network FROM questions WHERE business_id = $1 AND need_id {of}
                GROUP BY need_id, contact_id, network) askers
            GROUP BY need, network ORDER BY n DESC, network";
        let rows: Vec<NetworkRow> = self.figures(sql, only, Vec::new()).await?;
        Ok(rows.into_iter().map(|row| (NeedId(row.need), row.network, row.n as u64)).collect())
    }

    /// How many different people asked it: ever, and since `since`. Counted in the order of an index, person by person.
    pub async fn count_askers(&self, need: NeedId, since: Timestamp) -> Stored<(u64, u64)> {
        let values = vec![self.business.0.into(), need.0.into(), since.0.into()];
        let rows: Vec<AskersRow> = self.sql(ASKERS, values).await?;
        Ok(rows.first().map_or((0, 0), |row| (row.ever as u64, row.lately.unwrap_or(0) as u64)))
    }

    /// Puts which needs are wanted in the place of `{of}`: as a plain comparison, or the index is not used.
    async fn figures<T: FromQueryResult + Send + Sync>(
        &self,
        sql: &str,
        only: Option<&[NeedId]>,
        values: Vec<Value>,
    ) -> Stored<Vec<T>> {
        let mut all: Vec<Value> = vec![self.business.0.into()];
        all.extend(values);
        let of = match only {
            Some(needs) => {
                let first = all.len() + 1;
                all.extend(needs.iter().map(|need| Value::from(need.0)));
                in_places(first..first + needs.len())
            }
            None => "IS NOT NULL".to_owned(),
        };
        self.sql(&sql.replace("{of}", &of), all).await
    }

    /// How many different people asked something that no piece answers yet.
    pub async fn count_people_unanswered(&self) -> Stored<u64> {
        let sql = "SELECT COUNT(DISTINCT contact_id) AS n FROM questions q
            WHERE q.business_id = $1 AND q.need_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM needs_met met JOIN pieces piece ON piece.business_id = met.business_id AND piece.id = met.piece_id
                WHERE met.business_id = q.business_id AND met.need_id = q.need_id AND piece.out_at IS NOT NULL)";
        let rows: Vec<PeopleRow> = self.sql(sql, vec![self.business.0.into()]).await?;
        Ok(rows.first().map_or(0, |row| row.n as u64))
    }
}

/// `IN ($2, $3)`; of a single one a plain comparison, for which the index is used all the way. Of none, nothing fits.
pub(crate) fn in_places(places: std::ops::Range<usize>) -> String {
    match places.len() {
        0 => "IS NULL AND 1 = 0".into(),
        1 => format!("= ${}", places.start),
        _ => format!("IN ({})", places.map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")),
    }
}

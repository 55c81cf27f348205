//! New questions are put into the nearest need, or begin one.

use crate::App;
use crate::error::{Deed, DeedError};
use crate::work::{Job, Outcome};
use chrono::TimeDelta;
use domain::{BusinessId, NeedId};
use meaning::{Centre, Placement, Vector};
use std::collections::{BTreeMap, HashMap};
use store::{NeedName, Tx};

/// The newest questions that are looked at; older ones keep the need they have.
pub(super) const MOST_QUESTIONS: u64 = 20_000;
/// Questions embedded between two commits.
const AT_ONCE: usize = 64;

/// Places what has not been placed. Safe to repeat: a question that has its vector is done.
pub(crate) async fn learn(app: &App, business: BusinessId) -> Deed<Outcome> {
    let desk = app.of(business);
    let mut new = desk.list_new_questions(MOST_QUESTIONS).await?;
    if new.is_empty() {
        return Ok(Outcome::Done);
    }
    let mut centres = Centres::of(desk.list_placed_vectors(MOST_QUESTIONS).await?);
    new.sort_by_key(|question| (question.asked_at, question.message));
    for batch in new.chunks(AT_ONCE) {
        let vectors =
            embed(app, batch.iter().map(|question| meaning::normalise(&question.text)).collect()).await?;
        let mut tx = desk.begin().await?;
        let mut stands: HashMap<NeedId, Option<NeedId>> = HashMap::new();
        for (question, vector) in batch.iter().zip(vectors) {
            let near = match question.need.or_else(|| centres.nearest(&vector)) {
                Some(near) => where_it_went(&tx, near, &mut stands).await?,
                None => None,
            };
            let need = if let Some(need) = near {
                need
            } else {
                let need: NeedId = app.new_id();
                let title = domain::needs::need_title(&title_of(&question.text))
                    .unwrap_or_else(|| "A question".into());
                let created_at = question.asked_at;
                tx.save_need(&NeedName { id: need, title, renamed_by: None, created_at, merged_into: None })
                    .await?;
                need
            };
            centres.add(need, &vector);
            tx.save_vector(question.message, vector.to_bytes()).await?;
            tx.place_question(question.message, need, None).await?;
        }
        let later = app.clock.ahead(TimeDelta::minutes(2));
        tx.enqueue(Job::Regroup.order_at(app, later), app.now()).await?;
        tx.commit().await?;
    }
    Ok(Outcome::Done)
}

/// A need as it stands now: somebody may have merged it since, or it may be gone.
async fn where_it_went(
    tx: &Tx,
    need: NeedId,
    known: &mut HashMap<NeedId, Option<NeedId>>,
) -> Deed<Option<NeedId>> {
    if let Some(stands) = known.get(&need) {
        return Ok(*stands);
    }
    let mut stands = Some(need);
    while let Some(id) = stands {
        match tx.lookup_need(id).await?.map(|need| need.merged_into) {
            Some(None) => break,
            Some(into) => stands = into,
            None => stands = None,
        }
    }
    known.insert(need, stands);
    Ok(stands)
}

/// A title in the customer's words: no names, no links, one line.
pub(crate) fn title_of(text: &str) -> String {
    domain::text::one_line(&meaning::without_names(&meaning::normalise(text), &[]), 120)
}

/// Vectors of texts, on a thread of their own: some milliseconds each.
pub(super) async fn embed(app: &App, texts: Vec<String>) -> Deed<Vec<Vector>> {
    let app = app.clone();
    tokio::task::spawn_blocking(move || {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        app.meaning.embed(&texts)
    })
    .await
    .map_err(|error| DeedError::Outside(format!("The sentence model stopped: {error}")))?
    .map_err(|error| DeedError::Outside(format!("The sentence model could not be used: {error}")))
}

/// Where the needs lie: the middles of their questions.
struct Centres {
    needs: Vec<NeedId>,
    centres: Vec<Centre>,
}

impl Centres {
    fn of(placed: Vec<(NeedId, Vec<u8>)>) -> Self {
        let mut by_need: BTreeMap<NeedId, Centre> = BTreeMap::new();
        for (need, vector) in placed {
            if let Some(vector) = Vector::from_bytes(&vector) {
                by_need.entry(need).or_insert_with(|| Centre::of(&[])).add(&vector);
            }
        }
        let (needs, centres) = by_need.into_iter().unzip();
        Self { needs, centres }
    }

    fn nearest(&self, vector: &Vector) -> Option<NeedId> {
        match meaning::place(vector, &self.centres) {
            Placement::Nearest { index, .. } => self.needs.get(index).copied(),
            Placement::New => None,
        }
    }

    fn add(&mut self, need: NeedId, vector: &Vector) {
        if let Some(index) = self.needs.iter().position(|known| *known == need) {
            self.centres[index].add(vector);
        } else {
            self.needs.push(need);
            self.centres.push(Centre::of(std::slice::from_ref(vector)));
        }
    }
}

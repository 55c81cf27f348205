//! Now and then all questions are looked at together: groups that were guessed one by one are found anew.
//! What a person named, merged, split, moved or wrote an article for stays as it is.

use super::learn::{MOST_QUESTIONS, title_of};
use crate::App;
use crate::error::{Deed, DeedError};
use crate::work::Outcome;
use domain::{BusinessId, NeedId};
use meaning::Vector;
use std::collections::{HashMap, HashSet};
use store::{NeedName, Question, Tx};

/// Finds the groups anew and gives each the need it has most in common with.
pub(crate) async fn regroup(app: &App, business: BusinessId) -> Deed<Outcome> {
    let desk = app.of(business);
    let needs: HashMap<NeedId, NeedName> =
        desk.list_needs().await?.into_iter().map(|need| (need.id, need)).collect();
    let answered: HashSet<NeedId> =
        desk.list_answers(None).await?.into_iter().map(|(need, _)| need).collect();
    let (questions, vectors): (Vec<Question>, Vec<Vector>) = desk
        .list_all_questions(MOST_QUESTIONS)
        .await?
        .into_iter()
        .filter_map(|question| {
            let vector = question.vector.as_deref().and_then(Vector::from_bytes)?;
            Some((question, vector))
        })
        .unzip();
    if questions.len() < 2 {
        return Ok(Outcome::Done);
    }
    let mut fixed_needs: Vec<NeedId> = Vec::new();
    let fixed: Vec<Option<usize>> = questions
        .iter()
        .map(|question| {
            let need = question.need?;
            let named = needs.get(&need).is_some_and(|need| need.renamed_by.is_some());
            if question.moved_by.is_none() && !named && !answered.contains(&need) {
                return None;
            }
            let place = fixed_needs.iter().position(|fixed| *fixed == need).unwrap_or_else(|| {
                fixed_needs.push(need);
                fixed_needs.len() - 1
            });
            Some(place)
        })
        .collect();
    let (questions, vectors, grouping) = tokio::task::spawn_blocking(move || {
        let grouping = meaning::regroup(&vectors, &fixed);
        (questions, vectors, grouping)
    })
    .await
    .map_err(|error| DeedError::Outside(format!("The grouping stopped: {error}")))?;

    let mut taken: HashSet<NeedId> = fixed_needs.iter().copied().collect();
    let mut groups: Vec<Vec<usize>> = grouping.groups.iter().map(|group| group.members.clone()).collect();
    groups.extend(grouping.alone.iter().map(|row| vec![*row]));
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let mut tx = desk.begin().await?;
    if decided_meanwhile(&tx, &needs, &answered).await? {
        return Ok(Outcome::Now);
    }
    for group in groups {
        let fixed =
            group.iter().find_map(|row| questions[*row].need.filter(|need| fixed_needs.contains(need)));
        let need = match fixed.or_else(|| most_common(&group, &questions, &taken)) {
            Some(need) => need,
            None => app.new_id(),
        };
        taken.insert(need);
        let known = needs.get(&need);
        if known.is_none_or(|known| known.renamed_by.is_none() && !answered.contains(&need)) {
            let members: Vec<(&str, &Vector)> =
                group.iter().map(|row| (questions[*row].text.as_str(), &vectors[*row])).collect();
            let typical = meaning::title(&members);
            let title = domain::needs::need_title(&title_of(members[typical].0))
                .unwrap_or_else(|| "A question".into());
            if known.is_none_or(|known| known.title != title) {
                let created_at = group.iter().map(|row| questions[*row].asked_at).min().unwrap_or(app.now());
                tx.save_need(&NeedName { id: need, title, renamed_by: None, created_at, merged_into: None })
                    .await?;
            }
        }
        for row in group {
            let question = &questions[row];
            if question.need != Some(need) && question.moved_by.is_none() {
                tx.place_question(question.message, need, None).await?;
            }
        }
    }
    tx.remove_empty_needs().await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Whether a person named, merged or began to answer a need while the groups were being found: they are found again.
/// From here on nobody can until the commit.
async fn decided_meanwhile(
    tx: &Tx,
    needs: &HashMap<NeedId, NeedName>,
    answered: &HashSet<NeedId>,
) -> Deed<bool> {
    let now: HashMap<NeedId, NeedName> =
        tx.list_needs().await?.into_iter().map(|need| (need.id, need)).collect();
    let answers = tx.list_answers(None).await?.into_iter().map(|(need, _)| need);
    let begun = answers.filter(|need| needs.contains_key(need)).any(|need| !answered.contains(&need));
    Ok(begun || needs.iter().any(|(id, need)| now.get(id) != Some(need)))
}

/// The need most of a group's questions are in, unless another group took it.
fn most_common(group: &[usize], questions: &[Question], taken: &HashSet<NeedId>) -> Option<NeedId> {
    let mut counts: HashMap<NeedId, usize> = HashMap::new();
    for need in group.iter().filter_map(|row| questions[*row].need).filter(|need| !taken.contains(need)) {
        *counts.entry(need).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(need, count)| (*count, std::cmp::Reverse(*need))).map(|(need, _)| need)
}

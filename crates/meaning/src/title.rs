//! The question that stands for many.

use crate::asks::{Asks, asks};
use crate::text::normalise;
use crate::vector::{DIMENSIONS, Vector, dot};

/// Words a title has at best; longer ones lose a little with each word.
const FEWEST: usize = 4;
const MOST: usize = 12;

/// The place of the most typical question: near the middle, short, a question, without greetings and numbers.
/// 0 when there are none.
pub fn title(members: &[(&str, &Vector)]) -> usize {
    let mut middle = [0.0; DIMENSIONS];
    for (_, vector) in members {
        middle.iter_mut().zip(vector.values()).for_each(|(sum, value)| *sum += value);
    }
    let middle = crate::group::space::unit(middle.to_vec());
    // What only the nearest can win need not be read.
    let mut order: Vec<(usize, f32)> = members
        .iter()
        .enumerate()
        .map(|(place, (_, vector))| (place, dot(&middle, vector.values())))
        .collect();
    order.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
    let scored =
        order.iter().take(40).map(|(place, nearness)| (*place, nearness + fitness(members[*place].0)));
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best }).map_or(0, |(place, _)| place)
}

/// Between about -0.5 and 0.05, in the unit of cosines.
fn fitness(text: &str) -> f32 {
    let words = text.split_whitespace().count();
    let too_long = 0.012 * words.saturating_sub(MOST) as f32;
    let too_short = 0.03 * FEWEST.saturating_sub(words) as f32;
    let asked = match asks(text).kind {
        Asks::Question => 0.05,
        Asks::Request | Asks::Complaint => 0.0,
        Asks::Nothing => -0.1,
    };
    // What `normalise` has to change has a greeting, a name or a number in it.
    let changed = if normalise(text).chars().count() + 2 < text.trim().chars().count() { 0.05 } else { 0.0 };
    asked - too_long.min(0.3) - too_short - changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_plain_question_stands_for_many() {
        let texts = [
            "Hi Ada, how long does a table take? Thanks, Ben",
            "How long does a table take?",
            "I was talking to my neighbour the other day and we asked ourselves how long it would take to have a table made by you",
            "table time",
        ];
        let vectors = crate::SentenceModel::load().unwrap().embed(&texts);
        let members: Vec<(&str, &Vector)> = texts.iter().copied().zip(&vectors).collect();
        assert_eq!(title(&members), 1);
        assert_eq!(title(&[]), 0);
    }
}

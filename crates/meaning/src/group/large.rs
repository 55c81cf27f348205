//! More rows than pairs fit into memory: some of them make the groups, the others join.

use super::confidence::{nearest_middles, settle, sums};
use super::space::Rows;
use super::{join_into, join_near};
use crate::place::NEAR_CENTRE;

/// Up to here every pair is looked at: 12,000 rows have 72 million pairs, 288 MB.
const MOST_ROWS: usize = 12_000;
/// Above, so many rows at a time make groups.
const SAMPLE: usize = 10_000;
/// What four samples did not explain stays alone.
const ROUNDS: usize = 4;

/// Labels 0, 1, 2…, as many as the data has.
pub(super) fn by_distance(rows: &Rows) -> Vec<usize> {
    by_distance_within(rows, MOST_ROWS, SAMPLE)
}

/// Exactly so many labels.
pub(super) fn in_groups(rows: &Rows, groups: usize) -> Vec<usize> {
    in_groups_within(rows, groups, MOST_ROWS, SAMPLE)
}

fn by_distance_within(rows: &Rows, most: usize, sample: usize) -> Vec<usize> {
    if rows.len() <= most {
        return join_near(rows);
    }
    let mut labels: Vec<Option<usize>> = vec![None; rows.len()];
    let mut groups = 0;
    let mut left: Vec<usize> = (0..rows.len()).collect();
    for _ in 0..ROUNDS {
        let (taken, others) = thrown(&left, sample);
        let part = rows.pick(&taken);
        let found = join_near(&part);
        let middles = Rows::collect(sums(&part, &found).into_iter());
        taken.iter().zip(&found).for_each(|(row, label)| labels[*row] = Some(groups + label));
        left = Vec::new();
        for (row, (nearest, cosine)) in others.iter().zip(nearest_middles(&rows.pick(&others), &middles)) {
            if cosine >= NEAR_CENTRE {
                labels[*row] = Some(groups + nearest);
            } else {
                left.push(*row);
            }
        }
        groups += middles.len();
        if left.is_empty() {
            break;
        }
    }
    labels
        .into_iter()
        .map(|label| {
            label.unwrap_or_else(|| {
                groups += 1;
                groups - 1
            })
        })
        .collect()
}

fn in_groups_within(rows: &Rows, groups: usize, most: usize, sample: usize) -> Vec<usize> {
    if rows.len() <= most {
        return join_into(rows, groups);
    }
    let all: Vec<usize> = (0..rows.len()).collect();
    let (taken, _) = thrown(&all, sample.max(groups));
    let part = rows.pick(&taken);
    // So many groups that hardly any has two rows need no search: every taken row begins one.
    let found = if groups > sample { (0..taken.len()).collect() } else { join_into(&part, groups) };
    let middles = Rows::collect(sums(&part, &found).into_iter());
    let mut labels: Vec<usize> =
        nearest_middles(rows, &middles).into_iter().map(|(nearest, _)| nearest).collect();
    // The rows that made the groups hold them, so that none is empty.
    taken.iter().zip(&found).for_each(|(row, label)| labels[*row] = *label);
    settle(rows, &mut labels);
    labels
}

/// So many of the rows, as if thrown but always the same ones, and the others. (Evenly spaced ones would meet a file
/// that repeats itself always in the same place.)
fn thrown(rows: &[usize], count: usize) -> (Vec<usize>, Vec<usize>) {
    let mut order: Vec<(u64, usize)> = rows.iter().map(|row| (scattered(*row as u64), *row)).collect();
    order.sort_unstable();
    let others = order.split_off(count.min(order.len()));
    let in_order = |part: Vec<(u64, usize)>| {
        let mut rows: Vec<usize> = part.into_iter().map(|(_, row)| row).collect();
        rows.sort_unstable();
        rows
    };
    (in_order(order), in_order(others))
}

/// The finishing step of the generator SplitMix64.
fn scattered(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::super::space::centred;
    use super::*;
    use crate::vector::{DIMENSIONS, Vector};

    /// Rows around so many middles, by a generator of our own.
    fn rows(count: usize, middles: usize) -> Rows {
        let mut state = 7_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / 8_388_608.0 - 1.0
        };
        let middles: Vec<[f32; DIMENSIONS]> =
            (0..middles).map(|_| [0.0; DIMENSIONS].map(|_: f32| next())).collect();
        let mut vectors = Vec::new();
        for row in 0..count {
            vectors.push(Vector::new(middles[row % middles.len()].map(|value| value + 0.6 * next())));
        }
        centred(&vectors)
    }

    fn right(labels: &[usize], middles: usize) -> f64 {
        let truth: Vec<usize> = (0..labels.len()).map(|row| row % middles).collect();
        crate::score(labels, &truth).unwrap().ari
    }

    #[test]
    fn a_sample_finds_the_groups_of_all() {
        let rows = rows(900, 7);
        assert!(right(&by_distance_within(&rows, 300, 200), 7) > 0.95);
        assert!(right(&in_groups_within(&rows, 7, 300, 200), 7) > 0.95);
    }

    #[test]
    fn what_the_first_sample_does_not_know_makes_groups_later() {
        // A sample of thirty meets about half of sixty middles.
        let rows = rows(600, 60);
        let labels = by_distance_within(&rows, 100, 30);
        assert!(right(&labels, 60) > 0.6, "{}", right(&labels, 60));
    }

    #[test]
    fn the_number_of_groups_is_kept() {
        let rows = rows(400, 5);
        for groups in [1, 5, 60, 150, 400] {
            let labels = in_groups_within(&rows, groups, 100, 80);
            let mut found = labels.clone();
            found.sort_unstable();
            found.dedup();
            assert_eq!(found.len(), groups);
        }
    }

    #[test]
    fn every_row_is_taken_or_not() {
        let rows: Vec<usize> = (0..10).collect();
        let (taken, others) = thrown(&rows, 4);
        assert_eq!((taken.len(), others.len()), (4, 6));
        assert!(taken.is_sorted() && taken.iter().all(|row| !others.contains(row)));
        assert_eq!(thrown(&rows, 20), (rows, vec![]));
    }
}

//! Joins the nearest rows and groups, again and again: the classic way, with every pair's distance in memory.

use super::space::Rows;
use crate::threads::in_parallel;
use kodama::{Dendrogram, Method, linkage};
use std::sync::Mutex;

/// Until when groups are joined.
#[derive(Clone, Copy)]
pub(super) enum Until {
    /// Exactly so many groups are left (Ward's linkage: even groups).
    Groups(usize),
    /// No two groups are nearer, in squared distance between unit rows (average linkage: what stands apart stays apart).
    Distance(f32),
}

/// For each row the number of its group; groups are numbered as their first rows come.
pub(super) fn join(rows: &Rows, until: Until) -> Vec<usize> {
    let count = rows.len();
    if count < 2 {
        return vec![0; count];
    }
    let mut distances = distances(rows, matches!(until, Until::Groups(_)));
    let tree = match until {
        Until::Groups(_) => linkage(&mut distances, count, Method::Ward),
        Until::Distance(_) => linkage(&mut distances, count, Method::Average),
    };
    cut(&tree, count, until)
}

fn cut(tree: &Dendrogram<f32>, rows: usize, until: Until) -> Vec<usize> {
    let joined = match until {
        Until::Groups(groups) => rows - groups.clamp(1, rows),
        Until::Distance(most) => tree.steps().iter().take_while(|step| step.dissimilarity <= most).count(),
    };
    // Every join makes a new node behind the rows; a node's parent is the join it goes into.
    let mut parents: Vec<usize> = (0..rows + joined).collect();
    for (place, step) in tree.steps()[..joined].iter().enumerate() {
        parents[step.cluster1] = rows + place;
        parents[step.cluster2] = rows + place;
    }
    for node in (0..parents.len()).rev() {
        parents[node] = parents[parents[node]];
    }
    numbered(&parents[..rows])
}

/// Any labels as 0, 1, 2… in the order they come.
pub(super) fn numbered(labels: &[usize]) -> Vec<usize> {
    let mut numbers = std::collections::HashMap::new();
    labels
        .iter()
        .map(|label| {
            let next = numbers.len();
            *numbers.entry(*label).or_insert(next)
        })
        .collect()
}

/// Distance of every pair, the rows' upper triangle line by line. Squared, or with the root taken for Ward's linkage,
/// which squares by itself.
fn distances(rows: &Rows, root: bool) -> Vec<f32> {
    let count = rows.len();
    let mut distances = vec![0.0_f32; count * (count - 1) / 2];
    let mut rest = distances.as_mut_slice();
    let blocks: Vec<_> = rows
        .blocks()
        .into_iter()
        .map(|block| {
            let size = block.clone().map(|row| count - 1 - row).sum();
            (block, Mutex::new(rest.split_off_mut(..size).unwrap_or_default()))
        })
        .collect();
    in_parallel(
        &blocks,
        |(block, part)| {
            let table = rows.cosines(block.clone(), rows);
            let mut part = part.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            let mut out = part.iter_mut();
            for (row, cosines) in block.clone().zip(table.chunks_exact(count)) {
                for (cosine, place) in cosines[row + 1..].iter().zip(&mut out) {
                    let distance = (2.0 - 2.0 * cosine).max(0.0);
                    *place = if root { distance.sqrt() } else { distance };
                }
            }
        },
        |_| (),
    );
    drop(blocks);
    distances
}

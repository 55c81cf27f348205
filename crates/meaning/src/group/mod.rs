//! Which questions want the same.

mod confidence;
mod fixed;
mod large;
mod linkage;
pub(crate) mod space;

use crate::vector::Vector;
use confidence::described;
use fixed::Points;
use linkage::Until;
use space::{Rows, centred, drawn, neighbours};

/// Questions that want the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Rows, in order.
    pub members: Vec<usize>,
    /// The row nearest to the middle.
    pub central: usize,
    /// From 0 to 1: how likely a member belongs here rather than elsewhere, on average.
    pub confidence: f32,
}

/// Every row once: in a group, or alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grouping {
    /// The largest first.
    pub groups: Vec<Group>,
    /// Rows that are like no other. Empty when the number of groups was given.
    pub alone: Vec<usize>,
}

/// Squared distance up to which drawn groups are joined: a mean cosine of 0.725 between their members.
const NEAR: f32 = 0.55;
/// The same where nothing is drawn, because there are only a handful: a mean cosine of 0.525.
const NEAR_UNDRAWN: f32 = 0.95;

/// Finds the groups. With `groups` exactly so many (at least 1, at most one a row); without, as many as the data has.
/// Deterministic. Memory grows with the square of the rows up to 12,000 (300 MB) and then no more; time likewise.
pub fn group(vectors: &[Vector], groups: Option<usize>) -> Grouping {
    let rows = centred(vectors);
    match groups {
        Some(groups) => {
            let labels = large::in_groups(&rows, groups.clamp(1, vectors.len().max(1)));
            described(&rows, &labels, |_| true)
        }
        None => described(&rows, &large::by_distance(&rows), |_| false),
    }
}

/// Finds the groups anew around what people decided: rows with the same number in `fixed` stay together, rows with
/// different ones stay apart, and rows with `None` join them or each other. `fixed` has one entry a vector (missing ones
/// count as `None`). A fixed row is never `alone`.
pub fn regroup(vectors: &[Vector], fixed: &[Option<usize>]) -> Grouping {
    let rows = centred(vectors);
    let points = Points::of(&rows, fixed);
    let labels = points.spread(&large::by_distance(points.rows()), &rows);
    described(&rows, &labels, |row| fixed.get(row).is_some_and(Option::is_some))
}

/// All groups nearer than the threshold, with every pair in memory.
fn join_near(rows: &Rows) -> Vec<usize> {
    let neighbours = neighbours(rows.len());
    let near = if neighbours == 0 { NEAR_UNDRAWN } else { NEAR };
    linkage::join(&drawn(rows, neighbours), Until::Distance(near))
}

/// Exactly so many groups, with every pair in memory.
fn join_into(rows: &Rows, groups: usize) -> Vec<usize> {
    let drawn = drawn(rows, neighbours(rows.len()));
    let mut labels = linkage::join(&drawn, Until::Groups(groups));
    // Joins are never undone, so some rows end nearer to another group than to their own.
    for _ in 0..2 {
        confidence::settle(&drawn, &mut labels);
    }
    labels
}

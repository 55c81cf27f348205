//! Where questions of one business lie beside each other.
//!
//! Everything a joiner is asked is about wood: their vectors share a direction that tells nothing. Taking the mean out
//! is what lets one threshold fit all businesses and languages. Drawing each question towards its nearest neighbours
//! then makes groups denser and the space between them emptier. Figures: the needs-grouping decision.

use crate::threads::in_parallel;
use crate::vector::{DIMENSIONS, Vector, dot};
use ndarray::ArrayView2;
use std::ops::Range;

/// The mean of few questions is no mean: it counts as if so many others lay around zero.
const UNSEEN: f32 = 30.0;
/// How often questions are drawn to their neighbours.
const DRAWS: usize = 2;
/// A neighbour draws by what its cosine has above this: to have a nearest one is nothing yet.
const UNLIKE: f32 = 0.1;
/// Rows compared at once: a table of these by all rows fits the cache or nearly.
const BLOCK: usize = 128;

/// Unit rows, one after another.
#[derive(Clone)]
pub(crate) struct Rows(Vec<f32>);

impl Rows {
    pub(crate) fn len(&self) -> usize {
        self.0.len() / DIMENSIONS
    }

    pub(crate) fn row(&self, row: usize) -> &[f32] {
        &self.0[row * DIMENSIONS..][..DIMENSIONS]
    }

    pub(crate) fn pick(&self, rows: &[usize]) -> Self {
        Self(rows.iter().flat_map(|row| self.row(*row)).copied().collect())
    }

    pub(crate) fn collect(rows: impl Iterator<Item = Vec<f32>>) -> Self {
        Self(rows.flat_map(unit).collect())
    }

    /// Cosines of some of these rows with all of `others`, one row of the table each.
    pub(crate) fn cosines(&self, some: Range<usize>, others: &Self) -> Vec<f32> {
        let left = &self.0[some.start * DIMENSIONS..some.end * DIMENSIONS];
        let left = ArrayView2::from_shape((some.len(), DIMENSIONS), left).expect("whole rows");
        let right = ArrayView2::from_shape((others.len(), DIMENSIONS), &others.0).expect("whole rows");
        left.dot(&right.t()).into_raw_vec_and_offset().0
    }

    pub(crate) fn blocks(&self) -> Vec<Range<usize>> {
        (0..self.len()).step_by(BLOCK).map(|start| start..self.len().min(start + BLOCK)).collect()
    }
}

/// The mean that is taken out, from a sum of so many vectors.
pub(crate) fn shared(sum: &[f32; DIMENSIONS], count: f32) -> [f32; DIMENSIONS] {
    sum.map(|value| value / (count + UNSEEN))
}

pub(crate) fn less(values: &[f32], mean: &[f32; DIMENSIONS]) -> Vec<f32> {
    values.iter().zip(mean).map(|(value, mean)| value - mean).collect()
}

pub(crate) fn unit(mut values: Vec<f32>) -> Vec<f32> {
    let length = dot(&values, &values).sqrt();
    if length > 1e-6 {
        for value in &mut values {
            *value /= length;
        }
    } else {
        values.fill(0.0);
    }
    values
}

/// All vectors without what they share.
pub(crate) fn centred(vectors: &[Vector]) -> Rows {
    let mut sum = [0.0; DIMENSIONS];
    for vector in vectors {
        sum.iter_mut().zip(vector.values()).for_each(|(sum, value)| *sum += value);
    }
    let mean = shared(&sum, vectors.len() as f32);
    Rows::collect(vectors.iter().map(|vector| less(vector.values(), &mean)))
}

/// How many neighbours draw a question: more among many, none among a handful.
pub(crate) fn neighbours(rows: usize) -> usize {
    let wanted = (1.9 * (rows as f32).powf(0.25)).round() as usize;
    wanted.min(rows / 6)
}

/// Rows drawn towards their neighbours.
pub(crate) fn drawn(rows: &Rows, neighbours: usize) -> Rows {
    if neighbours == 0 {
        return rows.clone();
    }
    let blocks = rows.blocks();
    let nearest = in_parallel(&blocks, |block| nearest(rows, block, neighbours), |_| ());
    let nearest: Vec<Vec<(usize, f32)>> = nearest.into_iter().flatten().collect();
    let mut drawn = rows.clone();
    for _ in 0..DRAWS {
        drawn = Rows::collect(nearest.iter().enumerate().map(|(row, nearest)| {
            let mut sum = drawn.row(row).to_vec();
            for (other, weight) in nearest {
                sum.iter_mut().zip(drawn.row(*other)).for_each(|(sum, value)| *sum += weight * value);
            }
            sum
        }));
    }
    drawn
}

/// The nearest other rows of each row of a block and how alike they are; unlike ones weigh nothing.
fn nearest(rows: &Rows, block: &Range<usize>, count: usize) -> Vec<Vec<(usize, f32)>> {
    let table = rows.cosines(block.clone(), rows);
    let order =
        |left: &(usize, f32), right: &(usize, f32)| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0));
    let mut others: Vec<(usize, f32)> = Vec::with_capacity(rows.len());
    block
        .clone()
        .zip(table.chunks_exact(rows.len()))
        .map(|(row, cosines)| {
            others.clear();
            others.extend(cosines.iter().copied().enumerate().filter(|(other, _)| *other != row));
            if others.len() > count {
                others.select_nth_unstable_by(count - 1, order);
            }
            others.iter().take(count).map(|(other, weight)| (*other, (weight - UNLIKE).max(0.0))).collect()
        })
        .collect()
}

//! What people decided holds: a need they shaped is one point, whatever lies in it.

use super::space::{Rows, unit};
use crate::vector::{DIMENSIONS, dot};
use std::collections::BTreeMap;

/// Each fixed need as one point, its middle, and after them each free row.
pub(super) struct Points {
    rows: Rows,
    /// The point of each row.
    point_of: Vec<usize>,
    /// How many points are needs.
    needs: usize,
}

impl Points {
    pub(super) fn of(rows: &Rows, fixed: &[Option<usize>]) -> Self {
        let fixed = |row: usize| fixed.get(row).copied().flatten();
        let mut numbers: BTreeMap<usize, usize> =
            (0..rows.len()).filter_map(fixed).map(|need| (need, 0)).collect();
        numbers.values_mut().enumerate().for_each(|(place, number)| *number = place);
        let needs = numbers.len();
        let mut points = vec![vec![0.0; DIMENSIONS]; needs];
        let mut point_of = Vec::with_capacity(rows.len());
        for row in 0..rows.len() {
            if let Some(need) = fixed(row) {
                let number = numbers[&need];
                points[number].iter_mut().zip(rows.row(row)).for_each(|(sum, value)| *sum += value);
                point_of.push(number);
            } else {
                point_of.push(points.len());
                points.push(rows.row(row).to_vec());
            }
        }
        Self { rows: Rows::collect(points.into_iter().map(unit)), point_of, needs }
    }

    pub(super) fn rows(&self) -> &Rows {
        &self.rows
    }

    /// Labels of the rows from labels of the points. Where points of several needs came together, each keeps to
    /// itself, and the free rows among them go to the nearest.
    pub(super) fn spread(&self, labels: &[usize], rows: &Rows) -> Vec<usize> {
        let mut needs_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        (0..self.needs).for_each(|need| needs_of.entry(labels[need]).or_default().push(need));
        let free_labels = labels.iter().max().map_or(0, |most| most + 1);
        let label = |(row, point): (usize, &usize)| {
            let own = labels[*point];
            let nearness = |need: &usize| dot(self.rows.row(*need), rows.row(row));
            match needs_of.get(&own).map(Vec::as_slice) {
                None | Some([_]) => own,
                Some(_) if *point < self.needs => free_labels + point,
                Some(needs) => {
                    let nearest =
                        needs.iter().max_by(|left, right| nearness(left).total_cmp(&nearness(right)));
                    free_labels + nearest.unwrap_or(point)
                }
            }
        };
        self.point_of.iter().enumerate().map(label).collect()
    }
}

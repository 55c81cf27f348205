//! From labels to groups: middles, and how sure each is.

use super::space::{Rows, unit};
use super::{Group, Grouping, linkage::numbered};
use crate::place::sure;
use crate::threads::in_parallel;
use crate::vector::{DIMENSIONS, dot};

/// Groups of labelled rows. A row alone under its label is a group only if `kept` says so.
pub(super) fn described(rows: &Rows, labels: &[usize], kept: impl Fn(usize) -> bool) -> Grouping {
    let labels = numbered(labels);
    let sums = sums(rows, &labels);
    let middles = Rows::collect(sums.iter().cloned());
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); sums.len()];
    labels.iter().enumerate().for_each(|(row, label)| members[*label].push(row));
    let others = in_parallel(
        &rows.blocks(),
        |block| {
            let table = rows.cosines(block.clone(), &middles);
            let nearest_other = |(row, cosines): (usize, &[f32])| {
                let others = cosines.iter().enumerate().filter(|(label, _)| *label != labels[row]);
                others.map(|(_, cosine)| *cosine).fold(0.0, f32::max)
            };
            block
                .clone()
                .zip(table.chunks_exact(middles.len().max(1)))
                .map(nearest_other)
                .collect::<Vec<f32>>()
        },
        |_| (),
    )
    .concat();
    let mut grouping = Grouping::default();
    for (label, members) in members.into_iter().enumerate() {
        if let [row] = members[..]
            && !kept(row)
        {
            grouping.alone.push(row);
            continue;
        }
        let own = |row: usize| {
            // Without the row itself, or small groups would look surer than they are.
            let rest = sums[label].iter().zip(rows.row(row)).map(|(sum, value)| sum - value).collect();
            dot(&unit(rest), rows.row(row))
        };
        let sure: f32 = members.iter().map(|row| sure(own(*row), others[*row])).sum();
        let nearness = |row: usize| dot(middles.row(label), rows.row(row));
        let central = members
            .iter()
            .copied()
            .reduce(|best, row| if nearness(row) > nearness(best) { row } else { best });
        let confidence = sure / members.len() as f32;
        grouping.groups.push(Group { central: central.unwrap_or(0), confidence, members });
    }
    grouping
        .groups
        .sort_by_key(|group| (std::cmp::Reverse(group.members.len()), group.members.first().copied()));
    grouping
}

/// Moves every row to the group whose middle is nearest. No group is left empty.
pub(super) fn settle(rows: &Rows, labels: &mut [usize]) {
    let middles = Rows::collect(sums(rows, labels).into_iter());
    let nearest = nearest_middles(rows, &middles);
    let mut sizes = vec![0_usize; middles.len()];
    for label in &*labels {
        sizes[*label] += 1;
    }
    for (label, (nearest, _)) in labels.iter_mut().zip(nearest) {
        if sizes[*label] > 1 {
            sizes[*label] -= 1;
            sizes[nearest] += 1;
            *label = nearest;
        }
    }
}

/// For each row the nearest middle and its cosine. There is at least one middle.
pub(super) fn nearest_middles(rows: &Rows, middles: &Rows) -> Vec<(usize, f32)> {
    let nearest = |cosines: &[f32]| {
        let best = cosines
            .iter()
            .copied()
            .enumerate()
            .reduce(|best, next| if next.1 > best.1 { next } else { best });
        best.unwrap_or((0, 0.0))
    };
    in_parallel(
        &rows.blocks(),
        |block| {
            rows.cosines(block.clone(), middles).chunks_exact(middles.len()).map(nearest).collect::<Vec<_>>()
        },
        |_| (),
    )
    .concat()
}

/// The sum of the rows under each label; labels are 0, 1, 2…
pub(super) fn sums(rows: &Rows, labels: &[usize]) -> Vec<Vec<f32>> {
    let groups = labels.iter().max().map_or(0, |most| most + 1);
    let mut sums = vec![vec![0.0; DIMENSIONS]; groups];
    for (row, label) in labels.iter().enumerate() {
        sums[*label].iter_mut().zip(rows.row(row)).for_each(|(sum, value)| *sum += value);
    }
    sums
}

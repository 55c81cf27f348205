//! How well groups agree with labels that people gave. All four figures are 1 when they agree wholly.

use std::collections::HashMap;
use std::hash::Hash;

/// The standard figures of a grouping.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Normalised mutual information: over the arithmetic mean of both entropies.
    pub nmi: f64,
    /// Adjusted Rand index: 0 is chance.
    pub ari: f64,
    /// Share of rows in the group that stands for their label, each group for at most one label, as well as possible.
    pub accuracy: f64,
    /// F1 of B-cubed precision and recall.
    pub b_cubed: f64,
}

/// Compares groups and labels of the same rows. `None` when there are no rows or not as many labels as groups.
pub fn score<G: Eq + Hash, L: Eq + Hash>(groups: &[G], labels: &[L]) -> Option<Score> {
    if groups.is_empty() || groups.len() != labels.len() {
        return None;
    }
    let (groups, labels) = (numbered(groups), numbered(labels));
    let mut cells: HashMap<(usize, usize), f64> = HashMap::new();
    groups.iter().zip(&labels).for_each(|(group, label)| *cells.entry((*group, *label)).or_default() += 1.0);
    let mut cells: Vec<((usize, usize), f64)> = cells.into_iter().collect();
    // Sums of fractions depend on their order.
    cells.sort_unstable_by_key(|(place, _)| *place);
    let (group_sizes, label_sizes) = (sizes(&groups), sizes(&labels));
    let rows = groups.len() as f64;
    let entropy = |sizes: &[f64]| -> f64 { sizes.iter().map(|size| -size / rows * (size / rows).ln()).sum() };
    let mutual: f64 = cells
        .iter()
        .map(|((group, label), both)| {
            both / rows * (both * rows / (group_sizes[*group] * label_sizes[*label])).ln()
        })
        .sum();
    let entropies = entropy(&group_sizes) + entropy(&label_sizes);
    let precision: f64 =
        cells.iter().map(|((group, _), both)| both * both / group_sizes[*group]).sum::<f64>() / rows;
    let recall: f64 =
        cells.iter().map(|((_, label), both)| both * both / label_sizes[*label]).sum::<f64>() / rows;
    Some(Score {
        // One group and one label: nothing to know, and they agree.
        nmi: if entropies > 0.0 { (2.0 * mutual / entropies).max(0.0) } else { 1.0 },
        ari: adjusted_rand(&cells, &group_sizes, &label_sizes, rows),
        accuracy: matched(&cells, group_sizes.len(), label_sizes.len()) / rows,
        b_cubed: 2.0 * precision * recall / (precision + recall),
    })
}

fn adjusted_rand(cells: &[((usize, usize), f64)], groups: &[f64], labels: &[f64], rows: f64) -> f64 {
    let pairs = |count: f64| count * (count - 1.0) / 2.0;
    let together: f64 = cells.iter().map(|(_, both)| pairs(*both)).sum();
    let in_groups: f64 = groups.iter().copied().map(pairs).sum();
    let in_labels: f64 = labels.iter().copied().map(pairs).sum();
    let chance = if rows > 1.0 { in_groups * in_labels / pairs(rows) } else { 0.0 };
    let most = f64::midpoint(in_groups, in_labels);
    if (most - chance).abs() < f64::EPSILON { 1.0 } else { (together - chance) / (most - chance) }
}

/// Most rows that a matching of groups and labels can cover: the Hungarian method with potentials, the smaller side as
/// lines. Time: lines² × columns.
fn matched(cells: &[((usize, usize), f64)], groups: usize, labels: usize) -> f64 {
    let turned = groups > labels;
    let (lines, columns) = if turned { (labels, groups) } else { (groups, labels) };
    let mut gain = vec![0.0; lines * columns];
    for ((group, label), both) in cells {
        let (line, column) = if turned { (*label, *group) } else { (*group, *label) };
        gain[line * columns + column] = *both;
    }
    // Line and column 0 stand for "none"; `line_of[column]` is the line matched with it.
    let (mut line_height, mut column_height) = (vec![0.0; lines + 1], vec![0.0; columns + 1]);
    let mut line_of = vec![0_usize; columns + 1];
    for line in 1..=lines {
        let mut came_from = vec![0_usize; columns + 1];
        let mut slack = vec![f64::INFINITY; columns + 1];
        let mut visited = vec![false; columns + 1];
        line_of[0] = line;
        let mut here = 0;
        while line_of[here] != 0 {
            visited[here] = true;
            let from = line_of[here];
            let (mut least, mut next) = (f64::INFINITY, 0);
            for column in (1..=columns).filter(|column| !visited[*column]) {
                let cost =
                    -gain[(from - 1) * columns + column - 1] - line_height[from] - column_height[column];
                if cost < slack[column] {
                    slack[column] = cost;
                    came_from[column] = here;
                }
                if slack[column] < least {
                    least = slack[column];
                    next = column;
                }
            }
            for column in 0..=columns {
                if visited[column] {
                    line_height[line_of[column]] += least;
                    column_height[column] -= least;
                } else {
                    slack[column] -= least;
                }
            }
            here = next;
        }
        while here != 0 {
            line_of[here] = line_of[came_from[here]];
            here = came_from[here];
        }
    }
    (1..=columns)
        .filter(|column| line_of[*column] > 0)
        .map(|column| gain[(line_of[column] - 1) * columns + column - 1])
        .sum()
}

fn numbered<T: Eq + Hash>(values: &[T]) -> Vec<usize> {
    let mut numbers = HashMap::new();
    values
        .iter()
        .map(|value| {
            let next = numbers.len();
            *numbers.entry(value).or_insert(next)
        })
        .collect()
}

fn sizes(numbers: &[usize]) -> Vec<f64> {
    let mut sizes = vec![0.0; numbers.iter().max().map_or(0, |most| most + 1)];
    for number in numbers {
        sizes[*number] += 1.0;
    }
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64) {
        assert!((left - right).abs() < 1e-6, "{left} is not {right}");
    }

    /// The expected figures are scikit-learn's and SciPy's for the same rows.
    #[test]
    fn figures_are_those_of_others() {
        let found =
            score(&[0, 0, 1, 1, 1, 2, 2, 2, 3, 3], &["a", "a", "a", "b", "b", "b", "c", "c", "c", "a"])
                .unwrap();
        close(found.nmi, EXPECTED[0]);
        close(found.ari, EXPECTED[1]);
        close(found.accuracy, EXPECTED[2]);
        close(found.b_cubed, EXPECTED[3]);
    }
    const EXPECTED: [f64; 4] = [0.463_012_970, 0.110_169_492, 0.6, 0.548_258_706];

    #[test]
    fn the_edges_are_defined() {
        let same = score(&[1, 1, 2], &["x", "x", "y"]).unwrap();
        assert_eq!((same.accuracy, same.b_cubed), (1.0, 1.0));
        close(same.nmi, 1.0);
        close(same.ari, 1.0);
        close(score(&[1, 1], &[2, 2]).unwrap().nmi, 1.0);
        close(score(&[1, 2, 3], &[0, 0, 0]).unwrap().accuracy, 1.0 / 3.0);
        assert!(score::<u8, u8>(&[], &[]).is_none() && score(&[1], &[1, 2]).is_none());
    }
}

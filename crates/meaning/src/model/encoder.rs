//! Six layers of BERT, forward only. Texts of a batch lie one behind the other without padding: the matrix
//! products run over all tokens at once, attention over each text alone.

use super::ModelError;
use super::maths::{gelu, normalise_rows, softmax_rows};
use super::weights::{Matrix, Weights};
use super::wordpiece::MOST_TOKENS;
use crate::vector::{DIMENSIONS, Vector};
use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2, Axis, Slice};

const LAYERS: usize = 6;
const HEADS: usize = 12;
const HEAD: usize = DIMENSIONS / HEADS;
const WIDE: usize = 4 * DIMENSIONS;
const VOCABULARY: usize = 30_522;
/// Query, key and value are one product.
const THREE: usize = 3 * DIMENSIONS;
const LAYER_SIZE: usize = DIMENSIONS * (THREE + DIMENSIONS + WIDE) + WIDE * DIMENSIONS;

pub(super) struct Encoder {
    words: Matrix,
    positions: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    /// Every layer's matrices in f32, in one piece: 42 MB are more than the allocator keeps in its own heap
    /// (32 MB at most with glibc), so that dropping them really gives the memory back to the system.
    matrices: Vec<f32>,
}

struct Layer {
    three_bias: Vec<f32>,
    joined_bias: Vec<f32>,
    wide_bias: Vec<f32>,
    narrow_bias: Vec<f32>,
    first_norm: Norm,
    second_norm: Norm,
}

struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

impl Norm {
    fn open(weights: &Weights, name: &str) -> Result<Self, ModelError> {
        Ok(Self {
            weight: weights.numbers(&format!("{name}.weight"), DIMENSIONS)?,
            bias: weights.numbers(&format!("{name}.bias"), DIMENSIONS)?,
        })
    }
}

impl Encoder {
    pub(super) fn open() -> Result<Self, ModelError> {
        let weights = Weights::open()?;
        let mut matrices = vec![0.0; LAYERS * LAYER_SIZE];
        let mut layers = Vec::with_capacity(LAYERS);
        for (number, place) in matrices.chunks_exact_mut(LAYER_SIZE).enumerate() {
            let matrix = |name, rows, columns| weights.matrix(&format!("{number}.{name}"), rows, columns);
            let bias = |name, count| weights.numbers(&format!("{number}.{name}.bias"), count);
            let (three, rest) = place.split_at_mut(DIMENSIONS * THREE);
            let (joined, rest) = rest.split_at_mut(DIMENSIONS * DIMENSIONS);
            let (wide, narrow) = rest.split_at_mut(DIMENSIONS * WIDE);
            let mut three_bias = Vec::with_capacity(THREE);
            for (part, name) in ["query", "key", "value"].into_iter().enumerate() {
                turn(&matrix(name, DIMENSIONS, DIMENSIONS)?, three, THREE, part * DIMENSIONS);
                three_bias.extend(bias(name, DIMENSIONS)?);
            }
            turn(&matrix("joined", DIMENSIONS, DIMENSIONS)?, joined, DIMENSIONS, 0);
            turn(&matrix("wide", WIDE, DIMENSIONS)?, wide, WIDE, 0);
            turn(&matrix("narrow", DIMENSIONS, WIDE)?, narrow, DIMENSIONS, 0);
            layers.push(Layer {
                three_bias,
                joined_bias: bias("joined", DIMENSIONS)?,
                wide_bias: bias("wide", WIDE)?,
                narrow_bias: bias("narrow", DIMENSIONS)?,
                first_norm: Norm::open(&weights, &format!("{number}.first_norm"))?,
                second_norm: Norm::open(&weights, &format!("{number}.second_norm"))?,
            });
        }
        Ok(Self {
            words: weights.matrix("words", VOCABULARY, DIMENSIONS)?,
            positions: weights.numbers("positions", MOST_TOKENS * DIMENSIONS)?,
            norm: Norm::open(&weights, "norm")?,
            layers,
            matrices,
        })
    }

    /// One vector a text: the mean of its tokens' last states. `texts` are token ids, none empty.
    pub(super) fn encode(&self, texts: &[Vec<u32>]) -> Vec<Vector> {
        let tokens: usize = texts.iter().map(Vec::len).sum();
        let mut states = self.look_up(texts, tokens);
        let mut three = vec![0.0; tokens * THREE];
        let mut wide = vec![0.0; tokens * WIDE];
        let mut mixed = vec![0.0; tokens * DIMENSIONS];
        for (layer, matrices) in self.layers.iter().zip(self.matrices.chunks_exact(LAYER_SIZE)) {
            let (three_weight, rest) = matrices.split_at(DIMENSIONS * THREE);
            let (joined_weight, rest) = rest.split_at(DIMENSIONS * DIMENSIONS);
            let (wide_weight, narrow_weight) = rest.split_at(DIMENSIONS * WIDE);
            multiply(&states, three_weight, &layer.three_bias, &mut three);
            attend(texts, &three, &mut mixed);
            let joined = &mut three[..tokens * DIMENSIONS];
            multiply(&mixed, joined_weight, &layer.joined_bias, joined);
            add(&mut states, joined);
            normalise_rows(&mut states, &layer.first_norm.weight, &layer.first_norm.bias);
            multiply(&states, wide_weight, &layer.wide_bias, &mut wide);
            gelu(&mut wide);
            multiply(&wide, narrow_weight, &layer.narrow_bias, &mut mixed);
            add(&mut states, &mixed);
            normalise_rows(&mut states, &layer.second_norm.weight, &layer.second_norm.bias);
        }
        let mut rest = states.as_slice();
        texts.iter().map(|text| mean(rest.split_off(..text.len() * DIMENSIONS).unwrap_or_default())).collect()
    }

    fn look_up(&self, texts: &[Vec<u32>], tokens: usize) -> Vec<f32> {
        let mut states = Vec::with_capacity(tokens * DIMENSIONS);
        for text in texts {
            for (token, position) in text.iter().zip(self.positions.chunks_exact(DIMENSIONS)) {
                let word = self.words.row(*token as usize);
                states.extend(word.zip(position).map(|(word, position)| word + position));
            }
        }
        normalise_rows(&mut states, &self.norm.weight, &self.norm.bias);
        states
    }
}

/// Writes a matrix with rows and columns changed, its first row into column `first` of a table this wide: the
/// product reads it in that order.
fn turn(matrix: &Matrix, into: &mut [f32], width: usize, first: usize) {
    for row in 0..matrix.rows() {
        for (column, value) in matrix.row(row).enumerate() {
            into[column * width + first + row] = value;
        }
    }
}

/// `out = rows × weight + bias`.
fn multiply(rows: &[f32], weight: &[f32], bias: &[f32], out: &mut [f32]) {
    let inner = weight.len() / bias.len();
    out.chunks_exact_mut(bias.len()).for_each(|row| row.copy_from_slice(bias));
    let rows = ArrayView2::from_shape((rows.len() / inner, inner), rows).expect("whole rows");
    let weight = ArrayView2::from_shape((inner, bias.len()), weight).expect("whole rows");
    let mut out = ArrayViewMut2::from_shape((rows.nrows(), bias.len()), out).expect("whole rows");
    general_mat_mul(1.0, &rows, &weight, 1.0, &mut out);
}

/// Every token looks at the tokens of its own text, in twelve ways at once.
fn attend(texts: &[Vec<u32>], three: &[f32], mixed: &mut [f32]) {
    let scale = 1.0 / (HEAD as f32).sqrt();
    let tokens = three.len() / THREE;
    let three = ArrayView2::from_shape((tokens, THREE), three).expect("whole rows");
    let mut mixed = ArrayViewMut2::from_shape((tokens, DIMENSIONS), mixed).expect("whole rows");
    let longest = texts.iter().map(Vec::len).max().unwrap_or(0);
    let mut space = vec![0.0; longest * longest];
    let mut begin = 0;
    for text in texts {
        let count = text.len();
        let end = begin + count;
        for head in 0..HEADS {
            let part = |which: usize| {
                let first = which * DIMENSIONS + head * HEAD;
                three
                    .slice_axis(Axis(0), Slice::from(begin..end))
                    .slice_axis_move(Axis(1), Slice::from(first..first + HEAD))
            };
            let scores = &mut space[..count * count];
            let mut table = ArrayViewMut2::from_shape((count, count), &mut *scores).expect("a square");
            general_mat_mul(scale, &part(0), &part(1).t(), 0.0, &mut table);
            softmax_rows(scores, count);
            let scores = ArrayView2::from_shape((count, count), &*scores).expect("a square");
            let mut out = mixed.slice_axis_mut(Axis(0), Slice::from(begin..end));
            let mut out = out.slice_axis_mut(Axis(1), Slice::from(head * HEAD..(head + 1) * HEAD));
            general_mat_mul(1.0, &scores, &part(2), 0.0, &mut out);
        }
        begin = end;
    }
}

fn add(states: &mut [f32], more: &[f32]) {
    states.iter_mut().zip(more).for_each(|(state, more)| *state += more);
}

fn mean(states: &[f32]) -> Vector {
    let mut sum = [0.0; DIMENSIONS];
    states.chunks_exact(DIMENSIONS).for_each(|state| add(&mut sum, state));
    Vector::new(sum)
}

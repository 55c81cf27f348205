//! The sentence model's weights, as they stand in the binary.

use super::ModelError;
use safetensors::{Dtype, SafeTensors};

/// Int8 weights of all-MiniLM-L6-v2; `model/README.md` says where they come from.
static BYTES: &[u8] = include_bytes!("../../model/model.safetensors");

pub(super) struct Weights(SafeTensors<'static>);

impl Weights {
    pub(super) fn open() -> Result<Self, ModelError> {
        SafeTensors::deserialize(BYTES).map(Self).map_err(|error| ModelError::Weights(error.to_string()))
    }

    /// A tensor of f32 numbers, of this many in all.
    pub(super) fn numbers(&self, name: &str, count: usize) -> Result<Vec<f32>, ModelError> {
        let bytes = self.bytes(name, Dtype::F32, count)?;
        let (numbers, _) = bytes.as_chunks::<4>();
        Ok(numbers.iter().map(|number| f32::from_le_bytes(*number)).collect())
    }

    /// A matrix of signed bytes and the scale of each of its rows.
    pub(super) fn matrix(&self, name: &str, rows: usize, columns: usize) -> Result<Matrix, ModelError> {
        let values = self.bytes(name, Dtype::I8, rows * columns)?;
        Ok(Matrix { values, scales: self.numbers(&format!("{name}.scale"), rows)?, columns })
    }

    fn bytes(&self, name: &str, kind: Dtype, count: usize) -> Result<&'static [u8], ModelError> {
        let tensor = self.0.tensor(name).map_err(|error| ModelError::Weights(error.to_string()))?;
        if tensor.dtype() != kind || tensor.shape().iter().product::<usize>() != count {
            return Err(ModelError::Weights(format!("{name} has another shape")));
        }
        Ok(tensor.data())
    }
}

/// Rows of signed bytes, never copied out of the binary: number = byte × scale of its row.
pub(super) struct Matrix {
    values: &'static [u8],
    scales: Vec<f32>,
    columns: usize,
}

impl Matrix {
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = f32> {
        let scale = self.scales[row];
        let values = &self.values[row * self.columns..][..self.columns];
        values.iter().map(move |byte| f32::from(byte.cast_signed()) * scale)
    }

    pub(super) fn rows(&self) -> usize {
        self.scales.len()
    }
}

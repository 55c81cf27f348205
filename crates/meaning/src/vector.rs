//! The meaning of one text as 384 numbers.

/// How many numbers a [`Vector`] has; the sentence model decides it.
pub const DIMENSIONS: usize = 384;
/// Length of [`Vector::to_bytes`]: one scale, then one byte a number.
pub const VECTOR_BYTES: usize = 4 + DIMENSIONS;

/// A direction of length 1: texts that mean the same point the same way.
#[derive(Clone, Debug, PartialEq)]
pub struct Vector([f32; DIMENSIONS]);

impl Vector {
    /// Scales the numbers to length 1. All zeros (or anything not finite) become the zero vector,
    /// which is like nothing, not even itself.
    pub fn new(mut values: [f32; DIMENSIONS]) -> Self {
        let length = dot(&values, &values).sqrt();
        if length > 0.0 && length.is_finite() {
            for value in &mut values {
                *value /= length;
            }
        } else {
            values.fill(0.0);
        }
        Self(values)
    }

    /// The numbers, in the model's order.
    pub fn values(&self) -> &[f32; DIMENSIONS] {
        &self.0
    }

    /// How alike two meanings are: 1 the same, about 0 nothing in common.
    pub fn cosine(&self, other: &Self) -> f32 {
        dot(&self.0, &other.0)
    }

    /// Compact form for a database column: a little-endian f32 scale, then 384 signed bytes.
    /// The cosine between a vector and what comes back is at least 0.9999; see the needs-sentence-model decision.
    pub fn to_bytes(&self) -> Vec<u8> {
        let largest = self.0.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
        let scale = if largest > 0.0 { largest / 127.0 } else { 1.0 };
        let mut bytes = Vec::with_capacity(VECTOR_BYTES);
        bytes.extend_from_slice(&scale.to_le_bytes());
        bytes.extend(self.0.iter().map(|value| ((value / scale).round() as i8).cast_unsigned()));
        bytes
    }

    /// What [`Vector::to_bytes`] made. `None` when the bytes are not that: embed the text again.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (scale, numbers) = bytes.split_first_chunk::<4>()?;
        let scale = f32::from_le_bytes(*scale);
        if numbers.len() != DIMENSIONS || !scale.is_finite() {
            return None;
        }
        let mut values = [0.0; DIMENSIONS];
        for (value, byte) in values.iter_mut().zip(numbers) {
            *value = f32::from(byte.cast_signed()) * scale;
        }
        Some(Self::new(values))
    }
}

/// Eight sums side by side, so that the compiler may use the processor's wide registers.
pub(crate) fn dot(left: &[f32], right: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 8];
    let (left, left_rest) = left.as_chunks::<8>();
    let (right, right_rest) = right.as_chunks::<8>();
    for (left, right) in left.iter().zip(right) {
        for lane in 0..8 {
            sums[lane] += left[lane] * right[lane];
        }
    }
    let rest: f32 = left_rest.iter().zip(right_rest).map(|(left, right)| left * right).sum();
    sums.iter().sum::<f32>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(seed: u32) -> Vector {
        let mut values = [0.0; DIMENSIONS];
        let mut state = seed;
        for value in &mut values {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *value = (state >> 16) as f32 / 65_536.0 - 0.5;
        }
        Vector::new(values)
    }

    #[test]
    fn bytes_come_back_as_the_same_direction() {
        for seed in 0..50 {
            let vector = some(seed);
            let back = Vector::from_bytes(&vector.to_bytes()).unwrap();
            assert!(vector.cosine(&back) > 0.9998);
            assert_eq!(vector.to_bytes().len(), VECTOR_BYTES);
        }
    }

    #[test]
    fn other_bytes_are_refused() {
        assert_eq!(Vector::from_bytes(&[]), None);
        assert_eq!(Vector::from_bytes(&[0; 387]), None);
        assert_eq!(Vector::from_bytes(&[0; 389]), None);
        let mut bytes = some(1).to_bytes();
        bytes[..4].copy_from_slice(&f32::NAN.to_le_bytes());
        assert_eq!(Vector::from_bytes(&bytes), None);
    }

    #[test]
    fn nothing_is_like_nothing() {
        let zero = Vector::new([0.0; DIMENSIONS]);
        assert!(zero.cosine(&zero).abs() < f32::EPSILON);
        assert_eq!(Vector::new([f32::NAN; DIMENSIONS]), zero);
        assert_eq!(Vector::from_bytes(&zero.to_bytes()), Some(zero));
    }
}

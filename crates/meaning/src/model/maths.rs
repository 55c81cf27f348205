//! The three small functions between the matrix products. Plain loops that compilers turn into wide ones.

/// Each row to mean 0 and variance 1, then stretched and moved.
pub(super) fn normalise_rows(rows: &mut [f32], weight: &[f32], bias: &[f32]) {
    for row in rows.chunks_exact_mut(weight.len()) {
        let count = row.len() as f32;
        let mean = row.iter().sum::<f32>() / count;
        let variance = row.iter().map(|value| (value - mean) * (value - mean)).sum::<f32>() / count;
        let scale = 1.0 / (variance + 1e-12).sqrt();
        for ((value, weight), bias) in row.iter_mut().zip(weight).zip(bias) {
            *value = (*value - mean) * scale * weight + bias;
        }
    }
}

/// Each row of scores to weights that add up to 1.
pub(super) fn softmax_rows(rows: &mut [f32], width: usize) {
    for row in rows.chunks_exact_mut(width) {
        let highest = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let mut sum = 0.0;
        for value in &mut *row {
            *value = (*value - highest).exp();
            sum += *value;
        }
        for value in row {
            *value /= sum;
        }
    }
}

/// Gaussian error linear unit, in its exact form (by the error function, not by tanh).
pub(super) fn gelu(values: &mut [f32]) {
    for value in values {
        *value *= 0.5 * (1.0 + erf(*value * std::f32::consts::FRAC_1_SQRT_2));
    }
}

/// The error function as a quotient of two polynomials; wrong by at most 4e-7. No branch and no call, so that a loop
/// of it is wide.
/// Source of the coefficients: Eigen's `generic_fast_erf_float` (MPL 2.0 file; the numbers are a minimax fit).
fn erf(x: f32) -> f32 {
    const ABOVE: [f32; 7] = [
        -2.726_142_3e-10,
        2.770_681_4e-8,
        -2.101_024e-6,
        -5.692_506_4e-5,
        -7.349_906e-4,
        -2.954_6e-3,
        -1.609_603_3e-2,
    ];
    const BELOW: [f32; 5] = [-1.456_607_2e-5, -2.133_740_5e-4, -1.682_827e-3, -7.373_329e-3, -1.426_473_9e-2];
    let x = x.clamp(-4.0, 4.0);
    let square = x * x;
    let above = ABOVE.iter().fold(0.0, |sum, part| sum * square + part);
    let below = BELOW.iter().fold(0.0, |sum, part| sum * square + part);
    x * above / below
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The series of the error function, in f64.
    fn exact(x: f64) -> f64 {
        let (mut term, mut sum) = (x, x);
        for n in 1..200 {
            term *= -x * x / f64::from(n);
            sum += term / f64::from(2 * n + 1);
        }
        sum * 2.0 / std::f64::consts::PI.sqrt()
    }

    #[test]
    fn the_error_function_is_right() {
        for step in -60_i8..=60 {
            let x = f32::from(step) / 15.0;
            assert!(
                (f64::from(erf(x)) - exact(f64::from(x))).abs() < 1e-6,
                "{x}: {} {}",
                erf(x),
                exact(x.into())
            );
        }
        assert!((erf(50.0) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn weights_add_up_to_one() {
        let mut row = [1000.0, 1000.0, -1000.0, 999.0];
        softmax_rows(&mut row, 4);
        assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(row.iter().all(|weight| weight.is_finite()));
    }
}

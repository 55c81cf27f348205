//! The towns one can open.

pub mod mill_lane;

//! How our nine languages write dates, times, numbers and lists, in every region CLDR knows them from: data for ICU4X, and
//! nothing else. `crates/cldr/data/README.md` says from where and by which command. A crate of its own, because it changes once
//! a year and takes longer to compile than what uses it.
#![allow(warnings, clippy::all, clippy::pedantic, reason = "written by icu4x-datagen")]

/// Gives the data of our languages, and none of others.
pub struct Languages;

include!("../data/mod.rs");
impl_data_provider!(Languages);

/// A line a language: its code, and the countries in which CLDR knows ways of its own.
pub const REGIONS: &str = include_str!("../data/regions.txt");

/// A line a country: its two letters, and its time zones by all their names.
pub const ZONES: &str = include_str!("../data/zones.txt");

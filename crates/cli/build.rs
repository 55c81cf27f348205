//! Takes the symbols out of the released program. Cargo's own `strip` does not reach a package with a setting of its own,
//! and this one has one: it is built at opt-level 1.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|set| set == value);
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") {
        println!("cargo:rustc-link-arg-bins=-s");
    }
}

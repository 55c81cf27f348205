//! Where the real binary is.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The binary of this very source, built if need be.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let test = std::env::current_exe().expect("the test's own file");
        let folder = test.parent().and_then(Path::parent).expect("target/debug");
        let mut build = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()));
        build
            .args(["build", "--workspace", "--quiet", "--bin", "porchlight"])
            .current_dir(env!("CARGO_MANIFEST_DIR"));
        // What this very test was started with would make Cargo build half of it anew.
        for (name, _) in
            std::env::vars().filter(|(name, _)| name.starts_with("CARGO_") || name == "LD_LIBRARY_PATH")
        {
            if !["CARGO_HOME", "CARGO_TARGET_DIR"].contains(&name.as_str()) {
                build.env_remove(name);
            }
        }
        if folder.ends_with("release") {
            build.arg("--release");
        }
        assert!(build.status().is_ok_and(|status| status.success()), "the binary cannot be built");
        let binary = folder.join("porchlight");
        assert!(binary.exists(), "{} is missing: build it with cargo build -p cli", binary.display());
        binary
    })
}

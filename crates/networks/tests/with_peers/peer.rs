//! Whether a real server is there to test against.

/// What `peers/up` printed under this name. Without it the test says so and passes, unless PORCHLIGHT_TEST_ALL=1
/// demands every test.
pub fn address(name: &str) -> Option<String> {
    let address = std::env::var(name).ok().filter(|address| !address.is_empty());
    if address.is_none() {
        println!("skipped: {name} is not set (peers/up prints it)");
        assert!(std::env::var("PORCHLIGHT_TEST_ALL").as_deref() != Ok("1"), "{name} is not set");
    }
    address
}

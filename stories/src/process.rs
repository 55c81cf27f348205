//! The real binary in a process of its own: started, asked, killed.

use crate::installation::{EMAIL, Installation};
use crate::{Answer, Browser, PASSWORD};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::Value;
use std::ops::Range;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long anything may take that should happen soon: a slow machine is no fault.
pub const PATIENCE: Duration = Duration::from_secs(90);

/// A running binary. Dropped, it is killed.
pub struct Process {
    child: Child,
    pub address: String,
}

impl Process {
    pub(crate) fn start(mut command: Command, address: &str) -> Self {
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().expect("it starts");
        Self { child, address: address.to_owned() }
    }

    pub(crate) async fn until_ready(&mut self) {
        let began = Instant::now();
        let ready = Browser::at(&self.address);
        while answer_if_any(ready.request("GET", "/readyz")).await.is_none_or(|answer| answer.status != 200) {
            let ended = self.child.try_wait().expect("a state");
            assert!(ended.is_none(), "porchlight ended before it was ready: {ended:?}");
            assert!(began.elapsed() < PATIENCE, "porchlight is not ready");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// As `kill -9` does: no warning, no last word.
    pub fn kill(mut self) {
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it is gone");
    }

    /// As a service manager stops it: asked to end, and waited for. Whether it ended well, and after how long.
    pub async fn terminate(mut self) -> (bool, Duration) {
        let began = Instant::now();
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(asked.expect("kill runs").success());
        loop {
            if let Some(ended) = self.child.try_wait().expect("a state") {
                return (ended.success(), began.elapsed());
            }
            assert!(began.elapsed() < PATIENCE, "porchlight does not end");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The time its threads have worked so far; nothing where the system does not say (it is Linux that does).
    pub fn cpu(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        // Behind the name, which may hold anything: the 12th and 13th field, in hundredths of a second.
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        let ticks: u64 = fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
        Duration::from_millis(ticks * 10)
    }

    /// The most memory it has had at once so far, in MB; `None` where the system does not say (it is Linux that does).
    pub fn peak_megabytes(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
    }

    /// A browser signed in as the owner.
    pub async fn desk(&self) -> Browser {
        let mut browser = Browser::at(&self.address);
        let signed_in = browser.sign_in(EMAIL, PASSWORD).await;
        assert_eq!(signed_in.status, 303, "{}", signed_in.text);
        browser
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Kills and starts again, at moments that a seed decides.
pub struct Killer {
    chance: StdRng,
    seed: u64,
}

impl Killer {
    /// With the seed of `PORCHLIGHT_TEST_SEED`, or a new one. It is printed, and so is shown when the story fails.
    pub fn new(story: &str, database: &str) -> Self {
        let given = std::env::var("PORCHLIGHT_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(rand::random);
        eprintln!("{story} on {database}: PORCHLIGHT_TEST_SEED={seed}");
        Self { chance: StdRng::seed_from_u64(seed), seed }
    }

    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Lets it run for a moment of so many milliseconds, kills it, leaves it dead for a moment, starts it again.
    pub async fn strike(&mut self, at: &Installation, process: Process, moment: Range<u64>) -> Process {
        tokio::time::sleep(Duration::from_millis(self.chance.random_range(moment))).await;
        process.kill();
        tokio::time::sleep(Duration::from_millis(self.chance.random_range(0..150))).await;
        at.serve().await
    }
}

pub fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.text).unwrap_or_else(|_| panic!("not JSON: {}", answer.text))
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// `None` when nobody answered, or not to the end.
pub async fn answer_if_any(request: reqwest::RequestBuilder) -> Option<Answer> {
    let answer = request.send().await.ok()?;
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    Some(Answer { status, headers, text: answer.text().await.ok()? })
}

/// Asks again and again until it is so; what came last is the message when it never is.
pub async fn until<T: std::fmt::Debug>(what: &str, mut look: impl AsyncFnMut() -> Result<T, String>) -> T {
    let began = Instant::now();
    loop {
        match look().await {
            Ok(found) => return found,
            Err(why) => assert!(began.elapsed() < PATIENCE, "{what}: still not so: {why}"),
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

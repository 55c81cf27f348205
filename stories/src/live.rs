//! An open page of the desk, and what it hears.

use crate::Browser;
use crate::process::PATIENCE;

/// What the next event of this name tells an open page of the desk; `None` when that never comes.
pub async fn hears(live: &mut reqwest::Response, name: &str) -> Option<String> {
    let listening = async {
        let mut heard = String::new();
        while let Ok(Some(piece)) = live.chunk().await {
            heard.push_str(&String::from_utf8_lossy(&piece));
            let whole = heard.rsplit_once("\n\n").map_or("", |(whole, _)| whole);
            if let Some(event) = whole.split("\n\n").find(|event| event.contains(&format!("event: {name}"))) {
                return Some(event.split("data: ").nth(1).unwrap_or_default().trim().to_owned());
            }
        }
        None
    };
    tokio::time::timeout(PATIENCE, listening).await.ok().flatten()
}

/// The line on which an open page listens.
pub async fn open_live(desk: &Browser) -> reqwest::Response {
    let live = desk.request("GET", "/desk/live").send().await.expect("it answers");
    assert_eq!(live.status(), 200);
    live
}

//! What an operator watches, from the running program.

use stories::Browser;
use stories::installation::on_each;
use stories::process::until;

#[tokio::test(flavor = "multi_thread")]
async fn the_figures_tell_requests_orders_channels_the_database_and_memory() {
    on_each(async |at| {
        let process = at.serve().await;
        at.connect_page().await;
        let browser = Browser::at(&process.address);
        for path in ["/", "/articles", "/nowhere/at/all", "/articles/none", "/desk"] {
            browser.get(path).await;
        }
        let wanted = [
            "porchlight_requests_total{route=\"/articles/{slug}\",method=\"GET\",status=\"404\"} 1",
            "porchlight_requests_total{route=\"none\",method=\"GET\",status=\"404\"} 1",
            "porchlight_request_seconds_bucket{route=\"/\",le=\"0.01\"}",
            "porchlight_orders_total{kind=",
            "porchlight_orders_late 0",
            "porchlight_channels{network=\"facebook\",state=",
            "porchlight_channel_lag_seconds{network=\"facebook\"",
            "porchlight_database_wait_seconds_count",
            "porchlight_database_connections{pool=\"visit\",state=\"most\"}",
            "porchlight_connections_total{outcome=\"taken\"}",
            "process_resident_memory_bytes",
            "porchlight_visitors_look_like_one 0",
        ];
        until("every figure is told", async || {
            let told = browser.get("/metrics").await.text;
            let missing: Vec<_> = wanted.iter().filter(|figure| !told.contains(**figure)).collect();
            if missing.is_empty() { Ok(()) } else { Err(format!("{missing:#?} in {told}")) }
        })
        .await;
        // A visitor cannot make figures.
        let before = browser.get("/metrics").await.text.lines().count();
        for number in 0..50 {
            browser.get(&format!("/nowhere/{number}")).await;
            browser.get(&format!("/articles/{number}")).await;
        }
        let after = browser.get("/metrics").await.text.lines().count();
        assert!(after <= before + 20, "{}: {before} lines became {after}", at.database);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_says_when_all_visitors_look_like_one() {
    on_each(async |at| {
        let process = at.serve().await;
        assert!(at.run(&["doctor"], "").contains("running    ok"), "{}", at.database);
        let request =
            Browser::at(&process.address).request("GET", "/").header("x-forwarded-for", "203.0.113.7");
        assert_eq!(stories::answer(request).await.status, 200);
        assert!(at.run(&["doctor"], "").contains("ALL VISITORS LOOK LIKE ONE"), "{}", at.database);
    })
    .await;
}

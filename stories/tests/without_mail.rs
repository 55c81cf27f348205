//! Where no letter can be sent: it is said, nobody is asked for an address, and the asker's own page has the answer.

use serde_json::json;
use stories::Browser;
use stories::installation::{EMAIL, on_each};
use stories::process::{text, until};

#[tokio::test(flavor = "multi_thread")]
async fn without_a_mail_server_nobody_is_asked_for_an_address() {
    on_each(async |mut at| {
        at.unset("NETWORKS__MAIL__URL");
        at.unset("NETWORKS__MAIL__FROM");
        let running = at.serve().await;
        let visitor = Browser::at(&at.address);
        let form = visitor.get("/ask").await.text;
        assert!(form.contains("We cannot send e-mail") && form.contains("may stay empty"), "{form}");
        assert!(!form.contains("type=\"email\" required"), "{form}");
        // The first step of “Ask about this” is still a step.
        let begun = visitor.post("/ask", "text=Do+you+fit+oak%3F").await;
        assert!(begun.status == 200 && begun.text.contains("Do you fit oak?"), "{}", begun.text);
        let asked = visitor.post("/ask", "text=Do+you+fit+oak%3F&public=no&email=&name=").await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        let page = asked.location().to_owned();
        assert!(visitor.get(&page).await.text.contains("the only way back here"));
        let id = text(&at.ask("/conversations").await["rows"][0]["id"]);
        let path = format!("/conversations/{id}/replies");
        assert_eq!(at.call("POST", &path, &json!({"text": "Gladly."})).await.unwrap().status, 201);
        until("the answer stands on their page", async || {
            let said = at.ask(&format!("/conversations/{id}/messages")).await;
            let sent = said["rows"].as_array().unwrap().iter().any(|line| line["state"] == "sent");
            if sent { Ok(()) } else { Err(said.to_string()) }
        })
        .await;
        assert!(visitor.get(&page).await.text.contains("Gladly."), "{}", at.database);
        let added = visitor.post(&format!("{page}/additions"), "text=And+when%3F").await;
        assert_eq!(added.status, 303, "{}", added.text);
        // What cannot be done is not offered, and how else it is done is said.
        let sign_in = visitor.get("/desk/sign-in").await.text;
        assert!(
            !sign_in.contains("/desk/forgotten") && sign_in.contains("porchlight user password"),
            "{sign_in}"
        );
        let ada = running.desk().await;
        let letters = ada.get("/desk/settings/notices").await.text;
        assert!(letters.contains("No letter can be sent: no mail server is set up"), "{letters}");
        let tried = at.call("POST", "/test-letters", &json!({"to": EMAIL})).await.unwrap();
        assert!(tried.status == 422 && tried.text.contains("No mail server is set up"), "{}", tried.text);
        assert_eq!(at.ask("/me/notices").await["letters"], false);
    })
    .await;
}

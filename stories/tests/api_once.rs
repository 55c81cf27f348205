//! A program that asks twice: at the same moment, after a crash, and after a refusal.

use domain::team::Role;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use stories::{Answer, Browser, Filled, House, answer, colleague, houses};

struct Program {
    browser: Browser,
    token: String,
    conversation: String,
}

impl Program {
    async fn of(house: &House) -> Self {
        let filled = Filled::of(house, &house.ada, "adas-joinery.example").await;
        let (_, token) = actions::team::make_token(&house.app, &house.ada, "t", Role::Owner).await.unwrap();
        let conversation = filled.put_into("{conversation}");
        Self { browser: Browser::at(&house.address), token, conversation }
    }

    async fn note(&self, key: &str, text: &str) -> Answer {
        let path = format!("/api/v1/conversations/{}/notes", self.conversation);
        let request = self.browser.request("POST", &path).bearer_auth(&self.token);
        let request = request.header("idempotency-key", key).header("content-type", "application/json");
        answer(request.body(serde_json::json!({ "text": text }).to_string())).await
    }

    async fn count(&self, house: &House, text: &str) -> usize {
        let id = uuid::Uuid::parse_str(&self.conversation).unwrap().into();
        let desk = house.app.of(house.ada.business);
        let lines = desk.list_messages(id, None, 100).await.unwrap().rows;
        lines.iter().filter(|line| line.text == text).count()
    }
}

#[tokio::test]
async fn ten_at_the_same_moment_are_one_deed_and_all_get_its_answer() {
    for house in houses().await {
        let program = Program::of(&house).await;
        let asked = (0..10).map(|_| program.note("together", "Ask Tom"));
        let answers = futures_util::future::join_all(asked).await;
        assert_eq!(program.count(&house, "Ask Tom").await, 1, "{}", house.database);
        for answer in &answers {
            assert_eq!((answer.status, &answer.text), (201, &answers[0].text), "{}", house.database);
        }
    }
}

#[tokio::test]
async fn after_a_crash_before_the_answer_it_is_not_done_again() {
    for house in houses().await {
        let program = Program::of(&house).await;
        // What a process leaves that dies between saving the deed and answering.
        let asked =
            format!("POST /conversations/{}/notes\nowner\n{{\"text\":\"Ask Tom\"}}", program.conversation);
        let once = Arc::new(actions::OnceKey::new(
            format!("{}/crashed", house.ada.staff),
            hex::encode(Sha256::digest(asked)),
            house.app.now(),
        ));
        let id = uuid::Uuid::parse_str(&program.conversation).unwrap().into();
        actions::inbox::note(&house.app.under(once), &house.ada, id, "Ask Tom").await.unwrap();
        let again = program.note("crashed", "Ask Tom").await;
        assert_eq!(again.status, 409, "{}", again.text);
        assert!(again.text.contains("not done twice"), "{}", again.text);
        assert_eq!(program.count(&house, "Ask Tom").await, 1, "{}", house.database);
        assert_eq!(program.note("crashed", "Another").await.status, 422, "{}", house.database);
    }
}

#[tokio::test]
async fn what_was_refused_may_be_asked_again_with_the_same_key() {
    for house in houses().await {
        let program = Program::of(&house).await;
        let refused = program.note("again", " ").await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        let corrected = program.note("again", "Ask Tom").await;
        assert_eq!(corrected.status, 201, "{}", corrected.text);
        assert_eq!(program.count(&house, "Ask Tom").await, 1, "{}", house.database);
    }
}

#[tokio::test]
async fn a_kept_answer_with_a_secret_is_given_again_to_nobody_else() {
    for house in houses().await {
        let owner = Program::of(&house).await;
        let tom = colleague(&house, &house.ada, Role::Owner, "adas-joinery.test").await;
        let (_, his) = actions::team::make_token(&house.app, &tom, "his", Role::Owner).await.unwrap();
        let (_, theirs) =
            actions::team::make_token(&house.app, &house.ada, "lesser", Role::Viewer).await.unwrap();
        let ask = async |token: &str| {
            let request = owner.browser.request("POST", "/api/v1/invitations").bearer_auth(token);
            let request =
                request.header("idempotency-key", "monday").header("content-type", "application/json");
            answer(request.body(r#"{"email":"zed@example.com","role":"owner"}"#)).await
        };
        let first = ask(&owner.token).await;
        assert_eq!(first.status, 201, "{}", first.text);
        assert_eq!(ask(&owner.token).await.text, first.text, "{}", house.database);
        // A token of the same person that may do less, and somebody else's.
        let lesser = ask(&theirs).await;
        assert!(lesser.status >= 400 && !lesser.text.contains("/desk/invitations/"), "{}", lesser.text);
        let other = ask(&his).await;
        assert_eq!(other.status, 201, "his own request: {}", other.text);
        assert_ne!(other.text, first.text, "{}", house.database);
    }
}

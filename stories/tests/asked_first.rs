//! What takes something away asks first; what is done at the desk can be undone, and the next one that waits is a step away.

use actions::channels::disconnect;
use domain::ConversationId;
use domain::team::Deed;
use stories::doors::{DESK, knock, signed_in};
use stories::{Browser, Filled, House, houses};

const ADA: &str = "ada@adas-joinery.example";

#[tokio::test]
async fn nothing_is_taken_away_before_somebody_was_asked() {
    for house in houses().await {
        let ada = Filled::of(&house, &house.ada, "adas-joinery.example").await;
        let browser = signed_in(&house, ADA).await;
        let viewer =
            stories::colleague(&house, &house.ada, domain::team::Role::Viewer, "looks.example").await;
        let looks = signed_in(&house, "viewer@looks.example").await;
        let asking: Vec<_> = DESK.iter().filter(|door| door.2 == "sure=yes").collect();
        assert_eq!(asking.len(), 8, "{asking:?}");
        for (method, path, _, deed) in asking {
            let asked = knock(&browser, &(method, path, "what=Our+<b>oak</b>", *deed), &ada).await;
            assert!(asked.status == 200 && asked.text.contains("name=\"sure\""), "{path}: {}", asked.text);
            assert!(
                asked.text.contains("Our &lt;b&gt;oak&lt;/b&gt;") && asked.text.contains("Keep it"),
                "{path}"
            );
            let refused = knock(&looks, &(method, path, "", Deed::Look), &ada).await;
            assert_eq!(refused.status, 403, "{path}: who may not is not even asked");
        }
        let desk = house.desk();
        let channel = domain::ChannelId(ada.id("channel").parse().unwrap());
        assert!(!desk.is_removed(channel).await.unwrap(), "{}", house.database);
        let staff = domain::StaffId(ada.id("staff").parse().unwrap());
        assert!(desk.lookup_seat(staff).await.unwrap().is_some(), "{}", house.database);
        assert!(desk.lookup_seat(viewer.staff).await.unwrap().is_some());
        let gone =
            knock(&browser, &("POST", "/desk/channels/{channel}/removal", "sure=yes", Deed::Manage), &ada)
                .await;
        assert_eq!(gone.status, 303, "{}", gone.text);
        assert!(desk.is_removed(channel).await.unwrap(), "{}", house.database);
    }
}

#[tokio::test]
async fn an_asker_is_asked_before_their_words_are_deleted() {
    for house in houses().await {
        let (token, conversation) = house.asked_on_the_website("Do you fit oak?", "priya@example.com").await;
        let visitor = Browser::at(&house.address);
        let there = format!("/questions/{token}/withdrawal");
        let asked = visitor.post(&there, "").await;
        assert!(asked.status == 200 && asked.text.contains("Really withdraw it?"), "{}", asked.text);
        assert_eq!(house.said(&conversation).await, ["Do you fit oak?"], "{}", house.database);
        assert_eq!(visitor.post(&there, "sure=yes").await.status, 303);
        assert_eq!(house.said(&conversation).await, [""], "{}", house.database);
    }
}

async fn due(house: &House, id: ConversationId) -> Option<domain::Timestamp> {
    house.desk().lookup_conversation(id).await.unwrap().unwrap().due_at
}

#[tokio::test]
async fn to_close_can_be_undone_and_the_next_one_is_a_step_away() {
    for house in houses().await {
        let (_, first) = house.asked_on_the_website("Do you fit oak?", "priya@example.com").await;
        let (_, next) = house.asked_on_the_website("Do you fit elm?", "jon@example.com").await;
        let waited = due(&house, first.id).await;
        let ada = house.signed_in_browser().await;
        let there = format!("/desk/inbox/{}", first.id);
        assert!(!ada.get(&there).await.text.contains("done-here"), "something is to be done here");
        let closed = ada.post(&format!("{there}/closure"), "").await;
        assert_eq!(closed.location(), there);
        let page = ada.get(&there).await.text;
        let step = format!("href=\"/desk/inbox/{}\" data-key=\"f\"", next.id);
        assert!(page.contains("Closed. ") && page.contains(&step), "{}: {page}", house.database);
        assert_eq!(due(&house, first.id).await, None);
        ada.post(&format!("{there}/reopening"), "").await;
        assert_eq!(due(&house, first.id).await, waited, "it waits by its own promise, on {}", house.database);
        assert!(ada.get("/desk/inbox").await.text.contains("2 wait"), "{}", house.database);
        // Much later it is another matter: what was waived stays waived.
        ada.post(&format!("{there}/closure"), "").await;
        house.later(chrono::TimeDelta::minutes(11)).await;
        assert!(!ada.get(&there).await.text.contains("Closed. "), "{}", house.database);
        ada.post(&format!("{there}/reopening"), "").await;
        assert_eq!(due(&house, first.id).await, None, "{}", house.database);
    }
}

#[tokio::test]
async fn after_an_answer_the_next_one_that_waits_is_a_step_away() {
    for house in houses().await {
        let (_, first) = house.asked_on_the_website("Do you fit oak?", "priya@example.com").await;
        let (_, next) = house.asked_on_the_website("Do you fit elm?", "jon@example.com").await;
        let ada = house.signed_in_browser().await;
        let there = format!("/desk/inbox/{}", first.id);
        ada.post(&format!("{there}/replies"), "text=We+do.").await;
        let page = ada.get(&there).await.text;
        assert!(
            page.contains("/undo\"") && page.contains(&format!("{}\" data-key=\"f\"", next.id)),
            "{page}"
        );
        house.until_sent().await;
        assert!(ada.get(&there).await.text.contains("data-key=\"f\""), "{}", house.database);
    }
}

#[tokio::test]
async fn what_was_said_on_a_channel_that_is_gone_keeps_its_network_and_says_that_nothing_can_be_sent() {
    for house in houses().await {
        let page = house.connect_page().await;
        house.town.facebook.person("Ben Okri").messages(&house.town.page, "Do you fit oak?");
        house.until_quiet().await;
        let conversation = house.conversation_with("Do you fit oak?").await.id.to_string();
        let browser = signed_in(&house, ADA).await;
        let row = async || {
            let list = browser.get("/desk/inbox/list").await.text;
            list.split("<a class=\"conversation")
                .find(|row| row.contains(&conversation))
                .unwrap_or_default()
                .to_owned()
        };
        let before = row().await;
        assert!(before.contains("Facebook"), "{before}");
        disconnect(&house.app, &house.ada, page.id).await.unwrap();
        let after = row().await;
        assert!(after.contains("Facebook"), "{}: {after}", house.database);
        let shown = browser.get(&format!("/desk/inbox/{conversation}")).await.text;
        assert!(shown.contains("no longer connected, so nothing can be sent there"), "{shown}");
        assert!(shown.contains("value=\"reply\" disabled"), "{}: {shown}", house.database);
    }
}

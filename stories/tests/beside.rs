//! What stands beside a conversation and beside a need: reached at every width, and true of what was really asked.

use stories::{Answer, House, houses};

/// The pane beside a conversation.
fn pane(page: &Answer) -> &str {
    let pane = page.text.split("<aside").find(|part| part.contains("id=\"about\"")).expect("the pane");
    pane.split("</aside>").next().unwrap()
}

async fn asked(house: &House, text: &str, email: &str) -> String {
    let (_, conversation) = house.asked_on_the_website(text, email).await;
    format!("/desk/inbox/{}", conversation.id)
}

#[tokio::test]
async fn what_a_form_beside_a_conversation_did_stands_there_at_an_address_of_its_own() {
    for house in houses().await {
        let there = asked(&house, "Do you fit oak worktops?", "priya@example.com").await;
        let ada = house.signed_in_browser().await;
        let page = ada.get(&there).await;
        assert!(page.text.contains("href=\"#about\""), "one tap away: {}", page.text);
        assert!(!pane(&page).contains("role=\"status\""));
        let to = ada.post(&format!("{there}/assignee"), &format!("staff={}", house.ada.staff)).await;
        assert_eq!((to.status, to.location()), (303, &*format!("{there}?told=assigned#about")));
        let told = ada.get(to.location().trim_end_matches("#about")).await;
        assert!(pane(&told).contains("Assigned to <bdi>Ada"), "{}: {}", house.database, pane(&told));
        ada.post(&format!("{there}/assignee"), "staff=").await;
        // Said of what is so, whatever the address says.
        let told = ada.get(&format!("{there}?told=assigned")).await;
        assert!(pane(&told).contains("Assigned to nobody."), "{}", house.database);
        assert!(!pane(&ada.get(&format!("{there}?told=anything")).await).contains("role=\"status\""));
    }
}

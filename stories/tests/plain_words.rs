//! What a page says is said once, names what it means, and stands where it is looked for.

use actions::inbox::reply;
use domain::publishing::PublicationState;
use stories::{Answer, House, houses};

/// Where in the page the first of these words stand.
fn place(page: &Answer, words: &str) -> usize {
    page.text.find(words).unwrap_or_else(|| panic!("“{words}” is not in {}", page.text))
}

async fn answered(house: &House, text: &str) {
    let (_, conversation) = house.asked_on_the_website("Do you fit oak worktops?", "priya@example.com").await;
    reply(&house.app, &house.ada, conversation.id, text).await.unwrap();
    house.until_sent().await;
}

#[tokio::test]
async fn our_own_last_words_are_known_as_ours_in_the_list() {
    for house in houses().await {
        answered(&house, "نعم، we do.").await;
        let page = house.signed_in_browser().await.get("/desk/inbox").await;
        assert!(page.text.contains("You: <bdi>نعم، we do.</bdi>"), "{}: {}", house.database, page.text);
    }
}

#[tokio::test]
async fn a_link_to_a_network_says_to_which_and_so_does_a_button_that_connects() {
    for house in houses().await {
        house.connect_page().await;
        let post = house.town.facebook.page_posts(&house.town.page, "Mill Lane");
        house.town.facebook.person("Jon").comments(&post, "Does oiled oak get black rings?");
        house.until_quiet().await;
        let jon = house.conversation_with("black rings").await;
        let ada = house.signed_in_browser().await;
        let page = ada.get(&format!("/desk/inbox/{}", jon.id)).await;
        assert!(page.text.contains(">on Facebook</a>") && !page.text.contains(">there</a>"), "{}", page.text);
        let page = ada.get("/desk/channels/new/bluesky").await;
        assert!(page.text.contains("Connect Bluesky</button>"), "{}", page.text);
    }
}

#[tokio::test]
async fn who_is_asked_about_taking_away_is_told_what() {
    for house in houses().await {
        let sky = house.connect_sky().await;
        let copy = house.published_there(&sky, "Caring for oak").await;
        assert!(matches!(copy.state, PublicationState::Published { .. }));
        let ada = house.signed_in_browser().await;
        let publish = ada.get(&format!("/desk/media/pieces/{}/publication", copy.piece)).await;
        assert!(publish.text.contains("See it on Bluesky"), "{}", publish.text);
        let named = "name=\"what\" value=\"Caring for oak, on Bluesky\"";
        assert!(publish.text.contains(named), "{}: {}", house.database, publish.text);
        let asked = ada
            .post(
                &format!("/desk/media/publications/{}/withdrawal", copy.id),
                "what=Caring+for+oak%2C+on+Bluesky",
            )
            .await;
        assert!(asked.text.contains("Withdraw “Caring for oak, on Bluesky”?"), "{}", asked.text);
        let article = format!("/desk/media/pieces/{}", copy.piece);
        assert!(ada.get(&article).await.text.contains("name=\"what\" value=\"Caring for oak\""));
        // Even where a form says nothing it is said what sort of thing it is.
        let asked = ada.post(&format!("{article}/removal"), "x=y").await;
        assert!(asked.text.contains("Take down this piece everywhere?"), "{}", asked.text);
    }
}

#[tokio::test]
async fn an_article_is_read_then_asked_about_then_talked_about() {
    for house in houses().await {
        let page = house.connect_page().await;
        let copy = house.published_there(&page, "Über die Pflege von Eichenholzarbeitsplatten").await;
        house
            .town
            .facebook
            .person("Rosa")
            .comments(copy.remote_id.as_deref().unwrap(), "Which oil do you use?");
        house.until_quiet().await;
        let article = house.desk().lookup_piece(copy.piece).await.unwrap().unwrap();
        let visitor = stories::Browser::at(&house.address);
        let read = visitor.get(&format!("/articles/{}", article.slug)).await;
        let places = ["class=\"reading", "id=\"ask\"", "id=\"share\"", "Which oil do you use?"]
            .map(|words| place(&read, words));
        assert!(places.is_sorted(), "{}: {places:?}", house.database);
    }
}

//! What stands beside a conversation and beside a need: reached at every width, and true of what was really asked.

use actions::inbox::{Suggestion, open_thread, reply, suggest_answer};
use actions::media::{begin_article, save_article, update_piece, write_from_need};
use actions::needs::{list_needs, move_questions};
use actions::publishing::plan;
use chrono::TimeDelta;
use domain::media::{Piece, PieceText};
use domain::{ConversationId, NeedId};
use stories::{Answer, House, houses};

/// The pane beside a conversation.
fn pane(page: &Answer) -> &str {
    let pane = page.text.split("<aside").find(|part| part.contains("id=\"about\"")).expect("the pane");
    pane.split("</aside>").next().unwrap()
}

/// Asked by somebody of their own, and in a need.
async fn asks(house: &House, text: &str) -> ConversationId {
    let asker = format!("{}@example.com", domain::text::tidy(text).bytes().map(u64::from).sum::<u64>());
    let (_, conversation) = house.asked_on_the_website(text, &asker).await;
    house.later(TimeDelta::minutes(3)).await;
    conversation.id
}

async fn answers(house: &House, id: ConversationId, text: &str) {
    reply(&house.app, &house.ada, id, text).await.unwrap();
    house.until_sent().await;
}

async fn need_of(house: &House, id: ConversationId) -> NeedId {
    house.desk().find_need_of(id).await.unwrap().expect("it has found its need")
}

/// A person has put all of these into one need: a loose one, if they like.
async fn together(house: &House, all: &[ConversationId]) -> NeedId {
    let need = need_of(house, all[0]).await;
    let questions = house.desk().list_questions_in(all.iter().copied(), 100).await.unwrap();
    let questions: Vec<_> = questions.iter().map(|question| question.message).collect();
    move_questions(&house.app, &house.ada, &questions, need).await.unwrap();
    need
}

async fn suggested(house: &House, id: ConversationId) -> Option<Suggestion> {
    let thread = open_thread(&house.app, house.ada.business, id, None).await.unwrap();
    suggest_answer(&house.app, house.ada.business, &thread).await.unwrap()
}

async fn words_suggested(house: &House, id: ConversationId) -> Option<String> {
    suggested(house, id).await.map(|suggestion| suggestion.text)
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

const SEVEN_WEEKS: &str = "At the moment we could start in about seven weeks.";

#[tokio::test]
async fn an_answer_is_suggested_to_the_same_question_and_to_no_other_of_its_need() {
    for house in houses().await {
        let told = asks(&house, "When could you start with a kitchen?").await;
        answers(&house, told, SEVEN_WEEKS).await;
        let same = asks(&house, "How soon could you start with a kitchen?").await;
        let others = [
            "How long does the oil need to dry before the first use?",
            "Could you match the nosing of an old staircase?",
            "What does a kitchen cost per metre?",
            "Ab wann könnten Sie mit einer Küche anfangen?",
        ];
        let mut all = vec![told, same];
        for text in others {
            all.push(asks(&house, text).await);
        }
        together(&house, &all).await;
        let suggestion = suggested(&house, same).await.expect("the same question");
        assert_eq!(suggestion.text, SEVEN_WEEKS);
        assert_eq!(suggestion.asked.as_deref(), Some("When could you start with a kitchen?"));
        for (text, id) in others.iter().zip(&all[2..]) {
            assert_eq!(words_suggested(&house, *id).await, None, "{text} on {}", house.database);
        }
        // What a person sees says to which question it was the answer; and without scripts it goes into the composer.
        let ada = house.signed_in_browser().await;
        let page = ada.get(&format!("/desk/inbox/{same}")).await;
        assert!(pane(&page).contains("When could you start with a kitchen?"), "{}", pane(&page));
        let page = ada.get(&format!("/desk/inbox/{same}?use=suggestion")).await;
        let composer = page.text.split("<textarea").nth(1).unwrap().split("</textarea>").next().unwrap();
        assert!(composer.ends_with(SEVEN_WEEKS), "{composer}");
    }
}

#[tokio::test]
async fn what_was_said_to_something_else_there_is_not_the_answer() {
    for house in houses().await {
        let told = asks(&house, "When could you start with a kitchen?").await;
        answers(&house, told, SEVEN_WEEKS).await;
        answers(&house, told, "You are welcome, have a fine weekend!").await;
        let same = asks(&house, "How soon could you start with a kitchen?").await;
        together(&house, &[told, same]).await;
        assert_eq!(words_suggested(&house, same).await.as_deref(), Some(SEVEN_WEEKS), "{}", house.database);
        // Answered here, nothing more is suggested here.
        answers(&house, same, "In six weeks, we think.").await;
        assert_eq!(words_suggested(&house, same).await, None, "{}", house.database);
        // The newest that was said of it holds.
        let third = asks(&house, "When could you start with a small kitchen?").await;
        together(&house, &[told, same, third]).await;
        assert_eq!(words_suggested(&house, third).await.as_deref(), Some("In six weeks, we think."));
    }
}

#[tokio::test]
async fn an_answer_to_two_things_at_once_is_suggested_to_neither() {
    for house in houses().await {
        let page = house.connect_page().await;
        let jon = house.town.facebook.person("Jon");
        jon.messages(&house.town.page, "When could you start with a kitchen?");
        jon.messages(&house.town.page, "Do you repair old chairs with loose joints?");
        house.until_quiet().await;
        house.later(TimeDelta::minutes(3)).await;
        let both = house.conversation_with("loose joints").await;
        assert_eq!(both.channel, page.id);
        answers(&house, both.id, "Yes, gladly.").await;
        let same = asks(&house, "How soon could you start with a kitchen?").await;
        together(&house, &[both.id, same]).await;
        assert_eq!(words_suggested(&house, same).await, None, "{}", house.database);
        // Asked and answered one after the other, each has its own.
        jon.messages(&house.town.page, "And when could you start with our kitchen?");
        house.until_quiet().await;
        house.later(TimeDelta::minutes(3)).await;
        answers(&house, both.id, SEVEN_WEEKS).await;
        together(&house, &[both.id, same]).await;
        assert_eq!(words_suggested(&house, same).await.as_deref(), Some(SEVEN_WEEKS), "{}", house.database);
    }
}

async fn out(house: &House, need: NeedId, title: &str, body: &str) -> Piece {
    let text = PieceText::new(title, "", body).unwrap();
    let article = begin_article(&house.app, &house.ada, text, Some(need)).await.unwrap();
    plan(&house.app, &house.ada, article.id, vec![], None).await.unwrap();
    house.until_quiet().await;
    house.desk().lookup_piece(article.id).await.unwrap().unwrap()
}

#[tokio::test]
async fn an_article_is_suggested_where_it_speaks_of_what_is_asked() {
    for house in houses().await {
        let told = asks(&house, "When could you start with a kitchen?").await;
        answers(&house, told, SEVEN_WEEKS).await;
        let same = asks(&house, "How soon could you start with a kitchen?").await;
        let oil = asks(&house, "How long does the oil need to dry before the first use?").await;
        let need = together(&house, &[told, same, oil]).await;
        let article =
            out(&house, need, "When we can start", "We start a kitchen about seven weeks from now.").await;
        let text = words_suggested(&house, same).await.unwrap();
        assert!(text.starts_with(SEVEN_WEEKS) && text.contains("/articles/"), "{text}");
        assert_eq!(words_suggested(&house, oil).await, None, "{}", house.database);
        // Put right since: what was said before is not said again.
        house.later(TimeDelta::hours(1)).await;
        let text = PieceText::new("When we can start", "", "We start a kitchen about three weeks from now.")
            .unwrap();
        let saved = save_article(&house.app, &house.ada, article.id, article.revision, text).await.unwrap();
        update_piece(&house.app, &house.ada, article.id, saved.revision).await.unwrap();
        let text = words_suggested(&house, same).await.unwrap();
        assert!(!text.contains("seven weeks") && text.contains("/articles/"), "{text} on {}", house.database);
    }
}

#[tokio::test]
async fn a_draft_asks_each_question_once_and_stands_beside_its_need() {
    for house in houses().await {
        let first = asks(&house, "Do you fit oak worktops?").await;
        let mut all = vec![first];
        for text in [
            "Hello, do you fit oak worktops?",
            "do you fit OAK worktops",
            "Do you fit oak worktops in Leeds?",
            "How thick is an oak worktop?",
            "How thick is your oak worktop?",
        ] {
            all.push(asks(&house, text).await);
        }
        let need = together(&house, &all).await;
        answers(&house, first, "We do, and take the old one away.").await;
        answers(&house, all[1], "We do, and take away the old one.").await;
        let ada = house.signed_in_browser().await;
        let page = ada.get(&format!("/desk/needs/{need}")).await.text;
        let draft =
            page.split("What answers it").nth(1).expect("the draft").split("</section>").next().unwrap();
        assert!(draft.contains("1 question and 1 answer"), "{}: {draft}", house.database);
        assert_eq!(draft.matches("take").count(), 1, "{draft}");
        let article = write_from_need(&house.app, &house.ada, need).await.unwrap();
        let quotes: Vec<&str> = article.body.lines().filter(|line| line.starts_with("> ")).collect();
        assert_eq!(quotes.len(), 1, "{}: {quotes:?}", house.database);
        assert!(quotes[0].contains("thick") && article.body.matches("take").count() == 1, "{}", article.body);
        let page = ada.get(&format!("/desk/needs/{need}")).await.text;
        let draft =
            page.split("What answers it").nth(1).expect("the draft").split("</section>").next().unwrap();
        assert!(draft.contains("Nothing is out.") && draft.contains("<blockquote"), "{draft}");
        assert_eq!(list_needs(&house.app, house.ada.business).await.unwrap()[0].id, need);
    }
}

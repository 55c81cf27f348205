//! Letters: from whom, to whom, and which belong together.

use actions::business::{Profile, save_profile};
use actions::inbox::{add_to_question, reply};
use chrono::TimeDelta;
use domain::ConversationId;
use stories::{Browser, House, Line, PASSWORD, houses};

async fn asked_by(house: &House, email: &str) -> (String, ConversationId) {
    let (token, conversation) = house.asked_on_the_website("Do you fit oak worktops?", email).await;
    (token, conversation.id)
}

async fn answer(house: &House, id: ConversationId, text: &str) {
    reply(&house.app, &house.ada, id, text).await.unwrap();
    house.until_sent().await;
}

/// A line of the latest letter's head.
fn head(house: &House, name: &str) -> String {
    let letter = house.town.letters.all().pop().expect("a letter").source.replace("\n ", " ");
    let start = format!("{name}: ");
    let head = letter.split("\n\n").next().unwrap();
    head.lines().find_map(|line| line.strip_prefix(&start)).unwrap_or_default().to_owned()
}

async fn write_from(house: &House, address: &str) {
    let business = actions::today::lookup_business(&house.app, house.ada.business).await.unwrap();
    let profile = Profile { mail_from: Some(address.into()), ..Profile::of(&business) };
    save_profile(&house.app, &house.ada, None, profile).await.unwrap();
}

#[tokio::test]
async fn the_letters_of_one_conversation_stand_together() {
    for house in houses().await {
        let (token, id) = asked_by(&house, "priya@example.com").await;
        answer(&house, id, "We do.").await;
        let (first, subject) = (head(&house, "Message-ID"), head(&house, "Subject"));
        assert_eq!((head(&house, "In-Reply-To"), head(&house, "References")), (String::new(), String::new()));
        add_to_question(&house.app, house.ada.business, &token, "And how long does it take?").await.unwrap();
        answer(&house, id, "Two weeks.").await;
        let second = head(&house, "Message-ID");
        assert_eq!(head(&house, "In-Reply-To"), first, "{}", house.database);
        assert_eq!(head(&house, "Subject"), subject, "one subject, on {}", house.database);
        answer(&house, id, "Or three.").await;
        assert_eq!(head(&house, "References"), format!("{first} {second}"), "{}", house.database);
        let domain = first.rsplit_once('@').unwrap().1;
        assert!(first != second && second.ends_with(domain), "{first} {second}");
        let (_, other) = asked_by(&house, "jon@example.com").await;
        answer(&house, other, "We do.").await;
        assert_eq!(head(&house, "References"), "", "another conversation begins anew");
    }
}

#[tokio::test]
async fn the_address_the_owner_chose_is_where_answers_go() {
    for house in houses().await {
        let (_, id) = asked_by(&house, "priya@example.com").await;
        answer(&house, id, "We do.").await;
        let ours = head(&house, "From");
        assert_eq!(head(&house, "Reply-To"), "", "nobody chose one yet");
        write_from(&house, "ada@elsewhere.example").await;
        answer(&house, id, "Gladly.").await;
        assert_eq!(head(&house, "From"), ours, "our server may not write from there, on {}", house.database);
        assert!(head(&house, "Reply-To").contains("<ada@elsewhere.example>"), "{}", house.database);
        write_from(&house, "ada@mill-lane.example").await;
        answer(&house, id, "When would it suit you?").await;
        assert!(head(&house, "From").contains("<ada@mill-lane.example>"), "{}", house.database);
        assert_eq!(head(&house, "Reply-To"), "");
    }
}

#[tokio::test]
async fn whoever_was_accepted_is_answered() {
    for house in houses().await {
        let visitor = Browser::at(&house.address);
        let addresses = [
            ("a..b@docomo.ne.jp", "\"a..b\"@docomo.ne.jp"),
            ("name.@ezweb.ne.jp", "\"name.\"@ezweb.ne.jp"),
            ("\"ben ok\"@example.com", "\"ben ok\"@example.com"),
            ("ben@b\u{fc}cher.example", "ben@xn--bcher-kva.example"),
            ("o'brien+oak@example.com", "o'brien+oak@example.com"),
        ];
        for (typed, written) in addresses {
            let form = serde_json::json!({"text": "Do you fit oak?", "email": typed, "public": "no"});
            assert_eq!(visitor.send_form("/questions", &form).await.status, 303, "{typed}");
            let inbox = house.app.of(house.ada.business).list_waiting(None, 1).await.unwrap().rows;
            answer(&house, inbox[0].id, "We do.").await;
            let letter = house.town.letters.all().pop().expect("a letter");
            assert_eq!(letter.to, [written], "{typed} on {}", house.database);
        }
        assert_eq!(house.town.letters.all().len(), addresses.len(), "{}", house.database);
        for typed in
            ["d\u{fc}rer@example.com", "ben@@example.com", "ben ok@example.com", "ben@", "ben@b..example"]
        {
            let form = serde_json::json!({"text": "Do you fit oak?", "email": typed, "public": "no"});
            let refused = visitor.send_form("/questions", &form).await;
            assert!(refused.status == 422 && refused.text.contains("Do you fit oak?"), "{typed}");
        }
    }
}

#[tokio::test]
async fn the_mail_server_is_greeted_by_a_name() {
    for house in houses().await {
        let (_, id) = asked_by(&house, "priya@example.com").await;
        answer(&house, id, "We do.").await;
        let ours = head(&house, "From").rsplit_once('@').unwrap().1.trim_end_matches('>').to_owned();
        let greeted = house.town.letters.greeted_by();
        assert!(!greeted.is_empty() && greeted.iter().all(|name| *name == ours), "{greeted:?}");
    }
}

#[tokio::test]
async fn why_a_letter_waits_is_shown_where_it_waits() {
    for house in houses().await {
        let (_, id) = asked_by(&house, "priya@example.com").await;
        house.mail.set(Line::Down);
        answer(&house, id, "We do.").await;
        let mut ada = Browser::at(&house.address);
        ada.sign_in("ada@adas-joinery.example", PASSWORD).await;
        let there = format!("/desk/inbox/{id}");
        let page = ada.get(&there).await.text;
        assert!(page.contains("The mail server cannot be reached") && page.contains("tried again"), "{page}");
        house.mail.set(Line::Open);
        house.later(TimeDelta::minutes(20)).await;
        assert!(!ada.get(&there).await.text.contains("cannot be reached"), "{}", house.database);
        assert_eq!(house.town.letters.all().len(), 1, "{}", house.database);
    }
}

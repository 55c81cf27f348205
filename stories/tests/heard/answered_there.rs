//! What was said on a network before it was connected, and what two say at the same moment.

use actions::inbox::assign;
use chrono::TimeDelta;
use domain::Clock;
use stories::houses;

#[tokio::test]
async fn a_question_answered_there_before_we_listened_waits_for_nobody_and_is_no_case() {
    for house in houses().await {
        let fake = &house.town.facebook;
        let post = fake.page_posts(&house.town.page, "A kitchen");
        let ben = fake.person("Ben Okri");
        let asked = ben.comments(&post, "Do you fit oak?").unwrap();
        house.clock.set(house.clock.now().plus(TimeDelta::hours(2)));
        fake.page_comments(&house.town.page, &asked, "We do.").unwrap();
        house.clock.set(house.clock.now().plus(TimeDelta::hours(10)));
        // Only now the page is connected: the first poll hears all of it.
        let page = house.connect_page().await;
        house.until_quiet().await;
        let conversation = house.conversation_with("fit oak").await;
        assert_eq!(conversation.due_at, None, "{}", house.database);
        ben.comments(&asked, "And how long would it take?").unwrap();
        fake.lose_deliveries();
        house.poll(&page).await;
        let conversation = house.conversation_with("how long").await;
        assert!(conversation.due_at.is_some(), "what was not answered waits, on {}", house.database);
        assert_eq!(house.said(&conversation).await.len(), 3);
        let dues = house.desk().list_dues(conversation.id).await.unwrap();
        let standing: Vec<_> = dues.iter().map(|due| (due.met.is_some(), due.waived.is_some())).collect();
        assert_eq!(standing, [(false, true), (false, false)], "{}", house.database);
    }
}

#[tokio::test]
async fn who_waits_stays_in_the_list_whatever_a_colleague_does_at_that_moment() {
    for house in houses().await {
        house.connect_page().await;
        let ben = house.town.facebook.person("Ben Okri");
        ben.messages(&house.town.page, "Thank you for the table!");
        house.until_quiet().await;
        let conversation = house.conversation_with("the table").await;
        assert_eq!(conversation.due_at, None);
        for round in 0..10 {
            ben.messages(&house.town.page, "Do you fit oak, too?");
            let to = (round % 2 == 0).then_some(house.ada.staff);
            let ((), assigned) =
                tokio::join!(house.until_quiet(), assign(&house.app, &house.ada, conversation.id, to));
            assigned.unwrap();
            let now = house.desk().lookup_conversation(conversation.id).await.unwrap().unwrap();
            assert!(now.due_at.is_some() && now.assignee == to, "round {round} on {}", house.database);
        }
    }
}

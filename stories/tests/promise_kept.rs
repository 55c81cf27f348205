//! The promise is true: an answer settles what its writer had read, and the figures say what happened.

use actions::inbox::{
    add_to_question, close, find_private_page, note, receive, reply, reply_to, undo, withdraw_question,
};
use chrono::TimeDelta;
use domain::channels::{Author, Channel, Incoming, IncomingMessage};
use domain::inbox::{Conversation, Kind, Sight, Way};
use domain::promises::Kept;
use domain::{Clock, Timestamp};
use stories::{Browser, House, Line, PASSWORD, houses};

/// Somebody asks on the website; where their private page is, and the conversation.
async fn asked(house: &House, text: &str) -> (String, Conversation) {
    house.asked_on_the_website(text, "priya@example.com").await
}

async fn conversation(house: &House, token: &str) -> Conversation {
    find_private_page(&house.app, house.ada.business, token).await.unwrap().unwrap()
}

async fn asks_more(house: &House, token: &str, text: &str) {
    add_to_question(&house.app, house.ada.business, token, text).await.unwrap();
}

async fn kept(house: &House) -> Kept {
    let now = house.app.now();
    house.app.of(house.ada.business).count_kept(now.minus(TimeDelta::days(30)), now).await.unwrap()
}

fn cases(kept: u64, broken: u64) -> Kept {
    Kept { kept, broken }
}

#[tokio::test]
async fn a_second_question_during_the_undo_keeps_its_own_due() {
    for house in houses().await {
        let (token, first) = asked(&house, "Do you fit oak worktops?").await;
        reply(&house.app, &house.ada, first.id, "We do.").await.unwrap();
        house.clock.set(house.clock.now().plus(TimeDelta::seconds(5)));
        asks_more(&house, &token, "And how long does it take?").await;
        let second = house.clock.now();
        house.until_sent().await;
        let now = conversation(&house, &token).await;
        let waits = now.due_at.expect("the second one waits");
        assert!(waits > first.due_at.unwrap(), "by its own time, on {}", house.database);
        assert!(
            waits.since(second) >= TimeDelta::minutes(119),
            "two hours from when it was asked: {waits:?}"
        );
        assert_eq!(now.snippet, "And how long does it take?", "{}", house.database);
        assert_eq!(kept(&house).await, cases(1, 0));
        house.later(TimeDelta::hours(3)).await;
        assert_eq!(kept(&house).await, cases(1, 1), "nobody answered it, on {}", house.database);
        reply(&house.app, &house.ada, first.id, "Two weeks.").await.unwrap();
        house.until_sent().await;
        assert_eq!(conversation(&house, &token).await.due_at, None);
        assert_eq!(kept(&house).await, cases(1, 1), "too late is too late, on {}", house.database);
    }
}

#[tokio::test]
async fn a_question_that_comes_while_the_answer_cannot_leave_still_waits() {
    for house in houses().await {
        for line in [Line::Down, Line::CutBeforeLetter] {
            let before = kept(&house).await;
            let (token, first) = asked(&house, "Do you fit oak worktops?").await;
            house.mail.set(line);
            reply(&house.app, &house.ada, first.id, "We do.").await.unwrap();
            house.until_sent().await;
            asks_more(&house, &token, "And how long does it take?").await;
            house.mail.set(Line::Open);
            house.later(TimeDelta::minutes(20)).await;
            let now = conversation(&house, &token).await;
            assert!(now.due_at > first.due_at, "{line:?} on {}: {:?}", house.database, now.due_at);
            assert_eq!(kept(&house).await, cases(before.kept + 1, before.broken), "{line:?}");
            close(&house.app, &house.ada, now.id).await.unwrap();
        }
    }
}

#[tokio::test]
async fn two_questions_before_one_answer_are_one_case() {
    for house in houses().await {
        let (token, first) = asked(&house, "Do you fit oak worktops?").await;
        house.later(TimeDelta::minutes(10)).await;
        asks_more(&house, &token, "Is anybody there?").await;
        asks_more(&house, &token, "How long does it take?").await;
        assert_eq!(conversation(&house, &token).await.due_at, first.due_at, "the first is due first");
        reply(&house.app, &house.ada, first.id, "We do, in two weeks.").await.unwrap();
        house.until_sent().await;
        assert_eq!(conversation(&house, &token).await.due_at, None, "{}", house.database);
        assert_eq!(kept(&house).await, cases(1, 0));
        house.later(TimeDelta::hours(5)).await;
        assert_eq!(kept(&house).await, cases(1, 0), "and nothing was left open, on {}", house.database);
    }
}

#[tokio::test]
async fn asked_three_times_and_late_is_one_broken_promise() {
    for house in houses().await {
        let (token, first) = asked(&house, "Do you fit oak worktops?").await;
        asks_more(&house, &token, "Is anybody there?").await;
        house.later(TimeDelta::hours(4)).await;
        asks_more(&house, &token, "Hello?").await;
        assert_eq!(kept(&house).await, cases(0, 1), "{}", house.database);
        reply(&house.app, &house.ada, first.id, "We do.").await.unwrap();
        house.until_sent().await;
        assert_eq!(kept(&house).await, cases(0, 1), "{}", house.database);
    }
}

#[tokio::test]
async fn a_page_that_did_not_show_the_second_question_does_not_answer_it() {
    for house in houses().await {
        let (token, first) = asked(&house, "Do you fit oak worktops?").await;
        let mut ada = Browser::at(&house.address);
        ada.sign_in("ada@adas-joinery.example", PASSWORD).await;
        let path = format!("/desk/inbox/{}", first.id);
        let page = ada.get(&path).await.text;
        let knew =
            page.split("name=\"knew\" value=\"").nth(1).expect("what was read").split('"').next().unwrap();
        asks_more(&house, &token, "And how long does it take?").await;
        assert_eq!(
            ada.post(&format!("{path}/replies"), &format!("text=We+do.&knew={knew}")).await.status,
            303
        );
        house.until_sent().await;
        let now = conversation(&house, &token).await;
        assert!(now.due_at.is_some(), "{}", house.database);
        assert_eq!(now.snippet, "And how long does it take?");
        let newer = ada.get(&path).await.text;
        assert!(!newer.contains(&format!("name=\"knew\" value=\"{knew}\"")), "the page has read more now");
    }
}

#[tokio::test]
async fn a_program_says_up_to_where_it_read() {
    for house in houses().await {
        let (token, first) = asked(&house, "Do you fit oak worktops?").await;
        let desk = house.app.of(house.ada.business);
        let read = desk.find_last_inbound(first.id).await.unwrap().unwrap().id;
        asks_more(&house, &token, "And how long does it take?").await;
        reply_to(&house.app, &house.ada, first.id, "We do.", Some(read), Way::Here).await.unwrap();
        house.until_sent().await;
        assert!(conversation(&house, &token).await.due_at.is_some(), "{}", house.database);
        let elsewhere = asked(&house, "Do you restore chairs?").await.1;
        let wrong = reply_to(&house.app, &house.ada, elsewhere.id, "We do.", Some(read), Way::Here).await;
        assert!(wrong.is_err(), "a message of another conversation was not read here");
    }
}

#[tokio::test]
async fn a_note_and_an_answer_taken_back_settle_nothing() {
    for house in houses().await {
        let (token, first) = asked(&house, "Do you fit oak worktops?").await;
        note(&house.app, &house.ada, first.id, "Ask Tom.").await.unwrap();
        let answer = reply(&house.app, &house.ada, first.id, "We do.").await.unwrap();
        undo(&house.app, &house.ada, answer.id).await.unwrap();
        house.until_sent().await;
        assert_eq!(conversation(&house, &token).await.due_at, first.due_at, "{}", house.database);
    }
}

fn said(id: &str, ours: bool, text: &str, at: Timestamp) -> Incoming {
    let from = if ours { ("page", "Ada’s Joinery") } else { ("rosa", "Rosa") };
    Incoming::Message(IncomingMessage {
        remote_id: id.into(),
        thread: Some("thread".into()),
        parent: None,
        under: None,
        kind: Kind::Comment,
        public: true,
        from: Author { remote_id: Some(from.0.into()), name: Some(from.1.into()), handle: None, ours },
        text: text.into(),
        attachments: Vec::new(),
        link: None,
        written_at: at,
        told_at: at,
        sight: Sight::Open,
    })
}

async fn hear(house: &House, page: &Channel, incoming: Vec<Incoming>) -> Conversation {
    receive(&house.app, house.ada.business, page, incoming).await.unwrap();
    let desk = house.app.of(house.ada.business);
    desk.find_conversation(page.id, "thread").await.unwrap().unwrap()
}

#[tokio::test]
async fn a_question_heard_of_late_is_not_answered_by_what_was_written_without_it() {
    for house in houses().await {
        let page = house.connect_page().await;
        let post = house.town.facebook.page_posts(&house.town.page, "Oiled oak worktop, Mill Lane");
        house.later(TimeDelta::minutes(1)).await;
        let earlier = house.clock.now();
        house.later(TimeDelta::minutes(10)).await;
        house.town.facebook.person("Ben Okri").comments(&post, "Is the worktop oiled or lacquered?").unwrap();
        house.until_quiet().await;
        let desk = house.app.of(house.ada.business);
        let ben = desk.list_waiting(None, 1).await.unwrap().rows.remove(0);
        reply(&house.app, &house.ada, ben.id, "Oiled.").await.unwrap();
        house.until_sent().await;
        assert_eq!(desk.lookup_conversation(ben.id).await.unwrap().unwrap().due_at, None);
        house.later(TimeDelta::minutes(40)).await;
        // Polled now, written before our answer.
        let mut late = said("0", false, "Do you come to Mill Lane, too?", earlier);
        let Incoming::Message(message) = &mut late else { unreachable!() };
        message.thread = Some(ben.remote_thread.clone());
        receive(&house.app, house.ada.business, &page, vec![late]).await.unwrap();
        let conversation = desk.lookup_conversation(ben.id).await.unwrap().unwrap();
        let due = conversation.due_at.expect("it waits");
        assert!(
            due.since(earlier) <= TimeDelta::minutes(121),
            "from when it was asked, on {}",
            house.database
        );
        assert_eq!(conversation.snippet, "Do you come to Mill Lane, too?");
    }
}

#[tokio::test]
async fn a_question_heard_of_while_the_answer_leaves_is_not_answered_by_it() {
    for house in houses().await {
        let page = house.connect_page().await;
        let earlier = house.clock.now();
        house.later(TimeDelta::minutes(1)).await;
        house.town.facebook.person("Ben Okri").messages(&house.town.page, "Oiled or lacquered?");
        house.until_quiet().await;
        let desk = house.app.of(house.ada.business);
        let ben = desk.list_waiting(None, 1).await.unwrap().rows.remove(0);
        reply(&house.app, &house.ada, ben.id, "Oiled.").await.unwrap();
        house.later(TimeDelta::seconds(3)).await;
        // Written before the first one, and heard of while the answer can still be undone.
        let mut late = said("0", false, "Do you come to Mill Lane, too?", earlier);
        let Incoming::Message(message) = &mut late else { unreachable!() };
        message.thread = Some(ben.remote_thread.clone());
        receive(&house.app, house.ada.business, &page, vec![late]).await.unwrap();
        house.until_sent().await;
        let conversation = desk.lookup_conversation(ben.id).await.unwrap().unwrap();
        let due = conversation.due_at.expect("it waits");
        assert!(due.since(earlier) <= TimeDelta::minutes(121), "{} {due:?}", house.database);
        let answered = desk.count_kept(earlier, house.clock.now()).await.unwrap();
        assert_eq!(answered, Kept { kept: 1, broken: 0 }, "{}", house.database);
    }
}

#[tokio::test]
async fn what_is_written_on_the_network_itself_answers_what_stood_there() {
    for house in houses().await {
        let page = house.connect_page().await;
        let minutes = |minutes| house.clock.now().plus(TimeDelta::minutes(minutes));
        house.later(TimeDelta::minutes(30)).await;
        let there = vec![
            said("1", false, "Do you fit oak?", minutes(-20)),
            said("3", true, "We do.", minutes(-10)),
            said("2", false, "Anybody there?", minutes(-15)),
        ];
        let conversation = hear(&house, &page, there).await;
        assert_eq!(conversation.due_at, None, "in whatever order, on {}", house.database);
        assert_eq!(kept(&house).await, cases(1, 0), "asked twice, answered once, on {}", house.database);
        let after = said("4", false, "And elm?", minutes(-5));
        assert!(hear(&house, &page, vec![after]).await.due_at.is_some(), "{}", house.database);
    }
}

#[tokio::test]
async fn closing_what_is_late_does_not_make_the_figures_better() {
    for house in houses().await {
        let (_, in_time) = asked(&house, "Do you fit oak worktops?").await;
        close(&house.app, &house.ada, in_time.id).await.unwrap();
        let (token, late) = asked(&house, "Do you restore chairs?").await;
        asks_more(&house, &token, "Or tables?").await;
        house.later(TimeDelta::hours(3)).await;
        assert_eq!(kept(&house).await, cases(0, 1), "{}", house.database);
        close(&house.app, &house.ada, late.id).await.unwrap();
        assert_eq!(conversation(&house, &token).await.due_at, None);
        assert_eq!(kept(&house).await, cases(0, 1), "{}", house.database);
        let business = actions::today::lookup_business(&house.app, house.ada.business).await.unwrap();
        let measured = actions::measures::measure(&house.app, &business, 4).await.unwrap();
        assert_eq!(measured.kept, cases(0, 1), "every page says the same, on {}", house.database);
    }
}

#[tokio::test]
async fn what_the_asker_takes_back_is_no_case() {
    for house in houses().await {
        let (token, _) = asked(&house, "Do you fit oak worktops?").await;
        house.later(TimeDelta::hours(3)).await;
        assert_eq!(kept(&house).await, cases(0, 1));
        withdraw_question(&house.app, house.ada.business, &token).await.unwrap();
        assert_eq!(kept(&house).await, cases(0, 0), "late and taken back, on {}", house.database);
        let page = house.connect_page().await;
        let now = house.clock.now();
        hear(&house, &page, vec![said("1", false, "Do you fit oak?", now), said("2", false, "Or elm?", now)])
            .await;
        let gone = Incoming::Deleted { remote_id: "1".into(), at: now };
        let conversation = hear(&house, &page, vec![gone]).await;
        assert_eq!(conversation.snippet, "Or elm?", "what still waits stands in the list");
        let gone = Incoming::Deleted { remote_id: "2".into(), at: now };
        assert_eq!(hear(&house, &page, vec![gone]).await.due_at, None, "{}", house.database);
        house.later(TimeDelta::hours(3)).await;
        assert_eq!(kept(&house).await, cases(0, 0), "{}", house.database);
    }
}

#[tokio::test]
async fn nothing_is_told_in_per_cent_of_a_few() {
    for house in houses().await {
        let mut ada = Browser::at(&house.address);
        ada.sign_in("ada@adas-joinery.example", PASSWORD).await;
        let pages = ["/desk", "/desk/measures", "/desk/channels", "/", "/ask"];
        let words = async |wanted: &str| {
            let mut found = Vec::new();
            for page in pages {
                let html = ada.get(page).await.text.replace("&nbsp;", " ");
                let main = html.split("<main").nth(1).unwrap().to_owned();
                if main.contains(wanted) {
                    found.push(page);
                }
            }
            found
        };
        for number in 1..=20 {
            let (_, conversation) = asked(&house, &format!("Do you fit oak number {number}?")).await;
            reply(&house.app, &house.ada, conversation.id, "We do.").await.unwrap();
            house.until_sent().await;
            if number == 1 || number == 19 {
                house.later(TimeDelta::seconds(2)).await;
                assert!(words(" %").await.is_empty() && words("of 100").await.is_empty(), "{number}");
                assert_eq!(words(&format!("{number} of {number}")).await, ["/desk", "/desk/measures"]);
            }
        }
        house.later(TimeDelta::seconds(2)).await;
        assert_eq!(words("100 %").await, ["/desk", "/desk/measures", "/", "/ask"], "{}", house.database);
    }
}

//! Searching in many words: nobody else waits for it.

use actions::inbox::{Question, ask};
use actions::team::make_token;
use domain::team::Role;
use stories::{Browser, houses};

#[tokio::test]
async fn what_one_desk_searches_keeps_no_visitor_and_no_other_desk_waiting() {
    for house in houses().await {
        for number in 0..40 {
            let question = Question {
                text: format!("How much is oak oil number {number}, and oak wax, and a worktop of oak?"),
                email: format!("ben{number}@mill-lane.example"),
                name: "Ben".into(),
                public: false,
                about: None,
                language: None,
            };
            ask(&house.app, house.ada.business, question).await.unwrap();
        }
        let token = make_token(&house.app, &house.ada, "Searches", Role::Viewer).await.unwrap().1;
        let browser = Browser::at(&house.address);
        let searches: Vec<_> = (0..30)
            .map(|_| {
                let (browser, token) = (browser.clone(), token.clone());
                tokio::spawn(async move {
                    let path = "/api/v1/messages?words=o+a+h+m&limit=100";
                    browser.call(Some(&token), "GET", path, "").await
                })
            })
            .collect();
        for _ in 0..5 {
            assert_eq!(browser.get("/").await.status, 200, "{}", house.database);
        }
        for search in searches {
            let answer = search.await.unwrap();
            assert_eq!(answer.status, 200, "{}", answer.text);
            assert!(answer.text.contains("number 39"), "{}", answer.text);
        }
    }
}

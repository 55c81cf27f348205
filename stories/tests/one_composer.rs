//! One composer, one answer: a form that a browser sends again does its deed once, and typed words are never lost.

use actions::team::sign_out;
use domain::inbox::{Direction, Message};
use domain::{ConversationId, MessageId};
use stories::{Answer, Browser, Filled, House, PASSWORD, houses};

const ADA: &str = "ada@adas-joinery.example";

async fn ada(house: &House) -> Browser {
    let mut ada = Browser::at(&house.address);
    ada.sign_in(ADA, PASSWORD).await;
    ada
}

async fn asked(house: &House) -> (String, ConversationId) {
    let (token, conversation) =
        house.asked_on_the_website("Do you fit oak worktops?", "priya@example.com").await;
    (token, conversation.id)
}

async fn lines(house: &House, id: ConversationId) -> Vec<Message> {
    let page = house.app.of(house.ada.business).list_messages(id, None, 50).await.unwrap();
    page.rows.into_iter().rev().collect()
}

async fn ours(house: &House, id: ConversationId) -> Vec<String> {
    let ours = |line: &Message| !matches!(line.direction, Direction::In { .. });
    lines(house, id).await.into_iter().filter(ours).map(|line| line.text).collect()
}

/// The key of the form that is sent to this address.
fn key(page: &Answer, action: &str) -> String {
    let form = page
        .text
        .split(&format!("action=\"{action}\""))
        .nth(1)
        .unwrap_or_else(|| panic!("{action}: {}", page.text));
    let form = form.split("</form>").next().unwrap();
    form.split("name=\"once\" value=\"")
        .nth(1)
        .expect("a key of its own")
        .split('"')
        .next()
        .unwrap()
        .to_owned()
}

const SENT_ALREADY: &str = "This was sent already";

#[tokio::test]
async fn a_form_that_is_sent_again_says_so_and_does_nothing() {
    for house in houses().await {
        let (_, id) = asked(&house).await;
        let ada = ada(&house).await;
        let there = format!("/desk/inbox/{id}");
        let action = format!("{there}/replies");
        let key = key(&ada.get(&there).await, &action);
        let form = format!("once={key}&as=reply&text=We+do.");
        assert_eq!(ada.post(&action, &form).await.location(), there, "{}", house.database);
        let again = ada.post(&action, &form).await;
        assert_eq!((again.status, again.location()), (303, &*format!("{there}?again=yes")));
        assert!(ada.get(again.location()).await.text.contains(SENT_ALREADY));
        assert!(!ada.get(&there).await.text.contains(SENT_ALREADY));
        assert_eq!(ours(&house, id).await, ["We do."], "{}", house.database);
        house.until_sent().await;
        assert_eq!(house.town.letters.all().len(), 1, "{}", house.database);
    }
}

#[tokio::test]
async fn two_clicks_at_the_same_moment_are_one_answer() {
    for house in houses().await {
        let (_, id) = asked(&house).await;
        let ada = ada(&house).await;
        let there = format!("/desk/inbox/{id}");
        let action = format!("{there}/replies");
        let key = key(&ada.get(&there).await, &action);
        let form = format!("once={key}&as=reply&text=We+do.");
        let clicks = (0..6).map(|_| ada.post(&action, &form));
        for answer in futures_util::future::join_all(clicks).await {
            assert_eq!(answer.status, 303, "{} on {}", answer.text, house.database);
        }
        assert_eq!(ours(&house, id).await, ["We do."], "{}", house.database);
    }
}

#[tokio::test]
async fn other_words_under_the_same_key_are_not_sent_and_not_lost() {
    for house in houses().await {
        let (_, id) = asked(&house).await;
        let ada = ada(&house).await;
        let there = format!("/desk/inbox/{id}");
        let action = format!("{there}/replies");
        let first = key(&ada.get(&there).await, &action);
        ada.post(&action, &format!("once={first}&as=reply&text=We+do.")).await;
        let other = ada.post(&action, &format!("once={first}&as=reply&text=We+do+not,+sorry.")).await;
        assert_eq!(other.status, 409, "{}", house.database);
        assert!(
            other.text.contains("We do not, sorry.") && other.text.contains("not sent"),
            "{}",
            other.text
        );
        assert_eq!(ours(&house, id).await, ["We do."]);
        let second = key(&other, &action);
        assert_ne!(second, first);
        let sent = ada.post(&action, &format!("once={second}&as=reply&text=We+do+not,+sorry.")).await;
        assert_eq!(sent.status, 303);
        assert_eq!(ours(&house, id).await, ["We do.", "We do not, sorry."], "{}", house.database);
    }
}

#[tokio::test]
async fn what_was_taken_back_may_be_sent_again_from_the_same_form() {
    for house in houses().await {
        let (_, id) = asked(&house).await;
        let ada = ada(&house).await;
        let there = format!("/desk/inbox/{id}");
        let action = format!("{there}/replies");
        let key = key(&ada.get(&there).await, &action);
        let form = format!("once={key}&as=reply&text=We+do.");
        ada.post(&action, &form).await;
        let written: MessageId = lines(&house, id).await.pop().unwrap().id;
        assert_eq!(ada.post(&format!("/desk/messages/{written}/undo"), "").await.status, 200);
        assert_eq!(ada.post(&action, &form).await.location(), there, "{}", house.database);
        assert!(ada.post(&action, &form).await.location().ends_with("?again=yes"), "and that once");
        assert_eq!(ours(&house, id).await, ["We do."], "{}", house.database);
    }
}

#[tokio::test]
async fn without_scripts_the_same_words_after_going_back_are_one_answer() {
    for house in houses().await {
        let (token, id) = asked(&house).await;
        let ada = ada(&house).await;
        let there = format!("/desk/inbox/{id}");
        for (r#as, words) in [("reply", "We do."), ("note", "Ask Tom.")] {
            for times in 0..2 {
                // The page is made anew each time, with a new key.
                let key = key(&ada.get(&there).await, &format!("{there}/replies"));
                let form = format!("once={key}&as={as}&text={}", words.replace(' ', "+"));
                let answer = ada.post(&format!("{there}/replies"), &form).await;
                assert_eq!(answer.location().ends_with("?again=yes"), times == 1, "{words}");
            }
        }
        assert_eq!(ours(&house, id).await, ["We do.", "Ask Tom."], "{}", house.database);
        let visitor = Browser::at(&house.address);
        let page = format!("/questions/{token}");
        for times in 0..2 {
            let key = key(&visitor.get(&page).await, &format!("{page}/additions"));
            let answer =
                visitor.post(&format!("{page}/additions"), &format!("once={key}&text=Elm,+too%3F")).await;
            assert_eq!(answer.location().ends_with("?again=yes"), times == 1, "{}", answer.text);
        }
        assert!(visitor.get(&format!("{page}?again=yes")).await.text.contains(SENT_ALREADY));
        let theirs = lines(&house, id).await;
        assert_eq!(theirs.iter().filter(|line| line.text == "Elm, too?").count(), 1, "{}", house.database);
    }
}

#[tokio::test]
async fn a_question_on_the_website_is_asked_once() {
    for house in houses().await {
        let visitor = Browser::at(&house.address);
        let empty = visitor.get("/ask").await;
        assert_eq!(empty.headers["cache-control"], "private, no-cache", "going back finds the same form");
        let first = key(&empty, "/questions");
        let form =
            |once: &str, text: &str| format!("once={once}&text={text}&email=priya@example.com&public=no");
        let sent = visitor.post("/questions", &form(&first, "Do+you+fit+oak%3F")).await;
        assert_eq!(sent.status, 303);
        let again = visitor.post("/questions", &form(&first, "Do+you+fit+oak%3F")).await;
        assert_eq!(again.location(), format!("{}?again=yes", sent.location()), "{}", house.database);
        assert!(visitor.get(again.location()).await.text.contains(SENT_ALREADY));
        let other = visitor.post("/questions", &form(&first, "Do+you+fit+elm%3F")).await;
        assert_eq!(other.status, 409);
        assert!(
            other.text.contains("Do you fit elm?") && other.text.contains("not sent yet"),
            "{}",
            other.text
        );
        assert_eq!(other.headers["cache-control"], "no-store");
        let inbox = house.app.of(house.ada.business);
        assert_eq!(inbox.count_waiting().await.unwrap(), 1, "{}", house.database);
        let second = key(&other, "/questions");
        assert_eq!(visitor.post("/questions", &form(&second, "Do+you+fit+elm%3F")).await.status, 303);
        assert_eq!(inbox.count_waiting().await.unwrap(), 2, "{}", house.database);
        // What was refused was not sent: the key is good for the corrected form.
        let third = key(&visitor.get("/ask").await, "/questions");
        let refused =
            visitor.post("/questions", &format!("once={third}&text=Elm%3F&email=nobody&public=no")).await;
        assert_eq!((refused.status, key(&refused, "/questions")), (422, third.clone()));
        assert_eq!(visitor.post("/questions", &form(&third, "Elm%3F")).await.status, 303);
    }
}

#[tokio::test]
async fn an_addition_that_is_refused_stands_in_the_form_again() {
    for house in houses().await {
        let (token, _) = asked(&house).await;
        let visitor = Browser::at(&house.address);
        let page = format!("/questions/{token}");
        let long = "a+b+".repeat(3000);
        let refused = visitor.post(&format!("{page}/additions"), &format!("text={long}")).await;
        assert_eq!(refused.status, 422, "{}", house.database);
        assert!(
            refused.text.contains("a b a b a b") && refused.text.contains("too long"),
            "{}",
            house.database
        );
    }
}

#[tokio::test]
async fn every_form_that_makes_something_makes_it_once() {
    for house in houses().await {
        let filled = Filled::of(&house, &house.ada, "adas-joinery.example").await;
        let ada = ada(&house).await;
        let counts = async || {
            let desk = house.app.of(house.ada.business);
            let seat = &house.ada;
            [
                desk.list_pieces(None, None, 50).await.unwrap().rows.len(),
                actions::team::list_invitations(&house.app, seat).await.unwrap().len(),
                actions::team::list_tokens(&house.app, seat).await.unwrap().len(),
                desk.list_needs().await.unwrap().len(),
                desk.list_publications_of(filled.id("article").parse::<uuid::Uuid>().unwrap().into())
                    .await
                    .unwrap()
                    .len(),
                house.town.letters.all().len(),
            ]
        };
        let forms = [
            ("/desk/media", "/desk/media/articles", ""),
            ("/desk/settings/team", "/desk/settings/invitations", "email=zoe@example.com&role=viewer"),
            ("/desk/settings/team", "/desk/settings/tokens", "name=till&role=viewer"),
            ("/desk/inbox/{conversation}", "/desk/inbox/{conversation}/replies", "text=Ask+Tom.&as=note"),
            (
                "/desk/media/pieces/{article}/publication",
                "/desk/media/pieces/{article}/publication",
                "then=now",
            ),
        ];
        for (page, action, form) in forms {
            let (page, action) = (filled.put_into(page), filled.put_into(action));
            let key = key(&ada.get(&page).await, &action);
            let form = format!("once={key}&{form}");
            let first = ada.post(&action, &form).await;
            let after = counts().await;
            let again = ada.post(&action, &form).await;
            assert!(matches!(first.status, 200 | 303), "{action}: {}", first.text);
            assert_eq!(counts().await, after, "{action} on {}", house.database);
            if first.status == 303 {
                let sign = if first.location().contains('?') { '&' } else { '?' };
                assert_eq!(again.location(), format!("{}{sign}again=yes", first.location()), "{action}");
            } else {
                // The link and the token are shown again: who went back has not noted them yet.
                let code = |answer: &Answer| {
                    answer.text.split("<code>").nth(1).unwrap().split('<').next().unwrap().to_owned()
                };
                assert_eq!(code(&again), code(&first), "{action} on {}", house.database);
            }
        }
    }
}

#[tokio::test]
async fn who_was_signed_out_meanwhile_finds_the_words_after_signing_in() {
    for house in houses().await {
        let (_, id) = asked(&house).await;
        let mut ada = ada(&house).await;
        let there = format!("/desk/inbox/{id}");
        let action = format!("{there}/replies");
        let key_before = key(&ada.get(&there).await, &action);
        let cookie = ada.cookie().unwrap();
        sign_out(&house.app, &cookie).await.unwrap();
        let form = format!("once={key_before}&as=reply&text=We+do,+%3Cgladly%3E.%0AShall+we+come%3F");
        let out = ada.post(&action, &form).await;
        assert_eq!(out.status, 401, "{}", house.database);
        let hidden = |name: &str| {
            let start = format!("name=\"{name}\" value=\"");
            out.text
                .split(&start)
                .nth(1)
                .unwrap_or_else(|| panic!("{name}: {}", out.text))
                .split('"')
                .next()
                .unwrap()
                .replace("&amp;", "&")
        };
        let sign_in = serde_json::json!({
            "email": ADA, "password": PASSWORD, "back": hidden("back"),
            "kept_path": hidden("kept_path"), "kept_words": hidden("kept_words"),
        });
        let wrong = serde_json::json!({
            "email": ADA, "password": "not the password", "kept_path": hidden("kept_path"), "kept_words": hidden("kept_words"),
        });
        let refused = ada.send_form("/desk/sign-in", &wrong).await;
        assert!(
            refused.status == 422 && refused.text.contains("kept_words"),
            "a wrong password loses nothing"
        );
        let back = ada.send_form("/desk/sign-in", &sign_in).await;
        assert_eq!(back.status, 200, "{}", house.database);
        assert!(back.text.contains("We do, &lt;gladly&gt;.\nShall we come?"), "{}", back.text);
        assert!(ours(&house, id).await.is_empty(), "nothing was sent by itself");
        ada.keep_cookie(&back);
        let key = key(&back, &action);
        let form = format!("once={key}&as=reply&text=We+do,+%3Cgladly%3E.%0AShall+we+come%3F");
        assert_eq!(ada.post(&action, &form).await.status, 303);
        assert_eq!(ours(&house, id).await, ["We do, <gladly>.\nShall we come?"], "{}", house.database);
    }
}

#[tokio::test]
async fn what_is_kept_over_a_sign_in_leads_nowhere_else_and_holds_no_password() {
    for house in houses().await {
        for path in [
            "https://evil.example/",
            "//evil.example",
            "/desk//evil.example",
            "/api/v1/tokens",
            "/desk/\\evil",
        ] {
            let form = serde_json::json!({
                "email": ADA, "password": PASSWORD, "kept_path": path, "kept_words": "text=Yes",
            });
            let answer = Browser::at(&house.address).send_form("/desk/sign-in", &form).await;
            assert_eq!((answer.status, answer.location()), (303, "/desk"), "{path}");
        }
        let nobody = Browser::at(&house.address);
        for path in ["/desk/settings/me/password", "/desk/channels/new/bluesky"] {
            let out = nobody.post(path, "old=secret+oak&new=secret+elm&app_password=secret+ash").await;
            assert!(out.status == 401 && !out.text.contains("secret"), "{path}: {}", out.text);
        }
    }
}

#[tokio::test]
async fn a_browser_ends_on_no_bare_page() {
    for house in houses().await {
        let (_, id) = asked(&house).await;
        let ada = ada(&house).await;
        let page = |answer: &Answer, what: &str| {
            let kind = answer.headers["content-type"].to_str().unwrap().to_owned();
            assert!(
                kind.starts_with("text/html") && answer.text.contains("<main"),
                "{what}: {kind} {}",
                answer.text
            );
            assert!(answer.status >= 400, "{what}: {}", answer.status);
        };
        let ask = async |method: &str, path: &str, form: &str, site: &str| {
            let request =
                ada.request(method, path).header("accept", "text/html,*/*").header("sec-fetch-site", site);
            let request = if method == "POST" {
                request.header("content-type", "application/x-www-form-urlencoded").body(form.to_owned())
            } else {
                request
            };
            stories::answer(request).await
        };
        let replies = format!("/desk/inbox/{id}/replies");
        page(&ask("GET", &replies, "", "none").await, "the address of a form");
        page(&ask("POST", &replies, "nothing=here", "same-origin").await, "a form without its field");
        page(&ask("POST", &replies, "text=Yes", "cross-site").await, "from elsewhere");
        page(&ask("POST", "/ask", "text=%FF&public", "cross-site").await, "from elsewhere, on the website");
        page(&ask("GET", "/desk/measures?weeks=many", "", "none").await, "a question that is none");
        page(&ask("DELETE", "/desk", "", "same-origin").await, "another verb");
        let much = format!("text={}", "a".repeat(3 * 1024 * 1024));
        page(&ask("POST", &replies, &much, "same-origin").await, "too much text");
        page(&ask("POST", "/ask", &much, "same-origin").await, "too much text on the website");
        // What is larger than 30 MB is answered early, which only a real browser shows: see stories/browser/words.mjs.
        page(&ask("POST", "/desk/media/pictures", "alt=Oak", "same-origin").await, "no picture");
    }
}

//! Customers are spoken to in the shop's language, or in their own; staff in theirs.

use actions::business::{Profile, save_profile};
use actions::inbox::reply;
use actions::team::change_language;
use domain::Language;
use serde_json::json;
use stories::{Answer, Browser, House, houses};

async fn speaks(house: &House, language: Option<Language>) {
    let business = actions::today::lookup_business(&house.app, house.ada.business).await.unwrap();
    let profile = Profile { language, ..Profile::of(&business) };
    save_profile(&house.app, &house.ada, None, profile).await.unwrap();
}

/// A visitor whose browser wants these languages.
async fn wants(house: &House, languages: &str, path: &str) -> Answer {
    let request = Browser::at(&house.address).request("GET", path);
    stories::answer(request.header("accept-language", languages).header("accept", "text/html")).await
}

fn begins(page: &Answer) -> &str {
    page.text.split("<head>").next().unwrap_or_default().trim()
}

#[tokio::test]
async fn a_kept_page_changes_its_language_with_the_shop_and_never_with_another_visitor() {
    for house in houses().await {
        // Several ask, the same page within the second for which it is kept.
        for (wanted, lang, articles) in [
            ("de-AT,de;q=0.9", "lang=\"de\" dir=\"ltr\"", ">Artikel</a>"),
            ("pl", "lang=\"pl\" dir=\"ltr\"", ">Artykuły</a>"),
            ("ar-EG,en;q=0.2", "lang=\"ar\" dir=\"rtl\"", ">المقالات</a>"),
            ("ja,zh;q=0.8", "lang=\"en\" dir=\"ltr\"", ">Articles</a>"),
            ("de", "lang=\"de\" dir=\"ltr\"", ">Artikel</a>"),
        ] {
            for path in ["/", "/articles", "/ask", "/nothing"] {
                let page = wants(&house, wanted, path).await;
                assert!(
                    begins(&page).ends_with(&format!("<html {lang}>")),
                    "{wanted}, {path}: {}",
                    begins(&page)
                );
                assert!(page.text.contains(articles), "{wanted}, {path}: {}", page.text);
            }
            let vary = wants(&house, wanted, "/").await.headers["vary"].to_str().unwrap().to_owned();
            assert!(vary.contains("accept-language"), "a cache between us gives one to another: {vary}");
        }
        speaks(&house, Some(Language::French)).await;
        for path in ["/", "/articles", "/ask"] {
            let page = wants(&house, "de", path).await;
            assert!(begins(&page).ends_with("<html lang=\"fr\" dir=\"ltr\">"), "{}: {path}", house.database);
        }
        let feed = wants(&house, "de", "/feed.json").await;
        assert_eq!(serde_json::from_str::<serde_json::Value>(&feed.text).unwrap()["language"], "fr");
        assert!(wants(&house, "de", "/feed.xml").await.text.contains("xml:lang=\"fr\""));
        speaks(&house, None).await;
        assert!(
            begins(&wants(&house, "de", "/").await).ends_with("<html lang=\"de\" dir=\"ltr\">"),
            "{}",
            house.database
        );
    }
}

#[tokio::test]
async fn who_asks_is_answered_in_what_they_read_also_by_letter() {
    for house in houses().await {
        let form = json!({"text": "Passt geölte Eiche ins Bad?", "email": "jo@example.com", "name": "Jo", "public": "no"});
        let visitor = Browser::at(&house.address);
        let send = |language: &'static str, form: serde_json::Value| {
            let request = visitor.request("POST", "/questions").header("sec-fetch-site", "same-origin");
            stories::answer(request.header("accept-language", language).form(&form))
        };
        let wrong = send("de", json!({"text": "Eiche?", "email": "jo", "public": "no"})).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("„jo“ ist keine E-Mail-Adresse"), "{}", wrong.text);
        let long =
            send("pl", json!({"text": "a".repeat(8003), "email": "jo@example.com", "public": "no"})).await;
        assert!(long.text.contains("o 3 znaki za długi: zmieści się najwyżej 8000"), "{}", long.text);
        let asked = send("de", form).await;
        let page = wants(&house, "de", asked.location()).await;
        assert!(
            page.text.contains("Ihre Frage ist bei uns")
                && page.text.contains("Wir antworten heute bis 12:15"),
            "{}",
            page.text
        );
        let conversation = house.conversation_with("geölte Eiche").await;
        assert_eq!(conversation.language, Some(Language::German), "{}", house.database);
        // Even when the shop has chosen another one since.
        speaks(&house, Some(Language::Spanish)).await;
        reply(&house.app, &house.ada, conversation.id, "Ja, gern.").await.unwrap();
        house.until_sent().await;
        let letter = house.town.letters.all().pop().expect("a letter");
        assert!(letter.source.contains("Sie haben gefragt:\n> Passt ge"), "{}", letter.source);
        assert!(
            !letter.source.contains("You asked") && !letter.source.contains("Preguntaste"),
            "{}",
            letter.source
        );
    }
}

#[tokio::test]
async fn trouble_is_told_in_the_language_of_whoever_runs_into_it() {
    for house in houses().await {
        let page = wants(&house, "it", "/feed.xml/extra/").await;
        assert_eq!(page.status, 308, "an address with a slash too many leads on");
        let posted = Browser::at(&house.address).request("POST", "/").header("sec-fetch-site", "same-origin");
        let page =
            stories::answer(posted.header("accept-language", "it").header("accept", "text/html")).await;
        assert_eq!(page.status, 405);
        assert!(
            page.text.contains("<html lang=\"it\" dir=\"ltr\">")
                && page.text.contains("Qui non c’è nessuna pagina"),
            "{}",
            page.text
        );
        let foreign =
            Browser::at(&house.address).request("POST", "/questions").header("sec-fetch-site", "cross-site");
        let page =
            stories::answer(foreign.header("accept-language", "ar").header("accept", "text/html")).await;
        assert_eq!(page.status, 403);
        assert!(
            page.text.contains("<html lang=\"ar\" dir=\"rtl\">") && page.text.contains("لم يأتِ هذا الطلب"),
            "{}",
            page.text
        );
        // Programs, and who wants no page, are told in English.
        let bare =
            Browser::at(&house.address).request("POST", "/questions").header("sec-fetch-site", "cross-site");
        let words = stories::answer(bare.header("accept-language", "ar")).await.text;
        assert!(words.starts_with("This request did not come from"), "{words}");
    }
}

#[tokio::test]
async fn the_language_is_chosen_at_the_desk_and_by_programs_and_only_one_there_is() {
    for house in houses().await {
        let ada = house.signed_in_browser().await;
        let (_, token) =
            actions::team::make_token(&house.app, &house.ada, "a program", domain::team::Role::Owner)
                .await
                .unwrap();
        let call = async |method: &str, path: &str, body: &str| {
            let answer = ada.call(Some(&token), method, &format!("/api/v1{path}"), body).await;
            (answer.status, serde_json::from_str::<serde_json::Value>(&answer.text).unwrap())
        };
        let (status, business) = call("PATCH", "/business", r#"{"language":"ar"}"#).await;
        assert_eq!((status, &business["language"]), (200, &json!("ar")));
        assert!(begins(&wants(&house, "de", "/").await).contains("dir=\"rtl\""));
        let (_, business) = call("PATCH", "/business", r#"{"headline":"Oak"}"#).await;
        assert_eq!(business["language"], "ar", "what is not named stays");
        let (status, refused) = call("PATCH", "/business", r#"{"language":"xx"}"#).await;
        assert_eq!(status, 422, "{refused}");
        let (_, business) = call("PATCH", "/business", r#"{"language":""}"#).await;
        assert_eq!(business["language"], json!(null));
        // One's own: of the four the desk speaks.
        assert_eq!(call("PATCH", "/me", r#"{"language":"fr"}"#).await.1["language"], "fr");
        assert_eq!(call("GET", "/me", "").await.1["language"], "fr");
        assert_eq!(call("PATCH", "/me", r#"{"language":"ar"}"#).await.0, 422, "the desk does not speak it");
        assert_eq!(call("GET", "/me", "").await.1["language"], "fr");
        let page = ada.post("/desk/settings/me/language", "language=de").await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("<option value=\"de\" lang=\"de\" dir=\"ltr\" selected"), "{}", page.text);
        assert_eq!(call("GET", "/me", "").await.1["language"], "de");
        // A program that may do less than its maker does not decide it.
        let (_, less) =
            actions::team::make_token(&house.app, &house.ada, "another", domain::team::Role::Viewer)
                .await
                .unwrap();
        let answer = ada.call(Some(&less), "PATCH", "/api/v1/me", r#"{"language":""}"#).await;
        assert_eq!(answer.status, 403, "{}", answer.text);
        change_language(&house.app, &house.ada, None).await.unwrap();
        assert_eq!(call("GET", "/me", "").await.1["language"], json!(null));
    }
}

#[tokio::test]
async fn letters_to_the_team_are_in_the_language_of_whom_they_go_to() {
    use domain::notices::When;
    for house in houses().await {
        let zoe =
            stories::colleague(&house, &house.ada, domain::team::Role::Agent, "adas-joinery.example").await;
        stories::hears(&house.app, &house.ada, When::AtOnce).await;
        stories::hears(&house.app, &zoe, When::AtOnce).await;
        change_language(&house.app, &house.ada, Some(Language::German)).await.unwrap();
        change_language(&house.app, &zoe, Some(Language::French)).await.unwrap();
        house.asked_on_the_website("Do you fit oak worktops?", "priya@example.com").await;
        house.until_quiet().await;
        let letters = house.town.letters.all();
        let to = |address: &str| {
            let found = letters.iter().rev().find(|letter| letter.to.iter().any(|to| to.contains(address)));
            found.unwrap_or_else(|| panic!("no letter to {address}")).source.replace("=\n", "")
        };
        let (german, french) = (to("ada@"), to("agent@"));
        assert!(german.contains("Antwort heute bis 12:15") && german.contains("1 Frage wartet"), "{german}");
        assert!(french.contains("1 question attend") && french.contains("avant 12:15"), "{french}");
        assert!(!german.contains("waits") && !french.contains("waits"), "{german}{french}");
        // What their browser wanted when they forgot their password is not asked: what they chose is.
        let knock = actions::team::Knock { address: "203.0.113.9", agent: "", device: None };
        let email = "ada@adas-joinery.example".parse().unwrap();
        actions::team::ask_for_password_reset(&house.app, &email, knock).await.unwrap();
        house.until_quiet().await;
        let letter = house.town.letters.all().pop().unwrap().source;
        assert!(letter.contains("Ein neues Passwort"), "{letter}");
    }
}

#[tokio::test]
async fn before_the_desk_everybody_is_spoken_to_as_their_browser_wants() {
    for house in houses().await {
        let page = wants(&house, "de", "/desk/sign-in").await;
        assert!(
            begins(&page).ends_with("<html lang=\"de\" dir=\"ltr\">")
                && page.text.contains(">Anmelden</button>"),
            "{}",
            page.text
        );
        // The desk speaks no Polish yet: what they want next.
        assert!(wants(&house, "pl, es;q=0.4", "/desk/forgotten").await.text.contains("Enviadme un enlace"));
        let post = |path: &'static str, form: serde_json::Value| {
            let request =
                Browser::at(&house.address).request("POST", path).header("sec-fetch-site", "same-origin");
            stories::answer(request.header("accept-language", "fr").form(&form))
        };
        let wrong =
            post("/desk/sign-in", json!({"email": "ada@adas-joinery.example", "password": "nope"})).await;
        assert!(wrong.text.contains("ne vont pas ensemble"), "{}", wrong.text);
        // Who joins with a browser in French gets letters in French.
        let zoe = "zoe@example.com".parse().unwrap();
        let invited =
            actions::team::invite(&house.app, &house.ada, &zoe, domain::team::Role::Agent).await.unwrap();
        let path = invited.link.split_once("/desk/").unwrap().1;
        let shown = wants(&house, "fr", &format!("/desk/{path}")).await;
        assert!(shown.text.contains("avec le rôle réponses, à l’adresse zoe@example.com"), "{}", shown.text);
        let request = Browser::at(&house.address)
            .request("POST", &format!("/desk/{path}"))
            .header("sec-fetch-site", "same-origin");
        let weak = stories::answer(
            Browser::at(&house.address)
                .request("POST", &format!("/desk/{path}"))
                .header("sec-fetch-site", "same-origin")
                .header("accept-language", "fr")
                .form(&json!({"name": "Zoé", "password": "court"})),
        )
        .await;
        assert!(weak.status == 422 && weak.text.contains("au moins 10 caractères."), "{}", weak.text);
        let joined = stories::answer(
            request
                .header("accept-language", "fr-CH")
                .form(&json!({"name": "Zoé", "password": stories::PASSWORD})),
        )
        .await;
        assert_eq!(joined.status, 303, "{}", joined.text);
        let team = house.desk().list_team().await.unwrap();
        let zoe = &team.iter().find(|(_, address)| address == "zoe@example.com").unwrap().0;
        assert_eq!(zoe.language, Some(Language::French), "{}", house.database);
    }
}

#[tokio::test]
async fn the_desk_speaks_to_whoever_sits_at_it() {
    for house in houses().await {
        let ada = house.signed_in_browser().await;
        let desk = async |languages: &str, path: &str| {
            stories::answer(ada.request("GET", path).header("accept-language", languages)).await
        };
        // Nothing is chosen: what the browser wants.
        let page = desk("fr-BE,fr;q=0.9", "/desk").await;
        assert!(begins(&page).ends_with("<html lang=\"fr\" dir=\"ltr\">"), "{}", begins(&page));
        assert!(
            page.text.contains("Réception") && page.text.contains("Ouvert jusqu’à 17:00"),
            "{}",
            page.text
        );
        assert!(page.text.contains(">En attente<") && !page.text.contains("<main lang"), "{}", page.text);
        change_language(&house.app, &house.ada, Some(Language::German)).await.unwrap();
        let page = desk("fr", "/desk/inbox").await;
        assert!(
            page.text.contains("<html lang=\"de\"")
                && page.text.contains("nächstes Gespräch")
                && page.text.contains("aria-label=\"Gespräche\""),
            "{}",
            page.text
        );
        change_language(&house.app, &house.ada, Some(Language::English)).await.unwrap();
        let page = desk("fr", "/desk").await;
        assert!(
            page.text.contains("<html lang=\"en\"") && !page.text.contains("<main lang"),
            "{}",
            house.database
        );
    }
}

/// Everything of the desk that opens by its address alone.
const PAGES: [&str; 21] = [
    "/desk",
    "/desk/inbox",
    "/desk/inbox/search?words=oak",
    "/desk/inbox/releases",
    "/desk/needs",
    "/desk/needs?answered",
    "/desk/media",
    "/desk/media?kind=album",
    "/desk/media/pictures",
    "/desk/calendar",
    "/desk/measures",
    "/desk/measures?weeks=52",
    "/desk/channels",
    "/desk/channels/new",
    "/desk/channels/new/bluesky",
    "/desk/settings",
    "/desk/settings/statements",
    "/desk/settings/team",
    "/desk/settings/me",
    "/desk/settings/notices",
    "/desk/settings/businesses",
];

#[tokio::test]
async fn every_page_of_the_desk_opens_in_every_language_it_speaks() {
    for house in houses().await {
        let ada = house.signed_in_browser().await;
        let visitor = Browser::at(&house.address);
        let form = json!({"text": "Do you oil oak twice?", "email": "jo@example.com", "name": "Jo", "public": "yes"});
        let asked = visitor.request("POST", "/questions").header("sec-fetch-site", "same-origin").form(&form);
        assert_eq!(stories::answer(asked).await.status, 303);
        let conversation = house.conversation_with("oil oak").await.id;
        let begun = ada.post("/desk/media/articles", "").await;
        let article = begun.location().to_owned();
        let album = ada.post("/desk/media/albums", "").await.location().to_owned();
        let more = [
            format!("/desk/inbox/{conversation}"),
            format!("/desk/inbox/{conversation}/erasure"),
            format!("{article}/publication"),
            format!("{article}/tellings"),
            format!("{article}/changes"),
            article,
            album,
        ];
        for language in Language::DESK {
            change_language(&house.app, &house.ada, Some(language)).await.unwrap();
            for path in PAGES.iter().map(ToString::to_string).chain(more.iter().cloned()) {
                let page = ada.get(&path).await;
                assert_eq!(page.status, 200, "{}: {path} in {language:?}: {}", house.database, page.text);
                let wanted = format!("<html lang=\"{}\"", language.code());
                assert!(page.text.contains(&wanted), "{path}: {}", begins(&page));
            }
        }
    }
}

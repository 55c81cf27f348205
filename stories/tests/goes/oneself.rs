//! Another name, another address.

use actions::team::{Joiner, Knock, invite, join, readdress};
use domain::team::{Password, Role};
use stories::doors::signed_in;
use stories::{Browser, PASSWORD, colleague, houses};

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_called_otherwise_and_signs_in_with_another_address() {
    for house in houses().await {
        let agent = colleague(&house, &house.ada, Role::Agent, "adas-joinery.example").await;
        let (here, elsewhere) = (
            signed_in(&house, "agent@adas-joinery.example").await,
            signed_in(&house, "agent@adas-joinery.example").await,
        );
        let named = here.post("/desk/settings/me/name", "name=Tom+%3Cb%3EAsh%3C/b%3E").await;
        assert!(
            named.status == 200 && named.text.contains("Tom &lt;b&gt;Ash"),
            "{}: {}",
            house.database,
            named.text
        );
        let team = house.desk().list_team().await.unwrap();
        assert!(team.iter().any(|(seat, _)| seat.staff == agent.staff && seat.name == "Tom <b>Ash</b>"));
        assert_eq!(here.post("/desk/settings/me/name", "name=+++").await.status, 422, "{}", house.database);
        let change = async |email: &str, password: &str| {
            let form = serde_json::json!({"email": email, "password": password});
            here.send_form("/desk/settings/me/address", &form).await
        };
        let wrong = change("tom@adas-joinery.example", "not my password").await;
        assert!(wrong.status == 422 && wrong.text.contains("Nothing was changed"), "{}", wrong.text);
        assert!(wrong.text.contains("tom@adas-joinery.example"), "what was typed is still there");
        assert_eq!(change("no address", PASSWORD).await.status, 422);
        let taken = change("ADA@adas-joinery.example", PASSWORD).await;
        assert!(taken.status == 422 && taken.text.contains("already"), "{}: {}", house.database, taken.text);
        let done = change("tom@adas-joinery.example", PASSWORD).await;
        assert!(
            done.status == 200 && done.text.contains("Everywhere else you are signed out"),
            "{}",
            done.text
        );
        assert_eq!(here.get("/desk").await.status, 200, "{}: here one goes on", house.database);
        assert_eq!(elsewhere.get("/desk").await.status, 303, "{}: elsewhere not", house.database);
        assert_ne!(
            Browser::at(&house.address).sign_in("agent@adas-joinery.example", PASSWORD).await.location(),
            "/desk"
        );
        signed_in(&house, "tom@adas-joinery.example").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_never_two_people_s_with_one_password() {
    for house in houses().await {
        let theirs = house.second_business().await;
        colleague(&house, &house.ada, Role::Agent, "adas-joinery.example").await;
        let agent = signed_in(&house, "agent@adas-joinery.example").await;
        let change = async |email: &str| {
            let form = serde_json::json!({"email": email, "password": PASSWORD});
            agent.send_form("/desk/settings/me/address", &form).await
        };
        // Mona has the same password: nobody could tell the two apart.
        assert_eq!(change("mona@monas-bakery.example").await.status, 422, "{}", house.database);
        // Somebody with another password may have it, too, as with an invitation.
        let invited =
            invite(&house.app, &theirs, &"jo@monas-bakery.example".parse().unwrap(), Role::Viewer).await;
        let token = invited.unwrap().link.rsplit('/').next().unwrap().to_owned();
        let password = Password::new("rye and spelt and oats".into()).unwrap();
        let joiner = Joiner { name: "Jo", password, language: None, somebody_else: false };
        join(&house.app, &token, joiner, Knock::default()).await.unwrap();
        assert_eq!(change("jo@monas-bakery.example").await.status, 200, "{}", house.database);
        signed_in(&house, "jo@monas-bakery.example").await;
        // Whoever runs the house knows no password: taken is taken.
        let email = |text: &str| text.parse().unwrap();
        let refused = readdress(
            &house.app,
            &email("ada@adas-joinery.example"),
            None,
            &email("mona@monas-bakery.example"),
        )
        .await;
        assert!(refused.is_err(), "{}", house.database);
        readdress(&house.app, &email("ada@adas-joinery.example"), None, &email("fenwick@example.com"))
            .await
            .unwrap();
        signed_in(&house, "fenwick@example.com").await;
    }
}

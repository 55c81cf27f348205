//! Two people in one conversation see each other before they both answer.

use domain::team::Role;
use stories::doors::signed_in;
use stories::live::{hears, open_live};
use stories::{Filled, colleague, houses};

#[tokio::test]
async fn a_colleague_is_seen_reading_writing_and_leaving() {
    for house in houses().await {
        let filled = Filled::of(&house, &house.ada, "adas-joinery.example").await;
        colleague(&house, &house.ada, Role::Editor, "marek.example").await;
        let ada = signed_in(&house, "ada@adas-joinery.example").await;
        let marek = signed_in(&house, "editor@marek.example").await;
        let mut live = open_live(&ada).await;
        let address = filled.put_into("/desk/inbox/{conversation}/presence");
        for does in ["reading", "writing", "left"] {
            // Nobody is told of themselves: what Ada does, her own page does not hear.
            assert_eq!(ada.post(&address, "does=reading").await.status, 204);
            assert_eq!(marek.post(&address, &format!("does={does}")).await.status, 204);
            let heard = hears(&mut live, "presence").await.expect("the open page hears of it");
            let heard: serde_json::Value = serde_json::from_str(&heard).unwrap();
            assert_eq!((&heard["name"], &heard["does"]), (&"The editor".into(), &does.into()));
            let open = uuid::Uuid::parse_str(heard["conversation"].as_str().unwrap()).unwrap();
            assert_eq!(open, uuid::Uuid::parse_str(filled.id("conversation")).unwrap(), "{}", house.database);
        }
        assert_eq!(marek.post(&address, "does=sleeping").await.status, 422);
    }
}

#[tokio::test]
async fn another_business_hears_nothing_of_it() {
    for house in houses().await {
        house.second_business().await;
        let filled = Filled::of(&house, &house.ada, "adas-joinery.example").await;
        let ada = signed_in(&house, "ada@adas-joinery.example").await;
        let mona = signed_in(&house, "mona@monas-bakery.example").await;
        let mut live = open_live(&mona).await;
        let address = filled.put_into("/desk/inbox/{conversation}/presence");
        assert_eq!(ada.post(&address, "does=writing").await.status, 204);
        assert_eq!(mona.post(&address, "does=writing").await.status, 404, "nor can she tell anything there");
        let silence = std::time::Duration::from_millis(700);
        let heard = tokio::time::timeout(silence, hears(&mut live, "presence")).await;
        assert!(heard.is_err(), "{heard:?} on {}", house.database);
    }
}

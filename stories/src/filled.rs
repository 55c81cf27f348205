//! One of everything that has an id, in one business: for tests that knock at every door with them.

use crate::{House, PASSWORD, hears};
use actions::inbox::{Question, ask, reply};
use actions::media::{add_new_photo, add_picture, begin_album, begin_article};
use actions::needs::list_needs;
use actions::publishing::{Place, plan};
use actions::team::{Joiner, Knock, invite, join, make_token};
use chrono::TimeDelta;
use domain::inbox::{Direction, Fetched, FetchedState};
use domain::media::PieceText;
use domain::notices::When;
use domain::team::{EmailAddress, Password, Role, Seat};
use std::collections::BTreeMap;
use store::NewJob;

/// Eight by eight dots of oak.
const PNG: &str = "89504e470d0a1a0a0000000d49484452000000080000000808020000004b6d29dc0000001149444154789c63383225062b62\
    185a1200b13e6d01a584bea00000000049454e44ae426082";

/// The file of a small picture.
pub fn png() -> Vec<u8> {
    (0..PNG.len()).step_by(2).map(|at| u8::from_str_radix(&PNG[at..at + 2], 16).expect("hex")).collect()
}

/// What there is, by the name it has in a path: `{article}`.
pub struct Filled(BTreeMap<&'static str, String>);

impl Filled {
    /// The path or form with the names replaced.
    pub fn put_into(&self, template: &str) -> String {
        let mut text = template.to_owned();
        for (name, id) in &self.0 {
            text = text.replace(&format!("{{{name}}}"), id);
        }
        text
    }

    pub fn id(&self, name: &str) -> &str {
        &self.0[name]
    }

    /// Makes it all. `domain` is for addresses: "adas-joinery.example".
    pub async fn of(house: &House, owner: &Seat, domain: &str) -> Self {
        let (app, desk) = (&house.app, house.app.of(owner.business));
        let page = house.town.facebook.page(domain);
        let filled = BTreeMap::from([("page_token".to_owned(), page.token)]);
        let channel =
            actions::channels::connect(app, owner, "facebook", &filled).await.expect("the page is connected");
        let question = Question {
            text: "How often does an oiled worktop want oiling again?".into(),
            email: format!("priya@{domain}"),
            name: "Priya Raman".into(),
            public: false,
            about: None,
            language: None,
        };
        ask(app, owner.business, question).await.expect("the question is asked");
        let mut tx = desk.begin().await.expect("a deed begins");
        let unknown = NewJob {
            id: app.new_id(),
            kind: "Unknown",
            payload: "{}".into(),
            unique_key: None,
            priority: 0,
            run_at: app.now(),
            most_attempts: 1,
        };
        tx.enqueue(unknown, app.now()).await.expect("an order nobody knows");
        tx.commit().await.expect("the deed is saved");
        house.later(TimeDelta::minutes(10)).await;
        let conversation = desk.list_waiting(None, 1).await.expect("the inbox").rows.remove(0);
        let answer = reply(app, owner, conversation.id, "Once a year.").await.expect("an answer");
        let said = desk.list_messages(conversation.id, None, 9).await.expect("the thread").rows;
        let asked = said.iter().find(|line| matches!(line.direction, Direction::In { .. }));
        let need = list_needs(app, owner.business).await.expect("the needs").remove(0);
        let text = PieceText::new("Oiling a worktop", "", "Three thin coats.").expect("an article");
        let piece = begin_article(app, owner, text, Some(need.id)).await.expect("a draft");
        let places = vec![Place { channel: channel.id, text: "Oiling a worktop".into() }];
        let tomorrow = app.now().plus(TimeDelta::days(1));
        plan(app, owner, piece.id, places, Some(tomorrow)).await.expect("it is planned");
        let publication = desk.list_publications_of(piece.id).await.expect("the copies");
        let publication = publication.iter().find(|one| one.channel == channel.id).expect("a copy");
        let kept = Fetched {
            id: app.new_id(),
            message: asked.expect("their words").id,
            place: 0,
            url: "https://cdn.example/oak.jpg".into(),
            state: FetchedState::Awaited,
            at: app.now(),
        };
        let mut tx = desk.begin().await.expect("a deed begins");
        tx.add_attachment(&kept).await.expect("a picture of theirs");
        let state = FetchedState::Kept { width: 8, height: 8, widths: vec![8] };
        let settled = Fetched { state, ..kept.clone() };
        tx.settle_attachment(asked.expect("their words"), &settled).await.expect("it is kept");
        tx.commit().await.expect("the deed is saved");
        for format in ["jpg", "webp"] {
            let name = format!("attachments/{}/{}/8.{format}", owner.business, kept.id);
            app.blobs.put(&name, png()).await.expect("its file");
        }
        let picture = add_picture(app, owner, "oak.png", "Oak", png()).await.expect("the picture is kept");
        let text = PieceText::new("Oak kitchen", "", "").expect("an album");
        let album = begin_album(app, owner, text, None).await.expect("an album");
        let photo = add_new_photo(app, owner, album.piece.id, "oak.png", png()).await.expect("a photo");
        let invitation =
            invite(app, owner, &address("new", domain), Role::Agent).await.expect("an invitation");
        let staff = colleague(house, owner, Role::Agent, domain).await;
        let (token, _) = make_token(app, owner, "the till", Role::Viewer).await.expect("a token");
        let dead = desk.list_dead_jobs(None, 1).await.expect("the orders").rows.remove(0);
        let account = serde_json::json!({"id": channel.remote_id, "name": "P", "handle": null, "keys": {}});
        let account = app.key.seal("sign-in", &account.to_string()).expect("a sealed choice");
        Self(BTreeMap::from([
            ("account", account.replace('+', "%2B")),
            ("album", album.piece.id.to_string()),
            ("article", piece.id.to_string()),
            ("attachment", kept.id.to_string()),
            ("business", owner.business.to_string()),
            ("channel", channel.id.to_string()),
            ("conversation", conversation.id.to_string()),
            ("file", "8.jpg".into()),
            ("invitation", invitation.id.to_string()),
            ("job", dead.id.to_string()),
            ("message", answer.id.to_string()),
            ("need", need.id.to_string()),
            ("network", "facebook".into()),
            ("photo", photo.id.to_string()),
            ("picture", picture.id.to_string()),
            ("publication", publication.id.to_string()),
            ("question", asked.expect("their words").id.to_string()),
            ("staff", staff.staff.to_string()),
            ("token", token.to_string()),
        ]))
    }
}

/// Brings in a colleague with this role; they sign in as "{role}@{domain}".
pub async fn colleague(house: &House, owner: &Seat, role: Role, domain: &str) -> Seat {
    let invited =
        invite(&house.app, owner, &address(role.name(), domain), role).await.expect("an invitation");
    let token = invited.link.rsplit('/').next().expect("a token");
    let password = Password::new(PASSWORD.into()).expect("a good password");
    let joiner = Joiner { name: &format!("The {role}"), password, language: None, somebody_else: false };
    let seat = join(&house.app, token, joiner, Knock::default()).await.expect("they join");
    hears(&house.app, &seat, When::Nothing).await;
    seat
}

fn address(name: &str, domain: &str) -> EmailAddress {
    format!("{name}@{domain}").parse().expect("an address")
}

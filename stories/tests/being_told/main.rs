//! Being told by letter: nobody has to watch the desk, and nobody is told twice.

mod forgotten;
mod once;
mod trouble;
mod when;
mod whom;

use actions::inbox::reply;
use domain::ConversationId;
use domain::notices::{When, Wishes, Words};
use domain::team::Seat;
use stories::{House, hears};

pub const ADA: &str = "ada@adas-joinery.example";

/// The letters to somebody, each with its head's lines unfolded.
pub fn letters_to(house: &House, email: &str) -> Vec<String> {
    let all = house.town.letters.all().into_iter();
    all.filter(|letter| letter.to == [email]).map(|letter| readable(&letter.source)).collect()
}

/// Head and body as a person reads them.
fn readable(source: &str) -> String {
    source.replace("=\n", "").replace("\n ", " ").replace("=E2=80=99", "’").replace("=3D", "=")
}

pub fn subject(letter: &str) -> &str {
    line(letter, "Subject")
}

pub fn line<'a>(letter: &'a str, name: &str) -> &'a str {
    let start = format!("{name}: ");
    let head = letter.split("\n\n").next().unwrap_or_default();
    head.lines().find_map(|line| line.strip_prefix(start.as_str())).unwrap_or_default()
}

pub async fn asks(house: &House, text: &str, email: &str) -> ConversationId {
    let (_, conversation) = house.asked_on_the_website(text, email).await;
    house.until_quiet().await;
    conversation.id
}

pub async fn answers(house: &House, id: ConversationId) {
    reply(&house.app, &house.ada, id, "We do.").await.unwrap();
    house.until_sent().await;
}

pub async fn wishes(house: &House, seat: &Seat, wishes: Wishes) {
    actions::notices::save_wishes(&house.app, seat, wishes).await.unwrap();
}

pub fn at_once(seat: &Seat) -> Wishes {
    Wishes { when: When::AtOnce, quiet: None, words: Words::Who, ..Wishes::usual(seat.role) }
}

pub async fn ada_hears(house: &House) {
    hears(&house.app, &house.ada, When::AtOnce).await;
}

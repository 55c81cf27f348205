//! Until when Facebook takes an answer, and what a late one is called.

use super::town::*;
use crate::clock::{answer, key};
use chrono::TimeDelta;
use domain::Clock;
use domain::inbox::{Asked, Kind, MayAnswer, Way};
use networks::{Answer, Found, NetworkError, ReplyTo};

fn late(to: ReplyTo, way: Way) -> ReplyTo {
    ReplyTo { known: Asked { way, ..to.known }, ..to }
}

#[tokio::test]
async fn a_person_may_answer_for_a_week_where_the_app_has_the_feature_and_only_then_says_so() {
    let town = town_with(|settings| settings.human_agent = true).await;
    town.fake.grant_human_agent();
    let wrote = town.wrote().await;
    let until = wrote.written_at.plus(TimeDelta::days(7));
    assert_eq!(town.facebook.may_answer(&to(&wrote).known), MayAnswer::Yes { until: Some(until) });
    town.facebook.reply(&town.at, &to(&wrote), &answer("We are."), key(&*town.clock)).await.unwrap();
    town.clock.goes_on(TimeDelta::days(3));
    town.facebook.reply(&town.at, &to(&wrote), &answer("Still."), key(&*town.clock)).await.unwrap();
    let log = town.fake.desk().log();
    let tags: Vec<bool> = log
        .iter()
        .filter(|seen| seen.method == "POST" && seen.path.ends_with("/messages"))
        .map(|seen| seen.body.contains("HUMAN_AGENT"))
        .collect();
    assert_eq!(tags, [false, true], "an answer within a day is an answer");
    town.clock.goes_on(TimeDelta::days(5));
    let closed = town.facebook.may_answer(&to(&wrote).known);
    assert!(matches!(&closed, MayAnswer::No { why } if why.contains("seven days")), "{closed:?}");
}

#[tokio::test]
async fn their_clock_says_when_a_window_closes_and_ours_tells_it() {
    let town = town().await;
    town.fake.clock_is_ahead(TimeDelta::hours(2));
    let wrote = town.wrote().await;
    let MayAnswer::Yes { until: Some(until) } = town.facebook.may_answer(&to(&wrote).known) else {
        panic!("it is open")
    };
    let in_hours = until.since(town.clock.now()).num_minutes();
    assert!(
        (24 * 60 - 2..=24 * 60).contains(&in_hours),
        "a day from now by our clock, not {in_hours} minutes"
    );
}

#[tokio::test]
async fn a_private_reply_is_given_once_found_when_its_answer_is_lost_and_refused_in_words() {
    let town = town().await;
    let asked = town.asked().await;
    let privately = late(to(&asked), Way::Privately);
    let (text, key) = (answer("Call us."), key(&*town.clock));
    let look = async || Answer::look(&town.facebook, &town.at, &privately, &text, key).await.unwrap();
    assert_eq!(look().await, Found::NotThere);
    town.fake.desk().trouble("/messages", networks::fakes::Trouble::CutAfterWrite);
    let lost = town.facebook.reply(&town.at, &privately, &text, key).await;
    assert!(matches!(lost, Err(NetworkError::Unsure { .. })), "{lost:?}");
    assert!(matches!(look().await, Found::There(there) if there.len() == 1));
    let again = town.facebook.reply(&town.at, &privately, &text, key).await;
    assert!(matches!(&again, Err(NetworkError::Refused { reason }) if reason.contains("one private reply")));
    let second = town.ben.comments(&asked.remote_id, "And elm?").unwrap();
    town.clock.goes_on(TimeDelta::days(8));
    let old = ReplyTo { message: second, ..privately.clone() };
    let refused = town.facebook.reply(&town.at, &old, &text, key).await;
    assert!(matches!(&refused, Err(NetworkError::Refused { reason }) if reason.contains("private reply")));
    let known = town.facebook.may_answer(&privately.known);
    assert!(matches!(&known, MayAnswer::No { why } if why.contains("seven days")), "{known:?}");
    assert_eq!(
        town.facebook.may_answer(&Asked { way: Way::Privately, ..Asked::of(Kind::Direct) }),
        MayAnswer::Never
    );
}

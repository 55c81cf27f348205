//! What whoever made the token wants to be told by letter; and whether letters can be sent at all.

use crate::api::asked::Body;
use crate::api::caller::Bearer;
use crate::api::once::Once;
use crate::api::problem::{NotDone, NotRead, Problem};
use crate::state::Web;
use actions::notices::{find_wishes, save_wishes, send_test_letter};
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use domain::business::Span;
use domain::notices::{When, Wishes, Words};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// When letters come.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum WhenShape {
    AtOnce,
    Digest,
    Warnings,
    Nothing,
}

/// How much of customers stands in a letter.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum WordsShape {
    Nothing,
    Who,
    Words,
}

/// From when to when, as times of day in the business's time zone; may cross midnight.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuietShape {
    #[schema(example = "22:00")]
    from: String,
    #[schema(example = "7:00")]
    to: String,
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WishesShape {
    when: WhenShape,
    /// Times of day of a digest, such as `8:00`; at most six.
    hours: Vec<String>,
    /// No letters in these hours.
    quiet: Option<QuietShape>,
    words: WordsShape,
}

#[derive(Serialize, ToSchema)]
pub struct HeardShape {
    wishes: WishesShape,
    /// Whether this installation sends letters to the team at all.
    letters: bool,
}

fn shape(wishes: &Wishes) -> WishesShape {
    let time = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
    WishesShape {
        when: match wishes.when {
            When::AtOnce => WhenShape::AtOnce,
            When::Digest => WhenShape::Digest,
            When::Warnings => WhenShape::Warnings,
            When::Nothing => WhenShape::Nothing,
        },
        hours: wishes.hours.iter().copied().map(time).collect(),
        quiet: wishes.quiet.map(|span| QuietShape { from: time(span.from), to: time(span.to) }),
        words: match wishes.words {
            Words::Nothing => WordsShape::Nothing,
            Words::Who => WordsShape::Who,
            Words::Words => WordsShape::Words,
        },
    }
}

fn read(from: WishesShape) -> Result<Wishes, Problem> {
    let time = |text: &str| Ok::<_, Problem>(crate::parts::minutes(text)?);
    Ok(Wishes {
        when: match from.when {
            WhenShape::AtOnce => When::AtOnce,
            WhenShape::Digest => When::Digest,
            WhenShape::Warnings => When::Warnings,
            WhenShape::Nothing => When::Nothing,
        },
        hours: from.hours.iter().map(|text| time(text)).collect::<Result<_, _>>()?,
        quiet: match from.quiet {
            Some(quiet) => Some(Span { from: time(&quiet.from)?, to: time(&quiet.to)? }),
            None => None,
        },
        words: match from.words {
            WordsShape::Nothing => Words::Nothing,
            WordsShape::Who => Words::Who,
            WordsShape::Words => Words::Words,
        },
    })
}

/// What whoever made the token wants to be told by letter, and when.
#[utoipa::path(get, path = "/me/notices", responses((status = 200, body = HeardShape), NotRead))]
pub async fn wishes(State(web): State<Web>, Bearer(seat): Bearer) -> Result<Json<HeardShape>, Problem> {
    let heard = find_wishes(&web.app, &seat).await?;
    Ok(Json(HeardShape { wishes: shape(&heard.wishes), letters: heard.letters }))
}

/// Says it anew; it holds from now on. Only for a token with its maker's own role: no other may silence them.
#[utoipa::path(put, path = "/me/notices", request_body = WishesShape, responses((status = 200, body = WishesShape), NotDone))]
pub async fn wish(
    State(web): State<Web>,
    Bearer(seat): Bearer,
    Body(wishes): Body<WishesShape>,
) -> Result<Json<WishesShape>, Problem> {
    let saved = save_wishes(&web.app, &seat, read(wishes)?).await?;
    Ok(Json(shape(&saved)))
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TestLetter {
    #[schema(format = "email", max_length = 254)]
    to: String,
}

#[derive(Serialize, ToSchema)]
pub struct TriedOutShape {
    to: String,
    from: String,
    /// What the mail server said when it took the letter.
    said: String,
}

/// Sends a test letter at once. What the mail server said is the answer, or stands in `detail` where it took none.
#[utoipa::path(post, path = "/test-letters", request_body = TestLetter, responses((status = 201, body = TriedOutShape), NotDone))]
pub async fn try_out(once: Once, Body(letter): Body<TestLetter>) -> Result<Response, Problem> {
    let to = letter.to.clone();
    once.made(&letter, async |app, seat| {
        let tried = send_test_letter(&app, &seat, &to).await?;
        Ok::<_, actions::DeedError>(TriedOutShape { to: tried.to, from: tried.from, said: tried.said })
    })
    .await
}

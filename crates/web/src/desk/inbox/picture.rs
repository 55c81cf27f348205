//! A picture for an answer: chosen in the composer, which keeps its words; without scripts, too.

use super::composer::Composer;
use super::thread::{Opened, page};
use super::window::Mode;
use crate::door::Caller;
use crate::parts::said::say_with;
use crate::parts::upload::{self, Lost};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::inbox::{Thread, may_pick, pick_picture, picked};
use actions::{DeedError, Original, Why};
use axum::extract::multipart::Multipart;
use axum::extract::{FromRequest as _, Path, Request, State};
use axum::response::{IntoResponse, Response};
use domain::ConversationId;
use maud::{Markup, html};
use words::{Voice, message, say};

/// The part of the composer about it, where the network takes pictures.
pub fn part(web: &Web, thread: &Thread, composer: &Composer, voice: Voice) -> Markup {
    let conversation = &thread.conversation;
    let of = |sealed: &String| picked(&web.app, thread.business, conversation.id, sealed);
    let chosen = composer.picture.as_ref().and_then(|sealed| Some((sealed, of(sealed)?)));
    html! {
        @if thread.takes_pictures {
            @if let Some((sealed, chosen)) = chosen {
                div.with-picture {
                    label.kept {
                        input type="checkbox" name="picture" value=(sealed) checked;
                        (icon("image"))
                        span { (say_with!(voice, "with-picture"; file = html! { bdi { (chosen.name) } })) }
                    }
                    label {
                        span { (say!(voice, "picture-alt")) }
                        input name="alt" value=(composer.alt) maxlength="500" dir="auto";
                    }
                }
            } @else {
                details.with-picture {
                    summary { (icon("image-plus")) (say!(voice, "picture-add")) }
                    label {
                        span.unseen { (say!(voice, "picture-the")) }
                        input type="file" name="file" accept="image/jpeg,image/png,image/webp,image/gif"
                            data-goes-up="";
                    }
                    button.small data-plain=""
                        formaction=(format!("/desk/inbox/{}/picture", conversation.id))
                        formenctype="multipart/form-data" formnovalidate { (say!(voice, "picture-add-it")) }
                }
            }
        }
    }
}

/// Takes the picture in and shows the composer again, with everything that was written.
pub async fn add(
    State(web): State<Web>,
    caller: Caller,
    Path(conversation): Path<String>,
    request: Request,
) -> Result<Response, Trouble> {
    let conversation: ConversationId = id(&conversation).ok_or_else(|| Trouble::not_found("conversation"))?;
    // Before a byte of the picture is taken.
    may_pick(&web.app, caller.seat(), conversation).await?;
    let _turn = web.uploads.acquire().await;
    let Sent { mut composer, file } = Sent::read(&web, request).await?;
    let picked = match file {
        Some((name, file)) => pick_picture(&web.app, caller.seat(), conversation, &name, file).await,
        None => Err(DeedError::Said(Why::Refused, message!("picture-none"))),
    };
    let status = match picked {
        Ok(sealed) => {
            composer.picture = Some(sealed);
            axum::http::StatusCode::OK
        }
        Err(error) => {
            let trouble = Trouble::from(error);
            composer.wrong = Some(trouble.told(caller.voice));
            trouble.status
        }
    };
    let page = page(&web, &caller, conversation, &Opened::default(), &composer).await?;
    Ok((status, page).into_response())
}

struct Sent {
    composer: Composer,
    file: Option<(String, Original)>,
}

impl Sent {
    async fn read(web: &Web, request: Request) -> Result<Self, Trouble> {
        let lost = |lost| match lost {
            Lost::Cut => Trouble::bad_message(message!("upload-cut")),
            Lost::Kept(error) => error.into(),
        };
        let no_form = |_| Trouble::bad_message(message!("picture-none"));
        let mut form = Multipart::from_request(request, &()).await.map_err(no_form)?;
        let mut sent = Self { composer: Composer::default(), file: None };
        while let Some(field) = form.next_field().await.map_err(|error| lost(error.into()))? {
            match field.name() {
                Some("text") => {
                    let text = upload::words(field).await.map_err(lost)?;
                    sent.composer.text = text.replace("\r\n", "\n");
                }
                Some("as") => {
                    let mode = upload::words(field).await.map_err(lost)?;
                    sent.composer.mode = Mode::from_name(Some(&mode));
                }
                Some("alt") => sent.composer.alt = upload::words(field).await.map_err(lost)?,
                // A form without a file sends an empty one.
                Some("file") if field.file_name().is_some_and(|name| !name.is_empty()) => {
                    let name = field.file_name().unwrap_or("picture").to_owned();
                    sent.file = Some((name, upload::file(&web.app, field).await.map_err(lost)?));
                }
                _ => {}
            }
        }
        Ok(sent)
    }
}

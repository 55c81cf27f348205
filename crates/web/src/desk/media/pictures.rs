//! Pictures: many at once, each described.

use crate::door::{Caller, own_path};
use crate::once::{self, Before, First, Sending};
use crate::parts::shell::{self, Section};
use crate::parts::upload::{self, Lost};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::media::{add_new_photo, add_picture, describe_picture};
use actions::{App, DeedError, Original};
use axum::extract::{Form, FromRequest, Multipart, Path, Query, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::PieceId;
use domain::media::Picture;
use domain::team::Deed;
use maud::{Markup, html};
use serde::Deserialize;
use words::{Voice, message, say};

#[derive(Default, Deserialize)]
pub struct From {
    from: Option<String>,
}

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Query(query): Query<From>,
) -> Result<Markup, Trouble> {
    page(&web, &caller, query.from.as_deref(), &[]).await
}

async fn page(web: &Web, caller: &Caller, from: Option<&str>, wrong: &[String]) -> Result<Markup, Trouble> {
    let page =
        web.app.of(caller.seat().business).list_pictures(from.and_then(|from| from.parse().ok()), 60).await?;
    let may = caller.may(Deed::Publish);
    let voice = caller.voice;
    let title = say!(voice, "pictures");
    let main = html! {
        main.gallery #main {
            header.top {
                nav.crumbs aria-label=(say!(voice, "where-you-are")) {
                    a href="/desk/media" { (say!(voice, "media")) } span { "/" }
                }
                h1 { (title) }
            }
            @for words in wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
            @if may {
                form.upload method="post" action="/desk/media/pictures" enctype="multipart/form-data" {
                    (once::key(web))
                    label for="file" { (say!(voice, "pictures-add")) }
                    input #file type="file" name="picture" accept="image/jpeg,image/png,image/webp,image/gif"
                        multiple required;
                    button.primary { (icon("upload")) (say!(voice, "picture-add-it")) }
                }
            }
            @if page.rows.is_empty() {
                p.empty {
                    @if may { (say!(voice, "pictures-none")) } @else { (say!(voice, "pictures-none-may-not")) }
                }
            }
            ul.grid.large { @for picture in &page.rows { li { (one(picture, may, voice)) } } }
            @if let Some(next) = page.next {
                a.more href=(format!("?from={next}")) { (say!(voice, "show-older")) }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Media, &title, &main))
}

fn one(picture: &Picture, may: bool, voice: Voice) -> Markup {
    let address = format!("/desk/media/pictures/{}", picture.id);
    // Who may only read has the description as a text below each.
    let alt = if may { picture.alt.as_str() } else { "" };
    html! {
        img src=(crate::website::pictures::path(picture, 320)) alt=(alt) loading="lazy" width="240" height="180";
        @if may {
            form method="post" action=(format!("{address}/description")) {
                input name="alt" value=(picture.alt) aria-label=(say!(voice, "picture-on", name = &picture.name))
                    placeholder=(say!(voice, "picture-what-is-on-it")) maxlength="500";
                button.small { (say!(voice, "save")) }
            }
            a.button.small href=(format!("{address}/deletion")) {
                (say!(voice, "delete")) span.unseen { " " (picture.name) }
            }
        } @else if picture.alt.is_empty() {
            small { (say!(voice, "picture-not-described")) }
        } @else {
            small dir="auto" { (picture.alt) }
        }
    }
}

pub async fn add(State(web): State<Web>, caller: Caller, request: Request) -> Result<Response, Trouble> {
    take_in(&web, &caller, None, request).await
}

/// Takes every picture of the form in, as photos of an album or for whatever is written; what cannot be taken is named, the
/// others are kept.
pub async fn take_in(
    web: &Web,
    caller: &Caller,
    album: Option<PieceId>,
    request: Request,
) -> Result<Response, Trouble> {
    // Before a byte of a picture is taken.
    if !caller.may(Deed::Publish) {
        return Err(DeedError::NotAllowed.into());
    }
    let _turn = web.uploads.acquire().await;
    let Upload { back, alt, key, files } = Upload::read(&web.app, request).await?;
    let names: Vec<_> =
        files.iter().map(|(name, file)| format!("{name} {}", hex::encode(file.digest()))).collect();
    let key = if once::is_key(&key) { key } else { once::new_key(web) };
    let key = format!("pictures/{}/{key}", caller.seat().staff);
    let sending = Sending::new(web, caller.seat().business, key, &format!("{alt}\n{}", names.join("\n")));
    // Other files under the same key are other pictures: the form was not loaded anew, and nothing is lost.
    let app = match sending.before().await? {
        Before::Same(_) => return Ok(Redirect::to(where_it_was(&back)).into_response()),
        Before::Not => sending.with(&web.app),
        Before::Other => web.app.clone(),
    };
    let mut wrong = Vec::new();
    for (name, file) in files {
        let added = match album {
            Some(album) => add_new_photo(&app, caller.seat(), album, &name, file).await,
            None => add_picture(&app, caller.seat(), &name, &alt, file).await,
        };
        if let Err(error) = added {
            if sending.once.came_second() {
                break;
            }
            let trouble = Trouble::from(error);
            wrong.push((
                trouble.status,
                format!("{}: {}", domain::text::one_line(&name, 60), trouble.told(caller.voice)),
            ));
        }
    }
    if sending.once.is_saved() {
        sending.remember(&First { location: Some(back.clone()), ..First::default() }).await;
    }
    if let Some((status, _)) = wrong.first() {
        let words: Vec<String> = wrong.iter().map(|(_, words)| words.clone()).collect();
        let page = match album {
            Some(album) => super::album::page(web, caller, &super::album::Shown::kept(album), &words).await?,
            None => page(web, caller, None, &words).await?,
        };
        return Ok((*status, page).into_response());
    }
    Ok(Redirect::to(where_it_was(&back)).into_response())
}

/// The form with the pictures, as it was sent.
#[derive(Default)]
struct Upload {
    back: String,
    alt: String,
    key: String,
    files: Vec<(String, Original)>,
}

impl Upload {
    async fn read(app: &App, request: Request) -> Result<Self, Trouble> {
        let lost = |lost| match lost {
            Lost::Cut => Trouble::bad_message(message!("uploads-cut")),
            Lost::Kept(error) => error.into(),
        };
        let no_form = |_| Trouble::bad_message(message!("pictures-no-picture"));
        let mut form = Multipart::from_request(request, &()).await.map_err(no_form)?;
        let mut upload = Self::default();
        while let Some(field) = form.next_field().await.map_err(|error| lost(error.into()))? {
            match field.name() {
                Some("back") => upload.back = upload::words(field).await.map_err(lost)?,
                Some("alt") => upload.alt = upload::words(field).await.map_err(lost)?,
                Some(once::FIELD) => upload.key = upload::words(field).await.map_err(lost)?,
                Some("picture") => {
                    let name = field.file_name().unwrap_or("picture").to_owned();
                    upload.files.push((name, upload::file(app, field).await.map_err(lost)?));
                }
                _ => {}
            }
        }
        Ok(upload)
    }
}

#[derive(Deserialize)]
pub struct Description {
    alt: String,
    back: Option<String>,
}

pub async fn describe(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    Form(form): Form<Description>,
) -> Result<Redirect, Trouble> {
    describe_picture(
        &web.app,
        caller.seat(),
        id(&path).ok_or_else(|| Trouble::not_found("picture"))?,
        &form.alt,
    )
    .await?;
    Ok(Redirect::to(where_it_was(form.back.as_deref().unwrap_or_default())))
}

/// Where the form was.
fn where_it_was(back: &str) -> &str {
    match own_path(back) {
        "/desk" => "/desk/media/pictures",
        path => path,
    }
}

//! Asking: the form, and the asker's private page.

use super::{Site, home, theme};
use crate::door::Address;
use crate::parts::Trouble;
use crate::state::Web;
use actions::inbox::{Question, add_to_question, ask, find_private_page, open_thread, withdraw_question};
use axum::extract::{Form, Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::inbox::{Direction, Send};
use minijinja::{Value, context};
use serde::Deserialize;

#[derive(Default, Deserialize)]
pub struct Started {
    /// The article's last part of the address, where the question is about one.
    about: Option<String>,
    text: Option<String>,
}

#[derive(Default, Deserialize)]
pub struct Asking {
    text: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    public: String,
    #[serde(default)]
    about: String,
    /// A field no person sees: what fills it in is no person.
    #[serde(default)]
    website: String,
}

/// Nothing of these pages is kept by anybody on the way: they hold what somebody typed. Their address, which is the key to
/// them, goes to no other website; to our own it does, because with `no-referrer` a browser on plain http sends no proof
/// that a form is ours (`Origin: null`, Fetch 3.2.5).
const PRIVATE: [(header::HeaderName, &str); 2] =
    [(header::CACHE_CONTROL, "no-store"), (header::REFERRER_POLICY, "same-origin")];

pub async fn show(
    State(web): State<Web>,
    site: Site,
    Query(started): Query<Started>,
) -> Result<Response, Trouble> {
    let form = Asking {
        text: started.text.unwrap_or_default(),
        about: started.about.unwrap_or_default(),
        ..Asking::default()
    };
    form_page(&web, &site, &form, None, StatusCode::OK).await
}

async fn form_page(
    web: &Web,
    site: &Site,
    form: &Asking,
    wrong: Option<&str>,
    status: StatusCode,
) -> Result<Response, Trouble> {
    let about = match form.about.as_str() {
        "" => None,
        slug => {
            web.site.of(site.business.id).find_article(slug).await?.filter(|article| article.out.is_some())
        }
    };
    let own = context! {
        wrong,
        form => context! { text => &form.text, email => &form.email, name => &form.name, public => form.public == "yes", about => &form.about },
        about => about.map(|article| context! { title => article.title, link => format!("/articles/{}", article.slug) }),
        letters => writes_letters(web),
        canonical => format!("{}/ask", site.address),
    };
    let html = theme::page(web, site, "ask.html", own).await?;
    Ok((status, PRIVATE, Html(html)).into_response())
}

pub async fn ask_question(
    State(web): State<Web>,
    site: Site,
    address: Address,
    Form(form): Form<Asking>,
) -> Result<Response, Trouble> {
    if !form.website.is_empty() {
        // Said kindly and kept nowhere.
        return form_page(
            &web,
            &site,
            &form,
            Some("Please leave the last field empty."),
            StatusCode::UNPROCESSABLE_ENTITY,
        )
        .await;
    }
    // The first step of "Ask about this": the words are there, the address is not.
    if form.email.is_empty() && !form.text.trim().is_empty() {
        return form_page(&web, &site, &form, None, StatusCode::OK).await;
    }
    if !web.visitors.may_ask(&address.0) {
        let words = "You have asked many questions within an hour. Please wait a little, then send this one.";
        return form_page(&web, &site, &form, Some(words), StatusCode::TOO_MANY_REQUESTS).await;
    }
    let about = match form.about.as_str() {
        "" => None,
        slug => web.site.of(site.business.id).find_article(slug).await?.map(|article| article.id),
    };
    let question = Question {
        text: form.text.clone(),
        email: form.email.clone(),
        name: domain::text::one_line(&domain::text::tidy(&form.name), 80),
        public: form.public == "yes",
        about,
    };
    match ask(&web.site, site.business.id, question).await {
        Ok(asked) => Ok(Redirect::to(&asked.page).into_response()),
        Err(error) => {
            let trouble = Trouble::from(error);
            form_page(&web, &site, &form, Some(&trouble.words), trouble.status).await
        }
    }
}

/// What the asker sees: by when there is an answer, what was said, and what they can still do.
pub async fn private_page(
    State(web): State<Web>,
    site: Site,
    Path(token): Path<String>,
) -> Result<Response, Trouble> {
    let Some(conversation) = find_private_page(&web.site, site.business.id, &token).await? else {
        return home::lost(&web, &site).await;
    };
    let thread = open_thread(&web.site, site.business.id, conversation.id, None).await?;
    let here = theme::here(&web, &site);
    let lines: Vec<Value> = thread
        .lines
        .iter()
        .filter(|line| match &line.message.direction {
            Direction::In { .. } => true,
            // An answer is here as soon as it has left; the mail may still be on its way.
            Direction::Out { send, .. } => !matches!(send, Send::Waiting { from } if *from > here.now),
            Direction::Note { .. } => false,
        })
        .map(|line| {
            let ours = matches!(line.message.direction, Direction::Out { .. });
            context! {
                ours,
                who => if ours { site.business.name.clone() } else { "You".into() },
                by => if ours { line.writer.clone() } else { String::new() },
                text => &line.message.text,
                gone => line.message.deleted_at.is_some(),
                when => here.when(line.message.written_at),
            }
        })
        .collect();
    let mut addresses = thread.identities.iter().filter_map(|identity| identity.remote_id.clone());
    let email = addresses.find(|address| address.contains('@')).filter(|_| writes_letters(&web));
    let mut theirs =
        thread.lines.iter().filter(|line| matches!(line.message.direction, Direction::In { .. }));
    let withdrawn = theirs.all(|line| line.message.deleted_at.is_some());
    let ours = thread.lines.iter().rposition(|line| matches!(line.message.direction, Direction::Out { .. }));
    let their_last = thread.lines.iter().rposition(|line| {
        matches!(line.message.direction, Direction::In { .. }) && line.message.deleted_at.is_none()
    });
    let answered = ours.is_some();
    // What they wrote after our answer is seen, too; it may need none.
    let added = ours.zip(their_last).is_some_and(|(ours, theirs)| theirs > ours);
    let own = context! {
        lines, token, email, withdrawn, answered, added,
        due => conversation.due_at.map(|due| context! { by => here.by(due), late => due < here.now }),
        private => true,
    };
    let html = theme::page(&web, &site, "question.html", own).await?;
    Ok((PRIVATE, [("x-robots-tag", "noindex")], Html(html)).into_response())
}

/// Whether an asker gets a letter beside the private page.
fn writes_letters(web: &Web) -> bool {
    web.site.network("website").is_some_and(|website| website.lacks().is_none())
}

#[derive(Deserialize)]
pub struct Addition {
    text: String,
}

pub async fn add(
    State(web): State<Web>,
    site: Site,
    address: Address,
    Path(token): Path<String>,
    Form(form): Form<Addition>,
) -> Result<Redirect, Trouble> {
    if !web.visitors.may_ask(&address.0) {
        return Err(Trouble::bad(
            "You have written a lot within an hour. Please wait a little, then send this again.",
        ));
    }
    add_to_question(&web.site, site.business.id, &token, &form.text).await?;
    Ok(Redirect::to(&format!("/questions/{token}")))
}

pub async fn withdraw(
    State(web): State<Web>,
    site: Site,
    Path(token): Path<String>,
) -> Result<Redirect, Trouble> {
    withdraw_question(&web.site, site.business.id, &token).await?;
    Ok(Redirect::to(&format!("/questions/{token}")))
}

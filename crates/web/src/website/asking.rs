//! Asking: the form, and the asker's private page.

use super::{Site, home, theme};
use crate::door::Address;
use crate::once::{self, Before, First, Sending};
use crate::parts::Trouble;
use crate::state::Web;
use actions::DeedError;
use actions::inbox::{
    Added, Question, add_to_question, ask, find_private_page, open_thread, withdraw_question,
};
use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::inbox::{Conversation, Direction, Release, ReleaseRule, Send};
use minijinja::{Value, context};
use serde::Deserialize;
use words::{Message, message, say, say_at};

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
    /// The form's own key.
    #[serde(default)]
    once: String,
}

impl Asking {
    fn key(&self, web: &Web) -> String {
        if once::is_key(&self.once) { self.once.clone() } else { once::new_key(web) }
    }

    /// Everything that is asked.
    fn words(&self) -> String {
        let Self { text, email, name, public, about, .. } = self;
        [text, email, name, public, about].map(|field| field.trim()).join("\n\u{1f}\n")
    }
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
    let mut page = form_page(&web, &site, &form, None, StatusCode::OK).await?;
    if form.text.is_empty() {
        // Nothing is in it yet: who goes back to it finds the same form with the same key.
        let kept = HeaderValue::from_static("private, no-cache");
        page.headers_mut().insert(header::CACHE_CONTROL, kept);
    }
    Ok(page)
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
        slug => web.site.of(site.business.id).find_piece(slug).await?.filter(|article| article.out.is_some()),
    };
    let own = context! {
        wrong,
        form => context! { text => &form.text, email => &form.email, name => &form.name, public => form.public == "yes", about => &form.about, once => form.key(web) },
        about => about.map(|piece| context! { link => piece.path(), title => piece.title }),
        letters => writes_letters(web),
        looked_at_first => site.business.releases.questions == ReleaseRule::AfterALook,
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
            Some(&say!(site.voice, "ask-trap-filled")),
            StatusCode::UNPROCESSABLE_ENTITY,
        )
        .await;
    }
    // The first step of "Ask about this": the words are there, the address is not.
    // Where no letter can be sent none is needed, and the whole form is known by its choice of who may read it.
    let begun = writes_letters(&web) || form.public.is_empty();
    if form.email.is_empty() && !form.text.trim().is_empty() && begun {
        return form_page(&web, &site, &form, None, StatusCode::OK).await;
    }
    let sending = Sending::new(&web, site.business.id, format!("ask/{}", form.key(&web)), &form.words());
    match sending.before().await? {
        Before::Not => {}
        Before::Same(first) => return again(&web, &site, form, first).await,
        Before::Other => {
            let words = say!(site.voice, "ask-sent-other");
            let form = Asking { once: String::new(), ..form };
            return form_page(&web, &site, &form, Some(&words), StatusCode::CONFLICT).await;
        }
    }
    if !web.visitors.may_ask(&address.0) {
        let words = say!(site.voice, "ask-too-many");
        return form_page(&web, &site, &form, Some(&words), StatusCode::TOO_MANY_REQUESTS).await;
    }
    let about = match form.about.as_str() {
        "" => None,
        slug => web.site.of(site.business.id).find_piece(slug).await?.map(|article| article.id),
    };
    let question = Question {
        text: form.text.clone(),
        email: form.email.clone(),
        name: domain::text::one_line(&domain::text::tidy(&form.name), 80),
        public: form.public == "yes",
        about,
        language: Some(site.voice.language),
    };
    match ask(&sending.with(&web.site), site.business.id, question).await {
        Ok(asked) => {
            sending.remember(&First { location: Some(asked.page.clone()), ..First::default() }).await;
            Ok(Redirect::to(&asked.page).into_response())
        }
        Err(_) if sending.once.came_second() => match sending.before().await? {
            Before::Same(first) => again(&web, &site, form, first).await,
            _ => Err(Trouble::said(StatusCode::CONFLICT, message!("ask-sent-already"))),
        },
        Err(error) => {
            let trouble = Trouble::from(error);
            form_page(&web, &site, &form, Some(&trouble.told(site.voice)), trouble.status).await
        }
    }
}

/// The form was sent before: back to where it led.
async fn again(web: &Web, site: &Site, form: Asking, first: Option<First>) -> Result<Response, Trouble> {
    if let Some(page) = first.and_then(|first| first.location) {
        return Ok(Redirect::to(&format!("{page}?again=yes")).into_response());
    }
    let words = say!(site.voice, "ask-answer-comes");
    form_page(web, site, &form, Some(&words), StatusCode::CONFLICT).await
}

#[derive(Default, Deserialize)]
pub struct Shown {
    /// The form that led here had been sent before.
    again: Option<String>,
}

/// What stands in the form of the private page.
#[derive(Default)]
struct Adding<'a> {
    text: &'a str,
    once: &'a str,
    wrong: Option<&'a str>,
    again: bool,
    /// Whether they really withdraw it is asked.
    sure: bool,
}

/// What the asker sees: by when there is an answer, what was said, and what they can still do.
pub async fn private_page(
    State(web): State<Web>,
    site: Site,
    Path(token): Path<String>,
    Query(shown): Query<Shown>,
) -> Result<Response, Trouble> {
    let adding = Adding { again: shown.again.is_some(), ..Adding::default() };
    question_page(&web, &site, &token, &adding).await
}

async fn question_page(
    web: &Web,
    site: &Site,
    token: &str,
    adding: &Adding<'_>,
) -> Result<Response, Trouble> {
    let Some(conversation) = find_private_page(&web.site, site.business.id, token).await? else {
        return home::lost(web, site).await;
    };
    let thread = open_thread(&web.site, site.business.id, conversation.id, None).await?;
    let times = theme::times(web, site);
    let here = times.here;
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
                who => if ours { site.business.name.clone() } else { say!(site.voice, "question-you") },
                by => if ours { line.writer.clone() } else { String::new() },
                text => &line.message.text,
                gone => line.message.deleted_at.is_some(),
                standing => standing(&conversation, &line.message.direction).map(|words| words.said(site.voice)),
                when => times.when(line.message.written_at),
            }
        })
        .collect();
    let mut addresses = thread.identities.iter().filter_map(|identity| identity.remote_id.clone());
    let email = addresses.find(|address| address.contains('@')).filter(|_| writes_letters(web));
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
        due => conversation.due_at.map(|due| context! { by => say_at!(times, "question-by", due), late => due < here.now }),
        private => true,
        sure => adding.sure, typed => adding.text, wrong => adding.wrong, again => adding.again,
        once => if once::is_key(adding.once) { adding.once.to_owned() } else { once::new_key(web) },
    };
    let html = theme::page(web, site, "question.html", own).await?;
    Ok((PRIVATE, [("x-robots-tag", "noindex")], Html(html)).into_response())
}

/// What the asker is told of their words on our website, where they said that others may read them.
fn standing(conversation: &Conversation, direction: &Direction) -> Option<Message> {
    let Direction::In { release: Some(release), .. } = direction else { return None };
    conversation.origin?;
    Some(match release {
        _ if conversation.shown == domain::inbox::Shown::Hidden => message!("question-not-shown"),
        Release::Awaited => message!("question-shown-later"),
        Release::Given => message!("question-shown"),
        Release::KeptBack => message!("question-not-shown"),
    })
}

/// Whether an asker gets a letter beside the private page.
fn writes_letters(web: &Web) -> bool {
    web.site.answers_by_letter()
}

#[derive(Deserialize)]
pub struct Addition {
    text: String,
    #[serde(default)]
    once: String,
}

/// Adds what the asker typed. What is refused stands in the form again.
pub async fn add(
    State(web): State<Web>,
    site: Site,
    address: Address,
    Path(token): Path<String>,
    Form(form): Form<Addition>,
) -> Result<Response, Trouble> {
    let there = format!("/questions/{token}");
    let key = if once::is_key(&form.once) { form.once.clone() } else { once::new_key(&web) };
    let sending = Sending::new(&web, site.business.id, format!("add/{token}/{key}"), form.text.trim());
    let refused = async |status: StatusCode, once: &str, words: &str| {
        let adding = Adding { text: &form.text, once, wrong: Some(words), ..Adding::default() };
        Ok((status, question_page(&web, &site, &token, &adding).await?).into_response())
    };
    match sending.before().await? {
        Before::Not => {}
        Before::Same(_) => return Ok(Redirect::to(&format!("{there}?again=yes")).into_response()),
        Before::Other => {
            return refused(StatusCode::CONFLICT, "", &say!(site.voice, "add-sent-other")).await;
        }
    }
    if !web.visitors.may_ask(&address.0) {
        return refused(StatusCode::TOO_MANY_REQUESTS, &key, &say!(site.voice, "add-too-many")).await;
    }
    match add_to_question(&sending.with(&web.site), site.business.id, &token, &form.text).await {
        Ok(Added::New) => {
            sending.remember(&First { location: Some(there.clone()), ..First::default() }).await;
            Ok(Redirect::to(&there).into_response())
        }
        Ok(Added::Already) => Ok(Redirect::to(&format!("{there}?again=yes")).into_response()),
        Err(_) if sending.once.came_second() => {
            Ok(Redirect::to(&format!("{there}?again=yes")).into_response())
        }
        Err(DeedError::NoSuch(_)) => home::lost(&web, &site).await,
        Err(error) => {
            let trouble = Trouble::from(error);
            refused(trouble.status, &key, &trouble.told(site.voice)).await
        }
    }
}

#[derive(Default, Deserialize)]
pub struct Sure {
    #[serde(default)]
    sure: String,
}

/// Asks first: what is deleted here is gone.
pub async fn withdraw(
    State(web): State<Web>,
    site: Site,
    Path(token): Path<String>,
    Form(asked): Form<Sure>,
) -> Result<Response, Trouble> {
    if asked.sure != "yes" {
        let asking = Adding { sure: true, ..Adding::default() };
        return question_page(&web, &site, &token, &asking).await;
    }
    withdraw_question(&web.site, site.business.id, &token).await?;
    Ok(Redirect::to(&format!("/questions/{token}")).into_response())
}

//! Oneself: who one is here, other businesses, another name, address or password, signing out.

use super::{languages, tabs};
use crate::door::{Caller, own_path};
use crate::parts::shell::{self, Section};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::team;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Language;
use domain::team::{EmailAddress, NotAnAddress, Password, Seat};
use maud::{Markup, html};
use serde::Deserialize;

pub async fn show(State(web): State<Web>, caller: Caller) -> Result<Markup, Trouble> {
    page(&web, &caller, &News::default()).await
}

/// What the form that was sent says, and what was typed into it where it is shown again.
#[derive(Default)]
struct News {
    name: Markup,
    language: Markup,
    address: Markup,
    password: Markup,
    typed: Option<String>,
}

async fn page(web: &Web, caller: &Caller, news: &News) -> Result<Markup, Trouble> {
    let person = web.app.store.lookup_staff(caller.seat().staff).await?;
    let main = html! {
        main.settings #main {
            (shell::top("Settings", &tabs("/desk/settings/me"), &html! {}))
            div.narrow {
                p.sentence { b { (person.as_ref().map_or(caller.seat().name.as_str(), |person| &person.name)) } " " @if let Some(person) = &person { (person.email) } }
                p { "You are " (caller.seat().role.name()) " of " (caller.business.name) "." }
                @if caller.visit.seats.len() > 1 { p { a href="/desk/settings/businesses" { "Open another business’s desk" } } }
                p.links { a href="/desk/channels" { "Channels" } a href="/desk/settings" { "Business" } a href="/desk/settings/team" { "Team" } }
                p.soft.wide { "Everything that is done often has a key: " kbd { "?" } " shows them all. " button.small type="button" data-keys="" { "Show the keys" } }
                form method="post" action="/desk/sign-out" { button { "Sign out" } }
                form.stack method="post" action="/desk/settings/me/name" {
                    h2 { "Another name" }
                    (news.name)
                    p.soft { "Customers see it beside your answers, also beside those you gave before." }
                    label for="name" { "Your name" } input #name name="name" required maxlength="120" autocomplete="name" dir="auto" value=(person.as_ref().map_or("", |person| &person.name));
                    button { "Change it" }
                }
                form.stack method="post" action="/desk/settings/me/language" {
                    h2 { "Another language" }
                    (news.language)
                    p.soft { "For your desk and for letters to you." }
                    label for="language" { "Your language" } (languages("language", person.as_ref().and_then(|person| person.language), &Language::DESK, "what your browser wants"))
                    button { "Change it" }
                }
                form.stack method="post" action="/desk/settings/me/address" {
                    h2 { "Another e-mail address" }
                    (news.address)
                    p.soft { "You sign in with it from then on. Everywhere else you are signed out." }
                    label for="email" { "Your address" } input #email name="email" type="email" required maxlength="254" autocomplete="email" value=(news.typed.as_deref().or(person.as_ref().map(|person| person.email.as_str())).unwrap_or_default());
                    label for="password" { "Your password" } input #password name="password" type="password" required autocomplete="current-password";
                    button { "Change it" }
                }
                form.stack method="post" action="/desk/settings/me/password" {
                    h2 { "Another password" }
                    (news.password)
                    @if let Some(person) = &person { input type="hidden" name="username" autocomplete="username" value=(person.email); }
                    label for="old" { "The present one" } input #old name="old" type="password" required autocomplete="current-password";
                    label for="new" { "The new one, at least 10 characters" } input #new name="new" type="password" required autocomplete="new-password";
                    button { "Change it" }
                }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Settings, "You", &main))
}

#[derive(Deserialize)]
pub struct Passwords {
    old: String,
    new: String,
}

pub async fn change_password(
    State(web): State<Web>,
    caller: Caller,
    Form(form): Form<Passwords>,
) -> Result<Response, Trouble> {
    let changed = async {
        let new = Password::new(form.new).map_err(|error| Trouble::bad(error.to_string()))?;
        Ok::<_, Trouble>(team::change_password(&web.app, &caller.visit, &form.old, new).await?)
    };
    let changed = changed.await;
    let news = |words| News { password: words, ..News::default() };
    answer(&web, &caller, changed, "Changed. Everywhere else you are signed out.", news).await
}

#[derive(Deserialize)]
pub struct Name {
    name: String,
}

pub async fn change_name(
    State(web): State<Web>,
    caller: Caller,
    Form(form): Form<Name>,
) -> Result<Response, Trouble> {
    let changed = team::change_name(&web.app, caller.seat().staff, &form.name).await.map_err(Trouble::from);
    let news = |words| News { name: words, ..News::default() };
    answer(&web, &caller, changed, "Changed. Customers see the new name from now on.", news).await
}

#[derive(Deserialize)]
pub struct Chosen {
    language: String,
}

pub async fn change_language(
    State(web): State<Web>,
    caller: Caller,
    Form(form): Form<Chosen>,
) -> Result<Response, Trouble> {
    let chosen = Language::from_code(&form.language);
    let changed = team::change_language(&web.app, caller.seat(), chosen).await.map_err(Trouble::from);
    let news = |words| News { language: words, ..News::default() };
    answer(&web, &caller, changed, "Changed.", news).await
}

#[derive(Deserialize)]
pub struct Address {
    email: String,
    password: String,
}

pub async fn change_address(
    State(web): State<Web>,
    caller: Caller,
    Form(form): Form<Address>,
) -> Result<Response, Trouble> {
    let changed = async {
        let refused = |error: NotAnAddress| Trouble::bad(error.to_string());
        let email: EmailAddress = form.email.parse().map_err(refused)?;
        Ok::<_, Trouble>(team::change_email(&web.app, &caller.visit, &form.password, &email).await?)
    };
    let changed = changed.await;
    let typed = changed.is_err().then(|| form.email.clone());
    let news = |words| News { address: words, typed, ..News::default() };
    answer(&web, &caller, changed, "Changed. Everywhere else you are signed out.", news).await
}

/// The page again, with how it went beside the form that was sent.
async fn answer(
    web: &Web,
    caller: &Caller,
    changed: Result<(), Trouble>,
    done: &str,
    news: impl FnOnce(Markup) -> News,
) -> Result<Response, Trouble> {
    match changed {
        Ok(()) => {
            let news = news(html! { p.done role="status" { (icon("check")) (done) } });
            Ok(page(web, caller, &news).await?.into_response())
        }
        Err(trouble) => {
            let news = news(html! { p.wrong role="alert" { (icon("triangle-alert")) (trouble.words) } });
            Ok((trouble.status, page(web, caller, &news).await?).into_response())
        }
    }
}

/// A link in a letter leads to a place of one business.
#[derive(Default, Deserialize)]
pub struct There {
    business: Option<String>,
    to: Option<String>,
}

pub async fn businesses(
    State(web): State<Web>,
    caller: Caller,
    Query(there): Query<There>,
) -> Result<Response, Trouble> {
    let all =
        web.app.store.list_businesses_by_id(caller.visit.seats.iter().map(|seat| seat.business)).await?;
    let to = there.to.as_deref().map_or("/desk", own_path);
    let wanted = there.business.as_deref().and_then(id);
    if wanted == Some(caller.business.id) {
        return Ok(Redirect::to(to).into_response());
    }
    let shown = |seat: &&Seat| wanted.is_none_or(|wanted| seat.business == wanted);
    let main = html! {
        main.settings #main {
            (shell::top("Businesses", &html! {}, &html! {}))
            @if wanted.is_some() { p.sentence { "This is at the desk of another business of yours:" } }
            section.list { @for seat in caller.visit.seats.iter().filter(shown) { @if let Some(business) = all.iter().find(|business| business.id == seat.business) {
                form method="post" action="/desk/settings/businesses" { input type="hidden" name="to" value=(to); button.row name="business" value=(business.id) { span.what { b { (business.name) } span.line { (seat.role.name()) } } } }
            } } }
        }
    };
    Ok(shell::page(&web, &caller, Section::Settings, "Businesses", &main).into_response())
}

#[derive(Deserialize)]
pub struct Which {
    business: String,
    #[serde(default)]
    to: String,
}

pub async fn switch(
    State(web): State<Web>,
    caller: Caller,
    Form(form): Form<Which>,
) -> Result<Redirect, Trouble> {
    team::switch_business(
        &web.app,
        &caller.visit,
        id(&form.business).ok_or_else(|| Trouble::not_found("business"))?,
    )
    .await?;
    Ok(Redirect::to(own_path(&form.to)))
}

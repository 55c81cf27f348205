//! Oneself: who one is here, other businesses, another password, signing out.

use super::tabs;
use crate::door::{Caller, own_path};
use crate::parts::shell::{self, Section};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::team;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::team::{Password, Seat};
use maud::{Markup, html};
use serde::Deserialize;

pub async fn show(State(web): State<Web>, caller: Caller) -> Result<Markup, Trouble> {
    page(&web, &caller, &html! {}).await
}

async fn page(web: &Web, caller: &Caller, news: &Markup) -> Result<Markup, Trouble> {
    let person = web.app.store.lookup_staff(caller.seat().staff).await?;
    let main = html! {
        main.settings #main {
            (shell::top("Settings", &tabs("/desk/settings/me"), &html! {}))
            div.narrow {
                p.sentence { b { (caller.seat().name) } " " @if let Some(person) = &person { (person.email) } }
                p { "You are " (caller.seat().role.name()) " of " (caller.business.name) "." }
                @if caller.visit.seats.len() > 1 { p { a href="/desk/settings/businesses" { "Open another business’s desk" } } }
                p.links { a href="/desk/channels" { "Channels" } a href="/desk/settings" { "Business" } a href="/desk/settings/team" { "Team" } }
                p.soft.wide { "Everything that is done often has a key: " kbd { "?" } " shows them all. " button.small type="button" data-keys="" { "Show the keys" } }
                form method="post" action="/desk/sign-out" { button { "Sign out" } }
                form.stack method="post" action="/desk/settings/me/password" {
                    h2 { "Another password" }
                    (news)
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
    match changed.await {
        Ok(()) => {
            let news = html! { p.done role="status" { (icon("check")) "Changed. Everywhere else you are signed out." } };
            Ok(page(&web, &caller, &news).await?.into_response())
        }
        Err(trouble) => {
            let news = html! { p.wrong role="alert" { (icon("triangle-alert")) (trouble.words) } };
            Ok((trouble.status, page(&web, &caller, &news).await?).into_response())
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
    let all = web.businesses().await?;
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

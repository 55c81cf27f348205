//! Oneself: who one is here, other businesses, another name, address or password, signing out.

use super::{languages, tabs};
use crate::door::{Caller, own_path};
use crate::parts::said::say_with;
use crate::parts::shell::{self, Section};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::team::{self, role_in_words};
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Language;
use domain::team::{EmailAddress, NotAnAddress, Password, Seat};
use maud::{Markup, html};
use serde::Deserialize;
use words::{Message, Voice, message, say};

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
    let voice = caller.voice;
    let seat = caller.seat();
    let name = person.as_ref().map_or(seat.name.as_str(), |person| &person.name);
    let change = say!(voice, "change-it");
    let role = role_in_words(seat.role);
    let main = html! {
        main.settings #main {
            (shell::top(&say!(voice, "settings"), &tabs("/desk/settings/me", voice), &html! {}))
            div.narrow {
                p.sentence { b { (name) } " " @if let Some(person) = &person { (person.email) } }
                p { (say!(voice, "me-role", role = role, business = &caller.business.name)) }
                @if caller.visit.seats.len() > 1 {
                    p { a href="/desk/settings/businesses" { (say!(voice, "me-other-business")) } }
                }
                p.links {
                    a href="/desk/channels" { (say!(voice, "channels")) }
                    a href="/desk/settings" { (say!(voice, "settings-business")) }
                    a href="/desk/settings/team" { (say!(voice, "settings-team")) }
                }
                p.soft.wide {
                    (say_with!(voice, "me-keys"; key = html! { kbd { "?" } })) " "
                    button.small type="button" data-keys="" { (say!(voice, "me-show-keys")) }
                }
                form method="post" action="/desk/sign-out" { button { (say!(voice, "sign-out")) } }
                form.stack method="post" action="/desk/settings/me/name" {
                    h2 { (say!(voice, "me-name")) }
                    (news.name)
                    p.soft { (say!(voice, "me-name-more")) }
                    label for="name" { (say!(voice, "me-your-name")) }
                    input #name name="name" required maxlength="120" autocomplete="name" dir="auto"
                        value=(person.as_ref().map_or("", |person| &person.name));
                    button { (change) }
                }
                form.stack method="post" action="/desk/settings/me/language" {
                    h2 { (say!(voice, "me-language")) }
                    (news.language)
                    p.soft { (say!(voice, "me-language-more")) }
                    label for="language" { (say!(voice, "me-your-language")) }
                    (languages(
                        "language", person.as_ref().and_then(|person| person.language), &Language::DESK,
                        &say!(voice, "me-language-none")
                    ))
                    button { (change) }
                }
                (address_and_password(person.as_ref().map(|person| person.email.as_str()), news, voice))
            }
        }
    };
    Ok(shell::page(web, caller, Section::Settings, &say!(voice, "settings-you"), &main))
}

/// The forms that want the password.
fn address_and_password(email: Option<&str>, news: &News, voice: Voice) -> Markup {
    let change = say!(voice, "change-it");
    html! {
        form.stack method="post" action="/desk/settings/me/address" {
            h2 { (say!(voice, "me-address")) }
            (news.address)
            p.soft { (say!(voice, "me-address-more")) }
            label for="email" { (say!(voice, "me-your-address")) }
            input #email name="email" type="email" required maxlength="254" autocomplete="email"
                value=(news.typed.as_deref().or(email).unwrap_or_default());
            label for="password" { (say!(voice, "me-your-password")) }
            input #password name="password" type="password" required autocomplete="current-password";
            button { (change) }
        }
        form.stack method="post" action="/desk/settings/me/password" {
            h2 { (say!(voice, "me-password")) }
            (news.password)
            @if let Some(email) = email {
                input type="hidden" name="username" autocomplete="username" value=(email);
            }
            label for="old" { (say!(voice, "me-password-old")) }
            input #old name="old" type="password" required autocomplete="current-password";
            label for="new" { (say!(voice, "me-password-new")) }
            input #new name="new" type="password" required autocomplete="new-password";
            button { (change) }
        }
    }
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
        let new = Password::new(form.new)?;
        Ok::<_, Trouble>(team::change_password(&web.app, &caller.visit, &form.old, new).await?)
    };
    let changed = changed.await;
    let news = |words| News { password: words, ..News::default() };
    answer(&web, &caller, changed, &message!("me-changed-signed-out"), news).await
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
    answer(&web, &caller, changed, &message!("me-changed-name"), news).await
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
    answer(&web, &caller, changed, &message!("me-changed"), news).await
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
        let email: EmailAddress = form.email.parse().map_err(|error: NotAnAddress| Trouble::from(error))?;
        Ok::<_, Trouble>(team::change_email(&web.app, &caller.visit, &form.password, &email).await?)
    };
    let changed = changed.await;
    let typed = changed.is_err().then(|| form.email.clone());
    let news = |words| News { address: words, typed, ..News::default() };
    answer(&web, &caller, changed, &message!("me-changed-signed-out"), news).await
}

/// The page again, with how it went beside the form that was sent.
async fn answer(
    web: &Web,
    caller: &Caller,
    changed: Result<(), Trouble>,
    done: &Message,
    news: impl FnOnce(Markup) -> News,
) -> Result<Response, Trouble> {
    match changed {
        Ok(()) => {
            let news = news(html! { p.done role="status" { (icon("check")) (done.said(caller.voice)) } });
            Ok(page(web, caller, &news).await?.into_response())
        }
        Err(trouble) => {
            let news = news(
                html! { p.wrong role="alert" { (icon("triangle-alert")) (trouble.told(caller.voice)) } },
            );
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
    let voice = caller.voice;
    let title = say!(voice, "businesses");
    let named = |seat: &Seat| all.iter().find(|business| business.id == seat.business);
    let main = html! {
        main.settings #main {
            (shell::top(&title, &html! {}, &html! {}))
            @if wanted.is_some() { p.sentence { (say!(voice, "business-elsewhere")) } }
            section.list {
                @for seat in caller.visit.seats.iter().filter(shown) {
                    @if let Some(business) = named(seat) {
                        form method="post" action="/desk/settings/businesses" {
                            input type="hidden" name="to" value=(to);
                            button.row name="business" value=(business.id) {
                                span.what {
                                    b { (business.name) }
                                    span.line { (role_in_words(seat.role).said(voice)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Settings, &title, &main).into_response())
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

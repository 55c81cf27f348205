//! The team, invitations and API tokens.

use super::tabs;
use crate::door::Caller;
use crate::once;
use crate::parts::said::in_english;
use crate::parts::shell::{self, Section, times};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::team::{self, ApiToken, AuditLine, Invitation, role_in_words};
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::team::{Deed, EmailAddress, NotAnAddress, Role, Seat};
use maud::{Markup, html};
use serde::Deserialize;
use words::{Times, Value, Voice, message, say};

pub async fn show(State(web): State<Web>, caller: Caller) -> Result<Markup, Trouble> {
    page(&web, &caller, None, &html! {}).await
}

async fn page(web: &Web, caller: &Caller, wrong: Option<&str>, news: &Markup) -> Result<Markup, Trouble> {
    let desk = web.app.of(caller.seat().business);
    let may = caller.may(Deed::Manage);
    let people = desk.list_team().await?;
    let (invitations, tokens, record) = if may {
        let seat = caller.seat();
        (
            team::list_invitations(&web.app, seat).await?,
            team::list_tokens(&web.app, seat).await?,
            team::list_record(&web.app, seat, None, 30).await?.rows,
        )
    } else {
        Default::default()
    };
    let (times, voice) = (times(web, caller), caller.voice);
    let list = |title: String, rows: Markup| {
        html! { section.list { header { h2 { (title) } } (rows) } }
    };
    let main = html! {
        main.settings #main {
            (shell::top(&say!(voice, "settings"), &tabs("/desk/settings/team", voice), &html! {}))
            div.narrow {
                @if let Some(words) = wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
                (news)
                (list(say!(voice, "settings-team"), html! {
                    @for (seat, email) in &people { (person(caller, seat, email)) }
                }))
                @if may {
                    (invite_form(web, voice))
                    @if !invitations.is_empty() {
                        (list(say!(voice, "invited"), html! {
                            @for invitation in &invitations { (invited(invitation, times)) }
                        }))
                    }
                    (list(say!(voice, "tokens"), html! { @for one in &tokens { (token(one, times)) } }))
                    (token_form(web, voice))
                    (list(say!(voice, "what-happened"), html! {
                        @for line in &record { (happened(line, &people, times)) }
                    }))
                }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Settings, &say!(voice, "settings-team"), &main))
}

fn roles(current: Role, voice: Voice) -> Markup {
    html! {
        @for role in Role::ALL {
            option value=(role.name()) selected[role == current] { (role_in_words(role).said(voice)) }
        }
    }
}

fn person(caller: &Caller, seat: &Seat, email: &str) -> Markup {
    let (voice, address) = (caller.voice, format!("/desk/settings/team/{}", seat.staff));
    html! {
        div.row {
            span.face { (domain::text::initials(&seat.name)) }
            span.what { b { (seat.name) } span.line { (email) } }
            @if caller.may(Deed::Manage) {
                form.inline method="post" action=(format!("{address}/role")) {
                    select name="role" aria-label=(say!(voice, "role-of", who = &seat.name)) {
                        (roles(seat.role, voice))
                    }
                    button.small { (say!(voice, "save")) }
                }
                @if seat.staff != caller.seat().staff {
                    form method="post" action=(format!("{address}/removal")) {
                        input type="hidden" name="what" value=(seat.name);
                        button.small.danger { (say!(voice, "remove-colleague")) }
                    }
                }
            } @else {
                span { (role_in_words(seat.role).said(voice)) }
            }
        }
    }
}

fn invite_form(web: &Web, voice: Voice) -> Markup {
    html! {
        form.stack method="post" action="/desk/settings/invitations" {
            (once::key(web))
            h2 { (say!(voice, "invite-colleague")) }
            label for="email" { (say!(voice, "sign-in-email")) }
            input #email name="email" type="email" required;
            label for="role" { (say!(voice, "role")) }
            select #role name="role" { (roles(Role::Agent, voice)) }
            p.soft { (say!(voice, "roles-do")) }
            button { (say!(voice, "invite-them")) }
        }
    }
}

fn invited(invitation: &Invitation, times: Times) -> Markup {
    let voice = times.voice;
    let until = Value::Plain(times.when(invitation.expires_at));
    html! {
        div.row {
            span.what {
                b { (invitation.email) }
                span.line {
                    (role_in_words(invitation.role).said(voice)) ", "
                    @if invitation.expires_at < times.here.now { (say!(voice, "invitation-expired")) }
                    @else { (say!(voice, "invitation-until", moment = until)) }
                }
            }
            form method="post" action=(format!("/desk/settings/invitations/{}/removal", invitation.id)) {
                input type="hidden" name="what" value=(invitation.email);
                button.small { (say!(voice, "withdraw")) }
            }
        }
    }
}

fn token(token: &ApiToken, times: Times) -> Markup {
    let voice = times.voice;
    let when = |at| Value::Plain(times.when(at));
    html! {
        div.row {
            span.what {
                b { (token.name) }
                span.line {
                    (say!(voice, "token-role", role = role_in_words(token.role))) ", "
                    @match (token.revoked_at, token.used_at) {
                        (Some(at), _) => (say!(voice, "token-revoked", moment = when(at))),
                        (None, Some(at)) => (say!(voice, "token-used", moment = when(at))),
                        _ => (say!(voice, "token-never-used")),
                    }
                }
            }
            @if token.revoked_at.is_none() {
                form method="post" action=(format!("/desk/settings/tokens/{}/revocation", token.id)) {
                    input type="hidden" name="what" value=(token.name);
                    button.small { (say!(voice, "token-revoke")) }
                }
            }
        }
    }
}

fn token_form(web: &Web, voice: Voice) -> Markup {
    html! {
        form.stack method="post" action="/desk/settings/tokens" {
            (once::key(web))
            label for="token" { (say!(voice, "token-for")) }
            input #token name="name" required placeholder=(say!(voice, "token-for-hint"));
            label for="token-role" { (say!(voice, "token-may")) }
            select #token-role name="role" { (roles(Role::Viewer, voice)) }
            button { (say!(voice, "token-make")) }
        }
    }
}

/// A line of the record. What happened is written down in English, for whoever reads it later.
fn happened(line: &AuditLine, people: &[(Seat, String)], times: Times) -> Markup {
    let voice = times.voice;
    let by = line.by.and_then(|by| people.iter().find(|(seat, _)| seat.staff == by));
    let by = by.map_or_else(|| say!(voice, "somebody"), |(seat, _)| seat.name.clone());
    html! {
        div.row {
            span.lead { (times.when(line.at)) }
            span.what { span.line { (by) " " (in_english(voice, &line.what)) } }
        }
    }
}

#[derive(Deserialize)]
pub struct Invitee {
    email: String,
    role: String,
}

/// The link is shown once, to be handed over.
pub async fn invite(
    State(web): State<Web>,
    caller: Caller,
    Form(form): Form<Invitee>,
) -> Result<Response, Trouble> {
    let invited = async {
        let email: EmailAddress = form.email.parse().map_err(|error: NotAnAddress| Trouble::from(error))?;
        Ok::<_, Trouble>(team::invite(&caller.app(&web), caller.seat(), &email, role(&form.role)?).await?)
    };
    match invited.await {
        Ok(invited) => {
            let voice = caller.voice;
            let words = if invited.by_letter {
                say!(voice, "invited-by-letter")
            } else {
                say!(voice, "invited-by-hand")
            };
            let news = html! {
                p.done role="status" { (icon("check")) (words) br; code { (invited.link) } }
            };
            Ok(page(&web, &caller, None, &news).await?.into_response())
        }
        Err(trouble) => {
            let words = trouble.told(caller.voice);
            Ok((trouble.status, page(&web, &caller, Some(&words), &html! {}).await?).into_response())
        }
    }
}

pub async fn withdraw(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Redirect, Trouble> {
    team::withdraw_invitation(
        &web.app,
        caller.seat(),
        id(&path).ok_or_else(|| Trouble::not_found("invitation"))?,
    )
    .await?;
    Ok(Redirect::to("/desk/settings/team"))
}

#[derive(Deserialize)]
pub struct NewRole {
    role: String,
}

pub async fn change_role(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    Form(form): Form<NewRole>,
) -> Result<Redirect, Trouble> {
    let staff = id(&path).ok_or_else(|| Trouble::not_found("colleague"))?;
    team::change_role(&web.app, caller.seat(), staff, role(&form.role)?).await?;
    Ok(Redirect::to("/desk/settings/team"))
}

pub async fn remove(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Redirect, Trouble> {
    team::remove_colleague(
        &web.app,
        caller.seat(),
        id(&path).ok_or_else(|| Trouble::not_found("colleague"))?,
    )
    .await?;
    Ok(Redirect::to("/desk/settings/team"))
}

#[derive(Deserialize)]
pub struct NewToken {
    name: String,
    role: String,
}

pub async fn make_token(
    State(web): State<Web>,
    caller: Caller,
    Form(form): Form<NewToken>,
) -> Result<Response, Trouble> {
    let (_, token) =
        team::make_token(&caller.app(&web), caller.seat(), &form.name, role(&form.role)?).await?;
    let words = say!(caller.voice, "token-new");
    let news = html! { p.done role="status" { (icon("key-round")) (words) br; code { (token) } } };
    Ok(page(&web, &caller, None, &news).await?.into_response())
}

pub async fn revoke_token(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Redirect, Trouble> {
    team::revoke_token(&web.app, caller.seat(), id(&path).ok_or_else(|| Trouble::not_found("token"))?)
        .await?;
    Ok(Redirect::to("/desk/settings/team"))
}

fn role(word: &str) -> Result<Role, Trouble> {
    word.parse()
        .map_err(|_: domain::team::NoSuchRole| Trouble::bad_message(message!("no-such-role", role = word)))
}

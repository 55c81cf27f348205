//! The team, invitations and API tokens.

use super::tabs;
use crate::door::Caller;
use crate::once;
use crate::parts::shell::{self, Section, here};
use crate::parts::{Trouble, icon};
use crate::state::{Web, id};
use actions::team;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::team::{Deed, EmailAddress, Role};
use maud::{Markup, html};
use serde::Deserialize;

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
    let here = here(web, caller);
    let roles = |current: Role| html! { @for role in Role::ALL { option value=(role.name()) selected[role == current] { (role.name()) } } };
    let main = html! {
        main.settings #main {
            (shell::top("Settings", &tabs("/desk/settings/team"), &html! {}))
            div.narrow {
                @if let Some(words) = wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
                (news)
                section.list { header { h2 { "Team" } } @for (seat, email) in &people { div.row {
                    span.face { (domain::text::initials(&seat.name)) }
                    span.what { b { (seat.name) } span.line { (email) } }
                    @if may {
                        form.inline method="post" action=(format!("/desk/settings/team/{}/role", seat.staff)) { select name="role" aria-label=(format!("Role of {}", seat.name)) { (roles(seat.role)) } button.small { "Save" } }
                        @if seat.staff != caller.seat().staff { form method="post" action=(format!("/desk/settings/team/{}/removal", seat.staff)) { input type="hidden" name="what" value=(seat.name); button.small.danger { "Remove" } } }
                    } @else { span { (seat.role.name()) } }
                } } }
                @if may {
                    form.stack method="post" action="/desk/settings/invitations" {
                        (once::key(web))
                        h2 { "Invite a colleague" }
                        label for="email" { "E-mail address" } input #email name="email" type="email" required;
                        label for="role" { "Role" } select #role name="role" { (roles(Role::Agent)) }
                        p.soft { "Owners do everything; editors publish and answer; agents answer; viewers read." }
                        button { "Invite" }
                    }
                    @if !invitations.is_empty() { section.list { header { h2 { "Invited" } } @for invitation in &invitations { div.row {
                        span.what { b { (invitation.email) } span.line { (invitation.role.name()) ", " @if invitation.expires_at < here.now { "expired" } @else { "until " (here.when(invitation.expires_at)) } } }
                        form method="post" action=(format!("/desk/settings/invitations/{}/removal", invitation.id)) { input type="hidden" name="what" value=(invitation.email); button.small { "Withdraw" } }
                    } } } }
                    section.list { header { h2 { "API tokens" } } @for token in &tokens { div.row {
                        span.what { b { (token.name) } span.line { "with the role " (token.role.name()) @match (token.revoked_at, token.used_at) { (Some(at), _) => { ", revoked " (here.when(at)) }, (None, Some(at)) => { ", last used " (here.when(at)) }, _ => ", never used" } } }
                        @if token.revoked_at.is_none() { form method="post" action=(format!("/desk/settings/tokens/{}/revocation", token.id)) { input type="hidden" name="what" value=(token.name); button.small { "Revoke" } } }
                    } } }
                    form.stack method="post" action="/desk/settings/tokens" {
                        (once::key(web))
                        label for="token" { "New token, for" } input #token name="name" required placeholder="the till, a script …";
                        label for="token-role" { "It may do what this role may" } select #token-role name="role" { (roles(Role::Viewer)) }
                        button { "Make a token" }
                    }
                    section.list { header { h2 { "What happened" } } @for line in &record { div.row { span.lead { (here.when(line.at)) } span.what { span.line {
                        (line.by.and_then(|by| people.iter().find(|(seat, _)| seat.staff == by)).map_or("Somebody", |(seat, _)| seat.name.as_str())) " " (line.what) } } } } }
                }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Settings, "Team", &main))
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
        let email: EmailAddress = form
            .email
            .parse()
            .map_err(|error: domain::team::NotAnAddress| Trouble::bad(error.to_string()))?;
        Ok::<_, Trouble>(team::invite(&caller.app(&web), caller.seat(), &email, role(&form.role)?).await?)
    };
    match invited.await {
        Ok(invited) => {
            let news = html! { p.done role="status" { (icon("check")) @if invited.by_letter { "Invited. A letter with this link is on its way to them; it works once, for seven days:" } @else { "Invited. Hand over this link; it works once, for seven days:" } br; code { (invited.link) } } };
            Ok(page(&web, &caller, None, &news).await?.into_response())
        }
        Err(trouble) => {
            Ok((trouble.status, page(&web, &caller, Some(&trouble.words), &html! {}).await?).into_response())
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
    let news = html! { p.done role="status" { (icon("key-round")) "Your new token; it is shown only now:" br; code { (token) } } };
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
    word.parse().map_err(|error: domain::team::NoSuchRole| Trouble::bad(error.to_string()))
}

//! Connecting a channel: fill in, or sign in on the network's own pages.

use crate::door::Caller;
use crate::parts::said::in_english;
use crate::parts::shell::{self, Section};
use crate::parts::{Trouble, icon, mark};
use crate::state::Web;
use actions::Field;
use actions::channels::{begin_sign_in, connect as connect_channel, connect_account, finish_sign_in};
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::team::Deed;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;
use words::{Voice, message, say};

pub async fn choose(State(web): State<Web>, caller: Caller) -> Result<Markup, Trouble> {
    let voice = caller.voice;
    let title = say!(voice, "connect-a-channel");
    let main = html! {
        main.connect #main {
            header.top { (way(voice, false)) h1 { (title) } }
            @if !caller.may(Deed::Manage) {
                p.sentence { b { (say!(voice, "only-owner-connects")) } " " (say!(voice, "what-each-can")) }
            }
            section.list {
                @for network in web.app.networks.values().filter(|network| network.connect().is_some()) {
                    @let about = network.about();
                    a.row href=(format!("/desk/channels/new/{}", about.key)) {
                        span.lead { (mark(&web, about.key)) }
                        span.what {
                            b { (about.name) }
                            span.line { (about.channel) }
                            @for cannot in about.cannot {
                                span.cannot { (icon("minus")) (in_english(voice, cannot)) }
                            }
                        }
                        (icon("chevron-right"))
                    }
                }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Channels, &title, &main))
}

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(network): Path<String>,
) -> Result<Markup, Trouble> {
    page(&web, &caller, &network, &BTreeMap::new(), None)
}

fn page(
    web: &Web,
    caller: &Caller,
    network: &str,
    filled: &BTreeMap<String, String>,
    wrong: Option<&str>,
) -> Result<Markup, Trouble> {
    if !caller.may(Deed::Manage) {
        return what_it_takes(web, caller, network);
    }
    let found = web.app.network(network).ok_or_else(|| Trouble::not_found("network"))?;
    let connect = found.connect().ok_or_else(|| Trouble::not_found("network"))?;
    let about = found.about();
    let address = format!("/desk/channels/new/{network}");
    let by_sign_in = connect.sign_in().is_some_and(|sign_in| sign_in.address("", "", "").is_some());
    let voice = caller.voice;
    let main = html! {
        main.connect #main {
            (crumbs(web, network, about.name, voice))
            div.narrow {
                @if web.app.settings.simulated { p.soft { (icon("info")) (say!(voice, "connect-demo")) } }
                @if let Some(words) = wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
                @if by_sign_in {
                    a.button.primary href=(format!("{address}/sign-in")) {
                        (say!(voice, "sign-in-with", network = about.name))
                    }
                }
                @if !connect.fields().is_empty() {
                    @if by_sign_in { h2 { (say!(voice, "or-fill-in")) } }
                    form.stack method="post" action=(address) autocomplete="off" {
                        @for field in connect.fields() { (fill_in(field, filled, voice)) }
                        button.primary[!by_sign_in] { (say!(voice, "connect-network", network = about.name)) }
                    }
                }
                @if !by_sign_in && connect.fields().is_empty() {
                    p.empty { (say!(voice, "no-app-id", network = about.name)) }
                }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Channels, about.name, &main))
}

fn fill_in(field: &Field, filled: &BTreeMap<String, String>, voice: Voice) -> Markup {
    let help = format!("{}-help", field.key);
    let value = if field.secret { "" } else { filled.get(field.key).map_or("", String::as_str) };
    html! {
        label for=(field.key) {
            (in_english(voice, field.label))
            @if !field.required { span.soft { " " (say!(voice, "may-stay-empty")) } }
        }
        input id=(field.key) name=(field.key) type=(if field.secret { "password" } else { "text" })
            required[field.required] value=(value) aria-describedby=(help);
        small.soft id=(help) { (in_english(voice, field.help)) }
    }
}

/// For those who may not connect it: what an owner would fill in.
fn what_it_takes(web: &Web, caller: &Caller, network: &str) -> Result<Markup, Trouble> {
    let found = web.app.network(network).ok_or_else(|| Trouble::not_found("network"))?;
    let connect = found.connect().ok_or_else(|| Trouble::not_found("network"))?;
    let (about, voice) = (found.about(), caller.voice);
    let main = html! {
        main.connect #main {
            (crumbs(web, network, about.name, voice))
            p.sentence {
                b { (say!(voice, "only-owner-connects")) }
                @if !connect.fields().is_empty() { " " (say!(voice, "owner-will-need")) }
            }
            ul.takes {
                @for field in connect.fields() {
                    li {
                        b {
                            (in_english(voice, field.label))
                            @if !field.required { " " (say!(voice, "may-stay-empty")) }
                        }
                        small { (in_english(voice, field.help)) }
                    }
                }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Channels, about.name, &main))
}

fn crumbs(web: &Web, network: &str, name: &str, voice: Voice) -> Markup {
    html! { header.top { (way(voice, true)) h1 { (mark(web, network)) " " (name) } } }
}

/// The way back from a page of connecting; with the choice of networks, where that lies between.
fn way(voice: Voice, choice: bool) -> Markup {
    html! {
        nav.crumbs aria-label=(say!(voice, "where-you-are")) {
            a href="/desk/channels" { (say!(voice, "channels")) } span { "/" }
            @if choice { a href="/desk/channels/new" { (say!(voice, "connect-a-channel")) } span { "/" } }
        }
    }
}

pub async fn connect(
    State(web): State<Web>,
    caller: Caller,
    Path(network): Path<String>,
    Form(filled): Form<BTreeMap<String, String>>,
) -> Result<Response, Trouble> {
    match connect_channel(&web.app, caller.seat(), &network, &filled).await {
        Ok(_) => Ok(Redirect::to("/desk/channels").into_response()),
        Err(error) => {
            let trouble = Trouble::from(error);
            let words = trouble.told(caller.voice);
            Ok((trouble.status, page(&web, &caller, &network, &filled, Some(&words))?).into_response())
        }
    }
}

/// A link, not a form: Chrome and Safari let no form lead to another site (`form-action`), and it changes nothing here.
pub async fn sign_in(
    State(web): State<Web>,
    caller: Caller,
    Path(network): Path<String>,
) -> Result<Redirect, Trouble> {
    let to =
        begin_sign_in(&web.app, caller.seat(), &network, &return_address(&web, &network), whose(&caller))?;
    Ok(Redirect::to(&to.ok_or_else(|| Trouble::not_found("way to sign in"))?))
}

#[derive(Deserialize)]
pub struct Returned {
    code: Option<String>,
    state: Option<String>,
    error_description: Option<String>,
}

/// The network sends the owner back with a code; the owner chooses which account to connect.
pub async fn come_back(
    State(web): State<Web>,
    caller: Caller,
    Path(network): Path<String>,
    Query(back): Query<Returned>,
) -> Result<Response, Trouble> {
    let Some(code) = back.code else {
        let words = back.error_description.unwrap_or_else(|| say!(caller.voice, "not-allowed-there"));
        let words = domain::text::one_line(&domain::text::tidy(&words), 300);
        return Ok(page(&web, &caller, &network, &BTreeMap::new(), Some(&words))?.into_response());
    };
    let given = (back.state.as_deref().unwrap_or_default(), code.as_str());
    let redirect = return_address(&web, &network);
    let accounts =
        finish_sign_in(&web.app, caller.seat(), &network, &redirect, whose(&caller), given).await?;
    let Some(accounts) = accounts else {
        return Err(Trouble::bad_message(message!("not-your-sign-in")));
    };
    if let [only] = accounts.as_slice() {
        connect_account(&web.app, caller.seat(), &network, only.clone()).await?;
        return Ok(Redirect::to("/desk/channels").into_response());
    }
    let voice = caller.voice;
    let title = say!(voice, "which-account");
    let seal = |account: &actions::Connected| {
        let account = serde_json::json!({
            "id": account.remote_id, "name": account.name, "handle": account.handle,
            "keys": account.keys, "lacks": account.lacks,
        });
        web.app.key.seal("sign-in", &account.to_string())
    };
    let main = html! {
        main.connect #main {
            header.top { (way(voice, false)) h1 { (title) } }
            @if accounts.is_empty() { p.empty { (say!(voice, "no-account-there")) } }
            form method="post" action=(format!("/desk/channels/new/{network}/back")) {
                section.list {
                    @for account in &accounts {
                        @let sealed = seal(account)?;
                        button.row name="account" value=(sealed) {
                            span.what {
                                b { (account.name) }
                                span.line { (account.handle.as_deref().unwrap_or(&account.remote_id)) }
                            }
                            (icon("chevron-right"))
                        }
                    }
                }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Channels, &title, &main).into_response())
}

#[derive(Deserialize)]
pub struct Taken {
    account: String,
}

#[derive(Deserialize)]
struct Account {
    id: String,
    name: String,
    handle: Option<String>,
    keys: serde_json::Value,
    #[serde(default)]
    lacks: Vec<String>,
}

pub async fn take(
    State(web): State<Web>,
    caller: Caller,
    Path(network): Path<String>,
    Form(form): Form<Taken>,
) -> Result<Redirect, Trouble> {
    let opened = web.app.key.open("sign-in", &form.account);
    let account: Account = opened
        .and_then(|opened| serde_json::from_str(&opened).ok())
        .ok_or_else(|| Trouble::bad_message(message!("choice-too-old")))?;
    let connected = actions::Connected {
        remote_id: account.id,
        name: account.name,
        handle: account.handle,
        keys: account.keys,
        lacks: account.lacks,
    };
    connect_account(&web.app, caller.seat(), &network, connected).await?;
    Ok(Redirect::to("/desk/channels"))
}

fn return_address(web: &Web, network: &str) -> String {
    format!("{}/desk/channels/new/{network}/back", web.app.settings.public_address)
}

/// The answer belongs to this very session.
fn whose(caller: &Caller) -> &str {
    &caller.visit.session.id_hash
}

//! Connecting: the article on every channel as it will look there, with what is wrong; now or at a chosen time.

use super::article::lookup;
use super::there::as_there;
use crate::desk::needs::tell;
use crate::door::Caller;
use crate::once;
use crate::parts::icon::network_name;
use crate::parts::shell::{self, Section, here};
use crate::parts::time::{Here, thousands};
use crate::parts::{Trouble, icon, mark};
use crate::state::{Web, id};
use actions::publishing::{
    self, ChannelPreview, Place, find_website_copy, plan, preview_on_channels, settle_publication_by_hand,
};
use axum::extract::{Form, Path, RawForm, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{NaiveDateTime, TimeZone};
use domain::media::Article;
use domain::publishing::{Publication, PublicationState};
use domain::team::Deed;
use domain::{ChannelId, Link, PublicationId, Timestamp};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashSet;

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Markup, Trouble> {
    let article = lookup(&web, &caller, &path).await?;
    let sheet = sheet(&web, &caller, article, &[]).await?;
    let chosen = sheet.previews.iter().map(|preview| preview.channel.id).collect();
    Ok(page(&web, &caller, &sheet, &chosen, "", None))
}

/// Publishes or plans; what does not fit comes back with every word that was typed.
pub async fn publish(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let article = lookup(&web, &caller, &path).await?;
    let mut chosen: HashSet<ChannelId> = HashSet::new();
    let mut texts: Vec<(ChannelId, String)> = Vec::new();
    let (mut when, mut only_look) = (String::new(), false);
    for (name, value) in url::form_urlencoded::parse(&form) {
        if name == "channel" {
            chosen.extend(id::<ChannelId>(&value));
        } else if let Some(channel) = name.strip_prefix("text.").and_then(id) {
            texts.push((channel, value.replace("\r\n", "\n")));
        } else if name == "when" {
            when = value.into_owned();
        } else if name == "then" {
            only_look = value == "look";
        }
    }
    let planned = async {
        if only_look {
            return Err(None);
        }
        let at = moment(&when, &caller).map_err(Some)?;
        let places = texts
            .iter()
            .filter(|(channel, _)| chosen.contains(channel))
            .map(|(channel, text)| Place { channel: *channel, text: text.clone() })
            .collect();
        plan(&caller.app(&web), caller.seat(), article.id, places, at)
            .await
            .map_err(|error| Some(Trouble::from(error)))
    };
    match planned.await {
        Ok(_) => Ok(Redirect::to(&format!("/desk/media/articles/{path}/publication")).into_response()),
        Err(trouble) => {
            let sheet = sheet(&web, &caller, article, &texts).await?;
            let words = trouble.as_ref().map(|trouble| trouble.words.as_str());
            let page = page(&web, &caller, &sheet, &chosen, &when, words);
            Ok(trouble.as_ref().map_or_else(
                || page.clone().into_response(),
                |trouble| (trouble.status, page.clone()).into_response(),
            ))
        }
    }
}

/// "2026-06-11T18:30" in the business's own time; nothing typed means now.
fn moment(when: &str, caller: &Caller) -> Result<Option<Timestamp>, Trouble> {
    if when.trim().is_empty() {
        return Ok(None);
    }
    let wrong = || {
        Trouble::bad(
            "The time is not one we understand. Choose a day and an hour, or leave it empty for now.",
        )
    };
    let local = NaiveDateTime::parse_from_str(when.trim(), "%Y-%m-%dT%H:%M").map_err(|_| wrong())?;
    let moment = caller.business.time_zone.from_local_datetime(&local).earliest().ok_or_else(wrong)?;
    Ok(Some(Timestamp::from_utc(moment.to_utc())))
}

/// What the page shows of an article.
struct Sheet {
    article: Article,
    previews: Vec<ChannelPreview>,
    /// Its copy on our own website.
    website: Option<Publication>,
}

async fn sheet(
    web: &Web,
    caller: &Caller,
    article: Article,
    texts: &[(ChannelId, String)],
) -> Result<Sheet, Trouble> {
    let business = caller.seat().business;
    let previews = preview_on_channels(&web.app, business, article.id, texts).await?;
    let website = find_website_copy(&web.app, business, article.id).await?;
    Ok(Sheet { article, previews, website })
}

fn page(
    web: &Web,
    caller: &Caller,
    sheet: &Sheet,
    chosen: &HashSet<ChannelId>,
    when: &str,
    wrong: Option<&str>,
) -> Markup {
    let here = here(web, caller);
    let Sheet { article, previews, website } = sheet;
    let planned = website.as_ref().filter(|copy| copy.state == PublicationState::Planned);
    let address = format!("/desk/media/articles/{}", article.id);
    let open = previews.iter().any(can_go);
    let may = caller.may(Deed::Publish);
    let main = html! {
        main.publishing #main data-refresh=(format!("{address}/publication")) data-on=(format!("article:{}", article.id)) {
            header.top {
                nav.crumbs aria-label="Where" { a href="/desk/media" { "Articles" } span { "/" } a href=(address) { (super::title_of(article)) } span { "/" } }
                h1 { @if may { "Publish" } @else { "Where it goes" } }
                div.tools { @if let Some(need) = article.need { @if article.out.is_some() { a.button href=(format!("{address}/tellings")) data-need=(need) { (tell(caller)) } } } }
            }
            @if let Some(words) = wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
            p.sentence {
                @match (article.out, planned) {
                    (None, Some(planned)) => b { "It goes on your website " (here.at(planned.planned_at)) "." }
                    (Some(out), _) => { b { "On the website since " (here.when(out.at)) "." } " " a href=(format!("/articles/{}", article.slug))  { "Read it on the website" } @if !may { "." } }
                    (None, None) if may => { b { "It goes on your website first," } " then to the channels you choose." }
                    (None, None) => b { "It is not on the website yet." }
                }
                @if !may { " Editors and owners publish." }
            }
            @if !may { div #connect {
                div.places { @for preview in previews { (place(web, caller, preview, false)) } }
                @if previews.is_empty() { p.empty { "No other channel takes articles yet." } }
            } }
            @else { form #connect method="post" action=(format!("{address}/publication")) {
                (once::key(web))
                div.places { @for preview in previews { (place(web, caller, preview, chosen.contains(&preview.channel.id))) } }
                @if previews.is_empty() { p.empty { "No other channel takes articles yet. " a href="/desk/channels" { "Connect one" } ", or publish on the website alone." } }
                @if open || article.out.is_none() {
                    footer.send {
                        label for="when" { "When" }
                        input #when type="datetime-local" name="when" value=(when);
                        small.soft { "Empty: now. In " (caller.business.time_zone.name()) " time." }
                        button name="then" value="look" { "Check the changed texts" }
                        button.primary name="then" value="publish" { @if article.out.is_none() { "Publish" } @else { "Send to the chosen channels" } }
                    }
                }
            } }
            @if let Some(planned) = planned { section.standing {
                (mark(web, "website")) b { (network_name(web, "website")) } " "
                (crate::desk::today::publication_words(web, "website", planned)) " for " (here.when(planned.planned_at))
                @if may { form method="post" action=(format!("/desk/media/publications/{}/cancelling", planned.id)) { input type="hidden" name="what" value=(super::title_of(article)); button.small { "Take everything back" } } }
            } }
            @for preview in previews { (standing(web, article, preview, may, here)) }
        }
    };
    shell::page(web, caller, Section::Media, "Publish", &main)
}

fn can_go(preview: &ChannelPreview) -> bool {
    match preview.publication.as_ref().map(|publication| &publication.state) {
        None | Some(PublicationState::Withdrawn { .. } | PublicationState::Failed { .. }) => {
            preview.channel.state.works()
        }
        _ => false,
    }
}

fn place(web: &Web, caller: &Caller, one: &ChannelPreview, chosen: bool) -> Markup {
    let (channel, preview) = (&one.channel, &one.preview);
    let name = format!("text.{}", channel.id);
    let may = caller.may(Deed::Publish);
    html! {
        section.there aria-label=(format!("{}, {}", network_name(web, &channel.network), channel.name)) {
            header {
                label { @if may { input type="checkbox" name="channel" value=(channel.id) checked[chosen && can_go(one)] disabled[!can_go(one)]; } (mark(web, &channel.network)) b { (network_name(web, &channel.network)) } span.soft { (channel.handle.as_deref().unwrap_or(&channel.name)) @if channel.simulated { " · simulated" } } }
                span.used.late[preview.used > preview.most] { (thousands(preview.used as u64)) " of " (thousands(preview.most as u64)) }
            }
            @if may && can_go(one) {
                label.unseen for=(name) { "Text on " (network_name(web, &channel.network)) }
                textarea id=(name) name=(name) rows="4" dir="auto" { (one.text) }
            }
            (as_there(caller, one))
            @if preview.wrong.is_empty() && can_go(one) { p.fits { (icon("check")) "Fits" } }
        }
    }
}

fn standing(web: &Web, article: &Article, one: &ChannelPreview, may: bool, here: Here) -> Markup {
    let what = format!("{}, on {}", super::title_of(article), network_name(web, &one.channel.network));
    let Some(publication) = &one.publication else { return html! {} };
    let address = format!("/desk/media/publications/{}", publication.id);
    html! {
        section.standing {
            (mark(web, &one.channel.network)) b { (network_name(web, &one.channel.network)) } " "
            (crate::desk::today::publication_words(web, &one.channel.network, publication))
            @match &publication.state {
                PublicationState::Planned => { " for " (here.when(publication.planned_at)) @if may { form method="post" action=(format!("{address}/cancelling")) { input type="hidden" name="what" value=(what); button.small { "Take it back" } } } }
                PublicationState::Published { at } => {
                    " " (here.when(*at)) " "
                    @if let Some(link) = Link::of(publication.link.as_deref()) { a href=(link) rel="noopener noreferrer" target="_blank" { "See it on " (network_name(web, &one.channel.network)) } }
                    @if may { form method="post" action=(format!("{address}/withdrawal")) {
                        input type="hidden" name="what" value=(what);
                        @if publication.remote_id.is_none() { span.soft { "We were only told that it is there. If we cannot find it, take it down there yourself." } " " }
                        button.small { "Withdraw" }
                        @if publication.remote_id.is_none() { " " button.small name="by_hand" value="yes" { "I took it down" } }
                    } }
                }
                PublicationState::Unsure { .. } if may => form method="post" action=(format!("{address}/decision")) { button.small name="arrived" value="yes" { "It is on " (network_name(web, &one.channel.network)) } " " button.small name="arrived" value="no" { "Publish again" } },
                PublicationState::Failed { .. } if may => form method="post" action=(format!("{address}/decision")) { button.small name="arrived" value="no" { "Try again" } },
                _ => {},
            }
        }
    }
}

pub async fn cancel(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Redirect, Trouble> {
    let publication = publication_id(&path)?;
    publishing::cancel(&web.app, caller.seat(), publication).await?;
    back(&web, &caller, publication).await
}

#[derive(Deserialize)]
pub struct Withdrawal {
    /// A person took it down on the network itself.
    #[serde(default)]
    by_hand: String,
}

pub async fn withdraw(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    Form(form): Form<Withdrawal>,
) -> Result<Redirect, Trouble> {
    let publication = publication_id(&path)?;
    if form.by_hand == "yes" {
        publishing::withdraw_by_hand(&web.app, caller.seat(), publication).await?;
    } else {
        publishing::withdraw(&web.app, caller.seat(), publication).await?;
    }
    back(&web, &caller, publication).await
}

#[derive(Deserialize)]
pub struct Decision {
    arrived: String,
}

pub async fn decide(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    Form(form): Form<Decision>,
) -> Result<Redirect, Trouble> {
    let publication = publication_id(&path)?;
    settle_publication_by_hand(&web.app, caller.seat(), publication, form.arrived == "yes").await?;
    back(&web, &caller, publication).await
}

fn publication_id(path: &str) -> Result<PublicationId, Trouble> {
    id(path).ok_or_else(|| Trouble::not_found("publication"))
}

async fn back(web: &Web, caller: &Caller, publication: PublicationId) -> Result<Redirect, Trouble> {
    let found = web.app.of(caller.seat().business).lookup_publication(publication).await?;
    Ok(Redirect::to(
        &found.map_or("/desk/media".into(), |found| {
            format!("/desk/media/articles/{}/publication", found.article)
        }),
    ))
}

//! Connecting: the article on every channel as it will look there, with what is wrong; now or at a chosen time.

use super::article::lookup;
use super::copies::{OnChannel, copies_of, line, planned_at_home};
use super::there::as_there;
use crate::desk::needs::tell;
use crate::door::Caller;
use crate::once;
use crate::parts::icon::network_name;
use crate::parts::shell::{self, Section, here};
use crate::parts::time::{Here, thousands};
use crate::parts::{Trouble, icon, mark};
use crate::state::{Web, id};
use actions::DeedError;
use actions::publishing::{
    self, ChannelPreview, Place, check_moment, plan, preview_on_channels, settle_publication_by_hand,
};
use axum::extract::{Form, Path, RawForm, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{NaiveDateTime, TimeZone};
use domain::media::Piece;
use domain::publishing::PublicationState;
use domain::team::Deed;
use domain::{ChannelId, PieceId, PublicationId, Timestamp};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashSet;

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
) -> Result<Markup, Trouble> {
    let piece = lookup(&web, &caller, &path).await?;
    let sheet = sheet(&web, &caller, piece, &[]).await?;
    let chosen = sheet.previews.iter().map(|preview| preview.channel.id).collect();
    Ok(page(&web, &caller, &sheet, &chosen, &Tried::default()))
}

/// Publishes or plans; what does not fit comes back with every word that was typed.
pub async fn publish(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Trouble> {
    let piece = lookup(&web, &caller, &path).await?;
    let mut chosen: HashSet<ChannelId> = HashSet::new();
    let mut texts: Vec<(ChannelId, String)> = Vec::new();
    let (mut when, mut then) = (String::new(), String::new());
    for (name, value) in url::form_urlencoded::parse(&form) {
        if name == "channel" {
            chosen.extend(id::<ChannelId>(&value));
        } else if let Some(channel) = name.strip_prefix("text.").and_then(id) {
            texts.push((channel, value.replace("\r\n", "\n")));
        } else if name == "when" {
            when = value.into_owned();
        } else if name == "then" {
            then = value.into_owned();
        }
    }
    if then == "look" {
        return Ok(page(
            &web,
            &caller,
            &sheet(&web, &caller, piece, &texts).await?,
            &chosen,
            &Tried::at(when),
        )
        .into_response());
    }
    let places: Vec<Place> = texts
        .iter()
        .filter(|(channel, _)| chosen.contains(channel))
        .map(|(channel, text)| Place { channel: *channel, text: text.clone() })
        .collect();
    let planned = if then == "now" {
        // The website alone, whatever is planned for it.
        plan(&caller.app(&web), caller.seat(), piece.id, vec![], None)
            .await
            .map_err(Trouble::from)
            .map_err(Wrong::Whole)
    } else {
        planned(&web, &caller, &piece, places, &when).await
    };
    match planned {
        Ok(_) => Ok(Redirect::to(&format!("/desk/media/pieces/{path}/publication")).into_response()),
        Err(wrong) => {
            let status = wrong.trouble().status;
            let sheet = sheet(&web, &caller, piece, &texts).await?;
            let tried = Tried { when, wrong: Some(wrong) };
            Ok((status, page(&web, &caller, &sheet, &chosen, &tried)).into_response())
        }
    }
}

/// What was tried here, and refused.
#[derive(Default)]
struct Tried {
    when: String,
    wrong: Option<Wrong>,
}

impl Tried {
    fn at(when: String) -> Self {
        Self { when, wrong: None }
    }
}

/// Where on the page it is wrong.
enum Wrong {
    Whole(Trouble),
    Moment(Trouble),
}

impl Wrong {
    fn trouble(&self) -> &Trouble {
        let (Self::Whole(trouble) | Self::Moment(trouble)) = self;
        trouble
    }
}

async fn planned(
    web: &Web,
    caller: &Caller,
    piece: &Piece,
    places: Vec<Place>,
    when: &str,
) -> Result<Piece, Wrong> {
    if !caller.may(Deed::Publish) {
        return Err(Wrong::Whole(DeedError::NotAllowed.into()));
    }
    let at = moment(when, caller).map_err(Wrong::Moment)?;
    let copies = copies_of(web, caller, piece.id).await.map_err(Wrong::Whole)?;
    if places.is_empty() && (piece.out.is_some() || planned_at_home(&copies).is_some()) {
        return Err(Wrong::Whole(Trouble::bad(
            "No channel is chosen. Choose one; when it goes on your website is changed below.",
        )));
    }
    let checked = check_moment(&web.app, caller.seat().business, piece, at).await;
    checked.map_err(Trouble::from).map_err(Wrong::Moment)?;
    plan(&caller.app(web), caller.seat(), piece.id, places, at)
        .await
        .map_err(Trouble::from)
        .map_err(Wrong::Whole)
}

/// The page, with what was refused about a copy that is planned.
pub async fn refused(
    web: &Web,
    caller: &Caller,
    piece: PieceId,
    trouble: Trouble,
) -> Result<Response, Trouble> {
    let piece = lookup(web, caller, &piece.to_string()).await?;
    let sheet = sheet(web, caller, piece, &[]).await?;
    let chosen = sheet.previews.iter().map(|preview| preview.channel.id).collect();
    let status = trouble.status;
    let tried = Tried { when: String::new(), wrong: Some(Wrong::Whole(trouble)) };
    Ok((status, page(web, caller, &sheet, &chosen, &tried)).into_response())
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
    piece: Piece,
    /// Somebody asked what it answers.
    answers: bool,
    previews: Vec<ChannelPreview>,
    /// Where it stands or is planned already.
    copies: Vec<OnChannel>,
}

async fn sheet(
    web: &Web,
    caller: &Caller,
    piece: Piece,
    texts: &[(ChannelId, String)],
) -> Result<Sheet, Trouble> {
    let business = caller.seat().business;
    let previews = preview_on_channels(&web.app, business, piece.id, texts).await?;
    let copies = copies_of(web, caller, piece.id).await?;
    let answers = !web.app.of(business).list_needs_of(piece.id).await?.is_empty();
    Ok(Sheet { piece, answers, previews, copies })
}

fn page(web: &Web, caller: &Caller, sheet: &Sheet, chosen: &HashSet<ChannelId>, tried: &Tried) -> Markup {
    let here = here(web, caller);
    let Sheet { piece, answers, previews, copies } = sheet;
    let planned = planned_at_home(copies);
    let address = format!("/desk/media/pieces/{}", piece.id);
    let open = previews.iter().any(can_go);
    let may = caller.may(Deed::Publish);
    let main = html! {
        main.publishing #main data-refresh=(format!("{address}/publication")) data-on=(format!("piece:{}", piece.id)) {
            header.top {
                nav.crumbs aria-label="Where" { a href="/desk/media" { "Media" } span { "/" } a href=(address) { (super::title_of(piece)) } span { "/" } }
                h1 { @if may { "Publish" } @else { "Where it goes" } }
                div.tools { @if *answers && piece.out.is_some() { a.button href=(format!("{address}/tellings")) { (tell(caller)) } } }
            }
            @if let Some(wrong) = &tried.wrong { p.wrong role="alert" { (icon("triangle-alert")) (wrong.trouble().words) } }
            p.sentence {
                @match (piece.out, planned) {
                    (None, Some(planned)) => { b { "It goes on your website " (here.planned(planned)) "." } @if may { " What goes elsewhere follows it, then or later." } }
                    (Some(out), _) => { b { "On the website since " (here.when(out.at)) "." } " " a href=(piece.path())  { "Read it on the website" } @if !may { "." } }
                    (None, None) if may => { b { "It goes on your website first," } " then to the channels you choose." }
                    (None, None) => b { "It is not on the website yet." }
                }
                @if !may { " Editors and owners publish." }
            }
            @if !may { div #connect {
                div.places { @for preview in previews { (place(web, caller, preview, false)) } }
                @if previews.is_empty() { p.empty { "No other channel takes this yet." } }
            } }
            @else { form #connect method="post" action=(format!("{address}/publication")) {
                (once::key(web))
                div.places { @for preview in previews { (place(web, caller, preview, chosen.contains(&preview.channel.id))) } }
                @if previews.is_empty() { p.empty { "No other channel takes this yet. " a href="/desk/channels" { "Connect one" } ", or publish on the website alone." } }
                @if open || (piece.out.is_none() && planned.is_none()) {
                    (when_and_send(caller, piece, planned, here, tried))
                }
            } }
            @for one in copies { (line(web, caller, piece, one, &format!("{address}/publication"))) }
        }
    };
    shell::page(web, caller, Section::Media, "Publish", &main)
}

fn when_and_send(
    caller: &Caller,
    piece: &Piece,
    planned: Option<Timestamp>,
    here: Here,
    tried: &Tried,
) -> Markup {
    let field = |at: Timestamp| format!("{}T{}", here.day_of(at), here.time_of(at).format("%H:%M"));
    // With the website, unless somebody chooses otherwise.
    let shown =
        if tried.when.is_empty() { planned.map(field).unwrap_or_default() } else { tried.when.clone() };
    let wrong = match &tried.wrong {
        Some(Wrong::Moment(trouble)) => Some(&trouble.words),
        _ => None,
    };
    html! {
        footer.send {
            label for="when" { "When" }
            input #when type="datetime-local" name="when" value=(shown) min=[planned.map(field)] aria-describedby="when-help when-wrong" aria-invalid=[wrong.map(|_| "true")];
            small.soft #when-help { @match planned {
                Some(planned) => { "Not before " (here.planned(planned)) ", when it is on your website." }
                None => "Empty: now.",
            } " In " (caller.business.time_zone.name()) " time." }
            span #when-wrong data-told="" { @if let Some(words) = wrong { em.late { (icon("triangle-alert")) " " (words) } } }
            button name="then" value="look" { "Look again" }
            button.primary name="then" value="publish" { @match (piece.out, planned) {
                (None, None) => "Publish",
                (None, Some(_)) => "Plan on the chosen channels",
                (Some(_), _) => "Send to the chosen channels",
            } }
        }
    }
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
                textarea id=(name) name=(name) rows="6" dir="auto" { (one.text) }
            }
            (as_there(caller, one))
            @if preview.wrong.is_empty() && can_go(one) { p.fits { (icon("check")) "Fits" } }
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
pub struct Words {
    text: String,
}

/// Other words for what stands there.
pub async fn reword(
    State(web): State<Web>,
    caller: Caller,
    Path(path): Path<String>,
    Form(form): Form<Words>,
) -> Result<Redirect, Trouble> {
    let publication = publication_id(&path)?;
    publishing::reword(&web.app, caller.seat(), publication, &form.text.replace("\r\n", "\n")).await?;
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
        &found
            .map_or("/desk/media".into(), |found| format!("/desk/media/pieces/{}/publication", found.piece)),
    ))
}

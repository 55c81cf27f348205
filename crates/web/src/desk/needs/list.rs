//! The table of needs.

use crate::desk::media::stage_words;
use crate::door::Caller;
use crate::parts::shell::{self, Section, here};
use crate::parts::{Trouble, chart, icon, mark};
use crate::state::Web;
use actions::needs::{NeedView, add_words, list_needs};
use axum::extract::{Query, State};
use domain::media::{Piece, Stage};
use domain::team::Deed;
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Which {
    answered: Option<String>,
    /// How many stand above this page.
    #[serde(default)]
    after: usize,
}

const AT_ONCE: usize = 50;

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Query(which): Query<Which>,
) -> Result<Markup, Trouble> {
    let needs = list_needs(&web.app, caller.seat().business).await?;
    let desk = web.app.of(caller.seat().business);
    let people = desk.count_people_unanswered().await?;
    let answered = which.answered.is_some();
    let (given, open): (Vec<_>, Vec<_>) = needs.into_iter().partition(NeedView::is_answered);
    let given_count = given.len();
    let tabs = html! { nav.tabs aria-label="Which needs" {
        a href="/desk/needs" aria-current=[(!answered).then_some("page")] { "Not yet answered " b { (open.len()) } }
        a href="/desk/needs?answered" aria-current=[answered.then_some("page")] { "Answered " b { (given.len()) } }
    } };
    let all = if answered { given } else { open };
    let count = all.len();
    let mut shown: Vec<NeedView> = all.into_iter().skip(which.after).take(AT_ONCE).collect();
    add_words(&web.app, caller.seat().business, &mut shown).await?;
    let drafts = shown.iter().filter_map(|need| need.piece.as_ref()).filter(|piece| piece.out.is_none());
    let drafts = desk.list_pieces_by_id(drafts.map(|piece| piece.id)).await?;
    let below = which.after + shown.len();
    let page = |after: usize| format!("/desk/needs?{}after={after}", if answered { "answered&" } else { "" });
    let main = html! {
        main.needs #main data-refresh=(page(which.after)) data-on="needs piece" {
            (shell::top("Needs", &tabs, &html! {}))
            p.sentence {
                @if answered { b { (count) " needs have an answer in public." } " Everyone who asked can be told." }
                @else if people == 0 { b { "Nobody asked anything that is not answered in public." } " New questions find their place here by themselves." }
                @else { b { (people) @if people == 1 { " person" } @else { " people" } " asked something we have not answered in public." } @if caller.may(Deed::Publish) { " Start at the top." } }
            }
            @if shown.is_empty() && !answered && given_count == 0 { div.empty {
                p { "When somebody asks something, it stands here in their own words, with how many others ask the same." }
                @if caller.may(Deed::Manage) { a.button href="/desk/channels" { "Connect a channel" } }
            } }
            @if !shown.is_empty() {
                div.table role="table" aria-label="Needs" {
                    div.head role="row" {
                        @for name in ["People", "What they ask, in their words", "Last 12 weeks", "Where", "What answers it"] { span role="columnheader" { (name) } }
                        span role="columnheader" { span.unseen { "What to do" } }
                    }
                    @for (n, need) in shown.iter().enumerate() { (row(&web, &caller, need, &drafts, n + which.after == 0)) }
                }
                @if below < count { a.more href=(page(below)) { "Show the next of " (count) } }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Needs, "Needs", &main))
}

fn row(web: &Web, caller: &Caller, need: &NeedView, drafts: &[Piece], first: bool) -> Markup {
    let address = format!("/desk/needs/{}", need.id);
    html! {
        div.row role="row" {
            b.rank role="cell" { (need.people) }
            span.what role="cell" {
                a.title href=(address) dir="auto" { (need.title) }
                @if !need.words.is_empty() { span.line { @for (n, words) in need.words.iter().enumerate() { @if n > 0 { " · " } bdi { "“" (words) "”" } } } }
            }
            span.weeks role="cell" { (chart::sparkline(&need.weeks)) }
            span.networks role="cell" { @for (network, people) in &need.networks {
                span title=(format!("{}: {people}", crate::parts::icon::network_name(web, network))) { (mark(web, network)) span.unseen { (crate::parts::icon::network_name(web, network)) " " } } } }
            span.answer role="cell" {
                @match &need.piece {
                    Some(piece) if piece.out.is_some() => a href=(piece.path()) { (piece.title) },
                    Some(piece) if matches!(piece.stage(), Stage::Planned { .. }) => { (icon("clock")) (stage_words(piece.stage(), here(web, caller))) }
                    Some(piece) => {
                        (icon("pencil")) "Draft, "
                        (drafts.iter().find(|draft| draft.id == piece.id).map_or(0, |draft| draft.body.split_whitespace().count())) " words"
                    }
                    None => "Nothing yet",
                }
            }
            span.deed role="cell" {
                @match &need.piece {
                    Some(piece) if piece.out.is_some() => a.button href=(format!("/desk/media/pieces/{}/tellings", piece.id)) { (super::tell(caller)) },
                    _ => (super::write_button(caller, need, first)),
                }
            }
        }
    }
}

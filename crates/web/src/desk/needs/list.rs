//! The table of needs.

use crate::desk::media::stage_words;
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::said::say_with;
use crate::parts::shell::{self, Section, times};
use crate::parts::{Trouble, chart, icon, mark};
use crate::state::Web;
use actions::needs::{NeedView, add_words, list_needs};
use axum::extract::{Query, State};
use domain::media::{Piece, Stage};
use domain::team::Deed;
use maud::{Markup, html};
use serde::Deserialize;
use words::{Times, say};

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
    let voice = caller.voice;
    let title = say!(voice, "needs");
    let with_count = |id: String, count: usize| html! { (id) " " b { (count) } };
    let tabs = html! {
        nav.tabs aria-label=(say!(voice, "needs-which")) {
            a href="/desk/needs" aria-current=[(!answered).then_some("page")] {
                (with_count(say!(voice, "needs-open"), open.len()))
            }
            a href="/desk/needs?answered" aria-current=[answered.then_some("page")] {
                (with_count(say!(voice, "needs-answered"), given.len()))
            }
        }
    };
    let all = if answered { given } else { open };
    let count = all.len();
    let mut shown: Vec<NeedView> = all.into_iter().skip(which.after).take(AT_ONCE).collect();
    add_words(&web.app, caller.seat().business, &mut shown).await?;
    let drafts = shown.iter().filter_map(|need| need.piece.as_ref()).filter(|piece| piece.out.is_none());
    let drafts = desk.list_pieces_by_id(drafts.map(|piece| piece.id)).await?;
    let below = which.after + shown.len();
    let page = |after: usize| format!("/desk/needs?{}after={after}", if answered { "answered&" } else { "" });
    let heads = [
        say!(voice, "needs-people"),
        say!(voice, "needs-asked"),
        say!(voice, "needs-weeks"),
        say!(voice, "needs-where"),
        say!(voice, "needs-answer"),
    ];
    let main = html! {
        main.needs #main data-refresh=(page(which.after)) data-on="needs piece" {
            (shell::top(&title, &tabs, &html! {}))
            p.sentence {
                @if answered {
                    b { (say!(voice, "needs-have-answers", count = count)) }
                    " " (say!(voice, "needs-can-be-told"))
                } @else if people == 0 {
                    b { (say!(voice, "needs-none-asked")) } " " (say!(voice, "needs-none-more"))
                } @else {
                    b { (say!(voice, "needs-people-asked", people = people)) }
                    @if caller.may(Deed::Publish) { " " (say!(voice, "needs-start")) }
                }
            }
            @if shown.is_empty() && !answered && given_count == 0 {
                div.empty {
                    p { (say!(voice, "needs-empty")) }
                    @if caller.may(Deed::Manage) {
                        a.button href="/desk/channels" { (say!(voice, "connect-a-channel")) }
                    }
                }
            }
            @if !shown.is_empty() {
                div.table role="table" aria-label=(title) {
                    div.head role="row" {
                        @for name in &heads { span role="columnheader" { (name) } }
                        span role="columnheader" { span.unseen { (say!(voice, "what-to-do")) } }
                    }
                    @for (n, need) in shown.iter().enumerate() {
                        (row(&web, &caller, need, &drafts, n + which.after == 0))
                    }
                }
                @if below < count {
                    a.more href=(page(below)) { (say!(voice, "needs-next", count = count)) }
                }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Needs, &title, &main))
}

fn row(web: &Web, caller: &Caller, need: &NeedView, drafts: &[Piece], first: bool) -> Markup {
    let voice = caller.voice;
    let address = format!("/desk/needs/{}", need.id);
    html! {
        div.row role="row" {
            b.rank role="cell" { (need.people) }
            span.what role="cell" {
                a.title href=(address) dir="auto" { (need.title) }
                @if !need.words.is_empty() {
                    span.line {
                        @for (n, words) in need.words.iter().enumerate() {
                            @if n > 0 { " · " }
                            (say_with!(voice, "quoted"; words = html! { bdi { (words) } }))
                        }
                    }
                }
            }
            span.weeks role="cell" { (chart::sparkline(&need.weeks, voice)) }
            span.networks role="cell" {
                @for (network, people) in &need.networks {
                    @let name = network_name(web, network);
                    span title=(say!(voice, "needs-on", network = name, people = *people)) {
                        (mark(web, network)) span.unseen { (name) " " }
                    }
                }
            }
            span.answer role="cell" { (what_answers(caller, need, drafts, times(web, caller))) }
            span.deed role="cell" {
                @match &need.piece {
                    Some(piece) if piece.out.is_some() => {
                        a.button href=(format!("/desk/media/pieces/{}/tellings", piece.id)) { (super::tell(caller)) }
                    }
                    _ => (super::write_button(caller, need, first)),
                }
            }
        }
    }
}

fn what_answers(caller: &Caller, need: &NeedView, drafts: &[Piece], times: Times) -> Markup {
    let voice = caller.voice;
    html! {
        @match &need.piece {
            Some(piece) if piece.out.is_some() => a href=(piece.path()) { (piece.title) },
            Some(piece) if matches!(piece.stage(), Stage::Planned { .. }) => {
                (icon("clock")) (stage_words(piece.stage(), times))
            }
            Some(piece) => {
                @let draft = drafts.iter().find(|draft| draft.id == piece.id);
                @let words = draft.map_or(0, |draft| draft.body.split_whitespace().count());
                (icon("pencil")) (say!(voice, "draft-of-words", count = words))
            }
            None => (say!(voice, "nothing-yet")),
        }
    }
}

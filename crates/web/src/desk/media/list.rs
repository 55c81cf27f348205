//! Everything that was made, last touched first: all kinds in one list, or one kind.

use super::copies::stage_words;
use crate::desk::today::network_of;
use crate::door::Caller;
use crate::once;
use crate::parts::icon::network_name;
use crate::parts::shell::{self, Section, here};
use crate::parts::time::Here;
use crate::parts::{Trouble, icon, mark};
use crate::state::Web;
use axum::extract::{Query, State};
use domain::PieceId;
use domain::channels::Channel;
use domain::media::{Kind, Piece, Stage};
use domain::publishing::Publication;
use domain::team::Deed;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

#[derive(Deserialize)]
pub struct Which {
    from: Option<String>,
    kind: Option<String>,
}

const ON_A_PAGE: u64 = 50;

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Query(which): Query<Which>,
) -> Result<Markup, Trouble> {
    let desk = web.app.of(caller.seat().business);
    let kind = which.kind.as_deref().and_then(Kind::of);
    let from = which.from.as_deref().and_then(|from| from.parse().ok());
    let page = desk.list_pieces(kind, from, ON_A_PAGE).await?;
    let ids = || page.rows.iter().map(|piece| piece.id);
    let list = List {
        web: &web,
        here: here(&web, &caller),
        changed: desk.list_working_copies(ids()).await?.into_iter().map(|copy| copy.piece).collect(),
        planned: desk.list_planned_publications(ids()).await?,
        channels: desk.list_known_channels().await?,
        started: desk.count_started_by_pieces().await?.into_iter().collect(),
        photos: desk.count_photos(ids()).await?.into_iter().collect(),
    };
    let main = html! {
        main.articles #main {
            (top(&web, &caller, kind))
            @if page.rows.is_empty() { (nothing_yet(kind)) }
            section.list { @for piece in &page.rows { (list.row(piece)) } }
            @if let Some(next) = page.next {
                a.more href=(match kind {
                    Some(kind) => format!("?kind={}&from={next}", kind.name()),
                    None => format!("?from={next}"),
                }) { "Show older" }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Media, "Media", &main))
}

fn top(web: &Web, caller: &Caller, kind: Option<Kind>) -> Markup {
    let tabs = html! {
        nav.tabs aria-label="Kinds" {
            @for (one, words) in [(None, "Everything"), (Some(Kind::Article), "Articles"), (Some(Kind::Album), "Albums")] {
                @let href = one.map_or("/desk/media".to_owned(), |one| format!("/desk/media?kind={}", one.name()));
                a href=(href) aria-current=[(one == kind).then_some("page")] { (words) }
            }
        }
    };
    let tools = html! {
        a.button href="/desk/media/pictures" { (icon("image")) "Pictures" }
        @if caller.may(Deed::Publish) {
            form method="post" action="/desk/media/albums" {
                (once::key(web))
                button.primary[kind == Some(Kind::Album)] { (icon("plus")) "New album" }
            }
            form method="post" action="/desk/media/articles" {
                (once::key(web))
                button.primary[kind != Some(Kind::Album)] { (icon("plus")) "New article" }
            }
        }
    };
    shell::top("Media", &tabs, &tools)
}

fn nothing_yet(kind: Option<Kind>) -> Markup {
    html! {
        div.empty {
            @if kind == Some(Kind::Album) {
                p { b { "No album yet." } }
                p { "An album is a job: its photos, how it was before, what was made of it." }
            } @else {
                p { b { "Nothing is made yet." } }
                p { "The easiest start is a need: its questions and your answers are the draft." }
                a.button href="/desk/needs" { "Look at the needs" }
            }
        }
    }
}

/// What is known of the pieces on this page.
struct List<'a> {
    web: &'a Web,
    here: Here,
    /// Written to since they went out.
    changed: HashSet<PieceId>,
    planned: Vec<Publication>,
    channels: Vec<Channel>,
    started: HashMap<PieceId, u64>,
    photos: HashMap<PieceId, u64>,
}

impl List<'_> {
    fn row(&self, piece: &Piece) -> Markup {
        html! {
            a.row.pictured href=(format!("/desk/media/pieces/{}", piece.id)) {
                @if let Some(cover) = piece.cover {
                    img src=(format!("/pictures/{cover}/320.jpg")) alt="" width="56" height="56" loading="lazy";
                } @else {
                    span.nopicture { (icon(match piece.kind { Kind::Article => "file-text", Kind::Album => "image" })) }
                }
                span.what {
                    b.title dir="auto" { (super::title_of(piece)) }
                    span.line { (self.kind(piece)) " · " (self.stage(piece)) (self.started(piece)) }
                }
            }
        }
    }

    fn kind(&self, piece: &Piece) -> Markup {
        html! {
            @match piece.kind {
                Kind::Article => "Article",
                Kind::Album => {
                    @match self.photos.get(&piece.id).copied().unwrap_or_default() {
                        0 => "Album, no photos yet",
                        1 => "Album, 1 photo",
                        many => { "Album, " (many) " photos" }
                    }
                }
            }
        }
    }

    fn stage(&self, piece: &Piece) -> Markup {
        let next: Vec<_> = self.planned.iter().filter(|copy| copy.piece == piece.id).collect();
        let stage = Stage::of(piece.out, next.first().map(|copy| copy.planned_at));
        let here = self.here;
        html! {
            @match stage {
                Stage::Planned { .. } => { (icon("clock")) " " b { (stage_words(stage, here)) } " " (self.on(&next)) }
                Stage::Out { .. } => {
                    (stage_words(stage, here))
                    @if self.changed.contains(&piece.id) { ", with changes that are not out yet" }
                    @if let Some(first) = next.first() {
                        " · " (icon("clock")) " planned for " (here.planned(first.planned_at)) " " (self.on(&next))
                    }
                }
                Stage::Draft => {
                    (stage_words(stage, here))
                    @if piece.kind == Kind::Article {
                        @let words = piece.body.split_whitespace().count();
                        ", " (words) @if words == 1 { " word" } @else { " words" }
                    }
                    ", changed " (here.when(piece.changed_at))
                }
            }
        }
    }

    fn started(&self, piece: &Piece) -> Markup {
        html! {
            @match self.started.get(&piece.id) {
                None | Some(0) => {}
                Some(1) => " · started 1 conversation",
                Some(many) => { " · started " (many) " conversations" }
            }
        }
    }

    /// Where the planned copies go.
    fn on(&self, planned: &[&Publication]) -> Markup {
        html! {
            span.marks { @for copy in planned {
                @let network = network_of(&self.channels, copy.channel);
                span title=(network_name(self.web, network)) {
                    (mark(self.web, network))
                    span.unseen { (network_name(self.web, network)) " " }
                }
            } }
        }
    }
}

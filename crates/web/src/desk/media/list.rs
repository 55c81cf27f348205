//! Everything that was made, last touched first: all kinds in one list, or one kind.

use super::copies::stage_words;
use crate::desk::today::network_of;
use crate::door::Caller;
use crate::once;
use crate::parts::icon::network_name;
use crate::parts::shell::{self, Section, times};
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
use words::{Times, Value, Voice, say};

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
        times: times(&web, &caller),
        changed: desk.list_working_copies(ids()).await?.into_iter().map(|copy| copy.piece).collect(),
        planned: desk.list_planned_publications(ids()).await?,
        channels: desk.list_known_channels().await?,
        started: desk.count_started_by_pieces().await?.into_iter().collect(),
        photos: desk.count_photos(ids()).await?.into_iter().collect(),
    };
    let main = html! {
        main.articles #main {
            (top(&web, &caller, kind))
            @if page.rows.is_empty() { (nothing_yet(kind, caller.voice)) }
            section.list { @for piece in &page.rows { (list.row(piece)) } }
            @if let Some(next) = page.next {
                a.more href=(match kind {
                    Some(kind) => format!("?kind={}&from={next}", kind.name()),
                    None => format!("?from={next}"),
                }) { (say!(caller.voice, "show-older")) }
            }
        }
    };
    Ok(shell::page(&web, &caller, Section::Media, &say!(caller.voice, "media"), &main))
}

fn top(web: &Web, caller: &Caller, kind: Option<Kind>) -> Markup {
    let voice = caller.voice;
    let kinds = [
        (None, say!(voice, "media-everything")),
        (Some(Kind::Article), say!(voice, "articles")),
        (Some(Kind::Album), say!(voice, "albums")),
    ];
    let tabs = html! {
        nav.tabs aria-label=(say!(voice, "media-kinds")) {
            @for (one, words) in &kinds {
                @let href = one.map_or("/desk/media".to_owned(), |one| format!("/desk/media?kind={}", one.name()));
                a href=(href) aria-current=[(*one == kind).then_some("page")] { (words) }
            }
        }
    };
    let tools = html! {
        a.button href="/desk/media/pictures" { (icon("image")) (say!(voice, "pictures")) }
        @if caller.may(Deed::Publish) {
            form method="post" action="/desk/media/albums" {
                (once::key(web))
                button.primary[kind == Some(Kind::Album)] { (icon("plus")) (say!(voice, "new-album")) }
            }
            form method="post" action="/desk/media/articles" {
                (once::key(web))
                button.primary[kind != Some(Kind::Album)] { (icon("plus")) (say!(voice, "new-article")) }
            }
        }
    };
    shell::top(&say!(voice, "media"), &tabs, &tools)
}

fn nothing_yet(kind: Option<Kind>, voice: Voice) -> Markup {
    html! {
        div.empty {
            @if kind == Some(Kind::Album) {
                p { b { (say!(voice, "no-album")) } }
                p { (say!(voice, "no-album-more")) }
            } @else {
                p { b { (say!(voice, "media-nothing")) } }
                p { (say!(voice, "media-nothing-more")) }
                a.button href="/desk/needs" { (say!(voice, "look-at-needs")) }
            }
        }
    }
}

/// What is known of the pieces on this page.
struct List<'a> {
    web: &'a Web,
    times: Times,
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
                    b.title dir="auto" { (super::title_of(piece, self.times.voice)) }
                    span.line { (self.kind(piece)) " · " (self.stage(piece)) (self.started(piece)) }
                }
            }
        }
    }

    fn kind(&self, piece: &Piece) -> String {
        let voice = self.times.voice;
        match (piece.kind, self.photos.get(&piece.id).copied().unwrap_or_default()) {
            (Kind::Article, _) => say!(voice, "article"),
            (Kind::Album, 0) => say!(voice, "album-no-photos"),
            (Kind::Album, photos) => say!(voice, "album-photos", photos = photos),
        }
    }

    fn stage(&self, piece: &Piece) -> Markup {
        let next: Vec<_> = self.planned.iter().filter(|copy| copy.piece == piece.id).collect();
        let stage = Stage::of(piece.out, next.first().map(|copy| copy.planned_at));
        let (times, voice) = (self.times, self.times.voice);
        html! {
            @match stage {
                Stage::Planned { .. } => {
                    (icon("clock")) " " b { (stage_words(stage, times)) } " " (self.on(&next))
                }
                Stage::Out { since } => {
                    @let date = Value::Plain(times.date(since));
                    @if self.changed.contains(&piece.id) { (say!(voice, "stage-out-changed", date = date)) }
                    @else { (stage_words(stage, times)) }
                    @if let Some(first) = next.first() {
                        @let when = Value::Plain(times.planned(first.planned_at));
                        " · " (icon("clock")) " " (say!(voice, "planned-for", moment = when)) " " (self.on(&next))
                    }
                }
                Stage::Draft => {
                    @let changed = Value::Plain(times.when(piece.changed_at));
                    @if piece.kind == Kind::Article {
                        @let words = piece.body.split_whitespace().count();
                        (say!(voice, "stage-draft-words", count = words, changed = changed))
                    } @else {
                        (say!(voice, "stage-draft-changed", changed = changed))
                    }
                }
            }
        }
    }

    fn started(&self, piece: &Piece) -> Markup {
        let voice = self.times.voice;
        html! {
            @match self.started.get(&piece.id) {
                None | Some(0) => {}
                Some(count) => { " · " (say!(voice, "media-started", count = *count)) }
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

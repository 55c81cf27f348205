//! A job in photos: the pair on top, then every photo in its order; beside them what is told of the job.

use super::copies::{OnChannel, copies_of, planned_at_home, where_it_goes};
use super::needs;
use crate::door::Caller;
use crate::once;
use crate::parts::shell::{self, Section, here};
use crate::parts::{Trouble, icon};
use crate::state::Web;
use crate::website::pictures::path;
use actions::media::open_album;
use domain::media::{Album, Photo, Picture};
use domain::team::Deed;
use domain::{PictureId, PieceId};
use maud::{Markup, html};
use std::collections::HashMap;

/// What the page shows: the album as it is kept, or as somebody typed it and it could not be saved.
pub struct Shown {
    pub id: PieceId,
    pub typed: Option<(Album, HashMap<PictureId, String>)>,
}

impl Shown {
    pub fn kept(id: PieceId) -> Self {
        Self { id, typed: None }
    }
}

pub async fn page(web: &Web, caller: &Caller, shown: &Shown, wrong: &[String]) -> Result<Markup, Trouble> {
    let business = caller.seat().business;
    let album = match &shown.typed {
        Some((typed, _)) => typed.clone(),
        None => open_album(&web.app, business, shown.id).await?,
    };
    let said = shown.typed.as_ref().map(|(_, said)| said);
    let ids = album.photos.iter().map(|photo| photo.picture);
    let known = web.app.of(business).list_pictures_by_id(ids).await?;
    let known: HashMap<PictureId, Picture> = known.into_iter().map(|one| (one.id, one)).collect();
    let copies = copies_of(web, caller, album.piece.id).await?;
    let may = caller.may(Deed::Publish);
    let page = Page { web, caller, album: &album, known: &known, said, copies: &copies, may };
    let kept = if may {
        actions::media::why_not_deleted(&web.app, caller.seat(), album.piece.id).await?
    } else {
        None
    };
    let needs = needs::choice(web, caller, &album.piece).await?;
    let main = html! {
        main.album #main {
            (page.head())
            @for words in wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
            div.desk {
                div.photos {
                    (page.sentence())
                    @if may { (page.upload()) }
                    (page.pair())
                    (page.order())
                }
                div.side {
                    (page.job())
                    (needs)
                    (where_it_goes(web, caller, &album.piece, &copies))
                    @if may { (page.way_out(kept.as_deref())) }
                }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Media, "Album", &main))
}

struct Page<'a> {
    web: &'a Web,
    caller: &'a Caller,
    album: &'a Album,
    known: &'a HashMap<PictureId, Picture>,
    /// Descriptions that were typed and not saved.
    said: Option<&'a HashMap<PictureId, String>>,
    copies: &'a [OnChannel],
    may: bool,
}

impl Page<'_> {
    fn address(&self) -> String {
        format!("/desk/media/pieces/{}", self.album.piece.id)
    }

    fn head(&self) -> Markup {
        let piece = &self.album.piece;
        let here = here(self.web, self.caller);
        let planned = planned_at_home(self.copies);
        html! {
            header.top {
                nav.crumbs aria-label="Where" { a href="/desk/media" { "Media" } span { "/" } }
                h1 dir="auto" { @if piece.title.is_empty() { "New album" } @else { (piece.title) } }
                div.tools {
                    small.soft {
                        "Saved " (here.when(piece.changed_at))
                        @if let Some(at) = planned { ", planned for " (here.planned(at)) }
                    }
                    @if piece.out.is_some() { a.button href=(piece.path()) { "On the website" } }
                    @if self.may {
                        button form="album" { "Save" }
                        button.primary form="album" name="then" value="publish" {
                            @if piece.out.is_some() || planned.is_some() { "Other channels" } @else { "Review and publish" }
                        }
                    } @else {
                        a.button href=(format!("{}/publication", self.address())) { "Where it goes" }
                    }
                }
            }
        }
    }

    fn sentence(&self) -> Markup {
        let count = self.album.photos.len();
        let open = self.album.photos.iter().filter(|photo| !self.is_described(photo)).count();
        html! {
            p.sentence {
                b {
                    @match count {
                        0 => "No photos yet.",
                        1 => "1 photo",
                        many => { (many) " photos" }
                    }
                    @if count > 0 {
                        @match open {
                            0 => ", all described.",
                            1 => "; 1 is not described yet.",
                            many => { "; " (many) " are not described yet." }
                        }
                    }
                }
                @if self.album.piece.out.is_some() { " What you save stands on your website at once." }
                @if !self.may { " You may look here. Editors and owners make albums." }
            }
        }
    }

    fn upload(&self) -> Markup {
        html! {
            form.upload method="post" action=(format!("{}/photos", self.address())) enctype="multipart/form-data" {
                input type="hidden" name="back" value=(self.address());
                (once::key(self.web))
                label for="file" { "Add photos" }
                input #file type="file" name="picture" accept="image/jpeg,image/png,image/webp,image/gif" multiple required;
                small.soft { (icon("map-pin")) "Where and with what they were taken is removed from every one." }
                button { (icon("upload")) "Add" }
            }
        }
    }

    fn pair(&self) -> Markup {
        let Some(pair) = self.album.job.pair else { return html! {} };
        let side = |id: PictureId, role: &str| {
            let (Some(photo), Some(picture)) = (self.album.photo(id), self.known.get(&id)) else {
                return html! {};
            };
            html! {
                figure {
                    img src=(path(picture, 320)) alt=(picture.alt) width="168" height="112";
                    figcaption { b { (role) } @if !photo.caption.is_empty() { p dir="auto" { (photo.caption) } } (self.state(photo)) }
                }
            }
        };
        html! {
            section.pair aria-labelledby="pair" {
                h2 #pair { "Before and after" }
                div { (side(pair.before, "Before.")) (side(pair.after, "After.")) }
            }
        }
    }

    fn order(&self) -> Markup {
        let photos = &self.album.photos;
        html! {
            @if !photos.is_empty() {
                h2 { "In this order" @if self.may { " " small.soft { "Drag, alt ↑ ↓, or give each its number" } } }
            }
            ol.grid.order data-order=[self.may.then_some("")] data-grows="end" {
                @for (place, photo) in (1..).zip(photos) { (self.row(place, photo)) }
            }
        }
    }

    fn row(&self, place: usize, photo: &Photo) -> Markup {
        let Some(picture) = self.known.get(&photo.picture) else { return html! {} };
        let id = photo.picture;
        let name = if photo.caption.is_empty() { &picture.name } else { &photo.caption };
        let field = |what: &str| format!("{what}.{id}");
        html! {
            li {
                @if self.may {
                    span.handle aria-hidden="true" { (icon("grip-vertical")) }
                    input.place form="album" type="number" name=(field("place")) value=(place) min="1" max="999"
                        data-place="" aria-label=(format!("Place of {name}"));
                } @else { span.place { (place) } }
                img src=(path(picture, 320)) alt=(picture.alt) loading="lazy" width="84" height="56";
                div.words {
                    @if self.may {
                        input form="album" name=(field("caption")) value=(photo.caption) maxlength="300" dir="auto"
                            placeholder="No caption" aria-label=(format!("Caption of {}", picture.name));
                        @if let Some(typed) = self.typed(photo) {
                            input form="album" name=(field("alt")) value=(typed) maxlength="500" dir="auto"
                                placeholder="What is to be seen, for people who cannot see it"
                                aria-label=(format!("What is to be seen on {name}"));
                        } @else { small.soft dir="auto" { (picture.alt) } }
                    } @else {
                        b dir="auto" { (photo.caption) }
                        small.soft dir="auto" { (picture.alt) }
                    }
                }
                div.state {
                    (self.state(photo))
                    @if self.may { (self.roles(photo, name)) }
                }
            }
        }
    }

    /// What was typed as a description and is not saved; of a photo that is described, nothing is asked.
    fn typed(&self, photo: &Photo) -> Option<&str> {
        match self.said.and_then(|said| said.get(&photo.picture)) {
            Some(typed) => Some(typed),
            None => (!self.is_described(photo)).then_some(""),
        }
    }

    fn is_described(&self, photo: &Photo) -> bool {
        self.known.get(&photo.picture).is_some_and(|picture| !picture.alt.is_empty())
    }

    fn state(&self, photo: &Photo) -> Markup {
        let on_top = self.album.piece.cover == Some(photo.picture);
        html! {
            @if self.is_described(photo) {
                span.described { (icon("check")) "Described" @if on_top { ", on top" } }
            } @else {
                span.open { (icon("triangle-alert")) "Not described" @if on_top { ", on top" } }
            }
        }
    }

    fn roles(&self, photo: &Photo, name: &str) -> Markup {
        let (id, pair) = (photo.picture, self.album.job.pair);
        let roles = [
            ("", "One of the photos", false),
            ("before", "Before", pair.is_some_and(|pair| pair.before == id)),
            ("after", "After", pair.is_some_and(|pair| pair.after == id)),
        ];
        html! {
            details.more {
                summary.button.small aria-label=(format!("More about {name}")) { (icon("ellipsis")) }
                div {
                    label { "Shown as"
                        select form="album" name=(format!("role.{id}")) {
                            @for (value, words, chosen) in roles { option value=(value) selected[chosen] { (words) } }
                        }
                    }
                    label.lead {
                        input form="album" type="radio" name="cover" value=(id) checked[self.album.piece.cover == Some(id)];
                        "On top"
                    }
                    button.small form="album" name="then" value=(format!("remove.{id}")) { "Take out of the album" }
                }
            }
        }
    }

    fn job(&self) -> Markup {
        let Album { piece, job, .. } = self.album;
        html! {
            section aria-labelledby="job" {
                h2 #job { "The job" }
                @if self.may {
                    form.job #album method="post" action=(self.address()) {
                        input type="hidden" name="revision" value=(piece.revision);
                        label for="title" { "Title" }
                        input #title name="title" value=(piece.title) maxlength="200" required dir="auto" placeholder="Oak kitchen, Mill Lane";
                        label for="place" { "Place" }
                        input #place name="place" value=(job.place) maxlength="120" dir="auto" placeholder="Mill Lane" aria-describedby="place-help";
                        small.soft #place-help { "Never closer than the street." }
                        label for="finished" { "Finished" }
                        input #finished type="date" name="finished" value=[job.finished] aria-describedby="finished-help";
                        small.soft #finished-help { "Readers see month and year." }
                        label for="body" { "In a few words" }
                        textarea #body name="body" rows="6" dir="auto" placeholder="What was asked for, what it is made of, what was hard" { (piece.body) }
                        label for="summary" { "In a sentence, for link cards and search engines" }
                        textarea #summary name="summary" rows="2" maxlength="300" dir="auto" placeholder="Left empty, the first words stand there" { (piece.summary) }
                    }
                } @else {
                    dl {
                        dt { "Place" } dd dir="auto" { (job.place) }
                        dt { "Finished" } dd { @if let Some(day) = job.finished { (day.format("%B %Y")) } }
                    }
                    p dir="auto" { (piece.body) }
                }
            }
        }
    }

    fn way_out(&self, kept: Option<&str>) -> Markup {
        let piece = &self.album.piece;
        html! {
            @if piece.out.is_some() { details.confirm {
                summary.button.small { "Take it down" }
                p { "It leaves your website and every network it was put on. Photos and words stay here." }
                form method="post" action=(format!("{}/removal", self.address())) {
                    input type="hidden" name="what" value=(piece.title);
                    button.small.danger { "Take it down everywhere" }
                }
            } } @else { details.confirm {
                summary.button.small { "Delete this album" }
                @if let Some(why) = kept { p { (why) } }
                @else {
                    p { "The album is gone for good. Its pictures stay among your pictures, and so do conversations that began under it." }
                    form method="post" action=(format!("{}/deletion", self.address())) { button.small.danger { "Delete it for good" } }
                }
            } }
        }
    }
}

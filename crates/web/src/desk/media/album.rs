//! A job in photos: the pair on top, then every photo in its order; beside them what is told of the job.

use super::copies::{OnChannel, copies_of, planned_at_home, where_it_goes};
use super::needs;
use crate::door::Caller;
use crate::once;
use crate::parts::said::in_english;
use crate::parts::shell::{self, Section, times};
use crate::parts::{Trouble, icon};
use crate::state::Web;
use crate::website::pictures::path;
use actions::media::open_album;
use domain::media::{Album, Photo, Picture};
use domain::team::Deed;
use domain::{PictureId, PieceId};
use maud::{Markup, html};
use std::collections::HashMap;
use words::{Value, Voice, say};

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
    Ok(shell::page(web, caller, Section::Media, &say!(caller.voice, "album"), &main))
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
    fn voice(&self) -> Voice {
        self.caller.voice
    }

    fn address(&self) -> String {
        format!("/desk/media/pieces/{}", self.album.piece.id)
    }

    fn head(&self) -> Markup {
        let (piece, voice) = (&self.album.piece, self.voice());
        let times = times(self.web, self.caller);
        let planned = planned_at_home(self.copies);
        let title = if piece.title.is_empty() { say!(voice, "new-album") } else { piece.title.clone() };
        let saved = Value::Plain(times.when(piece.changed_at));
        html! {
            header.top {
                nav.crumbs aria-label=(say!(voice, "where-you-are")) {
                    a href="/desk/media" { (say!(voice, "media")) } span { "/" }
                }
                h1 dir="auto" { (title) }
                div.tools {
                    small.soft {
                        @if let Some(at) = planned {
                            @let planned = Value::Plain(times.planned(at));
                            (say!(voice, "saved-planned", moment = saved, planned = planned))
                        } @else {
                            (say!(voice, "saved-at", moment = saved))
                        }
                    }
                    @if piece.out.is_some() { a.button href=(piece.path()) { (say!(voice, "about-website")) } }
                    @if self.may {
                        button form="album" { (say!(voice, "save")) }
                        button.primary form="album" name="then" value="publish" {
                            @if piece.out.is_some() || planned.is_some() { (say!(voice, "other-channels")) }
                            @else { (say!(voice, "review-and-publish")) }
                        }
                    } @else {
                        a.button href=(format!("{}/publication", self.address())) { (say!(voice, "where-it-goes")) }
                    }
                }
            }
        }
    }

    fn sentence(&self) -> Markup {
        let count = self.album.photos.len();
        let open = self.album.photos.iter().filter(|photo| !self.is_described(photo)).count();
        let voice = self.voice();
        let words = match (count, open) {
            (0, _) => say!(voice, "photos-none"),
            (count, 0) => say!(voice, "photos-described", photos = count),
            (count, open) => say!(voice, "photos-open", photos = count, open = open),
        };
        html! {
            p.sentence {
                b { (words) }
                @if self.album.piece.out.is_some() { " " (say!(voice, "album-at-once")) }
                @if !self.may { " " (say!(voice, "album-may-not")) }
            }
        }
    }

    fn upload(&self) -> Markup {
        let voice = self.voice();
        html! {
            form.upload method="post" action=(format!("{}/photos", self.address())) enctype="multipart/form-data" {
                input type="hidden" name="back" value=(self.address());
                (once::key(self.web))
                label for="file" { (say!(voice, "photos-add")) }
                input #file type="file" name="picture" accept="image/jpeg,image/png,image/webp,image/gif"
                    multiple required;
                small.soft { (icon("map-pin")) (say!(voice, "photos-where-removed")) }
                button { (icon("upload")) (say!(voice, "picture-add-it")) }
            }
        }
    }

    fn pair(&self) -> Markup {
        let Some(pair) = self.album.job.pair else { return html! {} };
        let voice = self.voice();
        let side = |id: PictureId, role: &str| {
            let (Some(photo), Some(picture)) = (self.album.photo(id), self.known.get(&id)) else {
                return html! {};
            };
            html! {
                figure {
                    img src=(path(picture, 320)) alt=(picture.alt) width="168" height="112";
                    figcaption {
                        b { (role) }
                        @if !photo.caption.is_empty() { p dir="auto" { (photo.caption) } }
                        (self.state(photo))
                    }
                }
            }
        };
        html! {
            section.pair aria-labelledby="pair" {
                h2 #pair { (say!(voice, "before-and-after")) }
                div { (side(pair.before, &say!(voice, "before"))) (side(pair.after, &say!(voice, "after"))) }
            }
        }
    }

    fn order(&self) -> Markup {
        let photos = &self.album.photos;
        html! {
            @if !photos.is_empty() {
                h2 {
                    (say!(self.voice(), "photos-order"))
                    @if self.may { " " small.soft { (say!(self.voice(), "photos-order-how")) } }
                }
            }
            ol.grid.order data-order=[self.may.then_some("")] data-grows="end" {
                @for (place, photo) in (1..).zip(photos) { (self.row(place, photo)) }
            }
        }
    }

    fn row(&self, place: usize, photo: &Photo) -> Markup {
        let Some(picture) = self.known.get(&photo.picture) else { return html! {} };
        let (id, voice) = (photo.picture, self.voice());
        let name = if photo.caption.is_empty() { &picture.name } else { &photo.caption };
        let field = |what: &str| format!("{what}.{id}");
        html! {
            li {
                @if self.may {
                    span.handle aria-hidden="true" { (icon("grip-vertical")) }
                    input.place form="album" type="number" name=(field("place")) value=(place) min="1" max="999"
                        data-place="" aria-label=(say!(voice, "photo-place", name = name));
                } @else { span.place { (place) } }
                img src=(path(picture, 320)) alt=(picture.alt) loading="lazy" width="84" height="56";
                div.words {
                    @if self.may {
                        input form="album" name=(field("caption")) value=(photo.caption) maxlength="300" dir="auto"
                            placeholder=(say!(voice, "photo-no-caption"))
                            aria-label=(say!(voice, "photo-caption", name = &picture.name));
                        @if let Some(typed) = self.typed(photo) {
                            input form="album" name=(field("alt")) value=(typed) maxlength="500" dir="auto"
                                placeholder=(say!(voice, "photo-alt"))
                                aria-label=(say!(voice, "photo-alt-of", name = name));
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
        let voice = self.voice();
        html! {
            @if self.is_described(photo) {
                span.described {
                    (icon("check"))
                    @if on_top { (say!(voice, "described-on-top")) } @else { (say!(voice, "described")) }
                }
            } @else {
                span.open {
                    (icon("triangle-alert"))
                    @if on_top { (say!(voice, "not-described-on-top")) } @else { (say!(voice, "not-described")) }
                }
            }
        }
    }

    fn roles(&self, photo: &Photo, name: &str) -> Markup {
        let (id, pair, voice) = (photo.picture, self.album.job.pair, self.voice());
        let roles = [
            ("", say!(voice, "photo-one-of"), false),
            ("before", say!(voice, "photo-before"), pair.is_some_and(|pair| pair.before == id)),
            ("after", say!(voice, "photo-after"), pair.is_some_and(|pair| pair.after == id)),
        ];
        html! {
            details.more {
                summary.button.small aria-label=(say!(voice, "photo-more", name = name)) { (icon("ellipsis")) }
                div {
                    label {
                        (say!(voice, "photo-shown-as"))
                        select form="album" name=(format!("role.{id}")) {
                            @for (value, words, chosen) in &roles {
                                option value=(value) selected[*chosen] { (words) }
                            }
                        }
                    }
                    label.lead {
                        input form="album" type="radio" name="cover" value=(id)
                            checked[self.album.piece.cover == Some(id)];
                        (say!(voice, "on-top"))
                    }
                    button.small form="album" name="then" value=(format!("remove.{id}")) {
                        (say!(voice, "photo-take-out"))
                    }
                }
            }
        }
    }

    fn job(&self) -> Markup {
        let Album { piece, job, .. } = self.album;
        let voice = self.voice();
        let (place, finished) = (say!(voice, "job-place"), say!(voice, "job-finished-label"));
        html! {
            section aria-labelledby="job" {
                h2 #job { (say!(voice, "job")) }
                @if self.may {
                    form.job #album method="post" action=(self.address()) {
                        input type="hidden" name="revision" value=(piece.revision);
                        label for="title" { (say!(voice, "title")) }
                        input #title name="title" value=(piece.title) maxlength="200" required dir="auto"
                            placeholder=(say!(voice, "job-title-hint"));
                        label for="place" { (place) }
                        input #place name="place" value=(job.place) maxlength="120" dir="auto"
                            placeholder=(say!(voice, "job-place-hint")) aria-describedby="place-help";
                        small.soft #place-help { (say!(voice, "job-place-help")) }
                        label for="finished" { (finished) }
                        input #finished type="date" name="finished" value=[job.finished]
                            aria-describedby="finished-help";
                        small.soft #finished-help { (say!(voice, "job-finished-help")) }
                        label for="body" { (say!(voice, "job-words")) }
                        textarea #body name="body" rows="6" dir="auto"
                            placeholder=(say!(voice, "job-words-hint")) { (piece.body) }
                        label for="summary" { (say!(voice, "summary-label")) }
                        textarea #summary name="summary" rows="2" maxlength="300" dir="auto"
                            placeholder=(say!(voice, "summary-hint")) { (piece.summary) }
                    }
                } @else {
                    dl {
                        dt { (place) } dd dir="auto" { (job.place) }
                        dt { (finished) }
                        dd { @if let Some(day) = job.finished { (times(self.web, self.caller).month(day)) } }
                    }
                    p dir="auto" { (piece.body) }
                }
            }
        }
    }

    fn way_out(&self, kept: Option<&str>) -> Markup {
        let (piece, voice) = (&self.album.piece, self.voice());
        html! {
            @if piece.out.is_some() {
                details.confirm {
                    summary.button.small { (say!(voice, "take-it-down")) }
                    p { (say!(voice, "take-down-album")) }
                    form method="post" action=(format!("{}/removal", self.address())) {
                        input type="hidden" name="what" value=(piece.title);
                        button.small.danger { (say!(voice, "take-down-everywhere")) }
                    }
                }
            } @else {
                details.confirm {
                    summary.button.small { (say!(voice, "delete-this-album")) }
                    @if let Some(why) = kept {
                        p { (in_english(voice, why)) }
                    } @else {
                        p { (say!(voice, "delete-album")) }
                        form method="post" action=(format!("{}/deletion", self.address())) {
                            button.small.danger { (say!(voice, "delete-for-good")) }
                        }
                    }
                }
            }
        }
    }
}

//! The parts of the writing desk: its marks, its fields, what is not out yet, and the way out.

use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::said::say_with;
use crate::parts::{icon, mark};
use crate::state::Web;
use actions::media::Changes;
use actions::needs::OpenNeed;
use domain::media::Piece;
use domain::team::Deed;
use maud::{Markup, html};
use words::{Times, Value, Voice, say};

pub fn toolbar(voice: Voice) -> Markup {
    let marks = [
        ("## ", say!(voice, "mark-heading"), "heading-2"),
        ("**", say!(voice, "mark-bold"), "bold"),
        ("_", say!(voice, "mark-italic"), "italic"),
        ("[](https://)", say!(voice, "mark-link"), "link"),
        ("> ", say!(voice, "mark-quote"), "quote"),
        ("- ", say!(voice, "mark-list"), "list"),
    ];
    html! {
        div.toolbar role="toolbar" aria-label=(say!(voice, "marks")) {
            @for (mark, name, sign) in &marks {
                button.quiet type="button" data-mark=(mark) title=(name) aria-label=(name) { (icon(sign)) }
            }
        }
    }
}

pub fn fields(piece: &Piece, voice: Voice) -> Markup {
    let title = say!(voice, "title");
    html! {
        input type="hidden" name="revision" value=(piece.revision);
        div.lost data-lost="" hidden {
            p { (icon("triangle-alert")) (say!(voice, "written-and-lost")) }
            textarea readonly rows="6" aria-label=(say!(voice, "written-and-lost-name")) {}
            button.small type="button" { (say!(voice, "throw-it-away")) }
        }
        label.unseen for="title" { (title) }
        textarea.title #title name="title" rows="1" placeholder=(title) required maxlength="200" dir="auto" {
            (piece.title)
        }
        label.unseen for="body" { (say!(voice, "article-text")) }
        textarea.body #body name="body" rows="22" placeholder=(say!(voice, "article-text-hint")) dir="auto" {
            (piece.body)
        }
        label for="summary" { (say!(voice, "summary-label")) }
        textarea #summary name="summary" rows="2" maxlength="300" dir="auto"
            placeholder=(say!(voice, "summary-hint")) { (piece.summary) }
    }
}

/// Taking it down, or deleting what is not out. `kept`: why it cannot be deleted now.
pub fn way_out(piece: &Piece, planned: bool, kept: Option<&str>, voice: Voice) -> Markup {
    let address = format!("/desk/media/pieces/{}", piece.id);
    html! {
        @if piece.out.is_some() {
            details.confirm {
                summary.button.small { (say!(voice, "take-it-down")) }
                p { (say!(voice, "take-down-article")) }
                form method="post" action=(format!("{address}/removal")) {
                    input type="hidden" name="what" value=(piece.title);
                    button.small.danger { (say!(voice, "take-down-everywhere")) }
                }
            }
        } @else {
            details.confirm {
                summary.button.small {
                    @if planned { (say!(voice, "delete-it")) } @else { (say!(voice, "delete-this-draft")) }
                }
                @if let Some(why) = kept {
                    p { (crate::parts::said::in_english(voice, why)) }
                } @else {
                    p { (say!(voice, "delete-article")) }
                    form method="post" action=(format!("{address}/deletion")) {
                        button.small.danger { (say!(voice, "delete-for-good")) }
                    }
                }
            }
        }
    }
}

/// What is written and not out yet.
pub fn since_out(caller: &Caller, changes: &Changes, times: Times) -> Markup {
    let voice = times.voice;
    let address = format!("/desk/media/pieces/{}", changes.out.id);
    let places =
        changes.places + usize::from(changes.title.len() > 1) + usize::from(changes.summary.len() > 1);
    html! {
        section.since aria-label=(say!(voice, "since-out")) {
            p {
                b {
                    @if places == 0 { (say!(voice, "since-out-cover")) }
                    @else { (say!(voice, "since-out-places", count = places)) }
                }
                @if let Some(out) = changes.out.out {
                    @let date = Value::Plain(times.date(changes.out.changed_at.max(out.at)));
                    " " (say!(voice, "since-out-readers", date = date))
                }
            }
            p.soft { (say!(voice, "since-out-at-once")) }
            p { a.button.small href=(format!("{address}/changes")) { (say!(voice, "compare")) } }
            @if caller.may(Deed::Publish) {
                details.confirm {
                    summary.button.small { (say!(voice, "discard")) }
                    p { (say!(voice, "discard-more")) }
                    form method="post" action=(format!("{address}/discarding")) {
                        button.small.danger { (say!(voice, "discard-it")) }
                    }
                }
            }
        }
    }
}

pub fn answers(need: &OpenNeed, voice: Voice) -> Markup {
    let link = html! { a href=(format!("/desk/needs/{}", need.view.id)) { (need.view.title) } };
    html! {
        p.answers {
            (icon("message-circle-question-mark"))
            (say_with!(voice, "answers-need"; need = link))
            span.soft { (say!(voice, "people-asked-short", count = need.view.people)) }
        }
    }
}

/// Who will be told once it is out.
pub fn to_be_told(web: &Web, piece: &Piece, need: &OpenNeed, voice: Voice) -> Markup {
    html! {
        footer.told {
            div {
                b { (say!(voice, "tell-when-out", people = need.view.people)) }
                small.soft {
                    @for (network, count) in &need.view.networks {
                        @let name = network_name(web, network);
                        span { (mark(web, network)) (say!(voice, "so-many-on", count = *count, network = name)) }
                    }
                }
            }
            a.button href=(format!("/desk/media/pieces/{}/tellings", piece.id)) { (say!(voice, "read-message-first")) }
        }
    }
}

//! What one wants to be told by letter, and when.

use super::tabs;
use crate::door::Caller;
use crate::parts::shell::{self, Section, here};
use crate::parts::{Trouble, icon, minutes, no_letters, written};
use crate::state::Web;
use actions::notices::{Heard, LetterState, find_wishes, save_wishes};
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::business::Span;
use domain::notices::{When, Wishes, Words};
use maud::{Markup, html};
use serde::Deserialize;
use words::Voice;

#[derive(Default, Deserialize)]
pub struct Flags {
    saved: Option<String>,
}

/// As it is typed.
#[derive(Default, Deserialize)]
pub struct Fields {
    when: String,
    #[serde(default)]
    hours: String,
    #[serde(default)]
    quiet_from: String,
    #[serde(default)]
    quiet_to: String,
    words: String,
}

impl Fields {
    fn of(wishes: &Wishes) -> Self {
        let hours: Vec<String> = wishes.hours.iter().map(|time| written(*time)).collect();
        let quiet = |side: fn(&Span) -> u16| {
            wishes.quiet.as_ref().map(|span| written(side(span))).unwrap_or_default()
        };
        Self {
            when: wishes.when.name().into(),
            hours: hours.join(", "),
            quiet_from: quiet(|span| span.from),
            quiet_to: quiet(|span| span.to),
            words: wishes.words.name().into(),
        }
    }

    fn read(&self) -> Result<Wishes, Trouble> {
        let hours = self.hours.split([',', ';', ' ', '\n']).map(str::trim).filter(|time| !time.is_empty());
        let quiet = match (self.quiet_from.trim(), self.quiet_to.trim()) {
            ("", "") => None,
            ("", _) | (_, "") => {
                return Err(Trouble::bad(
                    "Quiet hours have a beginning and an end; leave both empty for none.",
                ));
            }
            (from, to) => Some(Span { from: minutes(from)?, to: minutes(to)? }),
        };
        Ok(Wishes {
            when: When::from_name(&self.when).ok_or_else(|| Trouble::bad("Choose when letters come."))?,
            hours: hours.map(minutes).collect::<Result<_, _>>()?,
            quiet,
            words: Words::from_name(&self.words)
                .ok_or_else(|| Trouble::bad("Choose how much a letter says."))?,
        })
    }
}

pub async fn show(
    State(web): State<Web>,
    caller: Caller,
    Query(flags): Query<Flags>,
) -> Result<Markup, Trouble> {
    let heard = find_wishes(&web.app, caller.seat()).await?;
    Ok(page(&web, &caller, &heard, &Fields::of(&heard.wishes), None, flags.saved.is_some()))
}

pub async fn save(
    State(web): State<Web>,
    caller: Caller,
    Form(fields): Form<Fields>,
) -> Result<Response, Trouble> {
    let saved = async {
        let wishes = fields.read()?;
        Ok::<_, Trouble>(save_wishes(&web.app, caller.seat(), wishes).await?)
    };
    match saved.await {
        Ok(_) => Ok(Redirect::to("/desk/settings/notices?saved=1").into_response()),
        Err(trouble) => {
            let heard = find_wishes(&web.app, caller.seat()).await?;
            let page = page(&web, &caller, &heard, &fields, Some(&trouble.words), false);
            Ok((trouble.status, page).into_response())
        }
    }
}

const WHEN: [(When, &str, &str); 4] = [
    (When::AtOnce, "At once", "As it happens; what comes within five minutes stands in one letter"),
    (
        When::Digest,
        "A digest",
        "Questions together, at the hours below. What has to be acted upon comes at once",
    ),
    (
        When::Warnings,
        "Only warnings",
        "A promise about to break, a channel that needs its owner, an answer that did not leave",
    ),
    (When::Nothing, "Nothing", "Everything stands on the desk all the same"),
];

const WORDS: [(Words, &str, &str); 3] = [
    (Words::Nothing, "That somebody waits", "No name and no word of a customer leaves the desk"),
    (Words::Who, "Who, and where", "The name and the network"),
    (Words::Words, "What they wrote, too", "Mail is read by more machines than yours"),
];

fn page(
    web: &Web,
    caller: &Caller,
    heard: &Heard,
    fields: &Fields,
    wrong: Option<&str>,
    saved: bool,
) -> Markup {
    let main = html! {
        main.settings #main {
            (shell::top("Settings", &tabs("/desk/settings/notices"), &html! {}))
            div.narrow {
                @if saved { p.done role="status" { (icon("check")) "Saved. It holds from now on." } }
                @if let Some(words) = wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
                p.sentence { b { "You are told by letter." } " Nobody has to watch the desk. What you choose here is yours alone, at " (caller.business.name) "." }
                @if !heard.letters { (no_letters(web, Voice::default())) }
                (last(web, caller, heard))
                form.stack method="post" action="/desk/settings/notices" {
                    fieldset { legend { "When" }
                        @for (when, name, words) in WHEN { (choice("when", when.name(), fields.when == when.name(), name, words)) }
                    }
                    fieldset { legend { "At what time" }
                        label for="hours" { "A digest comes at" } input #hours name="hours" value=(fields.hours) placeholder="8:00, 13:00" maxlength="80";
                        p.soft #quiet { "Quiet hours: what comes in them is told after them. A promise that would break before they end is told all the same: it was made to a customer. Leave both empty for none." }
                        div.promise {
                            label for="quiet_from" { "Quiet from" } input #quiet_from name="quiet_from" type="time" value=(fields.quiet_from) aria-describedby="quiet";
                            label for="quiet_to" { "to" } input #quiet_to name="quiet_to" type="time" value=(fields.quiet_to) aria-describedby="quiet";
                        }
                        p.soft { "In the time of " (caller.business.time_zone.name()) "." }
                    }
                    fieldset { legend { "How much a letter says" }
                        @for (of, name, words) in WORDS { (choice("words", of.name(), fields.words == of.name(), name, words)) }
                    }
                    button.primary { "Save" }
                }
            }
        }
    };
    shell::page(web, caller, Section::Settings, "Letters", &main)
}

fn choice(name: &str, value: &str, chosen: bool, title: &str, words: &str) -> Markup {
    html! { label.choice { input type="radio" name=(name) value=(value) checked[chosen]; span { b { (title) } small.soft { (words) } } } }
}

/// A letter that did not arrive is told here: by letter it cannot be.
fn last(web: &Web, caller: &Caller, heard: &Heard) -> Markup {
    let here = here(web, caller);
    let Some(letter) = &heard.last else { return html! {} };
    let when = here.when(letter.state_at);
    html! {
        @match letter.state {
            LetterState::Sent => p.soft { (icon("check")) "The last letter to you left " (when) "." },
            LetterState::Refused => p.wrong { (icon("triangle-alert")) "The last letter to you was refused " (when) ": " (letter.why) },
            LetterState::Unsure => p.wrong { (icon("triangle-alert")) "It is not known whether the last letter to you arrived (" (when) "). It was not sent again." },
            LetterState::Waiting if !letter.why.is_empty() => p.wrong { (icon("triangle-alert")) "A letter to you waits, and is tried again: " (letter.why) },
            _ => {},
        }
    }
}

//! What one wants to be told by letter, and when.

use super::tabs;
use crate::door::Caller;
use crate::parts::said::{in_english, say_with};
use crate::parts::shell::{self, Section, times};
use crate::parts::{Trouble, icon, minutes, no_letters, written};
use crate::state::Web;
use actions::notices::{Heard, LetterState, find_wishes, save_wishes};
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::business::Span;
use domain::notices::{When, Wishes, Words};
use maud::{Markup, html};
use serde::Deserialize;
use words::{Value, Voice, message, say};

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
                return Err(Trouble::bad_message(message!("quiet-both")));
            }
            (from, to) => Some(Span { from: minutes(from)?, to: minutes(to)? }),
        };
        Ok(Wishes {
            when: When::from_name(&self.when).ok_or_else(|| Trouble::bad_message(message!("choose-when")))?,
            hours: hours.map(minutes).collect::<Result<_, _>>()?,
            quiet,
            words: Words::from_name(&self.words)
                .ok_or_else(|| Trouble::bad_message(message!("choose-how-much")))?,
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
            let page = page(&web, &caller, &heard, &fields, Some(&trouble.told(caller.voice)), false);
            Ok((trouble.status, page).into_response())
        }
    }
}

fn whens(voice: Voice) -> [(When, String, String); 4] {
    [
        (When::AtOnce, say!(voice, "when-at-once"), say!(voice, "when-at-once-more")),
        (When::Digest, say!(voice, "when-digest"), say!(voice, "when-digest-more")),
        (When::Warnings, say!(voice, "when-warnings"), say!(voice, "when-warnings-more")),
        (When::Nothing, say!(voice, "when-nothing"), say!(voice, "when-nothing-more")),
    ]
}

fn how_much(voice: Voice) -> [(Words, String, String); 3] {
    [
        (Words::Nothing, say!(voice, "says-that"), say!(voice, "says-that-more")),
        (Words::Who, say!(voice, "says-who"), say!(voice, "says-who-more")),
        (Words::Words, say!(voice, "says-words"), say!(voice, "says-words-more")),
    ]
}

fn page(
    web: &Web,
    caller: &Caller,
    heard: &Heard,
    fields: &Fields,
    wrong: Option<&str>,
    saved: bool,
) -> Markup {
    let voice = caller.voice;
    let main = html! {
        main.settings #main {
            (shell::top(&say!(voice, "settings"), &tabs("/desk/settings/notices", voice), &html! {}))
            div.narrow {
                @if saved { p.done role="status" { (icon("check")) (say!(voice, "notices-saved")) } }
                @if let Some(words) = wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
                p.sentence {
                    b { (say!(voice, "notices-lead")) } " "
                    (say!(voice, "notices-more", business = &caller.business.name))
                }
                @if !heard.letters { (no_letters(web, voice)) }
                (last(web, caller, heard))
                form.stack method="post" action="/desk/settings/notices" {
                    fieldset {
                        legend { (say!(voice, "when-label")) }
                        @for (when, name, words) in &whens(voice) {
                            (choice("when", when.name(), fields.when == when.name(), name, words))
                        }
                    }
                    (at_what_time(caller, fields))
                    fieldset {
                        legend { (say!(voice, "how-much")) }
                        @for (of, name, words) in &how_much(voice) {
                            (choice("words", of.name(), fields.words == of.name(), name, words))
                        }
                    }
                    button.primary { (say!(voice, "save")) }
                }
            }
        }
    };
    shell::page(web, caller, Section::Settings, &say!(voice, "settings-letters"), &main)
}

fn at_what_time(caller: &Caller, fields: &Fields) -> Markup {
    let voice = caller.voice;
    html! {
        fieldset {
            legend { (say!(voice, "at-what-time")) }
            label for="hours" { (say!(voice, "digest-comes-at")) }
            input #hours name="hours" value=(fields.hours) placeholder="8:00, 13:00" maxlength="80";
            p.soft #quiet { (say!(voice, "quiet-more")) }
            div.promise {
                label for="quiet_from" { (say!(voice, "quiet-from")) }
                input #quiet_from name="quiet_from" type="time" value=(fields.quiet_from)
                    aria-describedby="quiet";
                label for="quiet_to" { (say!(voice, "quiet-to")) }
                input #quiet_to name="quiet_to" type="time" value=(fields.quiet_to) aria-describedby="quiet";
            }
            p.soft { (say!(voice, "in-time-of", zone = caller.business.time_zone.name())) }
        }
    }
}

fn choice(name: &str, value: &str, chosen: bool, title: &str, words: &str) -> Markup {
    html! {
        label.choice {
            input type="radio" name=(name) value=(value) checked[chosen];
            span { b { (title) } small.soft { (words) } }
        }
    }
}

/// A letter that did not arrive is told here: by letter it cannot be.
fn last(web: &Web, caller: &Caller, heard: &Heard) -> Markup {
    let (times, voice) = (times(web, caller), caller.voice);
    let Some(letter) = &heard.last else { return html! {} };
    let when = Value::Plain(times.when(letter.state_at));
    let why = in_english(voice, &letter.why);
    let wrong = |words: Markup| html! { p.wrong { (icon("triangle-alert")) (words) } };
    html! {
        @match letter.state {
            LetterState::Sent => p.soft { (icon("check")) (say!(voice, "letter-left", moment = when)) },
            LetterState::Refused => (wrong(say_with!(voice, "letter-refused", moment = when; why = why))),
            LetterState::Unsure => (wrong(html! { (say!(voice, "letter-unsure", moment = when)) })),
            LetterState::Waiting if !letter.why.is_empty() => {
                (wrong(say_with!(voice, "letter-waits"; why = why)))
            }
            _ => {},
        }
    }
}

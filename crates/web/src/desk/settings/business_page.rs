//! The page of the business: everything there is to fill in, what is wrong with it, the promise in words.

use super::business::{Fields, Flags};
use super::hours;
use super::test_letter::test_letter;
use super::{languages, tabs};
use crate::desk::begin::zones;
use crate::door::Caller;
use crate::parts::icon;
use crate::parts::said::say_with;
use crate::parts::shell::{self, Section, times};
use crate::state::Web;
use actions::business::Part;
use domain::Language;
use domain::inbox::ReleaseRule;
use domain::team::Deed;
use maud::{Markup, html};
use words::{Times, Voice, say};

/// What is wrong, each with where it stands; or with the page as a whole.
#[derive(Default)]
pub struct Wrong {
    pub parts: Vec<(Part, String)>,
    pub all: Option<String>,
}

impl Wrong {
    /// In a place of its own, into which the script puts what a save was told.
    fn at(&self, part: Part) -> Markup {
        html! { div.told-at data-told="" id=(format!("told-{part:?}")) { (self.words(part)) } }
    }

    fn words(&self, part: Part) -> Markup {
        let words = self.parts.iter().filter(|(at, _)| *at == part).map(|(_, words)| words);
        html! { @for words in words { p.wrong { (icon("triangle-alert")) span { (words) } } } }
    }

    fn is_at(&self, part: Part) -> bool {
        self.parts.iter().any(|(at, _)| *at == part)
    }
}

pub fn page(web: &Web, caller: &Caller, fields: &Fields, wrong: &Wrong, flags: &Flags) -> Markup {
    let (may, voice, times) = (caller.may(Deed::Manage), caller.voice, times(web, caller));
    let count = wrong.parts.len();
    let title = say!(voice, "settings");
    let steps = html! { a href="/desk" { (say!(voice, "business-first-steps")) } };
    let main = html! {
        main.settings #main {
            (shell::top(&title, &tabs("/desk/settings", voice), &html! {}))
            div.narrow.beside-words {
                div {
                    @if flags.first.is_some() {
                        p.sentence {
                            b { (say!(voice, "business-open")) } " "
                            (say_with!(voice, "business-open-more"; steps = steps))
                        }
                    }
                    @if flags.saved.is_some() {
                        p.done role="status" {
                            (icon("check")) (say!(voice, "saved")) " "
                            a href="/desk/channels/new" { (say!(voice, "connect-a-channel")) }
                        }
                    }
                    @if let Some(words) = &wrong.all { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
                    @if count > 0 {
                        p.wrong role="alert" { (icon("triangle-alert")) (say!(voice, "things-wrong", count = count)) }
                    }
                    @if may {
                        form.stack method="post" action="/desk/settings" data-knows="" {
                            input type="hidden" name="knew" value=(fields.knew);
                            (lines(fields, wrong, may, times))
                            button.primary { (say!(voice, "save")) }
                        }
                        (test_letter(web, caller, ""))
                        form.stack method="post" action="/desk/settings/export" {
                            h2 { (say!(voice, "take-along")) }
                            p.soft { (say!(voice, "take-along-more")) }
                            button { (say!(voice, "take-along-save")) }
                        }
                    } @else {
                        p.soft { (say!(voice, "settings-may-not")) }
                        div.stack { (lines(fields, wrong, may, times)) }
                    }
                }
                (examples(caller, times))
            }
        }
    };
    shell::page(web, caller, Section::Settings, &title, &main)
}

/// The promise in words, and what it means for a question that is asked now and one that is asked when nobody is here.
fn examples(caller: &Caller, times: Times) -> Markup {
    let (business, voice, now) = (&caller.business, times.voice, times.here.now);
    let shut = business.hours.open_now(business.time_zone, now).map_or(now, |(_, until)| until);
    let later = shut.plus(chrono::TimeDelta::minutes(30));
    html! {
        aside.in-words aria-label=(say!(voice, "promise-in-words")) {
            small { (say!(voice, "in-words")) }
            p { (words::within(business.promise).said(voice)) "." }
            p.soft { (say!(voice, "promise-shown")) }
            small { (say!(voice, "for-example")) }
            dl {
                @for asked in [now, later] {
                    dt { (say!(voice, "example-asked")) } dd { (times.day_and_time(asked)) }
                    dt { (say!(voice, "example-due")) } dd { b { (times.day_and_time(business.due_at(asked))) } }
                }
            }
            p.soft { (say!(voice, "promise-as-saved")) }
        }
    }
}

/// Everything there is to fill in; to be read only, where somebody may not change it.
fn lines(fields: &Fields, wrong: &Wrong, may: bool, times: Times) -> Markup {
    let voice = times.voice;
    html! {
        (about(fields, wrong, may, voice))
        (promise(fields, wrong, may, voice))
        (at_home(fields, wrong, may, times))
        (words_of_others(fields, may, voice))
        (website_and_mail(fields, wrong, may, voice))
    }
}

fn about(fields: &Fields, wrong: &Wrong, may: bool, voice: Voice) -> Markup {
    let invalid = |part| wrong.is_at(part).then_some("true");
    html! {
        fieldset disabled[!may] {
            legend { (say!(voice, "your-business")) }
            label for="name" { (say!(voice, "business-name")) }
            input #name name="name" required maxlength="120" value=(fields.name)
                aria-invalid=[invalid(Part::Name)];
            (wrong.at(Part::Name))
            label for="headline" { (say!(voice, "business-headline")) }
            input #headline name="headline" maxlength="160" placeholder=(say!(voice, "business-headline-hint"))
                value=(fields.headline);
            label for="about" { (say!(voice, "business-about")) }
            textarea #about name="about" rows="3" maxlength="2000" { (fields.about) }
            label for="address" { (say!(voice, "business-where")) }
            textarea #address name="address" rows="2" maxlength="300"
                placeholder="Wending Yard 4\n88069 Tettnang" autocomplete="street-address" { (fields.address) }
            label for="phone" { (say!(voice, "business-phone")) }
            input #phone name="phone" type="tel" maxlength="60" value=(fields.phone) autocomplete="tel"
                aria-invalid=[invalid(Part::Phone)];
            (wrong.at(Part::Phone))
            p.soft { (say!(voice, "business-foot")) }
        }
    }
}

fn promise(fields: &Fields, wrong: &Wrong, may: bool, voice: Voice) -> Markup {
    let hours = fields.unit == "hours";
    let opening = fields.clock == "opening";
    html! {
        fieldset disabled[!may] {
            legend { (say!(voice, "what-you-promise")) }
            div.promise {
                label for="within" { (say!(voice, "promise-within")) }
                input #within name="within" type="number" min="1" max="720" required value=(fields.within)
                    aria-invalid=[wrong.is_at(Part::Promise).then_some("true")];
                select name="unit" aria-label=(say!(voice, "promise-unit")) {
                    option value="hours" selected[hours] { (say!(voice, "promise-hours")) }
                    option value="minutes" selected[!hours] { (say!(voice, "promise-minutes")) }
                }
                select name="clock" aria-label=(say!(voice, "promise-clock")) {
                    option value="opening" selected[opening] { (say!(voice, "promise-opening")) }
                    option value="all" selected[!opening] { (say!(voice, "promise-all")) }
                }
            }
            (wrong.at(Part::Promise))
        }
    }
}

fn at_home(fields: &Fields, wrong: &Wrong, may: bool, times: Times) -> Markup {
    let voice = times.voice;
    let invalid = |part| wrong.is_at(part).then_some("true");
    html! {
        fieldset disabled[!may] {
            legend { (say!(voice, "when-home")) }
            label for="time_zone" { (say!(voice, "time-zone")) }
            input #time_zone name="time_zone" list="zones" required value=(fields.time_zone)
                aria-invalid=[invalid(Part::TimeZone)];
            (zones())
            (wrong.at(Part::TimeZone))
            div.hours {
                @for (n, day) in fields.week.iter().enumerate() {
                    (hours::row(n, day, &wrong.words(Part::Day(n)), times))
                }
            }
            label for="special" { (say!(voice, "special-days")) }
            textarea #special name="special" rows="4" placeholder=(say!(voice, "special-days-hint"))
                aria-invalid=[invalid(Part::SpecialDays)] { (fields.special) }
            (wrong.at(Part::SpecialDays))
        }
    }
}

fn words_of_others(fields: &Fields, may: bool, voice: Voice) -> Markup {
    let inbox = html! { a href="/desk/inbox/releases" { (say!(voice, "in-the-inbox")) } };
    html! {
        fieldset disabled[!may] {
            legend { (say!(voice, "words-of-others")) }
            (appear("questions_appear", &say!(voice, "questions-appear"), fields.releases.questions, voice))
            (appear("comments_appear", &say!(voice, "comments-appear"), fields.releases.comments, voice))
            p.soft { (say_with!(voice, "words-of-others-more"; inbox = inbox)) }
        }
    }
}

fn website_and_mail(fields: &Fields, wrong: &Wrong, may: bool, voice: Voice) -> Markup {
    let invalid = |part| wrong.is_at(part).then_some("true");
    html! {
        fieldset disabled[!may] {
            legend { (say!(voice, "website-and-mail")) }
            label for="language" { (say!(voice, "business-language")) }
            (languages("language", fields.language, &Language::ALL, &say!(voice, "business-language-none")))
            label for="hosts" { (say!(voice, "business-hosts")) }
            textarea #hosts name="hosts" rows="2" placeholder="adas-joinery.example"
                aria-invalid=[invalid(Part::Hosts)] { (fields.hosts) }
            (wrong.at(Part::Hosts))
            p.soft { (say!(voice, "business-hosts-more")) }
            label for="mail_from" { (say!(voice, "mail-from")) }
            input #mail_from name="mail_from" type="email" value=(fields.mail_from)
                placeholder=(say!(voice, "mail-from-hint")) aria-describedby="mail-from-help"
                aria-invalid=[invalid(Part::MailFrom)];
            (wrong.at(Part::MailFrom))
            small.soft #mail-from-help { (say!(voice, "mail-from-more")) }
            p { a href="/desk/settings/statements" { (say!(voice, "statements")) } }
        }
    }
}

fn appear(name: &str, words: &str, rule: ReleaseRule, voice: Voice) -> Markup {
    html! {
        label for=(name) { (words) }
        select id=(name) name=(name) {
            option value="after_a_look" selected[rule == ReleaseRule::AfterALook] {
                (say!(voice, "appears-after-a-look"))
            }
            option value="at_once" selected[rule == ReleaseRule::AtOnce] { (say!(voice, "appears-at-once")) }
        }
    }
}

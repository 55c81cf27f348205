//! Under a conversation: where an answer or a note is written.

use super::context;
use super::picture;
use super::window::{self, Mode};
use crate::door::Caller;
use crate::once;
use crate::parts::icon;
use crate::parts::icon::network_name;
use crate::parts::said::in_english;
use crate::state::Web;
use actions::LengthRule;
use actions::inbox::{Suggestion, Thread};
use domain::inbox::{Kind, NoteText};
use domain::team::Deed;
use maud::{Markup, html};
use words::{Times, say};

/// What stands in the composer when the page opens.
#[derive(Default)]
pub struct Composer {
    pub text: String,
    pub mode: Mode,
    /// A picture that was chosen, sealed, and what is on it.
    pub picture: Option<String>,
    pub alt: String,
    pub wrong: Option<String>,
}

/// What the script counts.
fn counted(rule: LengthRule) -> &'static str {
    if matches!(rule, LengthRule::Characters(_)) { "characters" } else { "graphemes" }
}

pub fn compose(
    web: &Web,
    caller: &Caller,
    thread: &Thread,
    suggestion: Option<&Suggestion>,
    composer: &Composer,
    times: Times,
) -> Markup {
    let voice = caller.voice;
    if !caller.may(Deed::Answer) {
        return html! { footer.composer { p.empty { (say!(voice, "composer-may-not")) } } };
    }
    let conversation = &thread.conversation;
    let address = format!("/desk/inbox/{}", conversation.id);
    let network = web.app.network(&thread.channel.network);
    let answers = network.filter(|_| !thread.removed).and_then(|network| network.answer());
    let rule = answers.map(|answer| answer.length(conversation.kind));
    let private = answers.map(|answer| answer.length(Kind::Direct).most());
    // What cannot be sent is not offered; a note always can be.
    let may_reply = rule.is_some() && thread.ways.here.is_yes();
    let mode = match composer.mode {
        Mode::Reply if !may_reply => Mode::Note,
        Mode::Privately if !thread.ways.privately.is_yes() => Mode::Note,
        mode => mode,
    };
    let privately = say!(voice, "send-privately");
    let (sign, tab, send) = if conversation.public {
        ("globe", say!(voice, "reply-publicly"), say!(voice, "send-publicly"))
    } else {
        ("mail", say!(voice, "reply-privately"), privately.clone())
    };
    html! {
        footer.composer {
            @if let Some(suggestion) = suggestion { (suggested(suggestion, &address, times)) }
            @if let Some(words) = &composer.wrong { p.wrong role="alert" { (icon("triangle-alert")) (words) } }
            @if thread.removed {
                (disconnected(caller, thread))
            } @else if let Some(lacks) = network.and_then(|network| network.lacks()) {
                p.soft { (icon("info")) (in_english(voice, lacks)) }
            }
            @if !thread.removed {
                (window::sentences(thread, network_name(web, &thread.channel.network), times))
            }
            form #composer method="post" action=(format!("{address}/replies")) data-composer=""
                data-draft=(conversation.id) {
                (once::key(web))
                div.modes {
                    label {
                        input type="radio" name="as" value="reply" checked[mode == Mode::Reply]
                            disabled[!may_reply];
                        (icon(sign)) span { (tab) }
                    }
                    (window::private_mode(thread, mode == Mode::Privately, voice))
                    label {
                        input type="radio" name="as" value="note" checked[mode == Mode::Note] data-key="n";
                        (icon("lock")) span { (say!(voice, "note")) }
                    }
                }
                div.present data-present=(format!("{address}/presence")) role="status" {}
                textarea name="text" rows="3" required aria-label=(say!(voice, "composer-name"))
                    placeholder=(say!(voice, "write-a-reply"))
                    data-most=(rule.map_or(NoteText::MOST, LengthRule::most)) data-most-note=(NoteText::MOST)
                    data-most-privately=[private] data-most-bytes=[rule.and_then(LengthRule::most_bytes)]
                    data-count-as=[rule.map(counted)] data-key="r" dir="auto" { (composer.text) }
                (picture::part(web, thread, composer, voice))
                div.send {
                    small data-count="" {
                        @if let Some(rule) = rule { (say!(voice, "length-of", used = 0, most = rule.most())) }
                        @else if thread.removed { (say!(voice, "only-notes-disconnected")) }
                        @else { (say!(voice, "only-notes")) }
                    }
                    button.primary data-note=(say!(voice, "save-note")) data-privately=(privately)
                        data-send=(send) { (icon("send")) span { (send) } kbd { "ctrl ↵" } }
                }
            }
        }
    }
}

fn suggested(suggestion: &Suggestion, address: &str, times: Times) -> Markup {
    let voice = times.voice;
    html! {
        div.suggested {
            div {
                small {
                    @match &suggestion.said_to {
                        Some((to, _)) => (say!(voice, "suggested-from-reply", who = to)),
                        None => (say!(voice, "suggested")),
                    }
                }
                p dir="auto" { (suggestion.text) }
            }
            (context::use_this(address, suggestion, voice))
        }
    }
}

fn disconnected(caller: &Caller, thread: &Thread) -> Markup {
    let (voice, channel) = (caller.voice, &thread.channel);
    html! {
        p.soft {
            (icon("unplug")) (say!(voice, "composer-disconnected", channel = &channel.name)) " "
            @if caller.may(Deed::Manage) {
                a href=(format!("/desk/channels/new/{}", channel.network)) { (say!(voice, "connect-it-again")) }
            } @else {
                (say!(voice, "owner-can-connect"))
            }
        }
    }
}

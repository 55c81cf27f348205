//! What takes something away asks first: the same way everywhere, and without scripts. The deed itself is the form sent again
//! with `sure`.

use crate::door::Caller;
use crate::parts::icon;
use crate::parts::shell::{self, Section};
use crate::state::Web;
use domain::team::Deed;
use maud::{Markup, html};
use words::{Voice, say};

/// The field that says that they were asked.
const SURE: &str = "sure";
/// The field in which a form says what it takes away: for the page that asks, and for nothing else.
const WHAT: &str = "what";

/// What can be taken away.
#[derive(Clone, Copy)]
enum Taken {
    Channel,
    Colleague,
    Invitation,
    Token,
    Publication,
    Plan,
    TheirWords,
    Piece,
}

fn taken(path: &str) -> Option<Taken> {
    let parts: Vec<&str> = path.trim_start_matches("/desk/").split('/').collect();
    Some(match parts[..] {
        ["channels", _, "removal"] => Taken::Channel,
        ["settings", "team", _, "removal"] => Taken::Colleague,
        ["settings", "invitations", _, "removal"] => Taken::Invitation,
        ["settings", "tokens", _, "revocation"] => Taken::Token,
        ["media", "publications", _, "withdrawal"] => Taken::Publication,
        ["media", "publications", _, "cancelling"] => Taken::Plan,
        ["messages", _, "deletion"] => Taken::TheirWords,
        ["media", "pieces", _, "removal"] => Taken::Piece,
        _ => return None,
    })
}

impl Taken {
    fn section(self) -> Section {
        match self {
            Self::Channel => Section::Channels,
            Self::Colleague | Self::Invitation | Self::Token => Section::Settings,
            Self::Publication | Self::Plan | Self::Piece => Section::Media,
            Self::TheirWords => Section::Inbox,
        }
    }

    /// Whom it is for.
    fn deed(self) -> Deed {
        match self {
            Self::Channel | Self::Colleague | Self::Invitation | Self::Token => Deed::Manage,
            Self::Publication | Self::Plan | Self::TheirWords | Self::Piece => Deed::Publish,
        }
    }

    /// The question, about what the form names.
    fn asks(self, voice: Voice, what: &str) -> String {
        match self {
            Self::Channel => say!(voice, "sure-channel", what = what),
            Self::Colleague => say!(voice, "sure-colleague", what = what),
            Self::Invitation => say!(voice, "sure-invitation", what = what),
            Self::Token => say!(voice, "sure-token", what = what),
            Self::Publication => say!(voice, "sure-publication", what = what),
            Self::Plan => say!(voice, "sure-plan", what = what),
            Self::TheirWords => say!(voice, "sure-their-words", what = what),
            Self::Piece => say!(voice, "sure-piece", what = what),
        }
    }

    /// The same where it names nothing.
    fn asks_of_this(self, voice: Voice) -> String {
        match self {
            Self::Channel => say!(voice, "sure-this-channel"),
            Self::Colleague => say!(voice, "sure-this-colleague"),
            Self::Invitation => say!(voice, "sure-this-invitation"),
            Self::Token => say!(voice, "sure-this-token"),
            Self::Publication => say!(voice, "sure-this-publication"),
            Self::Plan => say!(voice, "sure-this-plan"),
            Self::TheirWords => say!(voice, "sure-these-words"),
            Self::Piece => say!(voice, "sure-this-piece"),
        }
    }

    /// What comes of it.
    fn comes_of_it(self, voice: Voice) -> String {
        match self {
            Self::Channel => say!(voice, "sure-channel-more"),
            Self::Colleague => say!(voice, "sure-colleague-more"),
            Self::Invitation => say!(voice, "sure-invitation-more"),
            Self::Token => say!(voice, "sure-token-more"),
            Self::Publication => say!(voice, "sure-publication-more"),
            Self::Plan => say!(voice, "sure-plan-more"),
            Self::TheirWords => say!(voice, "sure-their-words-more"),
            Self::Piece => say!(voice, "sure-piece-more"),
        }
    }

    fn yes(self, voice: Voice) -> String {
        match self {
            Self::Channel => say!(voice, "sure-channel-yes"),
            Self::Colleague => say!(voice, "sure-colleague-yes"),
            Self::Invitation => say!(voice, "sure-invitation-yes"),
            Self::Token => say!(voice, "sure-token-yes"),
            Self::Publication => say!(voice, "sure-publication-yes"),
            Self::Plan => say!(voice, "sure-plan-yes"),
            Self::TheirWords => say!(voice, "sure-their-words-yes"),
            Self::Piece => say!(voice, "take-down-everywhere"),
        }
    }
}

/// Whether this form has to be asked about before it does its deed.
pub fn is_to_be_asked(path: &str, fields: &[(String, String)]) -> bool {
    // Who says that they took it down there themselves takes nothing away here.
    let said = |name: &str, value: &str| matches!(name, SURE | "by_hand") && value == "yes";
    taken(path).is_some() && !fields.iter().any(|(name, value)| said(name, value))
}

/// The page that asks; nothing for somebody who may not, whom the deed itself refuses.
pub fn page(
    web: &Web,
    caller: &Caller,
    path: &str,
    fields: &[(String, String)],
    back: &str,
) -> Option<Markup> {
    let taken = taken(path).filter(|taken| caller.may(taken.deed()))?;
    let voice = caller.voice;
    let what = fields.iter().find(|(name, _)| name == WHAT).map(|(_, what)| what.trim());
    let asks = match what.filter(|what| !what.is_empty()) {
        Some(what) => taken.asks(voice, what),
        None => taken.asks_of_this(voice),
    };
    let title = say!(voice, "sure");
    let main = html! {
        main.settings #main {
            (shell::top(&title, &html! {}, &html! {}))
            div.narrow {
                h2 dir="auto" { (asks) }
                p { (taken.comes_of_it(voice)) }
                form.stack method="post" action=(path) {
                    @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
                    input type="hidden" name=(SURE) value="yes";
                    button.danger { (icon("triangle-alert")) (taken.yes(voice)) }
                }
                p {
                    a.button href=(if back.is_empty() { "/desk" } else { back }) autofocus {
                        (say!(voice, "sure-keep"))
                    }
                }
            }
        }
    };
    Some(shell::page(web, caller, taken.section(), &title, &main))
}

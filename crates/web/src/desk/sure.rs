//! What takes something away asks first: the same way everywhere, and without scripts. The deed itself is the form sent again
//! with `sure`.

use crate::door::Caller;
use crate::parts::icon;
use crate::parts::shell::{self, Section};
use crate::state::Web;
use domain::team::Deed;
use maud::{Markup, html};

/// The field that says that they were asked.
const SURE: &str = "sure";
/// The field in which a form says what it takes away: for the page that asks, and for nothing else.
const WHAT: &str = "what";

struct Question {
    /// What is taken away where the form does not name it.
    what: &'static str,
    section: Section,
    deed: Deed,
    /// Before and after what is taken away.
    asks: (&'static str, &'static str),
    /// What comes of it.
    words: &'static str,
    yes: &'static str,
}

const fn asking(
    what: &'static str,
    section: Section,
    deed: Deed,
    asks: (&'static str, &'static str),
    words: &'static str,
    yes: &'static str,
) -> Question {
    Question { what, section, deed, asks, words, yes }
}

const CHANNEL: Question = asking(
    "this channel",
    Section::Channels,
    Deed::Manage,
    ("Disconnect ", "?"),
    "Its keys are forgotten, and nothing more is heard or sent there. What was said there stays in the inbox; connected again, it goes on.",
    "Disconnect it",
);
const COLLEAGUE: Question = asking(
    "this colleague",
    Section::Settings,
    Deed::Manage,
    ("Remove ", " from the team?"),
    "They are signed out here at once, and the tokens they made and the invitations they gave out end. What they wrote stays.",
    "Remove them",
);
const INVITATION: Question = asking(
    "somebody",
    Section::Settings,
    Deed::Manage,
    ("Withdraw the invitation of ", "?"),
    "Its link opens nothing any more. You can invite them again.",
    "Withdraw it",
);
const TOKEN: Question = asking(
    "this token",
    Section::Settings,
    Deed::Manage,
    ("Revoke ", "?"),
    "Whatever uses this token is refused from now on. It cannot be brought back; a new one can be made.",
    "Revoke it",
);
const PUBLICATION: Question = asking(
    "this post",
    Section::Media,
    Deed::Publish,
    ("Withdraw ", "?"),
    "It is taken down there, with what people wrote under it on that network. What came to the inbox stays.",
    "Take it down there",
);
const PLAN: Question = asking(
    "this planned post",
    Section::Media,
    Deed::Publish,
    ("Take back ", "?"),
    "It does not go out. The text stays, and can be planned again.",
    "Take it back",
);
const THEIR_WORDS: Question = asking(
    "what they wrote",
    Section::Inbox,
    Deed::Publish,
    ("Delete ", " there?"),
    "It is deleted on the network, with what others answered to it, for everybody and for good. Nobody waits for an answer to it any more.",
    "Delete it there",
);
const PIECE: Question = asking(
    "this piece",
    Section::Media,
    Deed::Publish,
    ("Take down ", " everywhere?"),
    "It leaves your website and every channel it is on. What was made stays a draft.",
    "Take it down everywhere",
);

fn question(path: &str) -> Option<Question> {
    let parts: Vec<&str> = path.trim_start_matches("/desk/").split('/').collect();
    Some(match parts[..] {
        ["channels", _, "removal"] => CHANNEL,
        ["settings", "team", _, "removal"] => COLLEAGUE,
        ["settings", "invitations", _, "removal"] => INVITATION,
        ["settings", "tokens", _, "revocation"] => TOKEN,
        ["media", "publications", _, "withdrawal"] => PUBLICATION,
        ["media", "publications", _, "cancelling"] => PLAN,
        ["messages", _, "deletion"] => THEIR_WORDS,
        ["media", "pieces", _, "removal"] => PIECE,
        _ => return None,
    })
}

/// Whether this form has to be asked about before it does its deed.
pub fn is_to_be_asked(path: &str, fields: &[(String, String)]) -> bool {
    // Who says that they took it down there themselves takes nothing away here.
    let said = |name: &str, value: &str| matches!(name, SURE | "by_hand") && value == "yes";
    question(path).is_some() && !fields.iter().any(|(name, value)| said(name, value))
}

/// The page that asks; nothing for somebody who may not, whom the deed itself refuses.
pub fn page(
    web: &Web,
    caller: &Caller,
    path: &str,
    fields: &[(String, String)],
    back: &str,
) -> Option<Markup> {
    let question = question(path).filter(|question| caller.may(question.deed))?;
    let what = fields.iter().find(|(name, _)| name == WHAT).map(|(_, what)| what.trim());
    let what = what
        .filter(|what| !what.is_empty())
        .map_or_else(|| question.what.to_owned(), |what| format!("“{what}”"));
    let title = format!("{}{what}{}", question.asks.0, question.asks.1);
    let main = html! {
        main.settings #main {
            (shell::top("Really?", &html! {}, &html! {}))
            div.narrow {
                h2 dir="auto" { (title) }
                p { (question.words) }
                form.stack method="post" action=(path) {
                    @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
                    input type="hidden" name=(SURE) value="yes";
                    button.danger { (icon("triangle-alert")) (question.yes) }
                }
                p { a.button href=(if back.is_empty() { "/desk" } else { back }) autofocus { "Keep it" } }
            }
        }
    };
    Some(shell::page(web, caller, question.section, "Really?", &main))
}

//! Where an article stands or is to go, copy by copy, and what can be decided about each.

use super::title_of;
use crate::desk::calendar::move_form;
use crate::desk::today::publication_words;
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::said::{in_english, say_with};
use crate::parts::shell::times;
use crate::parts::{Trouble, icon, mark};
use crate::state::Web;
use actions::publishing::may_reword;
use domain::channels::Channel;
use domain::media::{Piece, Stage};
use domain::publishing::{Publication, PublicationState, ReachRead, Rewording};
use domain::team::Deed;
use domain::{Link, PieceId, Timestamp};
use maud::{Markup, html};
use words::{Times, Value, Voice, say};

/// The copy that counts on a channel.
pub struct OnChannel {
    pub channel: Channel,
    pub copy: Publication,
    /// It is the piece itself, on the business's own website.
    pub is_home: bool,
    /// Other words that are to stand there.
    pub rewording: Option<Rewording>,
    /// How far it came, as its network counts it.
    pub reach: Option<ReachRead>,
}

impl OnChannel {
    fn is_planned(&self) -> bool {
        self.copy.state == PublicationState::Planned
    }
}

/// The copies of an article on the channels there are, the website's first, then in the order in which they go out.
pub async fn copies_of(web: &Web, caller: &Caller, piece: PieceId) -> Result<Vec<OnChannel>, Trouble> {
    let desk = web.app.of(caller.seat().business);
    let publications = desk.list_publications_of(piece).await?;
    let mut rewordings = desk.list_rewordings(publications.iter().map(|copy| copy.id)).await?;
    let reach = desk.list_reach(publications.iter().map(|copy| copy.id)).await?;
    let mut copies = Vec::new();
    for channel in desk.list_channels().await? {
        // A copy that was withdrawn, or planned anew under another id, gives way to the one that counts.
        let here = publications.iter().filter(|copy| copy.channel == channel.id);
        let counts = |copy: &&Publication| !matches!(copy.state, PublicationState::Withdrawn { .. });
        if let Some(copy) = here.max_by_key(counts).cloned() {
            let network = web.app.network(&channel.network);
            let is_home = network.is_some_and(|network| network.about().home);
            let rewording = rewordings.extract_if(.., |one| one.publication == copy.id).next();
            let reach = reach.get(&copy.id).copied();
            copies.push(OnChannel { channel, copy, is_home, rewording, reach });
        }
    }
    copies.sort_by_key(|one| (!one.is_home, one.copy.planned_at));
    Ok(copies)
}

/// When an article goes out, or since when it is out, in a few words; `next` is when the first planned copy goes.
pub fn stage_words(stage: Stage, times: Times) -> Markup {
    let voice = times.voice;
    html! {
        @match stage {
            Stage::Out { since } => (say!(voice, "stage-out", date = Value::Plain(times.date(since)))),
            Stage::Planned { at } => (say!(voice, "stage-planned", moment = Value::Plain(times.planned(at)))),
            Stage::Draft => (say!(voice, "stage-draft")),
        }
    }
}

/// What is planned and where it stands, beside the text.
pub fn where_it_goes(web: &Web, caller: &Caller, piece: &Piece, copies: &[OnChannel]) -> Markup {
    let alive = |one: &&OnChannel| !matches!(one.copy.state, PublicationState::Withdrawn { .. });
    let copies: Vec<&OnChannel> = copies.iter().filter(alive).collect();
    let address = format!("/desk/media/pieces/{}", piece.id);
    let planned = piece.out.is_none() && copies.iter().any(|one| one.is_planned());
    html! {
        @if !copies.is_empty() {
            section.goes aria-labelledby="goes" {
                h2 #goes {
                    @if planned { (say!(caller.voice, "calendar-planned")) }
                    @else { (say!(caller.voice, "where-it-stands")) }
                }
                @for one in copies { (line(web, caller, piece, one, &address)) }
            }
        }
    }
}

/// One copy: where, how it stands, and what to do about it. `back`: where the page is that shows it.
pub fn line(web: &Web, caller: &Caller, piece: &Piece, one: &OnChannel, back: &str) -> Markup {
    let (times, voice) = (times(web, caller), caller.voice);
    let network = &one.channel.network;
    let name = network_name(web, network);
    let title = title_of(piece, voice);
    let what = if one.is_home { title } else { say!(voice, "piece-on", title = title, network = name) };
    let handle = one.channel.handle.as_deref().unwrap_or(&one.channel.name);
    html! {
        section.standing {
            (mark(web, network))
            b { @if one.is_home { (say!(voice, "your-website")) } @else { (name) } }
            @if !one.is_home { span.soft dir="auto" { (handle) } }
            span { (standing(web, one, times)) }
            @if caller.may(Deed::Publish) { (deeds(web, caller, one, &what, back)) }
            @else { (see_it(one, name, voice)) }
        }
    }
}

fn standing(web: &Web, one: &OnChannel, times: Times) -> Markup {
    let (copy, voice) = (&one.copy, times.voice);
    html! {
        @match &copy.state {
            PublicationState::Planned => {
                (say!(voice, "planned-for", moment = Value::Plain(times.planned(copy.planned_at))))
            }
            PublicationState::Published { at } => {
                (icon("check")) " " (say!(voice, "published-at", moment = Value::Plain(times.when(*at))))
            }
            _ => (publication_words(web, &one.channel.network, copy, voice)),
        }
    }
}

fn see_it(one: &OnChannel, name: &str, voice: Voice) -> Markup {
    let published = matches!(one.copy.state, PublicationState::Published { .. });
    html! {
        @if let Some(link) = Link::of(one.copy.link.as_deref()).filter(|_| published) {
            a href=(link) rel="noopener noreferrer" target="_blank" {
                (say!(voice, "line-see-there", network = name))
            }
        }
    }
}

fn deeds(web: &Web, caller: &Caller, one: &OnChannel, what: &str, back: &str) -> Markup {
    let (copy, voice) = (&one.copy, caller.voice);
    let name = network_name(web, &one.channel.network);
    let address = format!("/desk/media/publications/{}", copy.id);
    let decision = format!("{address}/decision");
    html! {
        @match &copy.state {
            PublicationState::Planned => (planned(web, caller, one, what, back)),
            PublicationState::Published { .. } => {
                (see_it(one, name, voice))
                @if let Some(read) = &one.reach { (how_far(read, times(web, caller))) }
                // What stands on the website is the article itself: it is taken down whole.
                @if !one.is_home {
                    (withdraw(copy, what, &format!("{address}/withdrawal"), voice))
                    (other_words(web, one, name, voice))
                }
            }
            PublicationState::Unsure { .. } => form method="post" action=(decision) {
                button.small name="arrived" value="yes" { (say!(voice, "it-is-on", network = name)) } " "
                button.small name="arrived" value="no" { (say!(voice, "publish-again")) }
            },
            PublicationState::Failed { .. } => form method="post" action=(decision) {
                button.small name="arrived" value="no" { (say!(voice, "try-again")) }
            },
            _ => {},
        }
    }
}

fn withdraw(copy: &Publication, what: &str, address: &str, voice: Voice) -> Markup {
    let only_told = copy.remote_id.is_none();
    html! {
        form method="post" action=(address) {
            input type="hidden" name="what" value=(what);
            @if only_told { span.soft { (say!(voice, "only-told-there")) } " " }
            button.small { (say!(voice, "withdraw")) }
            @if only_told {
                " " button.small name="by_hand" value="yes" { (say!(voice, "i-took-it-down")) }
            }
        }
    }
}

/// What its network counts, and when that was read.
fn how_far(read: &ReachRead, times: Times) -> Markup {
    let voice = times.voice;
    let figures = [
        read.reach.reactions.map(|count| say!(voice, "reach-reactions", count = count)),
        read.reach.shares.map(|count| say!(voice, "reach-shares", count = count)),
        read.reach.seen_by.map(|count| say!(voice, "reach-seen", count = count)),
    ];
    html! {
        @if figures.iter().any(Option::is_some) {
            small.soft.reach {
                @for figure in figures.iter().flatten() { (figure) " · " }
                (say!(voice, "reach-read", moment = Value::Plain(times.when(read.at))))
            }
        }
    }
}

/// What stands there in words, to be changed where the network can.
fn other_words(web: &Web, one: &OnChannel, name: &str, voice: Voice) -> Markup {
    let copy = &one.copy;
    let field = format!("words-{}", copy.id);
    let wished = one.rewording.as_ref();
    let refused = wished.and_then(|wished| wished.refused.as_deref());
    html! {
        @match may_reword(&web.app, &one.channel.network) {
            Ok(()) if copy.remote_id.is_some() => {
                @if let Some(why) = refused { p.wrong { (say_with!(voice, "words-refused"; why = in_english(voice, why))) } }
                @else if wished.is_some() { small.soft { (say!(voice, "words-on-their-way")) } }
                details.words {
                    summary.button.small { (say!(voice, "change-words")) }
                    form method="post" action=(format!("/desk/media/publications/{}/text", copy.id)) {
                        label for=(field) { (say!(voice, "text-on", network = name)) }
                        textarea id=(field) name="text" rows="6" dir="auto" required {
                            (wished.map_or(&copy.text, |wished| &wished.text))
                        }
                        button.small { (say!(voice, "put-words-there")) }
                    }
                }
            }
            Err(Some(why)) => small.soft { (in_english(voice, why)) },
            _ => {},
        }
    }
}

fn planned(web: &Web, caller: &Caller, one: &OnChannel, what: &str, back: &str) -> Markup {
    let (copy, voice) = (&one.copy, caller.voice);
    html! {
        (move_form(times(web, caller), &[copy.id], copy.planned_at, Some(back)))
        @if one.is_home {
            form method="post" action=(format!("/desk/media/pieces/{}/publication", copy.piece)) {
                button.small name="then" value="now" { (say!(voice, "publish-now")) }
            }
        }
        form method="post" action=(format!("/desk/media/publications/{}/cancelling", copy.id)) {
            input type="hidden" name="what" value=(what);
            button.small {
                @if one.is_home { (say!(voice, "take-everything-back")) }
                @else { (say!(voice, "take-it-back")) }
            }
        }
        @if one.is_home { small.soft { (say!(voice, "what-waits-for-it")) } }
    }
}

/// When the website's copy goes out, if that is planned.
pub fn planned_at_home(copies: &[OnChannel]) -> Option<Timestamp> {
    copies.iter().find(|one| one.is_home && one.is_planned()).map(|one| one.copy.planned_at)
}

//! Where an article stands or is to go, copy by copy, and what can be decided about each.

use super::title_of;
use crate::desk::calendar::move_form;
use crate::desk::today::publication_words;
use crate::door::Caller;
use crate::parts::icon::network_name;
use crate::parts::shell::here;
use crate::parts::time::{Here, thousands};
use crate::parts::{Trouble, mark};
use crate::state::Web;
use actions::publishing::may_reword;
use domain::channels::Channel;
use domain::media::{Piece, Stage};
use domain::publishing::{Publication, PublicationState, ReachRead, Rewording};
use domain::team::Deed;
use domain::{Link, PieceId, Timestamp};
use maud::{Markup, html};

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
pub fn stage_words(stage: Stage, here: Here) -> Markup {
    html! {
        @match stage {
            Stage::Out { since } => { "On the website since " (here.date(since)) }
            Stage::Planned { at } => { "Planned for " (here.planned(at)) }
            Stage::Draft => "Draft",
        }
    }
}

/// What is planned and where it stands, beside the text.
pub fn where_it_goes(web: &Web, caller: &Caller, piece: &Piece, copies: &[OnChannel]) -> Markup {
    let alive = |one: &&OnChannel| !matches!(one.copy.state, PublicationState::Withdrawn { .. });
    let copies: Vec<&OnChannel> = copies.iter().filter(alive).collect();
    let address = format!("/desk/media/pieces/{}", piece.id);
    html! {
        @if !copies.is_empty() { section.goes aria-labelledby="goes" {
            h2 #goes { @if piece.out.is_none() && copies.iter().any(|one| one.is_planned()) { "Planned" } @else { "Where it stands" } }
            @for one in copies { (line(web, caller, piece, one, &address)) }
        } }
    }
}

/// One copy: where, how it stands, and what to do about it. `back`: where the page is that shows it.
pub fn line(web: &Web, caller: &Caller, piece: &Piece, one: &OnChannel, back: &str) -> Markup {
    let (here, may) = (here(web, caller), caller.may(Deed::Publish));
    let copy = &one.copy;
    let address = format!("/desk/media/publications/{}", copy.id);
    let name = network_name(web, &one.channel.network);
    let title = title_of(piece);
    let what = if one.is_home { title.to_owned() } else { format!("{title}, on {name}") };
    html! {
        section.standing {
            (mark(web, &one.channel.network))
            b { @if one.is_home { "Your website" } @else { (name) } }
            @if !one.is_home { span.soft dir="auto" { (one.channel.handle.as_deref().unwrap_or(&one.channel.name)) } }
            span { (publication_words(web, &one.channel.network, copy)) @match &copy.state {
                PublicationState::Planned => { " for " (here.planned(copy.planned_at)) }
                PublicationState::Published { at } => { " " (here.when(*at)) }
                _ => {}
            } }
            @match &copy.state {
                PublicationState::Planned if may => (planned(web, caller, one, &what, back)),
                PublicationState::Published { .. } => {
                    @if let Some(link) = Link::of(copy.link.as_deref()) { a href=(link) rel="noopener noreferrer" target="_blank" { "See it on " (name) } }
                    @if let Some(read) = &one.reach { (how_far(read, here)) }
                    // What stands on the website is the article itself: it is taken down whole.
                    @if may && !one.is_home { form method="post" action=(format!("{address}/withdrawal")) {
                        input type="hidden" name="what" value=(what);
                        @if copy.remote_id.is_none() { span.soft { "We were only told that it is there. If we cannot find it, take it down there yourself." } " " }
                        button.small { "Withdraw" }
                        @if copy.remote_id.is_none() { " " button.small name="by_hand" value="yes" { "I took it down" } }
                    } }
                    @if may { (other_words(web, one, name)) }
                }
                PublicationState::Unsure { .. } if may => form method="post" action=(format!("{address}/decision")) { button.small name="arrived" value="yes" { "It is on " (name) } " " button.small name="arrived" value="no" { "Publish again" } },
                PublicationState::Failed { .. } if may => form method="post" action=(format!("{address}/decision")) { button.small name="arrived" value="no" { "Try again" } },
                _ => {},
            }
        }
    }
}

/// "12 reactions, shared 3 times, seen by 840 people, read today at 14:10".
fn how_far(read: &ReachRead, here: Here) -> Markup {
    let counted =
        |n: u64, one: &str, many: &str| format!("{} {}", thousands(n), if n == 1 { one } else { many });
    let times = |n: u64| if n == 1 { "once".to_owned() } else { format!("{} times", thousands(n)) };
    let figures = [
        read.reach.reactions.map(|n| counted(n, "reaction", "reactions")),
        read.reach.shares.map(|n| format!("shared {}", times(n))),
        read.reach.seen_by.map(|n| format!("seen by {}", counted(n, "person", "people"))),
    ];
    let figures: Vec<_> = figures.into_iter().flatten().collect();
    html! { @if !figures.is_empty() { small.soft.reach { (figures.join(", ")) ". Read " (here.when(read.at)) "." } } }
}

/// What stands there in words, to be changed where the network can.
fn other_words(web: &Web, one: &OnChannel, name: &str) -> Markup {
    let copy = &one.copy;
    let field = format!("words-{}", copy.id);
    let wished = one.rewording.as_ref();
    html! {
        @match may_reword(&web.app, &one.channel.network) {
            Ok(()) if copy.remote_id.is_some() => {
                @if let Some(why) = wished.and_then(|wished| wished.refused.as_deref()) {
                    p.wrong { "Other words were not taken there: " (why) }
                }
                @else if wished.is_some() { small.soft { "Other words are on their way there." } }
                details.words {
                    summary.button.small { "Change its words" }
                    form method="post" action=(format!("/desk/media/publications/{}/text", copy.id)) {
                        label for=(field) { "Text on " (name) }
                        textarea id=(field) name="text" rows="6" dir="auto" required { (wished.map_or(&copy.text, |wished| &wished.text)) }
                        button.small { "Put it there" }
                    }
                }
            }
            Err(Some(why)) => small.soft { (why) },
            _ => {},
        }
    }
}

fn planned(web: &Web, caller: &Caller, one: &OnChannel, what: &str, back: &str) -> Markup {
    let copy = &one.copy;
    html! {
        (move_form(here(web, caller), &[copy.id], copy.planned_at, Some(back)))
        @if one.is_home { form method="post" action=(format!("/desk/media/pieces/{}/publication", copy.piece)) { button.small name="then" value="now" { "Publish now" } } }
        form method="post" action=(format!("/desk/media/publications/{}/cancelling", copy.id)) {
            input type="hidden" name="what" value=(what);
            button.small { @if one.is_home { "Take everything back" } @else { "Take it back" } }
        }
        @if one.is_home { small.soft { "What is planned elsewhere waits for it, and is taken back with it." } }
    }
}

/// When the website's copy goes out, if that is planned.
pub fn planned_at_home(copies: &[OnChannel]) -> Option<Timestamp> {
    copies.iter().find(|one| one.is_home && one.is_planned()).map(|one| one.copy.planned_at)
}

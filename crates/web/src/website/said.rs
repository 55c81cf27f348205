//! What people said under an article: theirs and ours, conversation by conversation, each with its source.

use super::Site;
use crate::parts::icon::network_name;
use crate::state::Web;
use actions::media::SaidLine;
use domain::Timestamp;
use domain::text::initials;
use minijinja::context;
use words::{Times, Value, say};

/// As the page shows it.
pub struct Said {
    pub conversations: Vec<minijinja::Value>,
    /// On each network, in the order in which somebody first said something there.
    pub counts: Vec<minijinja::Value>,
    pub total: usize,
}

impl Said {
    pub fn of(web: &Web, site: &Site, times: Times, lines: &[SaidLine]) -> Self {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        let mut conversations = Vec::new();
        for lines in lines.chunk_by(|one, next| one.conversation == next.conversation) {
            let network = lines[0].network.as_str();
            match counts.iter_mut().find(|(counted, _)| *counted == network) {
                Some((_, count)) => *count += 1,
                None => counts.push((network, 1)),
            }
            let mut asked = None;
            let messages: Vec<minijinja::Value> =
                lines.iter().map(|line| said_line(web, site, times, line, &mut asked)).collect();
            conversations.push(context! { messages, network });
        }
        let count = |(network, count): (&str, usize)| {
            context! { name => network_name(web, network), icon => icon_of(web, network), count }
        };
        Self { total: conversations.len(), conversations, counts: counts.into_iter().map(count).collect() }
    }
}

/// One line. `asked` is when they wrote last: our answer says how much later it came.
fn said_line(
    web: &Web,
    site: &Site,
    times: Times,
    line: &SaidLine,
    asked: &mut Option<Timestamp>,
) -> minijinja::Value {
    let when = match *asked {
        Some(asked) if line.ours && line.written_at > asked => {
            say!(times.voice, "said-later", span = Value::Plain(times.span(line.written_at.since(asked))))
        }
        _ => times.date(line.written_at),
    };
    if !line.ours {
        *asked = Some(line.written_at);
    }
    let nameless = !line.ours && line.writer.is_none();
    let somebody = || say!(times.voice, "somebody");
    let name =
        if line.ours { site.business.name.clone() } else { line.writer.clone().unwrap_or_else(somebody) };
    let initials = if nameless { String::new() } else { initials(&name) };
    context! {
        ours => line.ours, when, nameless, name, initials,
        text => &line.text,
        link => line.link.as_deref(),
        network => network_name(web, &line.network),
        icon => icon_of(web, &line.network),
        simulated => line.simulated,
    }
}

fn icon_of(web: &Web, network: &str) -> Option<&'static str> {
    web.site.network(network).map(|network| network.about().icon)
}

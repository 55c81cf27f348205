//! The theme: minijinja templates. They get values, not the house.

use super::Site;
use crate::assets::asset;
use crate::parts::Trouble;
use crate::state::Web;
use actions::business::dialled;
use actions::today::Porch;
use chrono::Datelike as _;
use domain::business::{Business, Here, OpeningHours, PorchLight, Statement};
use domain::media::Kind;
use domain::{BusinessId, Timestamp};
use minijinja::value::{Kwargs, Object};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, State, Value, context};
use std::sync::{Arc, LazyLock};
use words::{Message, Times, Voice, message, say, say_at};

static THEME: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut theme = Environment::new();
    for (name, source) in [
        ("base.html", include_str!("../../themes/porch/base.html")),
        ("porch.html", include_str!("../../themes/porch/porch.html")),
        ("home.html", include_str!("../../themes/porch/home.html")),
        ("articles.html", include_str!("../../themes/porch/articles.html")),
        ("article.html", include_str!("../../themes/porch/article.html")),
        ("work.html", include_str!("../../themes/porch/work.html")),
        ("album.html", include_str!("../../themes/porch/album.html")),
        ("pair.html", include_str!("../../themes/porch/pair.html")),
        ("photo.html", include_str!("../../themes/porch/photo.html")),
        ("head.html", include_str!("../../themes/porch/head.html")),
        ("ask_about.html", include_str!("../../themes/porch/ask_about.html")),
        ("share.html", include_str!("../../themes/porch/share.html")),
        ("said.html", include_str!("../../themes/porch/said.html")),
        ("card.html", include_str!("../../themes/porch/card.html")),
        ("ask.html", include_str!("../../themes/porch/ask.html")),
        ("question.html", include_str!("../../themes/porch/question.html")),
        ("statement.html", include_str!("../../themes/porch/statement.html")),
        ("foot.html", include_str!("../../themes/porch/foot.html")),
        ("lost.html", include_str!("../../themes/porch/lost.html")),
    ] {
        // A theme that does not parse is found by its own test before anybody starts this.
        if let Err(error) = theme.add_template(name, source) {
            tracing::error!(%error, name, "a template of the theme does not parse");
        }
    }
    theme.add_function("asset", |name: String| asset(&name));
    theme.add_function("t", sentence);
    theme.set_formatter(|out, state, value| match value.as_str() {
        Some(words) if !value.is_safe() && *state.auto_escape() == AutoEscape::Html => {
            escaped(words).try_for_each(|part| out.write_str(part)).map_err(Error::from)
        }
        _ => minijinja::escape_formatter(out, state, value),
    });
    theme
});

/// What would end a text or an attribute is written as an entity, and nothing else: the library's own way makes every slash
/// one, and an address in the source is an address no more.
fn escaped(words: &str) -> impl Iterator<Item = &str> {
    words.split_inclusive(['<', '>', '&', '"', '\'']).flat_map(|part| {
        let (plain, sign) = match part.as_bytes().last() {
            Some(b'<') => (&part[..part.len() - 1], "&lt;"),
            Some(b'>') => (&part[..part.len() - 1], "&gt;"),
            Some(b'&') => (&part[..part.len() - 1], "&amp;"),
            Some(b'"') => (&part[..part.len() - 1], "&quot;"),
            Some(b'\'') => (&part[..part.len() - 1], "&#39;"),
            _ => (part, ""),
        };
        [plain, sign]
    })
}

/// Renders a template with the values every page has beside its own.
pub async fn page(web: &Web, site: &Site, template: &str, own: Value) -> Result<String, Trouble> {
    let porch = web.porch(&site.business).await?;
    let times = times(web, site);
    let language = site.voice.language;
    let all = context! {
        voice => Value::from_object(Speaks(site.voice)), lang => language.code(), dir => language.direction(),
        business => context! { name => &site.business.name, headline => &site.business.headline, about => &site.business.about },
        foot => foot(web, site, times).await?,
        address => &site.address,
        porch => porch_values(site, &porch, times),
        simulated => web.site.settings.simulated,
        ..own
    };
    let rendered = THEME.get_template(template).and_then(|template| template.render(all));
    rendered.map_err(|error| {
        tracing::error!(%error, template, "a page of the website could not be made");
        Trouble::said(axum::http::StatusCode::INTERNAL_SERVER_ERROR, message!("trouble-not-made"))
    })
}

/// What stands at the foot of every page, and in the menu of a phone.
async fn foot(web: &Web, site: &Site, times: Times) -> Result<Value, Trouble> {
    let (business, here) = (&site.business, times.here);
    let links = links(web, business.id, here.now).await?;
    Ok(context! {
        address => business.address.lines().map(str::to_owned).collect::<Vec<_>>(),
        phone => business.phone.clone(),
        dial => dialled(&business.phone).unwrap_or_default(),
        hours => hours(business, times),
        differs => next_that_differs(business, times),
        year => here.day_of(here.now).year(),
        statements => statements(&links, times.voice),
        channels => links.channels.clone(),
        work => links.work,
    })
}

/// Where else the business can be read and reached, for the foot.
pub struct Links {
    statements: Vec<Statement>,
    /// As the theme takes them: names of networks are the same in every language.
    channels: Value,
    /// Something of recent work is to be seen.
    work: bool,
}

fn statements(links: &Links, voice: Voice) -> Vec<Value> {
    let link = |which: &Statement| context! { title => title(*which).said(voice), path => format!("/{}", which.name()) };
    links.statements.iter().map(link).collect()
}

/// Every page that is made asks for it, and it is read again only after something changed.
async fn links(web: &Web, business: BusinessId, now: Timestamp) -> Result<Arc<Links>, Trouble> {
    let begun = match web.links.find(business, now) {
        Ok(links) => return Ok(links),
        Err(begun) => begun,
    };
    let desk = web.site.of(business);
    let statements = desk.list_statements().await?;
    let channels: Vec<Value> = desk
        .list_channels()
        .await?
        .into_iter()
        .filter(|channel| channel.state.works() && !channel.simulated)
        .filter_map(|channel| {
            let network = web.site.network(&channel.network).filter(|network| !network.about().home)?;
            let link = network.profile(&channel.remote_id, channel.handle.as_deref())?;
            Some(context! { name => network.about().name, icon => network.about().icon, link })
        })
        .collect();
    let work = !desk.list_pieces_out(Some(Kind::Album), None, 1).await?.rows.is_empty();
    let links = Arc::new(Links { statements, channels: channels.into(), work });
    web.links.keep(business, begun, now, links.clone());
    Ok(links)
}

/// The week with days of the same hours together: ("Mon, Tue, Thu, Fri", "8:00–17:00").
fn hours(business: &Business, times: Times) -> Vec<Value> {
    if business.hours == OpeningHours::default() {
        return Vec::new();
    }
    let mut rows: Vec<(Vec<usize>, String)> = Vec::new();
    for (n, day) in business.hours.week.iter().enumerate() {
        let words = times.hours(day);
        match rows.iter_mut().find(|(_, same)| *same == words) {
            Some((days, _)) => days.push(n),
            None => rows.push((vec![n], words)),
        }
    }
    let row = |(days, words): (Vec<usize>, String)| {
        let in_a_row = days.len() > 2 && days.windows(2).all(|pair| pair[0] + 1 == pair[1]);
        let name = |day: &usize| times.short_weekday(*day);
        let names = if in_a_row {
            format!("{}–{}", name(&days[0]), name(&days[days.len() - 1]))
        } else {
            days.iter().map(name).collect::<Vec<_>>().join(&say!(times.voice, "comma"))
        };
        context! { days => names, words }
    };
    rows.into_iter().map(row).collect()
}

/// The next day within two weeks that has hours of its own: "Saturday 20 June: 9:00–14:00".
fn next_that_differs(business: &Business, times: Times) -> Option<String> {
    let today = times.here.day_of(times.here.now);
    let (date, day) = business.hours.days.range(today..).next()?;
    let near = date.signed_duration_since(today).num_days() <= 14;
    near.then(|| format!("{}: {}", times.date_with_weekday(*date), times.hours(day)))
}

/// Who speaks on a page of the website, and from when they tell the time.
pub fn times(web: &Web, site: &Site) -> Times {
    Times { here: Here { now: web.site.now(), zone: site.business.time_zone }, voice: site.voice }
}

/// As the page and the foot call what the law wants to be read.
pub fn title(which: Statement) -> Message {
    match which {
        Statement::Imprint => message!("imprint"),
        Statement::Privacy => message!("privacy"),
    }
}

/// Who speaks, for the templates.
#[derive(Debug)]
struct Speaks(Voice);

impl Object for Speaks {}

/// `t('people-asked', people=3)` in a template: a sentence, in the page's language.
#[expect(clippy::needless_pass_by_value, reason = "what minijinja calls takes its arguments so")]
fn sentence(state: &State<'_, '_>, id: &str, values: Kwargs) -> Result<String, Error> {
    let voice =
        state.lookup("voice").and_then(|voice| voice.downcast_object_ref::<Speaks>().map(|speaks| speaks.0));
    let mut filled: Vec<(&str, words::Value)> = Vec::new();
    for name in values.args() {
        let value: Value = values.get(name)?;
        filled.push((name, value.as_i64().map_or_else(|| value.to_string().into(), words::Value::from)));
    }
    let said = |voice: Voice| voice.say(&crate::WORDS, id, &filled);
    voice.map(said).ok_or_else(|| Error::new(ErrorKind::UndefinedError, "nobody speaks on this page"))
}

fn porch_values(site: &Site, porch: &Porch, times: Times) -> Value {
    let voice = times.voice;
    let (lit, short, long) = match porch.light {
        PorchLight::Lit { until: None } => {
            (true, say!(voice, "porch-always-short"), say!(voice, "porch-always"))
        }
        PorchLight::Lit { until: Some(until) } => {
            (true, say_at!(times, "porch-open-until", until), say_at!(times, "porch-here-until", until))
        }
        PorchLight::Dim { opens: Some(opens) } => {
            (false, say_at!(times, "porch-closed-until", opens), say_at!(times, "porch-back", opens))
        }
        PorchLight::Dim { opens: None } => (false, say!(voice, "closed"), say!(voice, "porch-nobody")),
    };
    let kept = |percent| {
        let (cases, days) = (porch.kept.cases(), actions::today::KEPT_DAYS);
        say!(voice, "kept", percent = percent, cases = cases, days = days)
    };
    context! {
        lit, short, long,
        promise => words::within(site.business.promise).said(voice),
        kept => porch.kept.percent().map(kept),
        hear_by => say_at!(times, "ask-hear-by", porch.answer_by),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_parses() {
        assert_eq!(THEME.templates().count(), 19);
    }

    #[test]
    fn what_ends_a_text_is_an_entity_and_a_slash_is_a_slash() {
        let words = escaped("a/b?c=1&d=<\"'>é").collect::<String>();
        assert_eq!(words, "a/b?c=1&amp;d=&lt;&quot;&#39;&gt;é");
        let page = THEME.render_named_str(
            "x.html",
            "{{ a }}{{ b }}{{ c }}",
            context! { a => "<b>/", b => Value::from_safe_string("<i>".into()), c => 5 },
        );
        assert_eq!(page.unwrap(), "&lt;b&gt;/<i>5");
    }
}

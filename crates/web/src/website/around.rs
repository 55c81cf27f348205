//! What stands around every piece, whatever its kind: what search engines and link cards read, the share row, what people
//! said.

use super::said::Said;
use super::{Site, pictures, rendered, theme};
use crate::state::Web;
use actions::media::ReadPiece;
use domain::Language;
use minijinja::{Value, context};

pub struct Around<'a> {
    pub web: &'a Web,
    pub site: &'a Site,
    pub read: &'a ReadPiece,
    pub text: &'a rendered::Text,
    /// What schema.org calls this kind.
    pub schema: &'static str,
}

impl Around<'_> {
    /// For `head.html`, `share.html`, `said.html` and `ask_about.html`.
    pub fn values(&self) -> Value {
        let Self { web, site, read, text, schema } = self;
        let piece = &read.piece;
        let times = theme::times(web, site);
        let link = format!("{}{}", site.address, piece.path());
        let cover = piece.cover.and_then(|cover| read.pictures.get(&cover));
        let summary = if piece.summary.is_empty() { &text.first_words } else { &piece.summary };
        let out = piece.out.map_or(piece.created_at, |out| out.at);
        let picture_address =
            cover.map(|picture| format!("{}{}", site.address, pictures::path(picture, 1280)));
        let picture_size = cover.map(|picture| picture.size_of(picture.copy_for(1280)));
        let mut json_ld = serde_json::json!({
            "@context": "https://schema.org",
            "@type": schema,
            "headline": piece.title,
            "description": summary,
            "datePublished": out.rfc3339(),
            "dateModified": piece.changed_at.max(out).rfc3339(),
            "mainEntityOfPage": link,
            "image": picture_address.iter().collect::<Vec<_>>(),
            "author": {"@type": "Person", "name": read.author},
            "publisher": {"@type": "Organization", "name": site.business.name, "url": site.address},
        });
        // What it is written in, where that is known; not what its visitor is spoken to in.
        if let Some(language) = text.language.or(site.business.language.map(Language::code)) {
            json_ld["inLanguage"] = language.into();
        }
        let shares: Vec<Value> = actions::share_links(&link, &piece.title, picture_address.as_deref())
            .into_iter()
            .map(|share| context! { name => share.name, icon => share.icon, href => share.url })
            .collect();
        let said = Said::of(web, site, times, &read.said);
        context! {
            piece => context! {
                id => piece.id.to_string(), title => &piece.title, summary, author => &read.author,
                people => read.people, date => times.full_date(out), datetime => out.rfc3339(),
                minutes => text.minutes, language => text.language,
            },
            cover => cover.map(pictures::values),
            picture_address, picture_size, shares, slug => &piece.slug,
            said => said.conversations, counts => said.counts, said_count => said.total,
            canonical => link,
            // Neither an end tag nor a comment in somebody's words may change where the script ends.
            json_ld => Value::from_safe_string(json_ld.to_string().replace('<', "\\u003c")),
        }
    }
}

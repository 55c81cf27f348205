//! Reading: the list of articles, and one article with its share links and what people said.

use super::said::Said;
use super::shelf::Page;
use super::{Site, home, pictures, theme};
use crate::parts::Trouble;
use crate::state::Web;
use actions::Cursor;
use actions::media::{ReadArticle, read_article};
use axum::extract::{OriginalUri, Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Language;
use domain::media::article_path;
use minijinja::{Value, context};
use serde::Deserialize;

#[derive(Default, Deserialize)]
pub struct From {
    from: Option<String>,
}

pub async fn list(
    State(web): State<Web>,
    site: Site,
    Query(query): Query<From>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let from: Option<Cursor> = query.from.as_deref().and_then(|from| from.parse().ok());
    // Older pages are made anew each time: visitors can write more places to begin than any shelf holds.
    let begun = if from.is_none() {
        match web.shelf.find(site.business.id, &site.place("/articles")) {
            Ok(page) => return Ok(page.answer(&headers)),
            Err(begun) => Some(begun),
        }
    } else {
        None
    };
    let page = web.site.of(site.business.id).list_articles_out(from, 20).await?;
    let articles = home::cards(&web, &site, &page.rows).await?;
    let own = context! { articles, older => page.next.map(|next| next.to_string()), canonical => format!("{}/articles", site.address) };
    let html = theme::page(&web, &site, "articles.html", own).await?;
    let page = Page::new("text/html; charset=utf-8", html);
    Ok(match begun {
        Some(begun) => {
            web.shelf.keep(site.business.id, &site.place("/articles"), begun, page).answer(&headers)
        }
        None => page.answer(&headers),
    })
}

pub async fn show(
    State(web): State<Web>,
    site: Site,
    Path(slug): Path<String>,
    OriginalUri(asked): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let path = article_path(&slug);
    // However somebody wrote it (`%c3%b6`, `%6fil`), there is one address that is read, kept and counted.
    if asked.path() != path {
        return Ok(Redirect::permanent(&path).into_response());
    }
    let begun = match web.shelf.find(site.business.id, &site.place(&path)) {
        Ok(page) => return Ok(page.answer(&headers)),
        Err(begun) => begun,
    };
    let Some(read) = read_article(&web.site, site.business.id, &slug).await? else {
        return elsewhere(&web, &site, &slug).await;
    };
    let html = article_page(&web, &site, &read).await?;
    Ok(web
        .shelf
        .keep(site.business.id, &site.place(&path), begun, Page::new("text/html; charset=utf-8", html))
        .answer(&headers))
}

/// An article that had this address before has another one now.
async fn elsewhere(web: &Web, site: &Site, slug: &str) -> Result<Response, Trouble> {
    let found = web.site.of(site.business.id).find_article(slug).await?;
    let Some(article) = found.filter(|article| article.out.is_some()) else {
        return home::lost(web, site).await;
    };
    Ok(Redirect::permanent(&article_path(&article.slug)).into_response())
}

async fn article_page(web: &Web, site: &Site, read: &ReadArticle) -> Result<String, Trouble> {
    let article = &read.article;
    let times = theme::times(web, site);
    let link = format!("{}{}", site.address, article_path(&article.slug));
    let text = web.rendered.of(&article.body, &read.pictures).await?;
    let cover = article.cover.and_then(|cover| read.pictures.get(&cover));
    let summary = if article.summary.is_empty() { &text.first_words } else { &article.summary };
    let out = article.out.map_or(article.created_at, |out| out.at);
    let picture_address = cover.map(|picture| format!("{}{}", site.address, pictures::path(picture, 1280)));
    let picture_size = cover.map(|picture| picture.size_of(picture.copy_for(1280)));
    let mut json_ld = serde_json::json!({
        "@context": "https://schema.org", "@type": "Article", "headline": article.title,  "description": summary,
        "datePublished": out.rfc3339(), "dateModified": article.changed_at.max(out).rfc3339(), "mainEntityOfPage": link,
        "image": picture_address.iter().collect::<Vec<_>>(),
        "author": {"@type": "Person", "name": read.author}, "publisher": {"@type": "Organization", "name": site.business.name, "url": site.address},
    });
    // What it is written in, where that is known; not what its visitor is spoken to in.
    if let Some(language) = text.language.or(site.business.language.map(Language::code)) {
        json_ld["inLanguage"] = language.into();
    }
    let shares: Vec<Value> = actions::share_links(&link, &article.title, picture_address.as_deref())
        .into_iter()
        .map(|share| context! { name => share.name, icon => share.icon, href => share.url })
        .collect();
    let said = Said::of(web, site, times, &read.said);
    let own = context! {
        article => context! {
            id => article.id.to_string(), title => &article.title, summary, author => &read.author, people => read.people,
            date => times.full_date(out), datetime => out.rfc3339(), minutes => text.minutes,
            language => text.language,
        },
        body => Value::from_safe_string(text.html.clone()),
        cover => cover.map(pictures::values),
        picture_address, picture_size, shares, slug => &article.slug,
        said => said.conversations, counts => said.counts, said_count => said.total,
        canonical => link,
        // Neither an end tag nor a comment in somebody's words may change where the script ends.
        json_ld => Value::from_safe_string(json_ld.to_string().replace('<', "\\u003c")),
    };
    theme::page(web, site, "article.html", own).await
}

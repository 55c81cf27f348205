//! Reading: the list of articles, and one article with its share links and what people said.

use super::shelf::Page;
use super::{Site, home, pictures, theme};
use crate::parts::Trouble;
use crate::parts::icon::network_name;
use crate::parts::time::{Here, span};
use crate::state::Web;
use actions::inbox::lines_under;
use actions::media::{first_words, reading_minutes, render};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use domain::inbox::{Direction, Shown};
use domain::media::Article;
use domain::text::initials;
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
    let path = format!("/articles?from={}", query.from.as_deref().unwrap_or_default());
    let begun = match web.shelf.find(site.business.id, &path) {
        Ok(page) => return Ok(page.answer(&headers)),
        Err(begun) => begun,
    };
    let from = query.from.as_deref().and_then(|from| from.parse().ok());
    let page = web.app.of(site.business.id).list_articles_out(from, 20).await?;
    let mut articles = Vec::new();
    for article in &page.rows {
        articles.push(home::card(&web, &site, article).await?);
    }
    let own = context! { articles, older => page.next.map(|next| next.to_string()), canonical => format!("{}/articles", site.address) };
    let html = theme::page(&web, &site, "articles.html", own).await?;
    Ok(web
        .shelf
        .keep(site.business.id, &path, begun, Page::new("text/html; charset=utf-8", html))
        .answer(&headers))
}

pub async fn show(
    State(web): State<Web>,
    site: Site,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let path = format!("/articles/{slug}");
    let begun = match web.shelf.find(site.business.id, &path) {
        Ok(page) => return Ok(page.answer(&headers)),
        Err(begun) => begun,
    };
    let found = web.app.of(site.business.id).find_article(&slug).await?;
    let article =
        found.filter(|article| article.out.is_some()).ok_or_else(|| Trouble::not_found("article"))?;
    if article.slug != slug {
        let encoded: String = article
            .slug
            .split('/')
            .map(|part| url::form_urlencoded::byte_serialize(part.as_bytes()).collect::<String>())
            .collect();
        return Ok(Redirect::permanent(&format!("/articles/{encoded}")).into_response());
    }
    let html = article_page(&web, &site, &article).await?;
    Ok(web
        .shelf
        .keep(site.business.id, &path, begun, Page::new("text/html; charset=utf-8", html))
        .answer(&headers))
}

async fn article_page(web: &Web, site: &Site, article: &Article) -> Result<String, Trouble> {
    let here = theme::here(web, site);
    let desk = web.app.of(site.business.id);
    let link = format!("{}/articles/{}", site.address, article.slug);
    let rendered = render(&article.body, &pictures::pictures_in(web, site.business.id, &article.body).await?);
    let cover = match article.cover {
        Some(cover) => desk.lookup_picture(cover).await?,
        None => None,
    };
    let summary =
        if article.summary.is_empty() { first_words(&article.body, 200) } else { article.summary.clone() };
    let author = desk.lookup_seat(article.by).await?.map(|seat| seat.name).unwrap_or_default();
    let people = match article.need {
        Some(need) => actions::needs::people_who_asked(&web.app, site.business.id, need).await?,
        None => 0,
    };
    let out = article.out.map_or(article.created_at, |out| out.at);
    let picture_address =
        cover.as_ref().map(|picture| format!("{}{}", site.address, pictures::path(picture, 1280)));
    let json_ld = serde_json::json!({
        "@context": "https://schema.org", "@type": "Article", "headline": article.title, "description": summary,
        "datePublished": out.rfc3339(), "dateModified": article.changed_at.max(out).rfc3339(), "mainEntityOfPage": link,
        "image": picture_address.iter().collect::<Vec<_>>(),
        "author": {"@type": "Person", "name": author}, "publisher": {"@type": "Organization", "name": site.business.name, "url": site.address},
    });
    let shares: Vec<Value> = actions::share_links(&link, &article.title, picture_address.as_deref())
        .into_iter()
        .map(|share| context! { name => share.name, icon => share.icon, href => share.url })
        .collect();
    let (said, counts, total) = said(web, site, article, here).await?;
    let own = context! {
        article => context! {
            id => article.id.to_string(), title => &article.title, summary, author, people,
            date => here.full_date(out), datetime => out.rfc3339(), minutes => reading_minutes(&article.body),
        },
        body => Value::from_safe_string(rendered.html),
        cover => cover.as_ref().map(pictures::values),
        picture_address, shares, said, counts, said_count => total, slug => &article.slug,
        canonical => link,
        // Neither an end tag nor a comment in somebody's words may change where the script ends.
        json_ld => Value::from_safe_string(json_ld.to_string().replace('<', "\\u003c")),
    };
    theme::page(web, site, "article.html", own).await
}

/// The public conversations the article started: theirs and ours, network by network, each with its source.
async fn said(
    web: &Web,
    site: &Site,
    article: &Article,
    here: Here,
) -> Result<(Vec<Value>, Vec<Value>, usize), Trouble> {
    let conversations = lines_under(&web.app, site.business.id, article.id).await?;
    let mut counts: Vec<(String, usize)> = Vec::new();
    let mut said = Vec::new();
    for (conversation, channel, lines) in &conversations {
        match counts.iter_mut().find(|(network, _)| *network == channel.network) {
            Some((_, count)) => *count += 1,
            None => counts.push((channel.network.clone(), 1)),
        }
        let mut asked = None;
        let mut messages = Vec::new();
        for line in lines {
            let message = &line.message;
            if message.deleted_at.is_some() {
                continue;
            }
            let ours = matches!(message.direction, Direction::Out { .. });
            let named = conversation.shown == Shown::Named;
            let name = match (ours, named) {
                (true, _) => site.business.name.clone(),
                (false, true) => line.writer.clone(),
                (false, false) => "Somebody".into(),
            };
            let when = match asked {
                Some(asked) if ours && message.written_at > asked => {
                    format!("{} later", span(message.written_at.since(asked)))
                }
                _ => here.date(message.written_at),
            };
            asked = if ours { asked } else { Some(message.written_at) };
            messages.push(context! {
                ours, when, text => &message.text,
                initials => if named || ours { initials(&name) } else { String::new() },
                name, nameless => !named && !ours,
                link => &message.link,
                network => network_name(web, &channel.network),
                icon => web.app.network(&channel.network).map(|network| network.about().icon),
                simulated => channel.simulated,
            });
        }
        said.push(context! { messages, network => &channel.network });
    }
    let total = conversations.len();
    let counts = counts
        .into_iter()
        .map(|(network, count)| context! { name => network_name(web, &network), icon => web.app.network(&network).map(|network| network.about().icon), count })
        .collect();
    Ok((said, counts, total))
}

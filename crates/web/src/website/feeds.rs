//! Feeds, sitemap and robots: the website for machines.

use super::Site;
use super::shelf::Page;
use crate::parts::Trouble;
use crate::state::Web;
use actions::media::pictures_of;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::media::Article;
use domain::text::carried;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io::Cursor;

const ENTRIES: u64 = 20;
/// A sitemap holds at most 50,000 addresses (sitemaps.org).
const MOST_ADDRESSES: u64 = 49_000;
/// Of articles in full.
const MOST_BYTES: usize = 1024 * 1024;

pub async fn atom(State(web): State<Web>, site: Site, headers: HeaderMap) -> Result<Response, Trouble> {
    kept(&web, &site, &headers, "/feed.xml", "application/atom+xml; charset=utf-8", async |articles| {
        write_atom(&site, &articles).map_err(|_| Trouble::bad("The feed could not be written."))
    })
    .await
}

/// JSON Feed 1.1 (jsonfeed.org).
pub async fn json(State(web): State<Web>, site: Site, headers: HeaderMap) -> Result<Response, Trouble> {
    kept(&web, &site, &headers, "/feed.json", "application/feed+json; charset=utf-8", async |articles| {
        let items: Vec<_> = articles
            .iter()
            .map(|(article, html)| {
                serde_json::json!({
                    "id": format!("urn:uuid:{}", article.id.0), "url": link(&site, article), "title": article.title, "summary": article.summary,
                    "content_html": html, "date_published": article.out.map(|out| out.at.rfc3339()), "date_modified": article.changed_at.rfc3339(),
                    "image": article.cover.map(|cover| format!("{}/pictures/{cover}/640.jpg", site.address)),
                })
            })
            .collect();
        let feed = serde_json::json!({
            "version": "https://jsonfeed.org/version/1.1", "title": site.business.name, "home_page_url": format!("{}/", site.address),
            "feed_url": format!("{}/feed.json", site.address), "description": site.business.headline, "items": items,
        });
        Ok(feed.to_string())
    })
    .await
}

async fn kept(
    web: &Web,
    site: &Site,
    headers: &HeaderMap,
    path: &str,
    kind: &'static str,
    write: impl AsyncFnOnce(Vec<(Article, String)>) -> Result<String, Trouble>,
) -> Result<Response, Trouble> {
    let begun = match web.shelf.find(site.business.id, path) {
        Ok(page) => return Ok(page.answer(headers)),
        Err(begun) => begun,
    };
    let articles = web.site.of(site.business.id).list_articles_out(None, ENTRIES).await?.rows;
    let pictures = pictures_of(&web.site, site.business.id, &articles).await?;
    // A reader somewhere else needs whole addresses.
    let whole = format!("\"{}/pictures/", site.address);
    let mut entries = Vec::new();
    let mut room = MOST_BYTES;
    for article in articles {
        let text = web.rendered.of(&article.body, &pictures).await?;
        // Readers fetch a feed again and again: one long article goes out whole, twenty of them as their beginnings.
        let html = match room.checked_sub(text.html.len()) {
            Some(left) => {
                room = left;
                text.html.replace("\"/pictures/", &whole)
            }
            None => maud::html! { p { (text.first_words) } }.into_string(),
        };
        entries.push((article, html));
    }
    let body = write(entries).await?;
    Ok(web.shelf.keep(site.business.id, path, begun, Page::new(kind, body)).answer(headers))
}

fn write_atom(site: &Site, articles: &[(Article, String)]) -> std::io::Result<String> {
    let mut writer = Writer::new(Cursor::new(Vec::new()));
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let newest =
        articles.iter().map(|(article, _)| article.changed_at).max().unwrap_or(site.business.created_at);
    writer
        .create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .write_inner_content(|writer| {
            text(writer, "id", &format!("urn:uuid:{}", site.business.id.0))?;
            text(writer, "title", &site.business.name)?;
            text(writer, "subtitle", &site.business.headline)?;
            text(writer, "updated", &newest.rfc3339())?;
            writer
                .create_element("author")
                .write_inner_content(|writer| text(writer, "name", &site.business.name))?;
            for (rel, path) in [("self", "/feed.xml"), ("alternate", "/")] {
                let address = format!("{}{path}", site.address);
                writer
                    .create_element("link")
                    .with_attributes([("rel", rel), ("href", address.as_str())])
                    .write_empty()?;
            }
            for (article, html) in articles {
                writer.create_element("entry").write_inner_content(|writer| {
                    text(writer, "id", &format!("urn:uuid:{}", article.id.0))?;
                    text(writer, "title", &article.title)?;
                    text(writer, "summary", &article.summary)?;
                    text(
                        writer,
                        "published",
                        &article.out.map_or(article.created_at, |out| out.at).rfc3339(),
                    )?;
                    text(writer, "updated", &article.changed_at.rfc3339())?;
                    writer
                        .create_element("link")
                        .with_attribute(("href", link(site, article).as_str()))
                        .write_empty()?;
                    writer
                        .create_element("content")
                        .with_attribute(("type", "html"))
                        .write_text_content(BytesText::new(&carried(html)))?;
                    Ok(())
                })?;
            }
            Ok(())
        })?;
    Ok(String::from_utf8_lossy(&writer.into_inner().into_inner()).into_owned())
}

fn text(writer: &mut Writer<Cursor<Vec<u8>>>, name: &str, words: &str) -> std::io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(&carried(words)))?;
    Ok(())
}

fn link(site: &Site, article: &Article) -> String {
    format!("{}/articles/{}", site.address, article.slug)
}

pub async fn sitemap(State(web): State<Web>, site: Site, headers: HeaderMap) -> Result<Response, Trouble> {
    const PATH: &str = "/sitemap.xml";
    let begun = match web.shelf.find(site.business.id, PATH) {
        Ok(page) => return Ok(page.answer(&headers)),
        Err(begun) => begun,
    };
    let slugs = web.site.of(site.business.id).list_slugs_out(MOST_ADDRESSES).await?;
    let own = ["/", "/articles", "/ask"].map(|path| format!("{}{path}", site.address));
    let articles = slugs.iter().map(|slug| format!("{}/articles/{slug}", site.address));
    let mut writer = Writer::new(Cursor::new(Vec::new()));
    let written = writer
        .create_element("urlset")
        .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"))
        .write_inner_content(|writer| {
            for address in own.into_iter().chain(articles) {
                writer.create_element("url").write_inner_content(|writer| text(writer, "loc", &address))?;
            }
            Ok::<(), std::io::Error>(())
        });
    if written.is_err() {
        return Err(Trouble::bad("The sitemap could not be written."));
    }
    let xml = String::from_utf8_lossy(&writer.into_inner().into_inner()).into_owned();
    let page = Page::new("application/xml; charset=utf-8", xml);
    Ok(web.shelf.keep(site.business.id, PATH, begun, page).answer(&headers))
}

pub async fn robots(site: Site) -> String {
    format!("User-agent: *\nDisallow: /desk\nDisallow: /questions/\nSitemap: {}/sitemap.xml\n", site.address)
}

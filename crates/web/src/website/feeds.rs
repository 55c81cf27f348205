//! Feeds, sitemap and robots: the website for machines.

use super::shelf::Page;
use super::{Site, pictures};
use crate::parts::Trouble;
use crate::state::Web;
use actions::media::pictures_of;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use domain::media::{Album, Kind, Photo, Piece};
use domain::text::carried;
use domain::{Language, PictureId, PieceId, Timestamp};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::collections::HashMap;
use std::io::Cursor;
use tokio::sync::Semaphore;
use url::Url;
use words::{message, say};

const ENTRIES: u64 = 20;
/// A sitemap holds at most 50,000 addresses (sitemaps.org).
const MOST_ADDRESSES: u64 = 49_000;
/// Of articles in full.
const MOST_BYTES: usize = 1024 * 1024;

/// So many feeds are made at once, for all websites: each holds up to twenty whole articles.
static MAKING: Semaphore = Semaphore::const_new(2);

/// An article as a feed gives it.
struct Entry {
    piece: Piece,
    html: String,
    summary: String,
}

pub async fn atom(State(web): State<Web>, site: Site, headers: HeaderMap) -> Result<Response, Trouble> {
    kept(&web, &site, &headers, "/feed.xml", "application/atom+xml; charset=utf-8", async |pieces| {
        write_atom(&site, &pieces, web.site.settings.simulated).map_err(|_| not_made())
    })
    .await
}

/// JSON Feed 1.1 (jsonfeed.org).
pub async fn json(State(web): State<Web>, site: Site, headers: HeaderMap) -> Result<Response, Trouble> {
    kept(&web, &site, &headers, "/feed.json", "application/feed+json; charset=utf-8", async |pieces| {
        let simulated = web.site.settings.simulated;
        let items: Vec<_> = pieces
            .iter()
            .map(|Entry { piece, html, summary }| {
                serde_json::json!({
                    "id": format!("urn:uuid:{}", piece.id.0), "url": link(&site, piece), "title": piece.title, "summary": summary,
                    "content_html": html, "date_published": piece.out.map(|out| out.at.rfc3339()), "date_modified": updated(piece).rfc3339(), "tags": simulated.then_some([SIMULATED]),
                    "image": piece.cover.map(|cover| format!("{}/pictures/{cover}/640.jpg", site.address)),
                })
            })
            .collect();
        let feed = serde_json::json!({
            "version": "https://jsonfeed.org/version/1.1", "title": title(&site, simulated), "language": site.business.language.map(Language::code), "home_page_url": format!("{}/", site.address),
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
    write: impl AsyncFnOnce(Vec<Entry>) -> Result<String, Trouble>,
) -> Result<Response, Trouble> {
    if let Ok(page) = web.shelf.find(site.business.id, &site.place(path)) {
        return Ok(page.answer(headers));
    }
    // Whoever asks while it is made gets what was made: each by itself they would all hold every article at once.
    let _turn = MAKING.acquire().await.map_err(|_| not_made())?;
    let begun = match web.shelf.find(site.business.id, &site.place(path)) {
        Ok(page) => return Ok(page.answer(headers)),
        Err(begun) => begun,
    };
    let pieces = web.site.of(site.business.id).list_pieces_out(None, None, ENTRIES).await?.rows;
    let pictures = pictures_of(&web.site, site.business.id, &pieces).await?;
    let photos = photos_of(web, site, &pieces).await?;
    let mut entries = Vec::new();
    let mut room = MOST_BYTES;
    for piece in pieces {
        let at = Url::parse(&link(site, &piece)).map_err(|_| not_made())?;
        let text = web.rendered.elsewhere(at, &piece.body, &pictures).await?;
        let photos = photos.get(&piece.id).map_or("", String::as_str);
        // Readers fetch a feed again and again: one long article goes out whole, twenty of them as their beginnings.
        let html = match room.checked_sub(text.html.len() + photos.len()) {
            Some(left) => {
                room = left;
                format!("{}{photos}", text.html)
            }
            None => maud::html! { p { (text.first_words) } }.into_string(),
        };
        let summary = if piece.summary.is_empty() { text.first_words.clone() } else { piece.summary.clone() };
        entries.push(Entry { piece, html, summary });
    }
    let body = write(entries).await?;
    Ok(web.shelf.keep(site.business.id, &site.place(path), begun, Page::new(kind, body)).answer(headers))
}

/// The photos of albums as they stand in a feed: the pair first, with what is said of each, under whole addresses.
async fn photos_of(web: &Web, site: &Site, pieces: &[Piece]) -> Result<HashMap<PieceId, String>, Trouble> {
    let desk = web.site.of(site.business.id);
    let albums: Vec<Piece> = pieces.iter().filter(|piece| piece.kind == Kind::Album).cloned().collect();
    if albums.is_empty() {
        return Ok(HashMap::new());
    }
    let albums = desk.with_photos(albums).await?;
    let mut shown: Vec<PictureId> = Vec::new();
    for album in &albums {
        shown.extend(album.photos.iter().map(|photo| photo.picture));
    }
    let known: HashMap<_, _> =
        desk.list_pictures_by_id(shown).await?.into_iter().map(|one| (one.id, one)).collect();
    let figure = |photo: &Photo| {
        let picture = known.get(&photo.picture)?;
        let (width, height) = picture.size_of(picture.copy_for(1280));
        Some(maud::html! {
            figure {
                img src=(format!("{}{}", site.address, pictures::path(picture, 1280))) alt=(picture.alt)
                    width=(width) height=(height);
                @if !photo.caption.is_empty() { figcaption { (photo.caption) } }
            }
        })
    };
    let written = |album: &Album| -> String {
        album.best_first().into_iter().filter_map(figure).map(maud::Markup::into_string).collect()
    };
    Ok(albums.iter().map(|album| (album.piece.id, written(album))).collect())
}

fn write_atom(site: &Site, pieces: &[Entry], simulated: bool) -> std::io::Result<String> {
    let mut writer = Writer::new(Cursor::new(Vec::new()));
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let newest = pieces.iter().map(|entry| updated(&entry.piece)).max().unwrap_or(site.business.created_at);
    // Where nothing is chosen nobody knows what its pieces are in.
    let language = site.business.language.map(|language| ("xml:lang", language.code()));
    writer
        .create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attributes(language)
        .write_inner_content(|writer| {
            text(writer, "id", &format!("urn:uuid:{}", site.business.id.0))?;
            text(writer, "title", &title(site, simulated))?;
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
            for Entry { piece, html, summary } in pieces {
                writer.create_element("entry").write_inner_content(|writer| {
                    text(writer, "id", &format!("urn:uuid:{}", piece.id.0))?;
                    text(writer, "title", &piece.title)?;
                    text(writer, "summary", summary)?;
                    text(writer, "published", &piece.out.map_or(piece.created_at, |out| out.at).rfc3339())?;
                    text(writer, "updated", &updated(piece).rfc3339())?;
                    if simulated {
                        writer
                            .create_element("category")
                            .with_attribute(("term", SIMULATED))
                            .write_empty()?;
                    }
                    writer
                        .create_element("link")
                        .with_attribute(("href", link(site, piece).as_str()))
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

/// A demo says so wherever it is read.
fn title(site: &Site, simulated: bool) -> String {
    if simulated {
        format!("{} ({})", site.business.name, say!(site.voice, "simulated"))
    } else {
        site.business.name.clone()
    }
}

/// For programs: the same in every language.
const SIMULATED: &str = "simulated";

fn not_made() -> Trouble {
    Trouble::said(StatusCode::INTERNAL_SERVER_ERROR, message!("trouble-not-made"))
}

/// When it last changed for its readers: what was written before it was out, they have not seen.
fn updated(piece: &Piece) -> Timestamp {
    piece.out.map_or(piece.changed_at, |out| piece.changed_at.max(out.at))
}

fn link(site: &Site, piece: &Piece) -> String {
    format!("{}{}", site.address, piece.path())
}

pub async fn sitemap(State(web): State<Web>, site: Site, headers: HeaderMap) -> Result<Response, Trouble> {
    const PATH: &str = "/sitemap.xml";
    let begun = match web.shelf.find(site.business.id, &site.place(PATH)) {
        Ok(page) => return Ok(page.answer(&headers)),
        Err(begun) => begun,
    };
    let paths = web.site.of(site.business.id).list_paths_out(MOST_ADDRESSES).await?;
    // A list with nothing on it is no page to be found.
    let work = Kind::Album.list_path();
    let work = paths.iter().any(|path| path.starts_with(&format!("{work}/"))).then_some(work);
    let own = ["/", Kind::Article.list_path(), "/ask"].into_iter().chain(work);
    let addresses: Vec<String> =
        own.chain(paths.iter().map(String::as_str)).map(|path| format!("{}{path}", site.address)).collect();
    let mut writer = Writer::new(Cursor::new(Vec::new()));
    let written = writer
        .create_element("urlset")
        .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"))
        .write_inner_content(|writer| {
            for address in &addresses {
                writer.create_element("url").write_inner_content(|writer| text(writer, "loc", address))?;
            }
            Ok::<(), std::io::Error>(())
        });
    if written.is_err() {
        return Err(not_made());
    }
    let xml = String::from_utf8_lossy(&writer.into_inner().into_inner()).into_owned();
    let page = Page::new("application/xml; charset=utf-8", xml);
    Ok(web.shelf.keep(site.business.id, &site.place(PATH), begun, page).answer(&headers))
}

pub async fn robots(site: Site) -> String {
    format!("User-agent: *\nDisallow: /desk\nDisallow: /questions/\nSitemap: {}/sitemap.xml\n", site.address)
}

//! What the law wants to be read: the imprint, the privacy statement.

use super::shelf::Page;
use super::{Site, home, theme};
use crate::parts::Trouble;
use crate::state::Web;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::business::Statement;
use minijinja::{Value, context};
use std::collections::HashMap;

pub async fn imprint(State(web): State<Web>, site: Site, headers: HeaderMap) -> Result<Response, Trouble> {
    show(&web, &site, &headers, Statement::Imprint).await
}

pub async fn privacy(State(web): State<Web>, site: Site, headers: HeaderMap) -> Result<Response, Trouble> {
    show(&web, &site, &headers, Statement::Privacy).await
}

async fn show(web: &Web, site: &Site, headers: &HeaderMap, which: Statement) -> Result<Response, Trouble> {
    let path = format!("/{}", which.name());
    let begun = match web.shelf.find(site.business.id, &site.place(&path)) {
        Ok(page) => return Ok(page.answer(headers)),
        Err(begun) => begun,
    };
    let Some(body) = web.site.of(site.business.id).find_statement(which).await? else {
        return home::lost(web, site).await;
    };
    let text = web.rendered.of(&body, &HashMap::new()).await?;
    let own = context! {
        title => theme::title(which).said(site.voice),
        body => Value::from_safe_string(text.html.clone()),
        canonical => format!("{}{path}", site.address),
    };
    let html = theme::page(web, site, "statement.html", own).await?;
    let page = Page::new("text/html; charset=utf-8", html);
    Ok(web.shelf.keep(site.business.id, &site.place(&path), begun, page).answer(headers))
}

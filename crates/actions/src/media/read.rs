//! An article as a visitor reads it: text, pictures, how many asked, and what people said under it.

use super::markdown::pictures_named;
use crate::App;
use crate::error::Deed;
use domain::media::{Article, Picture};
use domain::{BusinessId, NeedId, PictureId};
use std::collections::{HashMap, HashSet};
use store::{PublicArticle, SaidLine};

/// Everything the page of one article shows.
#[derive(Clone, Debug)]
pub struct ReadArticle {
    pub article: Article,
    /// The writer's name.
    pub author: String,
    /// Those the text names, and the one on top.
    pub pictures: HashMap<PictureId, Picture>,
    /// How many different people asked what it answers.
    pub people: u64,
    /// In public and to be shown, conversation by conversation, oldest first.
    pub said: Vec<SaidLine>,
}

/// The article that is on the website at this address. One query; one more where it has pictures, and where it answers
/// a need.
pub async fn read_article(app: &App, business: BusinessId, slug: &str) -> Deed<Option<ReadArticle>> {
    let desk = app.of(business);
    let Some(PublicArticle { article, author, said }) = desk.find_public_article(slug).await? else {
        return Ok(None);
    };
    let pictures = pictures_of(app, business, std::slice::from_ref(&article)).await?;
    let people = how_many_asked(app, business, std::slice::from_ref(&article)).await?;
    let people = article.need.and_then(|need| people.get(&need).copied()).unwrap_or_default();
    Ok(Some(ReadArticle { article, author, pictures, people, said }))
}

/// The pictures of these articles: those their texts name, and those on top.
pub async fn pictures_of(
    app: &App,
    business: BusinessId,
    articles: &[Article],
) -> Deed<HashMap<PictureId, Picture>> {
    let named = articles.iter().flat_map(|article| pictures_named(&article.body));
    lookup_pictures(app, business, named.chain(articles.iter().filter_map(|article| article.cover))).await
}

/// The pictures a text names, for whoever is still writing it.
pub async fn pictures_in(app: &App, business: BusinessId, body: &str) -> Deed<HashMap<PictureId, Picture>> {
    lookup_pictures(app, business, pictures_named(body)).await
}

async fn lookup_pictures(
    app: &App,
    business: BusinessId,
    ids: impl Iterator<Item = PictureId>,
) -> Deed<HashMap<PictureId, Picture>> {
    let ids: HashSet<PictureId> = ids.collect();
    let found = app.of(business).list_pictures_by_id(ids).await?;
    Ok(found.into_iter().map(|picture| (picture.id, picture)).collect())
}

/// How many different people asked what these articles answer.
pub async fn how_many_asked(
    app: &App,
    business: BusinessId,
    articles: &[Article],
) -> Deed<HashMap<NeedId, u64>> {
    let needs: Vec<NeedId> = articles.iter().filter_map(|article| article.need).collect();
    Ok(app.of(business).count_askers_of(&needs).await?.into_iter().collect())
}

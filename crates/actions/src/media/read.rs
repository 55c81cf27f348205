//! A piece as a visitor reads it: text, pictures, how many asked, and what people said under it.

use super::markdown::pictures_named;
use crate::App;
use crate::error::Deed;
use domain::media::{Album, Kind, Picture, Piece};
use domain::{BusinessId, PictureId, PieceId};
use std::collections::{HashMap, HashSet};
use store::{PublicPiece, SaidLine};

/// Everything the page of one piece shows.
#[derive(Clone, Debug)]
pub struct ReadPiece {
    pub piece: Piece,
    /// The writer's name.
    pub author: String,
    /// Those the text names, and the one on top.
    pub pictures: HashMap<PictureId, Picture>,
    /// How many different people asked what it answers.
    pub people: u64,
    /// In public and to be shown, conversation by conversation, oldest first.
    pub said: Vec<SaidLine>,
}

/// The piece that is on the website at this address. One query; one more where it has pictures, and where it answers
/// a need.
pub async fn read_piece(app: &App, business: BusinessId, kind: Kind, slug: &str) -> Deed<Option<ReadPiece>> {
    let desk = app.of(business);
    let Some(PublicPiece { piece, author, people, said }) = desk.find_public_piece(kind, slug).await? else {
        return Ok(None);
    };
    let pictures = pictures_of(app, business, std::slice::from_ref(&piece)).await?;
    Ok(Some(ReadPiece { piece, author, pictures, people, said }))
}

/// The same of an album, with its photos: one query more.
pub async fn read_album(app: &App, business: BusinessId, slug: &str) -> Deed<Option<(ReadPiece, Album)>> {
    let Some(mut read) = read_piece(app, business, Kind::Album, slug).await? else { return Ok(None) };
    let desk = app.of(business);
    let Some(album) = desk.with_photos(vec![read.piece.clone()]).await?.pop() else { return Ok(None) };
    let photos = album.photos.iter().map(|photo| photo.picture);
    let missing: Vec<PictureId> = photos.filter(|id| !read.pictures.contains_key(id)).collect();
    read.pictures.extend(lookup_pictures(app, business, missing.into_iter()).await?);
    Ok(Some((read, album)))
}

/// The pictures of these pieces: those their texts name, and those on top.
pub async fn pictures_of(
    app: &App,
    business: BusinessId,
    pieces: &[Piece],
) -> Deed<HashMap<PictureId, Picture>> {
    let named = pieces.iter().flat_map(|piece| pictures_named(&piece.body));
    lookup_pictures(app, business, named.chain(pieces.iter().filter_map(|piece| piece.cover))).await
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

/// How many different people asked what these pieces answer.
pub async fn how_many_asked(
    app: &App,
    business: BusinessId,
    pieces: &[Piece],
) -> Deed<HashMap<PieceId, u64>> {
    let ids: Vec<PieceId> = pieces.iter().map(|piece| piece.id).collect();
    Ok(app.of(business).count_askers_for(&ids).await?.into_iter().collect())
}

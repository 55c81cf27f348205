//! A piece as a draft for one channel, and what would become of it there.

use crate::App;
use crate::error::{Deed, DeedError, Why};
use domain::channels::Channel;
use domain::media::{Kind, Picture, Piece};
use domain::publishing::{Draft, DraftPicture, LinkCard, Preview, Publication, PublicationState};
use domain::{BusinessId, PictureId, PieceId};
use store::BusinessStore;
use words::message;

/// How a piece will look on one channel.
#[derive(Clone, Debug)]
pub struct ChannelPreview {
    pub channel: Channel,
    /// What is written there now: the person's text, or our suggestion.
    pub text: String,
    pub preview: Preview,
    pub publication: Option<Publication>,
}

/// The piece on every channel that takes media, with the texts given so far (by channel) in place of suggestions.
pub async fn preview_on_channels(
    app: &App,
    business: BusinessId,
    piece: PieceId,
    texts: &[(domain::ChannelId, String)],
) -> Deed<Vec<ChannelPreview>> {
    let piece = app.of(business).lookup_piece(piece).await?.ok_or(DeedError::NoSuch("piece"))?;
    preview_piece(app, business, &piece, texts).await
}

/// The same of a piece as it is being written, saved or not.
pub async fn preview_piece(
    app: &App,
    business: BusinessId,
    piece: &Piece,
    texts: &[(domain::ChannelId, String)],
) -> Deed<Vec<ChannelPreview>> {
    not_too_much(texts.iter().map(|(_, text)| text.as_str()))?;
    let desk = app.of(business);
    let publications = desk.list_publications_of(piece.id).await?;
    let bare = draft_of(app, business, piece, String::new(), None).await?;
    let mut previews = Vec::new();
    for channel in desk.list_channels().await? {
        let Some(network) = app.network(&channel.network).cloned() else { continue };
        let Some(publish) = network.publish().filter(|_| !network.about().home) else { continue };
        // A copy that was withdrawn, or planned anew under another id, gives way to the one that counts.
        let here = publications.iter().filter(|publication| publication.channel == channel.id);
        let counts = |one: &&Publication| !matches!(one.state, PublicationState::Withdrawn { .. });
        let publication = here.max_by_key(counts).cloned();
        let mut draft = bare.clone();
        let given = texts.iter().find(|(id, _)| *id == channel.id).map(|(_, text)| text.clone());
        let text = given
            .or_else(|| publication.as_ref().map(|publication| publication.text.clone()))
            .unwrap_or_else(|| publish.suggest(&draft));
        draft.text.clone_from(&text);
        previews.push(ChannelPreview { preview: publish.preview(&draft), text, publication, channel });
    }
    Ok(previews)
}

/// No business has more channels, and no network takes more text: what goes beyond is not measured at all.
const MOST_PLACES: usize = 200;
const MOST_BYTES: usize = 400_000;

pub(super) fn not_too_much<'a>(texts: impl Iterator<Item = &'a str>) -> Deed<()> {
    let (places, longest) =
        texts.fold((0, 0), |(places, longest), text| (places + 1, text.len().max(longest)));
    if places > MOST_PLACES {
        return Err(DeedError::Said(Why::Refused, message!("too-many-channels")));
    }
    if longest > MOST_BYTES {
        return Err(DeedError::Said(Why::Refused, message!("text-longer-than-any")));
    }
    Ok(())
}

/// The draft that goes out: text, link card, pictures. The files of at most `read` pictures are read, and of the card's;
/// with none read, only what is known of them is there.
pub(super) async fn draft_of(
    app: &App,
    business: BusinessId,
    piece: &Piece,
    text: String,
    read: Option<usize>,
) -> Deed<Draft> {
    let desk = app.of(business);
    let profile = desk.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
    let address = app.address_of(&profile);
    let photos = photos_of(&desk, piece).await?;
    let known = desk.list_pictures_by_id(photos.iter().copied().chain(piece.cover)).await?;
    let known = |id: PictureId| known.iter().find(|picture| picture.id == id);
    let placing = Placing { app, business, address: &address };
    let mut pictures = Vec::new();
    for (place, picture) in photos.iter().filter_map(|id| known(*id)).enumerate() {
        pictures.push(placing.draft_picture(picture, 2048, read.is_some_and(|most| place < most)).await?);
    }
    let picture = match piece.cover.and_then(known) {
        // A card shows where there are no pictures; one whose file is lost is a card without.
        Some(cover) => placing.draft_picture(cover, 1280, read.is_some() && pictures.is_empty()).await.ok(),
        None => None,
    };
    let summary = if piece.summary.is_empty() {
        crate::media::first_words(&piece.body, 200)
    } else {
        piece.summary.clone()
    };
    let card =
        LinkCard { url: format!("{address}{}", piece.path()), title: piece.title.clone(), summary, picture };
    Ok(Draft { text, card: Some(card), pictures })
}

/// The photos that go with a piece, the best first. An article has its card.
async fn photos_of(desk: &BusinessStore, piece: &Piece) -> Deed<Vec<PictureId>> {
    if piece.kind != Kind::Album {
        return Ok(Vec::new());
    }
    let album = desk.lookup_album(piece.id).await?.ok_or(DeedError::NoSuch("album"))?;
    Ok(album.best_first().into_iter().map(|photo| photo.picture).collect())
}

struct Placing<'a> {
    app: &'a App,
    business: BusinessId,
    address: &'a str,
}

impl Placing<'_> {
    /// The copy of a picture for so many pixels of width.
    async fn draft_picture(&self, picture: &Picture, width: u32, read: bool) -> Deed<DraftPicture> {
        let (width, height) = picture.size_of(picture.copy_for(width));
        let jpeg = if read {
            let file = crate::media::picture_file(self.app, self.business, picture.id, width, "jpg").await?;
            file.ok_or_else(|| {
                DeedError::Refused(format!(
                    "The file of the picture “{}” is not there any more. Upload it again, and take this one out.",
                    picture.name
                ))
            })?
        } else {
            Vec::new()
        };
        let url = format!("{}/pictures/{}/{width}.jpg", self.address, picture.id);
        Ok(DraftPicture { jpeg, width, height, alt: picture.alt.clone(), url })
    }
}

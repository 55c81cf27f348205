//! An article as a draft for one channel, and what would become of it there.

use crate::App;
use crate::error::{Deed, DeedError};
use domain::channels::Channel;
use domain::media::{Article, article_path};
use domain::publishing::{Draft, DraftPicture, LinkCard, Preview, Publication, PublicationState};
use domain::{ArticleId, BusinessId};

/// How an article will look on one channel.
#[derive(Clone, Debug)]
pub struct ChannelPreview {
    pub channel: Channel,
    /// What is written there now: the person's text, or our suggestion.
    pub text: String,
    pub preview: Preview,
    pub publication: Option<Publication>,
}

/// The article on every channel that takes media, with the texts given so far (by channel) in place of suggestions.
pub async fn preview_on_channels(
    app: &App,
    business: BusinessId,
    article: ArticleId,
    texts: &[(domain::ChannelId, String)],
) -> Deed<Vec<ChannelPreview>> {
    let article = app.of(business).lookup_article(article).await?.ok_or(DeedError::NoSuch("article"))?;
    preview_article(app, business, &article, texts).await
}

/// The same of an article as it is being written, saved or not.
pub async fn preview_article(
    app: &App,
    business: BusinessId,
    article: &Article,
    texts: &[(domain::ChannelId, String)],
) -> Deed<Vec<ChannelPreview>> {
    not_too_much(texts.iter().map(|(_, text)| text.as_str()))?;
    let desk = app.of(business);
    let publications = desk.list_publications_of(article.id).await?;
    let bare = draft_of(app, business, article, String::new(), false).await?;
    let mut previews = Vec::new();
    for channel in desk.list_channels().await? {
        let Some(network) = app.network(&channel.network).cloned() else { continue };
        let Some(publish) = network.publish() else { continue };
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
        return Err(DeedError::refused(
            "These are more channels than a business can have. Nothing was published.",
        ));
    }
    if longest > MOST_BYTES {
        return Err(DeedError::refused("The text is longer than any network takes. Nothing was published."));
    }
    Ok(())
}

/// The draft that goes out: text, link card, picture. With `bytes`, the picture itself; without, only what is known of it.
pub(super) async fn draft_of(
    app: &App,
    business: BusinessId,
    article: &Article,
    text: String,
    bytes: bool,
) -> Deed<Draft> {
    let desk = app.of(business);
    let profile = desk.lookup_business().await?.ok_or(DeedError::NoSuch("business"))?;
    let address = app.address_of(&profile);
    let picture = match article.cover {
        Some(id) => desk.lookup_picture(id).await?,
        None => None,
    };
    let picture = match picture {
        Some(picture) => {
            let width = picture.copy_for(1280);
            let jpeg = if bytes {
                crate::media::picture_file(app, business, picture.id, width, "jpg").await?.unwrap_or_default()
            } else {
                Vec::new()
            };
            Some(DraftPicture {
                jpeg,
                width,
                height: (u64::from(picture.height) * u64::from(width) / u64::from(picture.width.max(1)))
                    as u32,
                alt: picture.alt,
                url: format!("{address}/pictures/{}/{width}.jpg", picture.id),
            })
        }
        None => None,
    };
    let summary = if article.summary.is_empty() {
        crate::media::first_words(&article.body, 200)
    } else {
        article.summary.clone()
    };
    Ok(Draft {
        text,
        card: Some(LinkCard {
            url: format!("{address}{}", article_path(&article.slug)),
            title: article.title.clone(),
            summary,
            picture,
        }),
        pictures: Vec::new(),
    })
}

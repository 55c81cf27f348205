//! Cards, pictures and suggested words, fitted to what a network takes. Most networks show a card or pictures, not both.

use crate::pictures;
use domain::publishing::{Draft, LinkCard, Preview, Wrong};
use domain::text::{count_graphemes, shorten};

/// What a network takes beside the text.
pub struct Limits {
    /// "Bluesky".
    pub network: &'static str,
    pub pictures: usize,
    /// Of one picture.
    pub picture_bytes: usize,
    /// Of a card's picture; `None` where the network makes the card itself.
    pub card_picture_bytes: Option<usize>,
}

/// Puts the draft's card or its pictures into the preview, with what is wrong with them. Where there are pictures they go,
/// and the text must lead to the website.
pub fn fit(draft: &Draft, limits: &Limits, into: &mut Preview) {
    if draft.pictures.is_empty() {
        into.card = draft.card.clone().map(|card| fit_card(card, limits, &mut into.wrong));
        return;
    }
    let mut say = |what: String, stops: bool| into.wrong.push(Wrong { what, stops });
    let mut undescribed = 0;
    for (place, picture) in (1..).zip(draft.pictures.iter().take(limits.pictures)) {
        match pictures::fit(picture, limits.picture_bytes) {
            Ok(picture) => {
                undescribed += usize::from(picture.alt.trim().is_empty());
                into.pictures.push(picture);
            }
            Err(why) => say(format!("Photo {place} cannot go out: {why}."), true),
        }
    }
    if draft.pictures.len() > limits.pictures {
        let (most, behind) = (limits.pictures, draft.pictures.len() - limits.pictures);
        let stay = if behind == 1 { "stays" } else { "stay" };
        say(format!("{} shows at most {most} pictures: {behind} {stay} behind.", limits.network), false);
    }
    match undescribed {
        0 => {}
        1 => say("A photo has no description for people who cannot see it.".into(), false),
        many => say(format!("{many} photos have no description for people who cannot see them."), false),
    }
    if let Some(card) = &draft.card
        && !into.text.contains(&card.url)
    {
        say(format!("The text does not lead to your website: {} is missing.", card.url), false);
    }
}

fn fit_card(mut card: LinkCard, limits: &Limits, wrong: &mut Vec<Wrong>) -> LinkCard {
    if let (Some(most), Some(picture)) = (limits.card_picture_bytes, card.picture.take()) {
        match pictures::fit(&picture, most) {
            Ok(fitted) => card.picture = Some(fitted),
            Err(why) => wrong
                .push(Wrong { what: format!("The card goes out without its picture: {why}."), stops: false }),
        }
    }
    card
}

/// Words to begin with, of at most `most` graphemes: title and summary, and the address where no card shows it.
pub fn suggested(draft: &Draft, most: usize) -> String {
    let Some(card) = &draft.card else { return shorten(&draft.text, most) };
    let words = match card.summary.trim() {
        "" => card.title.trim().to_owned(),
        summary => format!("{}\n\n{summary}", card.title.trim()),
    };
    if draft.pictures.is_empty() {
        return shorten(&words, most);
    }
    let room = most.saturating_sub(count_graphemes(&card.url) + 2);
    format!("{}\n\n{}", shorten(&words, room), card.url).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits =
        Limits { network: "Somewhere", pictures: 4, picture_bytes: 1_000_000, card_picture_bytes: None };

    fn a_draft(pictures: usize) -> Draft {
        let card = LinkCard {
            url: "https://joinery.example/work/oak-kitchen".into(),
            title: "Oak kitchen".into(),
            summary: "Nine weeks, and a sink that never moved.".into(),
            picture: None,
        };
        let picture = pictures::tests::a_noisy_picture(20, 20);
        Draft { text: String::new(), card: Some(card), pictures: vec![picture; pictures] }
    }

    fn fitted(draft: &Draft) -> Preview {
        let mut preview = Preview { text: draft.text.clone(), ..Preview::default() };
        fit(draft, &LIMITS, &mut preview);
        preview
    }

    #[test]
    fn pictures_go_in_the_place_of_the_card_and_the_words_lead_home() {
        let mut draft = a_draft(6);
        draft.text = suggested(&draft, 300);
        assert!(draft.text.ends_with("\n\nhttps://joinery.example/work/oak-kitchen"), "{}", draft.text);
        let preview = fitted(&draft);
        assert_eq!((preview.pictures.len(), preview.card.is_none()), (4, true));
        assert!(preview.fits() && preview.wrong.iter().any(|wrong| wrong.what.contains("2 stay behind")));
        assert!(!preview.wrong.iter().any(|wrong| wrong.what.contains("is missing")));
        draft.text = "Look!".into();
        assert!(fitted(&draft).wrong.iter().any(|wrong| wrong.what.contains("is missing")));
    }

    #[test]
    fn without_pictures_the_card_goes_and_the_words_need_no_address() {
        let draft = a_draft(0);
        assert_eq!(suggested(&draft, 300), "Oak kitchen\n\nNine weeks, and a sink that never moved.");
        assert!(fitted(&draft).card.is_some());
    }

    #[test]
    fn the_address_is_whole_however_little_room_there_is() {
        let text = suggested(&a_draft(1), 60);
        assert!(text.ends_with("/work/oak-kitchen") && count_graphemes(&text) <= 60, "{text}");
    }

    #[test]
    fn a_photo_that_cannot_be_read_is_named_by_its_place() {
        let mut draft = a_draft(3);
        draft.pictures[1].jpeg = vec![0; 2_000_000];
        let preview = fitted(&draft);
        assert!(!preview.fits() && preview.wrong[0].what.starts_with("Photo 2 cannot go out"), "{preview:?}");
    }
}

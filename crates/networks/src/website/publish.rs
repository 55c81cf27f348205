//! Placing media: it is on the website with the commit of the deed that puts it out, under its own address.

use super::Website;
use crate::{Connection, Editing, Found, NetworkError, Publish, Receipt};
use async_trait::async_trait;
use domain::publishing::{Approved, Draft, Preview, SendKey};

#[async_trait]
impl Publish for Website {
    /// Everything fits; how it looks is the page's own preview.
    fn preview(&self, draft: &Draft) -> Preview {
        let used = draft.text.chars().count();
        Preview {
            text: draft.text.clone(),
            used,
            most: used,
            card: draft.card.clone(),
            pictures: draft.pictures.clone(),
            ..Preview::default()
        }
    }

    async fn send(
        &self,
        _: &Connection,
        draft: &Approved<Draft>,
        _: SendKey,
    ) -> Result<Receipt, NetworkError> {
        address(draft.what())
    }

    async fn look(&self, _: &Connection, draft: &Approved<Draft>, _: SendKey) -> Result<Found, NetworkError> {
        Ok(Found::There(vec![address(draft.what())?]))
    }

    async fn withdraw(&self, _: &Connection, _: &str) -> Result<(), NetworkError> {
        Ok(())
    }

    fn editing(&self) -> Editing<'_> {
        Editing::WithThePiece
    }

    fn most_pictures(&self) -> usize {
        0
    }

    fn suggest(&self, draft: &Draft) -> String {
        draft.card.as_ref().map_or_else(|| draft.text.clone(), |card| card.title.clone())
    }
}

/// What it is called here is its address.
fn address(draft: &Draft) -> Result<Receipt, NetworkError> {
    let card = draft.card.as_ref();
    let url = card
        .map(|card| card.url.clone())
        .ok_or_else(|| NetworkError::Refused { reason: "It has no address on the website.".into() })?;
    Ok(Receipt { remote_id: url.clone(), link: Some(url) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::publishing::LinkCard;

    #[test]
    fn a_piece_is_called_by_its_address_and_one_without_is_nowhere() {
        let card = LinkCard { url: "https://joinery.example/work/oak".into(), ..LinkCard::default() };
        let receipt = address(&Draft { card: Some(card), ..Draft::default() }).unwrap();
        assert_eq!(receipt.link.as_deref(), Some("https://joinery.example/work/oak"));
        assert!(matches!(address(&Draft::default()), Err(NetworkError::Refused { .. })));
    }
}

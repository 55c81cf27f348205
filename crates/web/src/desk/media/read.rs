//! An article for those who may read it and not write: the page as it will be, and the piece on every channel.

use super::article::{answers, need_of};
use super::beside::beside;
use super::copies::{copies_of, where_it_goes};
use super::{foreign, title_of};
use crate::door::Caller;
use crate::parts::Trouble;
use crate::parts::shell::{self, Section, here};
use crate::state::Web;
use crate::website::rendered;
use domain::media::Piece;
use maud::{Markup, PreEscaped, html};

pub async fn page(web: &Web, caller: &Caller, piece: &Piece) -> Result<Markup, Trouble> {
    let need = need_of(web, caller, piece).await;
    let beside = beside(web, caller, piece, need.as_ref()).await?;
    let text = foreign::named(&rendered(web, caller.seat().business, &piece.body).await?);
    let copies = copies_of(web, caller, piece.id).await?;
    let here = here(web, caller);
    let main = html! {
        main.writing #main {
            header.top {
                nav.crumbs aria-label="Where" { a href="/desk/media" { "Media" } span { "/" } }
                h1 dir="auto" { (title_of(piece)) }
                div.tools {
                    small.soft { "Changed " (here.when(piece.changed_at)) }
                    @if piece.out.is_some() { a.button href=(piece.path()) { "On the website" } }
                    a.button href=(format!("/desk/media/pieces/{}/publication", piece.id)) { "Where it goes" }
                }
            }
            div.desk {
                div.text {
                    p.soft { "You may read here. Editors and owners write and publish." }
                    @if let Some(need) = &need { (answers(need)) }
                    h2.title dir="auto" { (title_of(piece)) }
                    article.reading dir="auto" { (PreEscaped(text)) }
                    @if !piece.summary.is_empty() { p.soft dir="auto" { "In a sentence: " (piece.summary) } }
                }
                div.side { (where_it_goes(web, caller, piece, &copies)) (beside) }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Media, "Article", &main))
}

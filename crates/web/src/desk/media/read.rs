//! An article for those who may read it and not write: the page as it will be, and the piece on every channel.

use super::article::need_of;
use super::beside::beside;
use super::copies::{copies_of, where_it_goes};
use super::writing::answers;
use super::{foreign, title_of};
use crate::door::Caller;
use crate::parts::Trouble;
use crate::parts::shell::{self, Section, times};
use crate::state::Web;
use crate::website::rendered;
use domain::media::Piece;
use maud::{Markup, PreEscaped, html};
use words::{Value, say};

pub async fn page(web: &Web, caller: &Caller, piece: &Piece) -> Result<Markup, Trouble> {
    let need = need_of(web, caller, piece).await;
    let beside = beside(web, caller, piece, need.as_ref()).await?;
    let text = foreign::named(&rendered(web, caller.seat().business, &piece.body).await?, caller.voice);
    let copies = copies_of(web, caller, piece.id).await?;
    let times = times(web, caller);
    let voice = caller.voice;
    let title = title_of(piece, voice);
    let main = html! {
        main.writing #main {
            header.top {
                nav.crumbs aria-label=(say!(voice, "where-you-are")) {
                    a href="/desk/media" { (say!(voice, "media")) } span { "/" }
                }
                h1 dir="auto" { (title) }
                div.tools {
                    small.soft { (say!(voice, "changed-at", moment = Value::Plain(times.when(piece.changed_at)))) }
                    @if piece.out.is_some() { a.button href=(piece.path()) { (say!(voice, "about-website")) } }
                    a.button href=(format!("/desk/media/pieces/{}/publication", piece.id)) {
                        (say!(voice, "where-it-goes"))
                    }
                }
            }
            div.desk {
                div.text {
                    p.soft { (say!(voice, "article-may-not")) }
                    @if let Some(need) = &need { (answers(need, voice)) }
                    h2.title dir="auto" { (title) }
                    article.reading dir="auto" { (PreEscaped(text)) }
                    @if !piece.summary.is_empty() {
                        p.soft dir="auto" { (say!(voice, "in-a-sentence", words = &piece.summary)) }
                    }
                }
                div.side { (where_it_goes(web, caller, piece, &copies)) (beside) }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Media, &say!(voice, "article"), &main))
}

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
use domain::media::{Article, article_path};
use maud::{Markup, PreEscaped, html};

pub async fn page(web: &Web, caller: &Caller, article: &Article) -> Result<Markup, Trouble> {
    let need = need_of(web, caller, article).await;
    let beside = beside(web, caller, article, need.as_ref()).await?;
    let text = foreign::named(&rendered(web, caller.seat().business, &article.body).await?);
    let copies = copies_of(web, caller, article.id).await?;
    let here = here(web, caller);
    let main = html! {
        main.writing #main {
            header.top {
                nav.crumbs aria-label="Where" { a href="/desk/media" { "Articles" } span { "/" } }
                h1 dir="auto" { (title_of(article)) }
                div.tools {
                    small.soft { "Changed " (here.when(article.changed_at)) }
                    @if article.out.is_some() { a.button href=(article_path(&article.slug)) { "On the website" } }
                    a.button href=(format!("/desk/media/articles/{}/publication", article.id)) { "Where it goes" }
                }
            }
            div.desk {
                div.text {
                    p.soft { "You may read here. Editors and owners write and publish." }
                    @if let Some(need) = &need { (answers(need)) }
                    h2.title dir="auto" { (title_of(article)) }
                    article.reading dir="auto" { (PreEscaped(text)) }
                    @if !article.summary.is_empty() { p.soft dir="auto" { "In a sentence: " (article.summary) } }
                }
                div.side { (where_it_goes(web, caller, article, &copies)) (beside) }
            }
        }
    };
    Ok(shell::page(web, caller, Section::Media, "Article", &main))
}

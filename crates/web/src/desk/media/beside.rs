//! What stands beside the text while it is written: the page as it will be, the piece on every channel, what people
//! asked, and pictures. One of them at a time, chosen by its tab; the tabs tell at a glance what does not fit.

use super::foreign;
use super::there::{Fit, as_there};
use crate::door::Caller;
use crate::once;
use crate::parts::icon::network_name;
use crate::parts::{Trouble, icon, mark};
use crate::state::Web;
use crate::website::rendered;
use actions::needs::OpenNeed;
use actions::publishing::{ChannelPreview, preview_piece};
use domain::media::{Picture, Piece};
use domain::publishing::Preview;
use domain::team::Deed;
use maud::{Markup, PreEscaped, html};
use words::{Voice, say};

pub async fn beside(
    web: &Web,
    caller: &Caller,
    piece: &Piece,
    need: Option<&OpenNeed>,
) -> Result<Markup, Trouble> {
    let may = caller.may(Deed::Publish);
    let mut tabs = previews(web, caller, piece).await?;
    if !may {
        // Who does not write has the page before their eyes already.
        tabs.remove(0);
    }
    tabs.extend(need.map(|need| asked(piece, need, may, caller.voice)));
    if may {
        let pictures = web.app.of(caller.seat().business).list_pictures(None, 24).await?.rows;
        tabs.push(with_pictures(web, piece, &pictures, caller.voice));
    }
    Ok(html! {
        @if !tabs.is_empty() {
            fieldset.beside {
                legend.unseen { (say!(caller.voice, "beside-the-text")) }
                @for (number, tab) in tabs.iter().enumerate() { (tab.shown(number == 0, caller.voice)) }
            }
        }
    })
}

/// The parts that change while somebody types: the page, and the piece on every channel.
pub async fn previews(web: &Web, caller: &Caller, piece: &Piece) -> Result<Vec<Tab>, Trouble> {
    let business = caller.seat().business;
    let rendered = foreign::named(&rendered(web, business, &piece.body).await?, caller.voice);
    let mut tabs = vec![Tab {
        id: "page".into(),
        sign: icon("globe"),
        name: say!(caller.voice, "the-page"),
        fit: None,
        panel: html! { article.reading #preview { (PreEscaped(rendered)) } },
    }];
    for one in preview_piece(&web.app, business, piece, &[]).await? {
        tabs.push(on_channel(web, caller, &one));
    }
    Ok(tabs)
}

/// One tab and what opens under it. Works without a script: a radio button, its label, its panel.
pub struct Tab {
    id: String,
    sign: Markup,
    name: String,
    fit: Option<Fit>,
    panel: Markup,
}

impl Tab {
    fn shown(&self, chosen: bool, voice: Voice) -> Markup {
        let id = format!("tab-{}", self.id);
        html! {
            input type="radio" name="beside" id=(id) checked[chosen];
            label for=(id) title=(self.name) data-fit=[self.fit.map(Fit::name)] {
                (self.sign)
                span.unseen {
                    (self.name)
                    span.fit-words { @if let Some(fit) = self.fit { ", " (fit.words(voice)) } }
                }
                span.fit aria-hidden="true" { (icon("check")) (icon("triangle-alert")) }
            }
            (self.panel(voice))
        }
    }

    /// The panel alone, for a page whose tabs are there already.
    pub fn panel(&self, voice: Voice) -> Markup {
        html! {
            section.panel id=(format!("panel-{}", self.id)) data-tab=(format!("tab-{}", self.id))
                aria-label=(self.name) data-fit=[self.fit.map(Fit::name)]
                data-words=[self.fit.map(|fit| fit.words(voice))] { (self.panel) }
        }
    }
}

fn on_channel(web: &Web, caller: &Caller, one: &ChannelPreview) -> Tab {
    let (channel, preview) = (&one.channel, &one.preview);
    let network = network_name(web, &channel.network);
    Tab {
        id: channel.id.to_string(),
        sign: mark(web, &channel.network),
        name: format!("{network}, {}", channel.name),
        fit: Some(Fit::of(one)),
        panel: html! {
            header.there {
                b { (network) }
                small {
                    (channel.handle.as_deref().unwrap_or(&channel.name))
                    @if channel.simulated { " · " (say!(caller.voice, "simulated")) }
                }
                (used(preview, caller.voice))
            }
            (as_there(caller, one))
            p.soft { (say!(caller.voice, "words-chosen-later")) }
        },
    }
}

/// How long it is there, of how much there is room for.
pub fn used(preview: &Preview, voice: Voice) -> Markup {
    html! {
        span.used.late[preview.used > preview.most] {
            (say!(voice, "length-of", used = preview.used, most = preview.most))
        }
    }
}

fn asked(piece: &Piece, need: &OpenNeed, may: bool, voice: Voice) -> Tab {
    // The draft quotes a question line by line; its first words show that it is there.
    let used = |text: &str| {
        let start: String = text.trim().chars().take(40).collect();
        !start.is_empty() && piece.body.replace('\\', "").contains(&start)
    };
    let line = |text: &str, put_in: String| {
        html! {
            li {
                p dir="auto" { (text) }
                @if used(text) {
                    small.done { (icon("check")) (say!(voice, "in-the-text")) }
                } @else if may {
                    button.small type="button" data-insert=(put_in) { (say!(voice, "put-in")) }
                }
            }
        }
    };
    let quoted = |text: &str| format!("\n> {}\n", text.replace('\n', "\n> "));
    Tab {
        id: "asked".into(),
        sign: icon("message-circle-question-mark"),
        name: say!(voice, "what-people-asked"),
        fit: None,
        panel: html! {
            h2 { (say!(voice, "their-questions")) }
            ul.asked {
                @for question in need.questions.iter().take(30) { (line(&question.text, quoted(&question.text))) }
            }
            @if !need.answers.is_empty() {
                h2 { (say!(voice, "our-answers")) }
                ul.asked {
                    @for answer in need.answers.iter().take(30) {
                        (line(&answer.text, format!("\n{}\n", answer.text)))
                    }
                }
            }
        },
    }
}

fn with_pictures(web: &Web, piece: &Piece, pictures: &[Picture], voice: Voice) -> Tab {
    let address = format!("/desk/media/pieces/{}", piece.id);
    let panel = html! {
        form.upload method="post" action="/desk/media/pictures" enctype="multipart/form-data" {
            input type="hidden" name="back" value=(address);
            (once::key(web))
            label for="file" { (say!(voice, "picture-add-kinds")) }
            input #file type="file" name="picture" accept="image/jpeg,image/png,image/webp,image/gif" required;
            label for="alt" { (say!(voice, "picture-alt")) }
            input #alt name="alt" maxlength="500";
            button { (icon("upload")) (say!(voice, "picture-add-it")) }
        }
        ul.grid { @for picture in pictures { li { (to_put_in(piece, picture, &address, voice)) } } }
    };
    Tab { id: "pictures".into(), sign: icon("image"), name: say!(voice, "pictures"), fit: None, panel }
}

fn to_put_in(piece: &Piece, picture: &Picture, address: &str, voice: Voice) -> Markup {
    let put_in = format!("\n![{}](/pictures/{})\n", picture.alt.replace(['[', ']'], ""), picture.id);
    html! {
        img src=(crate::website::pictures::path(picture, 320)) alt=(picture.alt) loading="lazy" width="120"
            height="90";
        button.small type="button" data-insert=(put_in) { (say!(voice, "put-in")) }
        @if piece.cover == Some(picture.id) {
            small { (icon("check")) (say!(voice, "is-on-top")) }
        } @else {
            form method="post" action=(format!("{address}/cover")) {
                input type="hidden" name="picture" value=(picture.id);
                button.small { (say!(voice, "on-top")) }
            }
        }
        @if picture.alt.is_empty() {
            form method="post" action=(format!("/desk/media/pictures/{}/description", picture.id)) {
                input type="hidden" name="back" value=(address);
                input name="alt" aria-label=(say!(voice, "picture-describe")) placeholder=(say!(voice, "picture-describe-it"));
                button.small { (say!(voice, "save")) }
            }
        }
    }
}

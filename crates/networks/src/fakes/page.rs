//! What a visitor of a pretend network sees: enough to read along and to write back as a customer, in the demo.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::response::{IntoResponse, Response};
use std::collections::BTreeMap;

/// One thing said.
pub(crate) struct Said {
    pub by: String,
    pub text: String,
    /// By the business.
    pub ours: bool,
    /// Where it can be read and answered.
    pub link: Option<String>,
    /// The picture of a card or a post.
    pub picture: Option<String>,
}

/// A form to write something.
pub(crate) struct Form {
    pub action: String,
    /// "Comment", "Write to Ada's Joinery".
    pub label: String,
}

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c;background:#fff}\
    article{border:1px solid #ccc;border-radius:.5rem;padding:.75rem 1rem;margin:.75rem 0;white-space:pre-line;overflow-wrap:anywhere}\
    article.ours{border-left:.4rem solid #a15c00}img{max-width:100%}form{margin:1.5rem 0;display:grid;gap:.5rem}\
    input,textarea,button{font:inherit;padding:.5rem}.note{background:#fff3d6;padding:.5rem 1rem;border-radius:.5rem}";

pub(crate) fn page(network: &str, said: &[Said], forms: &[Form]) -> Response {
    let mut html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\">\
         <title>Pretend {network}</title><style>{STYLE}</style><h1><a href=\"/\">Pretend {network}</a></h1>\
         <p class=note>Everything here is simulated, on this machine only. Write something as a customer would.</p>"
    );
    for one in said {
        html.push_str(&article(one));
    }
    for form in forms {
        html.push_str(&written(form));
    }
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

fn article(said: &Said) -> String {
    let class = if said.ours { " class=ours" } else { "" };
    let link = said.link.as_ref().map(|link| format!(" · <a href=\"{}\">open</a>", escaped(link)));
    let picture = said.picture.as_ref().map(|url| format!("<img alt=\"\" src=\"{}\">", escaped(url)));
    let (by, text) = (escaped(&said.by), escaped(&said.text));
    let (link, picture) = (link.unwrap_or_default(), picture.unwrap_or_default());
    format!("<article{class}><b>{by}</b>{link}\n{text}{picture}</article>")
}

fn written(form: &Form) -> String {
    let (action, label) = (escaped(&form.action), escaped(&form.label));
    format!(
        "<form method=post action=\"{action}\">\
         <label>Your name <input name=name value=\"Robin\" required></label>\
         <label>{label}<br><textarea name=text rows=3 required></textarea></label><button>Send</button></form>"
    )
}

/// Who wrote what, as the form sent it.
pub(crate) fn filled(body: &[u8]) -> (String, String) {
    let form: BTreeMap<String, String> = url::form_urlencoded::parse(body).into_owned().collect();
    let part = |key: &str| form.get(key).map(|value| value.trim().to_owned()).unwrap_or_default();
    let name = part("name");
    (if name.is_empty() { "Robin".into() } else { name }, part("text"))
}

pub(crate) fn back_to(place: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, place.to_owned())]).into_response()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

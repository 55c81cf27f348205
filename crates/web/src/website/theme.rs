//! The theme: minijinja templates. They get values, not the house.

use super::Site;
use crate::assets::asset;
use crate::parts::Trouble;
use crate::parts::time::Here;
use crate::state::Web;
use actions::today::Porch;
use domain::business::PorchLight;
use minijinja::{Environment, Value, context};
use std::sync::LazyLock;

static THEME: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut theme = Environment::new();
    for (name, source) in [
        ("base.html", include_str!("../../themes/porch/base.html")),
        ("porch.html", include_str!("../../themes/porch/porch.html")),
        ("home.html", include_str!("../../themes/porch/home.html")),
        ("articles.html", include_str!("../../themes/porch/articles.html")),
        ("article.html", include_str!("../../themes/porch/article.html")),
        ("card.html", include_str!("../../themes/porch/card.html")),
        ("ask.html", include_str!("../../themes/porch/ask.html")),
        ("question.html", include_str!("../../themes/porch/question.html")),
        ("lost.html", include_str!("../../themes/porch/lost.html")),
    ] {
        // A theme that does not parse is found by its own test before anybody starts this.
        if let Err(error) = theme.add_template(name, source) {
            tracing::error!(%error, name, "a template of the theme does not parse");
        }
    }
    theme.add_function("asset", |name: String| asset(&name));
    theme
});

/// Renders a template with the values every page has beside its own.
pub async fn page(web: &Web, site: &Site, template: &str, own: Value) -> Result<String, Trouble> {
    let porch = web.porch(&site.business).await?;
    let here = here(web, site);
    let all = context! {
        business => context! { name => &site.business.name, headline => &site.business.headline, about => &site.business.about },
        address => &site.address,
        porch => porch_values(site, &porch, here),
        simulated => web.site.settings.simulated,
        ..own
    };
    let rendered = THEME.get_template(template).and_then(|template| template.render(all));
    rendered.map_err(|error| {
        tracing::error!(%error, template, "a page of the website could not be made");
        Trouble {
            status: axum::http::StatusCode::INTERNAL_SERVER_ERROR,
            words: "This page could not be made. Please try again later.".into(),
        }
    })
}

pub fn here(web: &Web, site: &Site) -> Here {
    Here { now: web.site.now(), zone: site.business.time_zone }
}

fn porch_values(site: &Site, porch: &Porch, here: Here) -> Value {
    let (lit, short, long) = match porch.light {
        PorchLight::Lit { until: None } => (true, "Always open".into(), "Somebody is always here".into()),
        PorchLight::Lit { until: Some(until) } => {
            let until = here.when(until);
            (true, format!("Open until {until}"), format!("Somebody is here until {until}"))
        }
        PorchLight::Dim { opens: Some(opens) } => {
            (false, format!("Closed until {}", here.when(opens)), format!("We are back {}", here.at(opens)))
        }
        PorchLight::Dim { opens: None } => (false, "Closed".into(), "Nobody is here at the moment".into()),
    };
    context! {
        lit, short, long,
        promise => format!("We answer within {}", site.business.promise.words()),
        promise_short => format!("within {}", site.business.promise.words()),
        percent => porch.kept.percent(),
        cases => porch.kept.cases(),
        days => actions::today::KEPT_DAYS,
        answer_by => here.by(porch.answer_by),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_parses() {
        assert_eq!(THEME.templates().count(), 9);
    }
}

//! The sentences of one room, in every language it has.

use crate::voice::format_number;
use domain::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// The files of one language.
pub type Files = &'static [&'static str];

/// The sentences of one room. Read when somebody first needs a language, once; never for a request.
pub struct Room {
    files: [Files; Language::ALL.len()],
    read: [OnceLock<FluentBundle<FluentResource>>; Language::ALL.len()],
}

impl Room {
    /// In the order of [`Language::ALL`]; made by `room!`.
    pub const fn new(files: [Files; Language::ALL.len()]) -> Self {
        Self { files, read: [const { OnceLock::new() }; Language::ALL.len()] }
    }

    pub fn files(&self, language: Language) -> Files {
        self.files[language as usize]
    }

    /// The sentence, or in English where the language does not have it; what a sentence lacks is a bug of ours, told in the
    /// log, and never keeps a page from being shown.
    pub(crate) fn say(&self, language: Language, id: &str, values: &FluentArgs<'_>) -> String {
        for language in [language, Language::English] {
            let bundle = self.bundle(language);
            let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else { continue };
            let mut errors: Vec<FluentError> = Vec::new();
            let said = bundle.format_pattern(pattern, Some(values), &mut errors).into_owned();
            if !errors.is_empty() {
                tracing::error!(id, language = language.code(), ?errors, "a sentence lacks something");
                debug_assert!(errors.is_empty(), "{id} in {}: {errors:?}", language.code());
            }
            return said;
        }
        tracing::error!(id, "there is no such sentence");
        debug_assert!(false, "there is no sentence {id}");
        id.to_owned()
    }

    pub(crate) fn has(&self, language: Language, id: &str) -> bool {
        self.bundle(language).has_message(id)
    }

    fn bundle(&self, language: Language) -> &FluentBundle<FluentResource> {
        self.read[language as usize].get_or_init(|| {
            let locale: LanguageIdentifier = language.code().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![locale]);
            // Set apart is what runs the other way, and nothing else: see `Value::Text`.
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(format_number));
            for source in self.files(language) {
                let resource =
                    FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(read, errors)| {
                        tracing::error!(
                            ?errors,
                            language = language.code(),
                            "a file of sentences is not whole"
                        );
                        debug_assert!(false, "{errors:?}");
                        read
                    });
                if let Err(errors) = bundle.add_resource(resource) {
                    tracing::error!(?errors, language = language.code(), "a sentence is there twice");
                    debug_assert!(false, "{errors:?}");
                }
            }
            bundle
        })
    }
}

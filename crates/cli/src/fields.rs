//! Fields given on the command line: `name=value`, with secrets from standard input or a file.

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::io::Read;

/// Reads `name=value`, `name=@-` (standard input), `name=@FILE` and `name=@@value` (a value that begins with @).
pub fn read_fields(given: &[String], input: &mut impl Read) -> Result<BTreeMap<String, String>> {
    let mut fields = BTreeMap::new();
    let mut heard = None;
    for field in given {
        let Some((name, value)) = field.split_once('=') else {
            // Perhaps a secret: it is not repeated.
            bail!("a --field is written NAME=VALUE; one of them has no =");
        };
        let value = match value.strip_prefix('@') {
            None => value.to_owned(),
            Some(rest) if rest.starts_with('@') => rest.to_owned(),
            Some("-") => {
                if let Some(before) = heard.replace(name) {
                    bail!("only one field can be read from standard input, not both “{before}” and “{name}”");
                }
                let mut text = String::new();
                input.read_to_string(&mut text).context("standard input cannot be read")?;
                without_line_end(&text)
            }
            Some(path) => {
                let text = std::fs::read_to_string(path).with_context(|| {
                    format!("the file for “{name}” cannot be read; a value that begins with @ is written @@")
                })?;
                without_line_end(&text)
            }
        };
        if fields.insert(name.to_owned(), value).is_some() {
            bail!("the field “{name}” is given twice");
        }
    }
    Ok(fields)
}

fn without_line_end(text: &str) -> String {
    text.trim_end_matches(['\r', '\n']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(given: &[&str], input: &str) -> Result<BTreeMap<String, String>> {
        let given: Vec<_> = given.iter().map(|&field| field.to_owned()).collect();
        read_fields(&given, &mut input.as_bytes())
    }

    #[test]
    fn a_secret_comes_from_standard_input_or_a_file_without_its_line_end() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        std::io::Write::write_all(&mut file, b"from a file\r\n").unwrap();
        let path = format!("other=@{}", file.path().display());
        let fields =
            read(&["handle=@@ada.test", "password=@-", &path, "empty=", "sum=1=1"], "oak oak\n").unwrap();
        assert_eq!(fields["handle"], "@ada.test");
        assert_eq!(fields["password"], "oak oak");
        assert_eq!(fields["other"], "from a file");
        assert_eq!((fields["empty"].as_str(), fields["sum"].as_str()), ("", "1=1"));
    }

    #[test]
    fn what_cannot_be_read_is_said_without_repeating_a_secret() {
        assert!(!read(&["oak-oak-oak"], "").unwrap_err().to_string().contains("oak-oak"));
        assert!(read(&["password=@/no/such/file"], "").unwrap_err().to_string().contains("written @@"));
        assert!(read(&["a=@-", "b=@-"], "x").unwrap_err().to_string().contains("not both “a” and “b”"));
        assert!(read(&["a=1", "a=2"], "").unwrap_err().to_string().contains("twice"));
    }
}

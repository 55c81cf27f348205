//! The API's doors: every route below `/api/v1`, what it is called with, and what a token's role must allow.

use super::Door;
use domain::team::Deed::{Answer as Reply, Look, Manage, Publish};

/// Ordered so that what takes away comes last. What is sent with GET is a query.
pub const API: &[Door<'_>] = &[
    ("GET", "/business", "", Look),
    ("GET", "/channels", "", Look),
    ("GET", "/measures", "", Look),
    ("GET", "/conversations", "", Look),
    ("GET", "/conversations/{conversation}", "", Look),
    ("GET", "/conversations/{conversation}/messages", "", Look),
    ("GET", "/messages", "?words=oil", Look),
    ("GET", "/needs", "", Look),
    ("GET", "/needs/{need}", "", Look),
    ("GET", "/articles", "", Look),
    ("GET", "/articles/{article}", "", Look),
    ("GET", "/articles/{article}/previews", "", Look),
    ("GET", "/articles/{article}/publications", "", Look),
    ("GET", "/articles/{article}/tellings", "", Look),
    ("POST", "/conversations/{conversation}/replies", r#"{"text":"Yes"}"#, Reply),
    ("POST", "/conversations/{conversation}/notes", r#"{"text":"Ask Tom"}"#, Reply),
    ("POST", "/conversations/{conversation}/closure", "", Reply),
    ("DELETE", "/messages/{message}", "", Reply),
    ("PATCH", "/needs/{need}", r#"{"title":"Oiling"}"#, Reply),
    ("POST", "/needs/{need}/merger", r#"{"into":"{need}"}"#, Reply),
    ("POST", "/needs/{need}/article", "", Publish),
    ("POST", "/needs/{need}/split", r#"{"questions":["{question}"],"title":"Oil"}"#, Reply),
    ("POST", "/articles", r#"{"title":"Oil","body":"Oil"}"#, Publish),
    ("PUT", "/articles/{article}", r#"{"revision":1,"title":"Oil","body":"Oil"}"#, Publish),
    ("POST", "/articles/{article}/publications", r#"{"places":[],"when":"2027-01-01T10:00:00Z"}"#, Publish),
    (
        "POST",
        "/articles/{article}/tellings",
        r#"{"tell":[{"conversation":"{conversation}","text":"Hi"}]}"#,
        Publish,
    ),
    ("POST", "/channels/{network}", r#"{"page_token":"none"}"#, Manage),
];

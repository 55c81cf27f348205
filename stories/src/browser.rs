//! Somebody at a browser: keeps the cookie, says where a form was, follows nothing by itself.

use reqwest::header::{CONTENT_TYPE, COOKIE, HeaderMap, LOCATION, SET_COOKIE};
use reqwest::{Client, Method, RequestBuilder, redirect};

/// Cheap to clone.
#[derive(Clone)]
pub struct Browser {
    http: Client,
    address: String,
    cookie: Option<String>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    /// Empty for what never ends.
    pub text: String,
}

impl Answer {
    /// Where it leads.
    pub fn location(&self) -> &str {
        self.headers.get(LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl Browser {
    /// Nobody yet.
    pub fn at(address: &str) -> Self {
        let http = Client::builder().redirect(redirect::Policy::none()).build().expect("a client");
        Self { http, address: address.to_owned(), cookie: None }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "").await
    }

    /// Asks for one part of a page, as a page behind others does that keeps itself fresh.
    pub async fn get_part(&self, path: &str, part: &str) -> Answer {
        answer(self.request("GET", path).header("x-part", part)).await
    }

    /// Sends a form of ours.
    pub async fn post(&self, path: &str, form: &str) -> Answer {
        self.ask("POST", path, form).await
    }

    /// The form is written as in an address: "text=Yes&as=note".
    pub async fn ask(&self, method: &str, path: &str, form: &str) -> Answer {
        let request = self.request(method, path);
        answer(if method == "GET" {
            request
        } else {
            request
                .header("sec-fetch-site", "same-origin")
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(form.to_owned())
        })
        .await
    }

    /// A request with the cookie and nothing else.
    pub fn request(&self, method: &str, path: &str) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let request = self.http.request(method, format!("{}{path}", self.address));
        match &self.cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        }
    }

    /// What it was given when it signed in.
    pub fn cookie(&self) -> Option<String> {
        self.cookie.as_ref().and_then(|cookie| cookie.split_once('=')).map(|(_, value)| value.to_owned())
    }

    /// Sends a form given by its fields.
    pub async fn send_form(&self, path: &str, form: &serde_json::Value) -> Answer {
        answer(self.request("POST", path).header("sec-fetch-site", "same-origin").form(form)).await
    }

    pub fn keep_cookie(&mut self, answer: &Answer) {
        if let Some(cookie) = answer.headers.get(SET_COOKIE).and_then(|value| value.to_str().ok()) {
            self.cookie = cookie.split(';').next().map(str::to_owned);
        }
    }

    /// Signs in as the page does, and keeps the cookie.
    pub async fn sign_in(&mut self, email: &str, password: &str) -> Answer {
        let answer =
            self.send_form("/desk/sign-in", &serde_json::json!({"email": email, "password": password})).await;
        self.keep_cookie(&answer);
        answer
    }

    /// Calls the API; an empty body is no body.
    pub async fn call(&self, token: Option<&str>, method: &str, path: &str, body: &str) -> Answer {
        let mut request = self.request(method, path);
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        if !body.is_empty() {
            request = request.header(CONTENT_TYPE, "application/json").body(body.to_owned());
        }
        answer(request).await
    }
}

/// Sends a request and reads the answer.
pub async fn answer(request: RequestBuilder) -> Answer {
    let answer = request.send().await.expect("an answer");
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let text = if kind.starts_with("text/event-stream") {
        String::new()
    } else {
        answer.text().await.expect("a text")
    };
    Answer { status, headers, text }
}

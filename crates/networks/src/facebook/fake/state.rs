//! Everything the pretend Facebook knows.

use super::refusal::Refusal;
use super::{FakeApp, FakeMessage, FakePage, FakePost};
use crate::facebook::client::hmac;
use chrono::TimeDelta;
use domain::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) struct State {
    pub app: FakeApp,
    pub pages: Vec<Page>,
    /// Names by id.
    pub people: BTreeMap<String, String>,
    pub posts: Vec<Post>,
    /// Posts of others, elsewhere, that name a page.
    pub tagged: Vec<Post>,
    pub comments: Vec<Comment>,
    pub photos: Vec<Photo>,
    pub messages: Vec<Message>,
    /// Codes given by the sign-in page, each good for one exchange: the address they were given for, and the challenge.
    pub codes: BTreeMap<String, (String, Option<String>)>,
    pub user_tokens: Vec<String>,
    pub hooks_to: Option<String>,
    /// Our own address, as the last caller wrote it: links lead to our pages.
    pub base: String,
    /// How the lists and the names are kept from us.
    pub ways: Ways,
    /// Files of people, by their names.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Deliveries not yet made.
    pub waiting: Vec<Value>,
    last_id: u64,
}

/// How this network behaves at the moment.
#[derive(Default)]
pub(super) struct Ways {
    /// Its clock is ahead of ours.
    pub ahead: TimeDelta,
    /// What was written stands in lists only after this long.
    pub lag: TimeDelta,
    /// Who wrote comments and posts is not told, as before app review.
    pub withholds_names: bool,
    /// Items on a page of a list, at most.
    pub page_size: Option<usize>,
    /// The app has the feature "Human Agent".
    pub human_agent: bool,
    /// The app may read insights.
    pub insights: bool,
    /// Permissions the owner unticks while signing in.
    pub declined: Vec<String>,
}

pub(super) struct Page {
    pub id: String,
    pub name: String,
    pub username: String,
    pub token: String,
    /// Why the token is dead.
    pub dead: Option<i64>,
    pub subscribed: Vec<String>,
}

pub(super) struct Post {
    pub id: String,
    pub page: String,
    pub from: String,
    pub message: String,
    pub link: Option<String>,
    pub photos: Vec<String>,
    pub created: Timestamp,
    pub updated: Timestamp,
    pub counted: Counted,
}

/// What is counted of a post.
#[derive(Default)]
pub(super) struct Counted {
    /// By whom and how.
    pub reactions: BTreeMap<String, String>,
    pub shares: u64,
    /// Nothing is told of a post that few people saw.
    pub seen_by: Option<u64>,
}

pub(super) struct Comment {
    pub id: String,
    pub post: String,
    pub parent: Option<String>,
    pub from: String,
    pub message: String,
    pub created: Timestamp,
    pub hidden: bool,
    /// The address of a picture that stands in place of words or beside them.
    pub picture: Option<String>,
    /// The page answered it privately: once and no more.
    pub replied_privately: bool,
    /// The page likes it.
    pub liked: bool,
}

pub(super) struct Photo {
    pub id: String,
    pub alt: String,
    pub url: Option<String>,
}

pub(super) struct Message {
    pub id: String,
    pub page: String,
    /// Whose thread it is.
    pub person: String,
    pub ours: bool,
    pub text: String,
    pub attachments: Vec<Value>,
    pub created: Timestamp,
}

impl Page {
    pub fn to_fake(&self) -> FakePage {
        FakePage { id: self.id.clone(), name: self.name.clone(), token: self.token.clone() }
    }
}

/// Who calls.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Caller {
    Page(String),
    User,
}

impl State {
    pub fn new(app: FakeApp) -> Self {
        Self {
            app,
            pages: vec![],
            people: BTreeMap::new(),
            posts: vec![],
            tagged: vec![],
            comments: vec![],
            photos: vec![],
            messages: vec![],
            codes: BTreeMap::new(),
            user_tokens: vec![],
            hooks_to: None,
            base: "https://www.facebook.com".into(),
            ways: Ways::default(),
            files: BTreeMap::new(),
            waiting: vec![],
            last_id: 1000,
        }
    }

    pub fn next_id(&mut self) -> String {
        self.last_id += 1;
        self.last_id.to_string()
    }

    pub fn add_page(&mut self, name: &str) -> FakePage {
        let id = self.next_id();
        let token = format!("EAA-page-{id}");
        let username = name.chars().filter(char::is_ascii_alphanumeric).collect();
        self.pages.push(Page {
            id: id.clone(),
            name: name.to_owned(),
            username,
            token: token.clone(),
            dead: None,
            subscribed: vec![],
        });
        FakePage { id, name: name.to_owned(), token }
    }

    pub fn person(&mut self, name: &str) -> String {
        if let Some((id, _)) = self.people.iter().find(|(_, known)| *known == name) {
            return id.clone();
        }
        let id = self.next_id();
        self.people.insert(id.clone(), name.to_owned());
        id
    }

    pub fn add_post(
        &mut self,
        page: &str,
        from: &str,
        message: &str,
        link: Option<String>,
        photos: Vec<String>,
        now: Timestamp,
    ) -> String {
        let id = format!("{page}_{}", self.next_id());
        self.posts.push(Post {
            id: id.clone(),
            page: page.to_owned(),
            from: from.to_owned(),
            message: message.to_owned(),
            link,
            photos,
            created: now,
            updated: now,
            counted: Counted::default(),
        });
        id
    }

    /// A post on somebody's own page that names a page of ours.
    pub fn add_tagged(&mut self, page: &str, from: &str, message: &str, now: Timestamp) -> String {
        let id = format!("{from}_{}", self.next_id());
        self.tagged.push(Post {
            id: id.clone(),
            page: page.to_owned(),
            from: from.to_owned(),
            message: message.to_owned(),
            link: None,
            photos: vec![],
            created: now,
            updated: now,
            counted: Counted::default(),
        });
        id
    }

    /// Under a post or a comment. Facebook knows two levels: a reply to a reply is filed under the first comment.
    pub fn add_comment(&mut self, on: &str, from: &str, message: &str, now: Timestamp) -> Option<String> {
        let (post, parent) = match self.comments.iter().find(|comment| comment.id == on) {
            Some(above) => {
                (above.post.clone(), Some(above.parent.clone().unwrap_or_else(|| above.id.clone())))
            }
            None => (self.posts.iter().find(|post| post.id == on)?.id.clone(), None),
        };
        let number = self.next_id();
        let id = format!("{}_{number}", post.rsplit('_').next().unwrap_or_default());
        self.posts.iter_mut().filter(|other| other.id == post).for_each(|post| post.updated = now);
        self.comments.push(Comment {
            id: id.clone(),
            post,
            parent,
            from: from.to_owned(),
            message: message.to_owned(),
            created: now,
            hidden: false,
            picture: None,
            replied_privately: false,
            liked: false,
        });
        Some(id)
    }

    pub fn add_message(
        &mut self,
        page: &str,
        person: &str,
        ours: bool,
        text: &str,
        now: Timestamp,
    ) -> String {
        let id = format!("m_{}", self.next_id());
        self.messages.push(Message {
            id: id.clone(),
            page: page.to_owned(),
            person: person.to_owned(),
            ours,
            text: text.to_owned(),
            attachments: vec![],
            created: now,
        });
        id
    }

    /// Removes a post with its comments, or a comment with its replies. False: there was none.
    pub fn remove(&mut self, id: &str) -> bool {
        let before = self.posts.len() + self.comments.len();
        self.posts.retain(|post| post.id != id);
        self.comments.retain(|comment| {
            comment.id != id && comment.post != id && comment.parent.as_deref() != Some(id)
        });
        before != self.posts.len() + self.comments.len()
    }

    /// Whose token this is, and whether our app signed it.
    pub fn caller(&self, token: Option<&str>, proof: Option<&str>) -> Result<Caller, Refusal> {
        let token = token.ok_or_else(|| {
            Refusal::new(104, None, "An access token is required to request this resource.")
        })?;
        if let Some(proof) = proof
            && proof != hmac(&self.app.secret, token.as_bytes())
        {
            return Err(Refusal::new(100, None, "Invalid appsecret_proof provided in the API argument"));
        }
        if let Some(page) = self.pages.iter().find(|page| page.token == token) {
            return match page.dead {
                None => Ok(Caller::Page(page.id.clone())),
                Some(subcode) => Err(Refusal::new(
                    190,
                    Some(subcode),
                    "Error validating access token: The session is invalid",
                )),
            };
        }
        if self.user_tokens.iter().any(|known| known == token) {
            return Ok(Caller::User);
        }
        Err(Refusal::new(190, None, "Invalid OAuth access token - Cannot parse access token"))
    }

    pub fn kill_token(&mut self, page: &str, subcode: i64) {
        self.pages.iter_mut().filter(|other| other.id == page).for_each(|page| page.dead = Some(subcode));
    }

    pub fn renew_token(&mut self, page: &str) -> Option<FakePage> {
        let token = format!("EAA-page-{}", self.next_id());
        let page = self.pages.iter_mut().find(|other| other.id == page)?;
        (page.token, page.dead) = (token, None);
        Some(page.to_fake())
    }

    pub fn name_of(&self, id: &str) -> String {
        let page = self.pages.iter().find(|page| page.id == id).map(|page| page.name.clone());
        page.or_else(|| self.people.get(id).cloned()).unwrap_or_default()
    }

    /// Who somebody is, as far as it is told: pages always, people unless names are withheld.
    pub fn told_of(&self, id: &str) -> Option<Value> {
        let is_page = self.pages.iter().any(|page| page.id == id);
        (is_page || !self.ways.withholds_names)
            .then(|| serde_json::json!({"id": id, "name": self.name_of(id)}))
    }

    /// Whether something written then stands in the lists by now.
    pub fn is_listed(&self, created: Timestamp, now: Timestamp) -> bool {
        created.plus(self.ways.lag) <= now
    }

    pub fn shown(&self, post: &Post) -> FakePost {
        let photos = self.photos.iter().filter(|photo| post.photos.contains(&photo.id));
        FakePost {
            id: post.id.clone(),
            text: post.message.clone(),
            link: post.link.clone(),
            photos: photos.map(|photo| photo.alt.clone()).collect(),
        }
    }

    pub fn replies(&self, id: &str) -> Vec<FakeMessage> {
        let below = |comment: &&Comment| match &comment.parent {
            Some(parent) => parent == id,
            None => comment.post == id,
        };
        let is_page = |from: &str| self.pages.iter().any(|page| page.id == from);
        self.comments
            .iter()
            .filter(below)
            .map(|comment| FakeMessage {
                id: comment.id.clone(),
                text: comment.message.clone(),
                ours: is_page(&comment.from),
            })
            .collect()
    }

    pub fn talk(&self, page: &str, person: &str) -> Vec<FakeMessage> {
        let between = |message: &&Message| message.page == page && message.person == person;
        let shown = |message: &Message| FakeMessage {
            id: message.id.clone(),
            text: message.text.clone(),
            ours: message.ours,
        };
        self.messages.iter().filter(between).map(shown).collect()
    }
}

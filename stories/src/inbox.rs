//! What a story sees in the inbox.

use crate::House;
use actions::inbox::{Question, ask, find_private_page};
use actions::media::begin_article;
use actions::publishing::{Place, plan};
use domain::channels::Channel;
use domain::inbox::{Conversation, Direction, Message};
use domain::media::PieceText;
use domain::publishing::Publication;
use store::BusinessStore;

impl House {
    /// Priya Raman asks on the website, not for everybody: the token of her private page, and the conversation.
    pub async fn asked_on_the_website(&self, text: &str, email: &str) -> (String, Conversation) {
        let question = Question {
            text: text.into(),
            email: email.into(),
            name: "Priya Raman".into(),
            public: false,
            about: None,
            language: None,
        };
        let asked = ask(&self.app, self.ada.business, question).await.expect("it is taken in");
        let token = asked.page.rsplit('/').next().unwrap_or_default().to_owned();
        let page = find_private_page(&self.app, self.ada.business, &token).await.expect("the store answers");
        (token, page.expect("a private page"))
    }

    pub fn desk(&self) -> BusinessStore {
        self.app.of(self.ada.business)
    }

    /// An article that is out on this channel, in the words of its title.
    pub async fn published_there(&self, channel: &Channel, title: &str) -> Publication {
        let text = PieceText::new(title, "", "Stand on the step.").expect("an article");
        let piece = begin_article(&self.app, &self.ada, text, None).await.expect("it is begun");
        let places = vec![Place { channel: channel.id, text: title.into() }];
        plan(&self.app, &self.ada, piece.id, places, None).await.expect("it is planned");
        self.until_settled().await;
        self.copy_on(channel, piece.id).await
    }

    /// Agrees on the network's own sign-in page; the state and the code it sends back.
    pub async fn signs_in_at(&self, address: &str) -> (String, String) {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build();
        let agreed = http.expect("a client").get(format!("{address}&answer=yes")).send().await;
        let back = agreed.expect("an answer").headers()["location"].to_str().expect("an address").to_owned();
        let back = reqwest::Url::parse(&back).expect("an address");
        let given = |wanted: &str| {
            let found = back.query_pairs().find(|(name, _)| name == wanted);
            found.expect("it is sent back").1.into_owned()
        };
        (given("state"), given("code"))
    }

    /// Every conversation, the oldest first.
    pub async fn conversations(&self) -> Vec<Conversation> {
        let desk = self.desk();
        let mut all = desk.list_waiting(None, 200).await.expect("the store answers").rows;
        all.extend(desk.list_at_rest(None, 200).await.expect("the store answers").rows);
        all.sort_by_key(|conversation| (conversation.started_at, conversation.id.0));
        all
    }

    /// The conversation in which somebody said this, whether the words still stand or not.
    pub async fn conversation_with(&self, words: &str) -> Conversation {
        for conversation in self.conversations().await {
            if self.lines(&conversation).await.iter().any(|line| line.text.contains(words)) {
                return conversation;
            }
        }
        let all: Vec<String> =
            self.conversations().await.into_iter().map(|conversation| conversation.snippet).collect();
        panic!("nobody said “{words}” on {}: {all:?}", self.database)
    }

    /// What was said in a conversation, oldest first; ours begins with "us: ".
    pub async fn said(&self, conversation: &Conversation) -> Vec<String> {
        let said = |line: Message| match line.direction {
            Direction::Out { .. } => format!("us: {}", line.text),
            _ => line.text,
        };
        self.lines(conversation).await.into_iter().map(said).collect()
    }

    pub async fn lines(&self, conversation: &Conversation) -> Vec<Message> {
        let mut lines =
            self.desk().list_messages(conversation.id, None, 200).await.expect("the store answers").rows;
        lines.reverse();
        lines
    }

    /// The message that says this now.
    pub async fn line(&self, words: &str) -> Message {
        let conversation = self.conversation_with(words).await;
        let lines = self.lines(&conversation).await;
        lines.into_iter().find(|line| line.text.contains(words)).expect("it was just there")
    }
}

//! A round of hearing: what is still to be asked, kept between polls, so that catching up is bounded and goes on.

use domain::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeSet, VecDeque};

/// What is this much older than the newest known is read again: their lists may run behind one another.
const OVERLAP: i64 = 30 * 60;
/// How far back the very first round looks.
const FIRST: i64 = 7 * 24 * 3600;
/// All posts are looked through so often.
const LOOK_THROUGH: i64 = 6 * 3600;

/// Where the last poll ended. Moments are seconds since 1970 by their clock.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Cursor {
    /// Everything up to this moment has been heard.
    heard: Option<i64>,
    /// When the last look through all posts began.
    looked_through: Option<i64>,
    /// A round that is not at its end.
    pub round: Option<Round>,
}

/// One way through everything that may be new.
#[derive(Serialize, Deserialize)]
pub(super) struct Round {
    began: i64,
    /// What is older is known.
    pub since: i64,
    /// The newest message met.
    pub newest: i64,
    /// All posts are looked through, from this moment on.
    pub looks_through: bool,
    looked_through: i64,
    pub todo: VecDeque<Task>,
    /// Posts that were asked for comments in this round.
    pub asked: BTreeSet<String>,
    /// What was refused, in plain words.
    pub unheard: BTreeSet<String>,
    /// Which of the page's own lists were refused.
    refused: BTreeSet<String>,
}

/// One call that is still to be made; `after` is the place in their list.
#[derive(Clone, Serialize, Deserialize)]
pub(super) enum Task {
    /// The page's own name.
    Page,
    Feed {
        after: Option<String>,
        /// Posts on the pages before.
        seen: usize,
    },
    /// Our own publications, wherever they are in the feed.
    Known,
    Tagged {
        after: Option<String>,
    },
    /// Comments under a post.
    Under {
        post: String,
        ours: bool,
        since: i64,
        /// The last that was heard there: from here on, should their place in the list be lost.
        last: i64,
        after: Option<String>,
    },
    Threads {
        after: Option<String>,
    },
    /// Messages of a direct thread.
    Thread {
        id: String,
        link: Option<String>,
        after: Option<String>,
    },
}

impl Cursor {
    pub fn read(kept: Option<&Value>) -> Self {
        kept.and_then(|value| serde_json::from_value(value.clone()).ok()).unwrap_or_default()
    }

    /// What is kept after a poll: the rest of the round, or that everything up to its newest message was heard.
    pub fn after(&mut self, round: Round) {
        if !round.todo.is_empty() {
            self.round = Some(round);
            return;
        }
        if round.looks_through {
            self.looked_through = Some(round.began);
        }
        // Where nothing was ever written the next round begins where this one did.
        self.heard = Some(self.heard.unwrap_or(round.since).max(round.newest));
    }
}

impl Round {
    pub fn begin(cursor: &Cursor, now: Timestamp) -> Self {
        let now = now.seconds();
        let since = cursor.heard.map_or(now - FIRST, |heard| heard - OVERLAP);
        let looked_through = cursor.looked_through.unwrap_or(since);
        let looks_through = cursor.looked_through.is_none_or(|last| now - last >= LOOK_THROUGH);
        let mut todo = VecDeque::from([
            Task::Feed { after: None, seen: 0 },
            Task::Known,
            Task::Threads { after: None },
            Task::Tagged { after: None },
        ]);
        if looks_through {
            todo.push_back(Task::Page);
        }
        Self {
            began: now,
            since,
            newest: 0,
            looks_through,
            looked_through: looked_through.min(since),
            todo,
            asked: BTreeSet::new(),
            unheard: BTreeSet::new(),
            refused: BTreeSet::new(),
        }
    }

    /// Posts that moved since then are worth asking.
    pub fn moved_since(&self) -> i64 {
        if self.looks_through { self.looked_through - OVERLAP } else { self.since }
    }

    /// Asks a post for its comments, once a round.
    pub fn ask_under(&mut self, post: &str, ours: bool) {
        if self.asked.insert(post.to_owned()) {
            let since = self.moved_since();
            self.todo.push_front(Task::Under {
                post: post.to_owned(),
                ours,
                since,
                last: since,
                after: None,
            });
        }
    }

    /// They said no to one call; the others go on.
    pub fn refuse(&mut self, task: &Task, words: &str) {
        let words = words.trim_end_matches('.');
        let (list, what) = match task {
            Task::Feed { .. } => ("feed", "Posts and comments of the page are not heard"),
            Task::Threads { .. } => ("threads", "Direct messages are not heard"),
            Task::Tagged { .. } => ("tagged", "Posts that name the page are not heard"),
            Task::Page | Task::Known => ("", "Something of the page cannot be read"),
            Task::Under { .. } => ("", "The comments of a post cannot be read"),
            Task::Thread { .. } => ("", "A direct thread cannot be read"),
        };
        if !list.is_empty() {
            self.refused.insert(list.to_owned());
        }
        self.unheard.insert(format!("{what}: {words}."));
    }

    /// The same for one of several posts asked for at once.
    pub fn refuse_one(&mut self, words: &str) {
        self.unheard.insert(format!("A post cannot be read: {}.", words.trim_end_matches('.')));
    }

    pub fn hears_nothing(&self) -> bool {
        self.refused.len() == 3
    }
}

impl Task {
    pub fn has_place(&self) -> bool {
        match self {
            Self::Page | Self::Known => false,
            Self::Feed { after, .. }
            | Self::Tagged { after }
            | Self::Under { after, .. }
            | Self::Threads { after }
            | Self::Thread { after, .. } => after.is_some(),
        }
    }

    /// From its beginning; comments from the last that was heard.
    pub fn without_place(mut self) -> Self {
        match &mut self {
            Self::Page | Self::Known => {}
            Self::Feed { after, seen } => (*after, *seen) = (None, 0),
            Self::Under { since, last, after, .. } => (*since, *after) = (*last, None),
            Self::Tagged { after } | Self::Threads { after } | Self::Thread { after, .. } => *after = None,
        }
        self
    }

    /// About one thing that may be gone.
    pub fn is_one_object(&self) -> bool {
        matches!(self, Self::Under { .. } | Self::Thread { .. })
    }
}

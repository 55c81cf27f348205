//! Who is connected: entered at the door, struck out at the end, and cut when its time is over.

use super::LineSettings;
use super::line::{Line, State};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
use tokio::sync::{Notify, watch};

/// Counted and written on, all of it under one lock: a few hundred lines at most.
pub struct Book {
    settings: LineSettings,
    inside: Mutex<Inside>,
    stopping: watch::Sender<bool>,
}

#[derive(Default)]
struct Inside {
    next: u64,
    lines: HashMap<u64, Held>,
}

struct Held {
    /// `None`: a proxy's, that counts only among all.
    address: Option<IpAddr>,
    line: Arc<Line>,
    cut: Arc<Notify>,
}

/// A place in the book; given back when it is dropped.
pub struct Entry {
    number: u64,
    line: Arc<Line>,
    cut: Arc<Notify>,
    stopping: watch::Receiver<bool>,
    book: Weak<Book>,
}

/// So often it is looked whose time is over.
const LOOKS_EVERY: Duration = Duration::from_millis(500);
/// A request that has not moved for so long gives way to a new visitor where there is no room.
const STILL: Duration = Duration::from_secs(3);

impl Book {
    pub fn new(settings: LineSettings) -> Self {
        Self { settings, inside: Mutex::default(), stopping: watch::Sender::new(false) }
    }

    /// Enters a new connection, if need be in the place of one that waits; `None` where all of them work.
    pub fn enter(self: &Arc<Self>, address: IpAddr, counted_alone: bool) -> Option<Entry> {
        let address = counted_alone.then_some(address);
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let of_theirs =
            inside.lines.values().filter(|held| address.is_some() && held.address == address).count();
        let room = (of_theirs < self.settings.most_per_address
            || inside.give_way(|held| held.address == address))
            && (inside.lines.len() < self.settings.most || inside.give_way(|_| true));
        if !room {
            tell("refused");
            return None;
        }
        let first = inside.lines.is_empty();
        inside.next += 1;
        let (number, line, cut) = (inside.next, Arc::new(Line::new()), Arc::new(Notify::new()));
        inside.lines.insert(number, Held { address, line: line.clone(), cut: cut.clone() });
        drop(inside);
        if first {
            tokio::spawn(look_after(Arc::downgrade(self)));
        }
        tell("taken");
        Some(Entry { number, line, cut, stopping: self.stopping.subscribe(), book: Arc::downgrade(self) })
    }

    /// Somebody who waits goes, whoever it is.
    pub fn make_room(&self) {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner).give_way(|_| true);
    }

    pub fn open(&self) -> usize {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner).lines.len()
    }

    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }

    pub fn cut_all(&self) {
        for held in self.inside.lock().unwrap_or_else(PoisonError::into_inner).lines.values() {
            held.cut.notify_one();
        }
    }

    /// Cuts what has had its time; says whether anybody is left.
    fn look(&self) -> bool {
        let inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        for held in inside.lines.values() {
            let over = match held.line.state() {
                State::Head(so_long) => so_long > self.settings.head,
                State::Idle(so_long) => so_long > self.settings.idle,
                State::Working(so_long) => so_long > self.settings.stall,
            };
            if over {
                tell("timed out");
                held.cut.notify_one();
            }
        }
        metrics::gauge!("porchlight_connections").set(inside.lines.len() as f64);
        !inside.lines.is_empty()
    }
}

impl Inside {
    /// The one among them that waits longest, or else has not moved for longest, is cut. `false`: all of them work.
    fn give_way(&mut self, among: impl Fn(&Held) -> bool) -> bool {
        let rank = |held: &Held| match held.line.state() {
            State::Idle(so_long) => Some((2, so_long)),
            State::Head(so_long) => Some((1, so_long)),
            State::Working(so_long) => (so_long > STILL).then_some((0, so_long)),
        };
        let theirs = self.lines.iter().filter(|(_, held)| among(held));
        let longest = theirs.filter_map(|(number, held)| Some((rank(held)?, Reverse(*number)))).max();
        let Some((_, Reverse(number))) = longest else { return false };
        if let Some(held) = self.lines.remove(&number) {
            tell("gave way");
            held.cut.notify_one();
        }
        true
    }
}

async fn look_after(book: Weak<Book>) {
    loop {
        tokio::time::sleep(LOOKS_EVERY).await;
        match book.upgrade() {
            Some(book) if book.look() => {}
            _ => return,
        }
    }
}

fn tell(outcome: &'static str) {
    metrics::counter!("porchlight_connections_total", "outcome" => outcome).increment(1);
}

impl Entry {
    pub fn line(&self) -> &Arc<Line> {
        &self.line
    }

    /// Comes when this connection has to end at once.
    pub async fn cut(&self) {
        self.cut.notified().await;
    }

    /// Comes when the program is stopping.
    pub fn stopping(&self) -> impl Future<Output = ()> + use<> {
        let mut stopping = self.stopping.clone();
        async move {
            // Without a sender there is no book and nothing to stop.
            let _ = stopping.wait_for(|stopping| *stopping).await;
        }
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        if let Some(book) = self.book.upgrade() {
            book.inside.lock().unwrap_or_else(PoisonError::into_inner).lines.remove(&self.number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(most: usize, most_per_address: usize) -> Arc<Book> {
        Arc::new(Book::new(LineSettings { most, most_per_address, ..LineSettings::default() }))
    }

    fn ip(last: u8) -> IpAddr {
        [192, 0, 2, last].into()
    }

    #[tokio::test]
    async fn whoever_waits_gives_way_and_whoever_is_served_does_not() {
        let book = book(100, 3);
        let one = book.enter(ip(1), true).unwrap();
        let served = Line::begin(one.line());
        let waiting: Vec<_> = (0..2).map(|_| book.enter(ip(1), true).unwrap()).collect();
        let fourth = book.enter(ip(1), true).unwrap();
        tokio::time::timeout(Duration::from_secs(1), waiting[0].cut())
            .await
            .expect("the longest waiting one is cut");
        assert_eq!(book.open(), 3);
        let _all_served = [Line::begin(waiting[1].line()), Line::begin(fourth.line())];
        assert!(book.enter(ip(1), true).is_none(), "all of them are served");
        assert!(book.enter(ip(2), true).is_some(), "another address has its own");
        drop((served, one));
        assert!(book.enter(ip(1), true).is_some());
    }

    #[tokio::test]
    async fn a_proxy_speaks_for_many_but_not_for_all() {
        let book = book(5, 2);
        let many: Vec<_> = (0..5).map(|_| book.enter(ip(1), false).unwrap()).collect();
        let _served: Vec<_> = many.iter().map(|entry| Line::begin(entry.line())).collect();
        assert!(book.enter(ip(1), false).is_none() && book.enter(ip(2), true).is_none());
        drop(many);
        assert_eq!(book.open(), 0);
    }
}

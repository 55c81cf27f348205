//! One connection as it is watched: whether a request is worked on, and when something last moved.

use axum::body::{Body, Bytes};
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

pub struct Line {
    began: Instant,
    /// Requests whose answer is not out yet.
    working: AtomicUsize,
    /// Milliseconds since it began: the last byte in or out.
    moved: AtomicU64,
    /// The same: since when it waits for a request; and since when a head is coming in, 0 for none.
    waits: AtomicU64,
    head: AtomicU64,
    /// How many requests there were.
    requests: AtomicUsize,
}

/// How long a line does what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// For its first request, or for the rest of a head.
    Head(Duration),
    /// For its next request.
    Idle(Duration),
    /// A request is worked on; so long nothing moved.
    Working(Duration),
}

impl Line {
    pub fn new() -> Self {
        Self {
            began: Instant::now(),
            working: AtomicUsize::new(0),
            moved: AtomicU64::new(0),
            waits: AtomicU64::new(0),
            head: AtomicU64::new(0),
            requests: AtomicUsize::new(0),
        }
    }

    pub fn state(&self) -> State {
        let now = self.now();
        let since =
            |then: &AtomicU64| Duration::from_millis(now.saturating_sub(then.load(Ordering::Relaxed)));
        if self.working.load(Ordering::Relaxed) > 0 {
            State::Working(since(&self.moved))
        } else if self.requests.load(Ordering::Relaxed) == 0 {
            State::Head(since(&self.waits))
        } else if self.head.load(Ordering::Relaxed) > 0 {
            State::Head(since(&self.head))
        } else {
            State::Idle(since(&self.waits))
        }
    }

    /// A request is there, from now until the answer is out.
    pub fn begin(line: &Arc<Self>) -> Working {
        line.working.fetch_add(1, Ordering::Relaxed);
        line.requests.fetch_add(1, Ordering::Relaxed);
        line.head.store(0, Ordering::Relaxed);
        line.moved.store(line.now(), Ordering::Relaxed);
        Working(line.clone())
    }

    fn now(&self) -> u64 {
        self.began.elapsed().as_millis() as u64 + 1
    }

    fn has_moved(&self) {
        self.moved.store(self.now(), Ordering::Relaxed);
    }

    fn has_read(&self) {
        self.has_moved();
        if self.working.load(Ordering::Relaxed) == 0 {
            // The first byte of a head; later ones leave it as it is.
            let _ = self.head.compare_exchange(0, self.now(), Ordering::Relaxed, Ordering::Relaxed);
        }
    }
}

/// Held while a request is worked on.
pub struct Working(Arc<Line>);

impl Drop for Working {
    fn drop(&mut self) {
        self.0.waits.store(self.0.now(), Ordering::Relaxed);
        self.0.working.fetch_sub(1, Ordering::Relaxed);
    }
}

/// An answer's body, that holds its request open until it is out or given up.
pub struct Answer {
    body: Body,
    _working: Working,
}

impl Answer {
    pub fn new(body: Body, working: Working) -> Self {
        Self { body, _working: working }
    }
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The stream itself, with every byte noticed.
pub struct Watched {
    stream: TcpStream,
    line: Arc<Line>,
}

impl Watched {
    pub fn new(stream: TcpStream, line: Arc<Line>) -> Self {
        Self { stream, line }
    }
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(cx, buffer);
        if buffer.filled().len() > before {
            self.line.has_read();
        }
        read
    }
}

impl AsyncWrite for Watched {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        if matches!(written, Poll::Ready(Ok(1..))) {
            self.line.has_moved();
        }
        written
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[std::io::IoSlice<'_>],
    ) -> Poll<std::io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, parts);
        if matches!(written, Poll::Ready(Ok(1..))) {
            self.line.has_moved();
        }
        written
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_what_it_waits_for() {
        let line = Arc::new(Line::new());
        assert!(matches!(line.state(), State::Head(_)), "nothing has come yet");
        line.has_read();
        assert!(matches!(line.state(), State::Head(_)));
        let (one, two) = (Line::begin(&line), Line::begin(&line));
        line.has_read();
        drop(one);
        assert!(matches!(line.state(), State::Working(_)), "HTTP/2 asks several things at once");
        drop(two);
        assert!(matches!(line.state(), State::Idle(_)));
        line.has_read();
        assert!(matches!(line.state(), State::Head(_)), "the next head has begun");
    }
}

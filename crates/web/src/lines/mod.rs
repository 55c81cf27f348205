//! Connections: how many there may be, how long each may take, and how all of them end in good order.
//!
//! A head that does not come, a body that does not come, an answer nobody takes, a connection nobody uses: each has its
//! time, so that lines that never end keep nobody out. Where there are too many, one that waits gives way to a new one.

mod book;
mod line;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::{Request, Response};
use book::{Book, Entry};
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use line::{Line, Watched};
use std::convert::Infallible;
use std::future::{Future, poll_fn};
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Instant;
use tower::ServiceExt as _;

/// What the operator decides about connections.
#[derive(Clone, Debug)]
pub struct LineSettings {
    /// Open at once.
    pub most: usize,
    /// Of them from one address; a trusted proxy speaks for many.
    pub most_per_address: usize,
    /// For a request to begin and its head to be there.
    pub head: Duration,
    /// Between two requests.
    pub idle: Duration,
    /// In which not one byte goes in or out, while a request is worked on or an answer is being taken.
    pub stall: Duration,
}

impl Default for LineSettings {
    fn default() -> Self {
        Self {
            most: 512,
            most_per_address: 100,
            head: Duration::from_secs(15),
            idle: Duration::from_secs(75),
            stall: Duration::from_mins(2),
        }
    }
}

/// The open connections of one listener.
pub struct Lines {
    book: Arc<Book>,
    accepting: tokio::task::JoinHandle<()>,
}

impl Lines {
    /// Serves from now on. `speaks_for_many` says which addresses are proxies of ours.
    pub fn serve(
        listener: TcpListener,
        router: Router,
        settings: LineSettings,
        speaks_for_many: impl Fn(IpAddr) -> bool + Send + Sync + 'static,
    ) -> Self {
        let book = Arc::new(Book::new(settings));
        let accepting = tokio::spawn(accept(listener, router, book.clone(), speaks_for_many));
        Self { book, accepting }
    }

    /// Takes no new connection, lets what is being answered be answered, and cuts what is left after `limit`. Says how
    /// many that were.
    pub async fn stop(self, limit: Duration) -> usize {
        self.accepting.abort();
        self.book.stop();
        let end = Instant::now() + limit;
        while self.book.open() > 0 && Instant::now() < end {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let left = self.book.open();
        self.book.cut_all();
        left
    }

    pub fn open(&self) -> usize {
        self.book.open()
    }
}

async fn accept(
    listener: TcpListener,
    router: Router,
    book: Arc<Book>,
    speaks_for_many: impl Fn(IpAddr) -> bool,
) {
    loop {
        let (stream, peer) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(error) => {
                // Most of these are the visitor's. Where it is ours, no file being left, one that waits gives its own.
                if !is_the_visitors(&error) {
                    tracing::warn!(%error, "a connection could not be taken");
                    book.make_room();
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                continue;
            }
        };
        let counted_alone = !speaks_for_many(peer.ip().to_canonical());
        let Some(entry) = book.enter(peer.ip().to_canonical(), counted_alone) else {
            // Dropped: whoever comes back in a moment finds room.
            continue;
        };
        let _ = stream.set_nodelay(true);
        tokio::spawn(hold(stream, peer, router.clone(), entry));
    }
}

fn is_the_visitors(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionRefused | ConnectionAborted | ConnectionReset)
}

/// One connection from its beginning to its end.
async fn hold(stream: TcpStream, peer: SocketAddr, router: Router, entry: Entry) {
    let line = entry.line().clone();
    let spoken = async {
        if speaks_http2(&stream).await {
            speak_http2(Watched::new(stream, line.clone()), peer, router, &entry).await;
        } else {
            speak_http1(Watched::new(stream, line.clone()), peer, router, &entry).await;
        }
    };
    tokio::select! {
        () = spoken => {}
        () = entry.cut() => {}
    }
}

/// The first bytes of HTTP/2 (RFC 9113, 3.4), looked at and left where they are. A visitor who sends nothing is cut by the
/// book.
async fn speaks_http2(stream: &TcpStream) -> bool {
    const PREFACE: &[u8] = b"PRI * HTTP/2.0";
    let mut first = [0; PREFACE.len()];
    loop {
        match stream.peek(&mut first).await {
            Ok(0) | Err(_) => return false,
            Ok(there) if first[..there] != PREFACE[..there] => return false,
            Ok(there) if there == PREFACE.len() => return true,
            // More of it has to come.
            Ok(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

async fn speak_http1(stream: Watched, peer: SocketAddr, router: Router, entry: &Entry) {
    let service = Rooms { router, peer, line: entry.line().clone() };
    let mut connection = hyper::server::conn::http1::Builder::new()
        // Ours to watch, see `book`: hyper's counts the pause between two requests as well.
        .header_read_timeout(None)
        .timer(TokioTimer::new())
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), service);
    let mut stopping = std::pin::pin!(entry.stopping());
    let mut told = false;
    let ended = poll_fn(|cx| {
        if !told && stopping.as_mut().poll(cx).is_ready() {
            told = true;
            Pin::new(&mut connection).graceful_shutdown();
        }
        connection.poll_without_shutdown(cx)
    });
    if ended.await.is_ok() {
        linger(connection.into_parts().io.into_inner()).await;
    }
}

async fn speak_http2(stream: Watched, peer: SocketAddr, router: Router, entry: &Entry) {
    let service = Rooms { router, peer, line: entry.line().clone() };
    let mut connection = std::pin::pin!(
        hyper::server::conn::http2::Builder::new(TokioExecutor::new())
            .timer(TokioTimer::new())
            .max_concurrent_streams(64)
            .max_header_list_size(32 * 1024)
            .keep_alive_interval(Duration::from_secs(30))
            .keep_alive_timeout(Duration::from_secs(20))
            .serve_connection(TokioIo::new(stream), service)
    );
    tokio::select! {
        _ = connection.as_mut() => {}
        () = entry.stopping() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}

/// The answer is out, but what the visitor still sends would, unread, make their system throw the answer away
/// (RFC 9112, 9.6): it is read and forgotten for a while, as long as a photo takes on a slow line.
async fn linger(mut stream: Watched) {
    const LONGEST: Duration = Duration::from_mins(1);
    const QUIET: Duration = Duration::from_secs(2);
    let _ = stream.shutdown().await;
    let until = Instant::now() + LONGEST;
    let mut forgotten = [0; 8 * 1024];
    while Instant::now() < until {
        match tokio::time::timeout(QUIET, stream.read(&mut forgotten)).await {
            Ok(Ok(0) | Err(_)) | Err(_) => return,
            Ok(Ok(_)) => {}
        }
    }
}

/// All the pages, for one connection.
struct Rooms {
    router: Router,
    peer: SocketAddr,
    line: Arc<Line>,
}

impl hyper::service::Service<Request<Incoming>> for Rooms {
    type Response = Response<line::Answer>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let working = Line::begin(&self.line);
        let mut request = request.map(axum::body::Body::new);
        request.extensions_mut().insert(ConnectInfo(self.peer));
        let answer = self.router.clone().oneshot(request);
        Box::pin(async move { Ok(answer.await?.map(|body| line::Answer::new(body, working))) })
    }
}

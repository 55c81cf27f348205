//! The line to the post office, with trouble on demand.

use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, copy};
use tokio::net::{TcpListener, TcpStream};

/// How the line behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Open,
    /// Nobody picks up.
    Down,
    /// The letter arrives, and the line is cut before the post office can say so.
    CutAfterLetter,
    /// The line is cut as the letter begins: the post office has nothing.
    CutBeforeLetter,
}

/// Passes on what is said to the post office. Cheap to clone.
#[derive(Clone)]
pub struct MailLine {
    pub url: String,
    state: Arc<Mutex<Line>>,
}

impl MailLine {
    /// A line to the post office at this address.
    pub async fn open(post_office: &str) -> Self {
        let there = post_office.rsplit('/').next().expect("an address").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let here = listener.local_addr().expect("an address");
        let line = Self { url: format!("smtp+clear://{here}"), state: Arc::new(Mutex::new(Line::Open)) };
        let task = line.clone();
        tokio::spawn(async move {
            while let Ok((ours, _)) = listener.accept().await {
                let state = task.now();
                // Dropped at once: to the caller it looks as if nobody were there.
                if state != Line::Down
                    && let Ok(theirs) = TcpStream::connect(&there).await
                {
                    tokio::spawn(pass(ours, theirs, state));
                }
            }
        });
        line
    }

    pub fn set(&self, line: Line) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = line;
    }

    fn now(&self) -> Line {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn pass(mut ours: TcpStream, mut theirs: TcpStream, line: Line) -> std::io::Result<()> {
    let (from_us, mut to_us) = ours.split();
    let (mut from_them, mut to_them) = theirs.split();
    if line == Line::Open {
        let there = async {
            let mut from_us = from_us;
            copy(&mut from_us, &mut to_them).await
        };
        tokio::select! {
            said = there => said?,
            answered = copy(&mut from_them, &mut to_us) => answered?,
        };
        return Ok(());
    }
    let mut said = BufReader::new(from_us).lines();
    let mut answered = BufReader::new(from_them).lines();
    let mut in_letter = false;
    loop {
        tokio::select! {
            heard = said.next_line() => {
                let Some(heard) = heard? else { return Ok(()) };
                to_them.write_all(format!("{heard}\r\n").as_bytes()).await?;
                if in_letter && heard == "." {
                    // The post office has kept the letter when it answers; nobody hears it.
                    let _ = answered.next_line().await?;
                    return Ok(());
                }
            }
            answer = answered.next_line() => {
                let Some(answer) = answer? else { return Ok(()) };
                in_letter = answer.starts_with("354");
                if in_letter && line == Line::CutBeforeLetter {
                    return Ok(());
                }
                to_us.write_all(format!("{answer}\r\n").as_bytes()).await?;
            }
        }
    }
}

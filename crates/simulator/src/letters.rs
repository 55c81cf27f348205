//! A mail server that takes every letter and shows them to whoever asks: enough SMTP (RFC 5321) to be written to.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A letter that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub to: Vec<String>,
    /// Header and body as they came.
    pub source: String,
}

/// The box all letters fall into. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    all: Arc<Mutex<Vec<Letter>>>,
    pause: Arc<Mutex<Duration>>,
    /// By what name we were greeted, each time.
    greeted: Arc<Mutex<Vec<String>>>,
    /// How often somebody wanted to write to a mailbox that is busy.
    put_off: Arc<Mutex<usize>>,
}

impl Letters {
    pub fn all(&self) -> Vec<Letter> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The names by which whoever brought letters introduced themselves.
    pub fn greeted_by(&self) -> Vec<String> {
        self.greeted.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How often a letter to `later@…` was put off: that mailbox is always busy (450).
    pub fn put_off(&self) -> usize {
        *self.put_off.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on it takes this long to say that a letter is kept.
    pub fn confirm_after(&self, pause: Duration) {
        *self.pause.lock().unwrap_or_else(PoisonError::into_inner) = pause;
    }

    /// Opens the server on a free port of this machine; answers the port.
    pub async fn open(&self) -> std::io::Result<u16> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let letters = self.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let letters = letters.clone();
                tokio::spawn(async move {
                    if let Err(error) = letters.talk(stream).await {
                        tracing::debug!(%error, "a letter was cut short");
                    }
                });
            }
        });
        Ok(port)
    }

    async fn talk(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let (read, mut write) = stream.split();
        let mut read = BufReader::new(read);
        let mut to = Vec::new();
        write.write_all(b"220 town.example ready\r\n").await?;
        while let Some(line) = whole_line(&mut read).await? {
            let verb = line.get(..4).unwrap_or(&line).to_uppercase();
            let answer: &[u8] = match verb.as_str() {
                "EHLO" | "HELO" => {
                    let name = line.get(5..).unwrap_or_default().to_owned();
                    self.greeted.lock().unwrap_or_else(PoisonError::into_inner).push(name);
                    b"250 town.example\r\n"
                }
                "RCPT" if line.contains("<later@") => {
                    *self.put_off.lock().unwrap_or_else(PoisonError::into_inner) += 1;
                    b"450 4.2.1 mailbox busy\r\n"
                }
                "RCPT" => {
                    to.extend(line.split(['<', '>']).nth(1).map(str::to_owned));
                    b"250 ok\r\n"
                }
                "DATA" => {
                    write.write_all(b"354 go on\r\n").await?;
                    let mut source = String::new();
                    loop {
                        // A letter that is cut before its final dot has not arrived.
                        let Some(line) = whole_line(&mut read).await? else { return Ok(()) };
                        if line == "." {
                            break;
                        }
                        source.push_str(line.strip_prefix('.').unwrap_or(&line));
                        source.push('\n');
                    }
                    let letter = Letter { to: std::mem::take(&mut to), source };
                    self.all.lock().unwrap_or_else(PoisonError::into_inner).push(letter);
                    let pause = *self.pause.lock().unwrap_or_else(PoisonError::into_inner);
                    tokio::time::sleep(pause).await;
                    b"250 kept\r\n"
                }
                "QUIT" => {
                    write.write_all(b"221 bye\r\n").await?;
                    return Ok(());
                }
                _ => b"250 ok\r\n",
            };
            write.write_all(answer).await?;
        }
        Ok(())
    }
}

/// A line with its end; what is cut short is none.
async fn whole_line(read: &mut (impl AsyncBufRead + Unpin)) -> std::io::Result<Option<String>> {
    let mut line = String::new();
    read.read_line(&mut line).await?;
    Ok(line.strip_suffix('\n').map(|line| line.trim_end_matches('\r').to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncReadExt;

    #[tokio::test]
    async fn a_letter_counts_only_with_its_final_dot() {
        let letters = Letters::default();
        let port = letters.open().await.unwrap();
        for end in ["", ".", ".\r\n"] {
            let mut line = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
            let said = format!("EHLO us\r\nRCPT TO:<ben@example.org>\r\nDATA\r\nHalf a\r\n..letter\r\n{end}");
            line.write_all(said.as_bytes()).await.unwrap();
            line.shutdown().await.unwrap();
            let mut heard = String::new();
            line.read_to_string(&mut heard).await.unwrap();
            assert_eq!(heard.contains("250 kept"), end == ".\r\n", "{heard}");
        }
        let whole = Letter { to: vec!["ben@example.org".into()], source: "Half a\n.letter\n".into() };
        assert_eq!(letters.all(), [whole]);
    }
}

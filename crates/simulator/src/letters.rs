//! A mail server that takes every letter and shows them to whoever asks: enough SMTP (RFC 5321) to be written to.

use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
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
}

impl Letters {
    pub fn all(&self) -> Vec<Letter> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).clone()
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
        let mut lines = BufReader::new(read).lines();
        let mut to = Vec::new();
        write.write_all(b"220 town.example ready\r\n").await?;
        while let Some(line) = lines.next_line().await? {
            let verb = line.get(..4).unwrap_or(&line).to_uppercase();
            let answer: &[u8] = match verb.as_str() {
                "EHLO" | "HELO" => b"250 town.example\r\n",
                "RCPT" => {
                    to.extend(line.split(['<', '>']).nth(1).map(str::to_owned));
                    b"250 ok\r\n"
                }
                "DATA" => {
                    write.write_all(b"354 go on\r\n").await?;
                    let mut source = String::new();
                    while let Some(line) = lines.next_line().await? {
                        if line == "." {
                            break;
                        }
                        source.push_str(line.strip_prefix('.').unwrap_or(&line));
                        source.push('\n');
                    }
                    let letter = Letter { to: std::mem::take(&mut to), source };
                    self.all.lock().unwrap_or_else(PoisonError::into_inner).push(letter);
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

//! What a business takes along, sent while it is made.

use crate::state::Web;
use actions::DeedError;
use actions::business::export_business;
use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::team::{Deed, Seat};
use futures_util::stream;
use std::io::{BufWriter, Write};
use tokio::sync::{Semaphore, mpsc};

/// Each reads everything there is: one at a time.
static ONE: Semaphore = Semaphore::const_new(1);

/// The file, begun. Whoever stops reading ends it; a file that broke off has no `end.json`.
pub fn send(web: &Web, by: &Seat) -> Result<Response, DeedError> {
    if !by.role.may(Deed::Manage) {
        return Err(DeedError::NotAllowed);
    }
    let Ok(turn) = ONE.try_acquire() else {
        return Err(DeedError::TooMany(
            "Somebody is taking everything along at this moment. Try again when that is done.",
        ));
    };
    let (to, parts) = mpsc::channel(4);
    let out = BufWriter::with_capacity(64 * 1024, ToBody(to.clone()));
    let (app, seat) = (web.app.clone(), by.clone());
    tokio::spawn(async move {
        let made = export_business(&app, &seat, Box::new(out)).await;
        if let Err(error) = made {
            tracing::warn!(%error, business = %seat.business, "what a business takes along could not be sent to its end");
            let _ = to.send(Err(std::io::Error::other("broken off"))).await;
        }
        drop(turn);
    });
    let body = stream::unfold(parts, |mut parts| async { parts.recv().await.map(|part| (part, parts)) });
    let name = format!("porchlight-{}.tar.gz", web.app.now().utc().format("%Y-%m-%d"));
    let headers = [
        (header::CONTENT_TYPE, "application/gzip".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        // It is packed already.
        (header::CONTENT_ENCODING, "identity".to_owned()),
    ];
    Ok((headers, Body::from_stream(body)).into_response())
}

struct ToBody(mpsc::Sender<std::io::Result<Bytes>>);

impl Write for ToBody {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let sent = self.0.blocking_send(Ok(Bytes::copy_from_slice(bytes)));
        sent.map(|()| bytes.len()).map_err(|_| std::io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

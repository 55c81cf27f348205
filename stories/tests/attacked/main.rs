//! What strangers, colleagues and networks may try, and what must give way to none of it.

mod hanging_up;
mod heads;
mod lines;
mod networks;
mod rights;
mod searches;
mod sign_ins;
mod stopping;
mod texts;
mod watching;

use std::net::SocketAddr;
use stories::House;
use tokio::net::TcpListener;
use web::{LineSettings, Lines, Web, WebSettings};

/// The same house behind another door: with settings of its own.
async fn second_door(house: &House, settings: WebSettings) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let router = web::router(Web::new(house.app.clone(), settings, None));
    tokio::spawn(async move {
        axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>()).await
    });
    address
}

/// The house behind the door the program opens itself.
async fn serve(house: &House, settings: LineSettings) -> (Lines, SocketAddr, Web) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let web = Web::new(house.app.clone(), WebSettings::default(), None);
    (Lines::serve(listener, web::router(web.clone()), settings, |_| false), address, web)
}

//! Articles and pictures: written on the desk, out on the website first.

mod copies;
mod from_need;
mod markdown;
mod pictures;
mod read;
mod write;

pub use copies::PICTURE_WIDTHS;
pub use from_need::write_from_need;
pub use markdown::{Rendered, first_words, reading_minutes, render};
pub use pictures::{add_picture, describe_picture, picture_file, sweep_pictures};
pub use read::{ReadArticle, how_many_asked, pictures_in, pictures_of, read_article};
pub use store::SaidLine;
pub(crate) use write::put_out;
pub use write::{begin_article, save_article, set_cover, take_down};

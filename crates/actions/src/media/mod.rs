//! Articles and pictures: written on the desk, out on the website first.

mod albums;
mod changes;
mod colours;
mod copies;
mod delete;
mod from_need;
mod markdown;
mod pictures;
mod plain;
mod read;
mod ready;
mod write;

pub use albums::{
    WrittenAlbum, add_photos, begin_album, describe_photos, open_album, remove_photo, save_album,
};
pub use changes::{Changes, Span, changes_since_out};
pub use copies::PICTURE_WIDTHS;
pub(crate) use copies::copies_of;
pub use delete::{delete_picture, delete_piece, why_not_deleted};
pub use from_need::{Start, lay_out, write_from_need};
pub use markdown::{MEMORY_A_BYTE, Rendered, render, render_for};
pub use meaning::language;
pub(crate) use pictures::file_name;
pub use pictures::{add_new_photo, add_picture, describe_picture, picture_file, sweep_pictures};
pub use plain::{first_words, reading_minutes};
pub use read::{ReadPiece, how_many_asked, pictures_in, pictures_of, read_album, read_piece};
pub(crate) use ready::ready;
pub use store::SaidLine;
pub(crate) use write::put_out;
pub use write::{
    begin_article, discard_changes, save_article, set_cover, set_needs, take_down, update_piece,
    written_piece,
};

/// What an article is called before it has a title.
fn title_or(title: &str) -> &str {
    if title.is_empty() { "Without a title" } else { title }
}

//! Media on its way to the channels: what goes out, who approved it, and how it stands.

mod approved;
mod draft;
mod publication;
mod reach;
mod rewording;

pub use approved::{Approval, Approved};
pub use draft::{Draft, DraftPicture, LinkCard, Preview, SendKey, Wrong};
pub use publication::{Publication, PublicationState};
pub use reach::{Reach, ReachRead};
pub use rewording::Rewording;

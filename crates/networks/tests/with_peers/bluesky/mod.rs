//! The Bluesky adapter against Bluesky's own network (PLC, PDS and AppView of @atproto/dev-env).

mod connecting;
mod moderating;
mod out_of_sight;
mod sending;
mod talking;
mod town;

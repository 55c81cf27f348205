//! What is planned: in which order it goes out, what it is called meanwhile, and how it is moved.

mod called;
mod moves;
mod order;

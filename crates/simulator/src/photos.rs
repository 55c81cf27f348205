//! The demo's photographs: computer renderings (CC0), which the demo's website says of them.

/// A photograph with what is to be seen on it and what is said of it.
pub struct DemoPhoto {
    pub name: &'static str,
    pub jpeg: &'static [u8],
    pub alt: &'static str,
    pub caption: &'static str,
}

pub const WORKTOP_BEFORE: DemoPhoto = DemoPhoto {
    name: "worktop-before.jpg",
    jpeg: include_bytes!("../photos/worktop-before.jpg"),
    alt: "The worktop before: greyed and dry, black water stains round the steel sink, dark rings from pans and cups",
    caption: "Grey and ringed after fifteen years beside the sink",
};

pub const WORKTOP_AFTER: DemoPhoto = DemoPhoto {
    name: "worktop-after.jpg",
    jpeg: include_bytes!("../photos/worktop-after.jpg"),
    alt: "Oiled oak worktop of narrow staves beside a steel sink with a swan-neck tap, white tiles behind, a bowl of lemons",
    caption: "The same oak, sanded back and oiled three times",
};

pub const OAK_KITCHEN: DemoPhoto = DemoPhoto {
    name: "oak-kitchen.jpg",
    jpeg: include_bytes!("../photos/oak-kitchen.jpg"),
    alt: "Kitchen along one wall with oak drawers, brass knobs, a sink under a window and two oak shelves",
    caption: "The whole kitchen, from the hall",
};

pub const DOVETAILS: DemoPhoto = DemoPhoto {
    name: "drawer-dovetails.jpg",
    jpeg: include_bytes!("../photos/drawer-dovetails.jpg"),
    alt: "Half-open oak drawer seen from the corner: four dovetails join the pale side to the darker front",
    caption: "Lapped dovetails, cut by Marek",
};

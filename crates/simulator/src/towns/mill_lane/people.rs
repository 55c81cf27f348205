//! Who lives in Mill Lane and what they want to know. All of it is made up.

/// Where somebody writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Website,
    Page,
    PageMessage,
    Sky,
}

use Place::{Page, PageMessage, Sky, Website};

/// What was asked before the demo begins: days ago, hour of day, where, who, what, and what the joinery answered
/// after so many minutes of the same day (none: it waits still).
pub type Said = (i64, u32, Place, &'static str, &'static str, Option<(i64, &'static str)>);

const OIL_ANSWER: &str = "Once a year is enough for most kitchens; twice beside a sink. Wipe standing water within the hour and you will not see a mark.";
const RINGS_ANSWER: &str =
    "Black rings come from iron on wet oak: a tin left overnight, or steel wool. They sand out.";
const LONG_ANSWER: &str =
    "Up to 4.20 m in one piece, if the stairs let it in. Longer ones get a joint you will not find.";
const COST_ANSWER: &str =
    "Roughly 420 to 520 euros a step, with the banister. Send us the height and we tell you closer.";
const REPAIR_ANSWER: &str = "Gladly, if we may see it first. Bring a photograph or the drawer itself.";
const START_ANSWER: &str = "At the moment we could start in about seven weeks.";
const WOOD_ANSWER: &str =
    "From a sawmill twelve kilometres from here. You may come along and choose the boards.";

/// What the joinery posted on its networks before anybody asked.
pub const NEWS: &str = "The new oak is in and stacked. Ask us anything while it settles.";

/// "nora.test" is called Nora.
pub fn first_name(handle: &str) -> String {
    let name = handle.trim_end_matches(".test");
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

pub const BEFORE: [Said; 52] = [
    (
        23,
        15,
        PageMessage,
        "Isolde Brenner",
        "Is an oiled top fine around the kitchen sink?",
        Some((47, OIL_ANSWER)),
    ),
    (21, 9, Page, "Kofi Mensah", "What do stairs in oak cost with a banister?", Some((64, COST_ANSWER))),
    (
        19,
        13,
        Website,
        "Renate Koch",
        "Could you repair a wardrobe from another workshop?",
        Some((36, REPAIR_ANSWER)),
    ),
    (17, 15, Sky, "jan.test", "When would you have time for a small kitchen?", Some((58, START_ANSWER))),
    (
        15,
        11,
        Website,
        "Paula Ferreira",
        "Does the worktop turn black where water stands?",
        Some((33, OIL_ANSWER)),
    ),
    (13, 10, Page, "Victor Lund", "Which forest does the oak come from?", Some((150, WOOD_ANSWER))),
    (10, 14, Website, "Miriam Adler", "How often should one oil beside the sink?", Some((42, OIL_ANSWER))),
    (4, 9, PageMessage, "Gustav Holm", "How long do I wait for a staircase?", Some((50, START_ANSWER))),
    (79, 9, Website, "Björn Lindqvist", "How often do I have to oil an oak worktop?", Some((48, OIL_ANSWER))),
    (77, 11, Page, "Carla Mendes", "What would a new oak staircase cost, roughly?", Some((62, COST_ANSWER))),
    (74, 14, Sky, "tomasz.test", "Where does your oak come from?", Some((35, WOOD_ANSWER))),
    (
        71,
        10,
        Website,
        "Priya Raman",
        "Is an oiled worktop all right next to the sink?",
        Some((75, OIL_ANSWER)),
    ),
    (
        70,
        15,
        PageMessage,
        "Henrik Olsen",
        "How long until you could start with a kitchen?",
        Some((55, START_ANSWER)),
    ),
    (
        67,
        9,
        Page,
        "Jon Whitlock",
        "Ours went black around the tap. What did he do wrong?",
        Some((90, RINGS_ANSWER)),
    ),
    (64, 13, Website, "Mara Novak", "Do you repair drawers another joiner made?", Some((40, REPAIR_ANSWER))),
    (
        61,
        10,
        Sky,
        "leila.test",
        "Can you make a worktop in one piece, three and a half metres?",
        Some((28, LONG_ANSWER)),
    ),
    (
        58,
        16,
        Website,
        "Stefan Vogel",
        "What does a staircase in oak cost per step?",
        Some((140, COST_ANSWER)),
    ),
    (56, 9, Page, "Aoife Byrne", "Does oiled oak get stains from water by the sink?", Some((31, OIL_ANSWER))),
    (
        54,
        11,
        PageMessage,
        "Lena Hartmann",
        "Could you mend a chair with a loose joint?",
        Some((44, REPAIR_ANSWER)),
    ),
    (51, 14, Website, "Ngozi Adeyemi", "How long is the waiting list just now?", Some((52, START_ANSWER))),
    (
        49,
        10,
        Sky,
        "bruno.test",
        "What is the longest worktop you can make without a joint?",
        Some((38, LONG_ANSWER)),
    ),
    (
        46,
        12,
        Page,
        "Giulia Conti",
        "How does the worktop stand up to water by the sink? We have children and are a little afraid of black rings.",
        Some((57, OIL_ANSWER)),
    ),
    (44, 9, Website, "Emil Sørensen", "Is your timber local?", Some((66, WOOD_ANSWER))),
    (
        42,
        15,
        Website,
        "Hannah Weiss",
        "How do I get black rings out of an oak worktop?",
        Some((41, RINGS_ANSWER)),
    ),
    (
        39,
        10,
        Page,
        "Pavel Dvořák",
        "Roughly what does a straight oak staircase with thirteen steps cost?",
        Some((72, COST_ANSWER)),
    ),
    (37, 11, Sky, "ines.test", "Do you also fix doors that stick?", Some((25, REPAIR_ANSWER))),
    (
        35,
        14,
        PageMessage,
        "Oliver Grant",
        "Is oak a good idea beside the sink at all?",
        Some((49, OIL_ANSWER)),
    ),
    (33, 9, Website, "Zeynep Kaya", "When could you start, if we order in July?", Some((170, START_ANSWER))),
    (
        30,
        13,
        Page,
        "Marta Kowalska",
        "Can the worktop be one single piece of 3.80 m?",
        Some((36, LONG_ANSWER)),
    ),
    (
        28,
        10,
        Website,
        "Daniel Fischer",
        "How often does an oiled worktop need new oil?",
        Some((45, OIL_ANSWER)),
    ),
    (26, 16, Sky, "sofia.test", "Is the oak from a forest near you?", Some((33, WOOD_ANSWER))),
    (
        24,
        9,
        Website,
        "Grace Okafor",
        "What would you charge for a small oak staircase?",
        Some((58, COST_ANSWER)),
    ),
    (
        22,
        11,
        Page,
        "Lukas Brandt",
        "Does the oil hold up against standing water at the sink?",
        Some((39, OIL_ANSWER)),
    ),
    (20, 14, PageMessage, "Amélie Laurent", "Would you repair a sash window?", Some((51, REPAIR_ANSWER))),
    (
        18,
        10,
        Website,
        "Ruth Ellison",
        "How full are you? Could you start before Christmas?",
        Some((47, START_ANSWER)),
    ),
    (
        16,
        12,
        Page,
        "Nils Bergström",
        "Our worktop has black marks from a wet tin. Can that be sanded out?",
        Some((63, RINGS_ANSWER)),
    ),
    (
        14,
        9,
        Sky,
        "karin.test",
        "How long can a worktop be before you have to join it?",
        Some((29, LONG_ANSWER)),
    ),
    (
        12,
        15,
        Website,
        "Samir Haddad",
        "Does oak next to a sink turn black over the years?",
        Some((54, OIL_ANSWER)),
    ),
    (11, 10, Page, "Beatriz Santos", "What a lovely kitchen!", None),
    (9, 11, Website, "Peter Kowal", "Is there a price for stairs by the step?", Some((43, COST_ANSWER))),
    (8, 14, PageMessage, "Freya Jensen", "Can you glue a loose dovetail?", Some((38, REPAIR_ANSWER))),
    (
        7,
        9,
        Website,
        "Tom Barrett",
        "Water next to the sink: will the oil protect the oak?",
        Some((61, OIL_ANSWER)),
    ),
    (6, 13, Sky, "milan.test", "How do you treat oak around a sink?", Some((27, OIL_ANSWER))),
    (5, 10, Page, "Clara Hoffmann", "Is four metres in one piece possible?", Some((34, LONG_ANSWER))),
    (
        3,
        11,
        Website,
        "Yusuf Demir",
        "How long do people wait for you at the moment?",
        Some((46, START_ANSWER)),
    ),
    (2, 15, Page, "Elena Petrova", "Where is the sawmill you buy from?", Some((40, WOOD_ANSWER))),
    (
        1,
        10,
        Website,
        "Ida Larsson",
        "Should I oil the worktop more often beside the sink?",
        Some((52, OIL_ANSWER)),
    ),
    (1, 13, Sky, "ben.test", "Thank you, it looks wonderful!", None),
    (
        0,
        8,
        Page,
        "Margarethe von Hohenstein-Wittelsberg-Ackermann",
        "And how does it stand up to water by the sink? We have three small children and I am a little afraid of black rings.",
        None,
    ),
    (
        0,
        8,
        PageMessage,
        "Tomasz Wiśniewski",
        "Could you match the stair nosing if I send you a piece of the old one?",
        None,
    ),
    (0, 9, Sky, "layla.test", "هل تصنعون أسطح عمل من البلوط بطول ثلاثة أمتار من قطعة واحدة؟", None),
    (
        0,
        9,
        Website,
        "Siobhán O’Dwyer",
        "Half-landing staircase for a listed house: could you quote from drawings?",
        None,
    ),
];

/// What people write while one watches, in turn.
pub const LIVE: [(Place, &str, &str); 16] = [
    (Page, "Jonas Keller", "Is the worktop in the picture oiled or lacquered?"),
    (Sky, "nora.test", "How often does oiled oak want oil again, honestly?"),
    (Website, "Marion Dubois", "What does an oak staircase with two turns cost, roughly?"),
    (PageMessage, "Viktor Horváth", "Could you start in September?"),
    (Page, "Rosa Alvarez", "Beautiful work!"),
    (Sky, "oskar.test", "Can a worktop of 3.60 m come in one piece?"),
    (Website, "Kemal Aydin", "Our drawer front came loose after a month, who repairs that?"),
    (Page, "Anneke de Vries", "Does water by the sink leave marks on it?"),
    (PageMessage, "Chloe Martin", "Do you deliver as far as Ulm?"),
    (Sky, "pia.test", "Is ash cheaper than oak for stairs?"),
    (Page, "Matteo Ricci", "What oil do you use for the worktops?"),
    (Website, "Ewa Nowak", "Can you match a new tread to an old staircase?"),
    (Sky, "finn.test", "@adas-joinery.test do you fit worktops you did not make?"),
    (Page, "Sara Lindholm", "👍"),
    (PageMessage, "Ahmed Said", "How much is a worktop of two metres?"),
    (Website, "Judith Stern", "Do the black rings go away if I sand them?"),
];

pub const THANKS: [&str; 4] = [
    "Thank you, that is exactly what I needed!",
    "Great, thanks a lot.",
    "Perfect, thank you. And do you come and measure?",
    "👍",
];

pub const ARTICLE_TITLE: &str = "Does oiled oak survive next to a sink?";
pub const ARTICLE: &str = "\
Yes, for twenty years and longer, if somebody looks after it twice a year. Here is what we tell everyone who asks us.

## What people ask

> Is an oiled worktop all right next to the sink?

> How does the worktop stand up to water by the sink? We have children and are a little afraid of black rings.

## What we answer

Once a year is enough for most kitchens; twice beside a sink. Wipe standing water within the hour and you will not see a mark.

The black rings people fear come from iron on wet oak: a tin left overnight, or steel wool. They sand out, and we show you how.

## How to oil it, in four lines

1. Sand with 240, along the grain, until a drop of water soaks in evenly.
2. One thin coat of hardwax oil, and a quarter of an hour of patience.
3. Wipe off everything that did not go in. Everything.
4. A night without water; a week without a wet cloth left lying.

That is all. The rest is living with it.
";
pub const ARTICLE_SUMMARY: &str =
    "Yes, if somebody looks after it twice a year. What we tell everyone who asks.";
pub const ALBUM_TITLE: &str = "Oiled oak worktop, Mill Lane";
pub const ALBUM: &str = "\
Fifteen years beside the sink had left it grey and ringed. The rings came out with the first sheet of paper; three thin
coats of oil did the rest. The sink never moved.

*The photographs of this demo are computer renderings: they show no real place, job or person.*
";
pub const ALBUM_SUMMARY: &str = "Grey and ringed after fifteen years, sanded back and oiled three times.";

//! Questions to a joiner, as people ask them, and what they have in common.

use meaning::{Centre, Grouping, Meaning, Placement, Vector, group, place, regroup, score};

const ENGLISH: [(&str, &str); 30] = [
    ("time", "How long does it take to make a table?"),
    ("time", "How many weeks until a table would be ready?"),
    ("time", "what is your lead time for a dining table"),
    ("time", "When could you have a table finished?"),
    ("time", "How long would I have to wait for a table?"),
    ("deliver", "Do you deliver to Leeds?"),
    ("deliver", "Is delivery to York possible?"),
    ("deliver", "how much is delivery to Hull"),
    ("deliver", "Could you deliver to Manchester?"),
    ("deliver", "Do you ship to Scotland?"),
    ("oil", "Which oil should I use on oak worktops?"),
    ("oil", "How often do worktops need oiling?"),
    ("oil", "what oil is best for an oak worktop"),
    ("oil", "Should I oil the worktop again?"),
    ("oil", "Can I use linseed oil on my worktop?"),
    ("open", "Are you open on Saturday?"),
    ("open", "What are your opening hours?"),
    ("open", "when do you open on saturdays"),
    ("open", "Is the workshop open this weekend?"),
    ("open", "Are you closed on Sundays?"),
    ("chair", "Can you repair a broken chair?"),
    ("chair", "Do you mend old chairs?"),
    ("chair", "my grandmother's chair has a broken leg, can you fix it"),
    ("chair", "How much to repair a chair leg?"),
    ("chair", "Could you restore an old rocking chair?"),
    ("course", "Do you give woodworking courses?"),
    ("course", "When is the next carving workshop?"),
    ("course", "Can beginners join your woodworking class?"),
    ("course", "how much is a place on the carving course"),
    ("course", "Are there courses for children?"),
];

const GERMAN: [(&str, &str); 15] = [
    ("time", "Wie lange dauert es, bis der Tisch fertig ist?"),
    ("time", "Wie viele Wochen dauert ein Tisch?"),
    ("time", "Wann ist mein Tisch fertig?"),
    ("time", "Wie lange muss ich auf einen Tisch warten?"),
    ("time", "Bis wann wäre der Tisch fertig?"),
    ("deliver", "Liefern Sie nach Köln?"),
    ("deliver", "Was kostet die Lieferung nach Bonn?"),
    ("deliver", "Liefert ihr auch nach Hamburg?"),
    ("deliver", "Ist eine Lieferung nach Berlin möglich?"),
    ("deliver", "Könnt ihr nach Aachen liefern?"),
    ("open", "Haben Sie am Samstag geöffnet?"),
    ("open", "Wie sind Ihre Öffnungszeiten?"),
    ("open", "Habt ihr samstags geöffnet?"),
    ("open", "Wann öffnen Sie am Samstag?"),
    ("open", "Ist am Samstag offen oder geschlossen?"),
];

fn embedded(rows: &[(&str, &str)]) -> Vec<Vector> {
    Meaning::new().embed(&rows.iter().map(|(_, text)| *text).collect::<Vec<_>>()).unwrap()
}

/// A number a row; rows that stand alone have their own.
fn numbers(grouping: &Grouping, rows: usize) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..rows).map(|row| 1000 + row).collect();
    for (number, group) in grouping.groups.iter().enumerate() {
        for row in &group.members {
            numbers[*row] = number;
        }
    }
    numbers
}

fn agreement(grouping: &Grouping, rows: &[(&str, &str)]) -> f64 {
    let labels: Vec<&str> = rows.iter().map(|(label, _)| *label).collect();
    score(&numbers(grouping, rows.len()), &labels).unwrap().ari
}

/// Every row once, the largest group first, central rows inside.
fn assert_whole(grouping: &Grouping, rows: usize) {
    let mut all: Vec<usize> = grouping.groups.iter().flat_map(|group| group.members.clone()).collect();
    all.extend(&grouping.alone);
    all.sort_unstable();
    assert_eq!(all, (0..rows).collect::<Vec<_>>());
    assert!(grouping.groups.is_sorted_by_key(|group| std::cmp::Reverse(group.members.len())));
    for group in &grouping.groups {
        assert!(group.members.contains(&group.central) && group.members.is_sorted());
        assert!((0.0..=1.0).contains(&group.confidence), "{}", group.confidence);
    }
}

#[test]
fn what_people_want_is_found() {
    for (rows, wants) in [(&ENGLISH[..], 6), (&GERMAN[..], 3)] {
        let vectors = embedded(rows);
        let found = group(&vectors, None);
        assert_whole(&found, rows.len());
        assert!(agreement(&found, rows) > 0.5, "{} in {:?}", agreement(&found, rows), found);
        let told = group(&vectors, Some(wants));
        assert_whole(&told, rows.len());
        assert_eq!((told.groups.len(), told.alone.len()), (wants, 0));
        assert!(agreement(&told, rows) > 0.7, "{} in {:?}", agreement(&told, rows), told);
        assert_eq!(found, group(&vectors, None), "the same questions give the same groups");
    }
}

#[test]
fn it_is_useful_from_the_tenth_question_on() {
    let rows: Vec<(&str, &str)> =
        ENGLISH.into_iter().filter(|(want, _)| ["deliver", "oil"].contains(want)).collect();
    let found = group(&embedded(&rows), None);
    assert!(agreement(&found, &rows) > 0.5, "{found:?}");
}

#[test]
fn the_smallest_inputs_have_groups_too() {
    assert_eq!(group(&[], None), Grouping::default());
    assert_eq!(group(&[], Some(3)), Grouping::default());
    let vectors = embedded(&[("", "Do you deliver?"), ("", "Do you deliver?"), ("", "My chair is broken")]);
    assert_eq!(group(&vectors[..1], None).alone, [0]);
    assert_eq!(group(&vectors[..1], Some(1)).groups.len(), 1);
    assert_eq!(group(&vectors[..2], None).groups[0].members, [0, 1], "the same question twice is one need");
    assert_eq!(group(&vectors[1..], None).alone, [0, 1]);
    for groups in 1..=3 {
        let grouping = group(&vectors, Some(groups));
        assert_whole(&grouping, 3);
        assert_eq!(grouping.groups.len(), groups);
    }
    assert_eq!(group(&vectors, Some(99)).groups.len(), 3, "no more groups than rows");
    let nothing = vec![Vector::new([0.0; meaning::DIMENSIONS]); 20];
    assert_whole(&group(&nothing, None), 20);
    assert_whole(&group(&nothing, Some(4)), 20);
}

#[test]
fn what_a_person_decided_stays() {
    let vectors = embedded(&ENGLISH);
    // Somebody put one question about oil to the deliveries, and made two needs of the opening hours.
    let mut fixed = vec![None; ENGLISH.len()];
    (fixed[5], fixed[6], fixed[12], fixed[15], fixed[17], fixed[29]) =
        (Some(7), Some(7), Some(7), Some(2), Some(900), Some(3));
    let grouping = regroup(&vectors, &fixed);
    assert_whole(&grouping, ENGLISH.len());
    let numbers = numbers(&grouping, ENGLISH.len());
    assert!(numbers[5] == numbers[6] && numbers[6] == numbers[12], "one need stays one");
    let needs = [numbers[5], numbers[15], numbers[17], numbers[29]];
    assert!(
        (0..4).all(|one| (0..one).all(|other| needs[one] != needs[other])),
        "different needs stay apart: {needs:?}"
    );
    assert!(needs.iter().all(|need| *need < 1000), "a need of one question is still a need");
    assert_eq!(numbers[8], numbers[5], "free questions join them");
    assert_eq!(regroup(&vectors, &[]), group(&vectors, None));
}

#[test]
fn a_new_question_finds_its_need() {
    let vectors = embedded(&ENGLISH);
    let centres: Vec<Centre> = vectors.chunks(5).map(Centre::of).collect();
    let asked = [
        (Some(0), "What's the waiting time for a table at the moment?"),
        (Some(1), "do you deliver to sheffield"),
        (Some(2), "oil or wax for the worktop?"),
        (Some(3), "Are you open on Sunday morning?"),
        (Some(4), "Can a wobbly chair be fixed?"),
        (None, "Is there a car park for coaches?"),
        (None, "Do you sell gift vouchers?"),
    ];
    let texts: Vec<(&str, &str)> = asked.iter().map(|(_, text)| ("", *text)).collect();
    for ((need, text), vector) in asked.iter().zip(embedded(&texts)) {
        match (place(&vector, &centres), need) {
            (Placement::Nearest { index, similarity, sure }, Some(need)) => {
                assert_eq!(index, *need, "{text}");
                assert!(
                    (0.35..=1.0).contains(&similarity) && (0.4..=1.0).contains(&sure),
                    "{text}: {similarity} {sure}"
                );
            }
            (Placement::New, None) => (),
            (placement, _) => panic!("{text}: {placement:?}"),
        }
    }
    assert_eq!(place(&vectors[0], &[]), Placement::New);
    let mut emptied = Centre::of(&vectors[..1]);
    emptied.remove(&vectors[0]);
    assert_eq!((emptied.members(), place(&vectors[0], &[emptied])), (0, Placement::New));
}

# Letters to the team about what happens.

# Behind who waits: how late, or by when.
notice-late = { $span } late
notice-due = { $when ->
    [today] answer by { $time } today
    [tomorrow] answer by { $time } tomorrow
    [week] answer by { $time } on { $weekday }
   *[far] answer by { $time } on { $date }
}

## The subject of a letter about one thing

notice-about-warning = { $whose } still waits: { $due }
notice-about-question = { $whose } waits: { $due }
notice-about-channel = { $whose } needs you
notice-about-answer = Your answer did not leave: { $whose }
notice-about-publication = Not published: { $whose }

## And about several; headings, too

notice-about = { $business }: { $parts }
notice-warnings = { $count ->
    [one] { $count } promise is about to break
   *[other] { $count } promises are about to break
}
notice-questions = { $count ->
    [one] { $count } question waits
   *[other] { $count } questions wait
}
notice-channels = { $count ->
    [one] { $count } channel needs you
   *[other] { $count } channels need you
}
notice-answers = { $count ->
    [one] { $count } answer did not leave
   *[other] { $count } answers did not leave
}
notice-publications = { $count ->
    [one] { $count } publication is not out
   *[other] { $count } publications are not out
}

## One thing in a letter

notice-somebody = Somebody
notice-whose = { $who }, { $place }
notice-told = { $whose }: { $due }
notice-refused = Refused: { $why }
notice-in-doubt = In doubt: { $why }
notice-reconnect = It must be connected again: { $why }. Nothing is lost until then.
notice-troubled = There is trouble that lasts: { $why }. We go on trying.
notice-not-published = Not published: { $why }
# A message without words, told by what came with it: “(2 pictures, 1 file)”.
notice-attached = ({ $what })
notice-no-words = (no words)
attached-pictures = { $count ->
    [one] { $count } picture
   *[other] { $count } pictures
}
attached-stickers = { $count ->
    [one] { $count } sticker
   *[other] { $count } stickers
}
attached-videos = { $count ->
    [one] { $count } video
   *[other] { $count } videos
}
attached-sounds = { $count ->
    [one] { $count } recording
   *[other] { $count } recordings
}
attached-places = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
attached-contacts = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
attached-links = { $count ->
    [one] { $count } link
   *[other] { $count } links
}
attached-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
attached-others = { $count ->
    [one] { $count } thing without words
   *[other] { $count } things without words
}
notice-more = And { $count } more: { $link }
notice-foot =
    You are { $role } of { $business }. What you are told, and when, is yours to choose:
    { $link }

## Roles, as they stand in a sentence

role-owner = owner
role-editor = editor
role-agent = agent
role-viewer = viewer

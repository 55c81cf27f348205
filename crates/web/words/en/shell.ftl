# The frame of the desk: its sections, its foot, its keys.

desk = Desk
today = Today
inbox = Inbox
needs = Needs
media = Media
calendar = Calendar
measures = Measures
channels = Channels
settings = Settings
rests = { $when ->
    [today] This is a copy, restored from a backup of today, { $time }. It rests: what you write here is kept, and nothing is sent or fetched until whoever runs it says that it takes over.
    [yesterday] This is a copy, restored from a backup of yesterday, { $time }. It rests: what you write here is kept, and nothing is sent or fetched until whoever runs it says that it takes over.
   *[far] This is a copy, restored from a backup of { $date }, { $time }. It rests: what you write here is kept, and nothing is sent or fetched until whoever runs it says that it takes over.
}
counts-wait = { $count ->
    [one] waits
   *[other] wait
}
counts-new = { $count ->
    [one] { $count } new
   *[other] { $count } new
}
counts-fresh = { $count ->
    [one] new
   *[other] new
}
demo-simulated = Everything here is simulated.
demo-more = Every network, customer and clock; nothing leaves this machine.
time-runs = Time runs
speed-real = as it does
speed = { $times } times as fast
set = Set
keys = Keys
close = Close
keys-everywhere = Everywhere
keys-inbox = In the inbox
key-today = go to Today
key-inbox = go to the inbox
key-needs = go to needs
key-media = go to media
key-calendar = go to the calendar
key-search = search
key-leave = leave a field, close what is open
key-keys = show these keys
key-next = next conversation
key-before = conversation before
key-open = open it
key-reply = reply
key-note = note, only we see it
key-send = send what is written
key-undo = undo, while it has not left, or was just closed
key-assign = assign to somebody
key-close = close: no answer needed
key-waits = the next one that waits, after an answer
keys-album = In an album
key-photo-up = photo one place up
key-photo-down = photo one place down

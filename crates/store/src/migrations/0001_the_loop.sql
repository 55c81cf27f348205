-- The first schema: the whole loop. Read by both databases; UUID, BYTES and SEQ are written in each one's own words.
-- Every table that belongs to a business is keyed by it first, and whatever may stand there once only, once for each
-- business, so that a distributed PostgreSQL can shard by business (stories/tests/house.rs reads this file).
-- Moments are microseconds since 1970 in UTC. Columns that hold JSON say so.

CREATE TABLE businesses (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    headline TEXT NOT NULL,
    about TEXT NOT NULL,
    hosts TEXT NOT NULL,                -- JSON list of host names
    time_zone TEXT NOT NULL,
    language TEXT,                      -- of its website; none: each visitor's
    hours TEXT NOT NULL,                -- JSON
    promise TEXT NOT NULL,              -- JSON
    mail_from TEXT,
    address TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    releases TEXT NOT NULL,             -- JSON: when strangers' words appear on the website
    created_at BIGINT NOT NULL,
    settled_at BIGINT
);

-- What the law wants to be read on its website: the imprint, the privacy statement. Markdown.
CREATE TABLE statements (
    business_id UUID NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (business_id, kind)
);

-- Whose a host name is: no two businesses of an installation have the same.
CREATE TABLE hosts (
    host TEXT NOT NULL PRIMARY KEY,
    business_id UUID NOT NULL
);
CREATE INDEX hosts_of_business ON hosts (business_id);

CREATE TABLE staff (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,                -- several may have the same: whose it is, only a password can tell
    password TEXT,                      -- argon2id, PHC string
    language TEXT,                      -- of the desk and of letters; none: the browser's
    created_at BIGINT NOT NULL,
    told_at BIGINT                      -- when a letter about what happens last left to them, from whichever business
);
CREATE INDEX staff_by_email ON staff (email, created_at);

CREATE TABLE seats (
    business_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    role TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (business_id, staff_id)
);
CREATE INDEX seats_by_staff ON seats (staff_id);

-- What each wants to be told by letter; without a row, what is usual for their role.
CREATE TABLE wishes (
    business_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    way TEXT NOT NULL,                  -- at_once, digest, warnings or nothing
    hours TEXT NOT NULL,                -- JSON list of a digest's times, in minutes since local midnight
    quiet_from BIGINT,                  -- in minutes since local midnight
    quiet_to BIGINT,
    words TEXT NOT NULL,                -- how much of customers stands in a letter: nothing, who or words
    PRIMARY KEY (business_id, staff_id)
);

CREATE TABLE sessions (
    id_hash TEXT NOT NULL PRIMARY KEY,  -- SHA-256 of the cookie, hex
    staff_id UUID NOT NULL,
    business_id UUID NOT NULL,          -- the one whose desk is open
    agent TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_staff ON sessions (staff_id);

CREATE TABLE welcome_links (
    token_hash TEXT NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

-- Somebody has forgotten their password: asked for with any address, whether or not anybody has it. No token is kept: it
-- is made from the id and the installation's key when the letter is written.
CREATE TABLE password_resets (
    id UUID NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX password_resets_by_email ON password_resets (email);
CREATE INDEX password_resets_by_age ON password_resets (expires_at);

CREATE TABLE invitations (
    business_id UUID NOT NULL,
    id UUID NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    by_staff UUID NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (business_id, id)
);
CREATE INDEX invitations_by_token ON invitations (token_hash);

CREATE TABLE sign_in_attempts (
    id UUID NOT NULL,
    who TEXT NOT NULL,                  -- a hash of the e-mail address, of the network address, or of a known browser
    at BIGINT NOT NULL,
    PRIMARY KEY (id, who)
);
CREATE INDEX sign_in_attempts_by_who ON sign_in_attempts (who, at);

-- Browsers somebody has signed in with: whoever guesses elsewhere does not shut them out.
CREATE TABLE devices (
    token_hash TEXT NOT NULL PRIMARY KEY,
    staff_id UUID NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX devices_by_staff ON devices (staff_id, seen_at);

CREATE TABLE tokens (
    business_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    role TEXT NOT NULL,                 -- what the token may do is what this role may do
    by_staff UUID NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT,
    PRIMARY KEY (business_id, id)
);
CREATE INDEX tokens_by_token ON tokens (token_hash);

CREATE TABLE channels (
    business_id UUID NOT NULL,
    id UUID NOT NULL,
    network TEXT NOT NULL,
    name TEXT NOT NULL,
    handle TEXT,
    remote_id TEXT NOT NULL,
    sealed_keys TEXT,
    cursor TEXT,                        -- JSON, the adapter's own
    state TEXT NOT NULL,
    state_since BIGINT NOT NULL,
    state_why TEXT NOT NULL,
    lacks TEXT NOT NULL,                -- JSON list: what does not work although it is connected, in words
    simulated BOOLEAN NOT NULL,
    connected_at BIGINT NOT NULL,
    heard_at BIGINT,
    asked_again_at BIGINT,
    measured_at BIGINT,                 -- when we last asked how far our posts came
    stirred_at BIGINT NOT NULL,         -- somebody wrote there, or we published there
    left_percent BIGINT,                -- of what may be asked there, as the network says
    left_until BIGINT,
    removed_at BIGINT,
    PRIMARY KEY (business_id, id)
);
CREATE UNIQUE INDEX channels_by_account ON channels (business_id, network, remote_id);
CREATE INDEX channels_by_remote ON channels (network, remote_id);
-- A webhook's address names the channel alone.
CREATE INDEX channels_by_id ON channels (id);

CREATE TABLE deliveries (
    business_id UUID NOT NULL,
    id UUID NOT NULL,
    channel_id UUID NOT NULL,
    digest TEXT NOT NULL,               -- of the raw body, so that the same delivery is kept once
    body BYTES NOT NULL,
    received_at BIGINT NOT NULL,
    repeats BIGINT NOT NULL,
    state TEXT NOT NULL,                -- new, taken, kept (not understood) or failed
    note TEXT NOT NULL,
    PRIMARY KEY (business_id, id)
);
CREATE UNIQUE INDEX deliveries_by_digest ON deliveries (business_id, channel_id, digest);
CREATE INDEX deliveries_new ON deliveries (business_id, channel_id, received_at, id) WHERE state = 'new';
CREATE INDEX deliveries_settled ON deliveries (received_at) WHERE state IN ('taken', 'kept');
CREATE INDEX deliveries_by_time ON deliveries (business_id, channel_id, received_at);

-- What a network sent about an account that no business here has connected: of each the latest, and for the operator alone.
CREATE TABLE strays (
    network TEXT NOT NULL,
    account TEXT NOT NULL,              -- as the network calls it
    body BYTES NOT NULL,                -- the beginning of what came last
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (network, account)
);
CREATE INDEX strays_by_time ON strays (last_at);

CREATE TABLE contacts (
    business_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT,                          -- none until somebody tells
    first_seen_at BIGINT NOT NULL,
    PRIMARY KEY (business_id, id)
);

CREATE TABLE identities (
    SEQ
    business_id UUID NOT NULL,
    id UUID NOT NULL,
    contact_id UUID NOT NULL,
    network TEXT NOT NULL,
    remote_id TEXT,                     -- none: the network does not say who wrote one message
    name TEXT,
    handle TEXT,
    terms TEXT NOT NULL DEFAULT '',     -- found by these
    UNIQUE (business_id, id)
);
CREATE UNIQUE INDEX identities_by_remote ON identities (business_id, network, remote_id);
CREATE INDEX identities_by_contact ON identities (business_id, contact_id);

CREATE TABLE conversations (
    business_id UUID NOT NULL,
    id UUID NOT NULL,
    channel_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    contact_name TEXT,                  -- as in the list, so that a page of it is one query
    kind TEXT NOT NULL,
    public BOOLEAN NOT NULL,
    remote_thread TEXT NOT NULL,
    under TEXT,                         -- the post it stands under, as the network names it
    origin_piece UUID,
    origin_publication UUID,
    language TEXT,                      -- what an asker on the website read it in
    started_at BIGINT NOT NULL,
    last_message_at BIGINT NOT NULL,
    snippet TEXT NOT NULL,
    due_at BIGINT,
    assignee UUID,
    closed_by UUID,
    closed_at BIGINT,
    page_hash TEXT,                     -- of the asker's private link
    shown TEXT NOT NULL,                -- on the website: named, nameless or hidden
    unseen BIGINT NOT NULL,             -- messages of theirs since somebody of ours looked
    PRIMARY KEY (business_id, id)
);
CREATE INDEX conversations_by_page ON conversations (page_hash) WHERE page_hash IS NOT NULL;
CREATE UNIQUE INDEX conversations_by_thread ON conversations (business_id, channel_id, remote_thread);
CREATE INDEX conversations_that_wait ON conversations (business_id, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX conversations_at_rest ON conversations (business_id, last_message_at, id) WHERE due_at IS NULL;
CREATE INDEX conversations_unseen ON conversations (business_id) WHERE unseen > 0;
CREATE INDEX conversations_by_origin ON conversations (business_id, origin_piece, started_at) WHERE origin_piece IS NOT NULL;
CREATE INDEX conversations_by_contact ON conversations (business_id, contact_id, started_at);

CREATE TABLE messages (
    SEQ
    business_id UUID NOT NULL,
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    channel_id UUID NOT NULL,
    direction TEXT NOT NULL,            -- in, out or note
    identity_id UUID,
    staff_id UUID,
    text TEXT NOT NULL,
    remote_id TEXT,
    link TEXT,
    written_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    edited_at BIGINT,
    deleted_at BIGINT,
    asks TEXT,
    send_state TEXT,
    send_at BIGINT,                     -- waiting: may leave from then; sent: when confirmed
    send_why TEXT,
    answers UUID,                       -- the message it answers
    knew_at BIGINT,                     -- what had come to us by then, its writer had read
    privately BOOLEAN NOT NULL,         -- to its reader alone, though the thread is public
    attachments TEXT NOT NULL,          -- JSON
    sight TEXT NOT NULL,                -- who may see it there: open, signed in, hidden or away
    sight_at BIGINT NOT NULL,           -- since when, by the network's clock
    released TEXT,                      -- theirs on our website: awaited, given or kept back; NULL: meant for us alone
    terms TEXT NOT NULL DEFAULT '',     -- found by these, parted by blanks; the last column: only a search reads it
    UNIQUE (business_id, id)
);
CREATE UNIQUE INDEX messages_by_remote ON messages (business_id, channel_id, remote_id) WHERE remote_id IS NOT NULL;
CREATE INDEX messages_on_their_way ON messages (business_id, channel_id) WHERE send_state IN ('waiting', 'sending', 'unsure');
CREATE INDEX messages_by_time ON messages (business_id, written_at, id);
CREATE INDEX messages_in_order ON messages (business_id, conversation_id, written_at, id);
CREATE INDEX messages_awaiting_release ON messages (business_id, written_at, id) WHERE released = 'awaited';
CREATE INDEX messages_sent ON messages (business_id, conversation_id, written_at, id) WHERE send_state = 'sent';

CREATE TABLE message_versions (
    business_id UUID NOT NULL,
    message_id UUID NOT NULL,
    replaced_at BIGINT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (business_id, message_id, replaced_at)
);

-- Pictures that came with messages: awaited, kept by us (the files are beside the database), or lost.
CREATE TABLE attachments (
    business_id UUID NOT NULL,
    id UUID NOT NULL,
    message_id UUID NOT NULL,
    place BIGINT NOT NULL,              -- which of the message's
    url TEXT NOT NULL,                  -- where the network keeps it
    state TEXT NOT NULL,                -- awaited, kept or lost
    why TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    widths TEXT NOT NULL,               -- JSON list of pixels
    at BIGINT NOT NULL,
    PRIMARY KEY (business_id, id)
);
CREATE UNIQUE INDEX attachments_of_message ON attachments (business_id, message_id, place);

-- What we do, where they stand, with words of others: the latest wish of each sort, and what came of it.
CREATE TABLE moderations (
    business_id UUID NOT NULL,
    message_id UUID NOT NULL,
    sort TEXT NOT NULL,                 -- sight, like or deletion
    channel_id UUID NOT NULL,
    deed TEXT NOT NULL,                 -- hide, show, like, unlike or delete
    by_staff UUID NOT NULL,
    wished_at BIGINT NOT NULL,
    state TEXT NOT NULL,                -- waiting, doing, done, refused or unsure
    state_at BIGINT NOT NULL,
    state_why TEXT NOT NULL,
    PRIMARY KEY (business_id, message_id, sort)
);
CREATE INDEX moderations_on_their_way ON moderations (business_id, channel_id) WHERE state IN ('waiting', 'doing', 'unsure');

CREATE TABLE orphans (
    business_id UUID NOT NULL,
    channel_id UUID NOT NULL,
    remote_id TEXT NOT NULL,
    parent TEXT NOT NULL,
    message TEXT NOT NULL,              -- JSON
    since BIGINT NOT NULL,
    PRIMARY KEY (business_id, channel_id, remote_id)
);
CREATE INDEX orphans_by_parent ON orphans (business_id, channel_id, parent);
CREATE INDEX orphans_by_age ON orphans (since);

-- What we wrote on a network ourselves and nobody has answered yet: it stands in the conversation that an answer begins.
CREATE TABLE own_words (
    business_id UUID NOT NULL,
    channel_id UUID NOT NULL,
    remote_id TEXT NOT NULL,
    thread TEXT NOT NULL,               -- the conversation it would begin, as the network names it
    message TEXT NOT NULL,              -- JSON
    written_at BIGINT NOT NULL,
    PRIMARY KEY (business_id, channel_id, remote_id)
);
CREATE INDEX own_words_by_thread ON own_words (business_id, channel_id, thread, written_at);

-- What was said about a message that is not here yet: edited, deleted, seen by whom. The latest of each sort.
CREATE TABLE remarks (
    business_id UUID NOT NULL,
    channel_id UUID NOT NULL,
    remote_id TEXT NOT NULL,
    sort TEXT NOT NULL,                 -- edited, deleted or seen
    said TEXT NOT NULL,                 -- the words, or the sight
    at BIGINT NOT NULL,                 -- by the network's clock
    kept_at BIGINT NOT NULL,
    PRIMARY KEY (business_id, channel_id, remote_id, sort)
);
CREATE INDEX remarks_by_age ON remarks (kept_at);

-- What was erased on somebody's wish, so that a network that tells it again does not bring it back: digests only.
CREATE TABLE erased (
    business_id UUID NOT NULL,
    digest TEXT NOT NULL,               -- of the name a message or a person has there
    at BIGINT NOT NULL,
    PRIMARY KEY (business_id, digest)
);

CREATE TABLE dues (
    business_id UUID NOT NULL,
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    message_id UUID NOT NULL,           -- the one that asks
    written_at BIGINT NOT NULL,         -- when it was asked there
    received_at BIGINT NOT NULL,        -- when we heard of it
    asked_at BIGINT NOT NULL,           -- from when the promise counts
    due_at BIGINT NOT NULL,
    warn_at BIGINT NOT NULL,
    met_at BIGINT,
    met_with UUID,
    met_by UUID,
    waived_at BIGINT,
    waived_by UUID,
    counts BOOLEAN NOT NULL,            -- false: asked while another question waited, and no case of its own
    PRIMARY KEY (business_id, id)
);
CREATE INDEX dues_open ON dues (business_id, conversation_id, due_at) WHERE met_at IS NULL AND waived_at IS NULL;
CREATE INDEX dues_by_message ON dues (business_id, message_id);
-- With what came of each: how well promises were kept is counted from the index alone.
CREATE INDEX dues_by_time ON dues (business_id, due_at, asked_at, met_at, waived_at, waived_by) WHERE counts;
CREATE INDEX dues_by_asking ON dues (business_id, asked_at);
CREATE INDEX dues_by_conversation ON dues (business_id, conversation_id, asked_at);

CREATE TABLE needs (
    business_id UUID NOT NULL,
    id UUID NOT NULL,
    title TEXT NOT NULL,
    renamed_by UUID,
    created_at BIGINT NOT NULL,
    merged_into UUID,
    PRIMARY KEY (business_id, id)
);

CREATE TABLE questions (
    business_id UUID NOT NULL,
    message_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    network TEXT NOT NULL,
    need_id UUID,
    text TEXT NOT NULL,                 -- the customer's own words
    asked_at BIGINT NOT NULL,
    vector BYTES,
    moved_by UUID,                      -- a person put it here: it stays
    PRIMARY KEY (business_id, message_id)
);
CREATE INDEX questions_by_need ON questions (business_id, need_id, asked_at);
-- Person by person: how many asked is counted from the index alone, without sorting.
CREATE INDEX questions_by_asker ON questions (business_id, need_id, contact_id, network, asked_at);
CREATE INDEX questions_by_time ON questions (business_id, asked_at, need_id, contact_id);
CREATE INDEX questions_new ON questions (business_id, asked_at) WHERE vector IS NULL;
CREATE INDEX questions_by_conversation ON questions (business_id, conversation_id, asked_at, need_id);

-- What every piece of media has, whatever its kind; what only one kind has stands in a table of that kind.
CREATE TABLE pieces (
    SEQ
    business_id UUID NOT NULL,
    id UUID NOT NULL,
    kind TEXT NOT NULL,                 -- article or album
    title TEXT NOT NULL,
    slug TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    cover UUID,
    by_staff UUID NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    out_at BIGINT,
    out_by UUID,
    terms TEXT NOT NULL DEFAULT '',
    UNIQUE (business_id, id)
);
CREATE UNIQUE INDEX pieces_by_slug ON pieces (business_id, slug);
CREATE INDEX pieces_out ON pieces (business_id, out_at, id) WHERE out_at IS NOT NULL;
CREATE INDEX pieces_out_by_kind ON pieces (business_id, kind, out_at, id);
CREATE INDEX pieces_by_change ON pieces (business_id, changed_at, id);
CREATE INDEX pieces_by_kind ON pieces (business_id, kind, changed_at, id);

-- A piece may meet several needs, and a need may be met by several pieces.
CREATE TABLE needs_met (
    business_id UUID NOT NULL,
    need_id UUID NOT NULL,
    piece_id UUID NOT NULL,
    PRIMARY KEY (business_id, need_id, piece_id)
);
CREATE INDEX needs_met_by_piece ON needs_met (business_id, piece_id);

CREATE TABLE albums (
    business_id UUID NOT NULL,
    piece_id UUID NOT NULL,
    place TEXT NOT NULL,
    finished TEXT,                      -- "2026-06-09"
    before_id UUID,                     -- both or neither
    after_id UUID,
    PRIMARY KEY (business_id, piece_id)
);

CREATE TABLE album_photos (
    business_id UUID NOT NULL,
    piece_id UUID NOT NULL,
    position BIGINT NOT NULL,           -- in order, from 0
    picture_id UUID NOT NULL,
    caption TEXT NOT NULL,
    PRIMARY KEY (business_id, piece_id, position)
);
CREATE INDEX album_photos_by_picture ON album_photos (business_id, picture_id);

-- What is being written to a piece that is out.
CREATE TABLE working_copies (
    business_id UUID NOT NULL,
    piece_id UUID NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    cover UUID,
    by_staff UUID NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (business_id, piece_id)
);

CREATE TABLE old_slugs (
    business_id UUID NOT NULL,
    slug TEXT NOT NULL,
    piece_id UUID NOT NULL,
    PRIMARY KEY (business_id, slug)
);

CREATE TABLE pictures (
    business_id UUID NOT NULL,
    id UUID NOT NULL,
    name TEXT NOT NULL,
    alt TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    widths TEXT NOT NULL,               -- JSON list of pixels
    by_staff UUID NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (business_id, id)
);
CREATE INDEX pictures_by_time ON pictures (business_id, added_at, id);

CREATE TABLE publications (
    business_id UUID NOT NULL,
    id UUID NOT NULL,
    piece_id UUID NOT NULL,
    channel_id UUID NOT NULL,
    text TEXT NOT NULL,
    approved_by UUID,
    approved_at BIGINT,
    planned_at BIGINT NOT NULL,
    after_id UUID,                      -- the copy it waits for
    state TEXT NOT NULL,
    state_at BIGINT NOT NULL,
    state_why TEXT NOT NULL,
    remote_id TEXT,
    link TEXT,
    PRIMARY KEY (business_id, id)
);
CREATE INDEX publications_of_piece ON publications (business_id, piece_id, channel_id);
CREATE UNIQUE INDEX publications_alive ON publications (business_id, piece_id, channel_id) WHERE state NOT IN ('withdrawn', 'failed');
CREATE INDEX publications_by_remote ON publications (business_id, channel_id, remote_id);
CREATE INDEX publications_by_plan ON publications (business_id, planned_at, id);

-- Other words for a copy that is out, until they stand there.
CREATE TABLE rewordings (
    business_id UUID NOT NULL,
    publication_id UUID NOT NULL,
    channel_id UUID NOT NULL,
    text TEXT NOT NULL,
    approved_by UUID NOT NULL,
    approved_at BIGINT NOT NULL,
    refused TEXT,                       -- why the network did not take them
    PRIMARY KEY (business_id, publication_id)
);

-- What the network counts of a copy; empty where it does not say.
CREATE TABLE reach (
    business_id UUID NOT NULL,
    publication_id UUID NOT NULL,
    reactions BIGINT,
    shares BIGINT,
    seen_by BIGINT,
    read_at BIGINT NOT NULL,
    PRIMARY KEY (business_id, publication_id)
);

CREATE TABLE reactions (
    business_id UUID NOT NULL,
    publication_id UUID NOT NULL,
    who TEXT NOT NULL,
    sort TEXT NOT NULL,                 -- one feeling of each person, and passed on once
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    gone BOOLEAN NOT NULL,              -- taken back: kept, so that an older one that comes late does not count
    PRIMARY KEY (business_id, publication_id, who, sort)
);

CREATE TABLE tellings (
    business_id UUID NOT NULL,
    piece_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    message_id UUID,                    -- none: a person decided not to tell
    at BIGINT NOT NULL,
    PRIMARY KEY (business_id, piece_id, conversation_id)
);

CREATE TABLE jobs (
    id UUID NOT NULL PRIMARY KEY,
    business_id UUID NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,              -- JSON
    unique_key TEXT,
    state TEXT NOT NULL,                -- ready, running, done or dead
    priority BIGINT NOT NULL,           -- smaller first
    run_at BIGINT NOT NULL,
    not_before BIGINT NOT NULL,         -- nor is it moved up before that
    attempts BIGINT NOT NULL,
    most_attempts BIGINT NOT NULL,
    locked_by TEXT,
    locked_until BIGINT,
    last_error TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX jobs_ready ON jobs (priority, run_at, id) WHERE state = 'ready';
CREATE INDEX jobs_by_time ON jobs (run_at, id) WHERE state = 'ready';
CREATE INDEX jobs_running ON jobs (locked_until) WHERE state = 'running';
CREATE INDEX jobs_held ON jobs (unique_key) WHERE state = 'running';
CREATE INDEX jobs_shared ON jobs (business_id) WHERE state = 'running';
CREATE INDEX jobs_finished ON jobs (finished_at) WHERE state = 'done';
CREATE INDEX jobs_dead ON jobs (business_id, finished_at) WHERE state = 'dead';
CREATE UNIQUE INDEX jobs_unique ON jobs (unique_key) WHERE unique_key IS NOT NULL AND state = 'ready';

-- What happened that somebody should know of. Known by what it is about and when it was, so that it is there once.
CREATE TABLE notices (
    business_id UUID NOT NULL,
    sort TEXT NOT NULL,
    about UUID NOT NULL,
    at BIGINT NOT NULL,
    conversation_id UUID,
    tell_at BIGINT NOT NULL,            -- it is not looked at before
    done_at BIGINT,                     -- it is over, or everybody whom it concerns is told
    PRIMARY KEY (business_id, sort, about, at)
);
CREATE INDEX notices_open ON notices (business_id, tell_at) WHERE done_at IS NULL;
CREATE INDEX notices_done ON notices (done_at) WHERE done_at IS NOT NULL;

-- Who was told of what, in which letter: nobody twice.
CREATE TABLE told (
    business_id UUID NOT NULL,
    sort TEXT NOT NULL,
    about UUID NOT NULL,
    at BIGINT NOT NULL,
    staff_id UUID NOT NULL,
    letter_id UUID NOT NULL,
    PRIMARY KEY (business_id, sort, about, at, staff_id)
);
CREATE INDEX told_by_letter ON told (business_id, letter_id);

-- Letters to the team. What stands in one is made when it leaves; until then more can be put into it.
CREATE TABLE letters (
    business_id UUID NOT NULL,
    id UUID NOT NULL,
    staff_id UUID NOT NULL,
    made_at BIGINT NOT NULL,
    state TEXT NOT NULL,                -- waiting, sending, sent, refused, unsure or needless
    state_at BIGINT NOT NULL,
    state_why TEXT NOT NULL,
    PRIMARY KEY (business_id, id)
);
CREATE UNIQUE INDEX letters_on_their_way ON letters (business_id, staff_id) WHERE state IN ('waiting', 'sending');
CREATE INDEX letters_by_person ON letters (business_id, staff_id, made_at);
CREATE INDEX letters_by_age ON letters (made_at);

-- When the whole house was copied into a file, for whoever looks after it.
CREATE TABLE backups (
    id UUID NOT NULL PRIMARY KEY,
    made_at BIGINT NOT NULL,            -- what stood in the record at this moment is in it
    kept_as TEXT NOT NULL,              -- the file, or “standard output”
    size_bytes BIGINT NOT NULL
);
CREATE INDEX backups_by_time ON backups (made_at);

-- When this house was made out of such a file. Until it takes over, nothing leaves it.
CREATE TABLE restores (
    id UUID NOT NULL PRIMARY KEY,
    made_at BIGINT NOT NULL,            -- the file's
    restored_at BIGINT NOT NULL,
    took_over_at BIGINT
);

CREATE TABLE audit (
    business_id UUID NOT NULL,
    id UUID NOT NULL,
    at BIGINT NOT NULL,
    staff_id UUID,
    what TEXT NOT NULL,
    PRIMARY KEY (business_id, id)
);

CREATE TABLE idempotency (
    business_id UUID NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status BIGINT,                      -- of the answer; none until it is given
    body TEXT,                          -- sealed: answers may hold a token
    at BIGINT NOT NULL,
    PRIMARY KEY (business_id, key)
);
CREATE INDEX idempotency_by_time ON idempotency (at);

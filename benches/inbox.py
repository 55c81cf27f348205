"""The inbox of one shop with 1,000,000 messages of 100,000 conversations, on SQLite and on PostgreSQL.

The record is written straight into the tables (filling it through the door would take an hour); everything measured
goes through the served desk and API, one request after another on one connection, as one person's browser would.
"""

import base64
import os
import random
import sqlite3
import struct
import subprocess
import sys
import time
import uuid
from lib import OWNER, PASSWORD, Porchlight, folder, percentile, row

CONVERSATIONS = int(os.environ.get("BENCH_CONVERSATIONS", 100_000))
EACH, WAITING, NEEDS, LONG = 10, CONVERSATIONS // 20, 400, 5_000
START, SECOND = 1_700_000_000_000_000, 1_000_000
WORDS = """oak ash walnut beech table worktop shelf drawer stairs door hinge varnish oil wax delivery price measure fit
repair kitchen garden window frame floor bench chair scratch stain water colour dark light thick thin long short Friday
Monday week month please thanks could would need order sample visit quote deposit invoice guarantee humid warm""".split()


def id_of(kind, n):
    """In order of time, as the product's own are."""
    return uuid.UUID(int=((START // 1000 + n) << 80) | (7 << 76) | (2 << 62) | (kind << 48) | (n * 2654435761 % 2**48))


def terms(text):
    """What these plain words are found by, as crates/domain/src/finding writes it."""
    return " ".join(sorted(set(text.lower().split())))


def rows(business, channel):
    """(table, columns, row) of everything, in the order of the tables."""
    chance = random.Random(5)
    words = lambda count: " ".join(chance.choices(WORDS, k=count))
    people = CONVERSATIONS // 5
    for n in range(people):
        yield "contacts", (business, id_of(1, n), f"Customer {n}", START)
        yield "identities", (business, id_of(2, n), id_of(1, n), "website", f"c{n}@example.com", f"Customer {n}", None, " ".join(sorted({"customer", str(n), f"c{n}.example.com", "example.com", "com"})))
    for n in range(NEEDS):
        yield "needs", (business, id_of(3, n), words(8).capitalize() + "?", None, START, None)
    message = 0
    for n in range(CONVERSATIONS):
        conversation, person = id_of(4, n), n % people
        began = START + n * 600 * SECOND
        count = LONG if n == CONVERSATIONS // 2 else EACH
        waits = n % (CONVERSATIONS // WAITING) == 0
        due = began + 7200 * SECOND if waits else None
        last = began + (count - 1) * 60 * SECOND
        text = ""
        for k in range(count):
            text, ours, at = words(14), k % 2 == 1 and not (waits and k == count - 1), began + k * 60 * SECOND
            sent = ("sent", at, None) if ours else (None, None, None)
            asks = None if ours else "question" if k == 0 else "nothing"
            yield "messages", (
                business, id_of(5, message), conversation, channel, "out" if ours else "in", None if ours else id_of(2, person),
                None, text, f"m{message}", None, at, at, None, None, asks, *sent, None, "[]", "open", at, terms(text))
            if k == 0:
                need = id_of(3, int(chance.random() ** 3 * NEEDS))
                vector = struct.pack("<f", 0.01) + chance.randbytes(384)
                yield "questions", (business, id_of(5, message), conversation, id_of(1, person), "website", need, text, at, vector, None)
                met = (None, None) if waits else (at + 3600 * SECOND, id_of(5, message + 1))
                yield "dues", (
                    business, id_of(6, n), conversation, id_of(5, message), at, at, at, at + 7200 * SECOND, at + 5400 * SECOND, *met,
                    None, None, None, True)
            message += 1
        yield "conversations", (
            business, conversation, channel, id_of(1, person), f"Customer {person}", "question", False, f"t{n}", None, None, None,
            began, last, text[:80], due, None, None, None, None, "nameless", 1 if waits else 0)


COLUMNS = {
    "contacts": "business_id, id, name, first_seen_at",
    "identities": "business_id, id, contact_id, network, remote_id, name, handle, terms",
    "needs": "business_id, id, title, renamed_by, created_at, merged_into",
    "messages": "business_id, id, conversation_id, channel_id, direction, identity_id, staff_id, text, remote_id, link, written_at, received_at, edited_at, deleted_at, asks, send_state, send_at, send_why, answers, attachments, sight, sight_at, terms",
    "questions": "business_id, message_id, conversation_id, contact_id, network, need_id, text, asked_at, vector, moved_by",
    "dues": "business_id, id, conversation_id, message_id, written_at, received_at, asked_at, due_at, warn_at, met_at, met_with, met_by, waived_at, waived_by, counts",
    "conversations": "business_id, id, channel_id, contact_id, contact_name, kind, public, remote_thread, under, origin_article, origin_publication, started_at, last_message_at, snippet, due_at, assignee, closed_by, closed_at, page_hash, shown, unseen",
}


def fill_sqlite(file):
    database = sqlite3.connect(file)
    database.execute("PRAGMA synchronous=OFF")
    business, channel = database.execute("SELECT business_id, id FROM channels WHERE network = 'website'").fetchone()
    insert = {t: f"INSERT INTO {t} ({c}) VALUES ({', '.join('?' * (c.count(',') + 1))})" for t, c in COLUMNS.items()}
    waiting = {t: [] for t in COLUMNS}
    def write(table):
        database.executemany(insert[table], waiting[table])
        waiting[table].clear()
    plain = lambda v: v.bytes if isinstance(v, uuid.UUID) else v
    for table, values in rows(uuid.UUID(bytes=business), uuid.UUID(bytes=channel)):
        waiting[table].append(tuple(map(plain, values)))
        if len(waiting[table]) >= 20_000:
            write(table)
    for table in COLUMNS:
        write(table)
    database.commit()
    database.executescript("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);")


def fill_postgres(address, place):
    ask = lambda sql: subprocess.run(["psql", "-qAtX", address, "-c", sql], capture_output=True, text=True, check=True).stdout
    business, channel = ask("SELECT business_id, id FROM channels WHERE network = 'website'").strip().split("|")
    files = {table: open(place / table, "w") for table in COLUMNS}
    def plain(v):
        return "\\N" if v is None else "\\\\x" + v.hex() if isinstance(v, bytes) else str(v)
    for table, values in rows(uuid.UUID(business), uuid.UUID(channel)):
        files[table].write("\t".join(map(plain, values)) + "\n")
    for table, file in files.items():
        file.close()
        ask(f"\\copy {table} ({COLUMNS[table]}) FROM '{place / table}'")
        os.remove(place / table)
    # What autovacuum does by itself within minutes of such a load.
    ask("VACUUM ANALYZE")


def cursor(at, id_):
    """As the product writes it (crates/store/src/page.rs): to begin at the last page without walking there."""
    return base64.urlsafe_b64encode(struct.pack(">q", at) + id_.bytes).decode().rstrip("=")


def timed(house, cookie, paths):
    took = []
    for path in paths:
        began = time.perf_counter()
        status, _, body = house.ask("GET", path, headers={"cookie": cookie} if path.startswith("/desk") else {})
        took.append((time.perf_counter() - began) * 1000)
        if status != 200:
            sys.exit(f"{path}: {status} {body[:300]}")
    return took


def measure(house, name):
    cookie = house.sign_in()
    chance = random.Random(9)
    spots = chance.sample(range(CONVERSATIONS), 400)
    last_rest = "rest=" + cursor(START + 300 * 600 * SECOND, id_of(4, 300))
    step = CONVERSATIONS // WAITING
    last_waiting = "waiting=" + cursor(START + (WAITING - 45) * step * 600 * SECOND + 7200 * SECOND, id_of(4, (WAITING - 45) * step))
    long = id_of(4, CONVERSATIONS // 2)
    first_of_long = "older=" + cursor(START + CONVERSATIONS // 2 * 600 * SECOND + 110 * 60 * SECOND, uuid.UUID(int=0))
    cases = {
        "list, first page": ["/desk/inbox/list"] * 300,
        "list, last page of those that wait": [f"/desk/inbox/list?{last_waiting}"] * 300,
        "list, last page of those at rest": [f"/desk/inbox/list?{last_rest}"] * 300,
        "thread of ten, any of 400, with the list beside it": [f"/desk/inbox/{id_of(4, n)}" for n in spots],
        f"thread of {LONG:,}, latest hundred": [f"/desk/inbox/{long}"] * 300,
        f"thread of {LONG:,}, first hundred": [f"/desk/inbox/{long}?{first_of_long}"] * 300,
        "API: conversations": ["/api/v1/conversations?limit=50"] * 300,
        "API: messages of any of 400": [f"/api/v1/conversations/{id_of(4, n)}/messages" for n in spots],
        "search for two words": [f"/api/v1/messages?words={chance.choice(WORDS)}%20{chance.choice(WORDS)}" for _ in range(60)],
        "Today": ["/desk"] * 40,
        "Needs": ["/desk/needs"] * 20,
        "Measures": ["/desk/measures"] * 20,
    }
    for what, paths in cases.items():
        timed(house, cookie, paths[:10])
        took = timed(house, cookie, paths)
        row(f"{name}: {what}", f"p50 {percentile(took, .5):.1f} ms, p99 {percentile(took, .99):.1f} ms")
    row(f"{name}: memory of the server after all this", f"{house.memory_mb():.0f} MB")


def on(name, place, **settings):
    house = Porchlight(place, **settings)
    house.line("doctor")
    house.make_shop()
    began = time.perf_counter()
    if name == "SQLite":
        fill_sqlite(place / "porchlight.db")
    else:
        fill_postgres(settings["database"], place)
    row(f"{name}: filled with {CONVERSATIONS:,} conversations in", f"{time.perf_counter() - began:.0f} s")
    with house:
        measure(house, name)


with folder() as place:
    on("SQLite", place)
server = os.environ.get("PORCHLIGHT_TEST_POSTGRES")
if not server:
    up = subprocess.run(["peers/up", "postgres"], capture_output=True, text=True, check=True).stdout
    server = dict(line.split("=", 1) for line in up.splitlines())["PORCHLIGHT_TEST_POSTGRES"]
name = f"bench{os.getpid()}"
subprocess.run(["psql", "-qX", server, "-c", f"CREATE DATABASE {name}"], check=True)
try:
    with folder() as place:
        on("PostgreSQL", place, database=f"{server.rsplit('/', 1)[0]}/{name}")
finally:
    subprocess.run(["psql", "-qX", server, "-c", f"DROP DATABASE {name} WITH (FORCE)"], check=True)

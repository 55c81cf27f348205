"""Signed webhooks in, each answered after it is on the disk; beside it, how often this disk can commit at all."""

import hashlib
import hmac
import json
import os
import sqlite3
import time
import uuid
from lib import Porchlight, folder, row, wrk

SECRET = b"app-secret"  # the pretend Facebook's
HOW_MANY = 30_000

LOAD = """
local bodies = {}
for line in io.lines("%s") do bodies[#bodies + 1] = line end
local mine = 0
local threads = 0
function setup(thread) thread:set("number", threads); threads = threads + 1 end
function init(args) mine = number end
local at = 0
function request()
  local line = bodies[(at * %d + mine) %% #bodies + 1]
  at = at + 1
  local signature, body = line:match("^(%%S+) (.*)$")
  return wrk.format("POST", "%s", {["content-type"] = "application/json", ["x-hub-signature-256"] = "sha256=" .. signature}, body)
end
"""


def write_bodies(file, page):
    now = int(time.time())
    with open(file, "w") as out:
        for n in range(HOW_MANY):
            said = {
                "item": "comment", "verb": "add", "comment_id": f"100_{n}", "post_id": f"{page}_100", "parent_id": f"{page}_100",
                "created_time": now - HOW_MANY + n, "from": {"id": f"7{n % 5000}", "name": f"Customer {n % 5000}"},
                "message": f"Do you also make oak shelves of {n} centimetres?",
            }
            body = json.dumps({"object": "page", "entry": [{"id": page, "time": now, "changes": [{"field": "feed", "value": said}]}]})
            out.write(f"{hmac.new(SECRET, body.encode(), hashlib.sha256).hexdigest()} {body}\n")


def commits_of_this_disk(place):
    """SQLite's own commits, one row each, as durable as ours."""
    database = sqlite3.connect(place / "limit.db", isolation_level=None)
    database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (id BLOB, body BLOB);")
    began = time.perf_counter()
    for _ in range(1500):
        database.execute("INSERT INTO t VALUES (?, ?)", (uuid.uuid4().bytes, b"x" * 500))
    return 1500 / (time.perf_counter() - began)


with folder() as place:
    os.environ["TMPDIR"] = str(place)  # where the demo makes its folder
    demo = Porchlight(None, "demo", ["--silent"])
    with demo:
        [file] = place.glob("porchlight-demo-*/porchlight.db")
        record = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        channel, page = record.execute("SELECT id, remote_id FROM channels WHERE network = 'facebook'").fetchone()
        channel = str(uuid.UUID(bytes=channel))
        write_bodies(place / "bodies", page)
        address = f"/hooks/facebook/{channel}"
        (place / "load.lua").write_text(LOAD % (place / "bodies", 2, address))
        count = lambda sql: record.execute(sql).fetchone()[0]
        kept = "SELECT COUNT(*) FROM deliveries"
        repeats = "SELECT COALESCE(SUM(repeats), 0) FROM deliveries"
        before, heard = count(kept), count(repeats)
        limit = commits_of_this_disk(place)
        result = wrk(f"http://127.0.0.1:{demo.port}{address}", 8, connections=64, script=place / "load.lua")
        # What was under way when the load ended was taken in, too, though nobody waited for the answer.
        time.sleep(1)
        taken = count(kept) - before + count(repeats) - heard
        row("one commit a row by SQLite itself on this disk", f"{limit:,.0f}/s")
        row("webhooks taken in, each answered once it is on the disk", f"{result['rate']:,.0f}/s, p99 {result['p99_ms']:.0f} ms")
        row("    ratio to one commit each", f"{result['rate'] / limit:.1f}")
        row("    answered 200, kept (with those repeated)", f"{result['done'] - result['wrong']:,}, {taken:,}")
        assert taken >= result["done"] - result["wrong"] and not result["wrong"], "a webhook was lost"
        new = "SELECT COUNT(*) FROM deliveries WHERE state = 'new'"
        messages = "SELECT COUNT(*) FROM messages WHERE remote_id LIKE '100\\_%' ESCAPE '\\'"
        began, first = time.perf_counter(), count(messages)
        while count(new) and time.perf_counter() - began < 300:
            time.sleep(1)
        seconds = time.perf_counter() - began
        different = count(kept) - before
        row("    different events, messages in the inbox afterwards", f"{different:,}, {count(messages):,}")
        row("    taken into the inbox after the load", f"{(count(messages) - first) / seconds:,.0f}/s")
        assert count(messages) == different, "an event is missing in the inbox"

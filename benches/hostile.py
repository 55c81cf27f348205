"""How high memory goes while strangers and colleagues do their worst, and where it is a minute later."""

import concurrent.futures
import http.client
import os
import random
import struct
import time
import urllib.parse
import zlib
from lib import PostOffice, Porchlight, folder, row

MINUTES = float(os.environ.get("BENCH_MINUTES", "5"))


def png(width, height, depth=8, kind=2):
    """A picture of noise in stripes: small to send, large to unpack. kind 2: RGB, 6: with transparency."""
    bytes_a_dot = {2: 3, 6: 4}[kind] * depth // 8
    stripe = random.randbytes(97) * (width * bytes_a_dot // 97 + 1)
    line = b"\0" + stripe[: width * bytes_a_dot]
    packed = zlib.compressobj(1)
    body = b"".join(packed.compress(line) for _ in range(height)) + packed.flush()

    def part(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", body) + part(b"IEND", b"")


PICTURES = [
    png(6000, 6000),
    png(4000, 3900, kind=6),
    png(3500, 3400, depth=16),
    png(3100, 3000, depth=16, kind=6),
    png(9000, 9000, depth=16),
    png(12000, 3000),
    random.randbytes(24 * 1024 * 1024),
]
K = 199_000
TEXTS = [">" * K, "> " * (K // 2), "[^a]: x\n\n" + "[^a] " * (K // 5), "[" * K, "&" * K, "a|" * 900 + "\n" + "-|" * 900 + "\n" + "|b\n" * 40_000, "**a " * (K // 8) + " b**" * (K // 8)]


def worst(house, cookie, number):
    """One request of some hostile kind; its status."""
    chance = random.Random(number)
    line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=120)
    api = {"authorization": f"Bearer {house.token}", "content-type": "application/json"}
    form = {"content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"}
    kind = number % 12
    if kind < 3:
        body = urllib.parse.urlencode({"email": f"a{chance.random()}@b.example", "password": "guess guess guess"})
        line.request("POST", "/desk/sign-in", body, form)
    elif kind == 3:
        boundary = "b" * 24
        part = f'--{boundary}\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
        body = part.encode() + chance.choice(PICTURES) + f"\r\n--{boundary}--\r\n".encode()
        headers = {"cookie": cookie, "sec-fetch-site": "same-origin", "content-type": f"multipart/form-data; boundary={boundary}"}
        line.request("POST", "/desk/media/pictures", body, headers)
    elif kind == 4:
        import json

        line.request("POST", "/api/v1/rendering", json.dumps({"body": chance.choice(TEXTS)}), api)
    elif kind == 5:
        body = urllib.parse.urlencode({"text": chance.choice(TEXTS)[:7000], "email": f"a{number}@b.example", "name": "B" * 500})
        line.request("POST", "/ask", body, form)
    elif kind == 6:
        line.request("GET", f"/articles?from={chance.random()}{'x' * 2000}")
    elif kind == 7:
        line.request("GET", "/api/v1/messages?words=" + "+".join("abcdefghijkl") + "&limit=100", headers=api)
    elif kind == 8:
        line.request("GET", "/desk/needs", headers={"cookie": cookie})
    elif kind == 9:
        line.request("GET", chance.choice(["/feed.xml", "/feed.json", "/sitemap.xml", "/", "/articles"]), headers={"accept-encoding": "br"})
    elif kind == 10:
        line.request("POST", f"/hooks/facebook/{number:032x}", os.urandom(1_000_000))
    else:
        line.request("GET", "/" + "%41" * chance.randrange(1, 2000))
    try:
        answer = line.getresponse()
        answer.read()
        return answer.status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        line.close()


post = PostOffice()
with folder() as data:
    house = Porchlight(data, **post.settings)
    house.make_shop()
    with house:
        cookie = house.sign_in()
        for number, text in enumerate(TEXTS):
            made = house.api("POST", "/articles", {"title": f"Marks {number}", "body": text})
            house.api("POST", f"/pieces/{made['id']}/publications", {"places": []})
        time.sleep(3)
        row("memory before", f"{house.memory_mb():.0f} MB")
        end, asked, statuses = time.time() + MINUTES * 60, 0, {}
        with concurrent.futures.ThreadPoolExecutor(16) as all_at_once:
            waiting = set()
            while time.time() < end or waiting:
                while time.time() < end and len(waiting) < 32:
                    waiting.add(all_at_once.submit(worst, house, cookie, asked))
                    asked += 1
                done, waiting = concurrent.futures.wait(waiting, return_when=concurrent.futures.FIRST_COMPLETED)
                for one in done:
                    statuses[one.result()] = statuses.get(one.result(), 0) + 1
        row("hostile requests, sixteen at once", f"{asked} in {MINUTES:g} minutes; by status {dict(sorted(statuses.items()))}")
        row("most memory it ever had", f"{house.memory_mb('VmHWM'):.0f} MB")
        time.sleep(60)
        row("memory a minute later", f"{house.memory_mb():.0f} MB")

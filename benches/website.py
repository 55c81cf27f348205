"""The article page under load: against nginx with the same bytes from disk, made anew for every visitor, and right at
once after an edit."""

import contextlib
import subprocess
import threading
import time
import urllib.parse
from lib import Porchlight, PostOffice, folder, free_port, row, wrk

PARAGRAPH = (
    "Oil goes into the wood, lacquer lies on it. A worktop that is oiled twice a year keeps its colour, and a scratch is "
    "sanded out and oiled again in ten minutes. Use a cloth without fluff, wait a quarter of an hour, wipe off what the "
    "wood has not taken, and lay the cloth out flat to dry: crumpled up it can catch fire by itself.\n\n"
)
BODY = "".join(f"## Step {n}\n\n{PARAGRAPH * 2}" for n in range(1, 7)) + "- oil\n- a cloth\n- **patience**\n"


ANSWER = "Twice a year, with a cotton cloth."


def publish(house):
    """An article on the website with three public questions under it, each answered."""
    article = house.api("POST", "/articles", {"title": "How to care for an oiled oak worktop", "body": BODY})
    house.api("POST", f"/pieces/{article['id']}/publications", {"places": []})
    for name, text in (("Ben", "How often should I oil it?"), ("Cem", "Does it darken?"), ("Dora", "Which cloth do you use?")):
        form = {"name": name, "email": f"{name}@example.com", "text": text, "public": "yes", "about": article["slug"]}
        headers = {"content-type": "application/x-www-form-urlencoded", "origin": f"http://127.0.0.1:{house.port}"}
        status, _, answer = house.ask("POST", "/ask", urllib.parse.urlencode(form), headers)
        assert status < 400, answer
    for text in house.api("GET", "/messages/awaiting-release")["rows"]:
        house.api("PUT", f"/messages/{text['message']}/release", {"release": "given"})
    for conversation in house.api("GET", "/conversations")["rows"]:
        house.api("POST", f"/conversations/{conversation['id']}/replies", {"text": ANSWER})
    article = house.api("GET", f"/pieces/{article['id']}")
    for _ in range(60):  # Ten seconds pass in which an answer can be taken back.
        time.sleep(0.5)
        if house.ask("GET", f"/articles/{article['slug']}")[2].count(ANSWER.encode()) == 3:
            return article
    raise SystemExit("the answers are not under the article")


@contextlib.contextmanager
def nginx(place, bytes_):
    """Debian's nginx as it is set up for static files, serving exactly these bytes."""
    (place / "page.html").write_bytes(bytes_)
    place.chmod(0o755)
    port = free_port()
    (place / "nginx.conf").write_text(
        f"""worker_processes auto; pid {place}/nginx.pid; error_log {place}/error.log; daemon off; user root;
events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; default_type text/html;
open_file_cache max=100; client_body_temp_path {place}; proxy_temp_path {place}; fastcgi_temp_path {place};
uwsgi_temp_path {place}; scgi_temp_path {place}; server {{ listen 127.0.0.1:{port}; root {place}; }} }}"""
    )
    process = subprocess.Popen(["nginx", "-c", place / "nginx.conf"], env={"PATH": "/usr/sbin:/usr/bin"})
    time.sleep(0.7)
    try:
        yield f"http://127.0.0.1:{port}/page.html"
    finally:
        process.terminate()
        process.wait()


def against_nginx(house, place, path, what, headers):
    status, _, body = house.ask("GET", path, headers=headers)
    assert status == 200
    with nginx(place, body) as beside:
        ratios = []
        for _ in range(3):
            theirs = wrk(beside, 5, headers=headers)
            ours = wrk(f"http://127.0.0.1:{house.port}{path}", 5, headers=headers)
            assert not ours["wrong"] and not ours["cut"] and not theirs["wrong"], ours["text"] + theirs["text"]
            ratios.append((ours["rate"] / theirs["rate"], ours, theirs))
    ratio, ours, theirs = sorted(ratios, key=lambda three: three[0])[1]
    row(f"{what} ({len(body):,} bytes): ours, nginx", f"{ours['rate']:,.0f}/s, {theirs['rate']:,.0f}/s: ratio {ratio:.2f}")
    row("    p99: ours, nginx", f"{ours['p99_ms']:.1f} ms, {theirs['p99_ms']:.1f} ms")


def edits(house, article, path):
    """Twenty edits under load; each is looked at on a connection of its own as soon as it is answered."""
    load = threading.Thread(target=wrk, args=(f"http://127.0.0.1:{house.port}{path}", 6))
    load.start()
    time.sleep(0.5)
    stale = 0
    for n in range(20):
        words = f"Edit number {n} of this text."
        change = {key: article[key] for key in ("title", "summary", "revision")} | {"body": f"{words}\n\n{BODY}"}
        saved = house.api("PUT", f"/articles/{article['id']}", change)
        house.api("POST", f"/pieces/{article['id']}/update", {"revision": saved["revision"]})
        article = house.api("GET", f"/pieces/{article['id']}")
        _, _, page = house.ask("GET", path)
        stale += words.encode() not in page
        time.sleep(0.2)
    load.join()
    row("updates under load, and how many were not on the page at once", f"20, {stale}")


with folder() as data:
    house = Porchlight(data, **PostOffice().settings)
    house.line("doctor")
    house.make_shop()
    with house:
        article = publish(house)
        path = f"/articles/{article['slug']}"
        _, _, plain = house.ask("GET", path)
        sizes = {name: len(house.ask("GET", path, headers={"accept-encoding": name})[2]) for name in ("gzip", "br")}
        row("article page without pictures: plain, gzip, brotli", f"{len(plain):,}, {sizes['gzip']:,}, {sizes['br']:,} bytes")
        against_nginx(house, data, path, "kept page", {})
        against_nginx(house, data, path, "kept page, compressed", {"accept-encoding": "br"})
        edits(house, article, path)
    anew = Porchlight(data, keep_pages_ms=0)
    with anew:
        result = wrk(f"http://127.0.0.1:{anew.port}{path}", 6)
        assert not result["wrong"] and not result["cut"], result["text"]
        row("made anew for every visitor", f"{result['rate']:,.0f}/s, p99 {result['p99_ms']:.1f} ms")
        result = wrk(f"http://127.0.0.1:{anew.port}{path}", 6, headers={"accept-encoding": "br"})
        row("made anew and compressed for every visitor", f"{result['rate']:,.0f}/s, p99 {result['p99_ms']:.1f} ms")

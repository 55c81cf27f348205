"""What the measurements share: a served Porchlight in a folder of its own, wrk, and percentiles. Standard library only."""

import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "porchlight"
OWNER, PASSWORD, SHOP = "ada@adas-joinery.example", "oiled oak, twice a year", "Ada’s Joinery"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@contextlib.contextmanager
def folder():
    """On the disk the checkout is on: a memory file system would flatter every commit."""
    place = pathlib.Path(tempfile.mkdtemp(prefix="bench-", dir=os.environ.get("BENCH_DIR", ROOT / "target")))
    try:
        yield place
    finally:
        if os.environ.get("BENCH_KEEP"):
            print(f"kept: {place}")
        else:
            shutil.rmtree(place, ignore_errors=True)


class Porchlight:
    """One process. `settings` are environment variables without their prefix."""

    def __init__(self, data, command="serve", args=(), **settings):
        self.data, self.port = data, free_port()
        self.environment = dict(os.environ, PORCHLIGHT_LOG="warn")
        self.environment |= {f"PORCHLIGHT_{name.upper()}": str(value) for name, value in settings.items()}
        self.command, self.args = command, list(args)

    def line(self, *words, send=None):
        """Another command of the same installation; answers what it printed."""
        whole = [BINARY, "--data", self.data, *words]
        done = subprocess.run(whole, env=self.environment, input=send, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{' '.join(map(str, words))}: {done.stderr}")
        return done.stdout.strip()

    def make_shop(self):
        self.line("user", "add", "--email", OWNER, "--name", "Ada Fenwick", "--business", SHOP, send=PASSWORD + "\n")
        self.token = self.line("token", "create", "--business", SHOP, "--scope", "owner")

    def start(self):
        log = open(self.data / "log.txt", "a") if self.data else subprocess.DEVNULL
        whole = [BINARY, *(["--data", self.data] if self.command == "serve" else [])]
        whole += ["--listen", f"127.0.0.1:{self.port}", self.command, *self.args]
        self.began = time.perf_counter()
        self.process = subprocess.Popen(whole, env=self.environment, stdout=subprocess.DEVNULL, stderr=log)
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 0.2) as s:
                    s.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    if b" 200 " in s.recv(100):
                        break
            except OSError:
                if self.process.poll() is not None or time.perf_counter() - self.began > 60:
                    sys.exit(f"it does not start; see {self.data}/log.txt")
                time.sleep(0.002)
        self.started_ms = (time.perf_counter() - self.began) * 1000
        self.web = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        return self

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait()

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()

    def memory_mb(self, what="VmRSS"):
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{what}:\s+(\d+)", text)[1]) / 1024

    def ask(self, method, path, body=None, headers=()):
        """(status, headers, body); `body` as JSON goes with the token."""
        sent = dict(headers)
        if getattr(self, "token", None) and path.startswith("/api/"):
            sent["authorization"] = f"Bearer {self.token}"
        if isinstance(body, (dict, list)):
            body, sent["content-type"] = json.dumps(body), "application/json"
        if method == "POST" and path.startswith("/api/"):
            sent.setdefault("idempotency-key", os.urandom(8).hex())
        self.web.request(method, path, body, sent)
        answer = self.web.getresponse()
        return answer.status, answer.headers, answer.read()

    def api(self, method, path, body=None):
        status, _, text = self.ask(method, f"/api/v1{path}", body)
        if status >= 300:
            sys.exit(f"{method} {path}: {status} {text.decode()[:500]}")
        return json.loads(text) if text else None

    def sign_in(self):
        """The cookie of the owner's session."""
        form = urllib.parse.urlencode({"email": OWNER, "password": PASSWORD})
        headers = {"content-type": "application/x-www-form-urlencoded", "origin": f"http://127.0.0.1:{self.port}"}
        status, answered, text = self.ask("POST", "/desk/sign-in", form, headers)
        if status >= 400:
            sys.exit(f"signing in: {status} {text.decode()[:300]}")
        return answered["set-cookie"].split(";")[0]


class PostOffice(socketserver.ThreadingTCPServer):
    """Takes every letter and forgets it: an answer to a question on the website counts only once it is sent."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), self.Line)
        threading.Thread(target=self.serve_forever, daemon=True).start()
        port = self.server_address[1]
        self.settings = {
            "networks__mail__url": f"smtp+clear://127.0.0.1:{port}",
            "networks__mail__from": "hello@adas-joinery.example",
            "outside__allow": '["127.0.0.0/8"]',
        }

    class Line(socketserver.StreamRequestHandler):
        def handle(self):
            say = lambda words: self.wfile.write(words + b"\r\n")
            say(b"220 post office")
            for line in self.rfile:
                verb = line[:4].upper()
                if verb == b"DATA":
                    say(b"354 go on")
                    while self.rfile.readline() not in (b".\r\n", b""):
                        pass
                    say(b"250 taken")
                elif verb == b"QUIT":
                    return say(b"221 bye")
                else:
                    say(b"250 yes")


def wrk(address, seconds=8, threads=2, connections=16, headers=(), script=None):
    """{rate, p99_ms, p50_ms, wrong}: requests a second, and what wrk calls errors."""
    line = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--latency", address]
    for name, value in dict(headers).items():
        line[1:1] = ["-H", f"{name}: {value}"]
    if script:
        line[1:1] = ["-s", str(script)]
    text = subprocess.run(line, capture_output=True, text=True, check=True).stdout
    unit = {"us": 0.001, "ms": 1.0, "s": 1000.0}
    part = lambda name: (lambda m: float(m[1]) * unit[m[2]])(re.search(rf"\b{name}%\s+([\d.]+)(us|ms|s)", text))
    non2xx = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    cut = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", text)
    return {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]),
        "done": int(re.search(r"(\d+) requests in", text)[1]),
        "p50_ms": part("50"),
        "p99_ms": part("99"),
        "wrong": int(non2xx[1]) if non2xx else 0,
        "cut": sum(map(int, cut.groups())) if cut else 0,
        "text": text,
    }


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def middle(values):
    return percentile(values, 0.5)


def row(what, figure):
    print(f"{what:<66} {figure}", flush=True)

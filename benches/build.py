"""From a clean clone to the running demo: cloned here, built from nothing, started, and its first page asked for."""

import os
import subprocess
import time
import lib
from lib import ROOT, folder, row

with folder() as place:
    began = time.perf_counter()
    subprocess.run(["git", "clone", "--quiet", ROOT, place / "porchlight"], check=True)
    environment = {name: value for name, value in os.environ.items() if name != "CARGO_TARGET_DIR"}
    subprocess.run(["cargo", "build", "--release", "--quiet", "-p", "cli"], cwd=place / "porchlight", env=environment, check=True)
    built = time.perf_counter() - began
    lib.BINARY = place / "porchlight/target/release/porchlight"
    with lib.Porchlight(None, "demo", ["--silent"]) as demo:
        whole = time.perf_counter() - began
        row("clean clone to running demo (packages downloaded before)", f"{whole / 60:.1f} min, of it building {built / 60:.1f} min")
        row("start of the demo", f"{demo.started_ms:.0f} ms")

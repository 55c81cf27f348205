"""Grouping a file of questions with labels: time, memory, and how near the groups are to people's. Reading, the sentence
model and embedding included. Without BENCH_NEEDS it says that there is nothing to group."""

import csv
import os
import pathlib
import re
import resource
import subprocess
import sys
import time
from lib import BINARY, ROOT, folder, row

file = pathlib.Path(os.environ.get("BENCH_NEEDS", ROOT.parent / "shared/data/needs/banking77/train.csv"))
if not file.exists():
    sys.exit(f"skipped: there is no {file.name}; name a CSV with the columns text and category in BENCH_NEEDS")
labels = len({line["category"] for line in csv.DictReader(open(file))})
with folder() as place:
    for what, more in ((f"{labels} groups given", ["--groups", str(labels)]), ("number of groups not given", [])):
        began = time.perf_counter()
        subprocess.run([BINARY, "needs", "group", "--input", file, "--output", place / "g.json", *more], check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - began
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        score = subprocess.run([BINARY, "needs", "score", "--labels", file, "--groups", place / "g.json"], capture_output=True, text=True)
        row(f"{file.parent.name}, {what}", f"{seconds:.0f} s, {most:.0f} MB at most")
        print(score.stdout or score.stderr)

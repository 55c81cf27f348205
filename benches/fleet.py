"""A thousand businesses on PostgreSQL with two `work` processes: how often their channels are asked, and what keeps whom waiting.

The pretend networks are the tests' own, so the measuring is theirs: stories/examples/fleet.rs.
"""

import os
import subprocess

if not os.environ.get("PORCHLIGHT_TEST_POSTGRES"):
    raise SystemExit("PORCHLIGHT_TEST_POSTGRES is not set: peers/up prints it")
subprocess.run(["cargo", "run", "--release", "--quiet", "-p", "stories", "--example", "fleet"], check=True)

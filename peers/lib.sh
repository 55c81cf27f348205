# Shared by every peer: where things are kept, free ports, packages, and starting a server that outlives the shell.
# A peer is a file NAME.sh with two functions: install (quick when there is nothing to do) and start (prints
# KEY=VALUE lines and calls keep_running for each process). Nothing here is part of the product.

set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
peers=${PORCHLIGHT_PEERS:-$(dirname "$here")/.peers}
mkdir -p "$peers"
peers=$(cd "$peers" && pwd)

fail() { echo "peer ${peer:-?}: $*" >&2; exit 1; }
say() { echo "peer ${peer:-?}: $*" >&2; }

# A port nobody listens on at the moment.
free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Debian packages, if one of the commands they bring is missing: debian COMMAND PACKAGE…
debian() {
  local command=$1; shift
  command -v "$command" >/dev/null 2>&1 && return 0
  [ "$(id -u)" = 0 ] || fail "needs the Debian package(s) $*; install them, or run this as root"
  say "installing $*"
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -q --no-install-recommends "$@" >"$peers/apt.log" 2>&1 ||
    { apt-get update -q >>"$peers/apt.log" 2>&1 && apt-get install -y -q --no-install-recommends "$@" >>"$peers/apt.log" 2>&1; } ||
    fail "apt-get could not install $* (see $peers/apt.log)"
}

# Python packages in a folder of their own: python_packages VENV REQUIREMENT…; again only when the list changed.
python_packages() {
  local venv=$peers/$1; shift
  [ "$(cat "$venv/.packages" 2>/dev/null)" = "$*" ] && return 0
  say "installing $* from PyPI"
  python3 -m venv "$venv" >"$peers/pip.log" 2>&1 || fail "python3 -m venv does not work (Debian: python3-venv)"
  "$venv/bin/pip" install --quiet --disable-pip-version-check "$@" >>"$peers/pip.log" 2>&1 ||
    fail "pip could not install $* (see $peers/pip.log)"
  echo "$*" >"$venv/.packages"
}

# Some servers refuse to run as root: sets `as` to the words that go before a command to run it as USER, if we are
# root: run_as USER; "${as[@]}" COMMAND…
run_as() {
  as=()
  if [ "$(id -u)" = 0 ]; then
    as=(setpriv "--reuid=$1" "--regid=$(id -g "$1")" --clear-groups env HOME=/tmp)
  fi
}

# Starts a server in a session of its own and remembers it for `peers/down`: keep_running LOG COMMAND…
keep_running() {
  local log=$1; shift
  setsid "$@" >"$log" 2>&1 </dev/null &
  echo $! >>"$state/pids"
}

# Waits until COMMAND succeeds, at most SECONDS: until_ready SECONDS LOG COMMAND…
until_ready() {
  local seconds=$1 log=$2 tries; shift 2
  for ((tries = 0; tries < seconds * 10; tries++)); do
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 0.1
  done
  tail -n 20 "$log" >&2 || true
  fail "did not become ready within $seconds s (see $log)"
}

port_answers() { python3 -c "import socket; socket.create_connection(('127.0.0.1', $1), 1).close()"; }

# Whether every process that was started still runs.
is_running() {
  [ -s "$state/pids" ] && [ -s "$state/addresses" ] || return 1
  local pid
  while read -r pid; do kill -0 "$pid" 2>/dev/null || return 1; done <"$state/pids"
}

stop() {
  local pid folder tries
  if [ -s "$state/pids" ]; then
    # Last started, first stopped: a server goes before the database it writes to.
    for pid in $(tac "$state/pids"); do
      kill "$pid" 2>/dev/null || continue
      for ((tries = 0; tries < 50; tries++)); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
      kill -9 "$pid" 2>/dev/null || true
    done
  fi
  if [ -s "$state/data" ]; then
    while read -r folder; do rm -rf -- "$folder"; done <"$state/data"
  fi
  rm -rf -- "$state"
}

# A folder for the peer's throw-away data, which USER may write. It is not below the checkout: that may lie in a
# home which an unprivileged user cannot enter.
data_folder() {
  local user=$1 folder
  folder=$(mktemp -d "${TMPDIR:-/tmp}/porchlight-$peer.XXXXXX")
  echo "$folder" >>"$state/data"
  if [ "$(id -u)" = 0 ]; then chown "$user:" "$folder"; fi
  echo "$folder"
}

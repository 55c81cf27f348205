# A whole Bluesky network on this machine, from npm (about 500 MB; the first installation takes minutes).
# It needs Node 22, which comes from npm as well, and a PostgreSQL and a Redis of its own.

node22=$peers/node22/node_modules/node-linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
packages="@atproto/dev-env@0.6.7 @atproto/api@0.21.0"

install() {
  (. "$here/postgres.sh" && install)
  (. "$here/redis.sh" && install)
  command -v npm >/dev/null || debian npm npm
  if [ ! -x "$node22/bin/node" ]; then
    say "installing Node 22 from npm"
    npm install --prefix "$peers/node22" --no-audit --no-fund --ignore-scripts "$(basename "$node22")@22.23.1" >"$peers/npm.log" 2>&1 ||
      fail "npm could not install Node 22 (see $peers/npm.log)"
  fi
  # Native modules must be built against the headers of the Node that loads them; a `nodedir` of the user's own npm
  # settings would point elsewhere.
  export PATH=$node22/bin:$PATH npm_config_nodedir=$node22
  local folder=$peers/bluesky
  if [ "$(cat "$folder/.packages" 2>/dev/null)" != "$packages" ]; then
    say "installing $packages from npm; this takes a few minutes"
    mkdir -p "$folder"
    echo '{"private":true}' >"$folder/package.json"
    # shellcheck disable=SC2086
    npm install --prefix "$folder" --no-audit --no-fund $packages >"$peers/npm.log" 2>&1 ||
      fail "npm could not install $packages (see $peers/npm.log)"
    loads_sqlite || npm rebuild --prefix "$folder" better-sqlite3 >>"$peers/npm.log" 2>&1 || true
    loads_sqlite || builds_sqlite >>"$peers/npm.log" 2>&1 || true
    loads_sqlite || fail "better-sqlite3 could not be built (Debian: build-essential; see $peers/npm.log)"
    echo "$packages" >"$folder/.packages"
  fi
}

loads_sqlite() { (cd "$peers/bluesky" && node -e "new (require('better-sqlite3'))(':memory:')" >/dev/null 2>&1); }

# Newer npm refuses install scripts it was not told about; the compiler can be called without it.
builds_sqlite() {
  debian make build-essential
  (cd "$peers/bluesky/node_modules/better-sqlite3" && npx --yes node-gyp@11 rebuild --release --nodedir="$node22")
}

start() {
  local database redis log ready
  database=$(. "$here/postgres.sh" && start | cut -d= -f2-)
  redis=$(. "$here/redis.sh" && start | cut -d= -f2-)
  log=$(tail -n 1 "$state/data")/net.log
  # Imports are looked up from the file's own folder.
  cp "$here/bluesky/net.mjs" "$peers/bluesky/net.mjs"
  keep_running "$log" env DB_POSTGRES_URL="$database" REDIS_HOST="$redis" LOG_ENABLED=false \
    node "$peers/bluesky/net.mjs"
  until_ready 120 "$log" grep -q '^READY' "$log"
  ready=$(grep '^READY' "$log" | cut -d' ' -f2-)
  tr ' ' '\n' <<<"$ready"
}

# PostgreSQL from Debian, as an unprivileged user (initdb refuses root), without fsync: its data may be lost.

bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

install() {
  [ -n "$(bin)" ] || debian pg_ctlcluster postgresql
  [ -n "$(bin)" ] || fail "the Debian package postgresql brought no /usr/lib/postgresql/*/bin"
}

start() {
  local user=postgres folder port log
  id -u "$user" >/dev/null 2>&1 || user=nobody
  folder=$(data_folder "$user")
  port=$(free_port)
  log=$folder/log
  run_as "$user"
  "${as[@]}" "$(bin)/initdb" -D "$folder/db" -A trust -U porchlight -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 ||
    { cat "$folder/initdb.log" >&2; fail "initdb failed"; }
  # Tests open many stores at once; none needs much memory.
  keep_running "$log" "${as[@]}" "$(bin)/postgres" -D "$folder/db" -p "$port" -c listen_addresses=127.0.0.1 \
    -c unix_socket_directories="$folder" -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=400
  until_ready 20 "$log" "$(bin)/pg_isready" -q -h 127.0.0.1 -p "$port"
  "$(bin)/createdb" -h 127.0.0.1 -p "$port" -U porchlight porchlight
  echo "PORCHLIGHT_TEST_POSTGRES=postgres://porchlight@127.0.0.1:$port/porchlight"
}

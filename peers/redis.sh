# Redis from Debian, in memory only. Bluesky's network wants one.

install() { debian redis-server redis-server; }

start() {
  local folder port
  folder=$(data_folder nobody)
  port=$(free_port)
  run_as nobody
  keep_running "$folder/log" "${as[@]}" redis-server --port "$port" --bind 127.0.0.1 --save '' --appendonly no --dir "$folder"
  until_ready 10 "$folder/log" port_answers "$port"
  echo "PORCHLIGHT_TEST_REDIS=127.0.0.1:$port"
}

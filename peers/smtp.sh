# A mail server from PyPI (aiosmtpd) that keeps every message as a file, in clear and with STARTTLS.
# What it does with a message can be chosen by the recipient: see smtp/server.py.

install() { python_packages smtp-venv aiosmtpd==1.4.6; }

start() {
  local folder log plain tls
  folder=$(data_folder "$(id -un)")
  log=$folder/log
  plain=$(free_port)
  tls=$(free_port)
  mkdir "$folder/mail"
  certificate "$folder" >"$folder/openssl.log" 2>&1 || fail "openssl could not make a certificate"
  keep_running "$log" "$peers/smtp-venv/bin/python" "$here/smtp/server.py" "$plain" "$tls" "$folder"
  until_ready 20 "$log" port_answers "$plain"
  until_ready 20 "$log" port_answers "$tls"
  echo "PORCHLIGHT_TEST_SMTP=127.0.0.1:$plain"
  echo "PORCHLIGHT_TEST_SMTP_TLS=localhost:$tls"
  echo "PORCHLIGHT_TEST_SMTP_CA=$folder/ca.pem"
  echo "PORCHLIGHT_TEST_SMTP_FOLDER=$folder/mail"
}

# A throw-away authority and one certificate of it, for localhost.
certificate() (
  cd "$1"
  openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj '/CN=Porchlight test authority' -keyout ca.key -out ca.pem \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign
  openssl req -newkey rsa:2048 -nodes -subj '/CN=localhost' -keyout server.key -out server.csr
  printf 'subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth\n' >extensions
  openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 20 -extfile extensions -out server.pem
)

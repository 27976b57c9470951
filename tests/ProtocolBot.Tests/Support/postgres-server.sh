#!/bin/sh
# A PostgreSQL server to throw away. PostgreSQL refuses root: whoever is root starts this as the user "postgres".
#   make                  makes a cluster in a folder of its own and prints the folder; the password comes on standard input
#   run FOLDER PORT       serves it until standard input closes (then the folder is erased too) or says "keep"
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
PATH="${bin:+$bin:}$PATH"
command -v initdb >/dev/null || { echo "no PostgreSQL here: ./test.sh installs it" >&2; exit 3; }

case "$1" in
make)
  folder=$(mktemp -d /tmp/protocolbot-pg-XXXXXX)
  cat >"$folder/password"
  initdb --pgdata="$folder/data" --username=bot --auth=scram-sha-256 --pwfile="$folder/password" --encoding=UTF8 --locale=C.UTF-8 >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; exit 4; }
  rm "$folder/password"
  cat >>"$folder/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
fsync = on
synchronous_commit = on
full_page_writes = on
max_connections = 300
shared_buffers = 64MB
CONF
  echo "$folder"
  ;;
run)
  postgres -D "$2/data" -p "$3" >>"$2/server.log" 2>&1 &
  server=$!
  word=
  read -r word || true
  kill -INT "$server" 2>/dev/null || true
  wait "$server" || true
  [ "$word" = keep ] || rm -rf "$2"
  ;;
esac

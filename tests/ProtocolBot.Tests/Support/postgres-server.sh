#!/bin/sh
# A PostgreSQL server to throw away. PostgreSQL refuses root: whoever is root starts this as the user "postgres".
#   make                  makes a cluster in a folder of its own and prints the folder; the password comes on standard input
#   run FOLDER PORT       serves it, says "ready", and stops when standard input closes (then the folder is erased too) or says "keep"
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
  # The processes of a server that was killed live on for a moment, and as long none can be begun beside them.
  tries=0
  until pg_ctl -D "$2/data" -l "$2/server.log" -o "-p $3" -w -t 60 start >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || { tail -20 "$2/server.log" >&2; exit 5; }
    sleep 0.2
  done
  echo ready
  word=
  read -r word || true
  pg_ctl -D "$2/data" -m fast -w stop >/dev/null 2>&1 || true
  [ "$word" = keep ] || rm -rf "$2"
  ;;
esac

#!/usr/bin/env bash
# Installs what the tests need, builds with warnings as errors, checks the format, runs every test.
# Its last line is "N passed, N failed". A skipped test counts as a failure: nothing is passed over in silence.
set -euo pipefail
cd "$(dirname "$0")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
step() { printf '\n== %s\n' "$*"; }

install_packages() {
  local missing=()
  command -v chromium >/dev/null || missing+=(chromium)
  fc-list 2>/dev/null | grep -qiE 'noto.*emoji|symbola' || missing+=(fonts-noto-color-emoji fontconfig)
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing+=(postgresql)
  [ ${#missing[@]} -eq 0 ] && return 0
  step "installing ${missing[*]}"
  local sudo=""
  [ "$(id -u)" -eq 0 ] || sudo="sudo"
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

install_packages

step "restore (locked)"
dotnet restore ProtocolBot.sln --locked-mode

step "build"
dotnet build ProtocolBot.sln --no-restore -warnaserror

step "format"
dotnet format ProtocolBot.sln --no-restore --verify-no-changes

step "content"
dotnet run --project src/ProtocolBot.Host --no-build -- check

step "tests"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
dotnet test --solution ProtocolBot.sln --no-build 2>&1 | tee "$log" || status=$?
count() { grep -E "^ *$1: *[0-9]+" "$log" | tail -1 | grep -oE '[0-9]+' || echo 0; }
passed=$(count succeeded)
failed=$(count failed)
skipped=$(count skipped)

if [ "$skipped" -ne 0 ]; then
  echo "$skipped skipped: a test that is not run proves nothing"
  failed=$((failed + skipped))
  status=1
fi
[ "$passed" -gt 0 ] || status=1
printf '\n%s passed, %s failed\n' "$passed" "$failed"
exit "$status"

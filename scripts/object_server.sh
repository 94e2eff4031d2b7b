#!/bin/sh
# Install the S3 server of `make servers` into out/s3-server, once.
set -eu
tools=out/s3-server
lock=locks/servers.txt
if [ -e "$tools/installed" ] && [ "$(cat "$tools/installed")" = "$(cksum "$lock")" ]; then exit 0; fi
rm -rf "$tools"
.venv/bin/uv venv --quiet --python .venv/bin/python "$tools"
.venv/bin/uv pip install --quiet --python "$tools/bin/python" --require-hashes --requirement "$lock"
cksum "$lock" > "$tools/installed"

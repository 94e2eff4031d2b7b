"""A large object goes up and comes down in pieces: memory does not grow with its size."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from storage.blob_store.bucket import PIECE
from tests.object_server import KEY, SECRET, ObjectServer
from tests.paths import ROOT

MEGABYTE = 1_000_000
SIZE = 25 * PIECE
MOST = 60 * MEGABYTE
"""Bytes that a transfer may take beside the process: measured were 26 MB, for 64 MiB and for 1 GiB,
up and down, on JuiceFS and on moto. Two pieces are on their way at a time."""
MOVE = """
import re, sys
from pathlib import Path
from pydantic import SecretStr
from storage.blobs import Blobs
from storage.config.bucket import BucketAccess
way, path, url, endpoint, region, key, secret = sys.argv[1:]
def peak():  # ru_maxrss would begin at the peak of the process that forked this one
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) * 1024
access = BucketAccess(url, endpoint, region, True, SecretStr(key), SecretStr(secret), Path("locks"))
blobs = Blobs.open(url, access)
blobs.put_bytes("media/x/run", b"1")
before = peak()
if way == "whole":
    blobs.get_bytes("media/x/source")
elif way == "up":
    blobs.put_file("media/x/source", Path(path))
else:
    blobs.get_object("media/x/source", Path(path))
print(peak() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs the /proc of Linux")
def test_memory_of_a_transfer_does_not_grow_with_the_object(
    moto: ObjectServer, tmp_path: Path
) -> None:
    access = moto.access(tmp_path)
    source, copy = tmp_path / "in", tmp_path / "out"
    with source.open("wb") as file:
        file.truncate(SIZE)

    def taken(way: str, path: Path) -> int:
        keys = [access.url, access.endpoint, access.region, KEY, SECRET]
        done = subprocess.run(
            [sys.executable, "-c", MOVE, way, str(path), *keys], check=True, cwd=ROOT,
            capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        return int(done.stdout)

    assert taken("up", source) < MOST
    assert taken("down", copy) < MOST
    assert copy.stat().st_size == SIZE
    assert taken("whole", copy) > SIZE, "the measure sees what is in memory at once"

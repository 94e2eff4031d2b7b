"""Buckets of a server that checks keys, signatures, bodies and clocks, as those of operators do."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pydantic import SecretStr

from storage.blob_store.bucket import PIECE, BucketStore
from storage.blob_store.trouble import BlobStoreTrouble
from storage.blobs import Blobs
from storage.config.bucket import BucketAccess
from tests.object_server import BUCKET, KEY, SECRET, ObjectServer
from tests.paths import ROOT
from tests.unit.storage.blob_store.test_bucket import CALLS

FAKETIME = "faketime/libfaketime.so.1"
ASK = """
import sys
from pathlib import Path
from pydantic import SecretStr
from storage.blob_store.bucket import BucketStore
from storage.blob_store.trouble import BlobStoreTrouble
from storage.config.bucket import BucketAccess
url, endpoint, region, key, secret = sys.argv[1:]
keys = SecretStr(key), SecretStr(secret)
access = BucketAccess(url, endpoint, region, True, *keys, Path("locks"), patience=5.0)
try:
    print("size", BucketStore(access).size("media/x/source"))
except BlobStoreTrouble as trouble:
    print(trouble.code, trouble.problem)
"""


@contextmanager
def changing_proxy(target: str, old: bytes, new: bytes) -> Iterator[str]:
    """Forward connections, and replace bytes on the way to the server. Yield the address."""
    parts = urlsplit(target)
    assert parts.hostname
    assert parts.port
    there = (parts.hostname, parts.port)

    def forward(source: socket.socket, sink: socket.socket, *, change: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                sink.sendall(data.replace(old, new) if change else data)
        for each in (source, sink):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def accept() -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                server = socket.create_connection(there, timeout=30)
                for pair, change in (((client, server), True), ((server, client), False)):
                    kwargs = {"change": change}
                    threading.Thread(target=forward, args=pair, kwargs=kwargs, daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def trouble_of(access: BucketAccess) -> dict[str, set[str]]:
    """Return the codes of all methods, and their words."""
    store = BucketStore(replace(access, patience=5.0))
    codes, words = set[str](), set[str]()
    for call in CALLS:
        with pytest.raises(BlobStoreTrouble) as raised:
            call(store)
        codes.add(raised.value.code)
        words.add(raised.value.problem.rpartition(": ")[2])
        assert SECRET not in str(raised.value)
    return {"codes": codes, "words": words}


def test_right_key_sends_and_reads_pieces_ranges_and_lists(
    juicefs: ObjectServer, tmp_path: Path
) -> None:
    access = juicefs.access(tmp_path)
    blobs = Blobs.open(access.url, access)
    data = os.urandom(1024) * (3 * PIECE // 1024) + b"end"
    (tmp_path / "in").write_bytes(data)
    blob = blobs.put_media(tmp_path / "in")
    blobs.get_file(blob, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == data
    for start, length in ((0, 1), (PIECE - 1, 2), (len(data) - 3, 10)):
        assert blobs.get_range(blob.key, start, length) == data[start : start + length]
    assert blobs.size(blob.key) == len(data)
    assert blobs.get_bytes(blob.key, 5) == data[:5]
    assert juicefs.uploads() == []
    # Keys of others below the prefix: they are escaped in the request that is signed.
    odd = {f"media/{name}/source" for name in ("a b", "ä+c", "50%25", "q&amp;x=1", "~!*'()")}
    for key in odd:
        juicefs.client.put_object(Bucket=BUCKET, Key=f"{access.prefix}/{key}", Body=b"12")
    listed = dict(blobs.store.list("media/"))
    assert {listed[key] for key in odd} == {2}
    assert listed[blob.key] == len(data)
    assert dict(blobs.store.list_written("media/")).keys() >= odd


def test_key_that_the_server_does_not_know_is_named(juicefs: ObjectServer, tmp_path: Path) -> None:
    found = trouble_of(juicefs.access(tmp_path, access_key=SecretStr("another-key")))
    assert found["codes"] == {"wrong_key"}
    assert found["words"] == {"the server does not know the access key"}


@pytest.mark.parametrize("wrong", [f"{SECRET}x", SECRET[:-1], SECRET.upper()])
def test_secret_that_does_not_fit_the_key_is_named(
    juicefs: ObjectServer, tmp_path: Path, wrong: str
) -> None:
    found = trouble_of(juicefs.access(tmp_path, secret_key=SecretStr(wrong)))
    assert found["codes"] == {"wrong_secret"}
    assert found["words"] == {"the secret does not fit the access key"}


def test_region_that_is_not_the_servers_is_named(juicefs: ObjectServer, tmp_path: Path) -> None:
    found = trouble_of(juicefs.access(tmp_path, region="eu-central-1"))
    assert found["codes"] == {"wrong_region"}


def test_bucket_that_is_not_there_is_named(juicefs: ObjectServer, tmp_path: Path) -> None:
    found = trouble_of(juicefs.access(tmp_path, url="s3://no-such-bucket"))
    assert found["codes"] == {"no_bucket"}


@pytest.mark.parametrize("hours", ["-2h", "+2h"])
def test_clock_that_is_wrong_is_named(juicefs: ObjectServer, tmp_path: Path, hours: str) -> None:
    folders = os.environ.get("LD_LIBRARY_PATH", "").split(":")
    library = next((path for each in folders if (path := Path(each, FAKETIME)).exists()), None)
    if library is None:
        pytest.skip("libfaketime is not installed: make servers runs it")
    access = juicefs.access(tmp_path)
    line = [access.url, access.endpoint, access.region, KEY, SECRET]
    said = {}
    for clock in (hours, "+0"):
        done = subprocess.run(
            [sys.executable, "-c", ASK, *line], check=True, capture_output=True, text=True,
            timeout=60, cwd=ROOT,
            env={"LD_PRELOAD": str(library), "FAKETIME": clock, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        said[clock] = done.stdout.strip()
    assert said[hours].startswith("wrong_clock ")
    assert said[hours].endswith("this machine's clock differs from the server's")
    assert said["+0"] == "size None"


@pytest.mark.parametrize("pieces", [0, 2])
def test_body_that_changes_on_its_way_is_refused(
    juicefs: ObjectServer, tmp_path: Path, pieces: int
) -> None:
    """The signature covers the hash of the body: one changed byte and nothing is stored."""
    mark = b"the mark of this test"
    path = tmp_path / "in"
    path.write_bytes(b"0" * (pieces * PIECE) + mark)
    with changing_proxy(juicefs.endpoint, mark, mark.upper()) as endpoint:
        access = juicefs.access(tmp_path, endpoint=endpoint, patience=1.0)
        with pytest.raises(BlobStoreTrouble):
            BucketStore(access).put("media/x/source", path, durable=True)
    assert juicefs.stored_keys(access.prefix) == []
    assert juicefs.uploads() == []
    here = replace(access, endpoint=juicefs.endpoint)
    BucketStore(here).put("media/x/source", path, durable=True)
    assert BucketStore(here).size("media/x/source") == path.stat().st_size


def test_changed_address_is_refused(juicefs: ObjectServer, tmp_path: Path) -> None:
    """The signature covers the key: nobody on the way leads a request to another object."""
    here = juicefs.access(tmp_path)
    BucketStore(here).put("media/x/source", b"1", durable=True)
    BucketStore(here).put("media/y/source", b"2", durable=True)
    with (
        changing_proxy(juicefs.endpoint, b"media/x", b"media/y") as endpoint,
        pytest.raises(BlobStoreTrouble) as raised,
    ):
        BucketStore(replace(here, endpoint=endpoint, patience=1.0)).read("media/x/source")
    assert raised.value.code == "wrong_secret"

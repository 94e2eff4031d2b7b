from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from storage.blob_store.bucket import PIECE, BucketStore
from storage.blob_store.trouble import BlobStoreTrouble, describe, trouble_in
from storage.blobs import Blobs
from storage.config.bucket import BucketAccess
from storage.errors import BadSetting
from tests.cutting_proxy import cutting_proxy
from tests.object_server import BUCKET, SECRET, ObjectServer

ACCESS = BucketAccess(
    f"s3://{BUCKET}",
    "http://127.0.0.1:9",
    "us-east-1",
    True,
    SecretStr(SECRET),
    SecretStr(SECRET),
    Path("locks"),
    patience=1.0,
)


class Answers(ThreadingHTTPServer):
    """A server with one answer to all requests."""

    status, name = 200, ""

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Answers

    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        code = f"<Code>{self.server.name}</Code>" if self.server.name else ""
        body = f"<Error>{code}<Message>m</Message></Error>".encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_PUT = do_HEAD = do_POST = do_DELETE = _answer  # noqa: N815 - names of the base

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def answers() -> Iterator[Answers]:
    with Answers(("127.0.0.1", 0), _Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


CALLS: list[Callable[[BucketStore], object]] = [
    lambda store: store.put("media/x/source", b"x", durable=True),
    lambda store: store.read("media/x/source"),
    lambda store: store.read_range("media/x/source", 0, 1),
    lambda store: store.size("media/x/source"),
    lambda store: list(store.list("media/")),
    lambda store: list(store.list_written("media/")),
    lambda store: store.delete(["media/x/source"]),
]


# https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
@pytest.mark.parametrize(
    ("status", "name", "code"),
    [
        (404, "NoSuchBucket", "no_bucket"),
        (403, "InvalidAccessKeyId", "wrong_key"),
        (403, "SignatureDoesNotMatch", "wrong_secret"),
        (403, "AccessDenied", "no_right"),
        (403, "RequestTimeTooSkewed", "wrong_clock"),
        (301, "PermanentRedirect", "wrong_region"),
        (400, "AuthorizationHeaderMalformed", "wrong_region"),
        (503, "SlowDown", "busy"),
        (507, "", "full"),
        (500, "InternalError", "failed"),
    ],
)
def test_each_answer_of_a_server_has_a_code(
    answers: Answers, status: int, name: str, code: str
) -> None:
    answers.status, answers.name = status, name
    store = BucketStore(replace(ACCESS, endpoint=answers.endpoint, patience=0.3))
    for call in CALLS:
        with pytest.raises(BlobStoreTrouble) as raised:
            call(store)
        # Answers to HEAD have no body: their status alone tells.
        assert raised.value.code == code
        assert f"s3://{BUCKET} at 127.0.0.1:" in raised.value.problem
        assert SECRET not in f"{raised.value}"
        assert trouble_in(RuntimeError("outer")) is None
    with pytest.raises(BadSetting) as bad:
        Blobs(store, Path("locks")).check_bucket()
    assert bad.value.values["setting"] == "BLOB_URL"


def test_right_that_is_missing_for_one_key_has_its_code() -> None:
    """AWS answers a deletion of several objects with status 200, and an error for each of them."""
    said = (
        "Generic S3 error: DeleteObjects request failed for key test/media/x/source: Access Denied "
        "(code: AccessDenied)\n\nDebug source:\n"
    )
    assert describe(RuntimeError(said), "s3://x").code == "no_right"


def test_missing_object_is_not_a_missing_bucket(answers: Answers) -> None:
    store = BucketStore(replace(ACCESS, endpoint=answers.endpoint))
    answers.status, answers.name = 404, "NoSuchKey"
    assert store.size("media/x/source") is None
    with pytest.raises(KeyError):
        store.read("media/x/source")
    answers.name = "NoSuchBucket"
    with pytest.raises(BlobStoreTrouble):
        store.size("media/x/source")


@pytest.mark.parametrize("endpoint", ["http://127.0.0.1:9", "http://no-such-host.invalid"])
def test_server_that_is_away_is_named_in_bounded_time(endpoint: str) -> None:
    started = time.monotonic()
    with pytest.raises(BlobStoreTrouble) as raised:
        BucketStore(replace(ACCESS, endpoint=endpoint)).read("media/x/source")
    assert raised.value.code == "unreachable"
    assert time.monotonic() - started < 20


def test_server_that_does_not_answer_is_named_in_bounded_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        endpoint = f"http://127.0.0.1:{silent.getsockname()[1]}"
        started = time.monotonic()
        with pytest.raises(BlobStoreTrouble) as raised:
            BucketStore(replace(ACCESS, endpoint=endpoint)).read("media/x/source")
    assert raised.value.code == "silent"
    assert time.monotonic() - started < 20


def test_variables_of_other_programs_have_no_effect(
    moto: ObjectServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "of another program")
    access = moto.access(tmp_path)
    assert Blobs.open(access.url, access).try_out() > 0
    assert os.environ["AWS_ENDPOINT_URL"] == "http://127.0.0.1:9"


def test_bucket_in_the_host_name_is_asked_there() -> None:
    access = replace(ACCESS, endpoint="https://s3.example.org", path_style=False)
    with pytest.raises(BlobStoreTrouble):
        BucketStore(replace(access, endpoint="http://localhost:9")).read("media/x/source")
    found = BucketStore(access)._store.config
    assert found["endpoint"] == f"https://{BUCKET}.s3.example.org"


def write_large(path: Path, pieces: int = 3) -> Path:
    path.write_bytes(os.urandom(1024) * (pieces * PIECE // 1024) + b"end")
    return path


def test_large_file_passes_cut_connections(moto: ObjectServer, tmp_path: Path) -> None:
    path = write_large(tmp_path / "in")
    with cutting_proxy(moto.endpoint) as proxy:
        access = moto.access(tmp_path, endpoint=proxy.endpoint)
        blobs = Blobs.open(access.url, access)
        proxy.cuts = 2
        blob = blobs.put_media(path)
        assert proxy.was_cut == 2
        proxy.cuts = 2
        blobs.get_file(blob, tmp_path / "out")
        assert proxy.was_cut == 4
    assert (tmp_path / "out").read_bytes() == path.read_bytes()
    assert moto.uploads() == []


def test_failed_upload_leaves_no_parts(moto: ObjectServer, tmp_path: Path) -> None:
    path = write_large(tmp_path / "in")
    with cutting_proxy(moto.endpoint) as proxy:
        access = moto.access(tmp_path, endpoint=proxy.endpoint, patience=0.5)
        blobs = Blobs.open(access.url, access)
        proxy.cuts = 1000
        with pytest.raises(BlobStoreTrouble) as raised:
            blobs.put_media(path)
    assert raised.value.code == "unreachable"
    assert proxy.was_cut > 0
    assert moto.uploads() == []
    assert moto.stored_keys(access.prefix) == []


def test_damaged_object_is_taken_as_missing(moto: ObjectServer, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(b"a recording")
    access = moto.access(tmp_path)
    blobs = Blobs.open(access.url, access)
    blob = blobs.put_media(tmp_path / "in")
    moto.client.put_object(Bucket=BUCKET, Key=f"{access.prefix}/{blob.key}", Body=b"A recording")
    with capture_logs() as lines, pytest.raises(KeyError):
        blobs.get_file(blob, tmp_path / "out")
    assert [line["log_level"] for line in lines] == ["error"]
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "out.part").exists()


def test_doctor_sees_that_old_versions_are_kept(moto: ObjectServer, tmp_path: Path) -> None:
    store = BucketStore(moto.access(tmp_path))
    assert store.try_parts()[1] is False
    moto.client.create_bucket(Bucket="versions")
    status = {"Status": "Enabled"}
    moto.client.put_bucket_versioning(Bucket="versions", VersioningConfiguration=status)
    assert BucketStore(moto.access(tmp_path, url="s3://versions")).try_parts()[1] is True


def test_objects_are_below_the_prefix(moto: ObjectServer, tmp_path: Path) -> None:
    access = moto.access(tmp_path)
    Blobs.open(access.url, access).put_bytes("media/x/run", b"")
    assert moto.stored_keys(access.prefix) == [f"{access.prefix}/media/x/run"]

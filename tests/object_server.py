"""Servers that speak S3, each in a process of its own, with an empty bucket."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config
from pydantic import SecretStr

from storage.config.bucket import BucketAccess
from tests.paths import ROOT
from tests.ports import free_port, wait_until_open

BUCKET, REGION = "recordings", "us-east-1"
KEY, SECRET = "mp4totext-tests", "secret-of-the-tests"
"""JuiceFS accepts these only, moto any."""
_JUICEFS = (str(ROOT / "out/s3-server/bin/juicefs"), "juicefs")
_START_SECONDS = 60
_numbers = count(1)


@dataclass(frozen=True)
class ObjectServer:
    """A running server. `client` is boto3's, to look at what is there."""

    endpoint: str
    client: Any

    def access(self, locks: Path, **changed: Any) -> BucketAccess:
        """Return access to a prefix of its own."""
        access = BucketAccess(
            f"s3://{BUCKET}/test/{next(_numbers)}",
            self.endpoint,
            REGION,
            True,
            SecretStr(KEY),
            SecretStr(SECRET),
            locks,
            patience=20.0,
        )
        return replace(access, **changed)

    def settings(self, prefix: str, endpoint: str = "") -> dict[str, str]:
        """Return the settings of a service."""
        return {
            "BLOB_URL": f"s3://{BUCKET}/{prefix}",
            "S3_ENDPOINT": endpoint or self.endpoint,
            "S3_ACCESS_KEY": KEY,
            "S3_SECRET_KEY": SECRET,
        }

    def stored_keys(self, prefix: str = "") -> list[str]:
        """Return all keys of the bucket, as another client sees them."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=prefix)
        return [each["Key"] for page in pages for each in page.get("Contents", ())]

    def uploads(self) -> list[str]:
        """Return the keys of uploads that are neither complete nor given up."""
        found = self.client.list_multipart_uploads(Bucket=BUCKET)
        return [each["Key"] for each in found.get("Uploads", ())]


@contextmanager
def moto_server(folder: Path, address: str = "127.0.0.1") -> Iterator[ObjectServer]:
    """Run moto: https://docs.getmoto.org/en/latest/docs/server_mode.html. It keeps all in memory
    and does not check signatures."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", address, "-p", str(port)]
    with running_server(command, port, folder, address) as server:
        server.client.create_bucket(Bucket=BUCKET)
        yield server


@contextmanager
def juicefs(folder: Path) -> Iterator[ObjectServer]:
    """Run the gateway of JuiceFS, whose S3 is that of MinIO: it keeps files and checks signatures,
    hashes of bodies and clocks. `make servers` installs it. https://juicefs.com/docs/community/s3_gateway"""
    program = next(filter(None, map(shutil.which, _JUICEFS)), None)
    if program is None:
        pytest.skip("juicefs is not installed: make servers runs it")
    environment = {
        "HOME": str(folder),
        "MINIO_ROOT_USER": KEY,
        "MINIO_ROOT_PASSWORD": SECRET,
        "MINIO_REGION_NAME": REGION,
    }
    rows, port = f"sqlite3://{folder}/juicefs.db", free_port()
    kept = ["--storage", "file", "--bucket", f"{folder}/juicefs/", "--trash-days", "0"]
    subprocess.run(
        [program, "format", *kept, rows, "volume"], env=environment, check=True, capture_output=True
    )
    options = ["--no-usage-report", "--no-banner", "--multi-buckets", "--cache-size", "0"]
    options += ["--metrics", "127.0.0.1:0", "--log", f"{folder}/juicefs.log"]
    command = [program, "gateway", *options, rows, f"127.0.0.1:{port}"]
    with running_server(command, port, folder, environment=environment) as server:
        server.client.create_bucket(Bucket=BUCKET)
        yield server


@contextmanager
def running_server(
    command: list[str],
    port: int,
    folder: Path,
    address: str = "127.0.0.1",
    environment: dict[str, str] | None = None,
) -> Iterator[ObjectServer]:
    """Run a server until the end of the block; its output goes to a file in `folder`."""
    with (folder / f"server-{port}.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        try:
            wait_until_open(address, port, process, _START_SECONDS)
            endpoint = f"http://{address}:{port}"
            yield ObjectServer(endpoint, _client(endpoint))
        finally:
            process.kill()
            process.wait()


def _client(endpoint: str) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name=REGION,
        aws_access_key_id=KEY,
        aws_secret_access_key=SECRET,
        config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 2}),
    )

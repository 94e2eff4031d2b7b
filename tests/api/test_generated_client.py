"""A client that openapi-python-client makes of the OpenAPI document, against a running service: its
types fit every answer."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from tests.unit.bot.web.api.running_site import RunningSite, running_site

GENERATOR = os.environ.get("API_CLIENT_GENERATOR", "")
pytestmark = pytest.mark.skipif(not GENERATOR, reason="make client installs the generator")

RECORDING = b"RIFF0000WAVE" + bytes(range(256)) * 20


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="module")
def package(site: RunningSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Generate the client, and return the name of its package."""
    folder = tmp_path_factory.mktemp("generated")
    document = httpx.get(f"{site.url}/api/v1/openapi.json").raise_for_status().json()
    (folder / "openapi.json").write_text(json.dumps(document))
    (folder / "config.yml").write_text("post_hooks: []")  # they format what nobody reads
    options = ("--path", "openapi.json", "--config", "config.yml", "--meta", "none")
    place = ("--output-path", "generated_client", "--fail-on-warning")
    made = subprocess.run(
        [str(Path(GENERATOR).absolute()), "generate", *options, *place],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    sys.path.insert(0, str(folder))
    yield "generated_client"
    sys.path.remove(str(folder))


class Program:
    """Calls operations of the generated package by their names."""

    def __init__(self, package: str, site: RunningSite) -> None:
        self._package = package
        make = self.module("client").AuthenticatedClient
        self.client = make(base_url=f"{site.url}/api/v1", token=site.token)

    def module(self, name: str) -> ModuleType:
        return importlib.import_module(f"{self._package}.{name}")

    def model(self, name: str, **values: Any) -> Any:
        return getattr(self.module("models"), name)(**values)

    def call(self, operation: str, *place: Any, **values: Any) -> Any:
        """Return the parsed answer, which is no problem."""
        done = self.module(f"api.{operation}").sync_detailed(*place, client=self.client, **values)
        assert done.status_code < 300, done.content
        return done.parsed


@pytest.fixture
def program(package: str, site: RunningSite) -> Iterator[Program]:
    program = Program(package, site)
    with program.client:
        yield program


def test_send_read_tag_and_delete(program: Program) -> None:
    file = program.module("types").File(BytesIO(RECORDING), "talk.wav", "audio/wav")
    sent = program.call("jobs.send_file", body=program.model("SendFileBody", file=file))
    until = time.monotonic() + 20
    while (job := program.call("jobs.get_job", sent.id)).state != "done":
        assert time.monotonic() < until, job
        time.sleep(0.1)
    result = program.call("results.get_result", sent.id)
    assert result.segments[0].text == "Hello there."
    assert result.segments[0].words[0].text.strip() == "Hello"
    program.call("jobs.put_tags", sent.id, body=program.model("JobTags", tags=["to do"]))
    assert [each.id for each in program.call("jobs.list_jobs", tag="to do").items] == [sent.id]
    program.call("jobs.delete_job", sent.id)
    assert sent.id not in [each.id for each in program.call("jobs.list_jobs").items]


def test_correct_a_sentence(program: Program, site: RunningSite) -> None:
    text = program.call("text.get_text", site.jobs[1])
    place = {"version": text.version, "base": text.base, "at": 0}
    edit = program.model("TextEdit", **place, do="text", text="Hello, world.")
    assert program.call("text.edit_text", site.jobs[1], body=edit).version > text.version
    assert program.call("text.get_text", site.jobs[1]).sentences[0].text == "Hello, world."


def test_files_are_bytes(program: Program, site: RunningSite) -> None:
    job = program.call("jobs.get_job", site.jobs[0])
    file = program.call("results.get_file", job.id, job.files[0].number)
    assert file.payload.read()
    piece = program.call("results.get_recording", job.id, range_="bytes=0-3")
    assert piece.payload.read() == b"ID3\x04"


def test_refusals_are_problems(program: Program) -> None:
    get_job = program.module("api.jobs.get_job")
    done = get_job.sync_detailed("00000000", client=program.client)
    assert (done.status_code, done.parsed.status, done.parsed.code) == (404, 404, "not_found")


def test_pages_hits_limits_and_webhooks_have_their_types(program: Program) -> None:
    page = program.call("jobs.list_jobs", limit=2)
    assert len(page.items) == 2
    assert program.call("jobs.list_jobs", limit=2, cursor=page.next_cursor).items
    assert program.call("search.search", q="hello").items is not None
    assert program.call("person.me").accounts
    assert program.call("webhooks.list_webhooks").items == []

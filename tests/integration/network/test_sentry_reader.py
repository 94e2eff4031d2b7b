"""A report of a bug as Sentry's own reader of envelopes has it: Spotlight, which Sentry publishes
for developers, takes what its clients send to a DSN. https://spotlightjs.com/docs/"""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import pytest

from storage import logs
from storage.watch.sentry import SentryReporter
from storage.watch.targets import SentryProject
from tests.paths import ROOT
from tests.ports import free_port, wait_until_open
from tests.unit.storage.watch.test_sentry import TRACE, _logs, fails  # noqa: F401 a fixture

SPOTLIGHT = ROOT / "out/spotlight/node_modules/@spotlightjs/spotlight/dist/server/main.js"
_SERVE = "import(process.argv[1]).then(it => it.setupSpotlight({port: PORT, isStandalone: true}))"
"""Its command line would report about itself to its makers."""

pytestmark = pytest.mark.skipif(
    not (SPOTLIGHT.exists() and shutil.which("node")),
    reason=(
        "Spotlight is not installed: npm install --prefix out/spotlight --no-save "
        "@spotlightjs/spotlight@4.11.8 hono@4.12.25 (115 MB; a newer hono breaks it)"
    ),
)


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Run Spotlight. Yield its port."""
    port = free_port()
    command = ["node", "--eval", _SERVE.replace("PORT", str(port)), str(SPOTLIGHT)]
    with (tmp_path / "spotlight.log").open("wb") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        wait_until_open("127.0.0.1", port, process, 30)
        yield port
    finally:
        process.kill()
        process.wait()


def envelope(stream: HTTPResponse) -> tuple[dict[str, Any], list[Any]]:
    """Return the next envelope of the stream, as it was read: its header and its items."""
    for line in stream:
        if line.startswith(b"data: "):
            header, items = json.loads(line.removeprefix(b"data: "))
            return header, items
    raise AssertionError("the stream has ended")


def test_report_is_read_by_sentrys_own_program(port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/stream")
    stream = connection.getresponse()
    project = SentryProject(f"http://0123456789abcdef@127.0.0.1:{port}/7", "test")
    reporter = SentryReporter("worker", "1.2", project)
    logging.getLogger().addHandler(reporter)
    try:
        with logs.about("j1", trace=TRACE, platform="telegram", stage="files"):
            fails(RuntimeError("a bug"))
        header, items = envelope(stream)
    finally:
        logging.getLogger().removeHandler(reporter)
        reporter.end(2)
        connection.close()
    ((kind, event),) = items
    assert (kind["type"], event["type"]) == ("event", "event")
    assert header["__spotlight_inferred_source"] != "browser"
    assert header["event_id"] == event["event_id"]
    assert [it["type"] for it in event["exception"]["values"]] == ["KeyError", "RuntimeError"]
    assert event["exception"]["values"][-1]["stacktrace"]["frames"][-1]["function"] == "fails"
    assert event["tags"]["job"] == "j1"
    assert event["contexts"]["trace"]["trace_id"] == TRACE
    assert (event["release"], event["environment"]) == ("mp4totext@1.2", "test")

"""A trace as a server of others has it: Phoenix takes OTLP, and gives the spans back.
https://arize.com/docs/phoenix"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.harness.answers import wait_for_answer
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.paths import DATA, ROOT
from tests.ports import free_port, wait_until_open

NOTE = DATA / "asr/en/lj_LJ001-0002.flac"
PHOENIX = shutil.which("phoenix", path=str(ROOT / "out/phoenix/bin"))
OF_JOB = {"intake", "queue", "attempt", "delivery"}

pytestmark = pytest.mark.skipif(
    PHOENIX is None,
    reason=(
        "Phoenix is not installed: uv venv out/phoenix && "
        "uv pip install --python out/phoenix/bin/python arize-phoenix==20.26.1 (600 MB)"
    ),
)


@contextmanager
def phoenix(folder: Path) -> Iterator[str]:
    """Run Phoenix with its rows in a folder. Yield its URL."""
    folder.mkdir()
    port = free_port()
    settings = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PHOENIX_WORKING_DIR": str(folder),
        "PHOENIX_TELEMETRY_ENABLED": "false",
        "PHOENIX_HOST": "127.0.0.1",
        "PHOENIX_PORT": str(port),
        "PHOENIX_GRPC_PORT": str(free_port()),
    }
    with (folder / "phoenix.log").open("wb") as log:
        process = subprocess.Popen(
            [str(PHOENIX), "serve"], env=settings,
            stdin=subprocess.DEVNULL, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        wait_until_open("127.0.0.1", port, process, 120)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def spans(url: str) -> list[dict[str, Any]]:
    """Return the spans that Phoenix has."""
    path = f"{url}/v1/projects/default/spans?limit=1000"
    with urllib.request.urlopen(path, timeout=20) as answer:  # noqa: S310 - our own server
        return list(json.loads(answer.read())["data"])


def test_trace_of_a_recording_is_read_by_phoenix(tmp_path: Path) -> None:
    with (
        phoenix(tmp_path / "phoenix") as url,
        TelegramServer() as telegram,
        Service(
            tmp_path / "service", telegram, VOICE="none",
            OTEL_EXPORTER_OTLP_ENDPOINT=url, OTEL_BSP_SCHEDULE_DELAY="200",
        ) as service,
    ):  # fmt: skip
        service.start("up")
        service.waits_for_worker()
        person = telegram.person("Anna")
        wait_for_answer(person, person.sends_voice(NOTE))
        service.waits_for(lambda: "job" in {each["name"] for each in spans(url)}, 60)
        service.stop("up")
        found = spans(url)
    (job,) = [each for each in found if each["name"] == "job"]
    trace = [it for it in found if it["context"]["trace_id"] == job["context"]["trace_id"]]
    parents = {each["name"]: each["parent_id"] for each in trace}
    (update,) = [each for each in trace if each["name"] == "update"]
    assert update["parent_id"] is None
    assert job["parent_id"] == update["context"]["span_id"]
    assert {parents[name] for name in OF_JOB} == {job["context"]["span_id"]}
    (attempt,) = [each for each in trace if each["name"] == "attempt"]
    assert {parents[name] for name in ("audio", "transcript", "files")} == {
        attempt["context"]["span_id"]
    }
    assert attempt["attributes"]["mp4totext.platform"] == "telegram"

"""A bug of the worker at a Sentry server: one event with job and trace, and no word of anybody."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.e2e.harness.answers import wait_for_end
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.paths import DATA, ROOT
from tests.telemetry_server import telemetry_server

NOTE = DATA / "asr/en/fleurs_en_001.ogg"
CANARY = "canary-hunter2-0123456789"

BUG = """
import sys
if "worker" in sys.orig_argv:
    from pipeline.steps.outputs import OutputSteps

    async def write_files(self, recording, transcript, summary, speakers):
        text = " ".join(each.text for each in transcript.segments)
        raise RuntimeError(f"{self} can't write {text} to {recording}")

    OutputSteps.write_files = write_files
"""
"""Planted into the worker by https://docs.python.org/3/library/site.html#module-sitecustomize."""


def test_bug_of_a_worker_is_one_event_without_personal_data(tmp_path: Path) -> None:
    planted = tmp_path / "planted"
    planted.mkdir()
    (planted / "sitecustomize.py").write_text(BUG)
    with (
        TelegramServer() as telegram,
        telemetry_server() as sentry,
        Service(
            tmp_path / "s", telegram, VOICE="none", PYTHONPATH=f"{planted}:{ROOT}",
            SENTRY_DSN=sentry.dsn, SENTRY_ENVIRONMENT="test", LOG_FORMAT="json", LOG_LEVEL="DEBUG",
            OPENAI_API_KEY=CANARY,
        ) as service,
    ):  # fmt: skip
        service.start("up")
        service.waits_for_worker()
        person = telegram.person("Zebedee Quux")
        wait_for_end(person, person.sends_voice(NOTE))
        (event,) = sentry.waits_for(lambda: sentry.got.events, 20)
        silent = tmp_path / "no sound.mp4"
        silent.write_bytes((DATA / "bad/video_no_audio_s.mp4").read_bytes())
        wait_for_end(person, person.sends_document(silent))  # an expected failure
        status = service.stop("up")
        text = service.log.read_text()
    assert status == 0
    assert len(sentry.got.events) == 1
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    (failed,) = [it for it in lines if it["message"] == "job failed with an unexpected exception"]
    assert event["tags"] == {
        "job": failed["job"], "trace": failed["trace"], "platform": "telegram", "role": "worker",
    }  # fmt: skip
    assert event["environment"] == "test"
    _check_exception(event["exception"]["values"][-1])
    bodies = b"\n".join(sentry.got.bodies).lower()
    said = ("nouns", "alongside", "capital", "sentence")
    assert all(word in NOTE.with_suffix(".txt").read_text() for word in said)
    for secret in (CANARY, telegram.token, "zebedee", "quux", NOTE.stem, "no sound", *said):
        assert secret.lower().encode() not in bodies, secret
    assert str(tmp_path).encode().lower() not in bodies
    assert sentry.dsn not in text
    assert "0123456789abcdef" not in text


def _check_exception(error: dict[str, Any]) -> None:
    """Check that an exception has its place in the code and no message."""
    assert (error["type"], error["value"]) == ("RuntimeError", "(the message is in the log)")
    frames = error["stacktrace"]["frames"]
    assert [it["function"] for it in frames][-2:] == ["process_recording", "write_files"]

"""Logs as JSON: one grep for a trace shows the whole story of a recording, and no secret."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from storage.models import Account, Platform
from storage.pseudonyms import owner
from tests.e2e.harness.answers import wait_for_answer, word_error_rate
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.paths import DATA

NOTE = DATA / "asr/en/ps_cards_004.wav"
CANARY = "canary-hunter2-0123456789"


@pytest.mark.parametrize("form", ["json", "text"])
def test_one_trace_tells_the_whole_story_without_secrets(form: str, tmp_path: Path) -> None:
    with (
        TelegramServer() as server,
        Service(
            tmp_path, server, VOICE="none", LOG_FORMAT=form, LOG_LEVEL="DEBUG",
            TELEGRAM_WEBHOOK_SECRET=CANARY, OPENAI_API_KEY=CANARY, OPENAI_BASE_URL="http://[::1]:9",
            SUMMARIZER="openai,offline", OPENAI_MODEL="m",
        ) as service,
    ):  # fmt: skip
        service.start("up")
        service.waits_for_worker()
        person = server.person("Zebedee Quux")
        answer = wait_for_answer(person, person.sends_voice(NOTE, "formats=json,txt"), ("json",))
        service.waits_for(lambda: "answer delivered" in service.log.read_text(), 20)
        text = service.log.read_text()
        token, words = server.token, answer.words
    reference = NOTE.with_suffix(".txt").read_text()
    assert word_error_rate(reference, words) < 0.5
    heard = " ".join(words.split()[:4])
    for secret in (CANARY, token, token.partition(":")[2], "Zebedee", "Quux", heard):
        assert secret not in text, secret
    if form == "text":
        assert "trace=" in text
        return
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    assert all(list(line)[:4] == ["time", "level", "logger", "message"] for line in lines)
    (ended,) = [line for line in lines if line["message"] == "job ended"]
    story = [line for line in lines if line.get("trace") == ended["trace"]]
    assert _in_order(
        story,
        ["event arrived", "intake: recording stored, workers are told", "job claimed", "step made",
         "job ended", "outbox: answer delivered"],
    )  # fmt: skip
    made = [line for line in story if line["message"] == "step made"]
    assert {"audio", "transcript"} <= {line["stage"] for line in made}
    after = story[1:]
    assert {line["job"] for line in after if "job" in line} == {ended["job"]}
    pseudonym = owner(Account(Platform.TELEGRAM, person.id))
    assert {line["person"] for line in story} == {pseudonym}


def _in_order(story: list[dict[str, Any]], wanted: list[str]) -> bool:
    """Return whether these messages come in this order, others between them."""
    messages = iter(sorted(story, key=lambda line: str(line["time"])))
    return all(any(line["message"] == each for line in messages) for each in wanted)

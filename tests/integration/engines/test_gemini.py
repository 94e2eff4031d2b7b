"""Behaviour of Gemini only."""

from __future__ import annotations

import time

import pytest

from pipeline.engines.protocols import SummaryOptions
from pipeline.engines.summarization.gemini import ALIAS, Gemini
from pipeline.engines.summarization.retry import RetryPolicy
from pipeline.engines.summarization.textrank import KeySentences
from pipeline.stages.summarize import summarize
from storage.errors import EngineMissing, EngineNonsense, EngineOverQuota, EngineRefused
from storage.models import Summary
from tests.integration.engines.summary_servers import (
    GeminiProtocol,
    Says,
    Status,
    Step,
    SummaryServer,
)
from tests.unit.pipeline.transcripts import MEETING, no_report, transcript_of

pytestmark = pytest.mark.filterwarnings("ignore:A_NEW_ONE is not a valid:UserWarning")

QUICK = RetryPolicy(attempts=3, first=0.01, longest=2)


def server(*script: Step) -> SummaryServer:
    return SummaryServer(GeminiProtocol(), *script)


def ask(running: SummaryServer, key: str = "key") -> Summary:
    engine = Gemini(key, "gemini-test", running.url, 10, retry_policy=QUICK)
    return engine.summarize(transcript_of(*MEETING), SummaryOptions(), no_report)


def quota(delay: str, quota_id: str = "RequestsPerMinute") -> Status:
    details = [
        {
            "@type": "type.googleapis.com/google.rpc.QuotaFailure",
            "violations": [{"quotaId": quota_id}],
        },
        {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay},
    ]
    error = {"code": 429, "message": "Quota", "status": "RESOURCE_EXHAUSTED", "details": details}
    return Status(429, {"error": error})


def test_request_contains_an_answer_schema() -> None:
    with server() as running:
        ask(running)
    config = running.requests[0]["generationConfig"]
    assert config["responseMimeType"] == "application/json"
    assert "gist" in config["responseSchema"]["required"]
    assert config["responseSchema"]["properties"]["points"]["items"]["required"] == ["line", "text"]
    assert "tools" not in running.requests[0]


def test_retry_delay_is_respected() -> None:
    began = time.monotonic()
    with server(quota("0.7s"), Says()) as running:
        assert ask(running).title
    assert time.monotonic() - began >= 0.7


@pytest.mark.parametrize(
    "status", [quota("3600s"), quota("1s", "GenerateRequestsPerDayPerProject")]
)
def test_long_quota_delay_is_not_waited_for(status: Status) -> None:
    with server(status) as running, pytest.raises(EngineOverQuota):
        ask(running)
    assert len(running.requests) == 1


@pytest.mark.parametrize("reason", ["SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "A_NEW_ONE"])
def test_blocked_prompt_raises_engine_refused(reason: str) -> None:
    class Blocked(GeminiProtocol):
        def answer(self, text: str, step: Says) -> dict[str, object]:
            return {"promptFeedback": {"blockReason": reason}}

    with SummaryServer(Blocked()) as running, pytest.raises(EngineRefused):
        ask(running)


@pytest.mark.parametrize("reason", ["RECITATION", "SPII", "BLOCKLIST", "A_NEW_ONE"])
def test_other_finish_reasons_raise_engine_refused(reason: str) -> None:
    with server(Says("", reason)) as running, pytest.raises(EngineRefused):
        ask(running)


def test_answer_without_a_candidate_raises_engine_nonsense() -> None:
    class Empty(GeminiProtocol):
        def answer(self, text: str, step: Says) -> dict[str, object]:
            return {"usageMetadata": {}}

    with SummaryServer(Empty()) as running, pytest.raises(EngineNonsense):
        ask(running)


def test_invalid_key_with_status_400_names_the_key_setting() -> None:
    details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}]
    error = {"code": 400, "message": "API key not valid.", "details": details}
    with server(Status(400, {"error": error})) as running, pytest.raises(EngineMissing) as exc_info:
        ask(running)
    assert exc_info.value.values["setting"] == "GEMINI_API_KEY"


def test_too_long_prompt_is_split() -> None:
    error = {"code": 400, "message": "The input token count (9) exceeds the maximum (5)."}
    with server(Status(400, {"error": error}), Says()) as running:
        engine = Gemini("key", "gemini-test", running.url, 10, retry_policy=QUICK)
        assert engine.summarize(transcript_of(*MEETING * 10), SummaryOptions(), no_report).title
    assert len(running.requests) > 2


def test_ready_names_missing_key_or_model() -> None:
    with pytest.raises(EngineMissing) as exc_info:
        Gemini("", "gemini-test").ready()
    assert exc_info.value.values["setting"] == "GEMINI_API_KEY"
    with server() as running, pytest.raises(EngineMissing) as exc_info:
        Gemini("key", "gemini-gone", running.url).ready()
    assert exc_info.value.values["setting"] == "GEMINI_MODEL"


async def test_ready_works_inside_a_running_loop() -> None:
    with server() as running:
        assert "model is there" in Gemini("key", "gemini-test", running.url).ready()


def test_retired_model_is_replaced_and_noted() -> None:
    with SummaryServer(GeminiProtocol(ALIAS)) as running:
        engine = Gemini("key", "gemini-2.5-flash", running.url, 10, retry_policy=QUICK)
        summary, notes = summarize(transcript_of(*MEETING), [engine], SummaryOptions(), no_report)
        assert summary
        assert summary.engine == f"gemini {ALIAS}"
        assert engine.id == "gemini gemini-2.5-flash"
        note = next(each for each in notes if each.code == "summary_model_gone")
        assert note.values["setting"] == "GEMINI_MODEL"
        assert "change GEMINI_MODEL" in Gemini("key", "gemini-2.5-flash", running.url).ready()


def test_next_summarizer_replaces_a_retired_model() -> None:
    with server() as running:
        engine = Gemini("key", "gemini-gone", running.url, 10, retry_policy=QUICK)
        summary, notes = summarize(
            transcript_of(*MEETING), [engine, KeySentences()], SummaryOptions(), no_report
        )
    assert summary
    assert summary.engine == KeySentences().id
    assert [note.code for note in notes] == ["summary_fell_back", "change_setting"]
    assert notes[1].values == {"setting": "GEMINI_MODEL"}


def test_request_leaves_the_temperature_to_the_model() -> None:
    with server() as running:
        ask(running)
    assert "temperature" not in running.requests[0]["generationConfig"]

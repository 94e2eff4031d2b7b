"""Behaviour of OpenAI-compatible servers only."""

from __future__ import annotations

import pytest

from pipeline.engines.protocols import SummaryOptions
from pipeline.engines.summarization.openai_chat import OpenAiChat
from pipeline.engines.summarization.retry import RetryPolicy
from storage.errors import EngineMissing, EngineNonsense, EngineOverQuota, EngineRefused
from storage.models import Summary
from tests.integration.engines.summary_servers import (
    OpenAiProtocol,
    Says,
    Status,
    Step,
    SummaryServer,
    sensible,
)
from tests.unit.pipeline.transcripts import MEETING, no_report, transcript_of

QUICK = RetryPolicy(attempts=3, first=0.01, longest=2)
TRANSCRIPT = transcript_of(*MEETING)


def server(*script: Step) -> SummaryServer:
    return SummaryServer(OpenAiProtocol(), *script)


def chat(running: SummaryServer, key: str = "", model: str = "tiny") -> OpenAiChat:
    return OpenAiChat(f"{running.url}/v1", key, model, 10, retry_policy=QUICK)


def ask(running: SummaryServer) -> Summary:
    return chat(running).summarize(TRANSCRIPT, SummaryOptions(), no_report)


def test_local_server_accepts_requests_without_a_key() -> None:
    with server() as running:
        assert ask(running).title
        assert chat(running).ready() == "openai tiny: the server answers and the model is there"


@pytest.mark.parametrize("end", ["", "/", "/v1", "/v1/"])
def test_address_without_a_version_is_retried_with_v1(end: str) -> None:
    with server() as running:
        engine = OpenAiChat(running.url + end, "", "tiny", 10, retry_policy=QUICK)
        assert engine.summarize(TRANSCRIPT, SummaryOptions(), no_report).title
        assert engine.summarize(TRANSCRIPT, SummaryOptions(), no_report).title
        wrong = running.wrong_paths.count("/chat/completions")
        assert wrong == (0 if end.startswith("/v1") else 1), "it is remembered"
        assert "the model is there" in engine.ready()
        other = OpenAiChat(running.url + end, "", "large", 10, retry_policy=QUICK)
        with pytest.raises(EngineMissing) as exc_info:
            other.ready()
        assert exc_info.value.values["setting"] == "OPENAI_MODEL"


def test_unknown_path_with_status_200_is_recognized() -> None:
    with server() as running:
        running.refuses_with = 200, {"error": "Unexpected endpoint or method. (POST /chat/…)"}
        engine = OpenAiChat(running.url, "", "tiny", 10, retry_policy=QUICK)
        assert engine.summarize(TRANSCRIPT, SummaryOptions(), no_report).title
        assert "the model is there" in OpenAiChat(running.url, "", "tiny", 10).ready()


@pytest.mark.parametrize("body", ["404 page not found", {"detail": "Not Found"}, {}])
def test_wrong_path_names_the_address_setting(body: object) -> None:
    with server() as running:
        running.refuses_with = 404, body
        for end in ("/v2", "/api"):
            engine = OpenAiChat(running.url + end, "", "tiny", 10, retry_policy=QUICK)
            with pytest.raises(EngineMissing) as looked:
                engine.ready()
            with pytest.raises(EngineMissing) as exc_info:
                engine.summarize(TRANSCRIPT, SummaryOptions(), no_report)
            for caught in (looked, exc_info):
                assert caught.value.values["setting"] == "OPENAI_BASE_URL"


def test_missing_model_names_the_model_setting() -> None:
    for message in ('model "x" not found, try pulling it first', "The model `x` does not exist."):
        not_found = Status(404, {"error": {"message": message, "code": 404}})
        with server(not_found) as running, pytest.raises(EngineMissing) as exc_info:
            ask(running)
        assert exc_info.value.values["setting"] == "OPENAI_MODEL"


def test_missing_model_is_reported_with_the_available_ones() -> None:
    not_found = Status(404, {"error": {"message": 'model "huge" not found', "code": 404}})
    with SummaryServer(OpenAiProtocol("llama3:8b", "qwen3:4b"), not_found) as running:
        for ask_for in (chat(running, model="huge").ready, lambda: ask(running)):
            with pytest.raises(EngineMissing, match=r"it has llama3:8b, qwen3:4b") as exc_info:
                ask_for()
            assert exc_info.value.values["setting"] == "OPENAI_MODEL"


def test_only_model_is_used_without_a_configured_name() -> None:
    with server() as running:
        engine = chat(running, model="")
        assert engine.ready() == "openai tiny:latest: the server answers and the model is there"
        assert engine.id == "openai"
        other = chat(running, model="")
        assert (
            other.summarize(TRANSCRIPT, SummaryOptions(), no_report).engine == "openai tiny:latest"
        )
    assert {body["model"] for body in running.requests} == {"tiny:latest"}


def test_several_models_without_a_configured_name_are_listed() -> None:
    with SummaryServer(OpenAiProtocol("b", "a")) as running:
        with pytest.raises(EngineMissing, match="has a, b: choose one") as exc_info:
            chat(running, model="").summarize(TRANSCRIPT, SummaryOptions(), no_report)
        assert exc_info.value.values["setting"] == "OPENAI_MODEL"
        assert running.requests == []


def test_request_contains_a_strict_schema() -> None:
    with server() as running:
        ask(running)
    form = running.requests[0]["response_format"]
    assert form["type"] == "json_schema"
    schema = form["json_schema"]["schema"]
    assert form["json_schema"]["strict"] is True
    assert schema["additionalProperties"] is False
    assert schema["required"] == list(schema["properties"])
    assert schema["$defs"]["Cited"]["additionalProperties"] is False


@pytest.mark.parametrize(("refusals", "form"), [(1, "json_object"), (2, None)])
def test_server_without_schemas_gets_a_simpler_request(refusals: int, form: str | None) -> None:
    rejection = Status(400, {"error": {"message": "response_format is not supported"}})
    with server(*[rejection] * refusals, Says()) as running:
        engine = chat(running)
        assert engine.summarize(TRANSCRIPT, SummaryOptions(), no_report).title
        engine.summarize(TRANSCRIPT, SummaryOptions(), no_report)
    assert len(running.requests) == refusals + 2  # the simpler form is remembered
    assert running.requests[-1].get("response_format", {}).get("type") == form


def test_refusal_of_every_form_names_the_model_setting() -> None:
    rejection = Status(400, {"error": {"message": "no"}})
    with server(rejection) as running, pytest.raises(EngineMissing) as exc_info:
        ask(running)
    assert exc_info.value.values["setting"] == "OPENAI_MODEL"
    assert len(running.requests) == 3


def test_reasoning_and_text_around_json_are_ignored() -> None:
    def chatty(task: str) -> str:
        thoughts = '<think>The user wants {"title": …}. Fine.</think>'
        return f"{thoughts}\nHere you are:\n```json\n{sensible(task)}\n```\nAnything else?"

    with server(Says(chatty)) as running:
        assert ask(running).title == "The server migration"
    assert len(running.requests) == 1


def test_refusal_in_the_message_raises_engine_refused() -> None:
    with (
        server(Says("", more={"refusal": "I can't help with that."})) as running,
        pytest.raises(EngineRefused),
    ):
        ask(running)


def test_block_by_status_raises_engine_refused() -> None:
    blocked = Status(400, {"error": {"code": "content_filter", "message": "filtered"}})
    with server(blocked) as running, pytest.raises(EngineRefused):
        ask(running)
    assert len(running.requests) == 1


def test_exhausted_quota_is_not_retried() -> None:
    spent = Status(429, {"error": {"code": "insufficient_quota", "message": "pay"}})
    with server(spent) as running, pytest.raises(EngineOverQuota):
        ask(running)
    assert len(running.requests) == 1


def test_long_retry_after_is_not_waited_for() -> None:
    later = Status(429, {"error": {"message": "later"}}, {"Retry-After": "3600"})
    with server(later) as running, pytest.raises(EngineOverQuota):
        ask(running)
    assert len(running.requests) == 1


def test_too_long_prompt_is_split() -> None:
    full = {"error": {"code": "context_length_exceeded", "message": "maximum context length"}}
    with server(Status(400, full), Says()) as running:
        assert (
            chat(running).summarize(transcript_of(*MEETING * 10), SummaryOptions(), no_report).title
        )
    assert len(running.requests) > 2
    assert running.requests[1]["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize("body", ["<html>a proxy</html>", {"choices": []}, {"choices": None}, {}])
def test_response_of_another_server_raises_engine_nonsense(body: object) -> None:
    with server(Status(200, body)) as running, pytest.raises(EngineNonsense):
        ask(running)


def test_ready_names_missing_settings() -> None:
    for engine, setting in (
        (OpenAiChat("", "", "tiny"), "OPENAI_BASE_URL"),
        (OpenAiChat("", "key", ""), "OPENAI_MODEL"),
    ):
        with pytest.raises(EngineMissing) as exc_info:
            engine.ready()
        assert exc_info.value.values["setting"] == setting
    with server() as running, pytest.raises(EngineMissing) as exc_info:
        chat(running, model="huge").ready()
    assert exc_info.value.values["setting"] == "OPENAI_MODEL"

"""`mp4totext doctor` tries engines, models and summary servers, and names the setting of each."""

from __future__ import annotations

import socket
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.engines.whisper.models.packaged import join_packages
from tests.integration.cli.doctor_runs import run_doctor
from tests.integration.engines.model_hub import ModelHub, Trouble
from tests.integration.engines.summary_servers import (
    GeminiProtocol,
    OpenAiProtocol,
    Sleeps,
    Status,
    SummaryServer,
)

KEY = "sk-this-is-a-secret-key-0123456789"


@pytest.mark.parametrize(
    ("settings", "says", "setting"),
    [
        ({"DEVICE": "cuda"}, "no CUDA GPU is seen", "DEVICE"),
        ({"WHISPER_MODEL": "/models/smal"}, "no folder /models/smal", "WHISPER_MODEL"),
    ],
)
def test_unusable_engine_is_broken_with_its_setting(
    tmp_path: Path, settings: dict[str, str], says: str, setting: str
) -> None:
    report = run_doctor(tmp_path, "gpu,engines", DIARIZER="none", **settings)
    assert report.status == 1
    finding = report.of("transcriber")
    assert finding["level"] == "broken"
    assert says in finding["says"]
    assert setting in finding["todo"]
    if setting == "DEVICE":
        assert report.of("gpu")["level"] == "broken"
    assert "on cuda" not in report.text
    assert "speed" not in report.levels()


def test_silent_hub_times_out(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        hub = {"HF_ENDPOINT": address, "HF_HUB_OFFLINE": "0", "WHISPER_MODEL": "tiny"}
        report = run_doctor(tmp_path, "hub,engines,blobs", DIARIZER="none", **hub)
    assert report.status == 1
    assert report.of("hub")["level"] == "careful"
    assert "no answer within 10 s" in report.of("hub")["says"]
    assert report.of("transcriber")["level"] == "broken"
    assert report.of("blobs")["level"] == "ok"


def test_missing_model_is_named_and_not_downloaded(tmp_path: Path) -> None:
    weights = join_packages(tmp_path / "there")
    with ModelHub({"Systran/faster-whisper-tiny": weights}) as hub:
        hub.trouble = Trouble(per_second=1000)
        settings = {"HF_ENDPOINT": hub.url, "HF_HUB_OFFLINE": "0", "WHISPER_MODEL": "tiny"}
        report = run_doctor(tmp_path, "engines", DIARIZER="none", **settings)
        assert hub.requests
    assert report.status == 0
    assert report.of("transcriber")["level"] == "careful"
    assert "its model is not downloaded yet" in report.of("transcriber")["says"]


def test_summary_servers_are_checked_with_a_summary(tmp_path: Path) -> None:
    not_found = {"error": {"code": 404, "message": "models/x is retired", "status": "NOT_FOUND"}}
    bad_key = {"error": {"message": "Incorrect API key", "code": "invalid_api_key"}}
    with (
        SummaryServer(GeminiProtocol(), Status(404, not_found)) as gemini,
        SummaryServer(OpenAiProtocol(), Status(401, bad_key)) as openai,
    ):
        report = run_doctor(
            tmp_path,
            "summary",
            SUMMARIZER="gemini,openai",
            GEMINI_API_KEY=KEY,
            GEMINI_BASE_URL=gemini.url,
            GEMINI_MODEL="gemini-test",
            OPENAI_BASE_URL=f"{openai.url}/v1",
            OPENAI_API_KEY=KEY,
            OPENAI_MODEL="tiny",
        )
        assert gemini.requests
        assert openai.requests
    assert report.status == 1
    first, second = report.findings
    assert "models/x is retired" in first["says"]
    assert "GEMINI_MODEL" in first["todo"]
    assert "Incorrect API key" in second["says"]
    assert "OPENAI_API_KEY" in second["todo"]
    assert KEY not in report.text


@pytest.mark.parametrize(
    ("model", "status", "expected"), [("tiny", 0, "tried in"), ("large", 1, "OPENAI_MODEL")]
)
def test_summary_server_without_its_version_is_found(
    model: str, status: int, expected: str, tmp_path: Path
) -> None:
    """The address lacks /v1: it is tried with it, and only the model may be blamed then."""
    with SummaryServer(OpenAiProtocol()) as server:
        report = run_doctor(
            tmp_path,
            "summary",
            SUMMARIZER="openai",
            OPENAI_BASE_URL=server.url,
            OPENAI_MODEL=model,
        )
    assert report.status == status, report.text
    (finding,) = report.findings
    assert expected in finding["says"] + finding["todo"]


def test_silent_summary_server_is_not_an_error_when_another_works(tmp_path: Path) -> None:
    with SummaryServer(OpenAiProtocol(), Sleeps(60)) as server:
        report = run_doctor(
            tmp_path,
            "summary",
            SUMMARIZER="openai,offline",
            SUMMARY_TIMEOUT="2",
            OPENAI_BASE_URL=f"{server.url}/v1",
            OPENAI_MODEL="tiny",
        )
    assert report.status == 0
    first, second = report.findings
    assert first["level"] == "careful"
    assert "another one in the list works" in first["says"]
    assert second["level"] == "ok"

"""The engines of the settings, and the messages about them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.engines.protocols import Engines
from pipeline.engines.registry import build_engines, check_engines
from pipeline.settings import PipelineSettings
from storage.errors import EngineMissing


class Here:
    def __init__(self, name: str) -> None:
        self.id = name

    def ready(self) -> str:
        return f"{self.id} is here"


class Missing(Here):
    def ready(self) -> str:
        raise EngineMissing("no model", engine=self.id, setting="WHISPER_MODEL")


def test_the_kit_is_what_the_settings_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = PipelineSettings.model_validate(
        {"summarizer": "gemini, openai,sumy", "voice": "gtts", "diarizer": "none"}
    )
    kit = build_engines(settings, tmp_path)
    assert kit.diarizer is None
    assert len(kit.summarizers) == 3
    assert len(kit.voices) == 1
    assert "whisper" in kit.transcriber.id
    assert kit.careful
    assert kit.careful.id == f"{kit.transcriber.id} careful"
    assert list(tmp_path.iterdir()) == [], "making a kit loads and writes nothing"


def test_a_better_model_for_the_careful_is_another_engine(tmp_path: Path) -> None:
    better = PipelineSettings.model_validate({"whisper_model_careful": "large-v3-turbo"})
    careful = build_engines(better, tmp_path).careful
    assert careful
    assert careful.id == "faster-whisper large-v3-turbo"


def test_pyannote_is_chosen_by_name_and_loads_nothing_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kit = build_engines(PipelineSettings.model_validate({"diarizer": "pyannote"}), tmp_path)
    assert kit.diarizer
    assert kit.diarizer.id == "pyannote speaker-diarization-community-1"
    assert "torch" not in sys.modules


def test_every_engine_is_asked_whether_it_is_ready() -> None:
    kit = Engines(
        detector=Here("ear"),  # type: ignore[arg-type] # only asked whether it is ready
        transcriber=Missing("asr"),  # type: ignore[arg-type] # likewise
        diarizer=None,
        summarizers=(),
        voices=(Here("voice"),),  # type: ignore[arg-type] # likewise
    )
    assert check_engines(kit) == [
        ("detector", "ear", True, "ear is here"),
        ("transcriber", "asr", False, "no model See the setting WHISPER_MODEL."),
        ("voice", "voice", True, "voice is here"),
    ]


def test_queue_client_and_server_load_no_model_library() -> None:
    code = (
        "import sys, pipeline.queue.client, pipeline.queue.embedded_server, pipeline.settings;"
        "print([m for m in ('numpy', 'av', 'onnxruntime', 'ctranslate2', 'torch')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_libraries_are_told_not_to_report_before_any_is_loaded() -> None:
    code = (
        "import os, sys, pipeline.engines.registry;"
        "print([m for m in ('onnxruntime', 'huggingface_hub') if m in sys.modules],"
        " os.environ['ORT_DISABLE_TELEMETRY'], os.environ['HF_HUB_DISABLE_TELEMETRY'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] 1 1"

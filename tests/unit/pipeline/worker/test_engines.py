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


class ReadyEngine:
    def __init__(self, name: str) -> None:
        self.id = name

    def ready(self) -> str:
        return f"{self.id} is here"


class MissingEngine(ReadyEngine):
    def ready(self) -> str:
        raise EngineMissing("no model", engine=self.id, setting="WHISPER_MODEL")


def test_engines_are_built_from_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = PipelineSettings.model_validate(
        {"summarizer": "gemini, openai,sumy", "voice": "gtts", "diarizer": "none"}
    )
    engines = build_engines(settings, tmp_path)
    assert engines.diarizer is None
    assert len(engines.summarizers) == 3
    assert len(engines.voices) == 1
    assert "whisper" in engines.transcriber.id
    assert engines.careful
    assert engines.careful.id == f"{engines.transcriber.id} careful"
    assert list(tmp_path.iterdir()) == [], "building engines loads and writes nothing"


def test_careful_model_is_a_separate_engine(tmp_path: Path) -> None:
    better = PipelineSettings.model_validate({"whisper_model_careful": "large-v3-turbo"})
    careful = build_engines(better, tmp_path).careful
    assert careful
    assert careful.id == "faster-whisper large-v3-turbo"


def test_pyannote_is_chosen_by_name_and_loaded_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    engines = build_engines(PipelineSettings.model_validate({"diarizer": "pyannote"}), tmp_path)
    assert engines.diarizer
    assert engines.diarizer.id == "pyannote speaker-diarization-community-1"
    assert "torch" not in sys.modules


def test_every_engine_is_checked_for_readiness() -> None:
    engines = Engines(
        detector=ReadyEngine("ear"),  # type: ignore[arg-type] # only asked whether it is ready
        transcriber=MissingEngine("asr"),  # type: ignore[arg-type] # likewise
        diarizer=None,
        summarizers=(),
        voices=(ReadyEngine("voice"),),  # type: ignore[arg-type] # likewise
    )
    assert check_engines(engines) == [
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


def test_telemetry_of_libraries_is_disabled_before_loading() -> None:
    code = (
        "import os, sys, pipeline.engines.registry;"
        "print([m for m in ('onnxruntime', 'huggingface_hub') if m in sys.modules],"
        " os.environ['ORT_DISABLE_TELEMETRY'], os.environ['HF_HUB_DISABLE_TELEMETRY'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] 1 1"

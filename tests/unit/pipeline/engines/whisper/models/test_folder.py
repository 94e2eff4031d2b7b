"""Detection of the content of a model folder, and the known names."""

from __future__ import annotations

from pathlib import Path

import pytest
from faster_whisper.utils import _MODELS

from pipeline.engines.whisper.models.folder import find_problem
from pipeline.engines.whisper.models.names import (
    REPOSITORIES,
    as_folder,
    find_repository,
    suggest_names,
)

MODEL = b"\x06\x00\x00\x00\x0c\x00WhisperSpec\x00\x03\x00\x00\x00"


def folder(tmp_path: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_complete_model_folder_has_no_problem(tmp_path: Path) -> None:
    model = folder(tmp_path, {"model.bin": MODEL, "config.json": b"{}", "tokenizer.json": b"{}"})
    assert find_problem(model) == ""


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, "no model.bin in"),
        ({"model.safetensors": b""}, "ct2-transformers-converter --model"),
        ({"pytorch_model.bin": b""}, "a model for Transformers"),
        ({"ggml-base.bin": b""}, "whisper.cpp"),
        ({"whisper-base.gguf": b""}, "whisper.cpp"),
        ({"small.pt": b""}, "OpenAI's own format"),
        ({"small/model.bin": MODEL}, "did you mean"),
        ({"model.bin": b"version https://git-lfs.github.com/spec/v1\n"}, "git lfs pull"),
        ({"model.bin": b"\x06\x00\x00\x00\x10\x00TransformerSpec\x00"}, "not a Whisper model"),
        ({"model.bin": MODEL, "config.json": b"{}"}, "no tokenizer.json"),
    ],
)
def test_incomplete_or_foreign_model_is_described(
    files: dict[str, bytes], expected: str, tmp_path: Path
) -> None:
    assert expected in find_problem(folder(tmp_path, files))


def test_model_path_must_be_an_existing_folder(tmp_path: Path) -> None:
    assert "name the folder" in find_problem(folder(tmp_path, {"small.pt": b""}) / "small.pt")
    assert "there is no folder" in find_problem(tmp_path / "gone")


def test_short_names_are_those_of_faster_whisper() -> None:
    assert dict(REPOSITORIES) == _MODELS


@pytest.mark.parametrize(
    ("setting", "close"),
    [
        ("larg-v3-trubo", "large-v3-turbo"),
        ("openai/whisper-small", "small"),
        ("Small", "small"),
        ("qqqq", "known names"),
    ],
)
def test_closest_model_names_are_suggested(setting: str, close: str) -> None:
    assert close in suggest_names(setting)


def test_model_setting_is_a_name_a_folder_or_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_repository("turbo") == "mobiuslabsgmbh/faster-whisper-large-v3-turbo"
    assert find_repository("Some/one-else") == "Some/one-else"
    assert find_repository("no such") is None
    assert as_folder("small") is None
    assert as_folder("Some/one-else") is None
    assert as_folder("/srv/models/small") == Path("/srv/models/small")
    assert as_folder("./small") == Path("small")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert as_folder("~/small") == tmp_path / "small"

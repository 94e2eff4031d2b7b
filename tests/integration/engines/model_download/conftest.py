"""A hub that has files in the shape of a model."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.engines.whisper.models import file_download
from pipeline.engines.whisper.models import hub as whisper_hub
from tests.integration.engines.model_download.downloads import NAME, SIZE
from tests.integration.engines.model_hub import ModelHub


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return files in the shape of a model."""
    folder = tmp_path / "source"
    folder.mkdir()
    start = b"\x06\x00\x00\x00\x0c\x00WhisperSpec\x00"
    (folder / "model.bin").write_bytes(start + os.urandom(SIZE))
    (folder / "config.json").write_text("{}")
    (folder / "tokenizer.json").write_text('{"a": 1}')
    (folder / "vocabulary.txt").write_text("a\nb\n")
    (folder / "README.md").write_text("not wanted")
    return folder


@pytest.fixture
def hub(source: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ModelHub]:
    plain = tmp_path / "plain"
    plain.mkdir()
    (plain / "model.safetensors").write_text("x")
    (plain / "config.json").write_text("{}")
    with ModelHub({NAME: source, "openai/whisper-small": plain}) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.url)
        monkeypatch.delenv("HF_HUB_DOWNLOAD_TIMEOUT", raising=False)
        monkeypatch.setattr(whisper_hub, "SILENCE", 0.5)
        monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "no cache"))
        monkeypatch.setenv("HF_TOKEN_PATH", str(tmp_path / "no token"))
        for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr(file_download, "FIRST_PAUSE", 0.05)
        yield running

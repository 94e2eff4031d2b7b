"""Resources of `run` with fake engines that count their calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.app.service import Settings
from bot.cli.run import processing
from bot.cli.run.processing import RunOptions, RunResources
from pipeline.engines.protocols import Engines
from pipeline.steps import outputs, source
from storage.errors import CorruptMedia
from storage.models import Format, Options
from storage.settings import StorageSettings
from tests.unit.pipeline.fakes import Fakes

OPTIONS = Options(formats=(Format.TXT, Format.SRT), speech=True)
FILES = [".srt", ".summary.md", ".summary.mp3", ".summary.ogg", ".txt"]

MakeResources = Callable[..., RunResources]


@pytest.fixture
def fakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fakes:
    """Return fake engines. Files that begin with `media` are recordings, all others are damaged."""
    fakes = Fakes()

    def decode(path: Path, folder: Path, *rest: Any) -> Any:
        fakes.asked[f"decode {path.name}"] += 1
        if not path.read_bytes().startswith(b"media"):
            raise CorruptMedia
        plain = folder / "bare"
        plain.write_bytes(b"media")
        return fakes.decode(plain, folder, *rest)

    monkeypatch.setattr(source, "decode", decode)
    monkeypatch.setattr(outputs, "read_aloud", fakes.read_aloud)
    engines = Engines(fakes, fakes, fakes, [fakes], [fakes], None, True)
    monkeypatch.setattr(processing, "build_engines", lambda *_: engines)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", "data")
    return fakes


@pytest.fixture
def make_resources(fakes: Fakes) -> MakeResources:
    def make(*, days: int = 30, **run_options: Any) -> RunResources:
        storage = StorageSettings(retention_days=days)
        settings = replace(Settings.read(), storage=storage)
        return RunResources.open(settings, RunOptions(OPTIONS, Path("out"), **run_options))

    return make


def put(name: str, content: bytes = b"media") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def made(folder: str = "out") -> list[str]:
    return sorted(str(it.relative_to(folder)) for it in Path(folder).rglob("*") if it.is_file())


def files_of(*stems: str) -> list[str]:
    return sorted(f"{stem}{ending}" for stem in stems for ending in FILES)

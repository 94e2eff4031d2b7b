"""Downloads of one model, and the report that records them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.engines.whisper.models.download import ModelDownload
from storage.errors import Stopped
from storage.models import Fetching

NAME = "some/whisper-ct2"
SIZE = 3_000_000


class DownloadReport:
    """Report that records downloads, and stops at a condition."""

    def __init__(self, stop_when: Callable[[Fetching], bool] = lambda _: False) -> None:
        self.shown: list[Fetching] = []
        self._stop_when = stop_when

    def __call__(self, fraction: float, newest: str = "") -> None:
        """Ignore progress."""

    def fetching(self, fetching: Fetching) -> None:
        self.shown.append(fetching)
        if self._stop_when(fetching):
            raise Stopped

    def note(self, note: Any) -> None:
        """Ignore notes."""


def download(tmp_path: Path, name: str = NAME, token: str = "") -> ModelDownload:
    return ModelDownload(name, name, tmp_path / "models", token)


def same(folder: Path, source: Path) -> bool:
    names = ("model.bin", "config.json", "tokenizer.json", "vocabulary.txt")
    assert not (folder / "README.md").exists()
    return all((folder / each).read_bytes() == (source / each).read_bytes() for each in names)

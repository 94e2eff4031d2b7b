"""No settings but the folder of the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import config


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove all settings but DATA_DIR."""
    for name in config.setting_names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)

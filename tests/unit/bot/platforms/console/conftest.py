"""A recording, and the terminal as a chat."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.platforms.console.adapter import ConsoleChat
from tests.unit.bot.platforms.console.terminals import screen


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "my talk.mp4"
    path.write_bytes(b"film")
    return path


@pytest.fixture
def chat(tmp_path: Path) -> ConsoleChat:
    return ConsoleChat(tmp_path / "out", console=screen())

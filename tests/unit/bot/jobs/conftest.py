"""Fixtures of jobs."""

from __future__ import annotations

import pytest

from bot.jobs import intake


@pytest.fixture
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin downloads of an album at once, and wait for its card."""
    monkeypatch.setattr(intake, "_ALBUM_GAP", 0.0)
    monkeypatch.setattr(intake, "_CARD_HEAD_START", 60.0)

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.unit.bot.fakes import ANNA, BotHarness


@pytest.fixture
async def sound(harness: BotHarness, tmp_path: Path) -> Path:
    """Let Anna be known, and return a recording on the disk of the pages."""
    await harness.services.database.transact(lambda unit: unit.people.get_or_create(ANNA, "de"))
    path = tmp_path / "sound"
    await asyncio.to_thread(path.write_bytes, b"RIFF0000WAVEsound")
    return path

"""Functions that a run gets from its owner, and their defaults."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from storage.errors import MediaGone
from storage.models import Correction, NamedVoice, Progress

Sink = Callable[[Progress], None]
"""Receives progress; called from worker threads."""
Fetch = Callable[[Path], None]
"""Writes the media to this path. Blocks; called from worker threads. Raises MediaGone."""
CheckQuota = Callable[[float], Awaitable[None]]
"""Raises an error when a recording of so many seconds exceeds the user's quota."""
LoadVoices = Callable[[], Awaitable[Sequence[NamedVoice]]]
"""Returns the voices that the owner of the job wants to be recognized."""
LoadCorrections = Callable[[str], Awaitable[Sequence[Correction]]]
"""Returns the corrections of the text with this digest; of any text for ""."""


def media_gone(_into: Path) -> None:
    """Raise MediaGone: there is no source of the media."""
    raise MediaGone


async def accept_any(_seconds: float) -> None:
    """Accept any length."""


async def no_voices() -> Sequence[NamedVoice]:
    """Return no voices."""
    return ()


async def no_corrections(_base: str) -> Sequence[Correction]:
    """Return no corrections."""
    return ()

"""Functions that a run gets from its owner, and their defaults."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from storage.errors import MediaGone
from storage.models import NamedVoice, Progress

Sink = Callable[[Progress], None]
"""Takes hints of progress; called from the threads that work."""
Fetch = Callable[[Path], None]
"""Writes the media to this path; blocks, called from the threads that work. Raises MediaGone."""
CheckQuota = Callable[[float], Awaitable[None]]
"""Raises the refusal when a recording of so many seconds is more than the user may send."""
LoadVoices = Callable[[], Awaitable[Sequence[NamedVoice]]]
"""Returns the voices that the owner of the job wants to be recognized."""


def media_gone(_into: Path) -> None:
    """Raise MediaGone: nobody has the media."""
    raise MediaGone


async def accept_any(_seconds: float) -> None:
    """Accept any length."""


async def no_voices() -> Sequence[NamedVoice]:
    """Return no voices."""
    return ()

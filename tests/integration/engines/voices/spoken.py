"""A summary to be spoken, the length of a sound, and a report that stops."""

from __future__ import annotations

import time
from pathlib import Path

import av

from storage.errors import Stopped
from storage.models import Summary

GIST = "We decided to buy two new servers. The team will order them by Friday."
SUMMARY = Summary("Servers", GIST, (), (), (), "en", "test")


def seconds_of(path: Path) -> float:
    with av.open(path) as container:
        stream = container.streams.audio[0]
        return sum(frame.samples for frame in container.decode(stream)) / stream.rate


class StopSoon:
    """Report that raises `Stopped` after some seconds, and records the time."""

    def __init__(self, seconds: float) -> None:
        self.at = time.monotonic() + seconds

    def __call__(self, fraction: float, newest: str = "") -> None:
        if time.monotonic() > self.at:
            raise Stopped

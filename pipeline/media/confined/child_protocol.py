"""Messages of a confined child to its parent: one JSON object a line on standard output."""

from __future__ import annotations

import errno
import json
import sys
import time
from collections.abc import Callable
from typing import Any

from pipeline.media.confined.sandbox import Limits

PROGRESS = "progress"
"""{"progress": 0..1}: progress of the work."""
ANSWER = "answer"
"""{"answer": {…}}: result of the work."""
ERROR = "error"
"""{"error": code, "values": {…}, "detail": …}: the media can't be used; code as in errors.py."""
SYSTEM = "system"
"""{"system": errno}: the machine failed, not the media, for example a full disk."""

_PROGRESS_SECONDS = 0.25
"""Seconds between two lines of progress."""


class ChildError(Exception):
    """The media can't be used: `code` as in storage.errors."""

    def __init__(self, code: str, detail: str = "", **values: float | str) -> None:
        super().__init__(detail or code)
        self.code = code
        self.detail = detail
        self.values = values


class ParentChannel:
    """The child's end of the channel."""

    def __init__(self) -> None:
        self._sent_at = 0.0

    def progress(self, fraction: float) -> None:
        """Send the progress of the work, 0..1; cheap to call for every packet."""
        now = time.monotonic()
        if now - self._sent_at >= _PROGRESS_SECONDS:
            self._sent_at = now
            self.send({PROGRESS: round(min(1.0, max(0.0, fraction)), 4)})

    def send(self, line: dict[str, Any]) -> None:
        """Send one message."""
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


def run_and_answer(work: Callable[[dict[str, Any], ParentChannel], dict[str, Any]]) -> None:
    """Read the request from the command line, do the work, and send its result or error."""
    channel = ParentChannel()
    request = json.loads(sys.argv[1])
    request["limits"] = Limits(**request["limits"])
    try:
        channel.send({ANSWER: work(request, channel)})
    except ChildError as error:
        channel.send({ERROR: error.code, "values": error.values, "detail": error.detail})
    except MemoryError:
        channel.send({ERROR: "corrupt", "values": {}, "detail": "out of memory"})
    except OSError as error:
        # EIO of FFmpeg is mostly a damaged recording: nobody may wait for a better disk.
        is_damage = error.errno == errno.EIO and type(error).__module__.startswith("av.")
        channel.send({SYSTEM: 0 if is_damage else error.errno or 0})

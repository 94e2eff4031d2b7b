"""Runs confined child processes that open hostile media, and reads their messages."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import time
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

from pipeline.media.confined.child_process import child_process
from pipeline.media.confined.child_protocol import ANSWER, ERROR, PROGRESS, SYSTEM
from pipeline.media.tracks.errors import BadArchive
from storage import logs
from storage.errors import (
    BadMedia,
    CorruptMedia,
    EncryptedMedia,
    NoAudio,
    NoSuchPart,
    NotMedia,
    TooLarge,
    TooLong,
    UnsupportedCodec,
)

if TYPE_CHECKING:  # a bot process runs children, too, and has no numpy
    from pipeline.engines.protocols import Report

log = logs.get(__name__)

_ERRORS: dict[str, type[BadMedia]] = {
    kind.code: kind
    for kind in (
        BadArchive,
        NotMedia,
        NoAudio,
        NoSuchPart,
        CorruptMedia,
        EncryptedMedia,
        TooLarge,
        TooLong,
        UnsupportedCodec,
    )
}
_STALL_SECONDS = 60.0
"""Seconds without a message after which a child is considered stuck in an endless file."""
_POLL_SECONDS = 0.25
"""Seconds between two calls of `report`, by which a stop is noticed."""
ENDED_BY_SIGNAL = "a child that opens media was ended by a signal"
"""Message of the log: a crash of a codec, or a limit of the child. People read that their file is
damaged."""


class ChildKilled(MemoryError):
    """A child that got SIGKILL, as the kernel sends it when a container has no memory left. Says
    nothing about the media."""


def run_child(module: str, request: dict[str, object], report: Report) -> dict[str, Any]:
    """Run `python -m module` with the request (plain JSON) and return its answer.

    Raises BadMedia for problems of the media (including a child that crashes or stalls), OSError
    for problems of the machine, ChildKilled when it was killed, and errors of `report`. The
    child has ended when this returns.
    """
    with child_process() as child:
        child.send(module, request)
        answer = _read_answer(child.messages, report)
        if answer is not None:
            return answer
        with suppress(subprocess.TimeoutExpired):  # it has closed its pipe, so it is about to end
            status = child.process.wait(_STALL_SECONDS)
            if status < 0:
                log.warning(ENDED_BY_SIGNAL, child=module, signal=signal_name(-status))
            raise _exit_error(status, child.error_output)
    raise CorruptMedia("the decoder stalled at its end")


def signal_name(number: int) -> str:
    """Return the name of a signal: SIGSEGV."""
    known = {each.value: each.name for each in signal.Signals}
    return known.get(number, f"signal {number}")


def _read_answer(lines: IO[bytes], report: Report) -> dict[str, Any] | None:
    """Return the child's answer; None when it ends without one. Raises CorruptMedia on a stall."""
    last_message = time.monotonic()
    fraction = 0.0
    unfinished = b""
    with selectors.DefaultSelector() as selector:
        selector.register(lines, selectors.EVENT_READ)
        while time.monotonic() - last_message < _STALL_SECONDS:
            if selector.select(_POLL_SECONDS):
                last_message = time.monotonic()
                piece = os.read(lines.fileno(), 65536)
                if not piece:
                    return None
                *lines_read, unfinished = (unfinished + piece).split(b"\n")
                for line in lines_read:
                    message = json.loads(line)
                    if ANSWER in message:
                        return dict(message[ANSWER])
                    fraction = _handle_message(message, fraction)
            report(fraction)
    raise CorruptMedia("the decoder stalled")


def _handle_message(message: dict[str, Any], fraction: float) -> float:
    """Return the new fraction. Raises the error that the child reports."""
    if ERROR in message:
        raise _ERRORS[message[ERROR]](message["detail"], **message["values"])
    if SYSTEM in message:
        raise OSError(message[SYSTEM], os.strerror(message[SYSTEM]))
    return float(message.get(PROGRESS, fraction))


def _exit_error(status: int, error_output: IO[bytes]) -> Exception:
    """Return the error for a child that ended without an answer."""
    error_output.seek(0)
    text = error_output.read()[-2000:].decode(errors="replace")
    if status == -signal.SIGKILL:  # by none of the child's limits; see `_limit` in `sandbox`
        return ChildKilled("the decoder was killed, as when the machine runs out of memory")
    if status < 0:  # a signal: a crash inside a codec, or the processor limit
        return CorruptMedia(f"the decoder died of signal {-status} {text}")
    return RuntimeError(f"the decoder failed: {text}")

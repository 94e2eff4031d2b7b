"""Objects of this process that hold certain words.

Objects that nothing refers to any more are not found: their memory is free.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from io import BytesIO, StringIO
from types import FrameType
from typing import Any

_MOST = 8
"""Findings in one answer."""


def found(words: list[str], frame: FrameType | None = None) -> Iterator[str]:
    """Yield a line for each object that holds one of the words, which are in lower case.

    `frame` is the function that was interrupted, if this runs in a handler of signals.
    """
    encoded = [word.encode() for word in words]
    own = {id(it) for it in (*words, *encoded, words, encoded)}
    count = 0
    for holder in _holders(frame):
        if id(holder) in own:
            continue
        for each in _contents(holder):
            if id(each) not in own and _has(each, words, encoded):
                yield f"{_named(holder)} in {_above(holder)}: {str(each)[:80]!r}"
                count += 1
                if count == _MOST:
                    return


def _holders(frame: FrameType | None) -> Iterator[Any]:
    """Yield all objects that refer to others, also the variables of running functions."""
    yield from gc.get_objects()
    for running in sys._current_frames().values():
        own = running.f_code.co_filename == __file__
        current: FrameType | None = frame if own else running
        while current is not None:
            yield list(current.f_locals.values())
            current = current.f_back


def _contents(holder: Any) -> Iterator[Any]:
    """Yield what an object holds, also inside objects that the collector leaves out: those of
    plain values only."""
    if isinstance(holder, BytesIO | StringIO) and not holder.closed:
        yield holder.getvalue()
    waiting = gc.get_referents(holder)
    while waiting:
        each = waiting.pop()
        if isinstance(each, str | bytes | bytearray):
            yield each
        elif isinstance(each, dict | tuple | list) and not gc.is_tracked(each):
            waiting += gc.get_referents(each)


def _has(text: Any, words: list[str], encoded: list[bytes]) -> bool:
    if isinstance(text, str):
        lower = text.lower()
        return any(word in lower for word in words)
    content = bytes(text).lower()
    return any(word in content for word in encoded)


def _named(holder: Any) -> str:
    kind = type(holder)
    return f"{kind.__module__}.{kind.__qualname__}"


def _above(holder: Any, depth: int = 3) -> str:
    """Return the kinds of what refers to an object, and what refers to that."""
    names = []
    for _ in range(depth):
        above = [it for it in gc.get_referrers(holder) if not isinstance(it, FrameType | list)]
        above = [it for it in above if type(it).__name__ not in ("generator", "list_iterator")]
        if not above:
            break
        holder = above[0]
        names.append(f"{_named(holder)}{_keys(holder)}")
    return " in ".join(names)


def _keys(holder: Any) -> str:
    return str([str(key)[:20] for key in list(holder)[:8]]) if isinstance(holder, dict) else ""

"""Faults of the serving bot while a second bot with the same tokens and rows stands by."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from tests.faults.installation import BOT, STANDBY, Installation
from tests.faults.kinds.kind import FaultKind, Scene
from tests.faults.schedule import Kind

STANDS_BY = "standby: another process serves this platform"
TAKES_OVER = "no longer standby, taking over"
PLATFORMS = 2
START = 40.0
"""Seconds in which a bot starts and stands by."""
TAKE_OVER = 15.0
"""Seconds in which the standby takes over both platforms: a lease holds for 6 s."""


@contextmanager
def _with_standby(scene: Scene) -> Iterator[None]:
    """Start a second bot. In the end it is stopped as by an operator, and the first one serves."""
    installation = scene.installation
    try:
        with _waits_for(installation, STANDBY, STANDS_BY, PLATFORMS, START):
            installation.start(STANDBY)
        yield
    finally:
        installation.stop(STANDBY)


@contextmanager
def _killed(scene: Scene) -> Iterator[None]:
    """Kill the bot that serves. The standby takes over, and the first one stands by then."""
    installation = scene.installation
    with _with_standby(scene), _waits_for(installation, BOT, STANDS_BY, PLATFORMS, START):
        with _waits_for(installation, STANDBY, TAKES_OVER, PLATFORMS, TAKE_OVER):
            installation.kill(BOT)
        yield
        installation.start(BOT)


@contextmanager
def _stopped(scene: Scene) -> Iterator[None]:
    """Stop the bot that serves for a while: for longer than its lease, or not."""
    installation = scene.installation
    with _with_standby(scene), ExitStack() as stack:
        taken = _count(installation, STANDBY, TAKES_OVER)
        with installation.suspended(BOT):
            yield
            if _count(installation, STANDBY, TAKES_OVER) > taken:  # it ends, and is started again
                stack.enter_context(_waits_for(installation, BOT, STANDS_BY, 1, START))


@contextmanager
def _waits_for(
    installation: Installation, part: str, words: str, times: int, seconds: float
) -> Iterator[None]:
    """Wait until the block has led to so many lines of a log. If it never does, the oracle
    judges."""
    wanted = _count(installation, part, words) + times
    yield
    end = time.monotonic() + seconds
    while _count(installation, part, words) < wanted and time.monotonic() < end:
        time.sleep(0.1)


def _count(installation: Installation, part: str, words: str) -> int:
    return installation.log_of(part).count(words)


TWO_BOTS_FAULTS = (
    FaultKind(Kind("bot with a standby killed", (1, 6), ("postgresql",)), _killed),
    FaultKind(
        Kind("bot with a standby stopped for a while", (3, 20), ("postgresql",)),
        _stopped,
        ends={BOT: (1,)},  # the other one has its lease
    ),
)
"""SQLite is for one bot: a second one in the same folder is refused. A double is a finding, even
though the bot that was killed never learned whether its message arrived."""

"""Discord's clock, as far as its ids tell it. That of this machine may be wrong, or be set while
the bot runs; ages of messages and interactions are Discord's, so they are measured by this one."""

from __future__ import annotations

import time

_EPOCH = 1_420_070_400.0  # 2015-01-01: https://discord.com/developers/docs/reference#snowflakes


def created_at(snowflake: str) -> float:
    """Return the creation time (Unix seconds) that an id contains."""
    return (int(snowflake) >> 22) / 1000 + _EPOCH


class DiscordClock:
    """Discord's clock. Until it is told an id it is the machine's."""

    def __init__(self) -> None:
        self._ahead: float | None = None  # of the monotonic clock

    def learn(self, snowflake: str) -> None:
        """Note the id of something that was created just now."""
        self._ahead = created_at(snowflake) - time.monotonic()

    def now(self) -> float:
        """Return the time in Unix seconds."""
        return time.time() if self._ahead is None else time.monotonic() + self._ahead


CLOCK = DiscordClock()
"""The clock of this process: all bots see the same Discord."""

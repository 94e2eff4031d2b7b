"""Gateway events that discord.py can't read: skipped, since its error would end the session.

Discord does not send them again, and a new session would read the same message from the history.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any

from storage import logs

log = logs.get(__name__)

EVENTS = ("MESSAGE_CREATE", "INTERACTION_CREATE")
"""Events whose content users write."""

Parser = Callable[[Any], Any]


def skip_unreadable(parsers: MutableMapping[str, Parser]) -> None:
    """Make the parsers of these events skip what they can't read."""
    for name in EVENTS:
        parsers[name] = _skipping(name, parsers[name])


def _skipping(name: str, parse: Parser) -> Parser:
    def parse_or_skip(data: Any) -> None:
        try:
            parse(data)
        except Exception as error:  # noqa: BLE001  its text may quote the message
            problem = type(error).__name__
            log.warning("a Discord event is unreadable, skipped", kind=name, problem=problem)

    return parse_or_skip

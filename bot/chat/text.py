"""Texts of people in messages: without invisible characters, and shortened in the units that
platforms count."""

from __future__ import annotations

import re

_MORE = "… "
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def strip_invisible(text: str) -> str:
    """Return the text without control characters and direction overrides, which would turn around
    what the bot writes after a name. Single surrogates, which UTF-8 can't encode, are replaced."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _INVISIBLE.sub("", whole)


def units(text: str) -> int:
    """Return the length in UTF-16 code units, as platforms count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip(text: str, limit: int) -> str:
    """Cut a text to at most `limit` UTF-16 units, between words and with an ellipsis. Only a word
    longer than half the limit (a script without spaces) is cut inside."""
    if units(text) <= limit:
        return text
    if limit < 1:
        return ""
    head = text.encode("utf-16-le", "surrogatepass")[: 2 * (limit - 1)].decode(
        "utf-16-le", "ignore"
    )
    if head.strip() and not text[len(head)].isspace():
        words = head.rsplit(None, 1)
        whole = words[0] if len(words) == 2 or head[:1].isspace() else ""
        if units(whole) >= limit // 2:
            head = whole
    return head.rstrip() + "…"


def tail(text: str, limit: int) -> str:
    """Return the end of a text on one line, in at most `limit` UTF-16 units, from a whole word."""
    text = " ".join(text.split())
    if units(text) <= limit:
        return text
    if limit <= len(_MORE):
        return ""
    end = text.encode("utf-16-le", "surrogatepass")[-2 * (limit - len(_MORE)) :]
    kept = end.decode("utf-16-le", "ignore")
    _, space, words = kept.partition(" ")
    return _MORE + (words if space and len(words) > len(kept) // 2 else kept)


def short(name: str, length: int = 60) -> str:
    """Shorten a file name to one line. The middle is left out, since the end holds the type."""
    name = " ".join(name.split())
    return name if len(name) <= length else f"{name[: length - 13]}…{name[-12:]}"

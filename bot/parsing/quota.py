"""Quotas as administrators type them: `minutes=600 jobs=5 longest=180 largest=2000`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from storage.errors import InvalidOption
from storage.models import AS_THEIR_ROLE, Quota

DEFAULT = "default"
"""Takes back what was set: alone all of it, behind `=` that limit."""
EXAMPLE = "minutes=600 jobs=5 longest=180 largest=2000"
_MOST = {"minutes": 100_000, "jobs": 1_000, "longest": 100_000, "largest": 1_000_000}
_NUMBER = re.compile(r"\d{1,7}(\.\d{1,3})?", re.ASCII)


def read(written: Sequence[str], before: Quota) -> Quota:
    """The quota that is wished for somebody who has this one; what is not named stays as it is.
    Raises InvalidOption."""
    if [each.lower() for each in written] == [DEFAULT]:
        return AS_THEIR_ROLE
    quota = before
    for part in written:
        name, _, value = part.lower().partition("=")
        match name:
            case "minutes":
                quota = replace(quota, minutes=_limit(name, value, part))
            case "jobs":
                jobs = _limit(name, value, part)
                quota = replace(quota, jobs=None if jobs is None else int(jobs))
            case "longest":
                quota = replace(quota, longest=_limit(name, value, part))
            case "largest":
                quota = replace(quota, largest=_limit(name, value, part))
            case _:
                raise _bad(part)
    return quota


def typed(quota: Quota) -> str:
    """The limits that are set, as they are typed."""
    limits = {name: getattr(quota, name) for name in _MOST}
    return " ".join(f"{name}={it:g}" for name, it in limits.items() if it is not None)


def _limit(name: str, value: str, part: str) -> float | None:
    if value == DEFAULT:
        return None
    if not _NUMBER.fullmatch(value) or float(value) > _MOST[name]:
        raise _bad(part)
    if name == "jobs" and not value.isdigit():
        raise _bad(part)
    return float(value)


def _bad(part: str) -> InvalidOption:
    return InvalidOption(
        wish=part[:40], choices=f"{EXAMPLE}; minutes=0; minutes={DEFAULT}; {DEFAULT}"
    )

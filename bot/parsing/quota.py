"""Parsing of typed quotas: `minutes=600 jobs=5 longest=180 largest=2000`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from storage.errors import InvalidOption
from storage.models import AS_THEIR_ROLE, Quota

DEFAULT = "default"
"""Resets limits to the defaults of the role: all of them alone, one of them behind `=`."""
EXAMPLE = "minutes=600 jobs=5 longest=180 largest=2000"
_MOST = {"minutes": 100_000, "jobs": 1_000, "longest": 100_000, "largest": 1_000_000}
_NUMBER = re.compile(r"\d{1,7}(\.\d{1,3})?", re.ASCII)


def read(written: Sequence[str], before: Quota) -> Quota:
    """Return the quota `before` changed by the typed limits. Raises InvalidOption."""
    if [each.lower() for each in written] == [DEFAULT]:
        return AS_THEIR_ROLE
    quota = before
    for part in written:
        name, _, value = part.lower().partition("=")
        match name:
            case "minutes":
                quota = replace(quota, minutes=_parse_limit(name, value, part))
            case "jobs":
                jobs = _parse_limit(name, value, part)
                quota = replace(quota, jobs=None if jobs is None else int(jobs))
            case "longest":
                quota = replace(quota, longest=_parse_limit(name, value, part))
            case "largest":
                quota = replace(quota, largest=_parse_limit(name, value, part))
            case _:
                raise _invalid(part)
    return quota


def format_limits(quota: Quota) -> str:
    """Return the limits that are set, in the form that `read` parses."""
    limits = {name: getattr(quota, name) for name in _MOST}
    return " ".join(f"{name}={it:g}" for name, it in limits.items() if it is not None)


def _parse_limit(name: str, value: str, part: str) -> float | None:
    if value == DEFAULT:
        return None
    if not _NUMBER.fullmatch(value) or float(value) > _MOST[name]:
        raise _invalid(part)
    if name == "jobs" and not value.isdigit():
        raise _invalid(part)
    return float(value)


def _invalid(part: str) -> InvalidOption:
    return InvalidOption(
        wish=part[:40], choices=f"{EXAMPLE}; minutes=0; minutes={DEFAULT}; {DEFAULT}"
    )

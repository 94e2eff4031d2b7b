"""The query of the list of recordings: words and filters, in an address and back in one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from storage.display_names import clean_name
from storage.models import JobState, LibraryFilter, Platform, RecordingKind, tag_key
from storage.search_text import fold

_LONGEST_QUESTION = 200
_LONGEST_ADDRESS = 4000
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z-]{1,16}", re.ASCII)
STATES = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)
"""Of recordings that are in the list; those in progress have cards."""

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Asked:
    """Words to search for, filters, and the fields of the form that chose them. A value that makes
    no sense is left out, so every address is one of a list."""

    words: str
    wanted: LibraryFilter
    fields: Mapping[str, str]

    @property
    def is_filtered(self) -> bool:
        """Return whether something is left out."""
        return self.wanted != LibraryFilter()

    @property
    def query(self) -> str:
        """Return the part of the address behind its question mark."""
        return urlencode({"q": self.words, **self.fields} if self.words else self.fields)

    def address(self, **more: str | int) -> str:
        """Return the address of this list, with more values."""
        query = "&".join(filter(None, (self.query, urlencode(more))))
        return f"/?{query}" if query else "/"


def read_asked(values: Mapping[str, str]) -> Asked:
    """Return what the values of an address ask for."""
    words = " ".join(values.get("q", "")[:_LONGEST_QUESTION].split())
    tag, state = clean_name(values.get("tag", "")), _one_of(JobState, values.get("state", ""))
    since, until = _day(values.get("since", "")), _day(values.get("until", ""))
    language, speaker = values.get("language", ""), clean_name(values.get("speaker", ""))
    wanted = LibraryFilter(
        platform=_one_of(Platform, values.get("platform", "")),
        kind=_one_of(RecordingKind, values.get("kind", "")),
        language=language if _LANGUAGE.fullmatch(language) else "",
        state=state if state in STATES else JobState.DONE,
        since=since,
        until=_next_day(until),
        tag=tag_key(tag),
        speaker=fold(speaker),
    )
    fields = {
        "platform": wanted.platform or "",
        "kind": wanted.kind or "",
        "language": wanted.language,
        "state": "" if wanted.state is JobState.DONE else wanted.state,
        "since": f"{since:%Y-%m-%d}" if since else "",
        "until": f"{until:%Y-%m-%d}" if until else "",
        "tag": tag,
        "speaker": speaker if wanted.speaker else "",
    }
    return Asked(words, wanted, {name: str(value) for name, value in fields.items() if value})


def read_query(query: str) -> Asked:
    """Return what a query asks for that a form brings back: it leads nowhere else."""
    try:
        return read_asked(dict(parse_qsl(query[:_LONGEST_ADDRESS], max_num_fields=10)))
    except ValueError:
        return read_asked({})


def _one_of(choices: type[Choice], value: str) -> Choice | None:
    return choices(value) if value in set(choices) else None


def _day(written: str) -> datetime | None:
    try:
        day = date.fromisoformat(written) if _DAY.fullmatch(written) else None
    except ValueError:
        return None
    # `%Y` has no leading zeros before the year 1000.
    return datetime.combine(day, time(), UTC) if day and day.year >= 1000 else None


def _next_day(day: datetime | None) -> datetime | None:
    try:
        return day + timedelta(days=1) if day else None
    except OverflowError:
        return None

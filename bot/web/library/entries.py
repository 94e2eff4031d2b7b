"""Recordings in the list, with their tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.i18n.translator import Translator, timecode
from bot.views.excerpts import excerpt
from bot.web.live.cards import ended_card
from storage.models import Job, JobState
from storage.repositories import Found

_EXCERPT = 240
_SHOWN_PLACES = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """Recording in the list; `text` is its headline, else why there is no result."""

    id: str
    name: str
    facts: str
    text: str
    tags: Sequence[str]


@dataclass(frozen=True, slots=True)
class Place:
    """Sentence that was found, with its time in seconds."""

    at: float
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Recording in which the words were found."""

    entry: Entry
    places: tuple[Place, ...]


def root_of(job: Job) -> str:
    """Return the id that the jobs of an answer share."""
    return job.again_of or job.id


def entry_of(job: Job, tags: Mapping[str, Sequence[str]], t: Translator) -> Entry:
    """Return how a recording is listed; `tags` are those of each answer."""
    result = job.result
    facts = [timecode(result.seconds)] if result else []
    facts.append(f"{job.created:%Y-%m-%d}")
    text = " ".join(result.headline.split()) if result else ""
    if job.state is not JobState.DONE:
        text = ended_card(job, t).text
    own = tags.get(root_of(job), ())
    return Entry(job.id, job.media.name, " · ".join(facts), text, own)


def hits_of(
    found: Sequence[Found], words: str, tags: Mapping[str, Sequence[str]], t: Translator
) -> list[Hit]:
    """Return how recordings with these words are listed."""
    return [
        Hit(
            entry_of(each.job, tags, t),
            tuple(
                Place(line.start, line.speaker, excerpt(line, words, _EXCERPT))
                for line in each.lines[:_SHOWN_PLACES]
            ),
        )
        for each in found
    ]

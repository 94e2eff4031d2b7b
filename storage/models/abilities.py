"""Abilities of a worker, and what jobs need."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from storage.models.options import Options


class Lane(StrEnum):
    """Jobs that a worker takes: all, or recordings up to a length, or those that are longer."""

    ALL = "all"
    SHORT = "short"
    LONG = "long"


class Lack(StrEnum):
    """Reason why no worker runs a job: there is none, or none that can."""

    WORKER = "worker"
    LANGUAGE = "language"
    LENGTH = "length"


SPEAKERS, CAREFUL, VOICE, LANGUAGE = "speakers", "careful", "voice", "lang"
"""Kinds of needs. A language follows the last two: `lang:de`. `voice` alone is one for whatever
language the recording has."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """All that a worker can do.

    `languages` are those that its model recognizes, empty for all of Whisper; `voices` those that
    it reads aloud, None for about all. `speakers`: it tells speakers apart. `careful`: it has a
    model of its own for the more accurate recognition. It takes the jobs of a `lane`, which
    `short_seconds` divides. `models` and `engines` are for people: the models that it has or may
    load, and the engines of speakers and speech. `memory` are the bytes that it may use, 0 when
    unknown.
    """

    languages: tuple[str, ...] = ()
    voices: tuple[str, ...] | None = None
    speakers: bool = True
    careful: bool = False
    lane: Lane = Lane.ALL
    short_seconds: float = 300.0
    models: tuple[str, ...] = ()
    engines: tuple[str, ...] = ()
    memory: int = 0

    def reads_aloud(self, language: str) -> bool:
        """Return whether there is a voice for a language; "" for any voice."""
        if self.voices is None:
            return True
        return language in self.voices if language else bool(self.voices)

    def covers(self, other: Abilities) -> bool:
        """Return whether this worker runs every job that the other one runs."""
        knows = not self.languages or (
            bool(other.languages) and set(other.languages) <= set(self.languages)
        )
        same_lane = (self.lane, self.short_seconds) == (other.lane, other.short_seconds)
        return knows and (self.lane is Lane.ALL or same_lane)


ALL_JOBS = Abilities()
"""Of a worker that runs every job."""


def needs_of(options: Options) -> tuple[str, ...]:
    """Return what a job with these options needs of its worker.

    Without one of the languages there is no text. The others are wishes: a worker that lacks them
    leaves the job to one that has them, and runs it without them when there is none.
    """
    spoken = [each.strip().partition("-")[0] for each in (options.language or "").split(",")]
    needs = [f"{LANGUAGE}:{code}" for code in spoken if code]
    if options.speech:
        aloud = (options.summary_language or "").partition("-")[0]
        aloud = aloud or (spoken[0] if len(spoken) == 1 else "")
        needs.append(f"{VOICE}:{aloud}" if aloud else VOICE)
    count = options.speakers
    if not count.channels and ((count.least or 1) > 1 or (count.most or 1) > 1):
        needs.append(SPEAKERS)
    if options.careful:
        needs.append(CAREFUL)
    return tuple(needs)


def left_to_others(own: Abilities, others: Collection[Abilities]) -> tuple[str, ...]:
    """Return the needs whose jobs a worker leaves to others that have what it lacks. `voice:*`
    stands for all languages. Only those count that run all of its jobs: others could not run
    each of them."""
    better = [each for each in others if each.covers(own)]
    return tuple(dict.fromkeys(need for each in better for need in _lacking(own, each)))


def _lacking(own: Abilities, other: Abilities) -> Iterator[str]:
    """Yield the needs that the other worker meets and this one does not."""
    if other.speakers and not own.speakers:
        yield SPEAKERS
    if other.careful and not own.careful:
        yield CAREFUL
    if own.voices is None:
        return
    if other.reads_aloud("") and not own.voices:
        yield VOICE
    if other.voices is not None:
        yield from (f"{VOICE}:{code}" for code in other.voices if code not in own.voices)
    elif not own.voices:
        yield f"{VOICE}:*"


def lack_of(options: Options, seconds: float | None, workers: Collection[Abilities]) -> Lack | None:
    """Return why none of the workers runs a job with a recording of this length; None when one
    does, or there are no workers at all."""
    spoken = {
        need.partition(":")[2] for need in needs_of(options) if need.startswith(f"{LANGUAGE}:")
    }
    know = [it for it in workers if not (spoken and it.languages) or spoken & {*it.languages}]
    if not know:
        return Lack.LANGUAGE if workers else None
    return None if any(takes_length(each, seconds) for each in know) else Lack.LENGTH


def takes_length(abilities: Abilities, seconds: float | None) -> bool:
    """Return whether a worker takes recordings of this length. An unknown one counts as long."""
    is_short = seconds is not None and seconds <= abilities.short_seconds
    return abilities.lane is Lane.ALL or is_short is (abilities.lane is Lane.SHORT)

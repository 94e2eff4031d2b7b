"""Needs of jobs, those that a worker leaves to others, and jobs that nobody runs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage.models import ALL_JOBS, Abilities, Lack, Lane, Options, SpeakerCount
from storage.models.abilities import lack_of, left_to_others, needs_of

ENGLISH = Abilities(languages=("en",))
MUTE = Abilities(voices=())
SHORT, LONG = Abilities(lane=Lane.SHORT), Abilities(lane=Lane.LONG)


@pytest.mark.parametrize(
    ("options", "needs"),
    [
        (Options(), ()),
        (Options(language="de"), ("lang:de",)),
        (Options(language="de,en"), ("lang:de", "lang:en")),
        (Options(language="zh-Hant"), ("lang:zh",)),
        (Options(speech=True), ("voice",)),
        (Options(speech=False), ()),
        (Options(speech=True, language="de"), ("lang:de", "voice:de")),
        (Options(speech=True, language="de,en"), ("lang:de", "lang:en", "voice")),
        (Options(speech=True, language="de", summary_language="en"), ("lang:de", "voice:en")),
        (Options(speakers=SpeakerCount(2, 2)), ("speakers",)),
        (Options(speakers=SpeakerCount(1, 1)), ()),
        (Options(speakers=SpeakerCount(channels=True)), ()),
        (Options(careful=True), ("careful",)),
    ],
)
def test_needs_follow_from_what_somebody_asked_for(
    options: Options, needs: tuple[str, ...]
) -> None:
    assert needs_of(options) == needs


@pytest.mark.parametrize(
    ("own", "others", "left"),
    [
        (ALL_JOBS, [MUTE, ENGLISH], ()),
        (MUTE, [], ()),
        (MUTE, [MUTE], ()),
        (MUTE, [Abilities(voices=("de",))], ("voice", "voice:de")),
        (MUTE, [ALL_JOBS], ("voice", "voice:*")),
        (Abilities(voices=("en",)), [Abilities(voices=("en", "de"))], ("voice:de",)),
        (Abilities(speakers=False), [ALL_JOBS], ("speakers",)),
        (ALL_JOBS, [Abilities(careful=True)], ("careful",)),
    ],
)
def test_wishes_are_left_to_workers_that_fulfil_them(
    own: Abilities, others: list[Abilities], left: tuple[str, ...]
) -> None:
    assert left_to_others(own, others) == left


@pytest.mark.parametrize("other", [SHORT, LONG, ENGLISH])
def test_nothing_is_left_to_a_worker_that_does_not_run_all_of_it(other: Abilities) -> None:
    assert left_to_others(MUTE, [replace(other, voices=None)]) == ()
    assert left_to_others(replace(other, voices=()), [replace(other, voices=None)]) != ()


@pytest.mark.parametrize(
    ("language", "seconds", "workers", "lack"),
    [
        ("de", 60, [], None),
        ("de", 60, [ENGLISH], Lack.LANGUAGE),
        ("de,en", 60, [ENGLISH], None),
        (None, 60, [ENGLISH], None),
        ("de", 60, [ENGLISH, ALL_JOBS], None),
        (None, 60, [SHORT], None),
        (None, 300, [SHORT], None),
        (None, 300.1, [SHORT], Lack.LENGTH),
        (None, None, [SHORT], Lack.LENGTH),
        (None, None, [LONG], None),
        (None, 60, [LONG], Lack.LENGTH),
        (None, 60, [LONG, SHORT], None),
        ("de", 6000, [ENGLISH, SHORT], Lack.LENGTH),
        ("de", 60, [replace(ENGLISH, lane=Lane.LONG), SHORT], None),
    ],
)
def test_job_that_nobody_runs_has_a_reason(
    language: str | None, seconds: float | None, workers: list[Abilities], lack: Lack | None
) -> None:
    assert lack_of(Options(language=language), seconds, workers) is lack

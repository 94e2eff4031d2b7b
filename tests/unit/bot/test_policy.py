"""The rules, one table each."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.policy import (
    MEGABYTE,
    check_access,
    check_jobs,
    check_kind,
    check_length,
    check_minutes,
    check_size,
)
from bot.settings import BotSettings
from storage.errors import (
    NoAccess,
    NotMedia,
    QuotaUsedUp,
    TooLarge,
    TooLargeHere,
    TooLong,
    TooManyJobs,
)
from storage.models import Options, Person, Role
from tests.unit.bot.fakes import ANNA, BEN

DATA = Path(__file__).parents[2] / "data/asr/en"
USER = Person(1, Role.USER, "en", Options(), (ANNA,), datetime(2026, 1, 1, tzinfo=UTC))
ADMIN = replace(USER, role=Role.ADMIN)
BLOCKED = replace(USER, role=Role.BLOCKED)
INVITED = replace(USER, invited=True)


def outcome(error: type[Exception] | None) -> AbstractContextManager[object]:
    return pytest.raises(error) if error else nullcontext()


@pytest.mark.parametrize(
    ("settings", "person", "error"),
    [
        ({}, USER, None),
        ({}, BLOCKED, NoAccess),
        ({"admins": "telegram:1"}, BLOCKED, None),
        ({"access": "allowlist"}, USER, NoAccess),
        ({"access": "allowlist"}, ADMIN, None),
        ({"access": "allowlist"}, INVITED, NoAccess),
        ({"access": "allowlist", "allowed": "telegram:1"}, USER, None),
        ({"access": "allowlist", "allowed": "telegram:11,discord:1"}, USER, NoAccess),
        ({"access": "allowlist", "allowed": "telegram:1"}, BLOCKED, NoAccess),
        (
            {"access": "allowlist", "allowed": "telegram:2"},
            replace(USER, accounts=(ANNA, BEN)),
            None,
        ),
        ({"access": "invite"}, USER, NoAccess),
        ({"access": "invite"}, INVITED, None),
    ],
)
def test_access(settings: Any, person: Person, error: type[Exception] | None) -> None:
    with outcome(error):
        check_access(person, ANNA, BotSettings(**settings))


def test_the_smallest_size_limit_counts_and_is_named() -> None:
    check_size(None, 1, 1)
    check_size(20 * MEGABYTE, 20 * MEGABYTE, 2000 * MEGABYTE)
    with pytest.raises(TooLargeHere) as caught:
        check_size(20 * MEGABYTE + 1, 20 * MEGABYTE, 2000 * MEGABYTE)
    assert caught.value.values == {"megabytes": "20.1", "limit": "20"}
    with pytest.raises(TooLarge) as own:  # no other server would help
        check_size(6 * MEGABYTE, 20 * MEGABYTE, 5 * MEGABYTE)
    assert own.value.code == "too_large"


@pytest.mark.parametrize(
    "name", ["jfk.flac", "fleurs_en_001.ogg", "ps_cards_004.wav", "../../bad/polyglot_zip.mp3"]
)
def test_what_may_be_a_recording_is_left_to_a_worker(name: str) -> None:
    check_kind((DATA / name).read_bytes()[:16])


@pytest.mark.parametrize(
    "beginning", [b"%PDF-1.7", b"PK\x03\x04\x14", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"]
)
def test_what_plainly_is_something_else_is_not(beginning: bytes) -> None:
    with pytest.raises(NotMedia):
        check_kind(beginning)


def test_length() -> None:
    check_length(None, 1)
    check_length(60, 1)
    with pytest.raises(TooLong) as caught:
        check_length(61, 1)
    assert caught.value.values == {"minutes": "1.1", "limit": "1"}


@pytest.mark.parametrize(
    ("limit", "under_way", "person", "error"),
    [(3, 2, USER, None), (3, 3, USER, TooManyJobs), (0, 99, USER, None), (3, 99, ADMIN, None)],
)
def test_jobs_at_once(
    limit: int, under_way: int, person: Person, error: type[Exception] | None
) -> None:
    with outcome(error):
        check_jobs(under_way, person, BotSettings(jobs_per_person=limit))


@pytest.mark.parametrize(
    ("limit", "used", "seconds", "person", "error"),
    [
        (10, 0, 600, USER, None),
        (10, 0, 601, USER, QuotaUsedUp),
        (10, 9.5, None, USER, None),
        (10, 10, None, USER, QuotaUsedUp),
        (0, 9999, 9999, USER, None),
        (10, 9999, 9999, ADMIN, None),
    ],
)
def test_minutes_a_day(
    limit: float,
    used: float,
    seconds: float | None,
    person: Person,
    error: type[Exception] | None,
) -> None:
    with outcome(error):
        check_minutes(used, seconds, person, BotSettings(minutes_per_day=limit))

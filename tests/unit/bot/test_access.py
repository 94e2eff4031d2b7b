"""The rules, one table each."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.policy import check_access, check_kind, check_size
from bot.quota.rules import effective_quota, has_room_for_job
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.errors import (
    NoAccess,
    NotMedia,
    TooLarge,
    TooLargeHere,
)
from storage.models import MEGABYTE, Options, Person, Quota, Role
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
    check_size(Quota(largest=1), None, 1)
    check_size(Quota(largest=2000), 20 * MEGABYTE, 20 * MEGABYTE)
    check_size(Quota(largest=0), 20 * MEGABYTE, 20 * MEGABYTE)
    for largest in (0, 2000):
        with pytest.raises(TooLargeHere) as caught:
            check_size(Quota(largest=largest), 20 * MEGABYTE + 1, 20 * MEGABYTE)
        assert caught.value.values == {"megabytes": "20.1", "limit": "20"}
    with pytest.raises(TooLarge) as own:  # no other server would help
        check_size(Quota(largest=5), 6 * MEGABYTE, 20 * MEGABYTE)
    assert own.value.code == "too_large"


SERVICE = PipelineSettings(max_minutes=100, max_megabytes=500)
"""The ceiling, for everybody."""


@pytest.mark.parametrize(
    ("person", "settings", "holds"),
    [
        (USER, {}, Quota(240, 3, 100, 500)),
        (USER, {"minutes_per_day": 0, "jobs_per_person": 0}, Quota(0, 0, 100, 500)),
        (USER, {"longest_minutes": 60, "largest_megabytes": 50}, Quota(240, 3, 60, 50)),
        (USER, {"longest_minutes": 101, "largest_megabytes": 501}, Quota(240, 3, 100, 500)),
        (ADMIN, {}, Quota(0, 0, 100, 500)),
        (ADMIN, {"longest_minutes": 5, "minutes_per_day": 5}, Quota(0, 0, 100, 500)),
        (USER, {"admins": "telegram:1"}, Quota(0, 0, 100, 500)),
        (
            ADMIN,
            {
                "admin_minutes_per_day": 30,
                "admin_jobs_per_person": 7,
                "admin_longest_minutes": 20,
                "admin_largest_megabytes": 10,
            },
            Quota(30, 7, 20, 10),
        ),
        (replace(USER, quota=Quota(minutes=10)), {}, Quota(10, 3, 100, 500)),
        (replace(USER, quota=Quota(0, 0, 0, 0)), {"longest_minutes": 9}, Quota(0, 0, 100, 500)),
        (replace(USER, quota=Quota(600, 9, 180, 2000)), {}, Quota(600, 9, 100, 500)),
        (
            replace(USER, quota=Quota(longest=90, largest=9)),
            {"longest_minutes": 60},
            Quota(240, 3, 90, 9),
        ),
        (replace(ADMIN, quota=Quota(minutes=1, jobs=1)), {}, Quota(1, 1, 100, 500)),
        (BLOCKED, {}, Quota(240, 3, 100, 500)),
    ],
)
def test_the_quota_that_holds(person: Person, settings: Any, holds: Quota) -> None:
    assert effective_quota(person, BotSettings(**settings), SERVICE) == holds


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


@pytest.mark.parametrize(
    ("limit", "unfinished", "room"),
    [(3, 2, True), (3, 3, False), (3, 4, False), (0, 99, True), (None, 99, True)],
)
def test_jobs_at_once(limit: int | None, unfinished: int, room: bool) -> None:
    assert has_room_for_job(Quota(jobs=limit), unfinished) is room

"""Rules of quotas, as tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.quota.rules import effective_quota, has_room_for_job
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.models import Options, Person, Quota, Role
from tests.unit.bot.fakes import ANNA

USER = Person(1, Role.USER, "en", Options(), (ANNA,), datetime(2026, 1, 1, tzinfo=UTC))
ADMIN = replace(USER, role=Role.ADMIN)
BLOCKED = replace(USER, role=Role.BLOCKED)


SERVICE = PipelineSettings(max_minutes=100, max_megabytes=500)
"""Limits of the service for everybody."""


@pytest.mark.parametrize(
    ("person", "settings", "expected"),
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
def test_effective_quota_combines_person_role_and_service(
    person: Person, settings: Any, expected: Quota
) -> None:
    assert effective_quota(person, BotSettings(**settings), SERVICE) == expected


@pytest.mark.parametrize(
    ("limit", "unfinished", "room"),
    [(3, 2, True), (3, 3, False), (3, 4, False), (0, 99, True), (None, 99, True)],
)
def test_job_limit_counts_unfinished_jobs(limit: int | None, unfinished: int, room: bool) -> None:
    assert has_room_for_job(Quota(jobs=limit), unfinished) is room

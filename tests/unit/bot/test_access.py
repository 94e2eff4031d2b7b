"""Access rules, as a table."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.access import check_access
from bot.settings import BotSettings
from storage.errors import NoAccess
from storage.models import Options, Person, Role
from tests.unit.bot.fakes import ANNA, BEN

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
def test_access_rules_decide_by_setting_and_role(
    settings: Any, person: Person, error: type[Exception] | None
) -> None:
    with outcome(error):
        check_access(person, ANNA, BotSettings(**settings))

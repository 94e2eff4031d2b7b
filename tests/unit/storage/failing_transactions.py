"""Transactions of a real database that fail for now, as those of a busy server do."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from storage.database import Database, Unit
from storage.database_errors.transient import TransientDatabaseError


def fail_every_other_transaction(patch: pytest.MonkeyPatch, database: Database) -> None:
    """Let every other transaction fail: each second one of these after its commit."""
    begin = database.begin
    count = 0

    @asynccontextmanager
    async def failing(**options: Any) -> AsyncIterator[Unit]:
        nonlocal count
        count += 1
        if count % 4 == 1:
            raise TransientDatabaseError("no connection")
        async with begin(**options) as unit:
            yield unit
        if count % 4 == 3:
            raise TransientDatabaseError("connection lost", is_uncertain=True)

    patch.setattr(database, "begin", failing)

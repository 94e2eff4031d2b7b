from __future__ import annotations

from dataclasses import replace

from storage.database import Database
from storage.models import Deletion, Platform, Quota
from tests.unit.storage.conftest import ANNA, BEN, make_job

SHA, OTHER = "a" * 64, "b" * 64
DELETION = Deletion(
    "d1", make_job().reply_to, True, "u1:done", "de", accounts=(ANNA, BEN), quota=Quota(minutes=5)
)


async def test_deletion_is_owed_until_it_ends(database: Database) -> None:
    async with database.begin() as unit:
        await unit.deletions.add(DELETION)
        assert await unit.deletions.list_for(Platform.TELEGRAM) == [DELETION]
        assert await unit.deletions.list_for(Platform.DISCORD) == []
        assert await unit.deletions.find("d1") == DELETION
        assert await unit.deletions.find("d2") is None
        await unit.deletions.end("d1")
        assert await unit.deletions.list_for(Platform.TELEGRAM) == []


async def test_what_is_gone_is_noted(database: Database) -> None:
    async with database.begin() as unit:
        await unit.deletions.add(DELETION)
        await unit.deletions.note("d1", [SHA, None, SHA])
        await unit.deletions.note("d1", [OTHER], ANNA)
        noted = replace(DELETION, accounts=(BEN,), media=(SHA, OTHER))
        assert await unit.deletions.find("d1") == noted
        await unit.deletions.note("", [SHA], BEN)
        await unit.deletions.note("d2", [SHA], BEN)
        assert await unit.deletions.list_for(Platform.TELEGRAM) == [noted]

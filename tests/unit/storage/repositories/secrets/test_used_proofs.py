"""Proofs of identity work once; bots of platforms are noted."""

from __future__ import annotations

from datetime import timedelta

from storage.database import Database
from storage.models import Platform
from tests.unit.storage.conftest import NOON


async def test_proof_is_used_once_and_forgotten_when_it_is_too_old(database: Database) -> None:
    later = NOON + timedelta(minutes=5)
    async with database.begin() as unit:
        assert await unit.used_proofs.use("telegram", "a", later)
        assert await unit.used_proofs.use("google", "a", later)
        assert not await unit.used_proofs.use("telegram", "a", later)
    async with database.begin() as unit:
        await unit.delete_expired_secrets(later - timedelta(seconds=1))
        assert not await unit.used_proofs.use("telegram", "a", later)
        await unit.delete_expired_secrets(later)
        assert await unit.used_proofs.use("telegram", "a", later)


async def test_bot_of_a_platform_is_the_newest(database: Database) -> None:
    async with database.begin() as unit:
        assert await unit.service_flags.bot(Platform.TELEGRAM) == ""
        await unit.service_flags.note_bot(Platform.TELEGRAM, "4242")
        await unit.service_flags.note_bot(Platform.TELEGRAM, "4242")
        await unit.service_flags.note_bot(Platform.TELEGRAM, "4343")
        assert await unit.service_flags.bot(Platform.TELEGRAM) == "4343"
        assert await unit.service_flags.bot(Platform.DISCORD) == ""

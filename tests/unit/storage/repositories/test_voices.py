"""Remembered voices belong to one account in one chat, and are deleted with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from storage.blobs import Blobs
from storage.database import Database
from storage.models import Account, Address, NamedVoice, Platform, Voiceprint
from storage.retention import forget_account, forget_older_than
from tests.unit.storage.conftest import ANNA, BEN, NOON

HERE, THERE = Address(Platform.TELEGRAM, "c1"), Address(Platform.TELEGRAM, "c2")
ON_DISCORD = Account(Platform.DISCORD, "1")
LOW, HIGH = Voiceprint("net", 5.0, "AAAA"), Voiceprint("net", 7.5, "////")


async def save_voices(
    database: Database, account: Account, *names: str, at: Address = HERE
) -> None:
    named = [(name, LOW) for name in names]
    async with database.begin() as unit:
        await unit.voices.save(account, at, "job-1", named, NOON)


async def stored_voices(
    database: Database, *accounts: Account, at: Address | None = HERE
) -> list[NamedVoice]:
    async with database.read() as unit:
        return await unit.voices.list_for(accounts, at)


async def stored_names(
    database: Database, *accounts: Account, at: Address | None = HERE
) -> list[str]:
    return [it.name for it in await stored_voices(database, *accounts, at=at)]


async def test_stored_voices_are_found_by_owner_and_chat(database: Database) -> None:
    await save_voices(database, ANNA, "Cem", "Deniz")
    (voice, _) = await stored_voices(database, ANNA)
    assert voice == NamedVoice(voice.id, ANNA, "c1", "Cem", "job-1", LOW, NOON)
    assert await stored_names(database, ANNA, at=replace(HERE, thread="7")) == ["Cem", "Deniz"]
    assert await stored_names(database, ANNA, at=THERE) == []
    assert await stored_names(database, ANNA, at=None) == ["Cem", "Deniz"]
    assert await stored_names(database, BEN) == await stored_names(database, ON_DISCORD) == []
    assert await stored_names(database, BEN, ANNA) == ["Cem", "Deniz"], "accounts of one person"
    assert await stored_names(database) == []


async def test_renaming_speakers_replaces_voices_of_that_recording(database: Database) -> None:
    await save_voices(database, ANNA, "Cem", "Deniz")
    async with database.begin() as unit:
        await unit.voices.save(ANNA, HERE, "job-2", [("Cem", HIGH)], NOON)
        await unit.voices.save(ANNA, HERE, "job-1", [("Ece", HIGH)], NOON)
        await unit.voices.save(BEN, HERE, "job-1", [("Ece", LOW)], NOON)
    rows = [(it.source, it.name, it.voiceprint) for it in await stored_voices(database, ANNA)]
    assert rows == [("job-2", "Cem", HIGH), ("job-1", "Ece", HIGH)]


async def test_other_accounts_cannot_delete_or_mark_a_voice(database: Database) -> None:
    await save_voices(database, ANNA, "Cem", "Deniz")
    cem, deniz = await stored_voices(database, ANNA)
    later = NOON + timedelta(days=1)
    async with database.begin() as unit:
        await unit.voices.delete([BEN], [cem.id])
        await unit.voices.mark_heard([BEN], HERE, ["Cem"], later)
        await unit.voices.mark_heard([ANNA], THERE, ["Cem"], later)
        await unit.voices.mark_heard([ANNA, BEN], HERE, ["Deniz"], later)
        await unit.voices.delete([], [cem.id])
    assert await stored_voices(database, ANNA) == [cem, replace(deniz, heard=later)]
    async with database.begin() as unit:
        await unit.voices.delete([BEN, ANNA], [cem.id, 4711])
    assert await stored_names(database, ANNA) == ["Deniz"]


async def test_voices_are_deleted_with_their_owner(database: Database, blobs: Blobs) -> None:
    await save_voices(database, ANNA, "Cem")
    await save_voices(database, ANNA, "Cem", at=THERE)
    await save_voices(database, BEN, "Cem")
    await forget_account(database, blobs, ANNA)
    assert await stored_names(database, ANNA, at=None) == []
    assert await stored_names(database, BEN) == ["Cem"]


async def test_unused_voices_expire_with_the_results(database: Database, blobs: Blobs) -> None:
    await save_voices(database, ANNA, "Cem", "Deniz")
    now = datetime.now(UTC)
    async with database.begin() as unit:
        await unit.voices.mark_heard([ANNA], HERE, ["Deniz"], now - timedelta(days=29))
    await forget_older_than(database, blobs, 0)
    assert len(await stored_names(database, ANNA)) == 2, "0 days keep everything"
    await forget_older_than(database, blobs, 30)
    assert await stored_names(database, ANNA) == ["Deniz"]

"""Ids from the address of a page: PostgreSQL refuses NUL in a text, SQLite takes it.

https://www.postgresql.org/docs/current/datatype-character.html
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.jobs.redo_rules import find_own_answer
from storage.database import Database
from storage.models import Person
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.web.visitors import SAME_ORIGIN, URL, Site, fields
from tests.unit.bot.web.webhooks.receiver import hook, with_public_hosts
from tests.unit.storage.conftest import ANNA


@pytest.mark.parametrize("job", ["\0", "a\0b", "\ud800", "x" * 5000])
async def test_forged_ids_find_nothing(database: Database, job: str) -> None:
    async with database.begin() as unit:
        person: Person = await unit.people.get_or_create(ANNA, "en")
    async with database.read() as unit:
        assert await find_own_answer(unit, person, job) is None


async def test_forged_ids_of_webhooks_and_logins_are_nobodys(
    database: Database, tmp_path: Path
) -> None:
    harness = await BotHarness.build(
        tmp_path,
        web_url=URL,
        web_google_client_id="1.apps.googleusercontent.com",
        web_google_client_secret="x" * 20,
    )
    await harness.services.database.close()
    harness.services = replace(harness.services, database=database)
    site = with_public_hosts(Site.of(harness))
    async with site.signed_in() as client:
        webhook = await hook(database, "https://example.org/x")
        token = fields((await client.get("/webhooks")).text)["token"]
        for forged in ("%00", "a%00b", "%ED%A0%80", "x" * 5000):
            for path in (f"/webhooks/{forged}", f"/result/{forged}", f"/uploads/{forged}"):
                assert (await client.get(path)).status_code in (404, 405), path
            assert (await client.get(f"/api/v1/webhooks/{forged}")).status_code in (401, 404)
        for forged in ("\0", "a\0b", "x" * 5000):
            form = {"token": token, "do": "again", "delivery": forged, "key": forged}
            for path in (f"/webhooks/{webhook.id}", "/google/end"):
                answer = await client.post(path, data=form, headers=SAME_ORIGIN)
                assert answer.status_code in (303, 403), path
        async with database.read() as unit:
            assert await unit.webhooks.list_for([ANNA]) == [webhook]


async def test_long_address_of_a_webhook_is_refused(database: Database, tmp_path: Path) -> None:
    """A letter becomes up to nine, and the column has a limit, which SQLite ignores."""
    harness = await BotHarness.build(tmp_path, web_url=URL)
    await harness.services.database.close()
    harness.services = replace(harness.services, database=database)
    site = with_public_hosts(Site.of(harness))
    async with site.signed_in() as client:
        token = fields((await client.get("/webhooks")).text)["token"]
        for end, status in (
            ("%2F" * 676, 200),
            ("é" * 338, 200),
            ("é" * 339, 422),
            ("語" * 2028, 422),
        ):
            form = {"token": token, "on-completed": "on", "url": f"https://example.org/{end}"}
            made = await client.post("/webhooks", data=form, headers=SAME_ORIGIN)
            assert made.status_code == status, end[0]

"""`/link`, `/unlink` and `/delete_my_data` at once, in two processes, leave no orphans; and a
sign-in at the moment of the parting from the account at Google ends with it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.chat import Event
from bot.context.tasks import TaskLanes
from bot.dispatch.dispatcher import make_dispatcher
from bot.features import accounts as linking
from bot.features import privacy
from bot.web.entry.identities import Identity
from bot.web.entry.oauth import _Entering, _start
from storage.database import Database, Unit
from storage.models import GOOGLE, Account, Line, Platform, Voiceprint
from tests.integration.postgresql.orphans import find_orphans
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.web.visitors import SAME_ORIGIN, URL, Site, fields
from tests.unit.storage.conftest import ANNA, NOON, RESULT

ROUNDS = 60
PEOPLE = tuple(
    Account(platform, str(number))
    for platform in (Platform.TELEGRAM, Platform.DISCORD)
    for number in (1, 2, 3)
)


@pytest.fixture(params=["postgresql", "sqlite"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/rows.db"
    return str(request.getfixturevalue("url"))


@pytest.fixture
async def processes(tmp_path: Path, address: str) -> AsyncIterator[Sequence[BotHarness]]:
    """Two bots with the same database, blobs and chats."""
    first = await BotHarness.build(tmp_path)
    await first.services.database.close()
    services = [
        replace(first.services, database=await Database.open(address), tasks=TaskLanes())
        for _ in range(2)
    ]
    yield [replace(first, services=each) for each in services]
    for each in services:
        await each.tasks.close()
        await each.database.close()


def codes(harness: BotHarness) -> list[str]:
    """Return the link codes that the bot has told so far, the newest ones."""
    shown = [it[-1] for chat in harness.chats.values() for it in chat.shown.values()]
    told = [span.text for message in shown for span in message.spans if span.style == "code"]
    return [it.removeprefix("/link ") for it in told if it.startswith("/link ")][-6:]


def random_event(harness: BotHarness, rng: random.Random, known: Sequence[str]) -> Event:
    who, other = rng.sample(PEOPLE, 2)
    chat = f"private-{who}"
    match rng.randrange(8):
        case 0:
            return harness.command("link", who=who, chat=chat)
        case 1 | 2 if known:
            return harness.press(linking.CONFIRM, rng.choice(known), who=who, chat=chat)
        case 3:
            return harness.command("unlink", who=who, chat=chat)
        case 4:
            return harness.press(linking.UNLINK, str(rng.choice((who, other))), who=who, chat=chat)
        case 5 | 6:
            return harness.press(privacy.FORGET, who.id, who=who, chat=chat)
        case _:
            return harness.upload(rng.randbytes(8), who=who, chat=chat)


async def finish_job(unit: Unit) -> None:
    """Finish a job, as a worker does."""
    job = await unit.jobs.claim_next("w")
    if job and await unit.jobs.finish(job.id, job.attempt, RESULT):
        await unit.transcripts.save(job, [Line(0.0, "A", "Good morning")])


async def learn_voice(unit: Unit, account: Account) -> None:
    """Remember a voice, as the handler of an event does."""
    await unit.people.lock()
    await unit.people.get_or_create(account, "en")
    job = next(iter(await unit.jobs.list_for(account, 1)), None)
    if job is not None:
        voice = ("Anna", Voiceprint("net", 9.0, "v"))
        await unit.voices.save(account, job.reply_to.address, job.id, [voice], NOON)


@pytest.mark.parametrize("seed", [1, 2])
async def test_linked_unlinked_and_deleted_at_once_leaves_no_orphans(
    processes: Sequence[BotHarness], seed: int
) -> None:
    rng = random.Random(seed)  # noqa: S311 - a test
    handlers = [make_dispatcher(each.services) for each in processes]
    database = processes[0].services.database
    for round_ in range(ROUNDS):
        async with database.begin() as unit:  # nobody is locked out
            await unit.codes._connection.execute(text("DELETE FROM tries"))
        known = codes(processes[0])
        async with asyncio.timeout(60):
            await asyncio.gather(
                *(
                    rng.choice(handlers)(random_event(processes[0], rng, known))
                    for _ in range(rng.randrange(2, 9))
                ),
                *(each.services.database.transact(finish_job) for each in processes),
                database.transact(lambda unit: learn_voice(unit, rng.choice(PEOPLE))),
            )
            for each in processes:
                await each.services.tasks.wait_idle()
        assert await find_orphans(database) == {}, f"round {round_}"
    texts = [it for chat in processes[0].chats.values() for it in chat.texts]
    assert not any("my side" in it for it in texts)
    for done in ("link-done", "unlink-done", "delete-done"):
        beginning = processes[0].services.translations.for_locale("en")(done).split()[0]
        assert any(it.startswith(beginning) for it in texts), done


async def test_parting_ends_a_sign_in_of_the_same_moment(
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
    site = Site.of(harness)
    now, provider = site.web.clock(), site.web.providers[GOOGLE]
    entering = _Entering(provider, Identity("1"), "x" * 43, "Google, Firefox", "en")
    async with site.signed_in() as client:
        async with database.begin() as unit:
            await unit.joined_logins.join(GOOGLE, "1", ANNA, "", now)
        form = fields((await client.get("/google")).text)
        async with database.begin() as unit:
            await _start(site.web, unit, entering)
            ended = asyncio.create_task(client.post("/google/end", data=form, headers=SAME_ORIGIN))
            await asyncio.sleep(0.5)
        assert (await ended).status_code == 303
    async with database.read() as unit:
        (own,) = await unit.web_sessions.list_for([ANNA], now)
        assert own.browser != entering.browser
        assert await unit.joined_logins.list_for([ANNA]) == []

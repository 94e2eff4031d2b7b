"""A minute after /delete_my_data nothing of a person is left, and what others have is whole."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import asyncpg
import pytest

from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.answers import wait_for_answer, wait_for_progress
from tests.e2e.harness.service import Service
from tests.e2e.recordings.test_redo import redone
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.paths import DATA
from tests.postgresql_server import PostgresqlServer, postgresql_server

SECRET = "Quokkazebrine"
"""Word that one person typed. Nothing begins like it: an index leaves out what words share."""
END = SECRET[3:].lower().encode()
TALK = DATA / "diar/sample.wav"
LONG = DATA / "asr/en/lslong_2414.ogg"


@pytest.fixture(params=["sqlite", "postgresql"])
def rows(request: pytest.FixtureRequest) -> Iterator[PostgresqlServer | None]:
    """The database server, if there is one."""
    with ExitStack() as stack:
        wanted = request.param == "postgresql"
        yield stack.enter_context(postgresql_server()) if wanted else None


def test_nothing_of_a_deleted_person_is_left(tmp_path: Path, rows: PostgresqlServer | None) -> None:
    url = rows.create("rows") if rows else ""
    with (
        TelegramServer() as telegram,
        DiscordServer() as discord,
        Service(tmp_path, telegram, DATABASE_URL=url, **discord.settings) as service,
    ):
        for part in ("worker", "telegram", "discord"):  # each a process of its own
            service.start(part)
        service.waits_for_worker()
        anna, ben = telegram.person("Anna"), telegram.person("Ben")
        theirs = wait_for_answer(ben, ben.sends_document(TALK, "speech=no formats=txt"), ("txt",))
        typed_everywhere(anna)
        running = anna.sends_document(LONG, f"hints={SECRET} summary=none", name=f"{SECRET}.ogg")
        wait_for_progress(anna, running)
        assert places(service, url), "the test looks at the right places"
        delete_everything(anna)
        deadline = time.monotonic() + 60
        while (left := places(service, url)) and time.monotonic() < deadline:
            time.sleep(1)
        assert left == []
        assert file_again(ben) == theirs.files["txt"].content
        assert "Traceback" not in service.log.read_text()


def test_deletion_goes_on_after_a_kill(tmp_path: Path, rows: PostgresqlServer | None) -> None:
    url = rows.create("rows") if rows else ""
    with TelegramServer() as telegram, Service(tmp_path, telegram, DATABASE_URL=url) as service:
        for part in ("worker", "telegram"):
            service.start(part)
        service.waits_for_worker()
        anna = telegram.person("Anna")
        caption = f"speech=no formats=txt hints={SECRET}"
        wait_for_answer(anna, anna.sends_document(TALK, caption, name=f"{SECRET}.wav"), ("txt",))
        question, killed = asked_to_delete(anna), threading.Event()

        def kill() -> None:  # as soon as the bot says that it begins: the press is committed then
            service.kill("telegram")
            killed.set()

        with telegram.world.lock:
            telegram.world.faults.append(("editmessagetext", kill))
        anna.presses(question, "delete everything")
        assert killed.wait(30)
        assert places(service, url), "nothing was deleted yet"
        service.start("telegram")
        deadline = time.monotonic() + 60
        while (left := places(service, url)) and time.monotonic() < deadline:
            time.sleep(1)
        assert left == []
        anna.waits_for(lambda: "deleted: " in question.text.lower(), 30, "the outcome")


def typed_everywhere(anna: Person) -> None:
    """Type the word wherever something is stored: name, caption, hints, rules, speaker names."""
    caption = f"speech=no formats=txt,srt,json hints={SECRET} replace=and->{SECRET}"
    post = anna.sends_document(TALK, caption, name=f"{SECRET}.wav")
    card = wait_for_answer(anna, post, ("txt", "srt", "json")).card
    anna.presses(card, "Name the speakers")
    question = anna.waits_for(
        lambda: [it for it in anna.sees() if "Who speaks in" in it.text], 30, "the question"
    )[-1]
    voices = "two voices"  # after the question is stored
    anna.waits_for(lambda: [it for it in anna.answers(question) if it.file][1:], 30, voices)
    count = len(card.history)
    anna.says(f"1 = {SECRET}\n2 = {SECRET} Two", reply_to=question)
    redone(anna, card, count)
    found = anna.says(f"/search {SECRET}")
    anna.waits_for(lambda: anna.answers(found), 30, "what was found")


def delete_everything(anna: Person) -> None:
    question = asked_to_delete(anna)
    anna.presses(question, "delete everything")
    anna.waits_for(lambda: "deleted: " in question.text.lower(), 30, "the end of the deletion")


def asked_to_delete(anna: Person) -> Post:
    """Return the question that has to be answered first."""
    post = anna.says("/delete_my_data")
    (question, *_) = anna.waits_for(lambda: anna.answers(post), 30, "the question")
    return question


def file_again(ben: Person) -> bytes:
    """Return the text file of the stored answer."""
    post = ben.says("/history")
    listed = ben.waits_for(lambda: ben.answers(post), 30, "history")[0]
    before = len(ben.sees())
    ben.presses(listed, "1")
    (opened, *_) = ben.waits_for(lambda: ben.sees()[before:], 20, "the answer")
    ben.presses(opened, "Transcript")
    file = ben.waits_for(lambda: [it.file for it in ben.sees()[before:] if it.file], 20, "a file")
    return file[0].content


def places(service: Service, url: str) -> list[str]:
    """Return the files, logs and rows in which the word is."""
    files = [path for path in (*service.data.rglob("*"), service.log) if path.is_file()]
    found = [str(path) for path in files if has_word(path)]
    return found + (asyncio.run(tables_with_word(url)) if url else [])


def has_word(path: Path) -> bool:
    try:
        return END in path.read_bytes().lower() or END in path.name.lower().encode()
    except FileNotFoundError:  # deleted meanwhile
        return False


async def tables_with_word(url: str) -> list[str]:
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        names = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        tables = [row["tablename"] for row in await connection.fetch(names)]
        return [
            table
            for table in tables
            if await connection.fetchval(
                f"SELECT count(*) FROM {table} AS it WHERE it::text ILIKE $1",  # noqa: S608  names of the catalogue
                f"%{END.decode()}%",
            )
        ]
    finally:
        await connection.close()

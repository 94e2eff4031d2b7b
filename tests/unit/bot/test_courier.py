"""Progress to cards and results to chats, whatever breaks on the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.chat import ChatBusy, ChatDown, ChatGone
from bot.courier import Courier
from storage.models import (
    Artifact,
    Blob,
    Failure,
    FileKind,
    Job,
    Media,
    MessageRef,
    Note,
    Options,
    Progress,
    Result,
    Stage,
)
from tests.unit.bot.fakes import ANNA, LIMITS, Denied, House


class Clock:
    """A clock that stands until it is moved."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def artifact(house: House, kind: FileKind, name: str) -> Artifact:
    blob = house.desk.blobs.put_bytes(f"media/abc/files/x/{name}", name.encode())
    return Artifact(kind, name, "text/plain", blob)


def result(house: House, *files: Artifact) -> Result:
    made = files or (
        artifact(house, FileKind.TXT, "talk.txt"),
        artifact(house, FileKind.VOICE, "talk.summary.ogg"),
        artifact(house, FileKind.AUDIO, "talk.summary.mp3"),
    )
    return Result("A talk", "en", 60.0, "Hello there.", None, (), made, (Note("damaged"),), {})


async def queued(house: House, number: int = 1, chat: str = "c1", card: bool = True) -> Job:
    origin = house.origin(chat=chat)
    ref = MessageRef(origin.address, f"card-{number}") if card else None
    job = Job(
        id=f"job-{number}",
        account=ANNA,
        reply_to=origin.message,
        media=Media("h", f"talk-{number}.mp4", 4, 60.0, Blob("media/abc/source", "abc", 4)),
        options=Options(),
        created=datetime.now(UTC),
        card=ref,
    )
    async with house.desk.database.begin() as unit:
        await unit.people.meet(ANNA, "en")
        await unit.jobs.add(job)
    return job


async def running(house: House, number: int = 1, chat: str = "c1", card: bool = True) -> Job:
    job = await queued(house, number, chat, card)
    async with house.desk.database.begin() as unit:
        claimed = await unit.jobs.claim(job.id, "worker")
    assert claimed is not None
    return claimed


async def done(house: House, number: int = 1, chat: str = "c1", card: bool = True) -> Job:
    job = await running(house, number, chat, card)
    async with house.desk.database.begin() as unit:
        assert await unit.jobs.finish(job.id, job.attempt, result(house))
    return job


async def is_delivered(house: House, job: Job) -> bool:
    async with house.desk.database.read() as unit:
        row = await unit.jobs.get(job.id)
    return row is not None and row.delivered is not None


async def rounds(courier: Courier, count: int = 1) -> None:
    """Looks at the rows, each with time to do what follows."""
    for _ in range(count):
        await courier.round()
        async with asyncio.timeout(5):
            while tasks := [
                *courier._cards.editing.values(),
                *filter(None, map(_task, courier._owed.values())),
            ]:
                await asyncio.wait(tasks)
                await asyncio.sleep(0)


def _task(owed: object) -> asyncio.Task[None] | None:
    task: asyncio.Task[None] | None = getattr(owed, "task", None)
    return task if task and not task.done() else None


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def courier(house: House, clock: Clock) -> Courier:
    return Courier(house.desk, house.chat, clock)


def hint(job: Job, fraction: float, newest: str = "") -> Progress:
    return Progress(job.id, Stage.TRANSCRIPT, fraction, 30.0, newest)


# --- cards ----------------------------------------------------------------------------------


async def test_the_card_says_place_stage_percent_time_left_and_newest_sentence(
    house: House, courier: Courier
) -> None:
    first = await running(house, 1)
    second = await queued(house, 2, "c2")
    house.desk.hints[first.id] = hint(first, 0.42, "and so\nit goes")
    await rounds(courier)
    assert first.card is not None
    assert second.card is not None
    shown = house.chat.shown[first.card.message][-1]
    assert "Listening and writing" in shown.text
    assert "42%" in shown.text
    assert "about 30 s left" in shown.text
    assert shown.spans[-1].text == "and so it goes"
    assert shown.buttons[0][0].action == "cancel"
    assert "one job ahead" in house.chat.shown[second.card.message][-1].text


async def test_without_hints_the_row_tells_the_stage(house: House, courier: Courier) -> None:
    job = await running(house)
    async with house.desk.database.begin() as unit:
        await unit.jobs.at_stage(job.id, job.attempt, Stage.SUMMARY)
    await rounds(courier)
    assert "Summarizing" in house.chat.texts[0]


async def test_at_most_one_edit_per_interval_and_only_the_newest(
    house: House, clock: Clock
) -> None:
    house.chat.limits = replace(LIMITS, edit_every=3.0)
    courier = Courier(house.desk, house.chat, clock)
    job = await running(house)
    for number in range(1, 61):  # six seconds, a hint every tenth
        house.desk.hints[job.id] = hint(job, number / 100)
        await rounds(courier)
        clock.now += 0.1
    edits = [text for verb, _, text in house.chat.log if verb == "edit"]
    assert len(edits) == 2
    assert "41%" in edits[-1]


async def test_the_same_card_is_never_sent_twice(
    house: House, courier: Courier, clock: Clock
) -> None:
    await running(house)
    for _ in range(5):
        await rounds(courier)
        clock.now += 10
    assert len(house.chat.log) == 1


async def test_a_busy_chat_is_left_in_peace_and_no_other_waits_for_it(
    house: House, courier: Courier, clock: Clock
) -> None:
    one, two = await running(house, 1, "c1"), await running(house, 2, "c2")
    house.chat.fails("edit", ChatBusy(30), chat="c1")
    for number in range(1, 10):
        for job in (one, two):
            house.desk.hints[job.id] = hint(job, number / 10)
        await rounds(courier)
        clock.now += 1
    chats = [chat for _, chat, _ in house.chat.log]
    assert "c1" not in chats
    assert chats.count("c2") == 9
    clock.now += 30
    await rounds(courier)
    assert "90%" in next(text for _, chat, text in house.chat.log if chat == "c1")


async def test_two_jobs_of_one_chat_take_turns(house: House, clock: Clock) -> None:
    house.chat.limits = replace(LIMITS, edit_every=2.0)
    courier = Courier(house.desk, house.chat, clock)
    one, two = await running(house, 1), await running(house, 2)
    for number in range(1, 9):
        for job in (one, two):
            house.desk.hints[job.id] = hint(job, number / 10)
        await rounds(courier)
        clock.now += 1
    assert one.card is not None
    assert two.card is not None
    assert len(house.chat.shown[one.card.message]) == 2
    assert len(house.chat.shown[two.card.message]) == 2


# --- answers --------------------------------------------------------------------------------


async def test_the_card_becomes_the_answer_and_the_files_follow(
    house: House, courier: Courier
) -> None:
    job = await done(house)
    await rounds(courier, 3)
    assert job.card is not None
    (answer,) = house.chat.shown[job.card.message]
    assert answer.text.startswith("A talk")
    assert "damaged" in answer.text
    assert "cancel" not in {button.action for row in answer.buttons for button in row}
    assert house.chat.sent == [["talk.txt", "talk.summary.mp3"], ["talk.summary.ogg"]]
    assert await is_delivered(house, job)
    assert not list(house.desk.scratch.iterdir())
    assert len(house.chat.log) == 3


async def test_an_answer_without_a_card_gets_one(house: House, courier: Courier) -> None:
    job = await done(house, card=False)
    await rounds(courier)
    (messages,) = house.chat.shown.values()
    assert [message.text.split("\n")[0] for message in messages][-1] == "A talk"
    assert list(house.chat.replies.values()) == [job.reply_to]


async def test_no_progress_after_the_answer(house: House, courier: Courier) -> None:
    job = await running(house)
    await rounds(courier)
    async with house.desk.database.begin() as unit:
        await unit.jobs.finish(job.id, job.attempt, result(house))
    house.desk.hints[job.id] = hint(job, 0.99)
    courier._hear(hint(job, 0.99))
    await rounds(courier, 2)
    courier._hear(hint(job, 0.999))
    await rounds(courier)
    assert job.card is not None
    assert house.chat.shown[job.card.message][-1].text.startswith("A talk")


@pytest.mark.parametrize("verb", ["edit", "send_files"])
async def test_what_a_busy_or_absent_platform_did_not_take_comes_later_and_once(
    house: House, courier: Courier, clock: Clock, verb: str
) -> None:
    job = await done(house)
    house.chat.fails(verb, ChatDown("away"), ChatBusy(60), ChatDown("away again"))
    for _ in range(100):
        await rounds(courier)
        clock.now += 5
    assert await is_delivered(house, job)
    verbs = [verb for verb, _, _ in house.chat.log]
    assert verbs == ["edit", "files", "files"]


async def test_a_crash_between_parts_repeats_none(
    house: House, courier: Courier, clock: Clock
) -> None:
    job = await done(house)
    house.chat.fails("send_files", ChatDown("power cut"))
    await rounds(courier)
    assert not await is_delivered(house, job)
    after = Courier(house.desk, house.chat, clock)  # a new process
    await rounds(after, 2)
    assert [verb for verb, _, _ in house.chat.log] == ["edit", "files", "files"]
    assert await is_delivered(house, job)


async def test_a_bot_that_was_away_delivers_when_it_returns(house: House, courier: Courier) -> None:
    ended = [await done(house, number, f"c{number}") for number in (1, 2, 3)]
    await rounds(courier)
    assert [await is_delivered(house, job) for job in ended] == [True] * 3


async def test_who_deleted_the_card_gets_a_new_message(house: House, courier: Courier) -> None:
    job = await done(house)
    house.chat.fails("edit", ChatGone("message to edit not found"))
    await rounds(courier)
    assert house.chat.texts[0].startswith("A talk")
    assert await is_delivered(house, job)


async def test_who_blocked_the_bot_is_let_go(house: House, courier: Courier) -> None:
    job = await done(house)
    house.chat.fails("edit", ChatGone("blocked"))
    house.chat.fails("say", ChatGone("blocked"))
    await rounds(courier, 3)
    assert await is_delivered(house, job)
    assert house.chat.log == []


async def test_files_that_the_platform_refuses_do_not_stop_the_others(
    house: House, courier: Courier
) -> None:
    job = await done(house)
    house.chat.fails("send_files", Denied("wrong type"))
    await rounds(courier)
    assert house.chat.sent == [["talk.summary.ogg"]]
    assert await is_delivered(house, job)


async def test_a_file_too_large_for_the_platform_is_named_in_the_answer(
    house: House, courier: Courier
) -> None:
    job = await running(house)
    small = artifact(house, FileKind.TXT, "talk.txt")
    large = replace(small, kind=FileKind.VIDEO, name="talk.mp4", blob=Blob("k", "s", 60 << 20))
    async with house.desk.database.begin() as unit:
        await unit.jobs.finish(job.id, job.attempt, result(house, small, large))
    await rounds(courier)
    assert house.chat.sent == [["talk.txt"]]
    assert "talk.mp4 is too large to send here (60 MB, the limit is 50 MB)" in house.chat.texts[0]


async def test_a_failure_is_told_with_what_to_do_next(house: House, courier: Courier) -> None:
    job = await running(house)
    async with house.desk.database.begin() as unit:
        await unit.jobs.fail(job.id, job.attempt, Failure("no_audio"))
    await rounds(courier)
    assert "There is no sound in this file. Please send one" in house.chat.texts[0]
    assert house.chat.last.buttons == ()
    assert await is_delivered(house, job)


async def test_a_cancelled_job_says_so(house: House, courier: Courier) -> None:
    job = await running(house)
    async with house.desk.database.begin() as unit:
        await unit.jobs.cancel(job.id)
    await rounds(courier)
    assert house.chat.texts == ["talk-1.mp4\nCancelled."]
    assert await is_delivered(house, job)


# --- the loop -------------------------------------------------------------------------------


@asynccontextmanager
async def at_work(courier: Courier) -> AsyncIterator[None]:
    task = asyncio.create_task(courier.run())
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110  the fakes have no events
            await asyncio.sleep(0.01)


async def test_live_text_is_shown_until_the_answer_comes(house: House) -> None:
    job = await running(house)
    async with at_work(courier := Courier(house.desk, house.chat)):
        await until(lambda: house.chat.log != [])
        await house.queue.publish(replace(hint(job, 0.5), text="So far so"))
        await until(lambda: house.chat.drafts != [])
        async with house.desk.database.begin() as unit:
            await unit.jobs.cancel(job.id)
        await until(lambda: house.chat.texts == ["talk-1.mp4\nCancelled."])
        await house.queue.publish(replace(hint(job, 0.6), text="So far so good"))
        await until(house.queue.hints.empty)
        await courier.round()
    assert house.chat.drafts == [("c1", "So far so")]


async def test_hints_hurry_the_card(house: House) -> None:
    job = await running(house)
    async with at_work(Courier(house.desk, house.chat)):
        await until(lambda: bool(house.chat.log))
        await house.queue.publish(hint(job, 0.5))
        await until(lambda: any("50%" in text for _, _, text in house.chat.log))


async def test_the_courier_goes_on_after_a_bug(
    house: House, courier: Courier, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await done(house)

    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("bot.courier.deliver", broken)
        await rounds(courier)
    assert not await is_delivered(house, job)
    clock.now += 10
    await rounds(courier)
    assert await is_delivered(house, job)

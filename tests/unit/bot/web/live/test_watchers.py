"""Whom a look at the rows wakes: those whose cards have changed, and nobody else."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from bot.web.live import stream
from bot.web.live.cards import Snapshot
from bot.web.live.watchers import Watcher, Watchers
from storage.models import (
    Account,
    Address,
    Blob,
    Job,
    JobState,
    Lack,
    Media,
    MessageRef,
    Options,
    Platform,
    Progress,
    Stage,
)
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.job_states import queued, running
from tests.unit.bot.web.live.event_stream import watched
from tests.unit.bot.web.visitors import Site

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
TELEGRAM = Address(Platform.TELEGRAM, "1")


def job(number: int, account: Account = ANNA, minute: int = 0) -> Job:
    media = Media("handle", "talk.mp4", 4, 60.0, Blob("key", "abc", 4))
    made = NOW.replace(minute=minute)
    return Job(f"job-{number}", account, MessageRef(TELEGRAM, "1"), media, Options(), made)


def look(*jobs: Job, **values: object) -> Snapshot:
    found = Snapshot({it.id: it for it in jobs}, accounts=frozenset({ANNA, BEN}))
    return replace(found, **values)  # type: ignore[arg-type]  # fields of the tests


def words(number: int, text: str) -> dict[str, Progress]:
    return {f"job-{number}": Progress(f"job-{number}", Stage.TRANSCRIPT, 0.4, 30.0, text)}


class Crowd:
    """Anna and Ben watch, a program follows both, after a first look at a job of each."""

    def __init__(self) -> None:
        self.lacks: dict[str, Lack] = {}
        self.watchers = Watchers(lambda it: self.lacks.get(it.id))
        self.anna, self.ben = Watcher(frozenset({ANNA})), Watcher(frozenset({BEN}))
        self.both = Watcher(frozenset({ANNA, BEN}))
        for each in (self.anna, self.ben, self.both):
            self.watchers.add(each)
        self.jobs = (job(1), job(2, BEN))
        assert self.woken(look(*self.jobs)) == {self.anna, self.ben, self.both}

    def woken(self, snapshot: Snapshot, hints: dict[str, Progress] | None = None) -> set[Watcher]:
        return self.watchers.concerned(snapshot, hints or {})


def test_same_rows_wake_nobody() -> None:
    crowd = Crowd()
    assert crowd.woken(look(job(1), job(2, BEN))) == set()


def test_change_of_a_job_wakes_those_of_its_account() -> None:
    crowd = Crowd()
    anna, ben = crowd.jobs
    of_anna, of_ben = {crowd.anna, crowd.both}, {crowd.ben, crowd.both}
    runs = replace(anna, state=JobState.RUNNING)
    assert crowd.woken(look(runs, ben)) == of_anna
    assert crowd.woken(look(runs, ben), words(1, "one")) == of_anna
    assert crowd.woken(look(runs, ben), words(1, "one")) == set()
    assert crowd.woken(look(runs, ben, ahead={ben.id: 3})) == {*of_anna, *of_ben}
    assert crowd.woken(look(runs, ben, ahead={ben.id: 2})) == of_ben
    crowd.lacks[ben.id] = Lack.WORKER
    assert crowd.woken(look(runs, ben, ahead={ben.id: 2})) == of_ben
    assert crowd.woken(look(ben, ahead={ben.id: 2})) == of_anna, "the job has ended"
    assert crowd.woken(look(job(3), ben, ahead={ben.id: 2})) == of_anna, "there is a new one"


def test_what_all_cards_show_wakes_all() -> None:
    crowd = Crowd()
    everybody = {crowd.anna, crowd.ben, crowd.both}
    assert crowd.woken(look(*crowd.jobs, drained=True)) == everybody
    quick = look(*crowd.jobs, drained=True, factors={Stage.TRANSCRIPT: 0.5})
    assert crowd.woken(quick) == everybody
    assert crowd.woken(quick) == set()


def test_new_watcher_is_woken_by_the_first_look_at_its_accounts() -> None:
    crowd = Crowd()
    late = Watcher(frozenset({Account(Platform.DISCORD, "9"), ANNA}))
    crowd.watchers.add(late)
    assert crowd.woken(look(*crowd.jobs)) == set(), "this look began before"
    both = look(*crowd.jobs, accounts=late.accounts | {BEN})
    assert crowd.woken(both) == {late}
    assert crowd.woken(both) == set()


def test_watcher_that_wants_all_looks_gets_them_until_it_leaves() -> None:
    crowd = Crowd()
    program = Watcher(frozenset({ANNA}), always=True)
    crowd.watchers.add(program)
    for _ in range(2):
        assert crowd.woken(look(*crowd.jobs)) == {program}
    crowd.watchers.remove(program)
    assert crowd.woken(look(*crowd.jobs)) == set()
    crowd.watchers.remove(crowd.ben)
    assert set(crowd.watchers.accounts) == {ANNA, BEN}, "somebody else watches both"
    crowd.watchers.remove(crowd.both)
    assert crowd.watchers.accounts == [ANNA]
    crowd.watchers.remove(crowd.anna)
    assert not crowd.watchers


def test_words_of_the_last_look_are_forgotten() -> None:
    crowd = Crowd()
    crowd.woken(look(*crowd.jobs), words(1, "spoken words"))
    assert "spoken words" in str(vars(crowd.watchers))
    crowd.watchers.forget()
    assert "spoken words" not in str(vars(crowd.watchers))


def test_jobs_of_an_account_are_found_newest_first() -> None:
    found = look(job(1, minute=1), job(2, BEN, minute=2), job(3, minute=3), job(4, minute=2))
    assert [it.id for it in found.of([ANNA])] == ["job-3", "job-4", "job-1"]
    assert [it.id for it in found.of([ANNA, BEN, ANNA])] == ["job-3", "job-4", "job-2", "job-1"]
    assert found.of([Account(Platform.DISCORD, "9")]) == []


async def test_stream_is_not_asked_about_jobs_of_others(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[object]()
    tell = stream._Cards.tell

    async def counted(cards: stream._Cards) -> stream.Told:
        asked.append(cards)
        return await tell(cards)

    monkeypatch.setattr(stream._Cards, "tell", counted)
    other = await running(site.harness)
    async with watched(site, BEN) as (events, _):
        await events.next()
        before, live = len(asked), site.web.live
        with live.watching([ANNA]) as changed:
            for part in (0.1, 0.2, 0.3):
                await asyncio.wait_for(changed.wait(), 10)
                changed.clear()
                await site.harness.queue.publish(Progress(other.id, Stage.TRANSCRIPT, part))
            await asyncio.wait_for(changed.wait(), 10)
        assert len(asked) == before


async def test_streams_that_begin_at_one_moment_are_not_checked_at_one(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Checks of 200 streams together take 0.3 s of a processor."""
    monkeypatch.setattr(stream, "CHECK_SECONDS", 4.0)
    shares = iter((0.0, 0.5, 0.99))
    monkeypatch.setattr(random, "random", lambda: next(shares))
    checked = list[str]()

    async def follow(name: str) -> None:
        async def check() -> bool:
            checked.append(name)
            return False

        async for _ in stream.follow(site.web.live, [ANNA], nothing, check):
            pass

    async def nothing() -> stream.Told:
        return stream.Told("")

    await asyncio.wait_for(asyncio.gather(*map(follow, ("late", "middle", "early"))), 20)
    assert checked == ["early", "middle", "late"]


async def test_many_accounts_are_read_by_few_statements(site: Site) -> None:
    engine, statements = site.web.database._read_engine.sync_engine, list[str]()

    @event.listens_for(engine, "before_cursor_execute")
    def record(_c: object, _u: object, statement: str, *_: object) -> None:
        statements.append(statement)

    own = await queued(site.harness)
    crowd = [Account(Platform.TELEGRAM, str(number)) for number in range(1200)]
    found = await site.web.query(lambda unit: unit.jobs.unfinished_of([*crowd, ANNA]))
    event.remove(engine, "before_cursor_execute", record)
    assert [it.id for it in found] == [own.id]
    assert len([it for it in statements if it.startswith("SELECT")]) == 4

"""Two hundred chats at once on loopback: cards, edits, results, and many 429 in one chat."""

from __future__ import annotations

import asyncio
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from benchmarks.table import Row
from tests.e2e.harness.answers import wait_for_card, wait_for_end
from tests.e2e.harness.instant_worker import HEADLINE, finish_jobs
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.paths import DATA

NOTE = DATA / "asr/en/ps_cards_004.wav"
CHATS = 200
WITHOUT_LIMIT = {"TELEGRAM_MESSAGES_PER_SECOND": "0"}
"""200 first cards within a second exceed Telegram's limit for most bots. This is therefore measured
without the limit for all chats; the limits of each chat stay."""


@dataclass(frozen=True, slots=True)
class Rush:
    """Sorted seconds from each update to its card and from the end of all jobs to each answer; the
    shortest time between two edits of one card; cards edited after an answer; refused calls;
    processor seconds until the last card, of the bot and of this process with the emulator."""

    cards: list[float]
    answers: list[float]
    closest: float
    behind: int
    refused: int
    bot_cpu: float
    our_cpu: float


def rush(folder: Path, chats: int, stormy: bool = False, within: float = 0.0) -> Rush:
    """Let all people send at once, or one by one `within` so many seconds.

    All jobs run, report progress ten times, and end at once. With `stormy` one more chat sends ten
    notes and gets only 429 with one second to wait.
    """
    limits = {**WITHOUT_LIMIT, "JOBS_PER_PERSON": "0"}
    with TelegramServer() as server, Service(folder, server, **limits) as service:
        server.counts_messages(in_all=10**6)  # in each chat as Telegram does
        service.start("telegram")
        first = server.person("First")  # when the bot has started, which is not measured here
        wait_for_card(first, first.sends_voice(NOTE), 60)
        people = [server.person(f"Person {number}") for number in range(chats)]
        storm = server.person("Storm")
        server.storms(storm.id, retry_after=1)
        bot_cpu, our_cpu = service.seconds_of_cpu("telegram"), time.process_time()
        with ExitStack() as run_to_end:
            if not within:
                run_to_end.enter_context(server.world.lock)
            noise = [storm.sends_voice(NOTE) for _ in range(10)] if stormy else []
            posts = [_send_one(person, within / chats) for person in people]
        cards = sorted(_wait_for_card(person, post) for person, post in posts)
        bot_cpu = service.seconds_of_cpu("telegram") - bot_cpu
        our_cpu = time.process_time() - our_cpu
        over = _work(service, 1 + len(noise) + chats)
        finals = [wait_for_end(person, post, 120) for person, post in posts]
        over.join()
    ends = [card.history[-1].at for card in finals]
    return Rush(
        cards,
        sorted(end - min(ends) for end in ends),
        min(_shortest_edit_gap(card) for card in finals),
        sum(HEADLINE in shown.text for card in finals for shown in card.history[:-1]),
        sum(call.code == 429 and call.fields["chat_id"] != storm.id for call in server.world.calls),
        bot_cpu,
        our_cpu,
    )


def _send_one(person: Person, pause: float) -> tuple[Person, Post]:
    time.sleep(pause)
    return person, person.sends_voice(NOTE)


def _wait_for_card(person: Person, post: Post) -> float:
    return wait_for_card(person, post, 120).history[0].at - post.history[0].at


def _shortest_edit_gap(card: Post) -> float:
    times = [shown.at for shown in card.history[1:-1]]
    return min((later - at for at, later in pairwise(times)), default=float("inf"))


def _work(service: Service, jobs: int) -> threading.Thread:
    thread = threading.Thread(
        target=lambda: asyncio.run(finish_jobs(service.data, jobs, hints=10, pause=0.7))
    )
    thread.start()
    return thread


def _share(times: list[float], part: float) -> float:
    return times[min(len(times) - 1, int(part * len(times)))]


def rows(folder: Path) -> Iterator[Row]:
    """Yield the rows about many chats at once."""
    calm = rush(folder / "calm", CHATS)
    middle, slow = statistics.median(calm.cards), _share(calm.cards, 0.99)
    yield Row(f"{CHATS} chats at once: update to card, p50", f"{middle:.2f} s")
    yield Row(f"{CHATS} chats at once: update to card, p99", f"{slow:.2f} s", "1 s")
    yield Row("… bot, CPU for each until the last card", f"{calm.bot_cpu / CHATS * 1e3:.1f} ms")
    yield Row("… emulator, the same", f"{calm.our_cpu / CHATS * 1e3:.1f} ms")
    yield Row("… shortest time between edits of a card", f"{calm.closest:.1f} s", "about 3 s")
    yield Row("… progress shown after an answer", f"{calm.behind}", "0")
    yield Row("… refused by Telegram's own count", f"{calm.refused}", "0")
    spread = rush(folder / "spread", CHATS, within=5.0)
    middle, slow = statistics.median(spread.cards), _share(spread.cards, 0.99)
    yield Row(f"{CHATS} chats within 5 s: update to card, p50", f"{middle:.2f} s")
    yield Row(f"{CHATS} chats within 5 s: update to card, p99", f"{slow:.2f} s", "1 s")
    yield from _storm(folder, calm)


def _storm(folder: Path, first: Rush) -> Iterator[Row]:
    """Run calm and storm in turn, because other load on the machine varies; compare medians."""
    calm, storm = [first], [rush(folder / "storm", CHATS, stormy=True)]
    calm.append(rush(folder / "calm again", CHATS))
    storm.append(rush(folder / "storm again", CHATS, stormy=True))
    cards, answers = _slower(calm, storm, "cards"), _slower(calm, storm, "answers")
    what = "while one chat gets only 429, p50 and p95"
    yield Row(f"others' cards {what}", cards, "at most 1.2 times")
    yield Row(f"others' answers {what}", answers, "at most 1.2 times")


def _slower(calm: list[Rush], storm: list[Rush], what: Literal["cards", "answers"]) -> str:
    p50, p95 = (
        statistics.median(_share(getattr(it, what), part) for it in storm)
        / statistics.median(_share(getattr(it, what), part) for it in calm)
        for part in (0.5, 0.95)
    )
    return f"{p50:.2f} and {p95:.2f} times"

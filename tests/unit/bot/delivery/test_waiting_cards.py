"""Cards of queued jobs: each has its turn, however many wait."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest

from bot.delivery import waiting_cards
from bot.delivery.waiting_cards import WaitingCards
from tests.unit.bot.job_states import Clock


class Queue:
    """Queue of a database in which a look takes as long as a test says."""

    def __init__(self, clock: Clock, jobs: int, seconds: float = 0.0) -> None:
        self._clock, self._seconds = clock, seconds
        self.jobs = [str(number) for number in range(jobs)]
        self.reads = 0

    async def positions(self) -> dict[str, int]:
        self.reads += 1
        self._clock.now += self._seconds
        return {job: place for place, job in enumerate(self.jobs)}

    @property
    def unit(self) -> Any:
        return SimpleNamespace(jobs=self)


@pytest.fixture
def cards(clock: Clock) -> WaitingCards:
    return WaitingCards(clock)


async def test_all_cards_of_a_short_queue_are_looked_at_in_every_pass(
    clock: Clock, cards: WaitingCards
) -> None:
    queue = Queue(clock, 100)
    for _ in range(3):
        assert await cards.read_places(queue.unit)
        assert sorted(cards.take(0)) == sorted(queue.jobs)
    assert cards.ahead["99"] == 99


async def test_every_card_of_a_long_queue_has_its_turn_equally_often(
    clock: Clock, cards: WaitingCards
) -> None:
    queue = Queue(clock, 1000)
    looks: Counter[str] = Counter()
    for _ in range(60):
        await cards.read_places(queue.unit)
        looks.update(taken := cards.take(0))
        assert len(set(taken)) == len(taken) <= 100
    assert set(looks) == set(queue.jobs)
    assert max(looks.values()) - min(looks.values()) <= 5


async def test_cards_that_wait_keep_their_turn_while_new_ones_come(
    clock: Clock, cards: WaitingCards
) -> None:
    queue = Queue(clock, 100)
    await cards.read_places(queue.unit)
    first = set(cards.take(0))
    queue.jobs += [f"new-{number}" for number in range(1000)]
    await cards.read_places(queue.unit)
    taken = set(cards.take(0)) | set(cards.take(0))
    assert first <= taken
    assert len(taken) == 200


async def test_jobs_that_left_the_queue_and_those_of_others_are_looked_at_no_more(
    clock: Clock, cards: WaitingCards
) -> None:
    queue = Queue(clock, 3)
    await cards.read_places(queue.unit)
    cards.keep_own(cards.take(0), {"0": None, "1": None})
    queue.jobs.remove("0")
    await cards.read_places(queue.unit)
    assert cards.take(0) == ["1"]
    assert cards.ahead == {"1": 0, "2": 1}


async def test_rows_are_read_as_fast_as_their_cards_can_be_edited(
    clock: Clock, cards: WaitingCards
) -> None:
    queue = Queue(clock, 1000)
    await cards.read_places(queue.unit)
    assert len(cards.take(70)) == 30
    assert len(cards.take(1000)) == waiting_cards._AT_LEAST, "edits of a crowded chat wait for long"


async def test_reading_the_places_takes_two_percent_of_the_time(
    clock: Clock, cards: WaitingCards
) -> None:
    queue, began = Queue(clock, 3, seconds=0.1), clock.now
    while clock.now < began + 1000:
        await cards.read_places(queue.unit)
        clock.now += 1
    assert 150 <= queue.reads <= 200

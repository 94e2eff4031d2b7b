"""The soak test finds what grows."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import cast

import pytest

from storage.models import Address, Platform
from storage.tables.columns import Table
from tests.e2e.harness.person_protocol import Anybody
from tests.soak.judgement import (
    CONNECTIONS,
    KEYS,
    ROWS,
    keys_without_reason,
    not_given_back,
    rows_without_reason,
)
from tests.soak.load import commands
from tests.soak.measurement import FILES, MEGABYTES, THREADS, Sizes, growth


class Typist:
    """Person of the soak test whose commands are recorded and answered."""

    def __init__(self, platform: Platform) -> None:
        self.address = Address(platform, "7")
        self.typed: set[str] = set()

    def says(self, text: str) -> str:
        self.typed.add(text)
        return text

    def waits_for(self, *_: object) -> None:
        return None


@pytest.mark.parametrize("platform", [Platform.TELEGRAM, Platform.DISCORD])
def test_people_type_what_their_client_sends(platform: Platform) -> None:
    typist, chance = Typist(platform), random.Random(1)  # noqa: S311  repeatable
    for _ in range(200):
        commands(cast("Anybody", typist), chance)
    assert ("/nosuch" in typist.typed) is (platform is Platform.TELEGRAM)
    assert {"/help", "/search word"} <= typist.typed


def samples(
    megabytes: float = 0.0, files: float = 0.0, threads: float = 0.0
) -> list[dict[str, Sizes]]:
    """Return samples of half an hour: a start-up, then so much growth a minute."""
    return [
        {
            "bot": Sizes(100.0, 30, 20),
            "worker": Sizes(
                400.0 + min(minute, 5) * 100 + megabytes * minute,
                round(30 + files * minute),
                round(20 + threads * minute),
            ),
        }
        for minute in range(31)
    ]


def test_models_that_are_loaded_are_no_growth() -> None:
    lines, faults = growth(samples())
    assert (
        lines[1] == "worker: 900 → 900 megabytes, 30 → 30 files, 20 → 20 threads, 0 → 0 connections"
    )
    assert faults == []


@pytest.mark.parametrize(
    "leak", [{"megabytes": 10.0}, {"files": 1.0}, {"threads": 1.0}], ids=lambda it: next(iter(it))
)
def test_leak_is_a_fault(leak: dict[str, float]) -> None:
    _, faults = growth(samples(**leak))
    assert len(faults) == 1
    assert faults[0].startswith("grows: worker")


def test_every_table_has_a_limit_with_a_reason() -> None:
    assert {*Table.metadata.tables, "alembic_version"} == ROWS.keys()
    assert all(limit.why for limit in ROWS.values())


def test_rows_that_visits_explain_are_no_fault() -> None:
    most = {name: it.always + round(it.each * 40) for name, it in ROWS.items()}
    assert rows_without_reason(most, 40) == []


@pytest.mark.parametrize("table", ["jobs", "erasures", "deliveries", "webhook_deliveries"])
def test_rows_without_a_reason_are_a_fault(table: str) -> None:
    most = ROWS[table].always + round(ROWS[table].each * 40)
    (fault,) = rows_without_reason({table: most + 1}, 40)
    assert fault == f"rows: {table} has {most + 1}, 40 visits explain {most}"


def test_table_that_nobody_thought_of_is_a_fault() -> None:
    assert rows_without_reason({"new": 0}, 40) == ["rows: nobody said what limits new, which has 0"]


def test_keys_that_stay_are_a_fault() -> None:
    assert keys_without_reason(5, 5 + KEYS) == []
    assert keys_without_reason(5, 6 + KEYS) == [f"keys of the queue: 5 → {6 + KEYS}"]


@pytest.mark.parametrize("what", ["megabytes", "files", "threads", "connections"])
def test_what_an_idle_process_keeps_is_a_fault(what: str) -> None:
    busy = {"worker": Sizes(900.0, 30, 20, 5)}
    limits = {
        "megabytes": int(MEGABYTES["worker"]),
        "files": FILES,
        "threads": THREADS,
        "connections": CONNECTIONS,
    }
    for more, is_fault in ((0, False), (1, True)):
        kept = getattr(busy["worker"], what) + limits[what] + more
        lines, faults = not_given_back(
            [busy] * 8, {"worker": replace(busy["worker"], **{what: kept})}
        )
        assert lines[0].startswith("worker, idle: ")
        assert bool(faults) is is_fault

"""Words that a search finds: other forms, slips, and operators that are only text."""

from __future__ import annotations

import pytest

from storage.database import Database
from storage.models import Line
from tests.unit.storage.conftest import ANNA, BEN
from tests.unit.storage.repositories.transcripts.indexed import find_starts, save_transcript


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("budget", 2.5),
        ("MARCH budg", 2.5),
        ("march", 2.5),
        ("march café", 9.0),
        ("cafe", 9.0),
        ("izmir", 9.0),
        ("ısparta", 9.0),
        ("e-mail", 2.5),
        ("isn't", 2.5),
        ("日本", 9.0),
        ("strasse", 9.0),
        ("morn", 0.0),
        ("good budget", 0.0),
    ],
)
async def test_search_ignores_case_accents_and_word_endings(
    database: Database, words: str, start: float
) -> None:
    await save_transcript(database)
    assert await find_starts(database, words) == [start]


@pytest.mark.parametrize(
    "words",
    ["april", "mail-e", "bud march", "mo", "本日", "", " ", "!?", "budget april"],
)
async def test_search_without_a_matching_phrase_finds_nothing(
    database: Database, words: str
) -> None:
    await save_transcript(database)
    assert await find_starts(database, words) == []


async def test_search_returns_every_line_with_most_of_the_words(database: Database) -> None:
    lines = [Line(at, "", words) for at, words in enumerate(("budget", "march", "Märch BUDGET"))]
    await save_transcript(database, 1, ANNA, *lines, Line(9.0, "", "the budgets of March"))
    async with database.read() as unit:
        (match,) = await unit.transcripts.search((ANNA,), "budget", 9)
        assert [line.start for line in match.lines] == [0, 2, 9]
        (match,) = await unit.transcripts.search((ANNA,), "budget march", 9)
        assert [line.start for line in match.lines] == [2]
        assert match.line == match.lines[0]


@pytest.mark.parametrize(
    "words",
    ["budgte", "buget", "budgget", "bodget", "mornign budget", "evrybody", "isparat", "Budgét"],
)
async def test_search_forgives_one_slip_in_a_longer_word(database: Database, words: str) -> None:
    await save_transcript(database)
    assert len(await find_starts(database, words)) == 1


async def test_search_forgives_only_when_nothing_else_is_found(database: Database) -> None:
    await save_transcript(database, 1, ANNA, Line(1.0, "", "бюджет"), Line(2.0, "", "the budged"))
    assert await find_starts(database, "бюджед") == [1.0]
    assert await find_starts(database, "budget") == [2.0]
    await save_transcript(database, 2, ANNA, Line(3.0, "", "the budget"))
    assert await find_starts(database, "budget") == [3.0]
    assert await find_starts(database, "budget", skip=1) == []
    for words in ("mrach", "bdgte", "bu", "budg"):
        assert await find_starts(database, words + "x") == []


HOSTILE = (
    '"', '""', "'", "*", "mor*", "owner:w", "owner : w*", "NOT x", "x OR budget", "a AND b",
    "NEAR(a b)", "{owner} : x", "^budget", "(", ")", "-", "+budget +", "\\", "\0", "budget\0",
    "%", "_", "';--", "a & b", "a | b", "!a", "a:*", "a <-> b", "\ud800", "x" * 5000, "a " * 900,
)  # fmt: skip


async def test_search_treats_query_operators_as_text(database: Database) -> None:
    await save_transcript(database, 1, BEN, Line(1, "", "owner budget near x or not and"))
    await save_transcript(database)
    for words in HOSTILE:
        assert len(await find_starts(database, words)) <= 1, words
    assert await find_starts(database, "x OR budget") == []
    assert await find_starts(database, "x OR budget", BEN) == [1]

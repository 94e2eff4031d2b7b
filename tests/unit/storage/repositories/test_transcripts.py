"""Owners find their transcripts by words in any form, as long as the job is kept."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from storage.blobs import Blobs
from storage.database import Database
from storage.models import Account, Address, Job, JobState, Line, MessageRef, Platform
from storage.repositories.transcripts import MAX_CHARACTERS
from storage.retention import forget_account
from storage.search_text import fold, phrases
from tests.unit.storage.conftest import ANNA, BEN, RESULT, add, make_job

TALK = (
    Line(0.0, "Anna", "Good morning, everybody."),
    Line(2.5, "Ben", "The budget of March isn't done: e-mail me."),
    Line(9.0, "Anna", "March was a café in İzmir; ISPARTA too. 日本語を話します。 Straße!"),
)


async def save_transcript(
    database: Database, number: int = 1, account: Account = ANNA, *lines: Line, **more: Any
) -> Job:
    job = replace(make_job(number, account), state=JobState.DONE, result=RESULT, **more)
    job = replace(job, finished=job.created)
    await add(database, job)
    async with database.begin() as unit:
        await unit.transcripts.save(job, lines or TALK)
    return job


async def find_starts(database: Database, words: str, *who: Account, **more: Any) -> list[float]:
    """Return the start times of the lines that are found."""
    async with database.read() as unit:
        answer = await unit.transcripts.search(who or (ANNA,), words, 10, **more)
    return [each.line.start for each in answer]


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


SCRIPTS = {
    "Devanagari": ("हिन्दी में बात", ("हिन्दी", "बात", "हिन्द"), ("हिन्दू", "हन्द", "मं", "बीता")),
    "Bengali": ("বাংলা ভাষা উদ্‌যোগ", ("বাংলা", "ভাষা", "উদ্যোগ"), ("বংলা", "ভাষী", "যোগ")),
    "Gurmukhi": ("ਪੰਜਾਬੀ ਬੋਲੀ", ("ਪੰਜਾਬੀ", "ਬੋਲੀ"), ("ਪੰਜਾਬਾ", "ਬਲ")),
    "Gujarati": ("ગુજરાતી ભાષા", ("ગુજરાતી", "ભાષા"), ("ગજરત", "ભષ")),
    "Tamil": ("தமிழ் மொழி", ("தமிழ்", "மொழி"), ("தமழ", "மழ")),
    "Telugu": ("తెలుగు భాష", ("తెలుగు", "భాష"), ("తలగ", "భష")),
    "Kannada": ("ಕನ್ನಡ ಭಾಷೆ", ("ಕನ್ನಡ", "ಭಾಷೆ"), ("ಕನನಡ", "ಭಷ")),
    "Malayalam": ("മലയാളം ഭാഷ", ("മലയാളം", "ഭാഷ"), ("മലയള", "ഭഷ")),
    "Sinhala": ("ශ්\u200dරී ලංකාව", ("ශ්\u200dරී", "ශ්රී", "ලංකාව"), ("ශර", "ලකව")),
    "Thai": ("เขาพูดภาษาไทยที่บ้าน", ("ภาษา", "ที่", "บ้าน"), ("ที", "บาน", "ภษ")),
    "Lao": ("ພາສາລາວດີ", ("ພາສາ", "ລາວ", "ດີ"), ("ດ", "ພສ")),
    "Burmese": ("မြန်မာစာကို ဖတ်သည်", ("မြန်မာ", "စာ", "ဖတ်"), ("မန", "စ", "ဖတ")),
    "Khmer": ("ភាសាខ្មែរល្អ", ("ភាសា", "ខ្មែរ"), ("ភស", "ខមរ")),
    "Tibetan": ("བོད་ཡིག་སློབ", ("བོད", "ཡིག"), ("བད", "ཡག")),
    "Thaana": ("ދިވެހި ބަސް", ("ދިވެހި", "ބަސް"), ("ދވހ", "ބސ")),
    "kana": ("ガラスのかぎ", ("ガラス", "ｶﾞﾗｽ", "かぎ"), ("カラス", "かき")),
    "Hangul": ("오늘은 회의가 있다", ("오늘은", "회의가"), ("오늘도", "회이가")),
    "Arabic": ("ذَهَبَ الوَلَدُ إلى المدرســة", ("ذهب", "الولد", "الى", "المدرسة"), ("كتب", "الكتاب")),
    "Persian": ("من می‌خواهم بروم", ("می‌خواهم", "می خواهم", "بروم"), ("می‌خواهی", "برود")),
    "Hebrew": ("הַיֶּלֶד הָלַךְ", ("הילד", "הָלַךְ"), ("שלום", "דברים")),
    "Greek": ("Η Ελλάδα ΕΊΝΑΙ ωραία", ("ελλαδα", "είναι", "ΩΡΑΙΑ"), ("ελπιδα", "ωρα καλη")),
    "Cyrillic": ("Ещё один ЙОД", ("еще", "йод"), ("ещу", "код")),
    "Turkish": (
        "DİYARBAKIR'ın ışığı",
        ("diyarbakır", "Diyarbakir", "ISIGI"),
        ("istanbul", "kalabalik"),
    ),
    "Vietnamese": ("Tiếng Việt", ("tieng", "Tiếng Việt"), ("tong", "vật")),
}
"""A text in each script, queries that find it and queries that do not."""


@pytest.mark.parametrize(("words", "found", "lost"), SCRIPTS.values(), ids=SCRIPTS)
async def test_search_keeps_letters_with_their_marks(
    database: Database, words: str, found: tuple[str, ...], lost: tuple[str, ...]
) -> None:
    await save_transcript(database, 1, ANNA, Line(1.0, "", words))
    for form in ("NFC", "NFD"):
        for query in found:
            assert await find_starts(database, unicodedata.normalize(form, query)) == [1.0], query
    for query in lost:
        assert await find_starts(database, query) == [], query


@given(st.text())
def test_fold_keeps_only_words_of_letters_marks_and_digits(words: str) -> None:
    folded = fold(words)
    kinds = [[unicodedata.category(it)[0] for it in word] for word in folded.split(" ") if word]
    assert all(set(word) <= set("LMN") and word[0] in "LN" for word in kinds)
    assert fold(folded) == folded
    assert all(all(phrase) for phrase in phrases(words))


async def test_endless_words_are_found_by_their_beginning(database: Database) -> None:
    await save_transcript(database, 1, ANNA, Line(1.0, "", "한" * 6000 + " end"))
    assert await find_starts(database, "한" * 300) == [1.0]
    assert await find_starts(database, "end") == [1.0]


async def test_search_returns_only_transcripts_of_the_given_accounts(database: Database) -> None:
    await save_transcript(database)
    await save_transcript(database, 2, BEN, Line(4.0, "", "A budget of Ben's."))
    assert await find_starts(database, "budget") == [2.5]
    assert await find_starts(database, "budget", BEN) == [4.0]
    assert await find_starts(database, "budget", ANNA, BEN) == [4.0, 2.5]
    assert await find_starts(database, "budget", Account(Platform.DISCORD, "1")) == []


async def test_search_in_a_chat_returns_transcripts_of_that_chat(database: Database) -> None:
    group = MessageRef(Address(Platform.TELEGRAM, "-100", "7"), "5")
    await save_transcript(database)
    job = await save_transcript(database, 2, ANNA, Line(7.0, "", "budget"), reply_to=group)
    assert await find_starts(database, "budget", chat="-100") == [7.0]
    assert await find_starts(database, "budget", chat="-10") == []
    async with database.read() as unit:
        (it,) = await unit.transcripts.search((ANNA,), "budget", 9, chat="-100")
    assert it.job.id == job.id


async def test_search_results_are_newest_first_in_pages(database: Database) -> None:
    for number in range(1, 6):
        await save_transcript(database, number, ANNA, Line(number, "", "budget"))
    assert await find_starts(database, "budget") == [5, 4, 3, 2, 1]
    async with database.read() as unit:
        page = await unit.transcripts.search((ANNA,), "budget", 2, 2)
    assert [it.line.start for it in page] == [3, 2]


async def test_redo_replaces_the_indexed_transcript(database: Database) -> None:
    first = await save_transcript(database)
    await save_transcript(database, 2, ANNA, Line(3.0, "Cem", "The budget."), again_of=first.id)
    assert await find_starts(database, "budget") == [3.0]
    assert await find_starts(database, "morning") == []


async def test_invalid_characters_of_a_model_are_stored_as_question_marks(
    database: Database,
) -> None:
    line = Line(1.0, "\ud83d \0", "half \ud83d a\0pair\n\n budget")
    await save_transcript(database, 1, ANNA, Line(0.0, "", ""), line)
    async with database.read() as unit:
        (it,) = await unit.transcripts.search((ANNA,), "half a budget", 9)
    assert it.line.text == "half ? a pair budget"


async def test_long_transcript_is_indexed_in_parts(database: Database) -> None:
    many = [Line(at, "", f"sentence{at} " + "word " * 30) for at in range(1000)]
    await save_transcript(
        database, 1, ANNA, *many, Line(5000, "", "y" * 3 * MAX_CHARACTERS + " end")
    )
    assert await find_starts(database, "sentence777") == [777]
    assert len(await find_starts(database, "word")) == 9
    await save_transcript(database, 2, ANNA, *())


async def test_forgetting_deletes_the_search_index(database: Database, blobs: Blobs) -> None:
    job = await save_transcript(database)
    await save_transcript(database, 2, BEN)
    await forget_account(database, blobs, ANNA)
    assert await find_starts(database, "budget") == []
    assert await find_starts(database, "budget", BEN) == [2.5]
    async with database.begin() as unit:
        await unit.jobs.delete_chain(make_job(2, BEN).id)
        left = await unit.transcripts._ids("SELECT count(*) FROM spoken", {})
        left += await unit.transcripts._ids("SELECT count(*) FROM transcripts", {})
        assert left == [0, 0], job.id


async def test_sqlite_search_uses_the_index_of_the_owner(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('rows')}/rows.db"
    database = await Database.open(url)
    async with database.begin() as unit:
        steps = await unit.transcripts._connection.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT rowid FROM spoken WHERE spoken MATCH 'owner : (a)'"
                " ORDER BY rowid DESC LIMIT 6"
            )
        )
        (step,) = [it[3] for it in steps]
    await database.close()
    assert "VIRTUAL TABLE INDEX" in step
    assert "TEMP B-TREE" not in step


async def test_lines_of_a_job_are_in_order(database: Database) -> None:
    """A long text is stored in several rows."""
    long = [Line(float(place), f"S{place % 2}", f"{place} {'x' * 5000}") for place in range(12)]
    job = await save_transcript(database, 1, ANNA, *long)
    await save_transcript(database, 2, BEN)
    async with database.read() as unit:
        assert await unit.transcripts.lines(job.id) == long
        assert await unit.transcripts.lines("none") == []

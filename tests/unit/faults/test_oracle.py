"""The oracle of the campaigns: right and wrong answers are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.faults.oracle import Sent, Shown, Verdict, Windows, judge
from tests.unit.faults.sent_recordings import ANSWER, CHAT, FILE, REFUSAL, SENT


def counts(verdict: Verdict) -> dict[str, int]:
    """Return the number of findings of each kind that has some."""
    names = ("answered", "refused", "lost", "doubled", "uncertain", "wrong", "stuck", "unasked")
    values = {name: getattr(verdict, name) for name in names}
    found = {name: it if isinstance(it, int) else len(it) for name, it in values.items()}
    return {name: count for name, count in found.items() if count}


def test_answer_in_words_and_files_is_right() -> None:
    verdict = judge([SENT], [ANSWER, FILE])
    assert counts(verdict) == {"answered": 1}
    assert verdict.delays == {"alfa bravo": 4.0}


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        ([], {"lost": 1}),
        ([replace(ANSWER, is_open=True)], {"stuck": 1, "lost": 1}),
        ([ANSWER], {"answered": 1, "lost": 1}),  # without its file
        ([replace(ANSWER, reply_to="2"), FILE], {"lost": 1, "unasked": 1}),
        ([ANSWER, FILE, replace(ANSWER, at=90.0)], {"answered": 1, "doubled": 1}),
        ([ANSWER, FILE, replace(FILE, at=90.0)], {"answered": 1, "doubled": 1}),
        ([ANSWER, FILE, replace(ANSWER, at=20.0, is_open=True)], {"answered": 1, "stuck": 1}),
        ([REFUSAL, FILE], {"refused": 1, "wrong": 1}),
        ([replace(ANSWER, text="Kilo lima"), FILE], {"refused": 1, "wrong": 1}),
        ([ANSWER, replace(FILE, content="Kilo lima")], {"answered": 1, "wrong": 1}),
    ],
)
def test_planted_mistake_is_found(shown: Sequence[Shown], found: dict[str, int]) -> None:
    verdict = judge([SENT], shown)
    assert counts(verdict) == found
    assert len(verdict.problems) == sum(
        count for name, count in found.items() if name not in ("answered", "refused")
    )


def test_refusal_of_no_recording_is_right_for_its_reason_alone() -> None:
    page = Sent(CHAT, "1", "", frozenset(), "refusal", ending="no recording")
    refusal = replace(REFUSAL, text="page.wav · failed\nThis is no recording.")
    assert counts(judge([page], [refusal])) == {"refused": 1}
    assert counts(judge([page], [REFUSAL])) == {"refused": 1, "wrong": 1}
    assert counts(judge([page], [])) == {"lost": 1}


def test_apology_is_no_refusal_that_is_due() -> None:
    apology = replace(REFUSAL, is_apology=True)
    for expected in ("refusal", "any end"):
        asked = Sent(CHAT, "1", "alfa bravo", frozenset(), expected)
        assert counts(judge([asked], [apology])) == {"refused": 1, "wrong": 1}
    assert counts(judge([SENT], [apology])) == {"refused": 1, "wrong": 1}
    pressed = replace(apology, reply_to="", to_press=True)
    assert counts(judge([SENT], [ANSWER, FILE, pressed])) == {"answered": 1, "wrong": 1}


def test_message_that_answers_nobody_is_found() -> None:
    stray = replace(ANSWER, chat=("discord", "9"), reply_to="")
    assert counts(judge([SENT], [ANSWER, FILE, stray])) == {"answered": 1, "unasked": 1}
    assert counts(judge([SENT], [ANSWER, FILE, replace(FILE, chat=("discord", "7"))])) == {
        "answered": 1,
        "unasked": 1,
    }
    pressed = replace(stray, to_press=True)
    assert counts(judge([SENT], [ANSWER, FILE, pressed])) == {"answered": 1}


def test_notice_is_due_while_the_database_is_away() -> None:
    shown = [ANSWER, FILE, replace(ANSWER, at=12.0, is_notice=True)]
    assert counts(judge([SENT], shown, away=[(11.0, 13.0)])) == {"answered": 1}
    assert counts(judge([SENT], shown, away=[(13.0, 15.0)])) == {"answered": 1, "unasked": 1}
    assert counts(judge([SENT], shown, away=[])) == {"answered": 1, "unasked": 1}


def test_cancelled_recording_may_have_any_end_but_one() -> None:
    cancelled = replace(SENT, expected="any end")
    assert counts(judge([cancelled], [REFUSAL])) == {"refused": 1}
    assert counts(judge([cancelled], [ANSWER, FILE])) == {"answered": 1}
    assert counts(judge([cancelled], [])) == {"lost": 1}


def test_nothing_is_owed_to_a_blocked_chat() -> None:
    assert counts(judge([replace(SENT, expected="nothing")], [])) == {}


def test_double_after_an_uncertain_send_is_counted_apart() -> None:
    twice = [ANSWER, FILE, replace(FILE, at=16.0)]
    windows = Windows({"telegram": [(13.0, 15.0)]})
    assert counts(judge([SENT], twice, uncertain=windows)) == {"answered": 1, "uncertain": 1}
    elsewhere = Windows({"discord": [(13.0, 15.0)]})
    assert counts(judge([SENT], twice, uncertain=elsewhere)) == {"answered": 1, "doubled": 1}


def test_answer_is_looked_for_in_the_new_chat_of_a_group() -> None:
    new = ("telegram", "-1007")
    moved = [replace(it, chat=new, reply_to="") for it in (ANSWER, FILE)]
    assert counts(judge([SENT], moved)) == {"lost": 1, "unasked": 2}
    assert counts(judge([SENT], moved, {CHAT: new})) == {"answered": 1}


def test_card_in_the_old_chat_of_a_group_is_known() -> None:
    """Telegram lets nobody edit it any more."""
    new = ("telegram", "-1007")
    moved = [replace(it, chat=new, reply_to="") for it in (ANSWER, FILE)]
    card = replace(ANSWER, text="a.ogg\nReceiving the file", is_open=True)
    assert counts(judge([SENT], [card, *moved], {CHAT: new})) == {"answered": 1}
    stray = replace(card, reply_to="2")
    assert counts(judge([SENT], [stray, *moved], {CHAT: new})) == {"answered": 1, "unasked": 1}

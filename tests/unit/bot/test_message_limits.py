"""Every message in every locale: complete, and within the limits for any names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.chat import Button, Event, Message, Origin
from bot.chat.text import units
from bot.dispatch.command_menu import menu, profile
from bot.dispatch.routes import COMMANDS
from bot.i18n.translator import Translations
from bot.platforms.telegram.text import callback_data, inline_keyboard, text_and_entities
from bot.views.answer import answer
from storage.models import (
    Account,
    Address,
    Chapter,
    Job,
    JobState,
    Media,
    MessageRef,
    Note,
    Options,
    Platform,
    Point,
    Result,
    SpeakerShare,
    Summary,
    job_id,
)
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.i18n.values import (
    LOCALES,
    PLACEHOLDERS,
    WORDS,
    counted,
    render_message,
    required_variables,
)
from tests.unit.storage.conftest import NOON, make_job

WALKED = ("en", "ja")
"""Locales in which every command and button is tried, which takes seconds each. Differences between
locales (keys, values, lengths) are tested for all locales without this."""
HOSTILE = "{ $name } <b>*_`[x](tg://user?id=1)`_*</b> @everyone \u202e\ud83d"
LONGEST = "🇹🇷" * 75  # 300 UTF-16 units: more than any inserted name or list
ANNA = Account(Platform.TELEGRAM, "1234567890123456789")  # the maximum of all platforms


@pytest.mark.parametrize("locale", LOCALES)
@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(PLACEHOLDERS)), st.text(max_size=80), st.integers(0, 100_000))
@example("card-title", HOSTILE, 0)
@example("error-bad_wish", HOSTILE, 1)
def test_inserted_values_appear_unchanged(locale: str, key: str, text: str, number: int) -> None:
    message = render_message(locale, key, text, number)
    if required_variables(locale)[key] - counted():
        assert text in message
    assert "{ $" not in message.replace(text, "")
    assert message.strip() or not text.strip()


@pytest.mark.parametrize("locale", LOCALES)
def test_messages_are_shorter_than_the_limits(locale: str) -> None:
    for key in PLACEHOLDERS:
        message = render_message(locale, key, LONGEST, 1_000_000)
        assert units(message) <= 4096, key
        if re.match(r"(button|menu|redo)-", key) and key != "menu-not-yours":
            assert 0 < units(message) <= 40, key
            assert "\n" not in message, key


def test_menus_and_descriptions_are_within_telegrams_limits() -> None:
    for card in menu(Translations()):
        assert re.fullmatch("[a-z0-9_]{1,32}", card.name)
        assert set(card.description) == set(LOCALES)
        texts = [*card.description.values()]  # 100 on Discord, 256 on Telegram
        texts += [words for option in card.options for words in option.description.values()]
        assert [words for words in texts if not 1 <= len(words) <= 100] == []
    about = profile(Translations())
    assert all(1 <= len(words) <= 512 for words in about.description.values())
    assert all(1 <= len(words) <= 120 for words in about.short.values())


@pytest.mark.parametrize("locale", LOCALES)
@settings(deadline=None, max_examples=60)
@given(name=st.text(max_size=300), gist=st.text(max_size=6000), notes=st.integers(0, 30))
@example(HOSTILE, LONGEST * 20, 30)
def test_answer_fits_in_every_language(locale: str, name: str, gist: str, notes: int) -> None:
    message = answer(_result(name, gist, notes), WORDS.for_locale(locale), 4096)
    _check(message)


# --- every message of every feature -----------------------------------------------------------


@pytest.mark.parametrize("locale", WALKED)
@pytest.mark.parametrize("private", [True, False])
async def test_every_command_and_button_replies_within_the_limits(
    harness: BotHarness, locale: str, private: bool
) -> None:
    where = {"who": ANNA, "private": private, "chat": "c1"}
    await _create_long_data(harness)
    harness.chat.managers = {ANNA}
    for name in sorted(COMMANDS):
        for words in ("", HOSTILE * 40, "on", "lang=" + "x" * 4000):
            await handle(harness, _in(locale, harness.command(f"{name} {words}", **where)))
    await handle(harness, _in(locale, harness.text(HOSTILE * 40, **where)))
    await handle(harness, _in(locale, harness.command("x" * 4000, **where)))
    await _press_all(harness, locale, where)
    assert len(harness.chat.shown) > len(COMMANDS)
    for message in chain.from_iterable(harness.chat.shown.values()):
        _check(message)


async def _press_all(harness: BotHarness, locale: str, where: dict[str, Any]) -> None:
    """Press one button of every kind, also of those that appear meanwhile."""
    pressed: set[str] = set()
    while found := dict(_new_buttons(harness, pressed)):
        for kind, (ref, button) in found.items():
            pressed.add(kind)
            event = harness.press(button.action, button.argument, **where)
            message = replace(event.origin.message, message=ref)
            event = replace(event, origin=replace(event.origin, message=message))
            await handle(harness, _in(locale, event))
    assert {"menu", "set", "hist", "open", "redo", "drop"} <= {
        it.partition(":")[0] for it in pressed
    }


def _new_buttons(
    harness: BotHarness, pressed: set[str]
) -> Iterator[tuple[str, tuple[str, Button]]]:
    for ref, versions in harness.chat.shown.items():
        for button in chain.from_iterable(versions[-1].buttons):
            kind = re.sub("[0-9a-f]{24}", "JOB", callback_data(button))
            kind = re.sub("^(set:[a-z_]+):.*", r"\1", kind)
            last = ("drop!", "forget", "cancel", "set:reset")
            if kind not in pressed and not kind.startswith(last):
                yield kind, (ref, button)


def _in(locale: str, event: Any) -> Event:
    origin: Origin = event.origin
    return replace(event, origin=replace(origin, locale=locale))  # type: ignore[no-any-return]


_PLACEHOLDER = re.compile(r"\{ \$[a-z]+ \}")
"""Text that Fluent leaves where a value is missing. Names of people may have its signs."""


def _check(message: Message) -> None:
    """Assert that Telegram accepts the message."""
    text, entities = text_and_entities(message)
    assert text.strip()
    assert units(text) <= 4096, text[:200]
    assert all(it.offset + it.length <= units(text) for it in entities)
    assert not _PLACEHOLDER.search(text.replace("{ $name }", ""))
    rows = inline_keyboard(message).inline_keyboard if message.buttons else ()  # type: ignore[union-attr]
    assert len(list(chain.from_iterable(rows))) <= 100
    for row in rows:
        assert 1 <= len(row) <= 8
        for it in row:
            assert 1 <= units(it.text.strip()) <= 64
            assert "\n" not in it.text
            assert len(str(it.callback_data).encode()) <= 64


def _result(name: str, gist: str, notes: int) -> Result:
    points = tuple(Point(60.0 * at, name) for at in range(40))
    summary = Summary(name, gist, points, (Chapter(0.0, name),), points, "en", "gemini")
    speakers = tuple(SpeakerShare(f"S{n}", name, 10.0) for n in range(12))
    remarks = tuple(Note("no_voice", {"engine": name, "code": f"c{n}"}) for n in range(notes))
    engines = dict.fromkeys(("transcriber", "diarizer", "summarizer", "voice"), name)
    return Result(name, "en", 400_000.0, gist, summary, speakers, (), remarks, engines)


async def _create_long_data(harness: BotHarness) -> None:
    """Create a user with the longest hints, names, results and unfinished jobs."""
    hints = tuple(f"{LONGEST[:56]}{n}" for n in range(50))
    async with harness.services.database.begin() as unit:
        await unit.people.get_or_create(ANNA, "en")
        await unit.people.set_options(ANNA, Options(hints=hints))
        for number in range(20):
            assert await unit.jobs.add(_job(number))


def _job(number: int) -> Job:
    ended = NOON + timedelta(minutes=number)
    address = Address(ANNA.platform, "c1")
    job = replace(
        make_job(number, ANNA),
        id=job_id(ANNA.platform, "c1", f"{number}"),
        reply_to=MessageRef(address, f"m{number}"),
        media=Media("handle", HOSTILE + LONGEST, 5, 400_000.0, make_job(1).media.blob),
        card=MessageRef(address, f"card{number}"),
    )
    if number >= 14:  # unfinished jobs
        return job
    done = _result(HOSTILE + LONGEST, LONGEST * 20, 30)
    return replace(job, state=JobState.DONE, result=done, finished=ended, delivered=ended)

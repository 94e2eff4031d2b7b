"""/settings: a message that turns into its pages, and a command for everything on them."""

from __future__ import annotations

from typing import Any

import pytest

from bot.chat import Button, Event, Message
from bot.dispatch.dispatcher import make_dispatcher
from bot.platforms.telegram.text import callback_data
from bot.views.answer_buttons import LANGUAGES
from bot.views.settings_menu import PAGES
from pipeline.export.language_codes import three_letters
from storage.models import (
    Account,
    Captions,
    Format,
    Options,
    Person,
    SpeakerCount,
    SummaryStyle,
    VoiceConsent,
)
from tests.unit.bot.fakes import ANNA, BEN, BotHarness


async def hear(house: BotHarness, *events: Event) -> Message:
    for event in events:
        await make_dispatcher(house.services)(event)
        await house.services.tasks.wait_idle()
    return house.chat.last


async def person(house: BotHarness, who: Account = ANNA) -> Person:
    async with house.services.database.read() as unit:
        found = await unit.people.find(who)
    assert found is not None
    return found


def button(message: Message, label: str) -> Button:
    found = [it for row in message.buttons for it in row if it.label.removeprefix("✓ ") == label]
    assert len(found) == 1, [it.label for row in message.buttons for it in row]
    return found[0]


async def press(house: BotHarness, label: str, **where: Any) -> Message:
    pressed = button(house.chat.last, label)
    ref = list(house.chat.shown)[-1]
    before = len(house.chat.shown)
    event = house.press(pressed.action, pressed.argument, **where)
    object.__setattr__(event.origin.message, "message", ref)
    await hear(house, event)
    if event.origin.account == ANNA:
        assert len(house.chat.shown) == before, "the menu is one message"
    return house.chat.last


CHOICES = [
    ("Language", "German", Options(language="de")),
    ("Speakers", "3", Options(speakers=SpeakerCount(3, 3))),
    ("Summary", "short", Options(summary=SummaryStyle.SHORT)),
    ("Summary language", "Turkish", Options(summary_language="tr")),
    ("Spoken summary", "no", Options(speech=False)),
    ("Files", "vtt", Options(formats=(Format.TXT, Format.SRT, Format.VTT))),
    ("Subtitles", "short", Options(captions=Captions.SHORT)),
    ("Accuracy", "yes", Options(careful=True)),
]


@pytest.mark.parametrize(("page", "choice", "options"), CHOICES)
async def test_every_page_sets_what_it_shows(
    house: BotHarness, page: str, choice: str, options: Options
) -> None:
    await hear(house, house.command("settings"))
    await press(house, page)
    shown = await press(house, choice)
    assert (await person(house)).options == options
    if page == "Files":
        assert button(shown, "vtt").label == "✓ vtt"
        await press(house, "vtt")
        assert (await person(house)).options == Options()
        await press(house, "‹ Settings")
    await press(house, page)
    ticked = [it.label for row in house.chat.last.buttons for it in row if "✓" in it.label]
    assert len(ticked) == (2 if page == "Files" else 1)
    await press(house, "‹ Settings")
    await press(house, "Reset to defaults")
    assert (await person(house)).options == Options()


async def test_every_page_has_a_way_by_command(house: BotHarness) -> None:
    for page in PAGES.values():
        before = await person(house) if house.chat.shown else None
        shown = await hear(house, house.command(page.example.removeprefix("/")))
        assert shown.buttons
        assert (await person(house)) != before
    changed = await person(house)
    assert changed.ui_locale == "tr"
    assert changed.options == Options(
        language="de",
        speakers=SpeakerCount(2, 4),
        summary=SummaryStyle.SHORT,
        summary_language="de",
        speech=False,
        formats=(Format.TXT, Format.VTT),
        captions=Captions.SHORT,
        careful=True,
        voices=VoiceConsent.YES,
    )


async def test_a_language_is_chosen_by_tag_or_button_in_any_case(house: BotHarness) -> None:
    house.services.translations.locales = ("en", "pt-BR", "tr")
    for tongue in ("pt-BR", "PT-br"):
        await hear(house, house.command("settings tongue=auto"))
        await hear(house, house.command(f"settings tongue={tongue}"))
        assert (await person(house)).ui_locale == "pt-BR"


async def test_a_command_without_words_opens_its_page(house: BotHarness) -> None:
    for name in ("language", "speakers", "summary", "speech", "formats"):
        shown = await hear(house, house.command(name))
        assert f"/{name}" in shown.text
        assert button(shown, "‹ Settings")


async def test_what_a_command_can_not_mean_is_told_and_changes_nothing(house: BotHarness) -> None:
    for line in ("speakers 0", "language " + "x" * 5000, "settings lang=de tongue=klingon"):
        assert "I don't understand" in (await hear(house, house.command(line))).text
        assert len(house.chat.last.text) < 200
    assert (await person(house)).options == Options()


async def test_the_language_of_the_bot(house: BotHarness) -> None:
    await hear(house, house.command("settings"))
    await press(house, "Bot language")
    shown = await press(house, "Türkçe")
    assert "Botun dili: Türkçe" in shown.text
    assert "Konuşma dili" in (await hear(house, house.command("settings"))).text
    await press(house, "Botun dili")
    shown = await press(house, "uygulamanızla aynı")
    assert "Bot language: " in shown.text


async def test_a_menu_is_its_owners(house: BotHarness) -> None:
    shown = await hear(house, house.command("settings", private=False, chat="g"))
    for label in ("Speakers", "Reset to defaults"):
        pressed = button(shown, label)
        await hear(house, house.press(pressed.action, pressed.argument, who=BEN, chat="g"))
        assert "somebody else" in house.chat.last.text
    forged = ("lang:de:1", "x:y:2", "x", "", ":", "lang", "formats:exe:2", "speakers:9-1:2")
    for argument in forged:
        for action in ("set", "menu"):
            await hear(house, house.press(action, argument, who=BEN))
    assert (await person(house)).options == Options()
    assert (await person(house, BEN)).options == Options()


async def test_buttons_fit_and_mean_the_same_after_a_restart(house: BotHarness) -> None:
    who = Account(ANNA.platform, "1234567890123456789")  # as long as any platform's
    await hear(house, house.command("settings", who=who))
    for page in PAGES:
        shown = await hear(house, house.press("menu", f"{page}:{who.id}", who=who))
        for row in shown.buttons:
            assert all(len(callback_data(it)) <= 64 and 0 < len(it.label) <= 24 for it in row)


def test_languages_are_those_that_can_be_heard() -> None:
    assert all(three_letters(code) != "und" for code in LANGUAGES)

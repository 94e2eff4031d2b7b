"""/settings: a message with pages, and a command for every setting."""

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
    Clean,
    Format,
    Numbers,
    Options,
    Person,
    SpeakerCount,
    SummaryStyle,
    VideoCaptions,
    VoiceConsent,
)
from tests.unit.bot.fakes import ANNA, BEN, BotHarness


async def reply_to(harness: BotHarness, *events: Event) -> Message:
    for event in events:
        await make_dispatcher(harness.services)(event)
        await harness.services.tasks.wait_idle()
    return harness.chat.last


async def person(harness: BotHarness, who: Account = ANNA) -> Person:
    async with harness.services.database.read() as unit:
        found = await unit.people.find(who)
    assert found is not None
    return found


def button(message: Message, label: str) -> Button:
    matches = [it for row in message.buttons for it in row if it.label.removeprefix("✓ ") == label]
    assert len(matches) == 1, [it.label for row in message.buttons for it in row]
    return matches[0]


async def press_label(harness: BotHarness, label: str, **where: Any) -> Message:
    pressed = button(harness.chat.last, label)
    ref = list(harness.chat.shown)[-1]
    before = len(harness.chat.shown)
    event = harness.press(pressed.action, pressed.argument, **where)
    object.__setattr__(event.origin.message, "message", ref)
    await reply_to(harness, event)
    if event.origin.account == ANNA:
        assert len(harness.chat.shown) == before, "the menu is one message"
    return harness.chat.last


CHOICES = [
    ("Language", "German", Options(language="de")),
    ("Speakers", "3", Options(speakers=SpeakerCount(3, 3))),
    ("Summary", "short", Options(summary=SummaryStyle.SHORT)),
    ("Summary language", "Turkish", Options(summary_language="tr")),
    ("Spoken summary", "no", Options(speech=False)),
    ("Files", "vtt", Options(formats=(Format.TXT, Format.SRT, Format.VTT))),
    ("Subtitles", "short", Options(captions=Captions.SHORT)),
    ("Fillers", "light", Options(clean=Clean.LIGHT)),
    ("Numbers", "digits", Options(numbers=Numbers.DIGITS)),
    ("Accuracy", "yes", Options(careful=True)),
    ("Quiet voices", "yes", Options(louder=True)),
]


@pytest.mark.parametrize(("page", "choice", "options"), CHOICES)
async def test_settings_page_applies_the_pressed_choice(
    harness: BotHarness, page: str, choice: str, options: Options
) -> None:
    await reply_to(harness, harness.command("settings"))
    await press_label(harness, page)
    message = await press_label(harness, choice)
    assert (await person(harness)).options == options
    if page == "Files":
        assert button(message, "vtt").label == "✓ vtt"
        await press_label(harness, "vtt")
        assert (await person(harness)).options == Options()
        await press_label(harness, "‹ Settings")
    await press_label(harness, page)
    ticked = [it.label for row in harness.chat.last.buttons for it in row if "✓" in it.label]
    assert len(ticked) == (2 if page == "Files" else 1)
    await press_label(harness, "‹ Settings")
    await press_label(harness, "Reset to defaults")
    assert (await person(harness)).options == Options()


async def test_every_settings_page_has_a_command(harness: BotHarness) -> None:
    for page in PAGES.values():
        before = await person(harness) if harness.chat.shown else None
        reply = await reply_to(harness, harness.command(page.example.removeprefix("/")))
        assert reply.buttons
        assert (await person(harness)) != before
    changed = await person(harness)
    assert changed.ui_locale == "tr"
    assert changed.options == Options(
        language="de",
        speakers=SpeakerCount(2, 4),
        summary=SummaryStyle.SHORT,
        summary_language="de",
        speech=False,
        formats=(Format.TXT, Format.VTT, Format.VIDEO),
        captions=Captions.SHORT,
        video=VideoCaptions.BURNED,
        careful=True,
        louder=True,
        clean=Clean.LIGHT,
        numbers=Numbers.DIGITS,
        voices=VoiceConsent.YES,
    )


async def test_interface_language_is_chosen_by_tag_or_button_in_any_case(
    harness: BotHarness,
) -> None:
    harness.services.translations.locales = ("en", "pt-BR", "tr")
    for tongue in ("pt-BR", "PT-br"):
        await reply_to(harness, harness.command("settings tongue=auto"))
        await reply_to(harness, harness.command(f"settings tongue={tongue}"))
        assert (await person(harness)).ui_locale == "pt-BR"


async def test_command_without_arguments_opens_its_page(harness: BotHarness) -> None:
    for name in ("language", "speakers", "summary", "speech", "formats"):
        reply = await reply_to(harness, harness.command(name))
        assert f"/{name}" in reply.text
        assert button(reply, "‹ Settings")


async def test_invalid_value_is_refused_and_changes_nothing(harness: BotHarness) -> None:
    for line in ("speakers 0", "language " + "x" * 5000, "settings lang=de tongue=klingon"):
        assert "I don't understand" in (await reply_to(harness, harness.command(line))).text
        assert len(harness.chat.last.text) < 200
    assert (await person(harness)).options == Options()


async def test_interface_language_is_changed_by_buttons(harness: BotHarness) -> None:
    await reply_to(harness, harness.command("settings"))
    await press_label(harness, "Bot language")
    message = await press_label(harness, "Türkçe")
    assert "Botun dili: Türkçe" in message.text
    assert "Konuşma dili" in (await reply_to(harness, harness.command("settings"))).text
    await press_label(harness, "Botun dili")
    message = await press_label(harness, "uygulamanızla aynı")
    assert "Bot language: " in message.text


async def test_settings_menu_belongs_to_its_owner(harness: BotHarness) -> None:
    reply = await reply_to(harness, harness.command("settings", private=False, chat="g"))
    for label in ("Speakers", "Reset to defaults"):
        pressed = button(reply, label)
        await reply_to(harness, harness.press(pressed.action, pressed.argument, who=BEN, chat="g"))
        assert "somebody else" in harness.chat.last.text
    forged = ("lang:de:1", "x:y:2", "x", "", ":", "lang", "formats:exe:2", "speakers:9-1:2")
    for argument in forged:
        for action in ("set", "menu"):
            await reply_to(harness, harness.press(action, argument, who=BEN))
    assert (await person(harness)).options == Options()
    assert (await person(harness, BEN)).options == Options()


async def test_buttons_fit_and_work_after_a_restart(harness: BotHarness) -> None:
    who = Account(ANNA.platform, "1234567890123456789")  # the maximum of all platforms
    await reply_to(harness, harness.command("settings", who=who))
    for page in PAGES:
        reply = await reply_to(harness, harness.press("menu", f"{page}:{who.id}", who=who))
        for row in reply.buttons:
            assert all(len(callback_data(it)) <= 64 and 0 < len(it.label) <= 24 for it in row)


def test_languages_are_those_of_the_models() -> None:
    assert all(three_letters(code) != "und" for code in LANGUAGES)


async def test_part_option_cannot_be_a_setting(harness: BotHarness) -> None:
    await reply_to(harness, harness.command("settings lang=de from=1:00"))
    assert "for one recording" in harness.chat.last.text
    assert (await person(harness)).options == Options()


async def test_replacement_rules_are_stored_and_shown(harness: BotHarness) -> None:
    await reply_to(harness, harness.command('settings replace="Keler→Keller; gonna -> going to"'))
    assert "Replaced words: Keler→Keller; gonna→going to" in harness.chat.last.text
    await reply_to(harness, harness.command("settings lang=de"))
    rules = (("Keler", "Keller"), ("gonna", "going to"))
    assert (await person(harness)).options == Options("de", replacements=rules)
    await reply_to(harness, harness.command("settings replace=none"))
    assert (await person(harness)).options == Options("de")

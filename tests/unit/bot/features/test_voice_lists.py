"""Remembered voices are listed, and deleted by name, by button and all at once."""

from __future__ import annotations

from bot.people.voice_memory import MAX_NAMES
from tests.unit.bot.answered_jobs import labels
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.features.voices import (
    button,
    press_event,
    remember,
    remembered_names,
    remembered_voices,
)


async def test_stored_voices_are_listed_and_deleted_by_name(harness: BotHarness) -> None:
    await handle(harness, harness.command("forget_voice"))
    assert "no voices for you here" in harness.chat.last.text
    await remember(harness, "Cem", "Deniz")
    await remember(harness, "Cem", owner=BEN)
    await handle(harness, harness.command("forget_voice"))
    assert "\nCem\nDeniz\n" in harness.chat.last.text
    assert labels(harness.chat.last) == ["✕ Cem", "✕ Deniz", "Forget all"]
    await handle(harness, harness.command("forget_voice  cem "))
    assert "Forgotten: Cem." in harness.chat.last.text
    assert await remembered_names(harness) == ["Deniz"]
    assert await remembered_names(harness, BEN) == ["Cem"]
    await handle(harness, harness.command("forget_voice Cem"))
    assert "no voice called Cem" in harness.chat.last.text
    await handle(harness, harness.command("forget_voice all"))
    assert await remembered_names(harness) == []
    assert await remembered_names(harness, BEN) == ["Cem"]


async def test_delete_button_affects_only_own_voices(harness: BotHarness) -> None:
    await remember(harness, "Cem", "Deniz")
    await remember(harness, "Eve", owner=BEN)
    (evil,) = await remembered_voices(harness, BEN)
    await handle(harness, harness.command("forget_voice"))
    forget = button(harness.chat.last, "✕ Cem")
    everything = button(harness.chat.last, "Forget all")
    await handle(harness, press_event(harness, forget, BEN), press_event(harness, everything, BEN))
    assert "/settings opens your own" in harness.chat.last.text or "not" in harness.chat.last.text
    await handle(
        harness, harness.press("unvoice", f"{forget.argument.partition(':')[0]}:2", who=BEN)
    )
    await handle(harness, harness.press("unvoice", f"{evil.id}:1"))
    assert await remembered_names(harness) == ["Cem", "Deniz"]
    assert await remembered_names(harness, BEN) == ["Eve"]
    await handle(harness, press_event(harness, forget))
    assert await remembered_names(harness) == ["Deniz"]
    await handle(harness, press_event(harness, everything))
    assert await remembered_names(harness) == []
    assert await remembered_names(harness, BEN) == ["Eve"]


async def test_group_lists_only_voices_named_there(harness: BotHarness) -> None:
    await remember(harness, "Cem", chat="c1")
    await remember(harness, "Deniz", chat="g1")
    await handle(harness, harness.command("forget_voice", chat="g1", private=False))
    assert "Deniz" in harness.chat.last.text
    assert "Cem" not in harness.chat.last.text
    await handle(harness, harness.command("forget_voice Cem", chat="g1", private=False))
    assert "no voice called" in harness.chat.last.text
    await handle(harness, harness.command("forget_voice"))
    assert "\nDeniz · in another chat" in harness.chat.last.text


async def test_long_list_of_voices_has_pages(harness: BotHarness) -> None:
    await remember(harness, *(f"N{number:02}" for number in range(MAX_NAMES)))
    await handle(harness, harness.command("forget_voice"))
    assert "N07" in harness.chat.last.text
    assert "N08" not in harness.chat.last.text
    turn = button(harness.chat.last, "▶")
    await handle(harness, press_event(harness, turn))
    assert "N08" in harness.chat.last.text
    await handle(harness, harness.press("voices", f"999:{ANNA.id}"))
    assert "N49" in harness.chat.last.text
    await handle(harness, press_event(harness, turn, BEN))
    assert "N08" not in harness.chat.last.text


async def test_switching_voices_off_deletes_own_voices(harness: BotHarness) -> None:
    await remember(harness, "Cem")
    await remember(harness, "Eve", owner=BEN)
    await handle(harness, harness.command("settings lang=de"))
    assert await remembered_names(harness) == ["Cem"]
    await handle(harness, harness.press("set", f"voices:no:{ANNA.id}"))
    assert await remembered_names(harness) == []
    assert await remembered_names(harness, BEN) == ["Eve"]
    await remember(harness, "Cem")
    await handle(harness, harness.command("settings reset"))
    assert await remembered_names(harness) == []

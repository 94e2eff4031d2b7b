"""The command /again: its choices, its options, and the result that it refers to."""

from __future__ import annotations

from dataclasses import replace

from bot.chat import Button, Command
from bot.jobs.redo_rules import find_answer
from bot.views.answer_buttons import DO
from storage.models import (
    Failure,
    Note,
    SpeakerShare,
)
from tests.unit.bot.answered_jobs import (
    ALL,
    answered_job,
    end_job,
    jobs,
    labels,
    newest,
    press_event,
    result,
    shown_message,
)
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import BEN, BotHarness


async def test_redo_answer_lists_the_changed_options(harness: BotHarness) -> None:
    first = await answered_job(harness)
    await handle(harness, harness.command("again speakers=2 lang=de from=0:10 to=0:20"))
    again = await newest(harness)
    two = (SpeakerShare("S1", "Anna", 5.0), SpeakerShare("S2", "Ben", 5.0))
    finished = replace(
        result(harness, ALL), seconds=10.0, part=(10.0, 20.0), language="de", speakers=two,
        opening="Hallo.",
    )  # fmt: skip
    await end_job(harness, again.id, finished)
    text = shown_message(harness, first).text
    assert "Changed: Language: German; Speakers: 2; 0:10–0:20" in text
    assert "Different now: English → German, 2 speakers, Transcript" in text
    await handle(harness, harness.command("again speakers=3"))
    again = await newest(harness)
    await end_job(harness, again.id, finished)
    text = shown_message(harness, first).text
    assert "Changed: Speakers: 3" in text
    assert "The result is the same as before." in text


async def test_part_outside_the_recording_is_refused(harness: BotHarness) -> None:
    first = await answered_job(harness)
    await handle(harness, harness.command("again from=22:10"))
    assert "this recording is 1:00 long" in harness.chat.last.text
    assert await newest(harness) == first
    await handle(harness, harness.upload(caption="from=22:10"))
    assert "this recording is 1:00 long" in harness.chat.last.text


async def test_again_louder_recognizes_anew_with_more_gain(harness: BotHarness) -> None:
    await handle(harness, harness.upload())
    (job,) = await jobs(harness)
    quiet = Note("too_quiet", {"places": "0:06-0:15"})
    first = await end_job(harness, job.id, replace(result(harness, ALL), notes=(quiet,)))
    said = "Somebody is too quiet at 0:06-0:15; /again louder hears it with more gain."
    assert said in shown_message(harness, first).text
    await handle(harness, press_event(harness, first, f"redo:{first.id}"))
    assert "Louder: quiet voices with more gain" in labels(shown_message(harness, first))
    await handle(harness, harness.command("again louder"))
    again = await newest(harness)
    assert (again.again_of, again.media) == (first.id, first.media)
    assert again.options == replace(first.options, louder=True)
    still = replace(quiet, code="still_too_quiet")
    second = await end_job(harness, again.id, replace(result(harness, ALL), notes=(still,)))
    text = shown_message(harness, second).text
    assert "too quiet at 0:06-0:15, even with more gain" in text
    assert "More gain for quiet speech: yes" in text
    await handle(harness, press_event(harness, second, f"redo:{second.id}"))
    assert not any("Louder" in it for it in labels(shown_message(harness, second)))
    await handle(harness, harness.command("again louder"))
    assert await newest(harness) == second, "it is louder already"


async def test_again_opens_the_choices_or_applies_options(harness: BotHarness) -> None:
    await handle(harness, harness.command("again"))
    assert "no result" in harness.chat.last.text
    older = await answered_job(harness)
    newer = await answered_job(harness)
    await handle(harness, harness.command("again"))
    menu = list(harness.chat.shown)[-1]
    choice = harness.chat.last.buttons[2][0]
    assert choice == Button("More accurate, slower", DO, f"{newer.id}:careful=yes")
    assert "‹ Back" not in labels(harness.chat.last)
    await handle(harness, press_event(harness, newer, f"again:{newer.id}:summary", at=menu))
    assert "Redo" in harness.chat.last.text
    assert "none" in labels(harness.chat.last)
    await handle(harness, press_event(harness, newer, f"do:{newer.id}:summary=none", at=menu))
    assert "The answer above will change" in harness.chat.last.text
    again = await newest(harness)
    assert (again.again_of, again.card) == (newer.id, newer.card)
    for reply in (older.reply_to, older.card):
        command = harness.command("again lang=de speakers=2")
        await handle(harness, replace(command, reply_to=reply))
        job = await newest(harness)
        assert job.again_of == older.id
        await end_job(harness, job.id, Failure("bug"))
    elsewhere = harness.command("again lang=de", chat="c2")
    await handle(harness, elsewhere)
    assert "no result" in harness.chat.last.text
    stranger: Command = replace(harness.command("again", who=BEN), reply_to=older.card)
    await handle(harness, stranger)
    assert "no result" in harness.chat.last.text


async def test_reply_to_a_file_of_the_answer_refers_to_the_answer(harness: BotHarness) -> None:
    first = await answered_job(harness)
    await answered_job(harness)
    async with harness.services.database.read() as unit:
        (ref,) = await unit.deliveries.refs(first.id, "voice")
        answer = await find_answer(unit, first.id)
    assert answer is not None
    assert answer.message == first.card
    await handle(harness, replace(harness.command("again lang=de"), reply_to=ref))
    assert (await newest(harness)).again_of == first.id

"""Redo by the buttons of a finished answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.delivery.outbox import OutboxRelay
from bot.views.answer_buttons import DO, LANGUAGES, redo_buttons
from storage.models import (
    Captions,
    Failure,
    FileKind,
    JobState,
    Options,
    SpeakerCount,
    Stage,
)
from tests.unit.bot.answered_jobs import (
    SUMMARY,
    TXT,
    VOICE,
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
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.job_states import rounds


async def test_finished_answer_offers_files_redo_and_delete(harness: BotHarness) -> None:
    job = await answered_job(harness)
    assert labels(shown_message(harness, job)) == [
        *("Summary", "Transcript", "Subtitles", "Voice"),
        *("Redo", "Delete"),
    ]
    assert shown_message(harness, job).is_final


async def test_every_redo_choice_fits_into_a_button_and_is_parsed(harness: BotHarness) -> None:
    job = replace(
        await answered_job(harness), options=Options(captions=Captions.SHORT, speech=False)
    )
    t = harness.services.translations.for_locale("en")
    pages = ("", "lang", "speakers", "summary", "nonsense")
    buttons = [it for page in pages for row in redo_buttons(job, t, page) for it in row]
    wishes = {it.argument.partition(":")[2] for it in buttons if it.action == DO}
    assert {"careful=yes", "captions=normal", "speech=yes", "speakers=2"} <= wishes
    assert {f"lang={code}" for code in LANGUAGES} <= wishes
    assert all(len(f"{it.action}:{it.argument}".encode()) <= 64 for it in buttons)
    ticked = [it.label for it in buttons if it.label.startswith("✓")]
    assert ticked == ["✓ automatic"] * 2 + ["✓ full"]


async def test_redo_choices_open_in_place_and_close_again(harness: BotHarness) -> None:
    job = await answered_job(harness)
    before = shown_message(harness, job)
    await handle(harness, press_event(harness, job, f"redo:{job.id}"))
    assert shown_message(harness, job).text == before.text
    assert "Other number of speakers ›" in labels(shown_message(harness, job))
    await handle(harness, press_event(harness, job, f"redo:{job.id}:speakers"))
    assert {"1", "2", "6", "✓ automatic"} <= set(labels(shown_message(harness, job)))
    await handle(harness, press_event(harness, job, f"back:{job.id}"))
    assert shown_message(harness, job) == before
    assert len(harness.chat.shown) == 1


async def test_redo_is_a_new_job_with_the_same_recording_and_message(harness: BotHarness) -> None:
    first = await answered_job(harness, caption="lang=en")
    harness.chat.contents.clear()  # so that a download would fail
    chosen = press_event(harness, first, f"do:{first.id}:speakers=2")
    await handle(harness, chosen, chosen)
    again = await newest(harness)
    assert (again.again_of, again.card, again.reply_to) == (first.id, first.card, first.reply_to)
    assert again.media == first.media
    assert again.options == replace(first.options, speakers=SpeakerCount(2, 2))
    assert len(await jobs(harness)) == 2
    assert harness.queue.notified[-1] == (again.id, 0)
    assert labels(shown_message(harness, first)) == ["Cancel"]
    assert len(harness.chat.shown) == 1


async def test_card_of_a_redo_shows_no_estimate(harness: BotHarness) -> None:
    async with harness.services.database.begin() as unit:
        await unit.stage_speeds.record(Stage.TRANSCRIPT, "engine", 60.0, 60.0)
    first = await answered_job(harness)
    await handle(harness, press_event(harness, first, f"do:{first.id}:speakers=2"))
    relay = OutboxRelay(harness.services, harness.chat, clock=iter(range(0, 1000, 100)).__next__)
    await rounds(relay)
    assert "In the queue" in shown_message(harness, first).text
    assert "takes" not in shown_message(harness, first).text


async def test_redo_sends_only_changed_files(harness: BotHarness) -> None:
    first = await answered_job(harness)
    harness.chat.sent.clear()
    await handle(harness, press_event(harness, first, f"do:{first.id}:captions=short"))
    again = await newest(harness)
    cues = (FileKind.SRT, "short cues")
    await end_job(harness, again.id, result(harness, (TXT, cues, SUMMARY, VOICE), "A talk 2"))
    assert harness.chat.sent == [["talk.srt"]]
    assert "A talk 2" in shown_message(harness, first).text
    assert len(harness.chat.shown) == 1
    # A second redo replaces the answer of the first.
    await handle(harness, press_event(harness, first, f"do:{first.id}:speech=no"))
    third = await newest(harness)
    assert third.again_of == first.id
    assert third.options.captions is Captions.SHORT
    assert third.options.speech is False
    await end_job(harness, third.id, result(harness, (TXT, cues, SUMMARY), "A talk 3"))
    assert harness.chat.sent == [["talk.srt"]]


@pytest.mark.parametrize(
    ("outcome", "why"), [(Failure("media_gone"), "could not get the file"), (None, "Cancelled")]
)
async def test_failed_redo_keeps_the_earlier_answer(
    harness: BotHarness, outcome: Failure | None, why: str
) -> None:
    first = await answered_job(harness)
    harness.chat.sent.clear()
    await handle(harness, press_event(harness, first, f"do:{first.id}:speakers=3"))
    again = await newest(harness)
    await end_job(harness, again.id, outcome)
    assert "A talk" in shown_message(harness, first).text
    assert why in shown_message(harness, first).text
    assert "Redo" in labels(shown_message(harness, first))
    assert harness.chat.sent == []
    await handle(harness, press_event(harness, first, f"do:{first.id}:speakers=2"))
    assert (await newest(harness)).state is JobState.QUEUED, "it may be tried again"


async def test_only_one_redo_runs_at_a_time(harness: BotHarness) -> None:
    first = await answered_job(harness)
    await handle(harness, press_event(harness, first, f"do:{first.id}:speakers=3"))
    for data in ("do:{}:speakers=2", "redo:{}", "back:{}", "drop:{}", "drop!:{}"):
        await handle(harness, press_event(harness, first, data.format(first.id)))
        assert "already working on this" in harness.chat.last.text
    await handle(harness, harness.command("again speakers=2"))
    assert "already working on this" in harness.chat.last.text
    assert len(await jobs(harness)) == 2

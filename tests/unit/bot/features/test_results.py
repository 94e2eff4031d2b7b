"""Redo, files on request and deletion of one result by its owner."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat import Button, Command
from bot.delivery.answers import deliver
from bot.delivery.outbox import OutboxRelay
from bot.jobs.redo_rules import find_answer
from bot.jobs.start_redo import needs_recording
from bot.parsing.options import read
from bot.views.answer_buttons import DO, LANGUAGES, redo_buttons
from storage.models import (
    Captions,
    Failure,
    FileKind,
    JobState,
    Note,
    Options,
    Part,
    SpeakerCount,
    SpeakerShare,
    Stage,
)
from storage.retention import release_media
from tests.unit.bot.answered_jobs import (
    ALL,
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
from tests.unit.bot.fakes import BEN, BotHarness
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


async def test_redo_uses_no_minutes_but_counts_as_an_unfinished_job(harness: BotHarness) -> None:
    harness.services.settings.minutes_per_day = 1.0
    harness.services.settings.jobs_per_person = 1
    first = await answered_job(harness)
    await handle(harness, press_event(harness, first, f"do:{first.id}:speakers=3"))
    again = await newest(harness)
    assert again.again_of == first.id
    await end_job(harness, again.id, result(harness, ALL))
    other = await answered_job(harness, who=BEN)
    await handle(harness, harness.upload(who=BEN, seconds=None))  # no minutes left
    await handle(harness, press_event(harness, other, f"do:{other.id}:speakers=3", BEN))
    assert (await jobs(harness, BEN))[0].again_of == other.id
    harness.services.settings.minutes_per_day = 0
    await handle(harness, harness.upload(who=BEN))
    assert "jobs in progress" in harness.chat.last.text


async def test_redo_of_a_longer_part_counts_its_minutes(harness: BotHarness) -> None:
    harness.services.settings.minutes_per_day = 1.5
    first = await answered_job(harness)  # of a minute
    await handle(harness, harness.command("again from=0:10 to=0:20"))
    part = await newest(harness)
    assert part.options.part == Part(10.0, 20.0)
    finished = replace(result(harness, ALL), seconds=10.0, part=(10.0, 20.0))
    await end_job(harness, part.id, finished)
    assert "0:10–0:20" in shown_message(harness, first).text
    async with harness.services.database.read() as unit:
        assert await unit.usage.find(part.id) is None
    await handle(harness, harness.command("again from=0 to=end"))
    assert "minutes are used up" in harness.chat.last.text
    harness.services.settings.minutes_per_day = 10
    await handle(harness, harness.command("again from=0 to=end"))
    redo = await newest(harness)
    assert redo.options.part == Part()
    async with harness.services.database.read() as unit:
        use = await unit.usage.find(redo.id)
    assert use is not None
    assert use.seconds == 60.0


@pytest.mark.parametrize("wish", ["hints=Aachen", "careful=yes", "lang=de", "louder=yes"])
async def test_redo_that_recognizes_again_counts_like_a_new_recording(
    harness: BotHarness, wish: str
) -> None:
    harness.services.settings.minutes_per_day = 1.5
    first = await answered_job(harness)  # of a minute
    await handle(harness, harness.command(f"again {wish}"))
    assert "minutes are used up" in harness.chat.last.text
    assert "use no minutes" in harness.chat.last.text
    assert await newest(harness) == first
    harness.services.settings.minutes_per_day = 2
    await handle(harness, harness.command(f"again {wish}"))
    again = await newest(harness)
    assert again.again_of == first.id
    assert again.quota.minutes == 2
    async with harness.services.database.read() as unit:
        use = await unit.usage.find(again.id)
    assert use is not None
    assert use.seconds == 60.0


async def test_redo_from_stored_words_counts_no_minutes(harness: BotHarness) -> None:
    harness.services.settings.minutes_per_day = 2
    await answered_job(harness)
    await handle(harness, harness.command("again careful=yes"))
    await end_job(harness, (await newest(harness)).id, result(harness, ALL))
    for wish in ("careful=no", "speakers=2", "captions=short", "summary=short", "careful=yes"):
        await handle(harness, harness.command(f"again {wish}"))
        again = await newest(harness)
        async with harness.services.database.read() as unit:
            assert await unit.usage.find(again.id) is None, wish
        await end_job(harness, again.id, result(harness, ALL))


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


async def test_deleted_recording_is_downloaded_again_for_a_redo(harness: BotHarness) -> None:
    first = await answered_job(harness)
    await release_media(harness.services.database, harness.services.blobs, first)
    assert first.media.blob is not None
    assert not harness.services.blobs.exists(first.media.blob.key)
    await handle(harness, press_event(harness, first, f"do:{first.id}:lang=de"))
    again = await newest(harness)
    assert again.media == first.media
    assert harness.services.blobs.exists(first.media.blob.key)
    await end_job(harness, again.id, result(harness, ALL))
    await release_media(harness.services.database, harness.services.blobs, first)
    harness.chat.contents.clear()
    await handle(harness, press_event(harness, first, f"do:{first.id}:lang=fr"))
    redo = await newest(harness)
    assert redo.state is JobState.FAILED
    await deliver(harness.services, harness.chat, redo)
    assert "could not get the file" in shown_message(harness, first).text
    assert "A talk" in shown_message(harness, first).text


async def test_redo_of_text_outputs_needs_no_recording(harness: BotHarness) -> None:
    first = await answered_job(harness)
    await release_media(harness.services.database, harness.services.blobs, first)
    harness.chat.contents.clear()
    for option in ("captions=short", "summary=short", "speech=no"):
        await handle(harness, press_event(harness, first, f"do:{first.id}:{option}"))
        again = await newest(harness)
        assert harness.queue.notified[-1] == (again.id, 0)
        await end_job(harness, again.id, result(harness, ALL))


@pytest.mark.parametrize(
    "option", ["lang=de", "speakers=2", "careful=yes", "louder=yes", "formats=video", "from=5"]
)
def test_redo_of_transcription_needs_the_recording(option: str) -> None:
    assert needs_recording(Options(), read(option, Options()))


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

"""Doing it again, the files once more, deleting one result: by its owner, without a download."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat import Button, Command
from bot.delivery.answers import deliver
from bot.delivery.outbox import OutboxRelay
from bot.jobs.redo import find_answer
from bot.jobs.start_redo import needs_recording
from bot.parsing.options import read
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
from storage.retention import release_media
from tests.unit.bot.answered_jobs import (
    ALL,
    SUMMARY,
    TXT,
    VOICE,
    answered,
    ends,
    jobs,
    labels,
    newest,
    press,
    result,
    shown,
)
from tests.unit.bot.dispatch.test_dispatcher import hear
from tests.unit.bot.fakes import BEN, BotHarness
from tests.unit.bot.job_states import rounds


async def test_a_finished_answer_offers_its_files_redo_and_delete(house: BotHarness) -> None:
    job = await answered(house)
    assert labels(shown(house, job)) == [
        *("Summary", "Transcript", "Subtitles", "Voice"),
        *("Redo", "Delete"),
    ]
    assert shown(house, job).is_final


async def test_every_choice_fits_into_a_button_and_is_understood(house: BotHarness) -> None:
    job = replace(await answered(house), options=Options(captions=Captions.SHORT, speech=False))
    t = house.services.translations.for_locale("en")
    pages = ("", "lang", "speakers", "summary", "nonsense")
    buttons = [it for page in pages for row in redo_buttons(job, t, page) for it in row]
    wishes = {it.argument.partition(":")[2] for it in buttons if it.action == DO}
    assert {"careful=yes", "captions=normal", "speech=yes", "speakers=2"} <= wishes
    assert {f"lang={code}" for code in LANGUAGES} <= wishes
    assert all(len(f"{it.action}:{it.argument}".encode()) <= 64 for it in buttons)
    ticked = [it.label for it in buttons if it.label.startswith("✓")]
    assert ticked == ["✓ automatic"] * 2 + ["✓ full"]


async def test_the_choices_open_in_place_and_close_again(house: BotHarness) -> None:
    job = await answered(house)
    before = shown(house, job)
    await hear(house, press(house, job, f"redo:{job.id}"))
    assert shown(house, job).text == before.text
    assert "Other number of speakers ›" in labels(shown(house, job))
    await hear(house, press(house, job, f"redo:{job.id}:speakers"))
    assert {"1", "2", "6", "✓ automatic"} <= set(labels(shown(house, job)))
    await hear(house, press(house, job, f"back:{job.id}"))
    assert shown(house, job) == before
    assert len(house.chat.shown) == 1


async def test_a_choice_is_a_new_job_on_the_same_recording_and_message(house: BotHarness) -> None:
    first = await answered(house, caption="lang=en")
    house.chat.contents.clear()  # a download would fail
    chosen = press(house, first, f"do:{first.id}:speakers=2")
    await hear(house, chosen, chosen)
    again = await newest(house)
    assert (again.again_of, again.card, again.reply_to) == (first.id, first.card, first.reply_to)
    assert again.media == first.media
    assert again.options == replace(first.options, speakers=SpeakerCount(2, 2))
    assert len(await jobs(house)) == 2
    assert house.queue.notified[-1] == (again.id, 0)
    assert labels(shown(house, first)) == ["Cancel"]
    assert len(house.chat.shown) == 1


async def test_the_card_of_a_redo_promises_no_time(house: BotHarness) -> None:
    async with house.services.database.begin() as unit:
        await unit.stage_speeds.record(Stage.TRANSCRIPT, "engine", 60.0, 60.0)
    first = await answered(house)
    await hear(house, press(house, first, f"do:{first.id}:speakers=2"))
    relay = OutboxRelay(house.services, house.chat, clock=iter(range(0, 1000, 100)).__next__)
    await rounds(relay)
    assert "In the queue" in shown(house, first).text
    assert "takes" not in shown(house, first).text


async def test_only_files_that_changed_are_sent_again(house: BotHarness) -> None:
    first = await answered(house)
    house.chat.sent.clear()
    await hear(house, press(house, first, f"do:{first.id}:captions=short"))
    again = await newest(house)
    cues = (FileKind.SRT, "short cues")
    await ends(house, again.id, result(house, (TXT, cues, SUMMARY, VOICE), "A talk 2"))
    assert house.chat.sent == [["talk.srt"]]
    assert "A talk 2" in shown(house, first).text
    assert len(house.chat.shown) == 1
    # And once more: the newest is the answer now.
    await hear(house, press(house, first, f"do:{first.id}:speech=no"))
    third = await newest(house)
    assert third.again_of == first.id
    assert third.options.captions is Captions.SHORT
    assert third.options.speech is False
    await ends(house, third.id, result(house, (TXT, cues, SUMMARY), "A talk 3"))
    assert house.chat.sent == [["talk.srt"]]


@pytest.mark.parametrize(
    ("outcome", "why"), [(Failure("media_gone"), "could not get the file"), (None, "Cancelled")]
)
async def test_the_earlier_answer_stays_when_a_redo_comes_to_nothing(
    house: BotHarness, outcome: Failure | None, why: str
) -> None:
    first = await answered(house)
    house.chat.sent.clear()
    await hear(house, press(house, first, f"do:{first.id}:speakers=3"))
    again = await newest(house)
    await ends(house, again.id, outcome)
    assert "A talk" in shown(house, first).text
    assert why in shown(house, first).text
    assert "Redo" in labels(shown(house, first))
    assert house.chat.sent == []
    await hear(house, press(house, first, f"do:{first.id}:speakers=2"))
    assert (await newest(house)).state is JobState.QUEUED, "it may be tried again"


async def test_one_redo_at_a_time(house: BotHarness) -> None:
    first = await answered(house)
    await hear(house, press(house, first, f"do:{first.id}:speakers=3"))
    for data in ("do:{}:speakers=2", "redo:{}", "back:{}", "drop:{}", "drop!:{}"):
        await hear(house, press(house, first, data.format(first.id)))
        assert "already working on this" in house.chat.last.text
    await hear(house, house.command("again speakers=2"))
    assert "already working on this" in house.chat.last.text
    assert len(await jobs(house)) == 2


async def test_redoing_counts_no_minutes_but_as_a_job_under_way(house: BotHarness) -> None:
    house.services.settings.minutes_per_day = 1.0
    house.services.settings.jobs_per_person = 1
    first = await answered(house)
    await hear(house, press(house, first, f"do:{first.id}:speakers=3"))
    again = await newest(house)
    assert again.again_of == first.id
    await ends(house, again.id, result(house, ALL))
    other = await answered(house, who=BEN)
    await hear(house, house.upload(who=BEN, seconds=None))  # no minutes left
    await hear(house, press(house, other, f"do:{other.id}:speakers=3", BEN))
    assert (await jobs(house, BEN))[0].again_of == other.id
    house.services.settings.minutes_per_day = 0
    await hear(house, house.upload(who=BEN))
    assert "jobs in progress" in house.chat.last.text


async def test_a_recording_that_is_no_longer_kept_is_fetched_again(house: BotHarness) -> None:
    first = await answered(house)
    await release_media(house.services.database, house.services.blobs, first)
    assert first.media.blob is not None
    assert not house.services.blobs.exists(first.media.blob.key)
    await hear(house, press(house, first, f"do:{first.id}:lang=de"))
    again = await newest(house)
    assert again.media == first.media
    assert house.services.blobs.exists(first.media.blob.key)
    await ends(house, again.id, result(house, ALL))
    await release_media(house.services.database, house.services.blobs, first)
    house.chat.contents.clear()
    await hear(house, press(house, first, f"do:{first.id}:lang=fr"))
    gone = await newest(house)
    assert gone.state is JobState.FAILED
    await deliver(house.services, house.chat, gone)
    assert "could not get the file" in shown(house, first).text
    assert "A talk" in shown(house, first).text


async def test_what_is_made_from_the_text_needs_no_recording(house: BotHarness) -> None:
    first = await answered(house)
    await release_media(house.services.database, house.services.blobs, first)
    house.chat.contents.clear()
    for wish in ("captions=short", "summary=short", "speech=no"):
        await hear(house, press(house, first, f"do:{first.id}:{wish}"))
        again = await newest(house)
        assert house.queue.notified[-1] == (again.id, 0)
        await ends(house, again.id, result(house, ALL))


@pytest.mark.parametrize("wish", ["lang=de", "speakers=2", "careful=yes", "formats=video"])
def test_what_is_heard_again_needs_the_recording(wish: str) -> None:
    assert needs_recording(Options(), read(wish, Options()))


async def test_again_by_command_opens_the_choices_or_does_it_at_once(house: BotHarness) -> None:
    await hear(house, house.command("again"))
    assert "no result" in house.chat.last.text
    older = await answered(house)
    newer = await answered(house)
    await hear(house, house.command("again"))
    menu = list(house.chat.shown)[-1]
    choice = house.chat.last.buttons[2][0]
    assert choice == Button("More accurate, slower", DO, f"{newer.id}:careful=yes")
    assert "‹ Back" not in labels(house.chat.last)
    await hear(house, press(house, newer, f"again:{newer.id}:summary", at=menu))
    assert "Redo" in house.chat.last.text
    assert "none" in labels(house.chat.last)
    await hear(house, press(house, newer, f"do:{newer.id}:summary=none", at=menu))
    assert "The answer above will change" in house.chat.last.text
    again = await newest(house)
    assert (again.again_of, again.card) == (newer.id, newer.card)
    for reply in (older.reply_to, older.card):
        command = house.command("again lang=de speakers=2")
        await hear(house, replace(command, reply_to=reply))
        job = await newest(house)
        assert job.again_of == older.id
        await ends(house, job.id, Failure("bug"))
    elsewhere = house.command("again lang=de", chat="c2")
    await hear(house, elsewhere)
    assert "no result" in house.chat.last.text
    stranger: Command = replace(house.command("again", who=BEN), reply_to=older.card)
    await hear(house, stranger)
    assert "no result" in house.chat.last.text


async def test_a_reply_to_a_file_of_the_answer_means_the_answer(house: BotHarness) -> None:
    first = await answered(house)
    await answered(house)
    async with house.services.database.read() as unit:
        (ref,) = await unit.deliveries.refs(first.id, "voice")
        kept = await find_answer(unit, first.id)
    assert kept is not None
    assert kept.message == first.card
    await hear(house, replace(house.command("again lang=de"), reply_to=ref))
    assert (await newest(house)).again_of == first.id

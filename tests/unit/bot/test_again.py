"""Doing it again, the files once more, deleting one result: by its owner, without a download."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.answer_buttons import DO, LANGUAGES, redo_buttons
from bot.chat import Button, ChatDown, Command, Message, Press
from bot.courier import Courier
from bot.delivery import deliver
from bot.redo import find, listens
from bot.wishes import read
from storage.models import (
    Account,
    Artifact,
    Captions,
    Failure,
    FileKind,
    Format,
    Job,
    JobState,
    MessageRef,
    Options,
    Result,
    SpeakerCount,
    Stage,
    SummaryStyle,
)
from storage.retention import release_media
from tests.unit.bot.fakes import ANNA, BEN, House
from tests.unit.bot.test_conversation import hear
from tests.unit.bot.test_courier import rounds

Files = Sequence[tuple[FileKind, str]]
TXT, SRT = (FileKind.TXT, "the text"), (FileKind.SRT, "the cues")
SUMMARY, VOICE = (FileKind.SUMMARY, "the gist"), (FileKind.VOICE, "sound")
ALL = (TXT, SRT, SUMMARY, VOICE)


def result(house: House, files: Files, headline: str = "A talk") -> Result:
    made = tuple(
        Artifact(
            kind,
            f"talk.{kind}",
            "text/plain",
            house.desk.blobs.put_bytes(f"media/x/files/{headline[-1]}/{kind}", text.encode()),
        )
        for kind, text in files
    )
    return Result(headline, "en", 60.0, "Hello.", None, (), made)


async def ends(house: House, job: str, outcome: Result | Failure | None) -> Job:
    """A worker's end of a job (None: it was cancelled), and its delivery."""
    async with house.desk.database.begin() as unit:
        if outcome is None:
            assert await unit.jobs.cancel(job)
        else:
            claimed = await unit.jobs.claim(job, "worker")
            assert claimed is not None
            if isinstance(outcome, Result):
                assert await unit.jobs.finish(job, claimed.attempt, outcome)
            else:
                assert await unit.jobs.fail(job, claimed.attempt, outcome)
    known = await row(house, job)
    await deliver(house.desk, house.chat, known)
    return await row(house, job)


async def row(house: House, job: str) -> Job:
    async with house.desk.database.read() as unit:
        known = await unit.jobs.get(job)
    assert known is not None
    return known


async def answered(house: House, files: Files = ALL, who: Account = ANNA, caption: str = "") -> Job:
    """Somebody's recording, done and delivered."""
    await hear(house, house.upload(who=who, caption=caption))
    (job,) = [each for each in await jobs(house, who) if each.finished is None]
    return await ends(house, job.id, result(house, files))


async def jobs(house: House, who: Account = ANNA) -> list[Job]:
    async with house.desk.database.read() as unit:
        return await unit.jobs.of(who, 100)


def press(house: House, job: Job, data: str, who: Account = ANNA, at: str = "") -> Press:
    """A press under the job's answer, or under another message."""
    action, _, argument = data.partition(":")
    assert job.card is not None
    origin = house.origin(who)
    message = MessageRef(origin.address, at or job.card.message)
    return Press(replace(origin, message=message), action, argument)


def shown(house: House, job: Job) -> Message:
    assert job.card is not None
    return house.chat.shown[job.card.message][-1]


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


async def newest(house: House) -> Job:
    return (await jobs(house))[0]


async def test_a_finished_answer_offers_its_files_redo_and_delete(house: House) -> None:
    job = await answered(house)
    assert labels(shown(house, job)) == [
        *("Summary", "Transcript", "Subtitles", "Voice"),
        *("Redo", "Delete"),
    ]
    assert shown(house, job).settled


async def test_every_choice_fits_into_a_button_and_is_understood(house: House) -> None:
    job = replace(await answered(house), options=Options(captions=Captions.SHORT, speech=False))
    say = house.desk.words.into("en")
    pages = ("", "lang", "speakers", "summary", "nonsense")
    buttons = [it for page in pages for row in redo_buttons(job, say, page) for it in row]
    wishes = {it.argument.partition(":")[2] for it in buttons if it.action == DO}
    assert {"careful=yes", "captions=normal", "speech=yes", "speakers=2"} <= wishes
    assert {f"lang={code}" for code in LANGUAGES} <= wishes
    assert all(len(f"{it.action}:{it.argument}".encode()) <= 64 for it in buttons)
    ticked = [it.label for it in buttons if it.label.startswith("✓")]
    assert ticked == ["✓ found out by itself"] * 2 + ["✓ full"]


async def test_the_choices_open_in_place_and_close_again(house: House) -> None:
    job = await answered(house)
    before = shown(house, job)
    await hear(house, press(house, job, f"redo:{job.id}"))
    assert shown(house, job).text == before.text
    assert "Other number of speakers ›" in labels(shown(house, job))
    await hear(house, press(house, job, f"redo:{job.id}:speakers"))
    assert {"1", "2", "6", "✓ found out by itself"} <= set(labels(shown(house, job)))
    await hear(house, press(house, job, f"back:{job.id}"))
    assert shown(house, job) == before
    assert len(house.chat.shown) == 1


async def test_a_choice_is_a_new_job_on_the_same_recording_and_message(house: House) -> None:
    first = await answered(house, caption="lang=en")
    house.chat.contents.clear()  # a download would fail
    chosen = press(house, first, f"do:{first.id}:speakers=2")
    await hear(house, chosen, chosen)
    again = await newest(house)
    assert (again.again_of, again.card, again.reply_to) == (first.id, first.card, first.reply_to)
    assert again.media == first.media
    assert again.options == replace(first.options, speakers=SpeakerCount(2, 2))
    assert len(await jobs(house)) == 2
    assert house.queue.rung[-1] == (again.id, 0)
    assert labels(shown(house, first)) == ["Cancel"]
    assert len(house.chat.shown) == 1


async def test_the_card_of_a_redo_promises_no_time(house: House) -> None:
    async with house.desk.database.begin() as unit:
        await unit.speeds.record(Stage.TRANSCRIPT, "engine", 60.0, 60.0)
    first = await answered(house)
    await hear(house, press(house, first, f"do:{first.id}:speakers=2"))
    courier = Courier(house.desk, house.chat, clock=iter(range(0, 1000, 100)).__next__)
    await rounds(courier)
    assert "In the queue" in shown(house, first).text
    assert "of work" not in shown(house, first).text


async def test_only_files_that_changed_are_sent_again(house: House) -> None:
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
    house: House, outcome: Failure | None, why: str
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


async def test_one_redo_at_a_time(house: House) -> None:
    first = await answered(house)
    await hear(house, press(house, first, f"do:{first.id}:speakers=3"))
    for data in ("do:{}:speakers=2", "redo:{}", "back:{}", "drop:{}", "drop!:{}"):
        await hear(house, press(house, first, data.format(first.id)))
        assert "just now" in house.chat.last.text
    await hear(house, house.command("again speakers=2"))
    assert "just now" in house.chat.last.text
    assert len(await jobs(house)) == 2


async def test_redoing_counts_no_minutes_but_as_a_job_under_way(house: House) -> None:
    house.desk.settings.minutes_per_day = 1.0
    house.desk.settings.jobs_per_person = 1
    first = await answered(house)
    await hear(house, press(house, first, f"do:{first.id}:speakers=3"))
    again = await newest(house)
    assert again.again_of == first.id
    await ends(house, again.id, result(house, ALL))
    other = await answered(house, who=BEN)
    await hear(house, house.upload(who=BEN, seconds=None))  # no minutes left
    await hear(house, press(house, other, f"do:{other.id}:speakers=3", BEN))
    assert (await jobs(house, BEN))[0].again_of == other.id
    house.desk.settings.minutes_per_day = 0
    await hear(house, house.upload(who=BEN))
    assert "jobs under way" in house.chat.last.text


async def test_a_recording_that_is_no_longer_kept_is_fetched_again(house: House) -> None:
    first = await answered(house)
    await release_media(house.desk.database, house.desk.blobs, first)
    assert first.media.blob is not None
    assert not house.desk.blobs.exists(first.media.blob.key)
    await hear(house, press(house, first, f"do:{first.id}:lang=de"))
    again = await newest(house)
    assert again.media == first.media
    assert house.desk.blobs.exists(first.media.blob.key)
    await ends(house, again.id, result(house, ALL))
    await release_media(house.desk.database, house.desk.blobs, first)
    house.chat.contents.clear()
    await hear(house, press(house, first, f"do:{first.id}:lang=fr"))
    gone = await newest(house)
    assert gone.state is JobState.FAILED
    await deliver(house.desk, house.chat, gone)
    assert "could not get the file" in shown(house, first).text
    assert "A talk" in shown(house, first).text


async def test_what_is_made_from_the_text_needs_no_recording(house: House) -> None:
    first = await answered(house)
    await release_media(house.desk.database, house.desk.blobs, first)
    house.chat.contents.clear()
    for wish in ("captions=short", "summary=short", "speech=no"):
        await hear(house, press(house, first, f"do:{first.id}:{wish}"))
        again = await newest(house)
        assert house.queue.rung[-1] == (again.id, 0)
        await ends(house, again.id, result(house, ALL))


@pytest.mark.parametrize("wish", ["lang=de", "speakers=2", "careful=yes", "formats=video"])
def test_what_is_heard_again_needs_the_recording(wish: str) -> None:
    assert listens(Options(), read(wish, Options()))


async def test_a_stored_file_is_handed_out_once_more(house: House) -> None:
    first = await answered(house)
    house.chat.sent.clear()
    for action in ("sum", "txt", "srt", "voc"):
        await hear(house, press(house, first, f"{action}:{first.id}"))
    assert house.chat.sent == [["talk.summary"], ["talk.txt"], ["talk.srt"], ["talk.voice"]]
    assert len(await jobs(house)) == 1
    house.desk.blobs.delete("media/x/")
    await hear(house, press(house, first, f"txt:{first.id}"))
    assert "no longer kept" in house.chat.last.text
    other = await answered(house, who=BEN)
    house.chat.fails("send_files", ChatDown("away"))
    await hear(house, press(house, other, f"txt:{other.id}", BEN))
    assert "try again" in house.chat.last.text


@pytest.mark.parametrize(
    ("action", "wished"),
    [
        (
            "txt",
            Options(speech=False, summary=SummaryStyle.NONE, formats=(Format.JSON, Format.TXT)),
        ),
        (
            "srt",
            Options(speech=False, summary=SummaryStyle.NONE, formats=(Format.JSON, Format.SRT)),
        ),
        ("sum", Options(speech=False, summary=SummaryStyle.FULL, formats=(Format.JSON,))),
        ("voc", Options(speech=True, summary=SummaryStyle.SHORT, formats=(Format.JSON,))),
    ],
)
async def test_a_file_that_was_not_made_is_made(house: House, action: str, wished: Options) -> None:
    caption = "speech=no summary=none formats=json"
    first = await answered(house, (), caption=caption)
    await hear(house, press(house, first, f"{action}:{first.id}"))
    again = await newest(house)
    assert again.again_of == first.id
    assert again.options == wished
    await ends(house, again.id, result(house, ()))
    await hear(house, press(house, first, f"{action}:{first.id}"))
    assert "can't make that" in house.chat.last.text
    assert len(await jobs(house)) == 2


async def test_nobody_else_gets_at_a_result(house: House) -> None:
    first = await answered(house)
    before = dict(house.chat.shown)
    house.chat.sent.clear()
    every = "sum:{0} txt:{0} srt:{0} voc:{0} redo:{0} redo:{0}:lang do:{0}:speakers=2"
    every += " back:{0} drop:{0} drop!:{0}"
    for data in every.format(first.id).split():
        await hear(house, press(house, first, data, BEN))
        assert "belongs to somebody else" in house.chat.last.text, data
    for data in ("drop!:nonsense", "do:", "redo", "txt:::", f"do:{first.id}x:lang=de"):
        await hear(house, press(house, first, data))
        assert "belongs to somebody else" in house.chat.last.text, data
    await hear(house, press(house, first, f"do:{first.id}:speakers=0"))
    assert "speakers=0" in house.chat.last.text
    await hear(house, press(house, first, f"do:{first.id}:what"))
    assert "like that already" in house.chat.last.text
    assert house.chat.sent == []
    assert len(await jobs(house)) == 1
    assert shown(house, first) == next(iter(before.values()))[-1]


async def test_an_administrator_may_and_the_owner_keeps_it(house: House) -> None:
    first = await answered(house)
    house.desk.settings.admins = ("telegram:2",)
    await hear(house, press(house, first, f"do:{first.id}:lang=de", BEN))
    again = await newest(house)
    assert (again.account, again.again_of) == (ANNA, first.id)
    assert await jobs(house, BEN) == []


async def test_two_people_with_one_recording_have_their_own_results(house: House) -> None:
    annas, bens = await answered(house), await answered(house, who=BEN)
    assert annas.media.blob
    assert bens.media.blob
    assert annas.media.blob.sha256 == bens.media.blob.sha256
    await hear(house, press(house, annas, f"do:{annas.id}:lang=de"))
    again = await newest(house)
    await ends(house, again.id, result(house, ALL, "Ein Vortrag 2"))
    assert [each.id for each in await jobs(house, BEN)] == [bens.id]
    assert "A talk" in shown(house, bens).text
    await hear(house, press(house, annas, f"drop:{annas.id}"))
    assert labels(shown(house, annas)) == ["Yes, delete this result", "‹ Back"]
    await hear(house, press(house, annas, f"drop!:{annas.id}"))
    assert await jobs(house) == []
    assert shown(house, annas).buttons == ()
    assert "deleted" in shown(house, annas).text
    assert house.desk.blobs.exists(bens.media.blob.key), "Ben's is kept"
    await hear(house, press(house, bens, f"drop!:{bens.id}", BEN))
    prefix = bens.media.blob.key.removesuffix("source")
    assert house.desk.blobs.measure(prefix) == (0, 0)


async def test_again_by_command_opens_the_choices_or_does_it_at_once(house: House) -> None:
    await hear(house, house.command("again"))
    assert "no result" in house.chat.last.text
    older = await answered(house)
    newer = await answered(house)
    await hear(house, house.command("again"))
    menu = list(house.chat.shown)[-1]
    choice = house.chat.last.buttons[2][0]
    assert choice == Button("Listen more carefully, slower", DO, f"{newer.id}:careful=yes")
    assert "‹ Back" not in labels(house.chat.last)
    await hear(house, press(house, newer, f"again:{newer.id}:summary", at=menu))
    assert "Do it again" in house.chat.last.text
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


async def test_a_reply_to_a_file_of_the_answer_means_the_answer(house: House) -> None:
    first = await answered(house)
    await answered(house)
    async with house.desk.database.read() as unit:
        (ref,) = await unit.deliveries.refs(first.id, "voice")
        kept = await find(unit, first.id)
    assert kept is not None
    assert kept.message == first.card
    await hear(house, replace(house.command("again lang=de"), reply_to=ref))
    assert (await newest(house)).again_of == first.id

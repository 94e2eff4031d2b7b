"""Sample data of Anna, made through the bot: every kind of message with buttons, in a group and
in her private chat."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from storage.errors import NoAudio
from storage.models import (
    Account,
    Artifact,
    Failure,
    FileKind,
    Job,
    Line,
    Platform,
    Result,
    SpeakerShare,
    SpeakerVoice,
    Voiceprint,
)
from tests.unit.bot.access_audit import ANNA, ELSEWHERE, HOME, TEAM, Walk, buttons, pressed
from tests.unit.bot.answered_jobs import end_job, jobs, row
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.features.test_history import finished_job
from tests.unit.storage.conftest import NOON, make_job

OPERATOR = Account(Platform.TELEGRAM, "80088008")
HERE: dict[str, dict[str, Any]] = {
    TEAM: {"who": ANNA, "chat": TEAM, "private": False},
    HOME: {"who": ANNA, "chat": HOME, "private": True},
}
VIEW_BUTTONS = ("menu", "redo", "again", "names", "drop", "hist", "find", "open", "queue", "voices")
"""Actions of buttons that only show something, which may have buttons as well."""
_SPEAKERS = (
    SpeakerShare("S1", "Wilhelmina", 90.0, "Zanzibar is far away."),
    SpeakerShare("S2", "Speaker 2", 30.0, "It is."),
)
_KINDS = (FileKind.TXT, FileKind.SRT, FileKind.SUMMARY, FileKind.VOICE, FileKind.CLIP)


def outcome(walk: Walk, number: int) -> Result:
    """Return a result that is full of secret words, with a file of each kind."""
    blobs = walk.harness.services.blobs

    def made(kind: FileKind) -> Artifact:
        blob = blobs.put_bytes(f"media/{number}/{kind}", f"tupelo {number} {kind}".encode())
        name = "S1" if kind is FileKind.CLIP else f"marigold.{kind}"
        return Artifact(kind, name, "text/plain", blob, 3.0)

    files = tuple(made(kind) for kind in _KINDS)
    voices = tuple(SpeakerVoice(it.id, _voice(it.id)) for it in _SPEAKERS)
    return Result(
        "Quagmire", "en", 120.0, "Zanzibar is far.", None, _SPEAKERS, files, voices=voices
    )


def _voice(number: object) -> Voiceprint:
    return Voiceprint("net", 20.0, f"voice {number}")


async def create_sample_data(walk: Walk) -> list[str]:
    """Create all data of Anna. Return the ids of her jobs, one of each kind first."""
    harness = walk.harness
    harness.chat.managers.add(ANNA)
    harness.services.settings.admins = (f"telegram:{OPERATOR.id}",)
    for one in ELSEWHERE:
        await _link_account(walk, one)
    for line in ("settings hints=kryptonite language=en news=yes", "auto on"):
        await handle(harness, harness.command(line, **HERE[TEAM]))
    first = [await _answered(walk, place) for place in (TEAM, HOME)]
    failed = await _uploaded(walk, TEAM)
    await end_job(harness, failed.id, Failure(NoAudio.code))
    for place in (TEAM, HOME):
        await _many(walk, place)
    waiting = await _uploaded(walk, TEAM)
    running = await _uploaded(walk, HOME)
    album = [await _uploaded(walk, TEAM, album="together") for _ in range(2)]
    async with harness.services.database.begin() as unit:
        assert await unit.jobs.claim(running.id, "worker")
    for place in (TEAM, HOME):
        await _talk(walk, place)
    await _voices(walk, first[0])
    await _browser(walk)
    await _queue(walk)
    lines = ("queue", "failures", "drain", "invite", "invite list", "announce Closed")
    await handle(harness, *(harness.command(it, who=OPERATOR, chat="o") for it in lines))
    await _look_around(walk)
    kinds = [*first, failed, waiting, running, *album]
    return [job.id for job in kinds]


async def _link_account(walk: Walk, one: Account) -> None:
    """Link another account of Anna with a code, which is then used up."""
    await handle(walk.harness, walk.harness.command("link", **HERE[HOME]))
    (code,) = [it.text for it in walk.chat.last.spans if it.style == "code"]
    await handle(walk.harness, walk.harness.command(code.removeprefix("/"), who=one, chat=one.id))
    yes = next(it for it in buttons([walk.chat.last]) if it.action == "join")
    await handle(walk.harness, walk.harness.press(yes.action, yes.argument, who=one, chat=one.id))


async def _uploaded(walk: Walk, place: str, album: str = "") -> Job:
    harness, known = walk.harness, {job.id for job in await jobs(walk.harness, ANNA)}
    content = f"tupelo {len(known)}".encode()
    upload = harness.upload(content, "/transcribe", name="marigold.mp4", album=album, **HERE[place])
    await handle(harness, upload)
    (job,) = [each for each in await jobs(harness, ANNA) if each.id not in known]
    return job


async def _answered(walk: Walk, place: str) -> Job:
    """Make an answer with one redo, found by search."""
    job = await _uploaded(walk, place)
    await end_job(walk.harness, job.id, outcome(walk, 1))
    again = replace(walk.harness.command("again captions=short", **HERE[place]), reply_to=job.card)
    await handle(walk.harness, again)
    newest = (await jobs(walk.harness, ANNA))[0]
    newest = await end_job(walk.harness, newest.id, outcome(walk, 2))
    async with walk.harness.services.database.begin() as unit:
        await unit.transcripts.save(newest, [Line(0.0, "Wilhelmina", "Zanzibar is far away.")])
    return await row(walk.harness, job.id)


async def _many(walk: Walk, place: str) -> None:
    """Make more than a page of history and of search results."""
    async with walk.harness.services.database.begin() as unit:
        for number in range(1, 8):
            job = finished_job(number, ANNA, place)
            media = replace(job.media, name=f"marigold {number}.mp4")
            job = replace(job, media=media, result=outcome(walk, 10 + number))
            assert await unit.jobs.add(job)
            await unit.transcripts.save(job, [Line(1.0, "Wilhelmina", f"Zanzibar {number}.")])


async def _voices(walk: Walk, answer: Job) -> None:
    """Make more than a page of voices that she named, after her consent."""
    named = replace(
        walk.harness.command("names 1=Wilhelmina 2=Tupelo", **HERE[TEAM]), reply_to=answer.card
    )
    await handle(walk.harness, named)
    yes = next(it for it in buttons([walk.chat.last]) if it.action == "remember")
    await handle(walk.harness, walk.harness.press(yes.action, yes.argument, **HERE[TEAM]))
    await end_job(walk.harness, (await jobs(walk.harness, ANNA))[0].id, outcome(walk, 3))
    async with walk.harness.services.database.begin() as unit:
        for number in range(10):
            entries = [(f"Wilhelmina {number}", _voice(number))]
            await unit.voices.save(ANNA, answer.reply_to.address, f"{number}", entries, NOON)
    await handle(walk.harness, walk.harness.command("forget_voice", **HERE[TEAM]))


async def _browser(walk: Walk) -> None:
    """Sign a browser in, and let another link wait."""
    harness = walk.harness
    async with harness.services.database.begin() as unit:
        now = harness.services.clock()
        await unit.web_sessions.start("a" * 64, ANNA, "Tupelo", now)
    for line in ("web", "web sessions", "token read 9 Tupelo", "token"):
        await handle(harness, harness.command(line, **HERE[HOME]))


async def _queue(walk: Walk) -> None:
    """Make more than a page of waiting jobs."""
    async with walk.harness.services.database.begin() as unit:
        for number in range(20, 29):
            assert await unit.jobs.add(make_job(number, ANNA))


async def _talk(walk: Walk, place: str) -> None:
    """Send every command whose reply has buttons."""
    lines = ("settings", "status", "history", "search zanzibar", "again", "names", "quota")
    for line in (*lines, "unlink", "delete_my_data"):
        await handle(walk.harness, walk.harness.command(line, **HERE[place]))


async def _look_around(walk: Walk) -> None:
    """Press every button that only shows something, also in what it shows."""
    seen: set[tuple[str, str]] = set()
    while new := [
        it for it in all_shown_buttons(walk) if it[0] in VIEW_BUTTONS and it[:2] not in seen
    ]:
        for action, argument, message, place in new:
            seen.add((action, argument))
            who = ANNA if place in HERE else OPERATOR
            await handle(walk.harness, pressed(walk, who, place, message, (action, argument)))


def all_shown_buttons(walk: Walk) -> list[tuple[str, str, str, str]]:
    """Return every button that any message has had: action, argument, message, chat."""
    return [
        (it.action, it.argument, message, walk.chat.places[message])
        for message, forms in walk.chat.shown.items()
        for it in buttons(forms)
    ]

"""A recording comes in: the rules, the row, the card, the bytes, the bell."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot import album, policy, wishes
from bot.card import Standing, card, expected_work
from bot.chat import Chat, ChatBusy, ChatDown, ChatError, Command, Origin, Upload
from bot.desk import Desk, Reply, Visit, plain
from bot.errands import patiently
from storage import logs
from storage.database import Unit
from storage.errors import EmptyFile, Expected, MediaGone
from storage.models import Failure, Format, Job, Media, Options, SummaryStyle, job_id
from storage.retention import keep_media

log = logs.get(__name__)

_ONE_MESSAGE = 120.0  # seconds of speech whose text fits into a message
_FETCH_TRIES = 6  # with pauses of 1, 2, 4, 8 and 16 s between them
_HEAD_START = 1.0  # seconds that the card has before the bytes are fetched: people look at it

_NEXT_PIECE = 1.0  # seconds within which the pieces of an album come


def is_meant(event: Upload) -> bool:
    """Whether an upload is for us: in a group only when its caption says so."""
    return event.origin.private or event.caption.strip().lower().startswith("/transcribe")


async def upload(visit: Visit, unit: Unit) -> Reply | None:
    """Something that may be media."""
    if not isinstance(visit.event, Upload):
        return None
    event = visit.event
    return await _accept(visit, event.media, event.caption, unit, event.album)


async def overhear(visit: Visit, unit: Unit) -> Reply | None:
    """A recording that was sent in a group which wants them all, or together with one that we
    were asked for. Its caption is for the group."""
    event = visit.event
    if not isinstance(event, Upload):
        return None
    if not await goes_on(event, unit):
        person = replace(visit.person, options=_brief(visit.person.options, event.media.seconds))
        visit = replace(visit, person=person)
    return await _accept(visit, event.media, "", unit, event.album)


async def goes_on(event: Upload, unit: Unit) -> bool:
    """Whether it belongs to an album of which we have a piece already."""
    return bool(await _earlier(event.origin, event.album, unit))


async def _earlier(origin: Origin, together: str, unit: Unit) -> list[Job]:
    """The pieces of an album that came before this one, from the same person."""
    if not together:
        return []
    jobs = await unit.jobs.of_album(origin.address.platform, _album_key(origin, together))
    return [job for job in jobs if job.account == origin.account]


def _album_key(origin: Origin, together: str) -> str:
    return f"{origin.address.chat}:{together}"


def _brief(options: Options, seconds: float | None) -> Options:
    """Nobody asked for an answer, so it is short: the words of a voice message in one message,
    a short summary and the text of what is longer."""
    short = seconds is not None and seconds <= _ONE_MESSAGE
    some = SummaryStyle.NONE if options.summary is SummaryStyle.NONE else SummaryStyle.SHORT
    return replace(
        options,
        summary=SummaryStyle.NONE if short else some,
        speech=False,
        formats=() if short else (Format.TXT,),
    )


async def transcribe(visit: Visit, unit: Unit) -> Reply | None:
    """`/transcribe`, said as a reply to a recording."""
    event = visit.event
    if not isinstance(event, Command) or event.reply_media is None:
        return Reply(plain(visit.say("hint-reply-to-media")))
    return await _accept(visit, event.reply_media, event.arguments, unit, event.album)


async def _accept(
    visit: Visit, media: Media, wish: str, unit: Unit, together: str = ""
) -> Reply | None:
    """Every rule before any byte. Raises Refused, TooLarge, TooLong, BadWish."""
    desk, origin, address = visit.desk, visit.origin, visit.origin.address
    options = wishes.read(wish, visit.person.options)
    policy.check_size(media.size, *_limits(desk, visit.chat))
    policy.check_length(media.seconds, desk.pipeline.max_minutes)
    earlier = await _earlier(origin, together, unit)
    await _check_quota(visit, media, unit, goes_on=bool(earlier))
    job = Job(
        id=job_id(address.platform, address.chat, origin.message.message),
        account=origin.account,
        reply_to=origin.message,
        media=replace(media, blob=None),
        options=await _joined(visit, options, earlier, unit),
        created=datetime.now(UTC),
        locale=visit.locale,
        album=_album_key(origin, together) if together else None,
    )
    if not await unit.jobs.add(job):
        return None
    return Reply(then=lambda: take_in(desk, job))


async def _check_quota(visit: Visit, media: Media, unit: Unit, goes_on: bool) -> None:
    """What is sent together counts as one job, so only its first piece (not one that `goes_on`)
    is held against those under way; its minutes all count. Raises TooManyJobs, QuotaUsedUp."""
    person, settings = visit.person, visit.desk.settings
    under_way, used, since = 0, 0.0, datetime.now(UTC) - timedelta(hours=24)
    for account in person.accounts:
        under_way += await unit.jobs.unfinished(account)
        used += await unit.jobs.minutes_since(account, since)
    if not goes_on:
        policy.check_jobs(under_way, person, settings)
    policy.check_minutes(used, media.seconds, person, settings)


async def _joined(visit: Visit, options: Options, earlier: Sequence[Job], unit: Unit) -> Options:
    """The pieces of an album come one by one, and the words beside it with any of them: they
    count for all that have none of their own and that no worker has yet."""
    usual = visit.person.options
    if options == usual:
        return earlier[-1].options if earlier else options
    for job in earlier:
        if job.options == usual:
            await unit.jobs.wish(job.id, options)
    return options


async def take_in(desk: Desk, job: Job) -> None:
    """Show the card, then fetch the bytes beside everything else. Also done for every job whose
    bytes were still missing when the process died."""
    shown = asyncio.Event()
    desk.errands.start(("fetch", job.id), lambda: _fetch(desk, job, shown))
    try:
        if job.card is None:
            await _show_card(desk, job)
    finally:
        shown.set()


async def _show_card(desk: Desk, job: Job) -> None:
    chat = desk.chats[job.reply_to.address.platform]
    try:
        if album.shares_card(job):
            await patiently(lambda: album.show_first(desk, chat, job))
        else:
            await patiently(lambda: _show_own(desk, chat, job))
    except ChatError as error:  # the courier says the answer without it
        log.warning("no card", job=job.id, error=str(error))


async def _show_own(desk: Desk, chat: Chat, job: Job) -> None:
    async with desk.database.read() as unit:
        ahead = await unit.jobs.position(job.id)
        factors = await unit.speeds.factors()
    standing = Standing(ahead, expected_work(job.media, job.options, factors))
    message = card(job, standing, desk.words.into(job.locale))
    ref = await chat.say(job.reply_to.address, message, job.reply_to, f"{job.id}:card")
    async with desk.database.begin() as unit:
        await unit.jobs.set_card(job.id, ref)


async def _fetch(desk: Desk, job: Job, shown: asyncio.Event) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(shown.wait(), _HEAD_START)
    if job.album:  # its next piece may bring the words that count for this one, too
        await asyncio.sleep(_NEXT_PIECE)
    folder = Path(await asyncio.to_thread(tempfile.mkdtemp, dir=desk.scratch))
    try:
        kept = await _kept(desk, job, folder / "source")
    except Expected as error:
        await _refuse(desk, job, Failure(error.code, error.values))
    except Exception:
        log.exception("fetching failed", job=job.id)
        await _refuse(desk, job, Failure("bug"))
    else:
        if kept:  # else it was cancelled meanwhile
            await desk.queue.ring(job.id, job.attempt)
    finally:
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


async def _kept(desk: Desk, job: Job, path: Path) -> bool:
    """Fetch the bytes and keep them with the job. Raises BadMedia, MediaGone."""
    chat = desk.chats[job.reply_to.address.platform]
    await _bytes_of(desk, chat, job.media, path)
    size, beginning = await asyncio.to_thread(_looked_at, path)
    policy.check_size(size, *_limits(desk, chat))
    if size == 0:
        raise EmptyFile
    policy.check_kind(beginning)
    media, hours = replace(job.media, size=size), desk.storage.keep_media_hours
    return await keep_media(desk.database, desk.blobs, job.id, media, path, hours)


def _looked_at(path: Path) -> tuple[int, bytes]:
    """How large it is, and how it begins."""
    with path.open("rb") as file:
        return path.stat().st_size, file.read(16)


async def _bytes_of(desk: Desk, chat: Chat, media: Media, path: Path) -> None:
    """Fetch, and again while the platform is busy or away; nobody else waits for the pauses.
    Raises MediaGone, TooLarge."""
    for attempt in range(_FETCH_TRIES):
        try:
            async with desk.fetching:
                return await chat.fetch(media, path)
        except ChatBusy as busy:
            pause = busy.retry_after
        except ChatDown:
            pause = 2.0**attempt
        except ChatError as error:
            raise MediaGone(str(error)) from error
        await asyncio.to_thread(path.unlink, missing_ok=True)
        if attempt + 1 < _FETCH_TRIES:
            await asyncio.sleep(pause)
    raise MediaGone("the platform did not answer")


async def _refuse(desk: Desk, job: Job, failure: Failure) -> None:
    async with desk.database.begin() as unit:
        await unit.jobs.refuse(job.id, failure)


def _limits(desk: Desk, chat: Chat) -> tuple[float, float]:
    return chat.limits.download, desk.pipeline.max_megabytes * policy.MEGABYTE

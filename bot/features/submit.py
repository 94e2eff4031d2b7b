"""A recording comes in: check that it is for the bot, apply the rules, write the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.chat import Command, Event, Link, Origin, Upload
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request, plain
from bot.jobs.intake import max_download_bytes
from bot.jobs.recording_checks import check_recording, linked_media
from bot.jobs.starts import begin
from bot.jobs.usual_options import usual_options
from bot.parsing.options import read_for_recording as read_options
from storage.database import Unit
from storage.models import (
    Format,
    Job,
    Media,
    MessageRef,
    Options,
    Platform,
    SummaryStyle,
)

_SHORT_SPEECH = 120.0  # seconds of speech whose text fits into a message


def is_addressed(event: Upload) -> bool:
    """Return whether an upload is for the bot: in a group its caption has to say so."""
    return event.origin.private or event.caption.strip().lower().startswith("/transcribe")


async def submit_upload(request: Request[Upload], unit: Unit) -> Reply | None:
    """Accept a file that may be media."""
    event = request.event
    return await _accept(request, unit, event.media, event.caption, event.album)


async def submit_unaddressed(request: Request[Upload], unit: Unit) -> Reply | None:
    """Accept a recording of a group with automatic transcription, or of an album that the bot was
    asked for. Its caption is for the group."""
    event, options = request.event, None
    if not await continues_album(event, unit):
        options = _short_options(request.person.options, event.media.seconds)
    return await _accept(request, unit, event.media, album=event.album, options=options)


async def continues_album(event: Upload, unit: Unit) -> bool:
    """Return whether an upload continues an album that has a job already."""
    return bool(await _earlier_pieces(event.origin, event.album, unit))


async def _earlier_pieces(origin: Origin, album: str, unit: Unit) -> list[Job]:
    """Return the earlier recordings of an album by the same account."""
    if not album:
        return []
    jobs = await unit.jobs.in_album(origin.address.platform, _album_key(origin, album))
    return [job for job in jobs if job.account == origin.account]


def _album_key(origin: Origin, album: str) -> str:
    return f"{origin.address.chat}:{album}"


def _short_options(options: Options, seconds: float | None) -> Options:
    """Return options for a short answer, since nobody asked for one: the text of a voice message in
    one message; for longer recordings a short summary and the text as a file."""
    short = seconds is not None and seconds <= _SHORT_SPEECH
    wanted = SummaryStyle.NONE if options.summary is SummaryStyle.NONE else SummaryStyle.SHORT
    return replace(
        options,
        summary=SummaryStyle.NONE if short else wanted,
        speech=False,
        formats=() if short else (Format.TXT,),
    )


async def transcribe(request: Request[Command], unit: Unit) -> Reply | None:
    """`/transcribe`, with a link or as a reply to a recording or a link. The answer then replies to
    that message, so its times lead into the recording. Quota and permissions are those of the
    sender of the command."""
    event, caption = request.event, request.arguments
    if event.urls:
        return await _accept_link(request, unit, event.urls, caption, event.album)
    if event.reply_media is not None:
        return await _accept(request, unit, event.reply_media, caption, event.album, event.reply_to)
    if event.reply_urls:
        return await _accept_link(request, unit, event.reply_urls, caption, reply_to=event.reply_to)
    # On Discord the bot sees a message that does not mention it only through its menu.
    unseen = event.reply_to is not None and request.origin.address.platform is Platform.DISCORD
    raise RequestRefused("hint-message-menu" if unseen else "hint-what-to-transcribe")


async def submit_link(request: Request[Link], unit: Unit) -> Reply | None:
    """Accept a text with a link."""
    return await _accept_link(request, unit, request.event.urls, request.event.text)


async def _accept_link(
    request: Request[Event],
    unit: Unit,
    urls: Sequence[str],
    caption: str,
    album: str = "",
    reply_to: MessageRef | None = None,
) -> Reply | None:
    """Accept one of the links as a recording; its target is only known once it is fetched. Raises
    BadLink, and the errors of `_accept`."""
    media, count = linked_media(request.services, urls, request.origin.account.platform)
    reply = await _accept(request, unit, media, caption, album, reply_to)
    if reply is None or count == 1:
        return reply
    return replace(reply, message=plain(request.t("link-first", count=count)))


async def _accept(
    request: Request[Event],
    unit: Unit,
    media: Media,
    caption: str = "",
    album: str = "",
    reply_to: MessageRef | None = None,
    options: Options | None = None,
) -> Reply | None:
    """Check every rule before any byte is fetched. The answer replies to `reply_to`, else to the
    event itself; `options` replace the person's default options. Raises Refused, TooLarge, TooLong,
    NoSuchPart, InvalidOption."""
    services, origin, own = request.services, request.origin, options or request.person.options
    usual = await usual_options(own, origin, unit, services.settings)
    wanted = read_options(caption, usual)
    wanted = replace(wanted, join=wanted.join and bool(album))
    if wanted.join and wanted.part:
        raise RequestRefused("join-no-part")
    earlier = await _earlier_pieces(origin, album, unit)
    # An album counts as one job; the minutes of all its recordings count.
    most = max_download_bytes(request.chat, media)
    quota = await check_recording(request, unit, media, wanted, most, is_new_job=not earlier)
    job = Job(
        id=origin.job_id(origin.message.message),
        account=origin.account,
        reply_to=reply_to or origin.message,
        media=replace(media, blob=None),
        options=await _album_options(wanted, usual, earlier, unit),
        created=services.clock(),
        locale=request.locale,
        album=_album_key(origin, album) if album else None,
        quota=quota,
    )
    if not await unit.jobs.add(job):
        return None
    return Reply(then=lambda: begin(services, job))


async def _album_options(
    wanted: Options, usual: Options, earlier: Sequence[Job], unit: Unit
) -> Options:
    """Return the options of one recording of an album. They come one by one, and the caption with
    any of them: it applies to all without a caption that no worker has claimed yet."""
    if wanted == usual:
        return earlier[-1].options if earlier else wanted
    for job in earlier:
        if job.options == usual:
            await unit.jobs.set_options(job.id, wanted)
    return wanted

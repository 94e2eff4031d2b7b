"""A recording comes in: whether it is for us, the rules, the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import upload_checks
from bot.chat import Command, Link, Origin, Upload
from bot.context.request import Reply, Request, plain
from bot.jobs.intake import max_download_bytes, start_job
from bot.links.errors import LinksOff
from bot.links.urls import check_message, choose, media_at, message_at, parse
from bot.parsing.options import read as read_options
from bot.quota.checks import admit, sender_quota
from storage.database import Unit
from storage.models import (
    Format,
    Job,
    Media,
    MessageRef,
    Options,
    SummaryStyle,
    job_id,
)

_SHORT_SPEECH = 120.0  # seconds of speech whose text fits into a message


def is_addressed(event: Upload) -> bool:
    """Return whether an upload is for the bot: in a group its caption has to say so."""
    return event.origin.private or event.caption.strip().lower().startswith("/transcribe")


async def submit_upload(request: Request, unit: Unit) -> Reply | None:
    """Something that may be media."""
    if not isinstance(request.event, Upload):
        return None
    event = request.event
    return await _accept(request, event.media, event.caption, unit, event.album)


async def submit_unaddressed(request: Request, unit: Unit) -> Reply | None:
    """A recording that was sent in a group which wants them all, or together with one that we
    were asked for. Its caption is for the group."""
    event = request.event
    if not isinstance(event, Upload):
        return None
    if not await continues_album(event, unit):
        person = replace(
            request.person, options=_short_options(request.person.options, event.media.seconds)
        )
        request = replace(request, person=person)
    return await _accept(request, event.media, "", unit, event.album)


async def continues_album(event: Upload, unit: Unit) -> bool:
    """Return whether an upload continues an album that has a job already."""
    return bool(await _earlier_pieces(event.origin, event.album, unit))


async def _earlier_pieces(origin: Origin, album: str, unit: Unit) -> list[Job]:
    """The pieces of an album that came before this one, from the same person."""
    if not album:
        return []
    jobs = await unit.jobs.in_album(origin.address.platform, _album_key(origin, album))
    return [job for job in jobs if job.account == origin.account]


def _album_key(origin: Origin, album: str) -> str:
    return f"{origin.address.chat}:{album}"


def _short_options(options: Options, seconds: float | None) -> Options:
    """Nobody asked for an answer, so it is short: the words of a voice message in one message,
    a short summary and the text of what is longer."""
    short = seconds is not None and seconds <= _SHORT_SPEECH
    wanted = SummaryStyle.NONE if options.summary is SummaryStyle.NONE else SummaryStyle.SHORT
    return replace(
        options,
        summary=SummaryStyle.NONE if short else wanted,
        speech=False,
        formats=() if short else (Format.TXT,),
    )


async def transcribe(request: Request, unit: Unit) -> Reply | None:
    """`/transcribe`, said with a link or as a reply to a recording or a link, which the answer
    replies to as well: so its times lead into it. What may be done and had is for who asked."""
    event = request.event
    if not isinstance(event, Command):
        return None
    caption, reply_to = event.arguments, event.reply_to
    if event.urls:
        return await _accept_link(request, event.urls, caption, unit, event.album)
    if event.reply_media is not None:
        return await _accept(request, event.reply_media, caption, unit, event.album, reply_to)
    if event.reply_urls:
        return await _accept_link(request, event.reply_urls, caption, unit, reply_to=reply_to)
    return Reply(plain(request.t("hint-what-to-transcribe")))


async def submit_link(request: Request, unit: Unit) -> Reply | None:
    """Words with a link in them."""
    event = request.event
    if not isinstance(event, Link):
        return None
    return await _accept_link(request, event.urls, event.text, unit)


async def _accept_link(
    request: Request,
    urls: Sequence[str],
    caption: str,
    unit: Unit,
    album: str = "",
    reply_to: MessageRef | None = None,
) -> Reply | None:
    """One of the links, as a recording; what it leads to is found out when it is fetched. Raises
    BadLink, and what `_accept` does."""
    written, count = choose(urls)
    url = parse(written)
    if message := message_at(url):
        check_message(message, request.origin.address.platform)
    elif not request.services.links.enabled:
        raise LinksOff
    reply = await _accept(request, media_at(url), caption, unit, album, reply_to)
    if reply is None or count == 1:
        return reply
    return replace(reply, message=plain(request.t("link-first", count=count)))


async def _accept(
    request: Request,
    media: Media,
    caption: str,
    unit: Unit,
    album: str = "",
    reply_to: MessageRef | None = None,
) -> Reply | None:
    """Check every rule before any byte is fetched. The answer replies to `reply_to`, else to the
    event itself. Raises Refused, TooLarge, TooLong, InvalidOption."""
    services, origin, address = request.services, request.origin, request.origin.address
    options = read_options(caption, request.person.options)
    quota = sender_quota(request)
    upload_checks.check_size(quota, media.size, max_download_bytes(request.chat, media))
    earlier = await _earlier_pieces(origin, album, unit)
    # An album counts as one job; the minutes of all its recordings count.
    await admit(request, unit, quota, media.seconds, is_new_job=not earlier)
    job = Job(
        id=job_id(address.platform, address.chat, origin.message.message),
        account=origin.account,
        reply_to=reply_to or origin.message,
        media=replace(media, blob=None),
        options=await _album_options(request, options, earlier, unit),
        created=services.clock(),
        locale=request.locale,
        album=_album_key(origin, album) if album else None,
        quota=quota,
    )
    if not await unit.jobs.add(job):
        return None
    return Reply(then=lambda: start_job(services, job))


async def _album_options(
    request: Request, options: Options, earlier: Sequence[Job], unit: Unit
) -> Options:
    """The pieces of an album come one by one, and the words beside it with any of them: they
    count for all that have none of their own and that no worker has yet."""
    usual = request.person.options
    if options == usual:
        return earlier[-1].options if earlier else options
    for job in earlier:
        if job.options == usual:
            await unit.jobs.set_options(job.id, options)
    return options

"""Checks of a new recording before any byte is fetched, the same for chats, pages and programs."""

from __future__ import annotations

from collections.abc import Sequence

from bot import upload_checks
from bot.chat import Event
from bot.context.request import Request
from bot.context.services import Services
from bot.links.errors import LinksOff
from bot.links.urls import check_message, choose, media_at, message_at, parse
from bot.parsing.languages import check_model_language
from bot.quota.checks import admit, check_part, sender_quota
from storage.database import Unit
from storage.models import Media, Options, Platform, Quota


async def check_recording(
    request: Request[Event],
    unit: Unit,
    media: Media,
    options: Options,
    most: float,
    *,
    is_new_job: bool = True,
) -> Quota:
    """Check a recording against the model, the sender's quota and what is under way. Return that
    quota. `most` are the bytes that its source can hand over. Raises BadLanguage, TooLarge,
    TooLargeHere, NoSuchPart, TooLong, TooManyJobs, QuotaUsedUp, LongerThanADay."""
    check_model_language(options, request.services.pipeline.whisper_model)
    quota = sender_quota(request)
    upload_checks.check_size(quota, media.size, most)
    check_part(options.part, media.seconds)
    seconds = options.part.seconds(media.seconds)
    await admit(request, unit, quota, seconds, is_new_job=is_new_job)
    return quota


def linked_media(services: Services, urls: Sequence[str], platform: Platform) -> tuple[Media, int]:
    """Return the media of one of the links, and the number of those that may be one. `platform` is
    the sender's. Raises BadLink, VideoSite, Forward, WrongPlatform, LinksOff."""
    written, count = choose(urls)
    url = parse(written)
    if message := message_at(url):
        check_message(message, platform)
    elif not services.links.enabled:
        raise LinksOff
    return media_at(url), count

"""`/join`: several finished recordings of one chat become one, with one transcript."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.chat import Command
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request
from bot.jobs.find_answer import target_answer
from bot.jobs.intake import start_job
from bot.jobs.join import MOST_PARTS, joined_media, speakers_of_all
from bot.jobs.usual_options import usual_options
from bot.parsing.languages import check_model_language
from bot.parsing.options import read_for_recording as read_options
from bot.quota.checks import admit_job, sender_quota
from storage.database import Unit
from storage.errors import InvalidOption
from storage.models import Job, JobState, Options, Platform
from storage.quota_window import check_length

_USUAL = 2
"""Recordings that are joined when no number is given."""
_SEARCHED = 200
"""The most jobs of an account that are searched, newest first."""
_NUMBER = re.compile(r"\s*(\d{1,4})(?=\s|$)")


async def join_recordings(request: Request[Command], unit: Unit) -> Reply | None:
    """`/join 3 lang=de` joins the newest three recordings; as a reply the one replied to and those
    after it. Raises RequestRefused, InvalidOption, TooManyJobs, TooLong.

    No minutes count: they counted when the recordings came.
    """
    services, origin = request.services, request.origin
    count, written = _read_number(request.arguments)
    chosen = await _choose(request, unit, count)
    usual = await usual_options(request.person.options, origin, unit, services.settings)
    options = read_options(written, _options_of(chosen, usual))
    if options.part or any(job.options.part for job in chosen):
        raise RequestRefused("join-no-part")
    check_model_language(options, services.pipeline.whisper_model)
    quota = sender_quota(request)
    identity = origin.job_id(origin.key)
    media = joined_media([job.media for job in chosen], identity)
    if len(media.parts) > MOST_PARTS:
        raise InvalidOption(wish=f"/join {count}", choices=f"2-{MOST_PARTS}")
    check_length(quota, media.seconds)
    await admit_job(request, unit, quota)
    job = Job(
        id=identity,
        account=origin.account,
        reply_to=origin.message,
        media=media,
        options=replace(options, join=False, page=services.settings.has_pages),
        created=services.clock(),
        locale=request.locale,
        quota=quota,
    )
    if not await unit.jobs.add(job, counts=False):
        return None
    return Reply(then=lambda: start_job(services, job))


def _read_number(arguments: str) -> tuple[int, str]:
    """Return the number of recordings, and the rest of the text. Raises InvalidOption."""
    found = _NUMBER.match(arguments)
    if found is None:
        return _USUAL, arguments
    count = int(found[1])
    if not 2 <= count <= MOST_PARTS:
        raise InvalidOption(wish=f"/join {count}", choices=f"2-{MOST_PARTS}")
    return count, arguments[found.end() :]


async def _choose(request: Request[Command], unit: Unit, count: int) -> list[Job]:
    """Return the recordings to join, in the order in which they came. Raises RequestRefused."""
    if request.event.reply_to is None:
        chosen = (await _finished_here(request, unit))[-count:]
    else:
        target = await _target(request, unit)
        finished = await _finished_here(request, unit, target)
        roots = [job.again_of or job.id for job in finished]
        if target not in roots:
            raise _too_few(request)
        start = max(0, min(roots.index(target), len(finished) - count))
        chosen = finished[start : start + count]
    if len(chosen) < 2:
        raise _too_few(request)
    return chosen


async def _target(request: Request[Command], unit: Unit) -> str:
    """Return the first job on the recording that the command replies to. Raises RequestRefused."""
    try:
        return (await target_answer(request, unit)).root
    except RequestRefused as refused:
        raise _too_few(request) from refused


def _too_few(request: Request[Command]) -> RequestRefused:
    """Return the refusal: Discord's slash commands can't reply, the menu of a message can."""
    if request.origin.address.platform is Platform.DISCORD:
        return RequestRefused("join-too-few-menu", entry=request.t("entry-join"))
    return RequestRefused("join-too-few")


async def _finished_here(request: Request[Command], unit: Unit, target: str = "") -> list[Job]:
    """Return the person's finished recordings of this chat, oldest first, each as it is now.

    Those of `/join` are left out, except the `target` of a reply: their files are there, too.
    """
    newest: dict[str, Job] = {}
    began: dict[str, tuple[object, str]] = {}
    for account in request.person.accounts:
        for job in reversed(await unit.jobs.list_for(account, _SEARCHED)):
            root = job.again_of or job.id
            is_own = not job.media.parts or job.album is not None  # its files came with it
            is_wanted = is_own or root in began or root == target
            if is_wanted and request.origin.is_in(job.reply_to.address):
                began.setdefault(root, (job.created, job.id))
                if job.state is JobState.DONE and job.result:
                    newest[root] = job
    return [newest[root] for root in sorted(newest, key=lambda root: began[root])]


def _options_of(chosen: Sequence[Job], usual: Options) -> Options:
    """Return the usual options, with those for hearing that the first recording had: with the same
    ones nothing is recognized twice."""
    first = chosen[0].options
    return replace(
        usual,
        language=first.language,
        hints=first.hints,
        careful=first.careful,
        louder=first.louder,
        speakers=speakers_of_all([job.options.speakers for job in chosen]),
        names=(),
    )

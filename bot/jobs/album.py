"""Recordings that were sent together: a job and an answer for each, one card for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.chat import Button, Chat, ChatBusy, ChatDown, ChatError, Message, Span
from bot.context.services import Desk
from bot.i18n.translator import Tongue
from bot.views.job_card import CANCEL, short
from storage import logs
from storage.database import Unit
from storage.models import Job, JobState, Progress

log = logs.get(__name__)

ALL = "all"
"""Behind the id of a job in the argument of the Cancel button: and those sent with it."""
_UNDER_WAY = (JobState.QUEUED, JobState.RUNNING)


def shares_card(job: Job) -> bool:
    """Whether its card is an album's; doing it again later changes its own answer instead."""
    return job.album is not None and job.again_of is None


def card_key(job: Job) -> str:
    """The same for all jobs that share a card."""
    return job.album if job.album is not None and shares_card(job) else job.id


async def companions(unit: Unit, job: Job) -> list[Job]:
    """The jobs of its album, itself included, in the order in which they were sent."""
    if job.album is None or not shares_card(job):
        return [job]
    return await unit.jobs.of_album(job.account.platform, job.album)


def album_card(
    jobs: Sequence[Job],
    ahead: Mapping[str, int],
    hints: Mapping[str, Progress],
    say: Tongue,
    *,
    drained: bool = False,
) -> Message:
    """What the shared card shows now: a line for each. `ahead` counts the jobs before a job."""
    done = sum(job.state is JobState.DONE for job in jobs)
    spans = [
        Span(say("album-title", count=len(jobs)), "bold"),
        Span(" · " + say("album-done", done=done, count=len(jobs))),
    ]
    for number, job in enumerate(jobs, 1):
        line = say(
            "status-line",
            name=short(job.media.name, 40),
            state=state_of(job, ahead.get(job.id, 0), hints.get(job.id), say, drained=drained),
        )
        spans.append(Span(f"\n{number}. {line}"))
    if all(job.state not in _UNDER_WAY for job in jobs):
        return Message(tuple(spans), tone="done")
    button = Button(say("button-cancel"), CANCEL, f"{jobs[0].id}:{ALL}")
    return Message(tuple(spans), ((button,),), tone="working")


def state_of(
    job: Job, ahead: int, hint: Progress | None, say: Tongue, *, drained: bool = False
) -> str:
    """Where one job stands, in a few words. `drained`: no new work is begun."""
    match job.state:
        case JobState.QUEUED if drained:
            return say("card-drained")
        case JobState.QUEUED:
            if job.media.blob is None:
                return say("card-taking")
            return say("card-ahead", count=ahead) if ahead else say("card-next")
        case JobState.RUNNING:
            return _running(job, hint, say)
        case _:
            return say(f"state-{job.state}")


def _running(job: Job, hint: Progress | None, say: Tongue) -> str:
    if hint is None:
        return say(f"stage-{job.stage}") if job.stage else say("stage-starting")
    if hint.fetching:
        model = say("card-fetching", model=short(hint.fetching.model))
        return say("status-percent", stage=model, percent=hint.fetching.percent)
    stage = say(f"stage-{hint.stage}")
    return say("status-percent", stage=stage, percent=round(100 * hint.fraction))


async def show_first(desk: Desk, chat: Chat, job: Job) -> None:
    """The card that is there already for what was sent with it, else a new one. Later changes
    are the courier's. Raises ChatError."""
    async with desk.database.begin() as unit:
        jobs = await companions(unit, job)
        card = next((each.card for each in jobs if each.card is not None), None)
        if card is not None:
            await unit.jobs.set_card(job.id, card)
            return
    message = album_card(jobs, {}, desk.hints, desk.words.into(job.locale))
    card = await chat.say(job.reply_to.address, message, job.reply_to, f"{job.album}:card")
    async with desk.database.begin() as unit:
        for each in await companions(unit, job):
            await unit.jobs.set_card(each.id, card)


async def close(desk: Desk, chat: Chat, job: Job) -> None:
    """The card's last form, once all have ended. Raises ChatBusy, ChatDown."""
    async with desk.database.read() as unit:
        jobs = await companions(unit, job)
    card = next((each.card for each in jobs if each.card is not None), None)
    if card is None or any(each.state in _UNDER_WAY for each in jobs):
        return
    try:
        await chat.edit(card, album_card(jobs, {}, {}, desk.words.into(job.locale)))
    except (ChatBusy, ChatDown):
        raise
    except ChatError as error:  # deleted, perhaps: the answers are messages of their own
        log.info("an album's card was not edited", job=job.id, error=str(error))

"""The card of several recordings that were sent together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.chat import Button, Message, Span
from bot.chat.text import short
from bot.i18n.translator import Translator
from bot.views.job_card import CANCEL
from storage.models import Job, JobState, Progress

ALL = "all"
"""Behind the id of a job in the argument of the Cancel button: and those sent with it."""
_UNDER_WAY = (JobState.QUEUED, JobState.RUNNING)


def album_card(
    jobs: Sequence[Job],
    ahead: Mapping[str, int],
    hints: Mapping[str, Progress],
    say: Translator,
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
    job: Job, ahead: int, hint: Progress | None, say: Translator, *, drained: bool = False
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


def _running(job: Job, hint: Progress | None, say: Translator) -> str:
    if hint is None:
        return say(f"stage-{job.stage}") if job.stage else say("stage-starting")
    if hint.fetching:
        model = say("card-fetching", model=short(hint.fetching.model))
        return say("status-percent", stage=model, percent=hint.fetching.percent)
    stage = say(f"stage-{hint.stage}")
    return say("status-percent", stage=stage, percent=round(100 * hint.fraction))

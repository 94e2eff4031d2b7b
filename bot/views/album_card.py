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
    t: Translator,
    *,
    drained: bool = False,
) -> Message:
    """What the shared card shows now: a line for each. `ahead` counts the jobs before a job."""
    done = sum(job.state is JobState.DONE for job in jobs)
    spans = [
        Span(t("album-title", count=len(jobs)), "bold"),
        Span(" · " + t("album-done", done=done, count=len(jobs))),
    ]
    for number, job in enumerate(jobs, 1):
        line = t(
            "status-line",
            name=short(job.media.name, 40),
            state=state_of(job, ahead.get(job.id, 0), hints.get(job.id), t, drained=drained),
        )
        spans.append(Span(f"\n{number}. {line}"))
    if all(job.state not in _UNDER_WAY for job in jobs):
        return Message(tuple(spans), tone="done")
    button = Button(t("button-cancel"), CANCEL, f"{jobs[0].id}:{ALL}")
    return Message(tuple(spans), ((button,),), tone="working")


def state_of(
    job: Job, ahead: int, hint: Progress | None, t: Translator, *, drained: bool = False
) -> str:
    """Where one job stands, in a few words. `drained`: no new work is begun."""
    match job.state:
        case JobState.QUEUED if drained:
            return t("card-drained")
        case JobState.QUEUED:
            if job.media.blob is None:
                return t("card-taking")
            return t("card-ahead", count=ahead) if ahead else t("card-next")
        case JobState.RUNNING:
            return _running(job, hint, t)
        case _:
            return t(f"state-{job.state}")


def _running(job: Job, hint: Progress | None, t: Translator) -> str:
    if hint is None:
        return t(f"stage-{job.stage}") if job.stage else t("stage-starting")
    if hint.fetching:
        model = t("card-fetching", model=short(hint.fetching.model))
        return t("status-percent", stage=model, percent=hint.fetching.percent)
    stage = t(f"stage-{hint.stage}")
    return t("status-percent", stage=stage, percent=round(100 * hint.fraction))

"""Card of an album: several recordings sent together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.chat import Button, Message, Span
from bot.chat.text import short
from bot.i18n.translator import Translator
from bot.views.job_card import CANCEL, lack_line
from storage.models import Job, JobState, Lack, Progress

ALL = "all"
"""Suffix of the Cancel button's argument, after the job id: cancel the whole album."""


def album_card(
    jobs: Sequence[Job],
    ahead: Mapping[str, int],
    hints: Mapping[str, Progress],
    t: Translator,
    *,
    drained: bool = False,
    lacks: Mapping[str, Lack] | None = None,
) -> Message:
    """Return the shared card, with a line for each job. `ahead` maps job ids to the number of jobs
    before them in the queue, `lacks` to the reason why no worker runs them."""
    lacks = lacks or {}
    done = sum(job.state is JobState.DONE for job in jobs)
    spans = [
        Span(t("album-title", count=len(jobs)), "bold"),
        Span(" · " + t("album-done", done=done, count=len(jobs))),
    ]
    for number, job in enumerate(jobs, 1):
        line = t(
            "status-line",
            name=short(job.media.name, 40),
            state=state_text(
                job,
                ahead.get(job.id, 0),
                hints.get(job.id),
                t,
                drained=drained,
                lack=lacks.get(job.id),
            ),
        )
        spans.append(Span(f"\n{number}. {line}"))
    if all(job.state.is_final for job in jobs):
        return Message(tuple(spans), tone="done")
    button = Button(t("button-cancel"), CANCEL, f"{jobs[0].id}:{ALL}")
    return Message(tuple(spans), ((button,),), tone="working")


def state_text(
    job: Job,
    ahead: int,
    hint: Progress | None,
    t: Translator,
    *,
    drained: bool = False,
    lack: Lack | None = None,
) -> str:
    """Return the state of a job in a few words. `drained`: the service starts no new jobs. `lack`:
    no worker runs this one."""
    match job.state:
        case JobState.QUEUED if drained:
            return t("card-drained")
        case JobState.QUEUED | JobState.RUNNING if lack is not None:
            return lack_line(job, lack, t)
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

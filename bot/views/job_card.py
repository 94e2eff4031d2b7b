"""Progress card of a job: one message that is edited while the job runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.chat import Button, Message, Span, Tone
from bot.chat.text import short, tail
from bot.i18n.translator import Translator, about, percent, timecode
from pipeline.run.estimate import BURNING_FACTOR
from storage.models import (
    CONSTANT_STAGES,
    Fetching,
    Format,
    Job,
    JobState,
    Lack,
    Media,
    Options,
    Progress,
    Stage,
    SummaryStyle,
    VideoCaptions,
)
from storage.models.parts import clock

CANCEL = "cancel"
"""Action of the Cancel button; its argument is the job's id."""

TONES: Mapping[JobState, Tone] = {
    JobState.QUEUED: "waiting",
    JobState.RUNNING: "working",
    JobState.DONE: "done",
    JobState.FAILED: "failed",
    JobState.CANCELLED: "failed",
}
_BAR = 12
_NEWEST = 200
_CERTAIN = 0.03  # below this fraction the remaining time is too uncertain to show


@dataclass(frozen=True, slots=True)
class CardStatus:
    """Status of a card beside the job itself: jobs ahead in the queue, expected seconds of work
    (None: unknown), the newest progress event, whether the service is drained, and why no worker
    runs the job (None: one does or will)."""

    ahead: int = 0
    work: float | None = None
    progress: Progress | None = None
    drained: bool = False
    lack: Lack | None = None


def expected_work(media: Media, options: Options, factors: Mapping[Stage, float]) -> float | None:
    """Return the expected seconds of work, from measured speeds (`StageSpeeds.factors`); None while
    either is unknown."""
    seconds = options.part.seconds(media.seconds)
    if seconds is None or Stage.TRANSCRIPT not in factors:
        return None
    skipped = set()
    if options.summary is SummaryStyle.NONE:
        skipped |= {Stage.SUMMARY, Stage.SPEECH}
    if options.speech is False:
        skipped.add(Stage.SPEECH)
    work = sum(
        factor * (1.0 if stage in CONSTANT_STAGES else seconds)
        for stage, factor in factors.items()
        if stage not in skipped
    )
    if options.video is VideoCaptions.BURNED and Format.VIDEO in options.formats:
        work += (media.seconds or seconds) * BURNING_FACTOR
    return work


def job_card(job: Job, status: CardStatus, t: Translator) -> Message:
    """Return the card of a job. Ended jobs have their own messages (see `delivery.answers`)."""
    length = _length_text(job)
    spans = [Span(t("card-title", name=short(job.media.name)), "bold"), Span(length + "\n")]
    if job.state is JobState.QUEUED:
        spans.append(Span(_waiting_line(job, status, t)))
    elif job.state is JobState.RUNNING and status.lack is not None:
        spans.append(Span(lack_line(job, status.lack, t)))
    elif job.state is JobState.RUNNING:
        spans += _running_spans(job, status, t)
    else:
        spans.append(Span(t("card-preparing")))
        return Message(tuple(spans), tone=TONES[job.state])
    button = Button(t("button-cancel"), CANCEL, job.id)
    return Message(tuple(spans), ((button,),), tone=TONES[job.state])


def _length_text(job: Job) -> str:
    """Return the length of the recording, or the times of the part that is transcribed."""
    part, seconds = job.options.part, job.media.seconds
    if not part:
        return f" · {timecode(seconds)}" if seconds else ""
    if seconds is None:
        start, end = part.start or 0.0, "" if part.end is None else clock(part.end)
        return f" · {clock(start)}–{end}"
    return " · " + "–".join(map(timecode, part.within(seconds)))


def _waiting_line(job: Job, status: CardStatus, t: Translator) -> str:
    if status.drained:
        return t("card-drained")
    if status.lack is not None:
        return lack_line(job, status.lack, t)
    if job.media.blob is None:
        line = t("card-taking")
    elif status.ahead == 0:
        line = t("card-next")
    else:
        line = t("card-ahead", count=status.ahead)
    if status.work is not None:
        line += " · " + t("card-work", time=about(t, status.work))
    return line


def lack_line(job: Job, lack: Lack, t: Translator) -> str:
    """Return the line about a job that no worker runs: why, and what the operator can do."""
    return t(f"card-lacks-{lack}", language=t.language(job.options.language or ""))


def download_status(fetching: Fetching, t: Translator) -> str:
    """Return the download progress of a model that the job needs, with the remaining time."""
    lines = t("card-fetching", model=short(fetching.model))
    done, total = round(fetching.done / 1e6), round(fetching.total / 1e6)
    if not fetching.total:
        return lines + (f"\n{t('card-fetching-some', done=str(done))}" if done else "")
    lines += f"\n{_bar(fetching.done / fetching.total, t)} · "
    lines += t("card-fetching-bytes", done=str(done), total=str(total))
    if fetching.left is not None:
        lines += " · " + t("card-left", time=about(t, fetching.left))
    return lines


def _bar(fraction: float, t: Translator) -> str:
    full = round(fraction * _BAR)
    return f"{'▰' * full}{'▱' * (_BAR - full)} {percent(t, fraction)}"


def _running_spans(job: Job, status: CardStatus, t: Translator) -> list[Span]:
    hint = status.progress
    stage = hint.stage if hint else job.stage
    lines = t(f"stage-{stage}") if stage else t("stage-starting")
    if hint is None:
        return [Span(lines)]
    if hint.fetching:
        return [Span(download_status(hint.fetching, t))]
    fraction = min(1.0, max(0.0, hint.fraction))
    lines += f"\n{_bar(fraction, t)}"
    if hint.left is not None and fraction >= _CERTAIN:
        lines += " · " + t("card-left", time=about(t, hint.left))
    newest = tail(hint.newest, _NEWEST)
    return [Span(lines)] + ([Span("\n"), Span(newest, "quote")] if newest else [])

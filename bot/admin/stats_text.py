"""Text of the service overview."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence

from bot.admin.job_list import drained_line
from bot.admin.stats import Overview
from bot.admin.worker_list import limits
from bot.chat import Message, Span
from bot.chat.text import clip
from bot.i18n.translator import Translator, Value, percent, timecode
from pipeline.queue.client import WorkerStatus
from storage.models import JobState, Spread

_LISTED = 5
"""The most languages, codes and workers that are listed."""


def overview_text(overview: Overview, t: Translator) -> Message:
    """Return the text of `/stats`: a heading, then a line for each figure."""
    found = overview.statistics
    title = t("stats-title", days=len(found.days))
    lines = [] if overview.drained is None else [drained_line(overview.drained, t)]
    lines += [*_people_and_jobs(overview, t), *_times(overview, t)]
    if found.failures:
        lines.append(t("stats-failures", list=_top_counts(found.failures)))
    if found.languages:
        named = {t.language(code): count for code, count in found.languages.items()}
        lines.append(t("stats-languages", list=_top_counts(named)))
    lines += worker_lines(overview.workers, t)
    stored = "?" if overview.stored is None else f"{overview.stored / 1e9:.1f}"
    lines.append(t("stats-storage", used=stored, free=f"{overview.free / 1e9:.1f}"))
    return Message((Span(title, "bold"), Span("\n" + "\n".join(lines))))


def _people_and_jobs(overview: Overview, t: Translator) -> Iterator[str]:
    found = overview.statistics
    yield t("stats-people", people=found.people, active=found.active)
    counts: dict[str, Value] = {state.value: found.states[state] for state in JobState}
    yield t("stats-queue", queued=counts["queued"], running=counts["running"])
    yield t("stats-jobs", **counts)
    yield t("stats-hours", hours=f"{found.hours:.1f}")
    if found.success is not None:
        yield t("stats-success", percent=percent(t, found.success))


def _times(overview: Overview, t: Translator) -> Iterator[str]:
    found = overview.statistics
    for key, spread in (("waited", found.waited), ("worked", found.worked)):
        if spread != Spread():
            median, p95 = (timecode(each or 0) for each in (spread.median, spread.p95))
            yield t(f"stats-{key}", median=median, most=p95)
    if found.realtime is not None:
        yield t("stats-realtime", factor=f"{found.realtime:.2f}")


def worker_lines(workers: Sequence[WorkerStatus], t: Translator) -> Iterator[str]:
    """Yield a line for each worker that is online, or one that says that none is."""
    if not workers:
        yield t("stats-no-workers")
    for worker in workers[:_LISTED]:
        yield t(
            "stats-worker",
            name=clip(worker.id, 40),
            device=clip(worker.device, 60),
            memory=f"{worker.memory / 1e9:.1f}",
            jobs=len(worker.running),
            seconds=max(0, round(time.time() - worker.seen)),
        ) + "".join(f" · {each}" for each in limits(worker.abilities))
    if len(workers) > _LISTED:
        yield t("stats-more-workers", others=len(workers) - _LISTED)


def _top_counts(counted: Mapping[str, int]) -> str:
    """Return the most frequent names with their counts: `English 12, Turkish 3`."""
    return ", ".join(f"{clip(name, 24)} {count}" for name, count in list(counted.items())[:_LISTED])

"""Cards of jobs on the pages: the words of the card in the chat, and the address of the job."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from bot.context.services import Services
from bot.i18n.translator import Translator
from bot.views.job_card import CardStatus, expected_work, job_card
from storage.models import Account, Failure, Job, JobState, Progress, Stage


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Unfinished jobs of some accounts by id, jobs ahead of each that is queued, measured speeds of
    the stages, and whether the service is drained."""

    jobs: Mapping[str, Job] = field(default_factory=dict)
    ahead: Mapping[str, int] = field(default_factory=dict)
    factors: Mapping[Stage, float] = field(default_factory=dict)
    drained: bool = False
    accounts: frozenset[Account] = frozenset()
    _by_account: Mapping[Account, list[Job]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[Account, list[Job]] = {}
        for job in self.jobs.values():
            found.setdefault(job.account, []).append(job)
        object.__setattr__(self, "_by_account", found)

    def of(self, accounts: Collection[Account]) -> list[Job]:
        """Return the jobs of accounts, newest first, without a look at those of others."""
        jobs = [job for account in set(accounts) for job in self._by_account.get(account, ())]
        return sorted(jobs, key=lambda job: (job.created, job.id), reverse=True)


@dataclass(frozen=True, slots=True)
class Card:
    """Card of a job. `address` is that of its page; `is_over`: it changes no more."""

    id: str
    name: str
    text: str
    address: str
    is_over: bool = False


def running_card(
    job: Job, snapshot: Snapshot, hint: Progress | None, services: Services, t: Translator
) -> Card:
    """Return the card of an unfinished job."""
    work = None
    if job.again_of is None:
        work = expected_work(job.media, job.options, snapshot.factors)
    newest = hint if job.state is JobState.RUNNING else None
    lack = services.workers.lack(job)
    status = CardStatus(snapshot.ahead.get(job.id, 0), work, newest, snapshot.drained, lack)
    _, _, text = job_card(job, status, t).text.partition("\n")
    return Card(job.id, job.media.name, text, f"/result/{job.id}")


def ended_card(job: Job, t: Translator) -> Card:
    """Return the card of a job that has ended: its address leads to the result, if there is one."""
    if job.state is JobState.FAILED:
        text = t.failure(job.failure or Failure("bug"))
    else:
        text = t(f"state-{job.state}")
    return Card(job.id, job.media.name, text, f"/result/{job.id}", True)

"""Those who watch, by account, and whom a look at the rows concerns.

A look wakes the streams of accounts whose cards have changed, and no others.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.web.live.cards import Snapshot
from storage.models import Account, Job, Lack, Progress, Stage

_State = tuple[tuple[Job, int | None, Progress | None, Lack | None], ...]
_Common = tuple[Mapping[Stage, float], bool]


@dataclass(eq=False, slots=True)
class Watcher:
    """One stream. `changed` is set when it may have something to tell; with `always` after each
    look. `is_new` until a look has read its accounts."""

    accounts: frozenset[Account]
    always: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    is_new: bool = True


class Watchers:
    """All who watch. `lack` returns why no worker runs a job."""

    def __init__(self, lack: Callable[[Job], Lack | None]) -> None:
        self._lack = lack
        self._all: set[Watcher] = set()
        self._of: dict[Account, set[Watcher]] = {}
        self._states: dict[Account, _State] = {}
        self._common: _Common | None = None

    def __bool__(self) -> bool:
        return bool(self._all)

    def __iter__(self) -> Iterator[Watcher]:
        return iter(list(self._all))

    @property
    def accounts(self) -> list[Account]:
        """Return the accounts that somebody watches."""
        return list(self._of)

    def add(self, watcher: Watcher) -> None:
        """Add one, who is told after the next look at the rows in any case."""
        self._all.add(watcher)
        for account in watcher.accounts:
            self._of.setdefault(account, set()).add(watcher)

    def remove(self, watcher: Watcher) -> None:
        """Remove one who watches no more."""
        self._all.discard(watcher)
        for account in watcher.accounts:
            self._of[account].discard(watcher)
            if not self._of[account]:
                del self._of[account]

    def forget(self) -> None:
        """Forget the last look: it has words of recordings."""
        self._states, self._common = {}, None

    def concerned(self, snapshot: Snapshot, hints: Mapping[str, Progress]) -> set[Watcher]:
        """Return those whose cards may differ from those of the look before."""
        states = {
            account: tuple(
                (job, snapshot.ahead.get(job.id), hints.get(job.id), self._lack(job))
                for job in snapshot.of([account])
            )
            for account in snapshot.accounts
        }
        common = (snapshot.factors, snapshot.drained)
        before, self._states = self._states, states
        is_same, self._common = common == self._common, common
        found = {it for it in self._all if it.always or self._is_first_look_of(it, snapshot)}
        for account, state in states.items():
            if not is_same or state != before.get(account, ()):
                found |= self._of.get(account, set())
        return found

    @staticmethod
    def _is_first_look_of(watcher: Watcher, snapshot: Snapshot) -> bool:
        was_new = watcher.is_new
        watcher.is_new = was_new and not snapshot.accounts >= watcher.accounts
        return was_new and not watcher.is_new

"""`mp4totext run --watch`: recordings are done as they come into a folder, each once."""

from __future__ import annotations

import asyncio
import stat
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from bot.cli.run.errors import BadInput
from bot.cli.run.folders import Skip, is_recording, recordings
from bot.cli.run.hashes import sha256_of
from bot.cli.run.inputs import Input
from bot.cli.run.ledger import Stamp, stamp_of
from bot.cli.run.output import ReaderLeft
from bot.cli.run.processing import RunResources
from bot.cli.run.results import Outcome
from bot.cli.run.stable_files import StableFiles, ignore_leases
from bot.cli.signals import until_signal
from bot.cli.usage_errors import BROKEN_PIPE, leave_the_pipe

_FINAL = ("empty_file", "not_media", "no_audio", "corrupt", "encrypted", "unsupported", "too_long",
          "too_large", "bad_media")  # fmt: skip
"""Codes of failures that the recording itself is to blame for: another try would end alike."""
_TIDY_EVERY = 3600.0


@dataclass(frozen=True, slots=True)
class PollIntervals:
    """Seconds between two looks, and before each further try of what failed for another reason
    than its recording. A look that takes long makes the pause longer."""

    look: float = 2.0
    retries: Sequence[float] = (60.0, 600.0)


@dataclass(slots=True)
class _Tries:
    count: int = 0
    again: float = 0.0


@dataclass(slots=True)
class Watch:
    """The folders that are watched, and what is known of what lies in them."""

    bench: RunResources
    folders: Sequence[Path]
    skip: Skip
    arrivals: StableFiles
    pace: PollIntervals = field(default_factory=PollIntervals)
    _tries: dict[Path, _Tries] = field(default_factory=dict, init=False)
    _given_up: dict[Path, Stamp] = field(default_factory=dict, init=False)
    _idle: dict[Path, Stamp] = field(default_factory=dict, init=False)
    _still_idle: dict[Path, Stamp] = field(default_factory=dict, init=False)
    _told: set[str] = field(default_factory=set, init=False)

    async def run(self) -> int:
        """Until a signal ends it, which is how it is meant to end: exit status 0."""
        ignore_leases()
        status = await until_signal(self._work(), self.bench.threads, self.bench.tidy)
        return 0 if status in (130, 143) else status

    async def _work(self) -> int:
        for folder in self.folders:
            self.bench.screen.tell(self.bench.t("run-watching", folder=str(folder)))
        tidied = float("-inf")
        try:
            while True:
                started = time.monotonic()
                ready = await asyncio.to_thread(self._ready)
                took = time.monotonic() - started
                for what in ready:
                    await self._do(what)
                if started - tidied > _TIDY_EVERY:
                    tidied = started
                    await self.bench.keeping.forget_old()
                await asyncio.sleep(max(self.pace.look, 20 * took))
        except ReaderLeft:
            leave_the_pipe()
            return BROKEN_PIPE

    def _ready(self) -> list[Input]:
        """What came, is whole and was not done. Blocks."""
        found: dict[Path, Input] = {}
        sentences = set()
        for folder in self.folders:
            for each in recordings(folder, self._pass_over, self._judge):
                if isinstance(each, BadInput):
                    sentences.add(self.bench.t.coded("error", each.code, each.values))
                elif each not in found:
                    below = each.relative_to(folder).parent
                    found[each] = Input(str(each), each, each.name, below)
        whole = self.arrivals.whole(path for path, what in found.items() if self._is_new(what))
        sentences |= {self.bench.t("run-open", name=str(path)) for path in self.arrivals.held}
        for sentence in sorted(sentences - self._told):
            self.bench.screen.tell(sentence)
        self._told = sentences
        self._idle, self._still_idle = self._still_idle, {}
        return [found[path] for path in whole if not self._is_only_touched(found[path])]

    def _pass_over(self, path: Path) -> bool:
        """As `skip`, and what was found idle and has not changed: one question to the system for
        each file, where opening each would take a second for 10,000."""
        try:
            status = path.stat()
        except OSError:
            return self.skip(path)
        stamp = status.st_size, status.st_mtime_ns
        if self._idle.get(path) == stamp or (stat.S_ISREG(status.st_mode) and self.skip(path)):
            self._still_idle[path] = stamp
            return True
        return not stat.S_ISREG(status.st_mode) and self.skip(path)

    def _judge(self, path: Path) -> bool:
        if is_recording(path):
            return True
        self._still_idle[path] = stamp_of(path)
        return False

    def _is_new(self, what: Input) -> bool:
        """Whether it was not done, as far as size and time tell, or is to be tried again."""
        path = Path(what.given)
        if tries := self._tries.get(path):
            return time.monotonic() >= tries.again
        try:
            stamp = stamp_of(path)
        except OSError:  # gone since the look
            return False
        if self._given_up.get(path) == stamp:
            return False
        entry = self.bench.ledger.find(what.key)
        if entry is None or entry.stamp != stamp:
            return True
        if entry.status != "failed" or entry.code in _FINAL:
            self._still_idle[path] = stamp
            return False
        return True  # another day, another try

    def _is_only_touched(self, what: Input) -> bool:
        """Whether a file that was done is as it was but for its time, as after a copy of backups.
        Then it is remembered so."""
        path, key = Path(what.given), what.key
        entry = self.bench.ledger.find(key)
        try:
            stamp = stamp_of(path)
            if entry is None or entry.stamp[0] != stamp[0] or entry.stamp == stamp:
                return False
            if sha256_of(path) != entry.source:
                return False
            self.bench.ledger.touched(key, stamp)
        except OSError:
            return False
        return True

    async def _do(self, what: Input) -> None:
        path = Path(what.given)
        if not await asyncio.to_thread(path.exists):  # gone while those before it were done
            return
        outcome = await self.bench.do(what)
        self._count(path, outcome)
        self.bench.screen.show(outcome)

    def _count(self, path: Path, outcome: Outcome) -> None:
        """What failed through no fault of the recording's is tried again, a few times."""
        tries = self._tries.pop(path, _Tries())
        if outcome.status != "failed" or (outcome.error and outcome.error.code in _FINAL):
            return
        if tries.count < len(self.pace.retries):
            again = time.monotonic() + self.pace.retries[tries.count]
            self._tries[path] = _Tries(tries.count + 1, again)
            return
        with suppress(OSError):
            self._given_up[path] = stamp_of(path)

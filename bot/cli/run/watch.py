"""`mp4totext run --watch`: transcribes recordings that arrive in folders, each once."""

from __future__ import annotations

import asyncio
import stat
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from bot.cli.run.errors import BadInput
from bot.cli.run.folders import PathTest, find_recordings, is_recording
from bot.cli.run.hashes import sha256_of
from bot.cli.run.inputs import Input
from bot.cli.run.ledger import Stamp, stamp_of
from bot.cli.run.output import OutputClosed
from bot.cli.run.processing import RunResources
from bot.cli.run.results import Outcome
from bot.cli.run.stable_files import StableFiles, ignore_leases
from bot.cli.signals import until_signal
from bot.cli.usage_errors import BROKEN_PIPE, discard_output

_FINAL = ("empty_file", "not_media", "no_audio", "corrupt", "encrypted", "unsupported", "too_long",
          "too_large", "bad_media")  # fmt: skip
"""Codes of failures that the recording itself causes: a retry would fail again."""
_CLEANUP_INTERVAL = 3600.0  # seconds


@dataclass(frozen=True, slots=True)
class PollIntervals:
    """Seconds between two polls, and before each retry of a failure that the recording did not
    cause. A slow poll makes the pause longer."""

    poll: float = 2.0
    retries: Sequence[float] = (60.0, 600.0)


@dataclass(slots=True)
class _Retry:
    count: int = 0
    due: float = 0.0


@dataclass(slots=True)
class Watch:
    """Watched folders and the state of their files."""

    resources: RunResources
    folders: Sequence[Path]
    skip: PathTest
    stable_files: StableFiles
    intervals: PollIntervals = field(default_factory=PollIntervals)
    _retries: dict[Path, _Retry] = field(default_factory=dict, init=False)
    _given_up: dict[Path, Stamp] = field(default_factory=dict, init=False)
    _idle: dict[Path, Stamp] = field(default_factory=dict, init=False)
    _next_idle: dict[Path, Stamp] = field(default_factory=dict, init=False)
    _printed: set[str] = field(default_factory=set, init=False)

    async def run(self) -> int:
        """Watch until a signal, the usual end, for which the exit status is 0."""
        ignore_leases()
        status = await until_signal(
            self._work(), self.resources.threads, self.resources.remove_scratch
        )
        return 0 if status in (130, 143) else status

    async def _work(self) -> int:
        for folder in self.folders:
            self.resources.terminal.print_notice(
                self.resources.t("run-watching", folder=str(folder))
            )
        last_cleanup = float("-inf")
        try:
            while True:
                started = time.monotonic()
                ready = await asyncio.to_thread(self._find_ready)
                took = time.monotonic() - started
                for item in ready:
                    await self._transcribe(item)
                if started - last_cleanup > _CLEANUP_INTERVAL:
                    last_cleanup = started
                    await self.resources.data_folder.forget_old()
                await asyncio.sleep(max(self.intervals.poll, 20 * took))
        except OutputClosed:
            discard_output()
            return BROKEN_PIPE

    def _find_ready(self) -> list[Input]:
        """Return the new recordings that are stable. Blocks."""
        found: dict[Path, Input] = {}
        sentences = set()
        for folder in self.folders:
            for each in find_recordings(folder, self._should_skip, self._is_recording):
                if isinstance(each, BadInput):
                    sentences.add(self.resources.t.coded("error", each.code, each.values))
                elif each not in found:
                    below = each.relative_to(folder).parent
                    found[each] = Input(str(each), each, each.name, below)
        stable = self.stable_files.find_stable(
            path for path, item in found.items() if self._is_new(item)
        )
        sentences |= {
            self.resources.t("run-open", name=str(path)) for path in self.stable_files.open_files
        }
        for sentence in sorted(sentences - self._printed):
            self.resources.terminal.print_notice(sentence)
        self._printed = sentences
        self._idle, self._next_idle = self._next_idle, {}
        return [found[path] for path in stable if not self._has_same_content(found[path])]

    def _should_skip(self, path: Path) -> bool:
        """Return whether to skip a path: `skip` selects it, or it was idle and has not changed.
        This needs one system call per file; opening 10,000 files would take a second."""
        try:
            status = path.stat()
        except OSError:
            return self.skip(path)
        stamp = status.st_size, status.st_mtime_ns
        if self._idle.get(path) == stamp or (stat.S_ISREG(status.st_mode) and self.skip(path)):
            self._next_idle[path] = stamp
            return True
        return not stat.S_ISREG(status.st_mode) and self.skip(path)

    def _is_recording(self, path: Path) -> bool:
        if is_recording(path):
            return True
        self._next_idle[path] = stamp_of(path)
        return False

    def _is_new(self, item: Input) -> bool:
        """Return whether a file is new, by size and time, or due for a retry."""
        path = Path(item.argument)
        if retry := self._retries.get(path):
            return time.monotonic() >= retry.due
        try:
            stamp = stamp_of(path)
        except OSError:  # deleted since the search
            return False
        if self._given_up.get(path) == stamp:
            return False
        entry = self.resources.ledger.find(item.key)
        if entry is None or entry.stamp != stamp:
            return True
        if entry.status != "failed" or entry.code in _FINAL:
            self._next_idle[path] = stamp
            return False
        return True  # a failure that a retry after a restart may fix

    def _has_same_content(self, item: Input) -> bool:
        """Return whether a processed file has a new time but the same content, as after a restore
        from a backup. Then its new stamp is recorded."""
        path, key = Path(item.argument), item.key
        entry = self.resources.ledger.find(key)
        try:
            stamp = stamp_of(path)
            if entry is None or entry.stamp[0] != stamp[0] or entry.stamp == stamp:
                return False
            if sha256_of(path) != entry.source:
                return False
            self.resources.ledger.update_stamp(key, stamp)
        except OSError:
            return False
        return True

    async def _transcribe(self, item: Input) -> None:
        path = Path(item.argument)
        if not await asyncio.to_thread(path.exists):  # deleted while others were processed
            return
        outcome = await self.resources.transcribe(item)
        self._schedule_retry(path, outcome)
        self.resources.terminal.show(outcome)

    def _schedule_retry(self, path: Path, outcome: Outcome) -> None:
        """Schedule a retry of a failure that the recording did not cause, a few times."""
        retry = self._retries.pop(path, _Retry())
        if outcome.status != "failed" or (outcome.error and outcome.error.code in _FINAL):
            return
        if retry.count < len(self.intervals.retries):
            due = time.monotonic() + self.intervals.retries[retry.count]
            self._retries[path] = _Retry(retry.count + 1, due)
            return
        with suppress(OSError):
            self._given_up[path] = stamp_of(path)

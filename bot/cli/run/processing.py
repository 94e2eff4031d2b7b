"""`mp4totext run`: the same pipeline and the same checkpoints, with no chat and no queue."""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.app.config import Settings
from bot.cli.missing_files import lacking
from bot.cli.run.data_folder import DataFolder
from bot.cli.run.errors import NotWritten, Unreadable
from bot.cli.run.fetch import bring
from bot.cli.run.hashes import sha256_of
from bot.cli.run.inputs import Input, Problem
from bot.cli.run.ledger import Ledger, Stamp, stamp_of
from bot.cli.run.output import Terminal
from bot.cli.run.output_names import OutputNames, endings
from bot.cli.run.results import LACKING, Outcome
from bot.i18n.translator import Translations, Translator
from bot.links.addresses import AddressFilter, allowed_hosts
from bot.links.fetcher import LinkFetcher
from bot.platforms.console.terminal import safe_name
from bot.quota import rules
from pipeline.engines.protocols import Engines
from pipeline.engines.registry import build_engines
from pipeline.process import process
from pipeline.run.checkpoint import Run
from pipeline.run.scratch import scratch_folder
from pipeline.run.steps_in_progress import StepsInProgress
from storage import logs
from storage.blobs import Blobs
from storage.errors import BadMedia, UserError
from storage.models import Failure, FileKind, Options, Result

T = TypeVar("T")

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asked for, beside the recordings. `overwrite`: files of others give
    way; `forget`: nothing is kept but the files."""

    options: Options
    out: Path
    quiet: bool = False
    as_json: bool = False
    overwrite: bool = False
    forget: bool = False


@dataclass(slots=True)
class Taken:
    """A recording as it turned out to be: where it lies, what it is called, its hash."""

    media: Path
    name: str
    stamp: Stamp = (0, 0)
    sha256: str = ""


@dataclass(slots=True)
class RunResources:
    """The engines, the stores and the screen, shared by the recordings of one command."""

    settings: Settings
    wanted: Wanted
    kit: Engines
    keeping: DataFolder
    ledger: Ledger
    stems: OutputNames
    links: LinkFetcher
    t: Translator
    screen: Terminal
    threads: Executor = field(default_factory=ThreadPoolExecutor, init=False)
    steps_in_progress: StepsInProgress = field(default_factory=StepsInProgress, init=False)
    _scratch: Path | None = field(default=None, init=False)

    @classmethod
    def open(cls, settings: Settings, wanted: Wanted) -> RunResources:
        """Cheap: models are loaded when the first recording needs them."""
        t = Translations().for_locale("en")
        ledger = Ledger(settings.storage.data_dir.resolve(), wanted.out)
        return cls(
            settings,
            wanted,
            build_engines(settings.pipeline, settings.storage.data_dir),
            DataFolder(settings.storage, Blobs.open(settings.storage.blobs)),
            ledger,
            OutputNames(wanted.out, ledger, endings(wanted.options), wanted.overwrite),
            LinkFetcher(
                AddressFilter(allowed_hosts(settings.bot.links_allowed_hosts)), settings.bot.links
            ),
            t,
            Terminal(t, quiet=wanted.quiet, as_json=wanted.as_json),
        )

    async def do(self, what: Input) -> Outcome:
        """Make everything of one recording and write its files; whatever goes wrong is in the
        outcome."""
        started = time.monotonic()
        taken = Taken(Path(), what.name)
        try:
            outcome = await self._made(what, taken)
        except UserError as error:
            outcome = self._failed(what, taken, Failure(error.code, error.values))
            if isinstance(error, BadMedia) and taken.sha256:
                await self.keeping.unmark(taken.sha256)
        except Exception:
            log.exception("processing failed", file=what.name)
            outcome = self._failed(what, taken, Failure("bug"))
        if self.wanted.forget and taken.sha256:
            await self.keeping.forget(taken.sha256)
        if taken.sha256:
            await self._note(what, taken, outcome)
        return replace(outcome, elapsed=time.monotonic() - started)

    def refuse(self, problem: Problem) -> Outcome:
        """The outcome of what can't be used at all."""
        failure = Failure(problem.error.code, problem.error.values)
        return self._failed(Input(problem.given, None, problem.given), None, failure)

    def skip_in_folders(self, path: Path) -> bool:
        """Whether it is what we wrote, or where we write."""
        for ours in (self.wanted.out, self.settings.storage.data_dir):
            if path.name == ours.name and path.resolve() == ours.resolve():
                return True
        return self.ledger.is_ours(path)

    def tidy(self) -> None:
        """Remove what is in scratch, also what a thread wrote there after it was told to stop."""
        if self._scratch:
            shutil.rmtree(self._scratch, ignore_errors=True)

    async def _made(self, what: Input, taken: Taken) -> Outcome:
        parent = self.settings.storage.data_dir.resolve() / "scratch"
        with scratch_folder(parent, f"run-{os.getpid()}-{secrets.token_hex(3)}") as scratch:
            self._scratch = scratch
            await self._take(what, taken, scratch)
            result, files = await self._make(what, taken, scratch)
        missing = lacking(self.wanted.options, result, self.t)
        failure = Failure(LACKING) if missing else None
        return Outcome(
            what.given,
            str(what.folder / taken.name),
            "partial" if missing else "ok",
            failure,
            missing,
            files,
            result,
        )

    async def _take(self, what: Input, taken: Taken, scratch: Path) -> None:
        """Bring the bytes and look at them. Raises UserError."""
        most = rules.service_quota(self.settings.pipeline)
        try:
            taken.media, taken.name = await bring(what, scratch, self.links, most)
            taken.stamp = stamp_of(taken.media)
            taken.sha256 = await self._aside(partial(sha256_of, taken.media))
        except OSError as error:
            raise Unreadable(name=what.given, problem=error.strerror or str(error)) from error

    async def _make(
        self, what: Input, taken: Taken, scratch: Path
    ) -> tuple[Result, Sequence[Path]]:
        for once_more in (True, False):
            await self.keeping.mark(taken.sha256)
            result = await self._process(what, taken, scratch)
            try:
                return result, await self._aside(partial(self._write, what, result))
            except KeyError:  # somebody let go of the same recording in the very moment of marking
                if not once_more:
                    raise
        raise AssertionError("the last try returns or raises")

    async def _process(self, what: Input, taken: Taken, scratch: Path) -> Result:
        name = await asyncio.to_thread(
            self.stems.choose, what.key, taken.sha256, taken.media, taken.name, what.folder
        )
        job, blobs = f"run-{taken.sha256[:12]}", self.keeping.blobs
        with self.screen.working(taken.name) as show:
            run = Run(
                job,
                taken.sha256,
                blobs,
                scratch,
                show,
                clips=False,
                executor=self.threads,
                steps_in_progress=self.steps_in_progress,
            )
            limit = self.settings.pipeline.max_minutes * 60
            try:
                return await process(taken.media, name, self.wanted.options, self.kit, run, limit)
            finally:
                run.stop.set()  # the thread at work leaves at its next report

    async def _aside(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.threads, work)

    def _write(self, what: Input, result: Result) -> list[Path]:
        folder = self.wanted.out / what.folder
        files = [
            (folder / safe_name(file.name), file.blob.key)
            for file in result.files
            if file.kind is not FileKind.CLIP
        ]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for path, key in files:
                self._write_one(path, key)
        except OSError as error:
            raise NotWritten(name=str(folder), problem=error.strerror or str(error)) from error
        return [path for path, _ in files]

    def _write_one(self, path: Path, key: str) -> None:
        try:
            self.keeping.blobs.get_file(key, path)
        except BaseException:
            path.with_name(f"{path.name}.part").unlink(missing_ok=True)
            raise

    def _failed(self, what: Input, taken: Taken | None, failure: Failure) -> Outcome:
        name = str(what.folder / taken.name) if taken else what.given
        return Outcome(what.given, name, "failed", failure, self.t.failure(failure))

    async def _note(self, what: Input, taken: Taken, outcome: Outcome) -> None:
        code = outcome.error.code if outcome.error else ""
        line = what.key, taken.stamp, taken.sha256, outcome.status, code, outcome.files
        try:
            await asyncio.to_thread(self.ledger.note, *line)
        except OSError:
            log.exception("the ledger could not be written")

"""Processing of one recording by `mp4totext run`, with the pipeline of the service."""

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
from bot.cli.missing_files import explain_missing_files
from bot.cli.run.data_folder import DataFolder
from bot.cli.run.errors import NotWritten, Unreadable
from bot.cli.run.fetch import fetch_input
from bot.cli.run.hashes import sha256_of
from bot.cli.run.inputs import Input, Problem
from bot.cli.run.ledger import Ledger, Stamp, stamp_of
from bot.cli.run.output import Terminal
from bot.cli.run.output_names import OutputNames, endings, name_of_part
from bot.cli.run.results import INCOMPLETE, Outcome
from bot.i18n.translator import Translations, Translator
from bot.links.addresses import AddressFilter, allowed_hosts
from bot.links.fetcher import LinkFetcher
from bot.platforms.console.terminal import safe_name
from bot.quota import rules
from pipeline.engines.protocols import Engines
from pipeline.engines.registry import build_engines
from pipeline.process_recording import process_recording
from pipeline.run.checkpoint import Run
from pipeline.run.scratch import scratch_folder
from pipeline.run.steps_in_progress import StepsInProgress
from storage import logs
from storage.blobs import Blobs
from storage.erasure.shared_media import run_name
from storage.errors import BadMedia, UserError
from storage.models import MEGABYTE, Failure, Options, Result

T = TypeVar("T")

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Options of the command line. With `overwrite` existing files are replaced, with `forget` only
    the output files are kept."""

    options: Options
    out: Path
    quiet: bool = False
    as_json: bool = False
    overwrite: bool = False
    forget: bool = False


@dataclass(slots=True)
class FetchedInput:
    """A fetched recording: its path, name, stamp and hash."""

    media: Path
    name: str
    stamp: Stamp = (0, 0)
    sha256: str = ""


@dataclass(slots=True)
class RunResources:
    """Engines, stores and terminal that all recordings of one command share."""

    settings: Settings
    run_options: RunOptions
    engines: Engines
    data_folder: DataFolder
    ledger: Ledger
    names: OutputNames
    links: LinkFetcher
    t: Translator
    terminal: Terminal
    threads: Executor = field(default_factory=ThreadPoolExecutor, init=False)
    steps_in_progress: StepsInProgress = field(default_factory=StepsInProgress, init=False)
    _scratch: Path | None = field(default=None, init=False)

    @classmethod
    def open(cls, settings: Settings, run_options: RunOptions) -> RunResources:
        """Open the resources. Models are loaded later, when the first recording needs them."""
        t = Translations().for_locale("en")
        blobs = Blobs.open(settings.storage.blobs, settings.storage.bucket)
        blobs.check_bucket()
        ledger = Ledger(settings.storage.data_dir.resolve(), run_options.out)
        return cls(
            settings,
            run_options,
            build_engines(settings.pipeline, settings.storage.data_dir),
            DataFolder(settings.storage, blobs),
            ledger,
            OutputNames(
                run_options.out, ledger, endings(run_options.options), run_options.overwrite
            ),
            LinkFetcher(
                AddressFilter(allowed_hosts(settings.bot.links_allowed_hosts)), settings.bot.links
            ),
            t,
            Terminal(t, quiet=run_options.quiet, as_json=run_options.as_json),
        )

    async def transcribe(self, item: Input) -> Outcome:
        """Transcribe one recording and write its files. An error becomes the outcome."""
        started = time.monotonic()
        fetched = FetchedInput(Path(), item.name)
        try:
            outcome = await self._fetch_and_process(item, fetched)
        except UserError as error:
            outcome = self._failed(item, fetched, Failure(error.code, error.values))
            if isinstance(error, BadMedia) and fetched.sha256:
                await self.data_folder.unmark(fetched.sha256)
        except Exception:
            log.exception("processing failed, continuing with the next recording", file=item.name)
            outcome = self._failed(item, fetched, Failure("bug"))
        if self.run_options.forget and fetched.sha256:
            await self.data_folder.forget(fetched.sha256)
        if fetched.sha256:
            await self._record(item, fetched, outcome)
        return replace(outcome, elapsed=time.monotonic() - started)

    def failure_of(self, problem: Problem) -> Outcome:
        """Return the outcome of an argument that can't be used."""
        failure = Failure(problem.error.code, problem.error.values)
        return self._failed(Input(problem.argument, None, problem.argument), None, failure)

    def skip_in_folders(self, path: Path) -> bool:
        """Return whether a path is an output file, the output folder or DATA_DIR."""
        for own in (self.run_options.out, self.settings.storage.data_dir):
            if path.name == own.name and path.resolve() == own.resolve():
                return True
        return self.ledger.is_own_file(path)

    def remove_scratch(self) -> None:
        """Remove the scratch folder, with files that a thread wrote after it was stopped."""
        if self._scratch:
            shutil.rmtree(self._scratch, ignore_errors=True)

    async def _fetch_and_process(self, item: Input, fetched: FetchedInput) -> Outcome:
        parent = self.settings.storage.data_dir.resolve() / "scratch"
        with scratch_folder(parent, f"run-{os.getpid()}-{secrets.token_hex(3)}") as scratch:
            self._scratch = scratch
            await self._fetch(item, fetched, scratch)
            result, files = await self._process_and_write(item, fetched, scratch)
        missing = explain_missing_files(self.run_options.options, result, self.t)
        failure = Failure(INCOMPLETE) if missing else None
        return Outcome(
            item.argument,
            str(item.folder / fetched.name),
            "partial" if missing else "ok",
            failure,
            missing,
            files,
            result,
        )

    async def _fetch(self, item: Input, fetched: FetchedInput, scratch: Path) -> None:
        """Fetch a recording and hash it. Raises UserError."""
        most = rules.service_quota(self.settings.pipeline)
        try:
            fetched.media, fetched.name = await fetch_input(item, scratch, self.links, most)
            fetched.stamp = stamp_of(fetched.media)
            fetched.sha256 = await self._in_thread(partial(sha256_of, fetched.media))
        except OSError as error:
            raise Unreadable(name=item.argument, problem=error.strerror or str(error)) from error

    async def _process_and_write(
        self, item: Input, fetched: FetchedInput, scratch: Path
    ) -> tuple[Result, Sequence[Path]]:
        for may_retry in (True, False):
            await self.data_folder.mark(fetched.sha256)
            result = await self._process(item, fetched, scratch)
            try:
                return result, await self._in_thread(partial(self._write, item, result))
            except KeyError:  # the data was deleted just before it was marked
                if not may_retry:
                    raise
        raise AssertionError("the last try returns or raises")

    async def _process(self, item: Input, fetched: FetchedInput, scratch: Path) -> Result:
        named = name_of_part(fetched.name, self.run_options.options.part)
        name = await asyncio.to_thread(
            self.names.choose, item.key, fetched.sha256, fetched.media, named, item.folder
        )
        job, blobs = run_name(fetched.sha256), self.data_folder.blobs
        with self.terminal.working(fetched.name) as show:
            run = Run(
                job,
                fetched.sha256,
                blobs,
                scratch,
                show,
                clips=False,
                burn_seconds=self.settings.pipeline.max_burned_minutes * 60,
                unpacked_bytes=round(self.settings.pipeline.max_megabytes * MEGABYTE),
                executor=self.threads,
                steps_in_progress=self.steps_in_progress,
            )
            limit = self.settings.pipeline.max_minutes * 60
            try:
                return await process_recording(
                    fetched.media, name, self.run_options.options, self.engines, run, limit
                )
            finally:
                run.stop.set()  # the working thread ends at its next report

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.threads, work)

    def _write(self, item: Input, result: Result) -> list[Path]:
        folder = self.run_options.out / item.folder
        files = [
            (folder / safe_name(file.name), file.blob) for file in result.files if file.is_in_answer
        ]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for path, blob in files:
                self.data_folder.blobs.get_file(blob, path)
        except OSError as error:
            raise NotWritten(name=str(folder), problem=error.strerror or str(error)) from error
        return [path for path, _ in files]

    def _failed(self, item: Input, fetched: FetchedInput | None, failure: Failure) -> Outcome:
        name = str(item.folder / fetched.name) if fetched else item.argument
        return Outcome(item.argument, name, "failed", failure, self.t.failure(failure))

    async def _record(self, item: Input, fetched: FetchedInput, outcome: Outcome) -> None:
        code = outcome.error.code if outcome.error else ""
        entry = item.key, fetched.stamp, fetched.sha256, outcome.status, code, outcome.files
        try:
            await asyncio.to_thread(self.ledger.record, *entry)
        except OSError:
            log.exception("writing the ledger failed, the recording may be processed again")

"""`mp4totext run FILE…`: the same pipeline and the same checkpoints, with no chat and no queue."""

from __future__ import annotations

import asyncio
import hashlib
import os
import secrets
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from bot.answer import answer
from bot.card import fetching_words
from bot.outcome import lacking
from bot.platforms.console.terminal import printable, rendered, safe_name
from bot.service import Settings
from bot.words import Tongue, Words
from pipeline.checkpoint import Run
from pipeline.engines import build_kit
from pipeline.engines.base import Kit
from pipeline.process import process
from pipeline.scratch import scratch_folder
from storage import logs
from storage.blobs import Blobs
from storage.errors import Expected
from storage.models import Failure, FileKind, Options, Result
from storage.models import Progress as Hint

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asked for."""

    files: Sequence[Path]
    options: Options
    out: Path
    quiet: bool = False


async def run_files(settings: Settings, wanted: Wanted) -> int:
    """Exit status: 0 when all that was asked for was made, else 1 with one sentence per file on
    standard error. A file that fails does not keep the others from being done."""
    bench = Bench.open(settings, wanted)
    names = distinct_names(wanted.files)
    problems = 0
    for path, name in zip(wanted.files, names, strict=True):
        if problem := await bench.do(path, name):
            problems += 1
            line = bench.say("outcome-failed", name=path.name, why=" ".join(problem.split()))
            sys.stderr.write(printable(line) + "\n")
    return 1 if problems else 0


def distinct_names(files: Sequence[Path]) -> list[str]:
    """A name for each file; of several with the same stem, the later ones get a number."""
    taken: set[str] = set()
    names = []
    for path in files:
        stem, number = path.stem, 1
        while stem in taken:
            number += 1
            stem = f"{path.stem}-{number}"
        taken.add(stem)
        names.append(stem + path.suffix)
    return names


@dataclass(frozen=True, slots=True)
class Bench:
    """The engines, the store and the screen, shared by the files of one command."""

    settings: Settings
    wanted: Wanted
    kit: Kit
    blobs: Blobs
    screen: Console
    say: Tongue

    @classmethod
    def open(cls, settings: Settings, wanted: Wanted) -> Bench:
        """Cheap: models are loaded when the first file needs them."""
        return cls(
            settings,
            wanted,
            build_kit(settings.pipeline, settings.storage.data_dir),
            Blobs.open(settings.storage.blobs),
            Console(stderr=True, quiet=wanted.quiet),
            Words().into("en"),
        )

    async def do(self, path: Path, name: str) -> str:
        """Process one file and write what came out; the sentence to complain with, or ""."""
        try:
            with scratch_folder(*self._scratch()) as scratch:
                result = await self._process(path, name, scratch)
            await asyncio.to_thread(self._write, result)
        except Expected as error:
            return self.say.failure(Failure(error.code, error.values))
        except OSError as error:
            return error.strerror or str(error)
        except Exception:
            log.exception("processing failed", file=path.name)
            return self.say.failure(Failure("bug"))
        self.screen.print(rendered(answer(result, self.say, 4000)))
        self.screen.print(Text(f"→ {printable(str(self.wanted.out))}", "green"))
        return lacking(self.wanted.options, result, self.say)

    async def _process(self, path: Path, name: str, scratch: Path) -> Result:
        sha256 = await asyncio.to_thread(_sha256, path)
        with Progress(*_columns(), console=self.screen, transient=True) as bar:
            task = bar.add_task(printable(name), total=1.0)

            def show(hint: Hint) -> None:
                doing = self.say(f"stage-{hint.stage}")
                if fetching := hint.fetching:
                    doing = " · ".join(fetching_words(fetching, self.say).splitlines())
                bar.update(task, completed=hint.fraction, description=f"{printable(name)}: {doing}")

            run = Run(f"run-{sha256[:12]}", sha256, self.blobs, scratch, sink=show)
            limit = self.settings.pipeline.max_minutes * 60
            try:
                return await process(path, name, self.wanted.options, self.kit, run, limit)
            finally:
                run.stop.set()  # Ctrl-C: the thread at work leaves at its next report

    def _scratch(self) -> tuple[Path, str]:
        name = f"run-{os.getpid()}-{secrets.token_hex(3)}"
        return self.settings.storage.data_dir.resolve() / "scratch", name

    def _write(self, result: Result) -> None:
        self.wanted.out.mkdir(parents=True, exist_ok=True)
        for file in result.files:
            if file.kind is FileKind.CLIP:
                continue
            self.blobs.get_file(file.blob.key, self.wanted.out / safe_name(file.name))


def _columns() -> tuple[ProgressColumn, ...]:
    return (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

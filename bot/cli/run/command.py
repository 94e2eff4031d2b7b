"""`mp4totext run`: what can be typed behind it."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from bot.cli.runtime import end, fail, for_terminal, incomplete, read_settings
from bot.platforms.console.terminal import printable

if TYPE_CHECKING:
    from bot.cli.run.processing import RunResources
    from storage.models import Options


def _option(*names: str, metavar: str | None = None, more: str) -> Any:
    """Its default stands in its words: so each fits on a line."""
    return typer.Option(*names, metavar=metavar, help=more, show_default=False)


Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="RECORDING…",
        help="files, folders, links, or - for standard input",
        show_default=False,
    ),
]
Out = Annotated[Path, _option("--out", "-o", metavar="FOLDER", more="Where the files go.")]
Formats = Annotated[str, _option(metavar="LIST", more="txt,srt,vtt,json,md (these) and video")]
Language = Annotated[str, _option(metavar="CODE", more="What is spoken: en, de, …")]
Speakers = Annotated[str, _option(metavar="COUNT", more="How many people speak: 3, 2-4")]
Summary = Annotated[str, _option(metavar="STYLE", more="none, short or full")]
Speech = Annotated[
    bool | None,
    _option("--speech/--no-speech", more="Read the summary aloud: if a voice is there."),
]
Hints = Annotated[str, _option(metavar="WORDS", more="Names and rare words: Anna,Mastodon")]
Name = Annotated[str, _option(metavar="NAME", more="What to call standard input.")]
Watching = Annotated[bool, _option("--watch", more="Go on with what comes into folders.")]
Settle = Annotated[
    float,
    typer.Option(
        metavar="SECONDS",
        min=0,
        max=3600,
        help="So long --watch sees no change: 5",
        show_default=False,
    ),
]
Overwrite = Annotated[bool, _option("--overwrite", more="Write over files of others.")]
Forget = Annotated[bool, _option("--forget", more="Keep nothing but the files.")]
Json = Annotated[bool, _option("--json", more="A line of JSON for each, for programs.")]
Quiet = Annotated[bool, _option("--quiet", "-q", more="Say only what failed.")]


def run(
    recordings: Files = None,
    out: Out = Path(),
    formats: Formats = "txt,srt,vtt,json,md",
    language: Language = "auto",
    speakers: Speakers = "auto",
    summary: Summary = "full",
    speech: Speech = None,
    hints: Hints = "",
    name: Name = "stdin",
    watch: Watching = False,
    settle: Settle = 5.0,
    overwrite: Overwrite = False,
    forget: Forget = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Transcribe here and now, with no chat and no queue; status 0 when all was made.

    \b
    mp4totext run talk.mp4 --formats srt --no-speech
    mp4totext run recordings/ https://example.org/talk.mp3 --out texts
    mp4totext run --watch inbox/ --out texts --json
    ffmpeg -i rtmp://… -f ogg - | mp4totext run --name meeting
    """
    from bot.app import config

    wishes = {"language": language, "speakers": speakers, "summary": summary, "formats": formats}
    options = _options(wishes, speech=speech, hints=hints)
    words = recordings or _piped()
    _check_folder(out)
    settings = for_terminal(read_settings(config.FILES))
    try:
        from bot.cli.run.processing import RunResources, Wanted
    except ImportError as error:
        fail(incomplete(error), 1)
    resources = RunResources.open(settings, Wanted(options, out, quiet, as_json, overwrite, forget))
    if watch:
        _watch(resources, words, settle)
    _run_once(resources, words, name)


def _run_once(resources: RunResources, words: list[str], name: str) -> NoReturn:
    from bot.cli.run.batch import run_batch
    from bot.cli.run.inputs import read_inputs

    inputs, problems = read_inputs(words, resources.skip_in_folders, name)
    end(run_batch(resources, inputs, problems))


def _watch(resources: RunResources, words: list[str], settle: float) -> NoReturn:
    from bot.cli.run.stable_files import StableFiles
    from bot.cli.run.watch import Watch

    for word in words:
        if not Path(word).is_dir():
            fail(f"--watch needs folders, and {printable(word)} is none.", 2)
    folders = [Path(word) for word in words]
    end(Watch(resources, folders, resources.skip_in_folders, StableFiles(settle)).run())


def _options(wishes: Mapping[str, str], *, speech: bool | None, hints: str) -> Options:
    """Ends the program when one of the wishes can't be."""
    from bot.parsing.options import change
    from bot.parsing.options import hints as read_hints
    from storage.errors import InvalidOption
    from storage.models import Options

    options = Options(speech=speech, hints=read_hints(hints))
    for wish, value in wishes.items():
        try:
            options = change(options, wish, value)
        except InvalidOption as error:
            choices = error.values["choices"]
            fail(f"--{wish}: {printable(value[:80])} can't be; possible: {choices}.", 2)
    return options


def _piped() -> list[str]:
    """Standard input when something is piped into it. Ends the program when nothing is named."""
    with suppress(OSError, ValueError):
        mode = os.fstat(sys.stdin.fileno()).st_mode
        if stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode):
            return ["-"]
    return fail(
        "mp4totext run needs a recording, for example: mp4totext run talk.mp4; "
        "see mp4totext run --help.",
        2,
    )


def _check_folder(out: Path) -> None:
    """Ends the program when no file can be written there: better now than after an hour."""
    first = next(
        path for path in (out.absolute(), *out.absolute().parents) if os.path.lexists(path)
    )
    if not first.is_dir():
        fail(f"--out: {printable(str(first))} is no folder.", 2)
    if not os.access(first, os.W_OK | os.X_OK):
        fail(f"--out: nothing can be written in {printable(str(first))}.", 2)

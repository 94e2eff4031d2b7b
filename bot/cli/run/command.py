"""`mp4totext run`: arguments and options."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from bot.cli.runtime import fail, for_terminal, missing_library_message, read_settings, run_and_exit
from bot.platforms.console.terminal import printable

if TYPE_CHECKING:
    from bot.app.config import Settings
    from bot.cli.run.processing import RunResources
    from storage.errors import InvalidOption
    from storage.models import Options


def _option(*names: str, metavar: str | None = None, text: str) -> Any:
    """Return an option whose help text contains its default, so that it fits on one line."""
    return typer.Option(*names, metavar=metavar, help=text, show_default=False)


Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="RECORDING…",
        help="files, folders, links, or - for standard input",
        show_default=False,
    ),
]
Out = Annotated[Path, _option("--out", "-o", metavar="FOLDER", text="Folder for the files.")]
Formats = Annotated[
    str, _option(metavar="LIST", text="txt,srt,vtt,json,md (these), ass, lrc, tsv, …")
]
Video = Annotated[str, _option(metavar="KIND", text="Captions of video: track (default), burned")]
Language = Annotated[str, _option(metavar="CODE", text="Spoken languages: de, German, de,en")]
Speakers = Annotated[str, _option(metavar="COUNT", text="Number of speakers: 3, 2-4")]
Summary = Annotated[str, _option(metavar="STYLE", text="none, short or full")]
Speech = Annotated[
    bool | None,
    _option("--speech/--no-speech", text="Read the summary aloud, if a voice exists."),
]
Hints = Annotated[str, _option(metavar="WORDS", text="Names and rare words: Anna,Mastodon")]
Replace = Annotated[str, _option(metavar="RULES", text="Heard and written words: Keler->Keller")]
Clean = Annotated[str, _option(metavar="HOW", text="none, or light: without fillers and stutters")]
Louder = Annotated[bool, _option("--louder", text="Hear quiet voices with more gain.")]
Numbers = Annotated[
    str, _option(metavar="HOW", text="heard, or digits: spelled numbers above twelve in digits")
]
From = Annotated[str, _option("--from", metavar="TIME", text="Start of a part: 22:10, 90, -5:00")]
To = Annotated[str, _option("--to", metavar="TIME", text="End of a part: 26:20, 1:02:03.5")]
Name = Annotated[str, _option(metavar="NAME", text="Name of standard input.")]
Watching = Annotated[bool, _option("--watch", text="Process files that arrive in folders.")]
Settle = Annotated[
    float,
    typer.Option(
        metavar="SECONDS",
        min=0,
        max=3600,
        help="Time without a change for --watch: 5",
        show_default=False,
    ),
]
Overwrite = Annotated[bool, _option("--overwrite", text="Overwrite existing files.")]
Forget = Annotated[bool, _option("--forget", text="Keep only the output files.")]
Json = Annotated[bool, _option("--json", text="Print a line of JSON for each recording.")]
Quiet = Annotated[bool, _option("--quiet", "-q", text="Print only failures.")]


def run(
    recordings: Files = None,
    out: Out = Path(),
    formats: Formats = "txt,srt,vtt,json,md",
    video: Video = "track",
    language: Language = "auto",
    speakers: Speakers = "auto",
    summary: Summary = "full",
    speech: Speech = None,
    hints: Hints = "",
    replace: Replace = "",
    clean: Clean = "none",
    numbers: Numbers = "heard",
    louder: Louder = False,
    start: From = "",
    end: To = "",
    name: Name = "stdin",
    watch: Watching = False,
    settle: Settle = 5.0,
    overwrite: Overwrite = False,
    forget: Forget = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Transcribe without a chat or a queue; exit status 0 if all files were made.

    \b
    mp4totext run talk.mp4 --from 22:10 --to 26:20 --formats srt --no-speech
    mp4totext run recordings/ https://example.org/talk.mp3 --out texts
    mp4totext run --watch inbox/ --out texts --json
    ffmpeg -i rtmp://… -f ogg - | mp4totext run --name meeting
    """
    values = {"language": language, "speakers": speakers, "summary": summary, "formats": formats}
    values |= {"from": start, "to": end, "video": video, "replace": replace, "clean": clean}
    options = _parse_options(values | {"numbers": numbers}, hints, speech=speech, louder=louder)
    words = recordings or _standard_input()
    resources = _open_resources(options, out, quiet, as_json, overwrite, forget)
    if watch:
        _watch(resources, words, settle)
    _run_once(resources, words, name)


def _open_resources(options: Options, out: Path, *switches: bool) -> RunResources:
    """Return the resources; `switches` are those of `RunOptions` in their order. Exits if the
    output folder is not writable."""
    _check_folder(out)
    settings = _read_settings()
    try:
        from bot.cli.run.processing import RunOptions, RunResources
    except ImportError as error:
        fail(missing_library_message(error), 1)
    return RunResources.open(settings, RunOptions(options, out, *switches))


def _read_settings() -> Settings:
    from bot.app import config

    return for_terminal(read_settings(config.FILES))


def _run_once(resources: RunResources, words: list[str], name: str) -> NoReturn:
    from bot.cli.run.batch import run_batch
    from bot.cli.run.inputs import read_inputs

    inputs, problems = read_inputs(words, resources.skip_in_folders, name)
    run_and_exit(run_batch(resources, inputs, problems))


def _watch(resources: RunResources, words: list[str], settle: float) -> NoReturn:
    from bot.cli.run.stable_files import StableFiles
    from bot.cli.run.watch import Watch

    for word in words:
        if not Path(word).is_dir():
            fail(f"--watch needs folders, and {printable(word)} is not one.", 2)
    folders = [Path(word) for word in words]
    run_and_exit(Watch(resources, folders, resources.skip_in_folders, StableFiles(settle)).run())


def _parse_options(
    values: Mapping[str, str], hints: str, *, speech: bool | None, louder: bool
) -> Options:
    """Parse the options. Exits with status 2 and a sentence for an invalid one."""
    from bot.parsing.errors import LanguageNotRecognized, UnknownLanguage
    from bot.parsing.options import change
    from bot.parsing.options import hints as read_hints
    from storage.errors import InvalidOption
    from storage.models import Options

    options = Options(speech=speech, hints=read_hints(hints), louder=louder)
    for name, value in values.items():
        try:
            options = change(options, name, value)
        except (UnknownLanguage, LanguageNotRecognized) as error:
            fail(_language_sentence(error, f"--{name} {printable(value[:80])}"), 2)
        except InvalidOption as error:
            choices = error.values["choices"]
            fail(f"--{name}: {printable(value[:80])} is not valid; valid values: {choices}.", 2)
    if options.part.is_empty:
        fail("--to must be a later time than --from, for example --from 22:10 --to 26:20.", 2)
    return options


def _language_sentence(error: InvalidOption, written: str) -> str:
    """Return the sentence about a language that was typed as `written`."""
    from bot.i18n.translator import Translations
    from storage.models import Failure

    failure = Failure(error.code, {**error.values, "wish": written})
    sentence = Translations().for_locale("en").failure(failure)
    return sentence.replace("lang=", "--language ")


def _standard_input() -> list[str]:
    """Return `-` if something is piped into standard input. Else exit: no recording was named."""
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
    """Exit if the output folder is not writable: better now than after an hour of work."""
    existing = next(
        path for path in (out.absolute(), *out.absolute().parents) if os.path.lexists(path)
    )
    if not existing.is_dir():
        fail(f"--out: {printable(str(existing))} is not a folder; name another one.", 2)
    if not os.access(existing, os.W_OK | os.X_OK):
        fail(f"--out: {printable(str(existing))} is not writable; name another folder.", 2)

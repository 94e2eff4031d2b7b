"""Inputs on the command line: files, folders, patterns, links, standard input."""

from __future__ import annotations

import glob
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx

from bot.cli.run.errors import NoMatch, NoSuchFile, NotAFile, NothingInside, NothingPiped
from bot.cli.run.folders import PathTest, find_recordings, read_error
from bot.cli.run.hashes import digest
from bot.links import urls
from bot.links.errors import BadLink
from storage.errors import UserError
from storage.models import Platform

STANDARD_INPUT = "-"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISFIFO, "pipe"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISCHR, "device"),
    (stat.S_ISBLK, "device"),
)


@dataclass(frozen=True, slots=True)
class Input:
    """One recording to transcribe: a file, a link, or standard input (`source` None).

    `argument` is its form on the command line, `name` its file name, and `folder` the folder of its
    files below the output folder.
    """

    argument: str
    source: Path | httpx.URL | None
    name: str
    folder: Path = Path()

    @property
    def key(self) -> str:
        """Return the key in the ledger. All paths to the same file have the same key."""
        match self.source:
            case Path() as path:
                return digest(os.path.realpath(path))
            case httpx.URL() as url:
                return digest(str(url))
            case None:
                return digest(f"- {self.name}")


@dataclass(frozen=True, slots=True)
class Problem:
    """An argument that can't be used."""

    argument: str
    error: UserError


def read_inputs(
    words: Sequence[str], skip: PathTest, stdin_name: str
) -> tuple[list[Input], list[Problem]]:
    """Return the recordings of the arguments `words`, each once, and the problems. `skip` selects
    the paths to skip in folders, and `stdin_name` is the name of standard input."""
    inputs: list[Input] = []
    problems: list[Problem] = []
    seen: set[object] = set()
    for word in words:
        for found in _read(word, skip, stdin_name):
            if isinstance(found, Problem):
                problems.append(found)
            elif (key := _identity(found)) not in seen:
                seen.add(key)
                inputs.append(found)
    return inputs, problems


def _identity(found: Input) -> object:
    return os.path.realpath(found.source) if isinstance(found.source, Path) else found.source


def _read(word: str, skip: PathTest, stdin_name: str) -> Iterator[Input | Problem]:
    if word == STANDARD_INPUT:
        yield _standard_input(stdin_name)
    elif scheme := _SCHEME.match(word):
        if scheme[1].lower() == "file":
            yield from _on_disk(
                word, Path(unquote(urlsplit(word).path, errors="surrogateescape")), skip
            )
        else:
            yield _link(word)
    elif glob.has_magic(word) and not os.path.lexists(word):
        matches = sorted(glob.glob(str(Path(word).expanduser()), recursive=True))  # noqa: PTH207
        if not matches:
            yield Problem(word, NoMatch(name=word))
        for match in matches:
            yield from _on_disk(match, Path(match), skip)
    else:
        path = Path(word)
        if word.startswith("~") and not os.path.lexists(word):
            path = path.expanduser()
        yield from _on_disk(word, path, skip)


def _standard_input(name: str) -> Input | Problem:
    if sys.stdin.isatty():
        return Problem(STANDARD_INPUT, NothingPiped(name=STANDARD_INPUT))
    return Input(STANDARD_INPUT, None, name)


def _link(word: str) -> Input | Problem:
    try:
        url = urls.parse(word)
        if message := urls.message_at(url):
            urls.check_message(message, Platform.CONSOLE)
    except BadLink as error:
        return Problem(word, error)
    return Input(word, url, urls.name_of([url]))


def _on_disk(argument: str, path: Path, skip: PathTest) -> Iterator[Input | Problem]:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield Problem(argument, NoSuchFile(name=argument))
    except OSError as error:
        yield Problem(argument, read_error(Path(argument), error))
    else:
        kind = next((kind for test, kind in _KINDS if test(mode)), "")
        if kind:
            yield Problem(argument, NotAFile(name=argument, kind=kind))
        elif stat.S_ISDIR(mode):
            yield from _in_folder(argument, path, skip)
        else:
            yield Input(argument, path, path.name)


def _in_folder(argument: str, folder: Path, skip: PathTest) -> Iterator[Input | Problem]:
    found = False
    for each in find_recordings(folder, skip):
        found = True
        if isinstance(each, Path):
            yield Input(str(each), each, each.name, each.relative_to(folder).parent)
        else:
            yield Problem(each.values["name"], each)
    if not found:
        yield Problem(argument, NothingInside(name=argument))

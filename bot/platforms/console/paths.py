"""File names in typed lines: plain, quoted, dragged in, as file URLs, as Windows paths."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

_WINDOWS = re.compile(r"([A-Za-z]):[\\/](.*)", re.DOTALL)


def find_paths(line: str) -> tuple[list[Path], str]:
    """Return the existing files named in a line, and the remaining words. A name with blanks may
    be written without quotes."""
    if is_file(whole := _path(line)):
        return [whole], ""
    words = _split(line)
    paths, rest, at = [], list[str](), 0
    while at < len(words):
        ends = _end_of_name(words, at)
        if ends is None:
            rest.append(words[at])
            at += 1
        else:
            paths.append(_path(" ".join(words[at:ends])))
            at = ends
    return paths, shlex.join(rest) if paths else line


def _end_of_name(words: Sequence[str], at: int) -> int | None:
    """Return the end of the longest file name that begins at `at`. Only words that look like a
    path are tried with blanks: every attempt accesses the disk."""
    if is_file(_path(words[at])):
        return at + 1
    if not any(mark in words[at] for mark in "/\\~"):
        return None
    ends = range(min(len(words), at + 20), at + 1, -1)
    return next((end for end in ends if is_file(_path(" ".join(words[at:end])))), None)


def _split(line: str) -> list[str]:
    """Split a line into words as a shell does; in Windows paths backslashes separate folders."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=False)
    lexer.whitespace_split, lexer.commenters = True, ""
    if re.search(r"(?:^|[\s\"'])[A-Za-z]:\\", line):
        lexer.escape = ""
    try:
        return list(lexer)
    except ValueError:  # an apostrophe
        return line.split()


def _path(word: str) -> Path:
    word = word.strip()
    if word.lower().startswith("file://"):
        return Path(unquote(urlsplit(word).path))
    if found := _WINDOWS.fullmatch(word):  # as the Linux subsystem of Windows mounts its drives
        return Path("/mnt", found[1].lower(), *re.split(r"[\\/]+", found[2]))
    try:
        return Path(word).expanduser()
    except RuntimeError:  # `~name` of an unknown user
        return Path(word)


def looks_like_path(line: str) -> bool:
    """Return whether a line looks like a file name, though `find_paths` found no file."""
    if line.startswith("/"):
        return "/" in line[1:].partition(" ")[0]
    if line.startswith(("~/", "./", "../", "file://", "'/", '"/')) or _WINDOWS.match(line):
        return True
    path = Path(line)
    return " " not in line and "://" not in line and bool(path.suffix) and path.stem != path.name


def is_file(path: Path) -> bool:
    """Return whether the file exists; False for impossible names."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(line: str) -> bool:
    """Return whether a line names a folder."""
    words = _split(line)
    try:
        return any(_path(word).is_dir() for word in (line, *words[:1]))
    except (OSError, ValueError):
        return False

"""Names of speakers, from the names of their tracks.

Sources: Craig writes `1-anna.flac`, and `1.flac` where it knows no name (`cook.sh` and
`userinfo.js` in https://github.com/CraigChat/craig). Zoom writes `Audio Record/audioJohnSmith9887
6.m4a`: https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0064394.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from storage.display_names import clean_name

_NUMBER = re.compile(r"^\d{1,3}(?:[-_. ]+|$)")
"""Number of a track before its name."""
_ZOOM = re.compile(r"audio(?P<name>\D.*?)\d{5,}")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_PROGRAM_WORDS = re.compile(
    r"(?i)\d|\b(?:audio|craig|raw|rec|recording|riverside|session|studio|track|zencastr|zoom)\b"
)
"""Part of a name that a program wrote: shared by all tracks, it says nothing about the speaker."""
_NO_NAME = re.compile(r"(?i)(?:audio|channel|mono|sound|stereo|track|tonspur|piste|[-_ #.\d])*")
"""Titles that say nothing: `Track1`, `Audio 2`."""
_EDGE = " -_."


def names_of_files(paths: Sequence[str]) -> tuple[str, ...]:
    """Return a name for each member of an archive; "" where its path has none.

    Members of the same name are told apart by their folders.
    """
    parts = [PurePosixPath(path.replace("\\", "/")).parts for path in paths]
    stems = [_ENDING.sub("", part[-1].strip("/")) if part else "" for part in parts]
    if len(set(stems)) < len(stems):
        folders = [part[-2] if len(part) > 1 else "" for part in parts]
        stems = folders if len(set(folders)) == len(folders) else stems
    return _distinct([name_of_track(stem) for stem in _without_shared(stems)])


def name_of_track(title: str) -> str:
    """Return the name in a track's title, without its number and invisible characters."""
    if zoom := _ZOOM.fullmatch(title):
        title = zoom["name"]
    name = clean_name(_NUMBER.sub("", clean_name(title)).strip(_EDGE))
    return "" if _NO_NAME.fullmatch(name) else name


def _without_shared(stems: Sequence[str]) -> list[str]:
    """Return names without what programs write at the beginning or end of all of them."""
    if len(stems) < 2:
        return list(stems)
    pieces = [re.split(r"([-_. ]+)", stem) for stem in stems]
    shortest = min(map(len, pieces))
    first = last = 0
    while first < shortest - 1 and _is_shared([each[first] for each in pieces]):
        first += 2
    while last < shortest - 1 - first and _is_shared([each[-1 - last] for each in pieces]):
        last += 2
    return ["".join(each[first : len(each) - last]) for each in pieces]


def _is_shared(words: Sequence[str]) -> bool:
    return len(set(words)) == 1 and bool(_PROGRAM_WORDS.search(words[0]))


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Return names of which no two are the same: the second Anna is «Anna 2»."""
    seen: dict[str, int] = {}
    made = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        made.append(f"{name} {seen[name]}" if name and seen[name] > 1 else name)
    return tuple(made)

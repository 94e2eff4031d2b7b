"""Chooses what the files of a recording are called, so that none is written over by mistake."""

from __future__ import annotations

import itertools
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from bot.cli.missing_files import wanted
from bot.cli.run.ledger import Ledger
from pipeline.export.file_names import safe_stem
from storage.models import FileKind, Options

_ENDINGS = {
    FileKind.SUMMARY: ("summary.md",),
    FileKind.VOICE: ("summary.ogg",),
    FileKind.AUDIO: ("summary.mp3",),
    FileKind.VIDEO: ("subtitled.mp4", "subtitled.mov", "subtitled.mkv"),
}


def endings(options: Options) -> tuple[str, ...]:
    """How the names may end of what these options have made, spoken or not."""
    spoken = replace(options, speech=options.speech is not False)
    every = (_ENDINGS.get(kind, (kind.value,)) for kind in sorted(wanted(spoken)))
    return tuple(itertools.chain.from_iterable(every))


@dataclass(slots=True)
class OutputNames:
    """The names given by one command. With `overwrite` what is there gives way, but for what the
    same command wrote, and the recording itself."""

    out: Path
    ledger: Ledger
    endings: Sequence[str]
    overwrite: bool = False
    _taken: dict[tuple[str, str], str] = field(default_factory=dict, init=False)

    def choose(self, given: str, source: str, media: Path, name: str, folder: Path) -> str:
        """A name for the recording of `given` (as the ledger has it) whose files, in `folder` below
        the output folder, write over nothing but its own earlier ones: `talk.mp4`, else
        `talk-2.mp4` and so on."""
        first = safe_stem(name)
        there = _names_in(self.out / folder)
        others = (f"{first}-{number}" for number in itertools.count(2))
        for stem in itertools.chain([first], others):
            # What differs by its case alone is one file on macOS and on most shares.
            key = os.path.normpath(folder), stem.casefold()
            if self._taken.get(key, given) == given and all(
                f"{stem}.{ending}".casefold() not in there
                or self._may_go(self.out / folder / f"{stem}.{ending}", given, source, media)
                for ending in self.endings
            ):
                self._taken[key] = given
                return stem + _suffix(stem, name)
        raise AssertionError("there is always another number")

    def _may_go(self, path: Path, given: str, source: str, media: Path) -> bool:
        if not os.path.lexists(path):  # it differs by its case
            return False
        if path.exists() and path.samefile(media):
            return False
        return self.overwrite or self.ledger.owns(path, given, source)


def _names_in(folder: Path) -> set[str]:
    try:
        return {each.name.casefold() for each in folder.iterdir()}
    except OSError:  # it is made when something is written there
        return set()


def _suffix(stem: str, name: str) -> str:
    """An ending that is taken off again when files are named."""
    suffix = PurePath(name).suffix
    return suffix if safe_stem(stem + suffix) == stem else ".media"

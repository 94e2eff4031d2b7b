"""Names of the output files of a recording, chosen so that no other file is overwritten."""

from __future__ import annotations

import itertools
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from bot.cli.missing_files import requested_kinds
from bot.cli.run.ledger import Ledger
from pipeline.export.file_names import safe_stem
from storage.models import FileKind, Options, Part
from storage.models.parts import clock

_ENDINGS = {
    FileKind.SUMMARY: ("summary.md",),
    FileKind.VOICE: ("summary.ogg",),
    FileKind.AUDIO: ("summary.mp3",),
    FileKind.LABELS: ("labels.txt",),
    FileKind.TEXTGRID: ("TextGrid",),
    FileKind.SRT_BOM: ("srt", "bom.srt"),
    FileKind.VIDEO: (
        *("subtitled.mp4", "subtitled.mov", "subtitled.3gp", "subtitled.mkv", "captioned.mp4"),
    ),
}


def endings(options: Options) -> tuple[str, ...]:
    """Return the endings of all files that options may make, with or without speech."""
    spoken = replace(options, speech=options.speech is not False)
    every = (_ENDINGS.get(kind, (kind.value,)) for kind in sorted(requested_kinds(spoken)))
    return tuple(itertools.chain.from_iterable(every))


def name_of_part(name: str, part: Part) -> str:
    """Return the name of a recording with the times of its part, as `talk 22.10-26.20.mp4`.

    So the files of two parts lie side by side.
    """
    if not part:
        return name
    start = clock(part.start or 0.0)
    end = "end" if part.end is None else clock(part.end)
    path = PurePath(name)
    return f"{path.stem} {start}-{end}{path.suffix}".replace(":", ".")


@dataclass(slots=True)
class OutputNames:
    """Names chosen by one command. With `overwrite` existing files are replaced, except the
    recording itself and files that the same command wrote."""

    out: Path
    ledger: Ledger
    endings: Sequence[str]
    overwrite: bool = False
    _taken: dict[tuple[str, str], str] = field(default_factory=dict, init=False)

    def choose(self, key: str, source: str, media: Path, name: str, folder: Path) -> str:
        """Return a name for a recording: `talk.mp4`, else `talk-2.mp4` and so on. Its files, in
        `folder` below the output folder, overwrite only earlier files of the same recording.
        `key` is its key in the ledger, `source` its hash and `media` its path."""
        first = safe_stem(name)
        existing = _names_in(self.out / folder)
        numbered = (f"{first}-{number}" for number in itertools.count(2))
        for stem in itertools.chain([first], numbered):
            # Names that differ only in case are one file on macOS and on most network shares.
            place = os.path.normpath(folder), stem.casefold()
            if self._taken.get(place, key) == key and all(
                f"{stem}.{ending}".casefold() not in existing
                or self._may_replace(self.out / folder / f"{stem}.{ending}", key, source, media)
                for ending in self.endings
            ):
                self._taken[place] = key
                return stem + _suffix(stem, name)
        raise AssertionError("there is always another number")

    def _may_replace(self, path: Path, key: str, source: str, media: Path) -> bool:
        if not os.path.lexists(path):  # an existing name differs in case
            return False
        if path.exists() and path.samefile(media):
            return False
        return self.overwrite or self.ledger.may_overwrite(path, key, source)


def _names_in(folder: Path) -> set[str]:
    try:
        return {each.name.casefold() for each in folder.iterdir()}
    except OSError:  # it is created with the first file
        return set()


def _suffix(stem: str, name: str) -> str:
    """Return an extension that `safe_stem` removes again when the files are named."""
    suffix = PurePath(name).suffix
    return suffix if safe_stem(stem + suffix) == stem else ".media"

"""Tracks of one conversation, each in a file of its own: decoded one after the other, and mixed.

They begin at the same time: Craig fills the time before somebody joins with silence, and Zoom and
studios record every track from the start. Only one unpacked member is on the disk at a time. The
samples are 115 MB an hour for each track, and once more for the mix; nothing is held in memory.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.engines.protocols import Report
from pipeline.media.decode import Decoded, decode
from pipeline.media.sound.track_relations import repeated_tracks
from pipeline.media.tracks.archive import Member, list_members, unpack_member
from pipeline.media.tracks.errors import BadArchive
from pipeline.media.tracks.joined_tracks import join_tracks
from pipeline.media.tracks.track_names import names_of_files
from storage.errors import (
    BadMedia,
    CorruptMedia,
    EmptyFile,
    EncryptedMedia,
    NoAudio,
    NoSuchPart,
    NotMedia,
    UnsupportedCodec,
)
from storage.models import Note, Part

_DAMAGED = Note("damaged")
_UNREADABLE = (CorruptMedia, EmptyFile, EncryptedMedia, NoAudio, NotMedia, UnsupportedCodec)
"""Errors of one track that do not end the job: the others are heard."""


@dataclass(slots=True)
class TrackSet:
    """Tracks that were decoded, their names, and what was wrong with the others."""

    tracks: list[Decoded] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    errors: list[BadMedia] = field(default_factory=list)

    def add_error(self, error: BadMedia, name: str) -> None:
        """Note why a track is not heard. Raises the error if it is about the whole archive."""
        if isinstance(error, BadArchive) and error.values.get("reason") != "damaged":
            raise error
        self.errors.append(error)
        if not isinstance(error, NoSuchPart):  # a track that ends before the part is no fault
            self.unreadable.append(name)


def decode_archive(
    path: Path,
    folder: Path,
    max_seconds: float,
    report: Report,
    part: Part,
    most_bytes: int,
    *,
    apart: bool = False,
) -> Decoded:
    """Decode the recordings of a zip archive into `folder`: several are tracks of one conversation.

    A single one is decoded like a file of its own. `most_bytes` limits all of them unpacked; the
    others as in `decode`. Raises BadMedia.
    """
    members = list_members(path, most_bytes, lambda _, newest="": report(0.0, newest))
    if not members:
        raise NotMedia("no recording in the archive")
    names = names_of_files([member.name for member in members])
    found = TrackSet()
    with _no_tracks_left(folder):
        for number, (member, name) in enumerate(zip(members, names, strict=True)):

            def progress(fraction: float, newest: str = "", done: int = number) -> None:
                report((done + fraction) / len(members), newest)

            into, only = folder / f"track-{number + 1}", len(members) == 1 and apart
            try:
                track = _decode_member(
                    path, member, into, max_seconds, progress, part, most_bytes, only
                )
            except (*_UNREADABLE, NoSuchPart, BadArchive) as error:
                found.add_error(error, name or Path(member.name).name)
            else:
                found.tracks.append(replace(track, has_video=False))
                found.names.append(name)
        if not found.tracks:
            raise found.errors[0]
        return _conversation(found, folder)


@contextmanager
def _no_tracks_left(folder: Path) -> Iterator[None]:
    """Remove the decoded tracks when an error ends the work."""
    try:
        yield
    except BaseException:
        for track in folder.glob("track-*"):
            shutil.rmtree(track, ignore_errors=True)
        raise


def _decode_member(
    path: Path,
    member: Member,
    folder: Path,
    max_seconds: float,
    report: Report,
    part: Part,
    most_bytes: int,
    apart: bool,
) -> Decoded:
    folder.mkdir(exist_ok=True)
    media = folder / "media"
    try:
        unpacked = unpack_member(
            path, member, media, most_bytes, lambda _, newest="": report(0.0, newest)
        )
        found = decode(media, folder, max_seconds, report, part, apart=apart)
        if unpacked.damaged and _DAMAGED not in found.notes:
            return replace(found, notes=(*found.notes, _DAMAGED))
        return found
    finally:
        media.unlink(missing_ok=True)


def _conversation(found: TrackSet, folder: Path) -> Decoded:
    """Return the tracks as channels of one recording, without those that repeat others."""
    notes = [named("tracks_unreadable", found.unreadable)] if found.unreadable else []
    keep = list(range(len(found.tracks)))
    if len(keep) > 1 and (repeated := repeated_tracks([it.audio for it in found.tracks])):
        notes.append(named("tracks_repeated", [found.names[at] or f"{at + 1}" for at in repeated]))
        keep = [at for at in keep if at not in repeated]
        for at in repeated:
            found.tracks[at].audio.path.unlink()
    tracks = [found.tracks[at] for at in keep]
    if len(tracks) == 1:
        return replace(tracks[0], notes=(*tracks[0].notes, *notes))
    if any(note.code == "damaged" for track in tracks for note in track.notes):
        notes.append(_DAMAGED)
    names, mix = [found.names[at] for at in keep], folder / "audio.s16le"
    return replace(join_tracks(tracks, names, mix, certain=True), notes=tuple(notes))


def named(code: str, names: Sequence[str]) -> Note:
    """Return a note about tracks."""
    return Note(code, {"names": ", ".join(names)})

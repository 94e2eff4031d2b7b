"""Files that are mutated: the recordings of the test data, and made ones of further kinds."""

from __future__ import annotations

from pathlib import Path

from tests.integration.media.archives import archive, encoded, film, talk
from tests.integration.media.films import Film, make

LARGEST = 800_000
"""Bytes of the largest recording that is mutated: larger ones take longer and have the same
headers."""
_TEXTS = {".txt", ".md", ".tsv", ".stm", ".rttm", ".json"}
_FILMS = {
    "obs.mkv": Film("matroska", b_frames=2),
    "phone.mov": Film("mov", b_frames=2),
    "camera.mov": Film("mov", "mjpeg", ("pcm_s16le",), pixels="yuvj420p"),
    "two.mp4": Film("mp4", sounds=("ac3", "eac3")),
    "lossless.mp4": Film("mp4", sounds=("alac",)),
    "web.webm": Film("webm", "libvpx-vp9", ("libopus",)),
    "old.avi": Film("avi", "mpeg4", ("libmp3lame",), b_frames=2),
    "broadcast.ts": Film("mpegts", b_frames=2),
    "stream.flv": Film("flv"),
    "feature.3gp": Film("3gp", "h263", ("aac",)),
    "disc.vob": Film("vob", "mpeg2video", ("ac3",)),
    "studio.mxf": Film("mxf", "mpeg2video", ("pcm_s16le",)),
}


def recordings(folder: Path) -> list[Path]:
    """Return the media files of the test data, in a fixed order."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in _TEXTS and 0 < path.stat().st_size <= LARGEST
    ]


def made(folder: Path) -> list[Path]:
    """Make films of many containers, an archive of tracks, and a film with a speaker a track."""
    films = [make(kind, folder / name) for name, kind in _FILMS.items()]
    waves = dict(zip(("Anna", "Ben", "Carla"), talk(), strict=True))
    tracks = {
        f"{number}-{name}.flac": encoded(wave)
        for number, (name, wave) in enumerate(waves.items(), 1)
    }
    return [
        *films,
        archive(folder / "meeting.flac.zip", tracks),
        film(folder / "meeting.mkv", waves),
    ]

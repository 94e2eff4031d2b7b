"""Short films, written as cameras, recorders and converters write them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet
from av.stream import Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from pipeline.export.files import MadeFiles
from storage.models import Note
from tests.integration.media.odd_tracks import (
    SPATIAL,
    add_picture,
    add_subtitles,
    as_data,
    patch,
    repacked,
    turn,
)

RATE = 48_000


@dataclass(frozen=True)
class Film:
    """Description of a film. `starts` is the time of the first picture in seconds, `sound_late` the
    delay of the sound, `hdr` selects the colours of HDR10, `odd` one more track (a key of _ODD),
    `turned` the degrees by which players rotate it."""

    container: str
    picture: str = "libx264"
    sounds: tuple[str, ...] = ("aac",)
    pixels: str = "yuv420p"
    b_frames: int = 0
    options: dict[str, str] = field(default_factory=dict)
    tag: str = ""
    starts: float = 0.0
    sound_late: float = 0.0
    hdr: bool = False
    pictures: int = 50
    odd: str = ""
    turned: int = 0

    def __str__(self) -> str:
        """Return the id of the test."""
        extra = {
            f"b{self.b_frames}": self.b_frames,
            f"{self.starts:g}s": self.starts,
            f"late{self.sound_late:g}": self.sound_late,
            f"turned{self.turned}": self.turned,
            self.odd: self.odd,
        }
        sound = "+".join(self.sounds) or "mute"
        words = (self.container, self.picture, *(word for word, there in extra.items() if there))
        return "-".join((*words, sound))


@dataclass(frozen=True)
class Returned:
    """The film that comes back, with what is said about it."""

    path: Path
    mime: str
    left_out: int
    notes: tuple[Note, ...]

    @property
    def name(self) -> str:
        return self.path.name


def returned(made: MadeFiles) -> Returned:
    """Return the film, the only file."""
    (file,) = made.files
    assert file.name == file.path.name
    return Returned(file.path, file.mime, made.left_out, made.notes)


def make(film: Film, path: Path) -> Path:
    """Write the film to `path`."""
    try:
        if film.turned and film.container == "matroska":
            return repacked(
                turn(_make(replace(film, container="mp4"), path), film.turned), "matroska"
            )
        _make(film, path)
        return turn(path, film.turned) if film.turned else path
    finally:
        # As root, SVT-AV1 makes the thread that calls it, and so its children, real-time.
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


def _make(film: Film, path: Path) -> Path:
    with av.open(str(path), "w", format=film.container, container_options=film.options) as file:
        picture = cast("VideoStream", file.add_stream(film.picture, rate=25))
        picture.width, picture.height, picture.pix_fmt = 128, 96, film.pixels
        picture.codec_context.gop_size = 12
        picture.codec_context.max_b_frames = film.b_frames
        picture.options = {"preset": "8" if film.picture == "libsvtav1" else "ultrafast"}
        if film.b_frames:
            picture.options = {**picture.options, "bf": str(film.b_frames)}
        if film.tag:
            picture.codec_context.codec_tag = film.tag
        if film.hdr:
            picture.codec_context.color_primaries = picture.codec_context.colorspace = 9
            picture.codec_context.color_trc = 16
        sounds = [
            cast("AudioStream", file.add_stream(name, rate=RATE, layout="mono"))
            for name in film.sounds
        ]
        for packet in list(_ODD[film.odd](file, film)):
            file.mux(packet)
        for number in range(film.pictures):
            file.mux(picture.encode(_picture(film, number)))
            if number % 5 == 4:
                for sound in sounds:
                    file.mux(sound.encode(_sound(film, number // 5)))
        for sound in sounds:
            file.mux(sound.encode(None))
        file.mux(picture.encode(None))
    if film.odd == "data":
        as_data(path, b"xxxx", b"meta")
    return patch(path, *SPATIAL[film.container]) if film.odd == "undecodable" else path


def _no_track(file: OutputContainer, film: Film) -> Iterable[Packet[Stream]]:
    return ()


def _subtitles(file: OutputContainer, film: Film) -> Iterable[Packet[Stream]]:
    if film.container == "matroska":
        return add_subtitles(file, "subrip", [b"Hello."], film.starts)
    return add_subtitles(file, "mov_text", [b"\0\x06Hello."], film.starts)


_ODD: dict[str, Callable[[OutputContainer, Film], Iterable[Packet[Stream]]]] = {
    "": _no_track,
    "sound": _no_track,  # it is one of `sounds`
    "undecodable": _no_track,  # the last one of `sounds`
    "subtitles": _subtitles,
    "data": _subtitles,
    "cover": lambda file, film: add_picture(file, "mjpeg", 1, cover=True),
    "picture": lambda file, film: add_picture(file, "mpeg4", film.pictures, film.starts),
}
"""Packets of the odd track."""


def make_sound(
    container: str, codec: str, path: Path, starts: float = 0.0, seconds: int = 2
) -> Path:
    """Write a recording without pictures to `path`."""
    film = Film(container, starts=starts)
    with av.open(str(path), "w", format=container) as file:
        track = cast("AudioStream", file.add_stream(codec, rate=RATE, layout="mono"))
        for number in range(seconds * 5):
            file.mux(track.encode(_sound(film, number)))
        file.mux(track.encode(None))
    return path


def _picture(film: Film, number: int) -> VideoFrame:
    pixels = np.zeros((96, 128, 3), np.uint8)
    pixels[:, : 2 + number] = 40 + 4 * number
    frame = VideoFrame.from_ndarray(pixels, format="rgb24").reformat(format=film.pixels)
    frame.pts, frame.time_base = number + round(film.starts * 25), Fraction(1, 25)
    return frame


def _sound(film: Film, number: int) -> AudioFrame:
    count = RATE // 5
    at = np.arange(count) + number * count
    wave = (8000 * np.sin(at * 2 * np.pi * 220 / RATE)).astype(np.int16)
    frame = AudioFrame.from_ndarray(wave[None], format="s16", layout="mono")
    frame.sample_rate = RATE
    frame.pts = number * count + round((film.starts + film.sound_late) * RATE)
    frame.time_base = Fraction(1, RATE)
    return frame


def picture_times(path: Path) -> list[float]:
    """Return the times of all pictures that a player shows, in seconds."""
    with av.open(str(path)) as file:
        frames = file.decode(video=0)
        return [
            float(it.pts * it.time_base) for it in frames if it.pts is not None and it.time_base
        ]

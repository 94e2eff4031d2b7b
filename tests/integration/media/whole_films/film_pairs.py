"""A few films in which every two properties occur together that any film can have together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from tests.integration.media.films import Film

PICTURES = {
    "mp4": ("libx264", "libx265", "mpeg4", "libsvtav1"),
    "mov": ("libx264", "libx265", "mpeg4", "mjpeg", "prores_ks", "qtrle", "cinepak"),
    "3gp": ("libx264", "mpeg4", "h263"),
    "matroska": ("libx264", "libx265", "mpeg4", "libsvtav1", "mjpeg", "ffv1", "libvpx-vp9"),
    "webm": ("libvpx", "libvpx-vp9", "libsvtav1"),
    "avi": ("libx264", "mpeg4", "mjpeg", "rawvideo", "cinepak"),
    "mpegts": ("libx264", "libx265", "mpeg2video"),
    "flv": ("libx264", "flv1"),
    "vob": ("mpeg2video",),
    "mxf": ("libx264", "mpeg2video", "prores_ks"),
    "wtv": ("mpeg2video",),
    "ogg": ("libvpx",),
    "asf": ("wmv2",),
    "rm": ("rv20",),
}
SOUNDS = {
    "mp4": ("aac", "libmp3lame", "ac3", "libopus"),
    "mov": ("aac", "pcm_s16le", "ac3"),
    "3gp": ("aac",),
    "matroska": ("aac", "libmp3lame", "ac3", "libopus", "pcm_s16le"),
    "webm": ("libopus",),
    "avi": ("libmp3lame", "ac3", "pcm_s16le"),
    "mpegts": ("aac", "libmp3lame", "ac3", "libopus"),
    "flv": ("aac", "libmp3lame"),
    "vob": ("libmp3lame", "ac3"),
    "mxf": ("pcm_s16le",),
    "wtv": ("libmp3lame", "ac3"),
    "ogg": ("libopus",),
    "asf": ("libmp3lame", "pcm_s16le"),
    "rm": ("aac", "ac3"),
}
ODD = {
    "sound": set(PICTURES) - {"flv", "rm"},
    "subtitles": {"mp4", "mov", "3gp", "matroska"},
    "data": {"mp4", "mov"},
    "undecodable": {"mp4", "mov"},
    "cover": {"mp4"},
    "picture": {"mp4", "mov", "matroska", "mpegts"},
}
"""Containers of each odd track."""
TURNED = {"mp4", "mov", "3gp", "matroska"}
NUMBERED_ON = {"matroska", "webm", "mpegts", "vob", "flv"}
"""Containers in which a film may start at any time of the clock, as one of a live stream does."""
PIXELS = {
    "mjpeg": "yuvj420p",
    "prores_ks": "yuv422p10le",
    "qtrle": "rgb24",
    "cinepak": "rgb24",
}
REORDERING = {"libx264", "libx265", "mpeg4", "mpeg2video"}
TIMES = {"": (0.0, 0.0), "hour": (3600.0, 0.0), "late sound": (0.0, 0.4), "late": (0.4, -0.4)}
"""Time of the first picture, and delay of the sound after it."""

Properties = tuple[str, str, str, str, int, int, str]
Pair = tuple[tuple[int, object], tuple[int, object]]


def possible() -> Iterator[Properties]:
    """Yield container, picture, sound, odd track, B-frames, rotation and times of all films."""
    others = list(product(("", *ODD), (0, 2), (0, 90, 180), TIMES))
    for container, pictures in PICTURES.items():
        for picture, sound in product(pictures, ("", *SOUNDS[container])):
            for odd, b_frames, turned, times in others:
                if _fits(container, picture, sound, odd, b_frames, turned, times):
                    yield container, picture, sound, odd, b_frames, turned, times


def _fits(
    container: str, picture: str, sound: str, odd: str, b_frames: int, turned: int, times: str
) -> bool:
    if odd and container not in ODD[odd]:
        return False
    if turned and container == "matroska":  # made of an MP4
        is_mp4 = picture in PICTURES["mp4"] and sound in ("", *SOUNDS["mp4"])
        if not is_mp4 or odd not in ("", "sound") or times == "hour":
            return False
    return not (
        (turned and container not in TURNED)
        or (b_frames and picture not in REORDERING)
        or (b_frames and picture == "mpeg4" and container == "3gp")
        or (odd == "sound" and not sound)
        or (odd == "undecodable" and sound != "aac")
        or (times == "hour" and container not in NUMBERED_ON)
        or (times in ("late sound", "late") and not sound)
    )


def pairs(film: Properties) -> set[Pair]:
    """Return every two properties of a film."""
    return set(combinations(enumerate(film), 2))


def covering(films: Iterable[Properties]) -> list[Properties]:
    """Return films that have together all pairs which any of these has, the same ones each time."""
    having: dict[Pair, list[Properties]] = {}
    for film in films:
        for pair in pairs(film):
            having.setdefault(pair, []).append(film)
    left, chosen = dict.fromkeys(sorted(having, key=lambda it: len(having[it]))), []
    while left:
        rarest = next(iter(left))
        best = max(having[rarest], key=lambda it: len(pairs(it) & left.keys()))
        chosen.append(best)
        for pair in pairs(best):
            left.pop(pair, None)
    return chosen


def film_of(properties: Properties) -> Film:
    """Return the description of a film with these properties."""
    container, picture, sound, odd, b_frames, turned, times = properties
    starts, sound_late = TIMES[times]
    second = {"sound": (sound,), "undecodable": ("aac",)}.get(odd, ())
    sounds = (sound, *second) if sound else ()
    pixels = PIXELS.get(picture, "yuv420p")
    return Film(
        container, picture, sounds, pixels, b_frames, starts=starts, sound_late=sound_late,
        pictures=15, odd=odd, turned=turned,
    )  # fmt: skip

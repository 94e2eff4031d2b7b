"""MP3 files of recorders that split by size, joined again byte by byte (`cat`, `copy /b`): all
sound is heard, and nothing is said about it.

A piece begins with ID3v2 tags and a frame with its length, and may end with ID3v1 or APE tags. The
tags are those of https://id3.org/id3v2.4.0-structure and
https://wiki.hydrogenaud.io/?title=APEv2_specification.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from pipeline.media.signatures import mpeg_frame_size
from tests.integration.media.recorders.test_recorders import (
    SECONDS,
    decoded,
    encoded,
    numbers,
    pieces,
    tones,
)

RATE = 44_100
ID3V1 = b"TAG" + b"Recording 1".ljust(125, b"\0")


def id3v2(name: bytes, content: bytes) -> bytes:
    """Return an ID3v2.3 tag with one field."""
    field = name + struct.pack(">IH", len(content), 0) + content
    size = bytes(len(field) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\3\0\0" + size + field


TITLE = id3v2(b"TIT2", b"\0Recording 1")
COVER = id3v2(b"APIC", np.random.default_rng(1).integers(0, 256, 60_000, dtype=np.uint8).tobytes())
"""Random bytes: some look like frames."""


def ape() -> bytes:
    item = struct.pack("<II", 9, 0) + b"Title\0Recording"
    given = (2000, len(item) + 32, 1)
    head, foot = (
        b"APETAGEX" + struct.pack("<IIII8x", *given, flags) for flags in (0xA0000000, 0x80000000)
    )
    return head + item + foot


def frames(data: bytes) -> list[bytes]:
    """Return the frames behind the tag of a file; the first one has the length."""
    at = 10 + sum(byte << 7 * (3 - place) for place, byte in enumerate(data[6:10]))
    found = []
    while size := mpeg_frame_size(data[at : at + 4]):
        found.append(data[at : at + size])
        at += size
    return found


def apart(between: bytes = b"", *, lengths: bool = True) -> bytes:
    """Return two recordings of 3 s, one after the other."""
    first, second = (frames(encoded(tones(at, 3), "mp3", "libmp3lame", RATE)) for at in (0, 3))
    skipped = 0 if lengths else 1
    return b"".join([*first[skipped:], between, *second[skipped:]])


def split(before: Callable[[Sequence[bytes]], bytes], *, odd: bool = False) -> bytes:
    """Return one recording of 6 s with something before each half, with `odd` inside a frame."""
    found = frames(encoded(tones(), "mp3", "libmp3lame", RATE))
    rest = found[1:]
    sound = b"".join(rest)
    at = len(b"".join(rest[: len(rest) // 2])) + (99 if odd else 0)
    start = before(found)
    return start + sound[:at] + start + sound[at:]


WHOLE: dict[str, Callable[[], bytes]] = {
    "tags and lengths": lambda: pieces("mp3", "libmp3lame"),
    "lengths": apart,
    "nothing": lambda: apart(lengths=False),
    "title": lambda: apart(TITLE),
    "title without lengths": lambda: apart(TITLE, lengths=False),
    "cover": lambda: apart(COVER),
    "tag at the end of the first piece": lambda: apart(ID3V1),
    "tags of both versions": lambda: apart(ID3V1 + TITLE),
    "APE tag": lambda: apart(ape()),
    "all tags": lambda: apart(ape() + ID3V1 + TITLE + COVER),
    "pieces of two sample rates": lambda: pieces("mp3", "libmp3lame", TITLE, 48_000),
    "one recording, split with titles": lambda: split(lambda _: TITLE),
    "one recording, split inside a frame": lambda: split(lambda _: TITLE, odd=True),
}


@pytest.mark.parametrize("name", WHOLE)
def test_joined_pieces_are_heard_without_a_note(name: str, tmp_path: Path) -> None:
    found = decoded(WHOLE[name](), tmp_path)
    assert numbers(found) == list(range(SECONDS))
    assert found.seconds == pytest.approx(SECONDS, abs=0.15)
    assert found.notes == ()


def test_split_recording_is_as_long_as_before(tmp_path: Path) -> None:
    """A frame with a length in the middle would be a moment of silence."""
    whole = decoded(encoded(tones(), "mp3", "libmp3lame", RATE), tmp_path)
    sound = whole.audio.read(0, whole.seconds)
    joined = decoded(split(lambda found: TITLE + found[0]), tmp_path)
    assert joined.seconds == whole.seconds
    assert np.array_equal(joined.audio.read(0, joined.seconds), sound)
    assert joined.notes == ()


def test_missing_end_of_the_last_piece_is_said(tmp_path: Path) -> None:
    found = decoded(apart(TITLE)[:-12_000], tmp_path)
    assert numbers(found)[:4] == [0, 1, 2, 3]
    assert [note.code for note in found.notes] == ["damaged"]


def test_damage_between_pieces_is_said(tmp_path: Path) -> None:
    data = bytearray(apart(TITLE))
    at = len(data) // 4
    data[at : at + 8000] = bytes(8000)
    assert [note.code for note in decoded(bytes(data), tmp_path).notes] == ["damaged"]

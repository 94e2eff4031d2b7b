"""The sound of a WAV file: where it is, whatever the sizes in its headers say."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from pipeline.media.headers.assembled_file import AssembledFile, Slice
from pipeline.media.headers.chunks import Chunk, chunks

_UNKNOWN = 0x7F000000
"""Sizes from which a writer to a pipe does not know the size: it writes 2 or 4 GiB less some
bytes."""
_NO_SIZE = 0xFFFFFFFF
_TAILS = (b"ID3", b"TAG")
"""Tags that programs append without a chunk."""
_LEAST = 0.25
"""Seconds behind the end that a header gives, from which the header is wrong."""
_USUAL_RATE = 16_000
"""Bytes of a second where the header has none."""
_FRAMES_ALONE = {1, 3, 6, 7, 0xFFFE}
"""Formats whose frames need none before them: PCM, float, A-law, µ-law, and the form with more
channels that names one of them."""
_LARGEST_FORM = 4096
_PLACES, _PLACE = 64, 1 << 14
"""Places in the rest of a file that are looked at for sound, and the bytes of each."""


@dataclass(slots=True)
class WavSound:
    """Sound of a WAV file: its format chunk, and the slices of the file that have its frames.

    `promised` are the bytes that the headers promise, `is_known` whether they do. With `is_wrong`
    decoders don't find all sound by the headers.
    """

    size: int
    form: bytes = b""
    slices: list[Slice] = field(default_factory=list)
    promised: int = 0
    is_known: bool = True
    is_wrong: bool = False
    long_size: int | None = None
    """Size of the sound of a file that may have more than 4 GiB: its chunk `ds64`."""

    @property
    def missing_seconds(self) -> float:
        """Seconds that the headers promise and that are not in the file."""
        there = sum(end - start for start, end in self.slices)
        missing = max(0, self.promised - there)
        return missing / self.rate if self.is_known and self.rate else 0.0

    @property
    def rate(self) -> int:
        """Bytes of a second; 0 where the header has none, as for MP3 of a variable rate."""
        return int(struct.unpack("<I", self.form[8:12])[0])

    def repaired(self, path: Path) -> AssembledFile:
        """Return the file with a header of sound of unknown size, and whole frames."""
        form = self.form + bytes(len(self.form) % 2)
        header = b"RIFF\xff\xff\xff\xffWAVEfmt " + struct.pack("<I", len(self.form)) + form
        kind, block = struct.unpack("<H10xH", self.form[:14])
        unit = max(1, block) if kind in _FRAMES_ALONE else 1
        slices = [(start, end - (end - start) % unit) for start, end in self.slices]
        return AssembledFile(path, header + b"data\xff\xff\xff\xff", slices)

    def add_data(self, chunk: Chunk) -> None:
        """Add the sound of a chunk, as far as it is in the file."""
        rest, size = self.size - chunk.start, chunk.size
        if size == _NO_SIZE and self.long_size is not None:
            self.is_wrong |= self.long_size == 0
            size = self.long_size
        if size == 0 or (size >= _UNKNOWN and self.long_size is None):
            self.is_known, size = False, rest
        self.is_wrong |= bool(self.slices)  # decoders play one of the chunks
        self.promised += size
        self.slices.append((chunk.start, chunk.start + min(size, rest)))

    def add_rest(self, file: BinaryIO) -> None:
        """Add what follows the last slice, where no chunk begins, if it is sound."""
        start, end = self.slices[-1]
        rest, places = self.size - end, []
        for number in range(_PLACES):
            file.seek(end + rest * number // _PLACES)
            places.append(file.read(_PLACE))
        least = _LEAST * (self.rate or _USUAL_RATE)
        if rest < least or places[0].startswith(_TAILS):
            return
        if any(place.strip(b"\0") for place in places):  # else room that the recorder had reserved
            self.slices[-1] = start, self.size
            self.is_wrong = True


def find_wav_sound(path: Path) -> WavSound | None:
    """Return the sound of a WAV file; None for other files."""
    sound, is_odd, last = WavSound(path.stat().st_size), False, None
    with path.open("rb") as file:
        head = file.read(12)
        if head[:4] not in (b"RIFF", b"RF64", b"BW64") or head[8:] != b"WAVE":
            return None
        for last in chunks(file, "<"):
            is_odd |= not last.is_padded
            file.seek(last.start)
            if last.id == b"fmt " and 16 <= last.size <= _LARGEST_FORM:
                form = file.read(last.size)
                if form != (sound.form or form):
                    sound.promised += sound.size - last.start  # not heard: another format
                    break
                sound.form = form
            elif last.id == b"ds64":
                sound.long_size = struct.unpack("<QQ", file.read(16).ljust(16, b"\0"))[1]
            elif last.id == b"data" and sound.form:
                sound.add_data(last)
                sound.is_wrong |= is_odd
        if last is not None and last.id == b"data" and sound.slices:
            sound.add_rest(file)
    return sound if sound.slices else None


def repaired_wav(path: Path) -> AssembledFile | None:
    """Return a WAV file with the sizes that it has; None where its headers are right, or for other
    files."""
    sound = find_wav_sound(path)
    return sound.repaired(path) if sound and sound.is_wrong else None

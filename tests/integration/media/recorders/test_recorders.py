"""Files of recorders that lost their power, ran out of room, or joined pieces: all sound that is
there is decoded, and what is missing is said.

Every second of the sound has a tone of its own, so a lost or doubled second is seen.
"""

from __future__ import annotations

import io
import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from numpy.typing import NDArray

from pipeline.engines.audio import SAMPLE_RATE
from pipeline.media.decode import Decoded, decode
from pipeline.media.headers.repair import repaired

SECONDS = 6
NO_SIZE = 0xFFFFFFFF
LIST = b"LIST" + struct.pack("<I", 12) + b"INFOISFT\0\0\0\0"

Tone = NDArray[np.float64]


def tones(first: int = 0, count: int = SECONDS) -> Tone:
    """Return a second of each tone: number n has 300 + 100 n Hz."""
    at = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    numbers = range(first, first + count)
    return np.concatenate([0.4 * np.sin(2 * np.pi * (300 + 100 * n) * at) for n in numbers])


def pcm(sound: Tone, kind: str = "<i2") -> bytes:
    return bytes((sound * 32767).astype(kind).tobytes())


ALL, HALF = pcm(tones()), pcm(tones(0, 3))
REST = ALL[len(HALF) :]
DEEP = b"".join(struct.pack("<i", int(it * 8388607))[:3] for it in tones()[:-1])
"""Sound of 24 bits, with an odd number of bytes."""


def form(bits: int = 16) -> bytes:
    rate = SAMPLE_RATE * bits // 8
    values = struct.pack("<HHIIHH", 1, 1, SAMPLE_RATE, rate, bits // 8, bits)
    return b"fmt " + struct.pack("<I", len(values)) + values


def wav(
    data: bytes,
    size: int | None = None,
    *,
    name: bytes = b"RIFF",
    before: bytes = b"",
    after: bytes = b"",
    bits: int = 16,
) -> bytes:
    """Return a WAV file whose header gives `size` to its sound."""
    given = len(data) if size is None else size
    body = b"WAVE" + before + form(bits) + b"data" + struct.pack("<I", given) + data + after
    whole = min(NO_SIZE, len(body) + given - len(data))
    return name + struct.pack("<I", whole) + body


def long_size(size: int) -> bytes:
    return b"ds64" + struct.pack("<IQQQI", 28, size + 80, size, size // 2, 0)


def encoded(sound: Tone, container: str, codec: str, rate: int = SAMPLE_RATE) -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format=container) as made:
        stream = cast("AudioStream", made.add_stream(codec, rate=rate))
        stream.layout = "mono"
        resampler = av.AudioResampler(stream.format.name, "mono", rate)
        samples = np.frombuffer(pcm(sound), np.int16).reshape(1, -1)
        frame = AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        frame.sample_rate = SAMPLE_RATE
        for piece in [*resampler.resample(frame), *resampler.resample(None)]:
            made.mux(stream.encode(piece))
        made.mux(stream.encode(None))
    return file.getvalue()


def with_bytes(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


def aiff_without_sizes() -> bytes:
    made = encoded(tones(), "aiff", "pcm_s16be")
    without_frames = with_bytes(made, made.index(b"COMM") + 10, bytes(4))
    return with_bytes(without_frames, made.index(b"SSND") + 4, bytes(4))


def caf_without_size() -> bytes:
    made = encoded(tones(), "caf", "pcm_s16le")
    return with_bytes(made, made.index(b"data") + 4, b"\xff" * 8)


def pieces(container: str, codec: str, between: bytes = b"", rate: int = SAMPLE_RATE) -> bytes:
    """Return two files of one format, one after the other; the second one of a sample rate."""
    first, second = encoded(tones(0, 3), container, codec), tones(3, 3)
    return first + between + encoded(second, container, codec, rate)


WHOLE: dict[str, Callable[[], bytes]] = {
    "wav of size 0": lambda: wav(ALL, 0),
    "wav from a pipe": lambda: wav(ALL, NO_SIZE),
    "wav of 2 GiB from a pipe": lambda: wav(ALL, 0x7FFFFFFF),
    "wav whose header was last saved in the middle": lambda: wav(ALL, len(HALF)),
    "wav whose header was last saved at an odd byte": lambda: wav(ALL, len(HALF) + 1),
    "wav whose header was saved at the start only": lambda: wav(ALL, 4096),
    "wav of 24 bits without the byte that fills it": lambda: wav(DEEP, after=LIST, bits=24),
    "wav of 24 bits with it": lambda: wav(DEEP + b"\0", len(DEEP), after=LIST, bits=24),
    "wav with an odd chunk before": lambda: wav(ALL, before=b"bext\5\0\0\0abcde"),
    "wav with a chunk of 602 bytes before": lambda: wav(
        ALL, before=b"bext" + struct.pack("<I", 602) + bytes(602)
    ),
    "wav in two chunks": lambda: wav(HALF, after=b"data" + struct.pack("<I", len(REST)) + REST),
    "two wav files joined": lambda: wav(HALF) + wav(REST),
    "two wav files of 24 bits joined": lambda: (
        wav(DEEP[:144_000], bits=24) + wav(DEEP[144_000:], bits=24)
    ),
    "rf64": lambda: wav(ALL, NO_SIZE, name=b"RF64", before=long_size(len(ALL))),
    "bw64": lambda: wav(ALL, NO_SIZE, name=b"BW64", before=long_size(len(ALL))),
    "rf64 without a size": lambda: wav(ALL, NO_SIZE, name=b"RF64", before=long_size(0)),
    "rf64 saved in the middle": lambda: wav(
        ALL, NO_SIZE, name=b"RF64", before=long_size(len(HALF))
    ),
    "w64": lambda: encoded(tones(), "w64", "pcm_s16le"),
    "dictation, A-law": lambda: encoded(tones(), "wav", "pcm_alaw"),
    "dictation, IMA": lambda: encoded(tones(), "wav", "adpcm_ima_wav"),
    "dictation, Microsoft": lambda: encoded(tones(), "wav", "adpcm_ms"),
    "dictation, MP3 in wav": lambda: encoded(tones(), "wav", "libmp3lame"),
    "aiff without sizes": aiff_without_sizes,
    "caf without a size": caf_without_size,
    "au without a size": lambda: with_bytes(encoded(tones(), "au", "pcm_s16be"), 8, bytes(4)),
    "adts": lambda: pieces("adts", "aac"),
    "adts of two sample rates": lambda: pieces("adts", "aac", rate=44_100),
    "chained ogg": lambda: pieces("ogg", "libopus"),
    "chained flac": lambda: pieces("flac", "flac"),
}
JOINED: dict[str, Callable[[], bytes]] = {
    "mp3": lambda: pieces("mp3", "libmp3lame"),
    "mp3 with tags between": lambda: pieces("mp3", "libmp3lame", b"ID3\3\0\0\0\0\x0f\x76" * 9),
    "adts with other bytes between": lambda: pieces("adts", "aac", bytes(range(256)) * 20),
}
"""Pieces at whose joints a frame may be lost: they may have a note."""
CUT: dict[str, Callable[[], bytes]] = {
    "wav": lambda: wav(HALF, len(ALL)),
    "rf64": lambda: wav(HALF, NO_SIZE, name=b"RF64", before=long_size(len(ALL))),
    "mp3": lambda: _cut(encoded(tones(), "mp3", "libmp3lame")),
    "mp3 of 44.1 kHz": lambda: _cut(encoded(tones(), "mp3", "libmp3lame", 44_100)),
    "flac": lambda: _cut(encoded(tones(), "flac", "flac")),
}
"""Files that end in the middle."""


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2 + 37]


def decoded(content: bytes, folder: Path) -> Decoded:
    path = folder / "recording"
    path.write_bytes(content)
    return decode(path, folder, 600, lambda *_: None)


def numbers(found: Decoded) -> list[int]:
    """Return the number of the tone of every whole second."""
    heard = []
    for second in range(int(found.seconds + 0.1)):
        samples = found.audio.read(second + 0.25, second + 0.75)
        spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
        heard.append(round((int(spectrum.argmax()) * 2 - 300) / 100))
    return heard


@pytest.mark.parametrize("name", WHOLE)
def test_all_sound_is_there(name: str, tmp_path: Path) -> None:
    found = decoded(WHOLE[name](), tmp_path)
    assert numbers(found) == list(range(SECONDS))
    assert found.seconds == pytest.approx(SECONDS, abs=0.2)
    assert found.notes == ()


@pytest.mark.parametrize("name", JOINED)
def test_sound_of_joined_pieces_is_there(name: str, tmp_path: Path) -> None:
    found = decoded(JOINED[name](), tmp_path)
    assert numbers(found) == list(range(SECONDS))
    assert found.seconds == pytest.approx(SECONDS, abs=0.2)


@pytest.mark.parametrize("name", CUT)
def test_what_is_missing_is_said(name: str, tmp_path: Path) -> None:
    found = decoded(CUT[name](), tmp_path)
    assert numbers(found)[:2] == [0, 1]
    assert found.seconds < SECONDS - 1
    assert [note.code for note in found.notes] == ["damaged"]


@pytest.mark.parametrize("tail", [bytes(200_000), b"ID3\4" + b"text" * 9000, b"x" * 2000, LIST])
def test_what_follows_the_sound_is_not_heard(tail: bytes, tmp_path: Path) -> None:
    """Room that a recorder reserved, tags, a few bytes, chunks."""
    found = decoded(wav(ALL, after=tail), tmp_path)
    assert found.seconds == SECONDS
    assert found.notes == ()


def test_recordings_of_two_formats_in_one_file_are_said_to_be_incomplete(tmp_path: Path) -> None:
    found = decoded(wav(HALF) + wav(DEEP, bits=24), tmp_path)
    assert numbers(found) == [0, 1, 2]
    assert [note.code for note in found.notes] == ["damaged"]


def test_large_reserved_room_is_looked_at_in_places(tmp_path: Path) -> None:
    path = tmp_path / "reserved.wav"
    with path.open("wb") as file:
        file.write(wav(ALL))
        file.truncate(1_500_000_000)  # without room on the disk
    began = time.process_time()
    assert repaired(path) is None
    assert time.process_time() - began < 1.0

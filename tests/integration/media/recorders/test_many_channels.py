"""Sound of many microphones in one file: no channel is lost.

Field recorders (Zoom F8, Sound Devices MixPre) and audio interfaces write polyphonic WAV files with
a microphone on each channel and no places, https://learn.microsoft.com/windows/win32/api/mmreg/ns-mmreg-waveformatextensible;
cameras that see all around write ambisonic sound.
"""

from __future__ import annotations

import io
import struct
from pathlib import Path

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from pipeline.engines.audio import SAMPLE_RATE
from tests.integration.media.recorders.test_recorders import SECONDS, decoded, numbers, tones

Sound = NDArray[np.float64]
PCM = b"\1\0\0\0\0\0\x10\0\x80\0\0\xaa\0\x38\x9b\x71"
PLACES = {3: 0b111, 6: 0b11_1111, 9: 0b1_1111_1111, 12: 0xFFF}
"""Places of so many channels: the first ones of the list, as some recorders write them."""


def wav(channels: int, speaking: int, bits: int = 16, places: int | None = None) -> bytes:
    """Return a WAV file with sound on one channel; `places` None is the older header."""
    sound = np.zeros((SECONDS * SAMPLE_RATE, channels))
    sound[:, speaking] = tones()
    whole = (sound * ((1 << bits - 1) - 1)).astype("<i4").reshape(-1)
    data = whole.view(np.uint8).reshape(-1, 4)[:, : bits // 8].tobytes()
    size = channels * bits // 8
    kind = 1 if places is None else 0xFFFE
    form = struct.pack("<HHIIHH", kind, channels, SAMPLE_RATE, SAMPLE_RATE * size, size, bits)
    if places is not None:
        form += struct.pack("<HHI", 22, bits, places) + PCM
    body = b"WAVEfmt " + struct.pack("<I", len(form)) + form
    body += b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize("bits", [16, 24])
@pytest.mark.parametrize(
    ("channels", "speaking"),
    [(3, 2), (4, 3), (6, 3), (8, 7), (9, 0), (10, 9), (16, 15), (32, 31)],
)
def test_every_channel_is_heard(channels: int, speaking: int, bits: int, tmp_path: Path) -> None:
    found = decoded(wav(channels, speaking, bits), tmp_path)
    assert numbers(found) == list(range(SECONDS))
    assert found.seconds == SECONDS
    assert found.notes == ()


@pytest.mark.parametrize("channels", [3, 9, 12])
@pytest.mark.parametrize("has_places", [False, True])
def test_every_channel_of_an_extensible_header_is_heard(
    channels: int, has_places: bool, tmp_path: Path
) -> None:
    places = PLACES[channels] if has_places else 0
    found = decoded(wav(channels, 2, places=places), tmp_path)
    assert numbers(found) == list(range(SECONDS))


def test_channels_of_two_people_are_in_the_mix(tmp_path: Path) -> None:
    one, other = (
        np.frombuffer(wav(10, speaking)[-SECONDS * SAMPLE_RATE * 20 :], "<i2").reshape(-1, 10)
        for speaking in (2, 7)
    )
    half = SECONDS * SAMPLE_RATE // 2
    data = np.concatenate([one[:half], other[half:]]).astype("<i2").tobytes()
    found = decoded(wav(10, 0)[: -len(data)] + data, tmp_path)
    assert numbers(found) == list(range(SECONDS))


def flac(sound: Sound) -> bytes:
    """Return a FLAC file of six channels, shape (n, 6); the format calls them 5.1."""
    file = io.BytesIO()
    with av.open(file, "w", format="flac") as made:
        stream = made.add_stream("flac", rate=SAMPLE_RATE, layout="5.1")
        for number in range(0, len(sound), SAMPLE_RATE):
            samples = (sound[number : number + SAMPLE_RATE] * 32767).astype(np.int16)
            frame = AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="5.1")
            frame.sample_rate, frame.pts = SAMPLE_RATE, number
            made.mux(stream.encode(frame))
        made.mux(stream.encode(None))
    return file.getvalue()


@pytest.mark.parametrize("speaking", range(6))
def test_every_one_of_six_microphones_is_heard(speaking: int, tmp_path: Path) -> None:
    sound = np.zeros((SECONDS * SAMPLE_RATE, 6))
    sound[:, speaking] = tones()
    assert numbers(decoded(flac(sound), tmp_path)) == list(range(SECONDS))
    places = decoded(wav(6, speaking, places=PLACES[6]), tmp_path)
    assert numbers(places) == list(range(SECONDS))


def test_subwoofer_of_a_film_is_left_out(tmp_path: Path) -> None:
    sound = np.zeros((SECONDS * SAMPLE_RATE, 6))
    sound[:, 2] = tones() / 4
    sound[:, 3] = 0.9 * np.sin(2 * np.pi * 60 * np.arange(len(sound)) / SAMPLE_RATE)
    found = decoded(flac(sound), tmp_path)
    assert numbers(found) == list(range(SECONDS))
    heard = np.abs(np.fft.rfft(found.audio.read(0, SECONDS)))
    assert heard[60 * SECONDS] < 0.01 * heard.max(), "60 Hz"


def ambisonic() -> bytes:
    """Return a film's sound of four channels, of which the first one is from everywhere.

    The box is that of https://github.com/google/spatial-media/blob/master/docs/spatial-audio-rfc.md
    """
    file = io.BytesIO()
    with av.open(file, "w", format="mov") as made:
        stream = made.add_stream("pcm_s16le", rate=SAMPLE_RATE, layout="quad")
        sound = np.zeros((SECONDS * SAMPLE_RATE, 4))
        sound[:, 0], sound[:, 1] = tones(), -tones()
        samples = (sound * 32767).astype(np.int16).reshape(1, -1)
        frame = AudioFrame.from_ndarray(samples, format="s16", layout="quad")
        frame.sample_rate, frame.pts = SAMPLE_RATE, 0
        made.mux(stream.encode(frame))
        made.mux(stream.encode(None))
    box = struct.pack(">I4sBBIBBI4I", 36, b"SA3D", 0, 0, 1, 0, 0, 4, 0, 1, 2, 3)
    return with_box(file.getvalue(), box)


def with_box(data: bytes, box: bytes) -> bytes:
    """Return an MP4 file with a box at the end of its first sample description."""
    made, at, end = bytearray(data), 0, 0
    for kind in (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd", b"sowt"):
        while not made.startswith(kind, at + 4):
            at += struct.unpack_from(">I", made, at)[0]
        (size,) = struct.unpack_from(">I", made, at)
        struct.pack_into(">I", made, at, size + len(box))
        end = at + size
        at += 16 if kind == b"stsd" else 8
    made[end:end] = box
    return bytes(made)


def test_ambisonic_sound_is_heard(tmp_path: Path) -> None:
    data = ambisonic()
    with av.open(io.BytesIO(data), "r") as file:
        assert next(file.decode(audio=0)).layout.name == "ambisonic 1"
    found = decoded(data, tmp_path)
    assert numbers(found) == list(range(SECONDS))
    assert found.notes == ()

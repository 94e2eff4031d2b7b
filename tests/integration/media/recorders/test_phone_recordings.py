"""Recordings as phones, messengers, calls and dictation machines write them: heard whole, and
nothing false is said about them.

Every second of the sound has a tone of its own, so a lost or doubled second is seen.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from pipeline.media.signatures import HEAD_BYTES, is_recording
from tests.integration.media.recorders.test_recorders import SECONDS, decoded, numbers, pcm, tones

PICTURES = 10
"""Pictures a second."""
FRAGMENTS = {
    "movflags": "frag_keyframe+empty_moov+default_base_moof",
    "frag_duration": "1000000",
}


def recording(
    muxer: str,
    codec: str,
    rate: int,
    *,
    options: dict[str, str] | None = None,
    film: bool = False,
    late: float = 0.0,
    tracks: int = 1,
    bit_rate: int = 32_000,
) -> bytes:
    """Return a recording of six seconds, its sound `late` seconds after its picture."""
    file = io.BytesIO()
    with av.open(file, "w", format=muxer, container_options=options or {}) as made:
        packets: list[Packet] = []  # type: ignore[type-arg]
        if film:
            name = "libvpx" if muxer == "webm" else "libx264"
            picture = cast("VideoStream", made.add_stream(name, rate=PICTURES))
            picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        sounds = [made.add_stream(codec, rate=rate, layout="mono") for _ in range(tracks)]
        if film:
            packets += pictures(picture)
        for sound in cast("list[AudioStream]", sounds):
            sound.bit_rate = bit_rate
            packets += encoded(sound, rate, late)
        packets.sort(key=lambda it: float((it.dts or 0) * (it.time_base or 0)))
        made.mux(packets)
    return file.getvalue()


def pictures(stream: VideoStream) -> Iterator[Packet[VideoStream]]:
    for number in range(SECONDS * PICTURES):
        frame = VideoFrame(64, 48, "yuv420p")
        for plane in frame.planes:
            plane.update(bytes([number * 3]) * plane.buffer_size)
        frame.pts, frame.time_base = number, Fraction(1, PICTURES)
        yield from stream.encode(frame)
    yield from stream.encode(None)


def encoded(stream: AudioStream, rate: int, late: float = 0.0) -> Iterator[Packet[AudioStream]]:
    size = stream.codec_context.frame_size or 1024
    resampler = av.AudioResampler(stream.format.name, "mono", rate, frame_size=size)
    sound = np.frombuffer(pcm(tones()), np.int16).reshape(1, -1)
    frame = AudioFrame.from_ndarray(sound, format="s16", layout="mono")
    frame.sample_rate = 16_000
    at = round(late * rate)
    for piece in [*resampler.resample(frame), *resampler.resample(None)]:
        piece.pts, piece.time_base = at, Fraction(1, rate)
        at += piece.samples
        yield from stream.encode(piece)
    yield from stream.encode(None)


def voice_memo() -> bytes:
    """Return a .qta of an iPhone: AAC, and the same sound as Apple Positional Audio."""
    data = recording("mov", "aac", 48_000, tracks=2)
    second = data.index(b"stsd", data.index(b"stsd") + 4)
    other = data[second:].replace(b"mp4a", b"apac").replace(b"esds", b"dapa")
    return data[:second] + other


def audio_message() -> bytes:
    """Return an audio message of iMessage: Opus in a Core Audio file.

    https://developer.apple.com/library/archive/documentation/MusicAudio/Reference/CAFSpec/
    """
    rate, size, primed = 24_000, 480, 312
    with av.open(io.BytesIO(), "w", format="ogg") as made:
        stream = made.add_stream("libopus", rate=rate, layout="mono")
        packets = [bytes(packet) for packet in encoded(stream, rate)]
    samples = len(packets) * size - primed
    chunks = (
        (b"desc", struct.pack(">d4s5I", rate, b"opus", 0, 0, size, 1, 0)),
        (b"pakt", struct.pack(">qqii", len(packets), samples, primed, 0) + sizes(packets)),
        (b"data", bytes(4) + b"".join(packets)),
    )
    return b"caff\0\1\0\0" + b"".join(
        name + struct.pack(">q", len(content)) + content for name, content in chunks
    )


def sizes(packets: Sequence[bytes]) -> bytes:
    """Return sizes of packets in seven bits a byte, all but the last with the highest bit."""
    made = bytearray()
    for packet in packets:
        if len(packet) > 127:
            made.append(len(packet) >> 7 | 0x80)
        made.append(len(packet) & 0x7F)
    return bytes(made)


def dictation(tag: int, block: int, samples: int) -> bytes:
    """Return six seconds of a WAV file of blocks with a number of samples at 8 kHz."""
    content = np.random.default_rng(tag).integers(0, 256, SECONDS * 8000 // samples * block)
    data = content.astype(np.uint8).tobytes()
    form = struct.pack("<HHIIHHH", tag, 1, 8000, 8000 * block // samples, block, 0, 32)
    form += struct.pack("<H", samples).ljust(32, b"\0")
    body = b"WAVEfmt " + struct.pack("<I", len(form)) + form
    body += b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


WHOLE: dict[str, Callable[[], bytes]] = {
    "WhatsApp": lambda: recording("ogg", "libopus", 16_000, bit_rate=16_000),
    "Signal": lambda: recording("adts", "aac", 44_100),
    "iPhone, m4a with an edit list": lambda: recording("ipod", "aac", 48_000),
    "iPhone, voice memo": voice_memo,
    "iMessage": audio_message,
    "browser, webm without a length": lambda: recording(
        "webm", "libopus", 48_000, options={"live": "1"}, film=True
    ),
    "Android, 3gp": lambda: recording("3gp", "libopencore_amrnb", 8000, bit_rate=12_200),
    "fragmented mp4": lambda: recording("mp4", "aac", 48_000, options=FRAGMENTS, film=True),
}
CUT: dict[str, Callable[[], bytes]] = {
    "OBS, mkv": lambda: recording("matroska", "aac", 48_000, film=True),
    "OBS, flv": lambda: recording("flv", "aac", 48_000, film=True),
    "OBS, fragmented mp4": lambda: recording("mp4", "aac", 48_000, options=FRAGMENTS, film=True),
    "amr": lambda: recording("amr", "libopencore_amrnb", 8000, bit_rate=12_200),
}
"""Recordings whose program or machine crashed: each has what was written until then."""


@pytest.mark.parametrize("name", WHOLE)
def test_recording_is_heard_whole(name: str, tmp_path: Path) -> None:
    data = WHOLE[name]()
    assert is_recording(data[:HEAD_BYTES])
    found = decoded(data, tmp_path)
    assert numbers(found) == list(range(SECONDS))
    assert found.seconds == pytest.approx(SECONDS, abs=0.25)
    assert found.notes == ()


@pytest.mark.parametrize("name", CUT)
def test_recording_is_heard_up_to_the_crash(name: str, tmp_path: Path) -> None:
    data = CUT[name]()
    found = decoded(data[: len(data) * 3 // 4 + 5], tmp_path)
    assert numbers(found)[:4] == [0, 1, 2, 3]


def test_sound_that_begins_later_than_the_picture_keeps_its_time(tmp_path: Path) -> None:
    found = decoded(
        recording("mp4", "aac", 16_000, options=FRAGMENTS, film=True, late=1.0), tmp_path
    )
    assert numbers(found)[1:] == list(range(SECONDS))


@pytest.mark.parametrize(
    ("tag", "block", "samples"), [(0x31, 65, 320), (0x22, 32, 240)], ids=["GSM 6.10", "TrueSpeech"]
)
def test_codecs_of_dictation_are_decoded(
    tag: int, block: int, samples: int, tmp_path: Path
) -> None:
    """Any bits are sound in these codecs: https://wiki.multimedia.cx/index.php/GSM_06.10."""
    found = decoded(dictation(tag, block, samples), tmp_path)
    assert found.seconds == pytest.approx(SECONDS, abs=0.1)
    assert np.abs(found.audio.read(1, 5)).mean() > 0.01
    assert found.notes == ()

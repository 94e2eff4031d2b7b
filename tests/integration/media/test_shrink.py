"""Audio and video above the upload limit: encoded again, or split, until they fit."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import av
import pytest

from pipeline.export.files import write_files
from pipeline.media.shrink import shrink_audio, split_video
from storage.errors import BadMedia
from storage.models import Format
from tests.integration.media.test_remux import SAID, SHARES, VIDEO, packets

SOUND = VIDEO.parent / "diar" / "sample.wav"


def quiet(fraction: float, newest: str = "") -> None:
    """Ignore progress."""


@pytest.mark.parametrize(
    ("name", "largest"),
    [("googlework_short.mp4", 400_000), ("vid_avi_mp3_367.avi", 100_000)],
)
def test_film_is_split_into_parts_that_fit(name: str, largest: int, tmp_path: Path) -> None:
    files = write_files(
        "x", SAID, None, SHARES, {}, (), [Format.VIDEO], tmp_path, VIDEO / name
    ).files
    film = files[0].path
    folder = tmp_path / "parts"
    folder.mkdir()
    parts = split_video(film, film.suffix[1:], largest, folder, quiet)
    assert len(parts) > 1
    kinds = {"video", "audio"}
    joined = [packets(part.path, kinds) for part in parts]
    assert [list(chain(*tracks)) for tracks in zip(*joined, strict=True)] == packets(film, kinds)
    for part in parts:
        assert part.path.stat().st_size <= largest
        with av.open(str(part.path)) as container:
            assert (container.start_time or 0) / av.time_base < 0.2
            frames = list(container.decode(video=0))
            assert frames[0].key_frame
            assert len(container.streams.subtitles) == 1
            assert part.seconds == pytest.approx((container.duration or 0) / av.time_base, abs=0.5)
    whole = sum(part.seconds for part in parts)
    with av.open(str(film)) as container:
        assert whole == pytest.approx((container.duration or 0) / av.time_base, abs=0.5)


def test_film_that_cannot_be_split_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadMedia):
        split_video(VIDEO / "vid_h264_aac_1998.mp4", "mp4", 5_000, tmp_path, quiet)
    with pytest.raises(BadMedia):
        split_video(SOUND, "mp4", 5_000, tmp_path, quiet)


def test_audio_is_encoded_until_it_fits(tmp_path: Path) -> None:
    (small,) = shrink_audio(SOUND, 30.0, 60_000, tmp_path, quiet)
    assert small.path.stat().st_size <= 60_000
    assert small.seconds == pytest.approx(30, abs=1)
    with av.open(str(small.path)) as container:
        assert container.streams.audio[0].codec_context.name == "opus"
        assert sum(frame.samples for frame in container.decode(audio=0)) > 29 * 48_000
    with pytest.raises(BadMedia):
        shrink_audio(SOUND, 30.0, 10_000, tmp_path, quiet)


def test_stop_during_shrinking_is_raised(tmp_path: Path) -> None:
    def stop(fraction: float, newest: str = "") -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        shrink_audio(SOUND, 30.0, 60_000, tmp_path, stop)

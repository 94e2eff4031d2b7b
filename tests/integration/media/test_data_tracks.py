"""Closed captions, time codes and unknown data beside picture and sound do not cost the film.

Cameras and editors write them: `c608` (https://developer.apple.com/documentation/quicktime-file-format/closed_captioning_media),
`tmcd` (https://developer.apple.com/documentation/quicktime-file-format/timecode_media) and data
that only their makers know.
"""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from tests.integration.media.films import Film, make, picture_times
from tests.integration.media.odd_tracks import CAPTION, add_subtitles, as_data
from tests.integration.media.test_remux import packets
from tests.integration.media.whole_films.test_film_matrix import facts, subtitled


def with_data(source: Path, target: Path, container: str, tag: bytes, handler: bytes) -> Path:
    """Copy a film and add a track of data with this sample description and handler."""
    with av.open(str(source)) as film, av.open(str(target), "w", format=container) as made:
        tracks = {it.index: made.add_stream_from_template(it) for it in film.streams}
        for caption in add_subtitles(made, "mov_text", [CAPTION] * 10):
            made.mux(caption)
        for packet in film.demux():
            if packet.dts is not None:
                packet.stream = tracks[packet.stream.index]
                made.mux(packet)
    as_data(target, tag, handler)
    with av.open(str(target)) as file:
        assert [it.type for it in file.streams].count("subtitle") <= (tag == b"c608")
    return target


@pytest.mark.parametrize("container", ["mov", "mp4"])
@pytest.mark.parametrize(
    ("tag", "handler"), [(b"c608", b"clcp"), (b"tmcd", b"tmcd"), (b"xxxx", b"meta")]
)
def test_track_of_data_does_not_cost_the_film(
    container: str, tag: bytes, handler: bytes, tmp_path: Path
) -> None:
    film = Film(container, b_frames=2)
    plain = make(film, tmp_path / "plain")
    source = with_data(plain, tmp_path / "source", container, tag, handler)
    file = subtitled(source, tmp_path / "out")
    assert len(picture_times(file.path)) == film.pictures
    assert picture_times(file.path) == picture_times(plain)
    assert packets(file.path, {"audio", "video"}) == packets(plain, {"audio", "video"})
    assert facts(file.path) == facts(plain)
    assert file.left_out == (container == "mp4" and tag == b"c608"), "captions are said, data not"

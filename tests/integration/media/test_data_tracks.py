"""Closed captions, time codes and unknown data beside picture and sound do not cost the film.

Cameras and editors write them: `c608` (https://developer.apple.com/documentation/quicktime-file-format/closed_captioning_media),
`tmcd` (https://developer.apple.com/documentation/quicktime-file-format/timecode_media) and data
that only their makers know.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import pytest
from av.subtitles.codeccontext import SubtitleCodecContext

from tests.integration.media.films import Film, make, picture_times
from tests.integration.media.test_film_matrix import facts, subtitled
from tests.integration.media.test_remux import packets

HEADER = b"[Script Info]\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize\nStyle: Default,Arial,16\n"
CAPTION = b"\0\0\0\x0acdat\x94\x20"
"""A sample of `c608`: an atom with one pair of bytes of EIA-608."""


def with_data(source: Path, target: Path, container: str, tag: bytes, handler: bytes) -> Path:
    """Copy a film and add a track of data with this sample description and handler."""
    with av.open(str(source)) as film, av.open(str(target), "w", format=container) as made:
        tracks = {it.index: made.add_stream_from_template(it) for it in film.streams}
        data = made.add_stream("mov_text")
        data.time_base = Fraction(1, 1000)
        assert isinstance(data.codec_context, SubtitleCodecContext)
        data.codec_context.subtitle_header = HEADER
        for number in range(10):
            packet = av.Packet(CAPTION)
            packet.stream, packet.time_base = data, Fraction(1, 1000)
            packet.pts = packet.dts = number * 100
            packet.duration = 100
            made.mux(packet)
        for packet in film.demux():
            if packet.dts is not None:
                packet.stream = tracks[packet.stream.index]
                made.mux(packet)
    raw = target.read_bytes()
    at = raw.rindex(b"text" if container == "mov" and b"tx3g" not in raw else b"tx3g")
    box = raw.rindex(b"hdlr", 0, at)
    kind = min(it for it in (raw.find(b"sbtl", box), raw.find(b"text", box)) if it >= 0)
    changed = bytearray(raw)
    changed[at : at + 4], changed[kind : kind + 4] = tag, handler
    target.write_bytes(changed)
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

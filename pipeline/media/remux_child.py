"""Child process that adds a subtitle track: `python -m pipeline.media.remux_child`.

Packets are copied unchanged, without decoding or encoding.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer, OutputContainer
from av.stream import Disposition, Stream
from av.subtitles.codeccontext import SubtitleCodecContext

from pipeline.media.confined.child_protocol import ChildError, ParentChannel, run_and_answer
from pipeline.media.confined.sandbox import Limits, confine
from pipeline.media.containers import demux, open_media, start_time
from pipeline.media.track_copy import CopiedTracks, copy_tracks, in_decode_order, shift

_MILLISECOND = Fraction(1, 1000)

_STYLE = b"""[Script Info]
ScriptType: v4.00+
PlayResX: 384
PlayResY: 288

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, \
Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
"""Style of the track: FFmpeg's mov_text reads it from an ASS header."""


def _mov_text(text: str) -> bytes:
    """Return 3GPP timed text: a 16-bit length, then UTF-8."""
    raw = text.encode()[:65535]
    return struct.pack(">H", len(raw)) + raw


@dataclass(frozen=True, slots=True)
class _Kind:
    """Form of subtitles in one container."""

    muxer: str
    codec: str
    options: dict[str, str]
    pack: Callable[[str], bytes]


_KINDS = {
    # The index is written to the front, so that the video plays while it loads.
    "mp4": _Kind("mp4", "mov_text", {"movflags": "+faststart"}, _mov_text),
    "mov": _Kind("mov", "mov_text", {"movflags": "+faststart"}, _mov_text),
    "3gp": _Kind("3gp", "mov_text", {"movflags": "+faststart"}, _mov_text),
    # Only times of display are stored, and only those may not be negative.
    "mkv": _Kind("matroska", "subrip", {"avoid_negative_ts": "disabled"}, str.encode),
}


@dataclass(frozen=True, slots=True)
class Request:
    """Source, cues (a JSON file of [start ms, end ms, text]), and output of remuxing.

    `container` is `mp4`, `mov`, `3gp` or `mkv`, `language` ISO 639-2 for the track. The output
    stands alone in its folder. With `whole`, a track that the container can't hold is an error.
    With `codecs`, so is sound or picture of any other codec.
    """

    source: str
    cues: str
    output: str
    container: str
    language: str
    whole: bool
    codecs: list[str]
    limits: Limits


def remux(request: Request, channel: ParentChannel) -> dict[str, Any]:
    """Copy the tracks of the source, and the cues as one more; return how many are left out.
    Raises ChildError."""
    source, output = Path(request.source), Path(request.output)
    cues = json.loads(Path(request.cues).read_text(encoding="utf-8"))
    confine(request.limits, [source], [output.parent])
    kind = _KINDS[request.container]
    try:
        with (
            open_media(source) as container,
            av.open(str(output), "w", format=kind.muxer, container_options=kind.options) as target,
        ):
            copied = copy_tracks(container, target, kind.muxer)
            _check(request, copied)
            subtitles = target.add_stream(kind.codec)
            if isinstance(subtitles.codec_context, SubtitleCodecContext):
                subtitles.codec_context.subtitle_header = _STYLE
            subtitles.time_base = _MILLISECOND
            subtitles.metadata["language"] = request.language
            subtitles.disposition = Disposition.default
            cue_packets = _packed(cues, kind, subtitles)
            _copy(container, target, copied.tracks, cue_packets, channel)
    except (av.FFmpegError, ValueError) as error:
        raise ChildError("corrupt", str(error)) from error
    return {"left_out": copied.left_out}


def _check(request: Request, copied: CopiedTracks) -> None:
    """Raise ChildError when another container should be tried first."""
    if request.whole and copied.left_out:
        raise ChildError("corrupt", f"{request.container} can't hold every track")
    played = (it for it in copied.tracks.values() if it.type != "subtitle")
    if request.codecs and any(it.codec_context.name not in request.codecs for it in played):
        raise ChildError("corrupt", f"{request.container} is not played with these codecs")


def _packed(
    cues: list[tuple[int, int, str]], kind: _Kind, track: Stream
) -> Iterator[av.Packet[Any]]:
    for start, end, text in cues:
        packet: av.Packet[Any] = av.Packet(kind.pack(text))
        packet.stream = track
        packet.time_base = _MILLISECOND
        packet.pts = packet.dts = start
        packet.duration = end - start
        yield packet


def _copy(
    source: InputContainer,
    target: OutputContainer,
    tracks: dict[int, Stream],
    cues: Iterator[av.Packet[Any]],
    channel: ParentChannel,
) -> None:
    """Copy packets; each cue precedes the first later packet, so memory does not grow."""
    offset = start_time(source)
    length = (source.duration or 0) / av.time_base
    cue = next(cues, None)
    copied = (it for it in demux(source) if it is None or it.stream_index in tracks)
    for packet in in_decode_order(copied):
        shift(packet, offset)
        now = float((packet.dts or 0) * (packet.time_base or 0))
        while cue is not None and cue.pts is not None and cue.pts / 1000 <= now + 1:
            target.mux(cue)
            cue = next(cues, None)
        packet.stream = tracks[packet.stream_index]
        target.mux(packet)
        channel.progress(now / length if length else 0.0)
    while cue is not None:
        target.mux(cue)
        cue = next(cues, None)


if __name__ == "__main__":
    run_and_answer(lambda request, channel: remux(Request(**request), channel))

"""Opening of hostile media with PyAV: allowed formats and protocol, and detection of DRM.

Runs inside the confined child processes only.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet
from av.stream import Discard, Disposition, Stream

from pipeline.media.confined.child_protocol import ChildError
from pipeline.media.headers.repair import repaired
from pipeline.media.signatures import HEAD_BYTES, begins_like_media

FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,ogg,mp3,wav,w64,flac,aac,loas,amr,amrnb,amrwb,avi,asf,"
    "mpegts,mpeg,flv,caf,aiff,au,voc,ac3,eac3,dts,dtshd,wv,tta,ape,tak,mpc,mpc8,dsf,dss,rm,mxf,wtv"
)
"""Allowed demuxers. Playlists (hls, dash, concat, sdp…) are not allowed, because they name other
files: https://ffmpeg.org/security.html."""

_BUFFER = 1 << 18
"""Bytes that are read at once from a file with repaired headers."""

_ZERO_START = {"mov,mp4,m4a,3gp,3g2,mj2", "avi"}
"""Containers whose clock shows zero at the start, whenever their first packet comes. In the others
players begin with the first packet of any track: recorders of live streams number on."""
_LENGTH_IS_END = {"matroska,webm", "ogg", "asf"}
"""Containers whose length counts from zero, not from the first packet."""
_MAX_ERRORS = 64
"""Maximum of broken places after which demuxing continues."""

_SECONDARY = (
    Disposition.comment
    | Disposition.lyrics
    | Disposition.karaoke
    | Disposition.visual_impaired
    | Disposition.descriptions
)
"""Dispositions of audio tracks that are not the main one, whatever their other flags."""

_PROGRAM = re.compile(r"(?i)handler|media|sound|audio|iso|gpac|mainconcept|bento|google")
"""Handlers of MP4 files that are no titles: `SoundHandler`, `Core Media Audio`, `ISO Media`."""
_LONGEST_TITLE = 200
"""Characters of a title."""

_PATH = (b"moov", b"trak", b"mdia", b"minf", b"stbl")
"""MP4 boxes around the sample descriptions, from the outermost. Others are not entered, so that a
file of nested boxes takes neither depth nor time."""
_MAX_ENTRIES = 1000
"""Maximum of sample descriptions that are read in one box."""
_SPATIAL = b"apac"
"""Spatial sound of iPhones, beside the same in AAC: https://github.com/island-io/mila/pull/69."""
_PROTECTED = {b"enca", b"drms"}
"""Sample descriptions of encrypted audio: ISO/IEC 23001-7, and FairPlay's."""


def open_media(path: Path) -> InputContainer:
    """Open a local file, with the sizes that it has where its headers are wrong. Raises
    av.FFmpegError for other formats than FORMATS."""
    av.logging.set_level(None)  # Python's log needs the GIL, for which threads of codecs would wait
    return av.open(
        repaired(path) or str(path),
        "r",
        options={"protocol_whitelist": "file", "format_whitelist": FORMATS},
        metadata_errors="replace",
        buffer_size=_BUFFER,
    )


def start_time(container: InputContainer) -> float:
    """Return the time of the media's clock at its start, in seconds."""
    if container.format.name in _ZERO_START or container.start_time is None:
        return 0.0
    return float(container.start_time / av.time_base)


def length_of(container: InputContainer, stream: Stream) -> float | None:
    """Return how many seconds the header gives to the media or to the track, whichever is more;
    None when it does not say."""
    lengths = [track_length(container, stream)]
    if container.duration:
        lengths.append(container.duration / av.time_base - _before(container))
    return max((it for it in lengths if it is not None), default=None)


def track_length(container: InputContainer, stream: Stream) -> float | None:
    """Return how many seconds the header gives to a track; None when it does not say."""
    if not stream.duration or not stream.time_base:
        return None
    return float(stream.duration * stream.time_base) - _before(container)


def _before(container: InputContainer) -> float:
    return start_time(container) if container.format.name in _LENGTH_IS_END else 0.0


def reaches(path: Path, index: int, seconds: float) -> bool:
    """Return whether a track really has packets beyond a time: a header may say anything.

    Where the container has no index, packets are read from the start, without decoding.
    """
    with open_media(path) as container:
        stream = container.streams[index]
        at = start_time(container) + seconds
        try:
            with suppress(av.FFmpegError):
                container.seek(int(at * av.time_base))
            return any(
                packet.pts is not None and float(packet.pts * (packet.time_base or 0)) >= at
                for packet in container.demux(stream)
            )
        except (av.FFmpegError, ValueError, IndexError):  # see `demux`
            return False


def choose_track(container: InputContainer, source: Path, index: int | None = None) -> AudioStream:
    """Return the main audio track: the default one, otherwise the first; or the stream with this
    index. Others are not read.

    Raises ChildError.
    """
    if not container.streams.audio:
        raise ChildError("no_audio")
    if is_protected(source):
        raise ChildError("encrypted")
    usable = [each for each in container.streams.audio if each.codec_context is not None]
    if not usable:
        raise ChildError("unsupported")
    main = [each for each in usable if not each.disposition & _SECONDARY] or usable
    default = [each for each in main if each.disposition & Disposition.default] or main
    if index is not None:
        default = [each for each in usable if each.index == index]
        if not default:
            raise ChildError("no_audio")
    for each in container.streams:
        each.discard = Discard.default if each is default[0] else Discard.all
    return default[0]


def count_tracks(container: InputContainer, source: Path) -> int:
    """Return the number of audio tracks, without spatial ones that can't be decoded."""
    tracks = container.streams.audio
    unknown = sum(each.codec_context is None for each in tracks)
    return len(tracks) - min(unknown, _kinds(source).count(_SPATIAL)) if unknown else len(tracks)


def parallel_tracks(container: InputContainer, main: AudioStream) -> list[AudioStream]:
    """Return the tracks beside the main one that may be other people's.

    Comments, descriptions and tracks that can't be decoded are none of them. Where the languages
    differ, the tracks are translations of each other.
    """
    others = [
        each
        for each in container.streams.audio
        if each is not main and each.codec_context is not None and not each.disposition & _SECONDARY
    ]
    languages = {each.language for each in (main, *others)} - {None, "", "und"}
    return others if len(languages) < 2 else []


def title_of(stream: Stream) -> str:
    """Return the title of a track as its recorder wrote it, "" without one.

    MP4 has it as the name of the handler, where most programs write a name of their own.
    """
    tags = stream.metadata
    handler = tags.get("handler_name", "")
    title = tags.get("title") or tags.get("name") or ("" if _PROGRAM.search(handler) else handler)
    return title[:_LONGEST_TITLE]


def demux(container: InputContainer, *streams: Stream) -> Iterator[Packet[Stream] | None]:
    """Yield the packets of the streams (none: of all), the last ones empty; None after an error."""
    for _ in range(_MAX_ERRORS):
        try:
            yield from container.demux(*streams)
        except (av.FFmpegError, ValueError):
            yield None
        except IndexError:
            return  # PyAV knows no stream that appears later, and ends with its empty packet
        else:
            return


def is_moving_picture(stream: Stream) -> bool:
    """Return whether a stream is video, and not the cover of an album."""
    still = Disposition.attached_pic | Disposition.still_image | Disposition.timed_thumbnails
    return stream.type == "video" and not stream.disposition & still


def looks_like_media(path: Path) -> bool:
    """Return whether a file that does not open begins like one of FORMATS."""
    with path.open("rb") as file:
        return begins_like_media(file.read(HEAD_BYTES))


def is_protected(path: Path) -> bool:
    """Return whether an MP4 file has encrypted audio. (FFmpeg shows it as a normal track.)"""
    return not _PROTECTED.isdisjoint(_kinds(path))


def _kinds(path: Path) -> list[bytes]:
    """Return the types of the sample descriptions of an MP4 file; none for other files."""
    with path.open("rb") as file:
        return list(_sample_kinds(file, 0, path.stat().st_size))


def _sample_kinds(file: BinaryIO, at: int, end: int, depth: int = 0) -> Iterator[bytes]:
    """Yield the types of the sample descriptions between two offsets of an MP4 file; the offsets
    are inside the first `depth` boxes of the path."""
    while at + 8 <= end:
        file.seek(at)
        size, kind = struct.unpack(">I4s", file.read(8))
        head = 8
        if size == 1 and at + 16 <= end:
            size, head = struct.unpack(">Q", file.read(8))[0], 16
        if size == 0:  # up to the end
            size = end - at
        if size < head:
            return
        inner = min(at + size, end)
        if kind == b"stsd" and depth == len(_PATH):  # version, flags, a count precede its entries
            yield from _entry_kinds(file, at + head + 8, inner)
        elif depth < len(_PATH) and kind == _PATH[depth]:
            yield from _sample_kinds(file, at + head, inner, depth + 1)
        at += size


def _entry_kinds(file: BinaryIO, at: int, end: int) -> Iterator[bytes]:
    """Yield the types of the boxes between two offsets."""
    for _ in range(_MAX_ENTRIES):
        if at + 8 > end:
            return
        file.seek(at)
        size, kind = struct.unpack(">I4s", file.read(8))
        yield kind
        at += max(size, 8)

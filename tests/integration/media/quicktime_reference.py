"""QuickTime film whose samples lie in another file, named by a Macintosh alias record (`dref`).

FFmpeg reads such a record if it is longer than 150 bytes, and follows it with `enable_drefs`:
https://github.com/FFmpeg/FFmpeg/blob/master/libavformat/mov.c, `mov_read_dref`.
"""

from __future__ import annotations

import struct
from pathlib import Path

import av

_PARENTS = (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref")
_OWN = b"\x00\x00\x00\x0curl \x00\x00\x00\x01"
"""Entry that says that the samples lie in the same file."""


def write_reference(path: Path, speech: Path, target: Path) -> None:
    """Write a film with the sound of `speech` that refers to `target` by its absolute path."""
    with av.open(str(path), "w", format="mov") as output:
        stream = output.add_stream("pcm_s16le", rate=16_000)
        stream.layout = "mono"
        with av.open(str(speech)) as source:
            for frame in source.decode(audio=0):
                output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    data = bytearray(path.read_bytes())
    at, entry = data.index(_OWN), _alias(target)
    for name in _PARENTS:  # the muxer writes them behind the samples, whose offsets stay
        place = data.rindex(name, 0, at) - 4
        (size,) = struct.unpack_from(">I", data, place)
        struct.pack_into(">I", data, place, size + len(entry) - len(_OWN))
    data[at : at + len(_OWN)] = entry
    path.write_bytes(data)


def _alias(target: Path) -> bytes:
    """Return the entry: volume, file name, levels of folders, then items with a type each."""
    volume, name, absolute = b"Disk", target.name.encode(), b"Disk" + str(target).encode()
    record = bytes(10) + bytes([len(volume)]) + volume.ljust(27, b"\0") + bytes(12)
    record += bytes([len(name)]) + name.ljust(63, b"\0") + bytes(16)
    record += struct.pack(">HH", 1, 1) + bytes(16)
    record += struct.pack(">HH", 2, len(absolute)) + absolute + bytes(len(absolute) % 2)
    record += struct.pack(">hH", -1, 0)
    body = b"alis" + bytes(4) + record
    return struct.pack(">I", 4 + len(body)) + body

"""Signatures of media: detects by the first bytes, without a decoder, whether a file may be one."""

from __future__ import annotations

from pathlib import Path

HEAD_BYTES = 4096
"""Number of first bytes that are checked."""

CONTAINERS = {
    0: (b"RIFF", b"RF64", b"riff", b"OggS", b"ID3", b"fLaC", b"#!AMR", b"FORM", b"FLV", b"caff",
        b".snd", b"Creative Voice File", b"\x1aE\xdf\xa3", b"0&\xb2u", b"\x00\x00\x01\xba"),
    4: (b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"moof"),
}  # fmt: skip
"""Magic numbers of the supported containers, by offset."""

_PICTURES = {
    b"RIFF": (8, (b"WEBP",)),
    b"FORM": (8, (b"ILBM", b"PBM ", b"DjVu", b"DJVM")),
    b"ftyp": (8, (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")),
}
"""Offset and kinds of pictures in the same containers."""
_PACKET = 188
"""Bytes of a packet of an MPEG transport stream; 192 with the time codes of cameras (.mts)."""
_BIT_RATES = {  # kbit/s of layer III by MPEG version 1, and 2 or 2.5: ISO/IEC 11172-3, 13818-3
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_SAMPLE_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def begins_like_media(head: bytes) -> bool:
    """Return whether these first bytes are those of a supported container with any content."""
    return any(head.startswith(magic, at) for at, kinds in CONTAINERS.items() for magic in kinds)


def may_be_recording(path: Path) -> bool:
    """Return whether a file begins like media, and not like a picture in the same container.

    Raises OSError.
    """
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if begins_like_media(head):
        return not any(
            magic in (head[:4], head[4:8]) and head.startswith(kinds, at)
            for magic, (at, kinds) in _PICTURES.items()
        )
    return _transport_stream(head) or _bare_frames(head)


def _transport_stream(head: bytes) -> bool:
    """Return whether this and the next packets begin with 0x47."""
    return any(
        len(head) > first + 3 * packet
        and all(head[first + number * packet] == 0x47 for number in range(4))
        for first, packet in ((0, _PACKET), (4, _PACKET + 4))
    )


def _bare_frames(head: bytes) -> bool:
    """Return whether there are frames of MP3 or AAC without a container, one after the other.

    Two bytes alone could also be the byte order mark of a text.
    """
    for size_of in (_mp3_frame, _adts_frame):
        size = size_of(head)
        if size and size_of(head[size:]):
            return True
    return False


def _mp3_frame(head: bytes) -> int:
    """Return the bytes of the frame that begins here, 0 for none.

    http://www.mp3-tech.org/programmer/frame_header.html
    """
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, rate = head[1] >> 3 & 3, head[2] >> 2 & 3
    kilobits = head[2] >> 4
    if version == 1 or rate == 3 or not 0 < kilobits < 15:
        return 0
    first = version == 3
    samples = 144 if first else 72
    padding = head[2] >> 1 & 1
    return samples * _BIT_RATES[first][kilobits] * 1000 // _SAMPLE_RATES[version][rate] + padding


def _adts_frame(head: bytes) -> int:
    """Return the bytes of the frame that begins here, 0 for none.

    https://wiki.multimedia.cx/index.php/ADTS
    """
    if len(head) < 7 or head[0] != 0xFF or head[1] & 0xF6 != 0xF0 or head[2] >> 2 & 15 > 12:
        return 0
    size = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return size if size > 7 else 0

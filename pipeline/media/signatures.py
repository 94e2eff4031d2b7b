"""Signatures of media: detects by the first bytes, without a decoder, whether a file may be one."""

from __future__ import annotations

from pathlib import Path

HEAD_BYTES = 4096
"""Number of first bytes that are checked."""

CONTAINERS = {
    0: (b"RIFF", b"RF64", b"riff", b"OggS", b"ID3", b"fLaC", b"#!AMR", b"FORM", b"FLV", b"caff",
        b".snd", b"Creative Voice File", b"\x1aE\xdf\xa3", b"0&\xb2u", b"\x00\x00\x01\xba",
        b"wvpk", b"TTA1", b"TTA2", b".RMF", b".ra\xfd", b"MAC ", b"MPCK", b"MP+", b"tBaK", b"DSD ",
        b"\x02dss", b"\x03dss", b"DTSHDHDR", b"\x7f\xfe\x80\x01", b"\xfe\x7f\x01\x80",
        b"\x06\x0e\x2b\x34\x02\x05\x01\x01", b"\xb7\xd8\x00\x20\x37\x49\xda\x11"),
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
_LAYER_II, _LAYER_III = 2, 1
_LAYER_II_RATES = (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384)
_AC3_RATES = (
    *(32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640),
)
"""kbit/s: ETSI TS 102 366, table 4.13."""
_SAMPLE_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def begins_like_media(head: bytes) -> bool:
    """Return whether these first bytes are those of a supported container with any content."""
    return any(head.startswith(magic, at) for at, kinds in CONTAINERS.items() for magic in kinds)


def may_be_recording(path: Path) -> bool:
    """Return whether a file begins like media, and not like a picture in the same container.

    Raises OSError.
    """
    with path.open("rb") as file:
        return is_recording(file.read(HEAD_BYTES))


def is_recording(head: bytes) -> bool:
    """Return whether these first bytes are those of media, and not of a picture."""
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
    """Return whether there are frames of sound without a container, one after the other: of MPEG
    audio, AAC (ADTS, LOAS), AC-3 or E-AC-3.

    Two bytes alone could also be the byte order mark of a text.
    """
    for size_of in (mpeg_frame_size, _adts_frame, _loas_frame, _ac3_frame):
        size = size_of(head)
        if size and size_of(head[size:]):
            return True
    return False


def mpeg_frame_size(head: bytes) -> int:
    """Return the bytes of the frame of layer II or III that begins here, 0 for none.

    http://www.mp3-tech.org/programmer/frame_header.html
    """
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return 0
    version, layer, rate = head[1] >> 3 & 3, head[1] >> 1 & 3, head[2] >> 2 & 3
    kilobits = head[2] >> 4
    if version == 1 or layer not in (_LAYER_II, _LAYER_III) or rate == 3 or not 0 < kilobits < 15:
        return 0
    first = version == 3
    rates = _LAYER_II_RATES if first and layer == _LAYER_II else _BIT_RATES[first]
    samples = 144 if first or layer == _LAYER_II else 72
    padding = head[2] >> 1 & 1
    return samples * rates[kilobits] * 1000 // _SAMPLE_RATES[version][rate] + padding


def _adts_frame(head: bytes) -> int:
    """Return the bytes of the frame that begins here, 0 for none.

    https://wiki.multimedia.cx/index.php/ADTS
    """
    if len(head) < 7 or head[0] != 0xFF or head[1] & 0xF6 != 0xF0 or head[2] >> 2 & 15 > 12:
        return 0
    size = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return size if size > 7 else 0


def _loas_frame(head: bytes) -> int:
    """Return the bytes of the LOAS frame that begins here, 0 for none: ISO/IEC 14496-3, 1.7.2."""
    if len(head) < 3 or head[0] != 0x56 or head[1] & 0xE0 != 0xE0:
        return 0
    return ((head[1] & 0x1F) << 8 | head[2]) + 3


def _ac3_frame(head: bytes) -> int:
    """Return the bytes of the AC-3 or E-AC-3 frame that begins here, 0 for none.

    ETSI TS 102 366, 4.4.1 and E.1.3.1
    """
    if len(head) < 6 or head[:2] != b"\x0b\x77":
        return 0
    if head[5] >> 3 > 10:  # E-AC-3 gives its size
        return ((head[2] & 7) << 8 | head[3]) * 2 + 2 if head[5] >> 3 <= 16 else 0
    rate, size = head[4] >> 6, head[4] & 63
    if rate == 3 or size >= 2 * len(_AC3_RATES):
        return 0
    kilobits = _AC3_RATES[size // 2]
    if rate == 1:  # 44.1 kHz: frames of two lengths
        return (kilobits * 1000 * 1536 // 44100 // 16 + size % 2) * 2
    return kilobits * (4 if rate == 0 else 6)

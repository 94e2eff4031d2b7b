"""Captions as pictures: where they stand in a film, how large they are, and their pixels.

The size follows the height of the picture, as broadcasters do it, and the width of an upright one:
a line of a film on a phone held upright has to be read, too. Runs inside the confined child.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

_HEIGHT_SHARE = 0.06
"""Font size as a share of the height: with the room between lines, a thirteenth of the picture."""
_WIDTH_SHARE = 0.054
"""Largest font size as a share of the width: 32 columns fill the safe width of an upright one."""
_SAFE_WIDTH = 0.9
"""Share of the width for text: the safe area of titles (EBU R 95)."""
_BOTTOM_SHARE = 0.06
_UPRIGHT_BOTTOM_SHARE = 0.14
"""Room below the text. Apps for upright films put names and buttons at the bottom."""
_LEAST_PIXELS = 6
_LINE_PITCH = 1.25
_BOX_OPACITY = 140
_BLACK, _WHITE = 16, 235
"""Luma of black and white in limited range (ITU-R BT.709)."""
_MARKS = dict.fromkeys((0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Invisible marks of direction: the direction of each line is set when it is drawn."""


@dataclass(frozen=True, slots=True)
class LoadedFace:
    """Bytes of a font file, the number of its face, and the letters that it is used for."""

    data: bytes
    index: int
    letters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Overlay:
    """Pixels of a caption: `left` and `top` are even, sizes too. `luma` and `opacity` have one byte
    a pixel, `chroma_opacity` one byte for four pixels."""

    left: int
    top: int
    luma: Image.Image
    opacity: Image.Image
    chroma_opacity: Image.Image


@dataclass(frozen=True, slots=True)
class _Run:
    """A piece of a line in one font."""

    face: int
    text: str


class CaptionDrawer:
    """Draws captions for pictures of one size. Raises OSError for a broken font."""

    def __init__(
        self, faces: Sequence[LoadedFace], width: int, height: int, *, shaping: bool
    ) -> None:
        self._faces = faces
        self._width, self._height = width, height
        self._layout = ImageFont.Layout.RAQM if shaping else ImageFont.Layout.BASIC
        self._pixels = max(_LEAST_PIXELS, round(min(height * _HEIGHT_SHARE, width * _WIDTH_SHARE)))
        self._fonts: dict[tuple[int, int], ImageFont.FreeTypeFont] = {}

    def draw(self, text: str) -> Overlay:
        """Return the pixels of a caption. Its lines are made smaller until they fit the width."""
        plain = unicodedata.normalize("NFC", text).translate(_MARKS)
        lines, is_rtl = plain.split("\n"), _is_rtl(plain)
        runs = [_visual_order(self._runs(line), is_rtl) for line in lines]
        pixels, room = self._pixels, self._width * _SAFE_WIDTH
        while pixels > _LEAST_PIXELS and self._widest(runs, pixels, is_rtl) > room:
            pixels = max(_LEAST_PIXELS, min(pixels - 1, int(pixels * 0.95)))
        return self._draw(runs, pixels, is_rtl)

    def _draw(self, lines: Sequence[Sequence[_Run]], pixels: int, is_rtl: bool) -> Overlay:
        ascent, pitch = self._line_metrics(lines, pixels)
        padding, outline = max(2, pixels // 3), max(1, pixels // 16)
        widths = [round(self._length(line, pixels, is_rtl)) for line in lines]
        width = _even(min(self._width - 2, max(widths) + 2 * padding))
        height = _even(min(self._height - 2, pitch * len(lines) + padding))
        picture = Image.new("LA", (width, height))
        pen = ImageDraw.Draw(picture)
        for number, own in enumerate(widths):
            left, top = (width - own) / 2, padding // 2 + number * pitch
            box = (
                left - padding,
                top - padding // 2,
                left + own + padding,
                top + pitch + padding // 2,
            )
            pen.rectangle(box, fill=(0, _BOX_OPACITY))
        for number, (line, own) in enumerate(zip(lines, widths, strict=True)):
            left, base = (width - own) / 2, padding // 2 + number * pitch + ascent
            for run in line:
                font = self._font(run.face, pixels)
                pen.text(
                    (left, base), run.text, (255, 255), font, "ls",
                    direction=self._direction(is_rtl), stroke_width=outline, stroke_fill=(0, 255),
                )  # fmt: skip
                left += font.getlength(run.text, direction=self._direction(is_rtl))
        return self._place(picture)

    def _place(self, picture: Image.Image) -> Overlay:
        grey, opacity = picture.split()
        half = (picture.width // 2, picture.height // 2)
        is_upright = self._height > self._width
        margin = self._height * (_UPRIGHT_BOTTOM_SHARE if is_upright else _BOTTOM_SHARE)
        return Overlay(
            left=(self._width - picture.width) // 4 * 2,
            top=max(0, int(self._height - margin - picture.height) // 2 * 2),
            luma=grey.point([_BLACK + (_WHITE - _BLACK) * it // 255 for it in range(256)]),
            opacity=opacity,
            chroma_opacity=opacity.resize(half, Image.Resampling.BOX),
        )

    def _line_metrics(self, lines: Sequence[Sequence[_Run]], pixels: int) -> tuple[int, int]:
        """Return ascent and pitch of a line, enough for each of its fonts."""
        metrics = [self._font(it.face, pixels).getmetrics() for line in lines for it in line]
        ascent = max((it[0] for it in metrics), default=pixels)
        descent = max((it[1] for it in metrics), default=0)
        return ascent, max(round(pixels * _LINE_PITCH), ascent + descent)

    def _widest(self, lines: Sequence[Sequence[_Run]], pixels: int, is_rtl: bool) -> float:
        return max(self._length(line, pixels, is_rtl) for line in lines)

    def _length(self, line: Sequence[_Run], pixels: int, is_rtl: bool) -> float:
        direction = self._direction(is_rtl)
        fonts = [self._font(it.face, pixels) for it in line]
        lengths = [
            font.getlength(it.text, direction=direction)
            for font, it in zip(fonts, line, strict=True)
        ]
        return sum(lengths)

    def _direction(self, is_rtl: bool) -> str | None:
        """Return the base direction for Pillow; only shaping knows it."""
        if self._layout is ImageFont.Layout.BASIC:
            return None
        return "rtl" if is_rtl else "ltr"

    def _font(self, face: int, pixels: int) -> ImageFont.FreeTypeFont:
        font = self._fonts.get((face, pixels))
        if font is None:
            loaded = self._faces[face]
            data = io.BytesIO(loaded.data)
            font = ImageFont.truetype(data, pixels, loaded.index, layout_engine=self._layout)
            self._fonts[face, pixels] = font
        return font

    def _runs(self, line: str) -> list[_Run]:
        """Return a line as runs of one font. Letters without a font are drawn as empty boxes."""
        faces: list[int] = []
        for letter in line:
            known = [at for at, face in enumerate(self._faces) if letter in face.letters]
            last = faces[-1] if faces else 0
            faces.append(last if last in known or not known else known[0])
        return [
            _Run(face, "".join(letter for _, letter in group))
            for face, group in groupby(zip(faces, line, strict=True), key=lambda it: it[0])
        ]


def _is_rtl(text: str) -> bool:
    """Return whether most letters are written from the right, the first one if as many are not."""
    letters = [it for it in map(unicodedata.bidirectional, text) if it in {"L", "R", "AL"}]
    from_left = letters.count("L")
    from_right = len(letters) - from_left
    return from_right > from_left or (from_right == from_left and letters[:1] not in ([], ["L"]))


def _visual_order(runs: list[_Run], is_rtl: bool) -> list[_Run]:
    """Return runs from left to right (UAX 9, rule L2): those of one direction keep their order."""
    ordered: list[_Run] = []
    for rtl, group in groupby(runs, key=lambda it: _run_is_rtl(it.text, is_rtl)):
        together = list(group)
        together = together[::-1] if rtl else together
        ordered = [*together, *ordered] if is_rtl else [*ordered, *together]
    return ordered


def _run_is_rtl(text: str, base: bool) -> bool:
    kinds = {unicodedata.bidirectional(it) for it in text}
    if kinds & {"R", "AL"}:
        return True
    return base and "L" not in kinds and not kinds & {"EN", "AN"}


def _even(number: float) -> int:
    return max(2, int(number + 1) // 2 * 2)

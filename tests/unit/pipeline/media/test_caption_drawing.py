"""Captions are large enough, stay in the safe area and read in the right direction."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.media.caption_drawing import CaptionDrawer, LoadedFace, Overlay, _Run, _visual_order
from pipeline.media.fonts import choose_fonts

DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
pytestmark = pytest.mark.skipif(not DEJAVU.is_dir(), reason="no DejaVu font here")
TWO_LINES = "We planned forty thousand euros, but the\nspring campaign is already over budget."


def drawer(text: str, width: int, height: int) -> CaptionDrawer:
    faces = choose_fonts(text, "en", [DEJAVU], shaping=True).faces
    loaded = [LoadedFace(it.path.read_bytes(), it.index, frozenset(it.letters)) for it in faces]
    return CaptionDrawer(loaded, width, height, shaping=True)


def drawn(text: str, width: int, height: int) -> Overlay:
    return drawer(text, width, height).draw(text)


def white_rows(overlay: Overlay) -> int:
    """Return the height of the text: rows with white pixels."""
    box = overlay.luma.point([255 * (it > 200) for it in range(256)]).getbbox()
    assert box is not None
    return int(box[3] - box[1])


SIZES = [(1280, 720), (1920, 1080), (640, 480), (480, 480), (480, 852), (1080, 1920)]


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("text", [TWO_LINES, "Hello.", "W" * 42, "x" * 400])
def test_captions_stay_inside_the_safe_area(width: int, height: int, text: str) -> None:
    overlay = drawn(text, width, height)
    box_width, box_height = overlay.luma.size
    assert overlay.left % 2 == overlay.top % 2 == box_width % 2 == box_height % 2 == 0
    assert overlay.left >= 0
    assert overlay.left + box_width <= width
    if len(text) < 100:
        assert box_width <= width * 0.96
    assert height * 0.04 <= height - overlay.top - box_height <= height * 0.17
    assert abs(overlay.left - (width - box_width) / 2) <= 2


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (640, 360), (1920, 1080)])
def test_capital_letters_have_a_twenty_fifth_of_the_height(width: int, height: int) -> None:
    assert white_rows(drawn("H", width, height)) >= height / 26


def test_capital_letters_on_a_portrait_film_follow_the_width() -> None:
    assert white_rows(drawn("H", 720, 1280)) >= 720 / 28


def test_text_is_white_in_a_dark_box() -> None:
    overlay = drawn("Hello.", 1280, 720)
    assert overlay.luma.getextrema() == (16, 235)
    assert overlay.opacity.getextrema()[1] == 255
    corner = overlay.opacity.getpixel((overlay.opacity.width // 2, overlay.opacity.height - 2))
    assert isinstance(corner, int | float)
    assert corner >= 100
    assert overlay.chroma_opacity.size == tuple(it // 2 for it in overlay.opacity.size)


def test_runs_of_several_fonts_follow_the_direction_of_the_line() -> None:
    arabic, latin, more = _Run(0, "مرحبا "), _Run(1, "Berlin "), _Run(0, "كيف")
    assert _visual_order([arabic, latin, more], is_rtl=True) == [more, latin, arabic]
    assert _visual_order([latin, arabic, more], is_rtl=False) == [latin, more, arabic]


def test_direction_marks_are_not_drawn() -> None:
    plain, marked = "שלום Anna", "\u2067שלום \u2066Anna\u2069\u2069\u200f"
    both = drawer(plain, 1280, 720)
    assert both.draw(marked).luma.tobytes() == both.draw(plain).luma.tobytes()

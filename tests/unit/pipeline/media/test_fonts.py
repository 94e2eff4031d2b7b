"""Fonts that draw a text, and scripts that none draws."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.media.fonts import FOLDERS, choose_fonts, drawable, needs_shaping, script_of

DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
needs_dejavu = pytest.mark.skipif(not DEJAVU.is_dir(), reason="no DejaVu font here")


@needs_dejavu
@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Hello there: 25 %"),
        ("ru", "Привет, как дела?"),
        ("el", "Καλημέρα"),
        ("tr", "Şimdi ığüö"),
        ("ar", "مرحبا Anna"),
        ("he", "שלום"),
        ("vi", "Tiếng Việt"),
    ],
)
def test_upright_sans_font_is_chosen(code: str, text: str) -> None:
    chosen = choose_fonts(text, code, [DEJAVU], shaping=True)
    assert [it.path.name for it in chosen.faces] == ["DejaVuSans.ttf"]
    assert chosen.missing == ()
    assert set(text) - {" "} <= set(chosen.faces[0].letters)


@needs_dejavu
def test_decomposed_letters_are_found() -> None:
    assert choose_fonts("e\u0301", "fr", [DEJAVU]).missing == ()


@needs_dejavu
@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("नमस्ते, OK", "Noto Sans Devanagari"),
        ("สวัสดี", "Noto Sans Thai"),
        ("現状についてデープ", "Noto Sans CJK"),
        ("안녕하세요", "Noto Sans CJK"),
        ("ሰላም", "Noto Sans Ethiopic"),
        ("မင်္ဂလာပါ", "Noto Sans Myanmar"),
    ],
)
def test_script_without_a_font_is_named(text: str, font: str) -> None:
    assert choose_fonts(text, "xx", [DEJAVU], shaping=True).font_names == font


@needs_dejavu
def test_single_undrawable_letter_in_a_long_text_is_tolerated() -> None:
    assert choose_fonts("Hello there. " * 20 + "क", "en", [DEJAVU]).missing == ()


@needs_dejavu
def test_joining_script_requires_shaping() -> None:
    assert choose_fonts("مرحبا", "ar", [DEJAVU], shaping=False).missing == ("ARABIC",)
    assert choose_fonts("Привет", "ru", [DEJAVU], shaping=False).missing == ()


def test_every_script_is_missing_without_fonts(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    chosen = choose_fonts("Hello", "en", [tmp_path, tmp_path / "none"])
    assert (chosen.faces, chosen.missing) == ((), ("LATIN",))


def test_empty_text_needs_no_font() -> None:
    assert choose_fonts("", "en", FOLDERS).missing == ()


@pytest.mark.parametrize(
    ("letters", "needed"), [("كשनส", True), ("я現aሰ", False)], ids=["shaped", "plain"]
)
def test_joining_and_reordering_scripts_need_shaping(letters: str, needed: bool) -> None:
    assert {needs_shaping(it) for it in letters} == {needed}


def test_scripts_have_their_unicode_names() -> None:
    assert [script_of(it) for it in "aяक現ひ한"] == [
        "LATIN", "CYRILLIC", "DEVANAGARI", "CJK", "HIRAGANA", "HANGUL",
    ]  # fmt: skip


@needs_dejavu
def test_drawable_letters_depend_on_fonts_and_shaping() -> None:
    assert drawable("aяشक現", [DEJAVU], shaping=True) == set("aяش")
    assert drawable("aяشक現", [DEJAVU], shaping=False) == set("aя")

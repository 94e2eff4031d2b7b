"""PDFs, read back with the library that Chromium shows them with."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.export.formatted import pdf_file
from pipeline.export.formatted.content import content_of
from pipeline.export.formatted.pdf_file import NoFont, PdfMaker
from pipeline.media.fonts import FontChoice, choose_fonts
from storage.models import Point, Transcript
from tests.unit.pipeline.export.formatted.meetings import (
    SPOKEN,
    content,
    pdf,
    plain,
    segment,
    summary,
    transcript,
)


def text_of(made: bytes) -> str:
    document = pypdfium2.PdfDocument(made)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    text = unicodedata.normalize("NFKC", "\n".join(pages))
    return re.sub(r"[\u200e\u200f\u00ad\ufffe\x02]", "", text.replace("\r", ""))


def needs(text: str) -> None:
    if choose_fonts(text, "", shaping=True).missing:
        pytest.skip("no font of this script is installed here")


@pytest.mark.parametrize("language", ["he", "hi", "ja", "zh", "ko", "en", "th", "ar"])
def test_words_are_there_once_and_in_order(language: str, tmp_path: Path) -> None:
    needs("".join(SPOKEN[language]))
    made, unshown = pdf(content(language), tmp_path)
    assert unshown == ""
    said = text_of(made).split("Transcript")[1]
    compact = re.sub(r"\s", "", said)
    # PDFium writes what is left of a right-to-left line in an order of its own, and some Arabic
    # ligatures and Thai marks twice or in visual order; whole words in between are exact.
    words = [it for text in SPOKEN[language] for it in re.findall(r"\w+", text)]
    if language in ("he", "en"):
        found = [compact.index(word) for word in words if len(word) > 3]
        assert found == sorted(found)
        wanted = Counter(word for word in words if len(word) > 4)
        assert {word: compact.count(word) for word in wanted} == wanted
    elif language in ("ja", "zh"):
        sentence = unicodedata.normalize("NFKC", SPOKEN[language][0])
        assert compact.count(re.sub(r"\s", "", sentence)) == 1
    assert compact.count("00:00") == compact.count("1:01:00") == 1
    shown = Counter(it for it in compact if it.isalpha())
    letters = Counter(it for text in SPOKEN[language] for it in text if it.isalpha())
    assert set(unicodedata.normalize("NFKC", "".join(letters))) - set(shown) <= set("لاأ\u0e4d")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_document_is_tagged_and_says_its_language(language: str, tmp_path: Path) -> None:
    made, _ = pdf(content(language), tmp_path)
    document = pypdfium2.PdfDocument(made)
    assert pypdfium2.raw.FPDFCatalog_IsTagged(document.raw)
    assert document.get_metadata_value("Title") == content(language).title
    assert f"/Lang({language})" in made.decode("latin-1").replace("/Lang (", "/Lang(")
    document.close()


def test_right_to_left_lines_begin_at_the_right(tmp_path: Path) -> None:
    for language, side in (("he", True), ("en", False)):
        folder = tmp_path / language
        folder.mkdir()
        made, _ = pdf(content(language), folder)
        page = pypdfium2.PdfDocument(made)[0]
        text = page.get_textpage()
        times = text.search("1:01:00")
        index, _count = times.get_next()
        left = text.get_charbox(index)[0]
        assert (left > page.get_width() / 2) is side


def test_marker_of_an_entry_stands_beside_its_text(tmp_path: Path) -> None:
    """An English entry between Hebrew ones had it at the other side of the page."""
    needs("".join(SPOKEN["he"]))
    points = (Point(1.0, SPOKEN["he"][0]), Point(2.0, "Ship the release."))
    said = replace(summary("he"), points=points, chapters=(), actions=())
    made, _ = pdf(content_of("x", transcript("he"), said, {}), tmp_path)
    text = pypdfium2.PdfDocument(made)[0].get_textpage()
    shown = [(text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars())]
    markers = [box for char, box in shown if char == "•"]
    index, _count = text.search("Ship").get_next()
    left, bottom, _, top = text.get_charbox(index)
    beside = [box for box in markers if bottom - 5 < (box[1] + box[3]) / 2 < top + 5]
    assert len(markers) == 2
    assert [0 < left - box[0] < 60 for box in beside] == [True]


def test_pages_are_numbered(tmp_path: Path) -> None:
    long = Transcript("en", 9e4, tuple(segment("Word " * 80, 90.0 * at) for at in range(40)))
    made, _ = pdf(content_of("x", long, None, {}), tmp_path)
    document = pypdfium2.PdfDocument(made)
    assert len(document) > 3
    assert f"2 / {len(document)}" in document[1].get_textpage().get_text_bounded()


def test_numbers_of_pages_read_from_the_left_everywhere(tmp_path: Path) -> None:
    said = " ".join(SPOKEN["he"]) * 2
    long = Transcript("he", 9e4, tuple(segment(said, 90.0 * at) for at in range(60)))
    made, _ = pdf(content_of("x", long, None, {}), tmp_path)
    document = pypdfium2.PdfDocument(made)
    assert len(document) > 1
    text = document[0].get_textpage()
    count = text.count_chars()
    shown = sorted(
        (text.get_charbox(at)[0], text.get_text_range(at, 1)) for at in range(count - 5, count)
    )
    assert "".join(each for _, each in shown if each != " ") == f"1/{len(document)}"


def test_script_without_a_font_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "choose_fonts", lambda *_, **__: FontChoice(()))
    with pytest.raises(NoFont) as caught:
        pdf(content("ja"), tmp_path)
    assert caught.value.fonts == "Noto Sans CJK"


def test_rare_letters_without_a_font_are_numbers(tmp_path: Path) -> None:
    said = "Good morning to everybody in this large room today. " * 5
    made, unshown = pdf(plain(f"{said} \U0001fae8"), tmp_path)
    assert "\U0001fae8" in unshown
    text = text_of(made)
    assert text.count("[U+1FAE8]") == 2  # in the title and in the transcript
    assert "\U0001fae8" not in text


def test_letters_that_are_named_one_after_the_other_are_numbers(tmp_path: Path) -> None:
    said = "Good morning to everybody in this large room today. " * 20
    rare = " ".join(map(chr, range(0x5A0, 0x620)))
    made, unshown = pdf(plain(f"{said} {rare}"), tmp_path)
    assert {"\u05ff", "\u0608"} <= set(unshown)
    assert "[U+05FF]" in text_of(made)


class PanicException(BaseException):
    """Stands for the end of Typst by a fault of its own."""


def panics_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled, ends = PdfMaker._compile, [PanicException("end byte index 3 is out of bounds")]

    def compile_at_last(self: PdfMaker, data: str, root: Path) -> bytes:
        if ends:
            raise ends.pop()
        return compiled(self, data, root)

    monkeypatch.setattr(PdfMaker, "_compile", compile_at_last)


def test_letters_without_a_font_are_numbers_where_typst_panics(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panics_once(monkeypatch)
    said = "Good morning to everybody in this large room today. " * 5
    made, unshown = pdf(plain(f"{said} \U0001fae8"), tmp_path)
    assert unshown == "\U0001fae8"
    assert "[U+1FAE8]" in text_of(made)


def test_panic_over_a_text_with_all_fonts_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panics_once(monkeypatch)
    with pytest.raises(RuntimeError, match="Typst ends"):
        pdf(plain("Good morning"), tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        '#import "x.typ"; #read("/etc/passwd") $x$ *bold* _it_ = Heading @cite <label>',
        "\\u{41} #sys.inputs.data ```raw``` // comment /* more */ -- --- ... \"quoted\" 'it'",
        "[link](https://example.com) https://example.com [#emph[x]]",
    ],
)
def test_speech_is_never_markup(text: str, tmp_path: Path) -> None:
    made, _ = pdf(plain(text, name=text), tmp_path)
    compact = re.sub(r"[\s\u200b]", "", text_of(made))
    assert compact.count(re.sub(r"\s", "", text)) == 3  # title, name, speech
    assert b"/URI" not in made
    assert "root:" not in compact


def test_very_long_words_stay_on_the_page(tmp_path: Path) -> None:
    made, _ = pdf(plain("x" * 3000), tmp_path)
    page = pypdfium2.PdfDocument(made)[0]
    text = page.get_textpage()
    assert max(text.get_charbox(at)[2] for at in range(text.count_chars())) < page.get_width() - 20


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(min_size=1, max_size=60), st.text(max_size=20))
def test_any_text_makes_a_document_or_a_reason(
    tmp_path_factory: pytest.TempPathFactory, text: str, name: str
) -> None:
    with suppress(NoFont):
        made, _ = pdf(plain(text, name), tmp_path_factory.mktemp("pdf"))
        assert made.startswith(b"%PDF-")

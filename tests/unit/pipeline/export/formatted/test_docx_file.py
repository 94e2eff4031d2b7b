"""Word documents, read back with python-docx."""

from __future__ import annotations

import re
import time
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.export.formatted.content import Content, content_of
from pipeline.export.formatted.docx_file import docx_file
from pipeline.export.formatted.palette import INK
from pipeline.export.formatted.visible_text import visible_text
from storage.models import Transcript
from tests.unit.pipeline.export.formatted.meetings import SPOKEN, content, plain, segment


def texts(made: Content) -> list[str]:
    return [each.text for each in Document(BytesIO(docx_file(made))).paragraphs]


@pytest.mark.parametrize("language", SPOKEN)
def test_words_are_there_once_and_in_order(language: str) -> None:
    lines = texts(content(language))
    said = lines[lines.index("Transcript") + 1 :]
    first, second = (re.sub("[\u200e\u200f]", "", line) for line in said[-2:])
    assert first == f"Zoë Müller 00:00 {SPOKEN[language][0]}"
    assert second == f"Ben 1:01:00 {SPOKEN[language][1]}"
    assert len(said) == (3 if content(language).has_doubtful else 2)


def test_summary_is_there_with_its_times() -> None:
    lines = texts(content())
    assert lines[:4] == [SPOKEN["en"][0][:12], "talk · 1:01:40", SPOKEN["en"][1], "Key points"]
    assert f"1:01:00 ☐ {SPOKEN['en'][1]}" in lines


@pytest.mark.parametrize(("language", "is_right"), [("ar", True), ("he", True), ("hi", False)])
def test_right_to_left_is_said_of_paragraphs_and_runs(language: str, is_right: bool) -> None:
    document = Document(BytesIO(docx_file(content(language))))
    speech = document.paragraphs[-1]
    properties = speech._p.pPr
    assert (properties is not None and properties.find(qn("w:bidi")) is not None) is is_right
    (words,) = [run for run in speech.runs if len(run.text) > 12]
    assert bool(words.font.rtl) is is_right
    times = next(run for run in speech.runs if run.text.strip() == "1:01:00")
    assert not times.font.rtl


def test_document_says_title_and_language_and_nothing_of_its_maker() -> None:
    document = Document(BytesIO(docx_file(content("ja"))))
    facts = document.core_properties
    assert (facts.title, facts.language) == (content("ja").title, "ja")
    assert not facts.author
    assert not facts.comments
    style = document.styles["Normal"].element.rPr
    assert style.find(qn("w:lang")).get(qn("w:eastAsia")) == "ja"
    assert style.rFonts.get(qn("w:eastAsia")) == "Yu Gothic"
    footer = document.sections[0].footer.paragraphs[0]._p
    assert [it.get(qn("w:instr")) for it in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(
    ("language", "latin"), [("th", "en-US"), ("ar", "en-US"), ("zh", "en-US"), ("en", "en")]
)
def test_digits_beside_another_script_are_of_a_latin_language(language: str, latin: str) -> None:
    """LibreOffice drew no digits in a Thai document: it took a Thai font that has none for them."""
    document = Document(BytesIO(docx_file(content(language))))
    said = document.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert said.get(qn("w:val")) == latin
    assert said.get(qn("w:bidi")) == content(language).language


def test_headings_have_the_contrast_of_texts() -> None:
    document = Document(BytesIO(docx_file(content())))
    colours = {str(document.styles[f"Heading {level}"].font.color.rgb) for level in (1, 2, 3)}
    assert colours == {INK}


def test_doubtful_words_are_underlined_with_dots() -> None:
    document = Document(BytesIO(docx_file(content())))
    marked = [run.text for each in document.paragraphs for run in each.runs if run.font.underline]
    assert marked == ["morning"]


def test_order_of_properties_is_that_of_the_schema() -> None:
    """Word calls a document damaged where others don't look: ECMA-376, part 1, 17.3."""
    order = {
        "pPr": ["pStyle", "bidi", "jc"],
        "rPr": ["rFonts", "b", "bCs", "color", "sz", "szCs", "u", "rtl", "cs", "lang"],
    }
    with zipfile.ZipFile(BytesIO(docx_file(content("ar")))) as archive:
        body = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314  our own
    for name, wanted in order.items():
        found = list(body.iter(qn(f"w:{name}")))
        assert found
        for each in found:
            children = [child.tag.rpartition("}")[2] for child in each]
            assert [wanted.index(child) for child in children] == sorted(
                map(wanted.index, children)
            )


def test_many_turns_take_seconds() -> None:
    said = tuple(segment("Yes.", at, f"S{at % 2}") for at in range(5000))
    before = time.process_time()
    made = content_of("x", Transcript("en", 5000.0, said), None, {"S0": "A", "S1": "B"})
    assert len(made.paragraphs) == 5000
    docx_file(made)
    # 1.2 s here. python-docx's own way of adding a paragraph looks through all others.
    assert time.process_time() - before < 20


def test_recording_without_speech_says_so() -> None:
    lines = texts(content_of("talk", Transcript("", 3.0, ()), None, {}))
    assert lines == ["talk", "Transcript", "(no speech)"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=30))
def test_any_text_is_a_text(text: str, name: str) -> None:
    made = docx_file(plain(f"x{text}", name))
    lines = [each.text for each in Document(BytesIO(made)).paragraphs]
    assert lines[0] == visible_text(f"x{text}")
    assert visible_text(f"x{text}") in lines[3]


def test_formulas_and_fields_of_word_are_text() -> None:
    hostile = '{ INCLUDEPICTURE "http://example.com/x" } =cmd|"/c calc"!A1 <w:p/> &amp;'
    made = docx_file(plain(hostile, hostile))
    with zipfile.ZipFile(BytesIO(made)) as archive:
        links = archive.read("word/_rels/document.xml.rels").decode()
    assert "External" not in links
    assert hostile in texts(plain(hostile))[0]
    assert segment("x", 0.0).text == "x"

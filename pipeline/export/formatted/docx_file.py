"""A transcript as a Word document (Office Open XML), which LibreOffice and others read, too."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from pipeline.export.direction import LEFT_TO_RIGHT_MARK, direction_of
from pipeline.export.documents import NO_SPEECH, clock
from pipeline.export.formatted.content import DOUBTFUL, Content, Paragraph, Section
from pipeline.export.formatted.palette import INK, SOFT, SPEAKERS

_LATIN = "Calibri"
_EAST_ASIAN = {
    "ja": "Yu Gothic",
    "ko": "Malgun Gothic",
    "zh-Hant": "Microsoft JhengHei",
    "yue": "Microsoft JhengHei",
    "zh": "Microsoft YaHei",
}
_INDIC = frozenset(
    {"as", "bn", "gu", "hi", "kn", "ml", "mr", "ne", "or", "pa", "sa", "si", "ta", "te"}
)
"""Fonts are names of what Word has; other programs take what they have for them."""
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "sd", "ur", "yi"})
_OWN_FONTS = _EAST_ASIAN.keys() | _INDIC | _RIGHT_TO_LEFT | {"bo", "km", "lo", "my", "th"}
"""Languages whose letters Word writes with its fonts of East Asia or of complex scripts."""
_LATIN_TAG = "en-US"
"""Of Latin letters and digits between these, as Word has it. With `th` LibreOffice without Calibri
takes a Thai font for them that has no digits, and draws none."""
_SMALL = Pt(9)


def docx_file(content: Content) -> bytes:
    """Return the document."""
    document = Document()
    _set_up(document, content)
    about, usual = content.summary_right_to_left, content.right_to_left
    _heading(document, content.title, 1, direction_of(content.title, about))
    if content.facts:
        facts = _paragraph(document, direction_of(content.facts, about))
        _soft(_run(facts, content.facts, about))
    if content.gist:
        _run(_paragraph(document, about), content.gist, about)
    for section in content.sections:
        _section(document, section, about)
    _heading(document, "Transcript", 2, usual)
    if content.has_doubtful:
        _soft(
            _run(
                _paragraph(document, usual),
                f"{DOUBTFUL}{LEFT_TO_RIGHT_MARK if usual else ''}",
                False,
            )
        )
    if not content.paragraphs:
        _run(_paragraph(document, usual), NO_SPEECH, False)
    for each in content.paragraphs:
        _speech(document, each)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: WordDocument, content: Content) -> None:
    """Set title, language, fonts and page numbers."""
    facts = document.core_properties
    facts.title, facts.language = content.title[:255], content.language
    facts.author = facts.comments = facts.keywords = facts.last_modified_by = ""
    language = content.language
    base = language.partition("-")[0]
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _LATIN, Pt(11)
    fonts = normal.element.rPr.rFonts
    complex_font = "Nirmala UI" if base in _INDIC else "Tahoma" if base == "th" else "Arial"
    fonts.set(qn("w:cs"), complex_font)
    fonts.set(qn("w:eastAsia"), _EAST_ASIAN.get(language) or _EAST_ASIAN.get(base) or _LATIN)
    _language(normal.element.rPr, language)
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        _plain_font(document.styles[name].element.rPr)
        document.styles[name].font.color.rgb = RGBColor.from_string(INK)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(22)
    footer = page.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for code, after in (("PAGE", " / "), ("NUMPAGES", "")):
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        footer._p.append(field)  # noqa: SLF001  python-docx has no fields
        if after:
            footer.add_run(after)


def _plain_font(properties: BaseOxmlElement) -> None:
    """Remove the fonts of a theme from a style, so that it has those of the text."""
    for fonts in properties.findall(qn("w:rFonts")):
        properties.remove(fonts)


def _language(properties: BaseOxmlElement, tag: str) -> None:
    """Set a language for spelling and speech: https://www.rfc-editor.org/info/bcp47."""
    language = OxmlElement("w:lang")
    latin = _LATIN_TAG if tag.partition("-")[0] in _OWN_FONTS else tag
    for kind, value in (("w:val", latin), ("w:eastAsia", tag), ("w:bidi", tag)):
        language.set(qn(kind), value)
    properties.append(language)


def _heading(document: WordDocument, text: str, level: int, right_to_left: bool) -> None:
    heading = _paragraph(document, right_to_left, f"Heading {level}")
    _run(heading, text, direction_of(text, right_to_left))


def _paragraph(
    document: WordDocument, right_to_left: bool, style: str | None = None
) -> WordParagraph:
    # `document.add_paragraph` looks through all paragraphs for the place of each new one: 100,000
    # took more than two minutes.
    element = OxmlElement("w:p")
    document.element.body[-1].addprevious(element)  # the last one is the layout of the page
    paragraph = WordParagraph(element, document._body)  # noqa: SLF001  as `add_paragraph` does
    if style:
        paragraph.style = document.styles[style]
    _direct(paragraph, right_to_left)
    return paragraph


def _direct(paragraph: WordParagraph, right_to_left: bool) -> None:
    if right_to_left:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001  as above


def _run(paragraph: WordParagraph, text: str, right_to_left: bool) -> WordRun:
    run = paragraph.add_run(text)
    if right_to_left:
        run.font.rtl = True
    return run


def _soft(run: WordRun) -> WordRun:
    run.font.color.rgb = RGBColor.from_string(SOFT)
    return _sized(run)


def _sized(run: WordRun) -> WordRun:
    run.font.size = _SMALL
    size = OxmlElement("w:szCs")  # of right-to-left and other complex scripts
    size.set(qn("w:val"), str(int(_SMALL.pt * 2)))
    run.font.element.rPr.find(qn("w:sz")).addnext(size)
    return run


def _section(document: WordDocument, section: Section, usual: bool) -> None:
    _heading(document, section.title, 2, usual)
    for item in section.items:
        paragraph = _paragraph(document, item.right_to_left, "List Bullet")
        _soft(_run(paragraph, clock(item.start), False))
        _run(paragraph, f" {'☐ ' if item.box else ''}{item.text}", item.right_to_left)


def _speech(document: WordDocument, each: Paragraph) -> None:
    if each.heading:
        _heading(document, each.heading, 3, direction_of(each.heading, each.right_to_left))
    paragraph, right_to_left = _paragraph(document, each.right_to_left), each.right_to_left
    if each.speaker:
        name = _run(paragraph, f"{each.speaker} ", direction_of(each.speaker, right_to_left))
        name.font.bold = name.font.cs_bold = True
        name.font.color.rgb = RGBColor.from_string(SPEAKERS[each.colour])
    _soft(_run(paragraph, f"{clock(each.start)} ", False))
    for is_doubtful, text in each.stretches():
        run = _run(paragraph, text, right_to_left)
        if is_doubtful:
            run.font.underline = WD_UNDERLINE.DOTTED
        if each.language:
            _language(run.font.element.get_or_add_rPr(), each.language)

"""A transcript as a PDF: tagged, with letters of all scripts joined and ordered, by Typst.

PDF/UA-1 is the standard of accessible PDF (ISO 14289-1). Typst refuses it to a text with a letter
that no font has, which it would draw as an empty box otherwise.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import typst

from pipeline.export.documents import NO_SPEECH, clock
from pipeline.export.formatted.content import DOUBTFUL, Content, Paragraph, Section
from pipeline.export.formatted.palette import SPEAKERS
from pipeline.export.formatted.visible_text import breakable
from pipeline.media.fonts import FontChoice, choose_fonts, script_of

_TEMPLATE = Path(__file__).with_name("template.typ").read_bytes()
"""Read at the import: later the child may read no file of the program."""
_UNSHOWN = re.compile(r'the text `"((?:\\.|[^"\\])+)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_RARE = 0.01
"""Share of letters without a font up to which the document is made, with their numbers instead."""
_ROUNDS = 8
"""Layouts of one document: Typst may name further letters once those before are replaced."""
_PANIC = "PanicException"
"""Typst 0.15 ends so where a line is broken behind some letters that no font has. pyo3 makes the
class when it is needed, it can't be imported, and it is no Exception:
https://pyo3.rs/main/doc/pyo3/panic/struct.PanicException.html"""
_REGIONS = {"Hans": "CN", "Hant": "TW"}
_OTHER_CODES = {"jw": "jv", "yue": "zh"}
"""Codes of Whisper for which ISO 639 or Typst's rules of a script have another one."""


class NoFont(Exception):
    """No font has the letters of a script. `fonts` are the names of fonts that have them."""

    def __init__(self, fonts: str) -> None:
        super().__init__(fonts)
        self.fonts = fonts


class PdfMaker:
    """Makes the PDF of one content with fonts that are chosen before the process is confined."""

    def __init__(self, content: Content, folder: Path) -> None:
        """Choose the fonts and find their names; `folder` gets links to them. Raises NoFont."""
        self._content = content
        self._letters = Counter(letter for text in content.texts() for letter in text)
        chosen = choose_fonts("".join(content.texts()), content.language, shaping=True)
        faces = [face.path.resolve() for face in chosen.faces]
        self.files = [*faces, *filter(None, map(_bold, faces))]
        self._fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=True,
            font_paths=[str(_linked(self.files, folder))],
        )
        self._families = _families(self._fonts, chosen)
        drawn = {letter for face in chosen.faces for letter in face.letters}
        self._undrawn = "".join(it for it in self._letters if it not in drawn and _is_drawn(it))

    def make(self, root: Path) -> tuple[bytes, str]:
        """Return the PDF, and the letters in it that stand as their numbers. Raises NoFont."""
        data, unshown = _data(self._content) | {"fonts": self._families}, ""
        for _ in range(_ROUNDS):
            try:
                return self._compile(json.dumps(data), root), unshown
            except typst.TypstError as error:
                found = "".join(map(_unescaped, _UNSHOWN.findall(str(error.diagnostic))))
                if not found:
                    raise
            except BaseException as error:
                if type(error).__name__ != _PANIC:
                    raise
                found = "".join(it for it in self._undrawn if it not in unshown)
                if not found:
                    raise RuntimeError(
                        f"Typst ends without an error of its own: {error}"
                    ) from error
            unshown += "".join(each for each in dict.fromkeys(found) if each not in unshown)
            self._check(unshown)
            data = _translated(data, {ord(each): f"[U+{ord(each):04X}]" for each in found})
        raise NoFont(_font_names(script_of(each) for each in unshown if each.isalpha()))

    def _compile(self, data: str, root: Path) -> bytes:
        compiler = typst.Compiler(input=_TEMPLATE, root=str(root), font_paths=self._fonts)
        made = compiler.compile(format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1"])
        if not isinstance(made, bytes):
            raise TypeError("Typst gave no PDF")
        return made

    def _check(self, unshown: str) -> None:
        """Raise NoFont when more than a few letters can't be shown."""
        total = sum(self._letters[each] for each in self._letters if each.isalpha())
        scripts = Counter[str]()
        for each in unshown:
            if each.isalpha():
                scripts[script_of(each)] += self._letters[each]
        missing = [name for name, count in scripts.most_common() if count > total * _RARE]
        if missing:
            raise NoFont(_font_names(missing))


def _is_drawn(letter: str) -> bool:
    """Return whether a font has to have a character, so far as this Python knows it."""
    category = unicodedata.category(letter)
    return not letter.isascii() and (category[0] in "LMNPS" or category == "Cn")


def _font_names(scripts: Iterable[str]) -> str:
    return FontChoice((), tuple(dict.fromkeys(scripts))).font_names


def _linked(files: Sequence[Path], folder: Path) -> Path:
    """Return a folder with links to font files: Typst takes folders."""
    folder.mkdir()
    for number, path in enumerate(dict.fromkeys(files)):
        (folder / f"{number}{path.suffix}").symlink_to(path)
    return folder


def _bold(path: Path) -> Path | None:
    """Return the bold style that lies beside a font."""
    stem = path.stem.removesuffix("-Regular")
    bold = path.with_name(f"{stem}-Bold{path.suffix}")
    return bold if bold.exists() else None


def _families(fonts: typst.Fonts, chosen: FontChoice) -> list[str]:
    names = {
        (Path(each.path).resolve(), each.index): each.family for each in fonts.fonts() if each.path
    }
    found = (names.get((face.path.resolve(), face.index)) for face in chosen.faces)
    return [*filter(None, found), "Libertinus Serif"]  # in Typst itself: Latin, Greek, Cyrillic


def _unescaped(text: str) -> str:
    """Return a text that Rust has written with its escapes."""
    return _ESCAPE.sub(lambda it: chr(int(it[1], 16)) if it[1] else it[2], text)


def _translated(value: Any, table: dict[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, list):
        return [_translated(each, table) for each in value]
    if isinstance(value, dict):
        return {name: _translated(each, table) for name, each in value.items()}
    return value


def _data(content: Content) -> dict[str, Any]:
    """Return what the template reads."""
    language, region = _language(content.language)
    return {
        "title": breakable(content.title),
        "facts": breakable(content.facts),
        "lang": language,
        "region": region,
        "right_to_left": content.right_to_left,
        "gist": breakable(content.gist),
        "summary_lang": _language(content.summary_language)[0],
        "summary_right_to_left": content.summary_right_to_left,
        "colours": [f"#{each}" for each in SPEAKERS],
        "transcript": "Transcript",
        "note": _note(content),
        "sections": [
            {"title": section.title, "parts": _parts(section)} for section in content.sections
        ],
        "paragraphs": [_paragraph(each, language) for each in content.paragraphs],
    }


def _parts(section: Section) -> list[dict[str, Any]]:
    """Return the entries of a list, those with the same direction together."""
    return [
        {
            "right_to_left": right_to_left,
            "items": [
                {"clock": clock(each.start), "text": breakable(each.text), "box": each.box}
                for each in items
            ],
        }
        for right_to_left, items in groupby(section.items, key=lambda item: item.right_to_left)
    ]


def _paragraph(each: Paragraph, language: str) -> dict[str, Any]:
    return {
        "heading": breakable(each.heading),
        "speaker": breakable(each.speaker),
        "colour": each.colour,
        "clock": clock(each.start),
        "right_to_left": each.right_to_left,
        "lang": _language(each.language)[0] if each.language else language,
        "runs": [[is_doubtful, breakable(text)] for is_doubtful, text in each.stretches()],
    }


def _language(tag: str) -> tuple[str, str | None]:
    """Return language and region as Typst knows them: two or three letters, and two."""
    base, _, script = tag.partition("-")
    base = _OTHER_CODES.get(base, base).lower()
    is_code = base.isascii() and base.isalpha() and len(base) in (2, 3)
    return (base if is_code else "und"), _REGIONS.get(script)


def _note(content: Content) -> str:
    if not content.paragraphs:
        return NO_SPEECH
    return DOUBTFUL if content.has_doubtful else ""

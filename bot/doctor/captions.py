"""Check of what is drawn with fonts: captions in the picture of a film, and documents."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken, careful, ok
from bot.doctor.installation import skip_without_worker
from storage.models import Segment, Transcript

SCRIPTS: Mapping[str, str] = {
    "Latin": "a", "Cyrillic": "я", "Greek": "ω", "Arabic": "ش", "Hebrew": "ש", "Armenian": "ա",
    "Georgian": "ა", "Ethiopic": "ሰ", "Devanagari": "न", "Bengali": "ক", "Gurmukhi": "ਕ",
    "Gujarati": "ક", "Tamil": "க", "Telugu": "క", "Kannada": "ಕ", "Malayalam": "ക", "Sinhala": "ක",
    "Thai": "ก", "Lao": "ກ", "Myanmar": "က", "Khmer": "ក", "Tibetan": "ཀ", "Chinese": "現",
    "Japanese": "ひ", "Korean": "한",
}  # fmt: skip
"""A letter of each script of the languages that speech recognition writes."""


_IN_TYPST = frozenset({"Latin", "Cyrillic", "Greek"})
"""Scripts of the font that the library of PDFs brings."""


async def captions(context: DoctorContext) -> AsyncIterator[Finding]:
    """Look for a font of each script, for films and for PDFs, and make a document of each kind."""
    letters, shaping = await context.in_thread(_drawable)
    if finding := skip_without_worker("captions"):
        yield finding
    elif not context.settings.pipeline.max_burned_minutes:
        yield ok("captions", "off (MAX_BURNED_MINUTES=0): none are drawn into films")
    else:
        yield finding_of(letters if shaping else letters - _shaped(letters), shaping)
    async with context.processor:
        yield documents_of(letters, await context.in_thread(_make_documents))


def _drawable() -> tuple[set[str], bool]:
    from pipeline.media.fonts import can_shape, drawable  # noqa: PLC0415 loads Pillow

    return drawable(set(SCRIPTS.values()), shaping=True), can_shape()


def _shaped(letters: set[str]) -> set[str]:
    from pipeline.media.fonts import needs_shaping  # noqa: PLC0415 as above

    return set(filter(needs_shaping, letters))


def _make_documents() -> str:
    """Make a document of each kind as a job does. Return what failed."""
    from pipeline.export.formatted.document import FORMATS, Subject, make_document  # noqa: PLC0415
    from pipeline.export.transcript_json import transcript_json  # noqa: PLC0415 as above

    said = Transcript("en", 1.0, (Segment(0.0, 1.0, "Hello."),))
    failed = []
    with tempfile.TemporaryDirectory() as name:
        words = Path(name, "words.json")
        words.write_text(transcript_json(said, None, (), {}, ()))
        for kind in FORMATS:
            made = make_document(kind, Subject("Hello", None, {}), words, Path(name, kind), _ignore)
            failed += [] if made.is_made else [str(kind)]
    return ", ".join(failed)


def _ignore(fraction: float, newest: str = "") -> None:
    """Ignore a report."""


def documents_of(letters: set[str], failed: str) -> Finding:
    """Return the scripts that a PDF can have, or the kinds of documents that `failed`."""
    if failed:
        remedy = "read the log above; install mp4totext again if a library is missing"
        return broken("documents", f"can't be made: {failed}", remedy)
    missing = [each for each in SCRIPTS if SCRIPTS[each] not in letters and each not in _IN_TYPST]
    if not missing:
        return ok("documents", "docx, pdf and html are made; a PDF can have every script")
    return careful(
        "documents",
        f"docx, pdf and html are made; texts in {', '.join(missing)} get no PDF, and the answer "
        "says so",
        "install fonts for them, on Debian and Ubuntu the packages fonts-noto-core and "
        "fonts-noto-cjk, elsewhere Noto Sans in ~/.local/share/fonts or ~/Library/Fonts",
    )


def finding_of(letters: set[str], shaping: bool) -> Finding:
    """Return the scripts with a font, and those without one. `shaping`: letters can be joined."""
    drawn = [name for name, letter in SCRIPTS.items() if letter in letters]
    missing = [name for name in SCRIPTS if name not in drawn]
    says = f"video=burned can draw {', '.join(drawn) or 'nothing'}"
    if not missing:
        return ok("captions", says)
    packages = (
        "fonts-noto-core and fonts-noto-cjk"
        if shaping
        else (
            "fonts-noto-core, fonts-noto-cjk and libfribidi0, without which no letters are joined"
        )
    )
    return careful(
        "captions",
        f"{says}; films in {', '.join(missing)} get their captions as a track",
        f"install fonts for them, on Debian and Ubuntu the packages {packages}",
    )

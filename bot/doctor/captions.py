"""Check of captions in the picture of a film: the scripts that installed fonts have."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, careful, ok
from bot.doctor.installation import skip_without_worker

SCRIPTS: Mapping[str, str] = {
    "Latin": "a", "Cyrillic": "я", "Greek": "ω", "Arabic": "ش", "Hebrew": "ש", "Armenian": "ա",
    "Georgian": "ა", "Ethiopic": "ሰ", "Devanagari": "न", "Bengali": "ক", "Gurmukhi": "ਕ",
    "Gujarati": "ક", "Tamil": "க", "Telugu": "క", "Kannada": "ಕ", "Malayalam": "ക", "Sinhala": "ක",
    "Thai": "ก", "Lao": "ກ", "Myanmar": "က", "Khmer": "ក", "Tibetan": "ཀ", "Chinese": "現",
    "Japanese": "ひ", "Korean": "한",
}  # fmt: skip
"""A letter of each script of the languages that speech recognition writes."""


async def captions(context: DoctorContext) -> AsyncIterator[Finding]:
    """Look for a font of each script."""
    if finding := skip_without_worker("captions"):
        yield finding
        return
    if not context.settings.pipeline.max_burned_minutes:
        yield ok("captions", "off (MAX_BURNED_MINUTES=0): none are drawn into films")
        return
    yield finding_of(*await context.in_thread(_drawable))


def _drawable() -> tuple[set[str], bool]:
    from pipeline.media.fonts import can_shape, drawable  # noqa: PLC0415 loads Pillow

    return drawable(set(SCRIPTS.values())), can_shape()


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

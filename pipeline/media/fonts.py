"""Installed fonts for captions that are drawn into a film: which of them has the letters of a text.

Scripts whose letters change with their neighbours (Arabic, Devanagari, Thai and others) need
Pillow's text shaping, which loads FriBiDi at run time:
https://pillow.readthedocs.io/en/stable/installation/building-from-source.html#external-libraries
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import ImageFont, features

FOLDERS = tuple(
    Path(name).expanduser()
    for name in (
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "~/.local/share/fonts",
        "~/.fonts",
        "/System/Library/Fonts",
        "/Library/Fonts",
        "~/Library/Fonts",
    )
)
"""Folders where Linux (fontconfig's defaults) and macOS keep fonts."""
_ENDINGS = {".ttf", ".otf", ".ttc", ".otc"}
_MOST_FILES = 3000
_FAMILIES = (
    "notosans",
    "noto",
    "dejavusans",
    "liberationsans",
    "freesans",
    "droidsans",
    "arial",
    "helvetica",
)
"""Beginnings of the names of fonts that read well in captions, the best first."""
_LAST_RESORT = ("lastresort", "unifont")
_OTHER_STYLES = re.compile(
    r"italic|oblique|bold|black|light|thin|condensed|narrow|mono|serif|display|ui-|semi|medium",
    re.IGNORECASE,
)
_CJK_REGIONS = {"ja": "JP", "ko": "KR", "zh-hant": "TC", "yue": "HK", "zh": "SC"}
"""Faces of a CJK collection by language: the same character is drawn differently."""
_MOST_FACES = 10
_PROBE_PIXELS = 12
_SAMPLE = 40
"""Letters of a text that are tried on every font; the best font is then tried on all of them."""
_RARE = 0.01
"""Share of letters without a font up to which a text is drawn, these letters as empty boxes."""
_NO_CHARACTER = "\U0010ffff"
_SHAPED = frozenset(
    (
        *("DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA"),
        *("MALAYALAM", "SINHALA", "THAI", "LAO", "TIBETAN", "MYANMAR", "KHMER", "MONGOLIAN"),
        *("JAVANESE", "BALINESE", "SUNDANESE"),
    )
)
"""Scripts written from the left whose letters change with their neighbours."""
_FONT_NAMES = dict.fromkeys(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"), "CJK")


@dataclass(frozen=True, slots=True)
class Face:
    """One font of a font file, and the letters that it is used for."""

    path: Path
    index: int
    letters: str


@dataclass(frozen=True, slots=True)
class FontChoice:
    """Fonts of a text, the one with most of its letters first, and the scripts without a font, as
    Unicode names them (`DEVANAGARI`)."""

    faces: tuple[Face, ...]
    missing: tuple[str, ...] = ()

    @property
    def font_names(self) -> str:
        """Return the names of fonts that have the missing scripts: `Noto Sans Devanagari`."""
        names = (f"Noto Sans {_FONT_NAMES.get(it, it.title())}" for it in self.missing)
        return ", ".join(dict.fromkeys(names))


def can_shape() -> bool:
    """Return whether letters can be joined and ordered, as Arabic or Hindi need it."""
    return bool(features.check_feature("raqm") and features.check_feature("fribidi"))


def choose_fonts(
    text: str, language: str, folders: Iterable[Path] = FOLDERS, *, shaping: bool | None = None
) -> FontChoice:
    """Return the fonts for a text. `language` decides between forms of the same character."""
    counted = Counter(it for it in unicodedata.normalize("NFC", text) if _is_drawn(it))
    total = sum(counted.values())
    if not (can_shape() if shaping is None else shaping):
        left = Counter({it: n for it, n in counted.items() if not needs_shaping(it)})
    else:
        left = counted.copy()
    files = _font_files(folders)
    faces: list[Face] = []
    while left and (found := _best(files, left, language)) is not None:
        faces.append(found)
        for letter in found.letters:
            del left[letter]
    drawn = {letter for face in faces for letter in face.letters}
    without = Counter[str]()
    for letter, count in counted.items():
        if letter not in drawn and _is_letter(letter):
            without[script_of(letter)] += count
    missing = [it for it, count in without.most_common() if count > total * _RARE]
    return FontChoice(tuple(faces), tuple(missing))


def drawable(
    letters: Collection[str], folders: Iterable[Path] = FOLDERS, *, shaping: bool | None = None
) -> set[str]:
    """Return those of the letters that some installed font has, and that can be shaped."""
    shaped = can_shape() if shaping is None else shaping
    wanted = {it for it in letters if shaped or not needs_shaping(it)}
    left = set(wanted)
    for path in _font_files(folders):
        if not left:
            break
        left.difference_update(_covered(path, 0, sorted(left)))
    return wanted - left


def script_of(letter: str) -> str:
    """Return the script of a letter as Unicode names it, for example `DEVANAGARI`."""
    return unicodedata.name(letter, "UNKNOWN").split()[0].split("-")[0]


def needs_shaping(letter: str) -> bool:
    """Return whether a letter is written from the right, or changes with its neighbours."""
    return unicodedata.bidirectional(letter) in {"R", "AL"} or script_of(letter) in _SHAPED


def _is_drawn(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMNPS"


def _is_letter(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN"


def _font_files(folders: Iterable[Path]) -> Sequence[Path]:
    """Return the font files, those that read best first."""
    found = [path for folder in folders for path in _walk(folder)]
    return sorted(found[:_MOST_FILES], key=_rank)


def _walk(folder: Path) -> Iterator[Path]:
    try:
        yield from (it for it in sorted(folder.rglob("*")) if it.suffix.lower() in _ENDINGS)
    except OSError:
        return


def _rank(path: Path) -> tuple[bool, bool, int, str]:
    name = re.sub(r"[ _]", "", path.stem.lower())
    family = next((at for at, it in enumerate(_FAMILIES) if name.startswith(it)), len(_FAMILIES))
    styled = bool(_OTHER_STYLES.search(path.stem))
    return name.startswith(_LAST_RESORT), styled, family, path.name


def _best(files: Sequence[Path], left: Counter[str], language: str) -> Face | None:
    """Return the font with most of the letters; None when no font has any of them."""
    letters = Counter({it: n for it, n in left.items() if _is_letter(it)}) or left
    sample = dict(letters.most_common(_SAMPLE))
    best: tuple[int, Path] | None = None
    for path in files:
        score = sum(sample[it] for it in _covered(path, 0, sample))
        if score and (best is None or score > best[0]):
            best = score, path
        if best and best[0] == sum(sample.values()):
            break
    if best is None:
        return None
    index = _face_index(best[1], language)
    return Face(best[1], index, "".join(_covered(best[1], index, left)))


def _covered(path: Path, index: int, letters: Collection[str]) -> list[str]:
    """Return the letters that a font has: they look different from a character that none has."""
    try:
        font = ImageFont.truetype(path, _PROBE_PIXELS, index, layout_engine=ImageFont.Layout.BASIC)
        absent = _shape(font, _NO_CHARACTER)
        return [it for it in letters if (shape := _shape(font, it)) != absent and any(shape[1])]
    except (OSError, ValueError):
        return []


def _shape(font: ImageFont.FreeTypeFont, letter: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(letter)
    return mask.size, bytes(mask)


def _face_index(path: Path, language: str) -> int:
    """Return the face of a collection that a language wants, 0 for most fonts."""
    code = language.lower()
    region = next((it for name, it in _CJK_REGIONS.items() if code.startswith(name)), None)
    if region is None or path.suffix.lower() not in {".ttc", ".otc"}:
        return 0
    for index in range(_MOST_FACES):
        try:
            family, _ = ImageFont.truetype(path, _PROBE_PIXELS, index).getname()
        except OSError:
            break
        if (family or "").endswith(f" {region}"):
            return index
    return 0

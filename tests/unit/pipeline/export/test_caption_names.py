"""Captions with the names of speakers in all scripts, checked by other libraries.

pysubs2 reads the files, wcwidth measures the lines, python-bidi shows them as a reader sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, pairwise
from unicodedata import bidirectional

import pysubs2
import pytest
from bidi import get_display
from wcwidth import wcswidth

from pipeline.export.subtitles import srt
from storage.models import Captions, Transcript
from tests.unit.pipeline.export.test_caption_languages import (
    MARKS,
    PARAGRAPHS,
    RIGHT_TO_LEFT,
    SPACED,
    check_marks,
    spoken,
)

NAMES = {
    "latin": ("Anna", "Ben 2"),
    "latin, long": ("Maria Fernanda de la Cruz", "Friedrich-Wilhelm von Hohenstaufen-Zollern"),
    "arabic": ("محمد", "عبد الرحمن بن خالد"),
    "hebrew": ("אבי", "מרים בת־שבע 2"),
    "cjk": ("田中", "株式会社営業本部長の田中太郎様"),
    "hangul": ("김민수", "이서연 팀장"),
    "thai": ("สมชาย", "คุณหญิงพรทิพย์ โรจนสุนันท์"),
    "devanagari": ("अनिल", "श्रीमती सुनीता शर्मा"),
    "mixed": ("Anna محمد", "<b>田中: 3</b>"),
}
"""Two people each."""
SIZES = {Captions.NORMAL: (42, 2), Captions.SHORT: (32, 1)}
TURN = re.compile(r"(?<=[.?!।。។။])\s*(?=\S)(?<![0-9]\.)|(?<=[฀-໿])\s(?=[฀-໿])")
"""Ends of sentences; Thai and Lao have spaces there."""
LATIN = (
    "All human beings are born free and equal. The bridge is 2737 metres long. Who says so? "
    "I do, and 112 thousand cars cross it every single day."
)
TEXTS = {**PARAGRAPHS, "en": LATIN}


def dialogue(language: str, columns_a_second: float) -> Transcript:
    """Return a text whose sentences are said by two people in turn."""
    text = TEXTS[language]
    whole = spoken(language, text, wcswidth(text) / columns_a_second)
    words, at, segments = list(whole.segments[0].words), 0, []
    for turn, speaker in zip(TURN.split(text), cycle(("S1", "S2")), strict=False):
        letters = "".join(turn.split())
        begin = at
        while at < len(words) and len("".join(it.text for it in words[begin:at])) < len(letters):
            at += 1
        said = tuple(replace(it, speaker=speaker) for it in words[begin:at])
        segments.append(
            replace(whole.segments[0], start=said[0].start, end=said[-1].end, text=turn, words=said,
                    speaker=speaker)
        )  # fmt: skip
    return replace(whole, segments=tuple(segments))


def shown(name: str) -> str:
    """Return a name as it is in SubRip, which has no escapes."""
    return name.translate(str.maketrans("<>{}", "‹›()"))


def label_of(line: str, names: Sequence[str]) -> str:
    """Return the label that a line begins with, "" without one."""
    labels = [*(f"{shown(name)}:" for name in names), "-"]
    return next((it for it in labels if line.startswith(f"{it} ")), "")


def as_seen(label: str, rest: str, *, right_to_left: bool) -> str:
    """Return a line as a reader sees it: the label first, in one piece, then the words."""
    base = "R" if right_to_left else "L"
    if not label:
        return str(get_display(rest, base_dir=base))
    name = label.removesuffix(":") if label != "-" else ""
    is_mixed = {"L", "R"} <= {
        "L" if bidirectional(it) == "L" else "R" for it in name if it.isalpha()
    }
    own = str(get_display(name, base_dir=base if is_mixed else None)) if name else "-"
    colon = ":" if name else ""
    words = str(get_display(rest, base_dir=base))
    return f"{words} {colon}{own}" if right_to_left else f"{own}{colon} {words}"


def lines_of(event: pysubs2.SSAEvent) -> Iterator[tuple[str, str]]:
    """Yield each line with its marks of direction, and without."""
    for line in event.plaintext.split("\n"):
        yield line, MARKS.sub("", line)


@pytest.mark.parametrize("captions", SIZES)
@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("language", sorted(TEXTS))
def test_captions_with_names_keep_the_line_rules(
    language: str, names: tuple[str, str], captions: Captions
) -> None:
    most, lines = SIZES[captions]
    for columns_a_second in (9.0, 13.0, 18.0):
        transcript = dialogue(language, columns_a_second)
        text = srt(transcript, dict(zip(("S1", "S2"), names, strict=True)), captions)
        events = list(pysubs2.SSAFile.from_string(text, format_="srt"))
        said = []
        for event in events:
            found = list(lines_of(event))
            assert 1 <= len(found) <= lines
            for line, plain in found:
                assert wcswidth(plain) <= most, plain
                assert plain == plain.strip()
                label = label_of(plain, names)
                rest = plain[len(label) :].strip()
                assert rest, "a label is not left without a word"
                said.append(rest)
                check_seen(line, label, rest, language)
            check_speed(event, names, columns_a_second)
        for above, below in pairwise(said):
            check_marks(above, below)
        joint = " " if language in SPACED else ""
        assert joint.join(said).split() == TEXTS[language].split() or (
            "".join("".join(said).split()) == "".join(TEXTS[language].split())
        )


def check_seen(line: str, label: str, rest: str, language: str) -> None:
    """Readers that take the line as left-to-right, or guess, show what is meant."""
    expected = as_seen(label, rest, right_to_left=language in RIGHT_TO_LEFT)
    for base in ("L", None):
        assert MARKS.sub("", str(get_display(line, base_dir=base))) == expected


def check_speed(event: pysubs2.SSAEvent, names: Sequence[str], columns_a_second: float) -> None:
    """A name is there only where it can be read, too: at 20 columns a second, however fast the
    speech is."""
    seconds = (event.end - event.start) / 1000
    plain = [line for _, line in lines_of(event)]
    labels = [label_of(line, names) for line in plain]
    if {*labels} - {"", "-"}:
        assert sum(map(wcswidth, plain)) / seconds <= 20.5, plain
    words = [line.removeprefix(label).strip() for line, label in zip(plain, labels, strict=True)]
    assert sum(map(wcswidth, words)) / seconds <= max(20.5, 1.35 * columns_a_second), plain
    assert seconds <= 7.0


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_names_are_shown_where_there_is_time(names: tuple[str, str]) -> None:
    """Without hurry a name that fits into a line is there at its first turn."""
    text = srt(dialogue("en", 6.0), dict(zip(("S1", "S2"), names, strict=True)))
    plain = MARKS.sub("", text)
    for name in names:
        fits = wcswidth(f"{shown(name)}: ") <= 30
        assert not fits or f"{shown(name)}: " in plain

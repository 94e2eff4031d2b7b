"""One script for Chinese text: simplified (`Hans`) or traditional (`Hant`).

Whisper writes Chinese in either script, and changes it within a recording. OpenCC
(https://github.com/BYVoid/OpenCC) converts by phrases: 头发 becomes 頭髮, 发现 becomes 發現.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from opencc import OpenCC

from pipeline.engines.protocols import Report, report_download, report_note
from pipeline.engines.whisper.languages import CHINESE
from storage.models import Fetching, Note, Point, Segment, Summary, Transcript, Word

HANS, HANT = "Hans", "Hant"
_CONVERSIONS = {
    ("zh", HANT): "s2tw",
    ("zh", HANS): "tw2s",
    ("yue", HANT): "s2hk",
    ("yue", HANS): "hk2s",
}
"""Configurations of OpenCC by language and script: characters as in Taiwan and in Hong Kong, no
words of the region in place of those that were said."""
_ENCODINGS = {HANS: "gb2312", HANT: "big5"}
"""Character sets of the scripts. 后, 里 and 台 are in both: they tell nothing about the script."""
_HAN = re.compile("[\u3400-\u9fff]")
_KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7af]")


def unify_script(transcript: Transcript, wanted: str) -> Transcript:
    """Return the transcript with its Chinese in the `wanted` script, or in its most frequent one.

    Segments in other languages are unchanged. `Transcript.script` is the script.
    """
    chinese = [each for each in transcript.segments if _language(each, transcript) in CHINESE]
    if not chinese:
        return transcript
    common = common_script("".join(each.text for each in chinese))
    script = wanted or common
    if not script:
        return transcript
    segments = tuple(
        _convert_segment(segment, language, script, common)
        if (language := _language(segment, transcript)) in CHINESE
        else segment
        for segment in transcript.segments
    )
    return replace(transcript, segments=segments, script=script)


def summary_in_script(summary: Summary, script: str) -> Summary:
    """Return a Chinese summary in a script; other summaries, and without a script, unchanged."""
    if not script or summary.language not in CHINESE:
        return summary

    def convert(text: str) -> str:
        return convert_text(text, summary.language, script)

    def convert_points(points: Sequence[Point]) -> tuple[Point, ...]:
        return tuple(replace(each, text=convert(each.text)) for each in points)

    return replace(
        summary,
        title=convert(summary.title),
        gist=convert(summary.gist),
        points=convert_points(summary.points),
        chapters=tuple(replace(each, title=convert(each.title)) for each in summary.chapters),
        actions=convert_points(summary.actions),
        decisions=convert_points(summary.decisions),
        questions=convert_points(summary.questions),
    )


def common_script(text: str) -> str:
    """Return the script of most characters that belong to one script only; "" without any."""
    simplified, traditional = _count(text, HANS), _count(text, HANT)
    if simplified == traditional == 0:
        return ""
    return HANS if simplified >= traditional else HANT


def convert_text(text: str, language: str, script: str, common: str = "") -> str:
    """Return Chinese text in a script. Text that is in it already is not changed.

    `common` is the script of the text around it, for text with characters of both scripts only.
    """
    other = HANS if script == HANT else HANT
    if not _count(text, other) and (common_script(text) or common or other) == script:
        return text
    return str(_converter(_CONVERSIONS[language, script]).convert(text))


@dataclass(frozen=True, slots=True)
class ScriptReport:
    """Report that shows the text of a running transcription in a script."""

    report: Report
    script: str

    def __call__(self, fraction: float, newest: str = "") -> None:
        """Report progress. The language is not known yet: characters identify Chinese."""
        if _HAN.search(newest) and not _KANA_OR_HANGUL.search(newest):
            newest = convert_text(newest, "zh", self.script)
        self.report(fraction, newest)

    def fetching(self, fetching: Fetching) -> None:
        """Report a download."""
        report_download(self.report, fetching)

    def note(self, note: Note) -> None:
        """Add a note for the user."""
        report_note(self.report, note)


def _language(segment: Segment, transcript: Transcript) -> str:
    return segment.language or transcript.language


def _count(text: str, script: str) -> int:
    """Return the number of characters that only this script has."""
    other = HANS if script == HANT else HANT
    converted = _converter(_CONVERSIONS["zh", other]).convert(text)
    if len(converted) != len(text):
        return 0 if converted == text else 1
    changed = (a for a, b in zip(text, converted, strict=True) if a != b)
    return sum(not _has(_ENCODINGS[other], character) for character in changed)


@functools.lru_cache(maxsize=10_000)
def _has(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _convert_segment(segment: Segment, language: str, script: str, common: str) -> Segment:
    text = convert_text(segment.text, language, script, common)
    if text == segment.text:
        return segment
    words = _convert_words(segment.words, segment.text, text, language, script)
    return replace(segment, text=text, words=words)


def _convert_words(
    words: Sequence[Word], before: str, after: str, language: str, script: str
) -> tuple[Word, ...]:
    """Return the words as the converted text has them: a phrase may be several words."""
    converted: list[Word] = []
    at = 0
    for word in words:
        found = before.find(word.text, at)
        if found < 0 or len(before) != len(after):
            text = convert_text(word.text, language, script)
        else:
            at = found + len(word.text)
            text = after[found:at]
        converted.append(replace(word, text=text))
    return tuple(converted)


@functools.cache
def _converter(configuration: str) -> OpenCC:
    """Return a converter; its dictionaries take a quarter of a second and are read when needed."""
    return OpenCC(configuration)

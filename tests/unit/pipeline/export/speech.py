"""Transcripts of drawn and of written speech, and the words of their cues."""

from __future__ import annotations

from hypothesis import strategies as st

from pipeline.export.cues import Cue
from storage.models import Segment, Transcript, Word

NAMES = {"S1": "Speaker 1", "S2": "Speaker 2"}
LATIN = st.text("abcdefghijklmnopqrstuvwxyzäéß'<&>{}-", min_size=1, max_size=14)
HOSTILE = st.text(
    st.characters(exclude_categories=["Cs", "Zs", "Zl", "Zp", "Cc"]), min_size=1, max_size=8
)


@st.composite
def transcripts(draw: st.DrawFn, letters: st.SearchStrategy[str] = LATIN) -> Transcript:
    """Speech with pauses, turns, and now and then two people at once."""
    segments = []
    at = draw(st.floats(0, 5))
    for _ in range(draw(st.integers(0, 6))):
        speaker = draw(st.sampled_from(["S1", "S2", None]))
        words = []
        for text in draw(st.lists(letters, min_size=1, max_size=25)):
            end = at + draw(st.floats(0, 1.2))
            mark = draw(st.sampled_from(["", "", "", ",", ".", "?"]))
            words.append(Word(at, end, text + mark, 1.0, speaker))
            at = end + draw(st.sampled_from([0.0, 0.0, 0.05, 0.4, 3.0]))
        joined = " ".join(word.text for word in words)
        segments.append(Segment(words[0].start, words[-1].end, joined, tuple(words), speaker))
        at = max(0.0, at - draw(st.sampled_from([0.0, 0.0, 1.0])))
    return Transcript("en", at, tuple(segments))


def transcript_words(transcript: Transcript) -> str:
    ordered = sorted(transcript.segments, key=lambda each: each.start)
    return " ".join(word.text for segment in ordered for word in segment.words)


def cue_words(cues: list[Cue]) -> str:
    return " ".join(line for cue in cues for line in cue.lines)


def make_segment(
    text: str, rate: float = 15.0, speaker: str | None = None, at: float = 0.0
) -> Segment:
    """Return a segment whose words have time by length, with a pause after a sentence."""
    words = []
    start = at
    for word in text.split():
        end = start + len(word) / rate
        words.append(Word(start, end, word, 1.0, speaker))
        start = end + (0.35 if word[-1] in ".?!" else 0.02)
    return Segment(at, words[-1].end, text, tuple(words), speaker)


def conversation(*turns: tuple[str, str, float], rate: float = 15.0) -> Transcript:
    """Return turns of speaker, text, and the seconds of silence before."""
    segments: list[Segment] = []
    for speaker, text, gap in turns:
        at = gap + (segments[-1].end if segments else 0.0)
        segments.append(make_segment(text, rate, speaker, at))
    return Transcript("en", segments[-1].end, tuple(segments))

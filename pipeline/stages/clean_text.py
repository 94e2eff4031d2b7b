"""Light cleaning: marks fillers and stutters.

Words are marked in the transcript, so that JSON can keep them all. `without_fillers` leaves them
out of what people read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.engines.spoken_words import ENDS, PAUSES, without_fillers, word_spans
from pipeline.stages.fillers import FILLERS, UNSPACED_FILLERS, Fillers
from storage.models import Segment, Transcript

_AROUND = " \"'“”„«»‘’()[]¿¡" + PAUSES + ENDS
_LONGEST_FRAGMENT = 3
"""Letters of the beginning of a word that somebody broke off: `th- the`."""
_INTERJECTIONS = frozenset({"oh", "huh", "uh"})
"""Words that make an interjection together with a sound before them: `uh oh`."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word between spaces: its position, its letters in lower case, and its whole text."""

    start: int
    end: int
    letters: str
    text: str


def mark_fillers(transcript: Transcript) -> Transcript:
    """Return the transcript in which fillers and stutters are marked.

    A recording of fillers alone keeps them: there is nothing else to read.
    """
    segments = tuple(
        _marked(segment, segment.language or transcript.language) for segment in transcript.segments
    )
    marked = replace(transcript, segments=segments)
    return marked if without_fillers(marked).segments else transcript


def _marked(segment: Segment, language: str) -> Segment:
    spans = word_spans(segment)
    if not spans:
        return segment
    found = list(_filler_spans(segment.text, language))
    words = []
    for word, (start, end) in zip(segment.words, spans, strict=True):
        inside = any(first <= start and end <= last for first, last in found)
        words.append(replace(word, filler=True) if inside else word)
    return replace(segment, words=tuple(words))


def _filler_spans(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where fillers and stutters stand in a text."""
    if language in UNSPACED_FILLERS:
        yield from (found.span() for found in UNSPACED_FILLERS[language].finditer(text))
        return
    tokens = list(_tokens(text, language))
    kind = FILLERS.get(language)
    for at, token in enumerate(tokens):
        if _is_sound(tokens, at, kind) or _is_stutter(tokens, at, kind):
            yield token.start, token.end


def _tokens(text: str, language: str) -> Iterator[_Token]:
    at = 0
    for part in text.split():
        at = text.index(part, at)
        letters = part.strip(_AROUND)
        lower = letters.replace("I", "ı").lower() if language == "tr" else letters.casefold()
        yield _Token(at, at + len(part), lower, part)
        at += len(part)


def _is_sound(tokens: Sequence[_Token], at: int, kind: Fillers | None) -> bool:
    token = tokens[at]
    letters = token.text.strip(_AROUND)
    if kind is None or (len(letters) > 1 and letters.isupper()):  # an abbreviation, such as ER
        return False
    if at + 1 < len(tokens) and tokens[at + 1].letters in _INTERJECTIONS:
        return False
    if kind.sounds.fullmatch(token.letters):
        return True
    return kind.set_off.fullmatch(token.letters) is not None and _is_set_off(tokens, at)


def _is_set_off(tokens: Sequence[_Token], at: int) -> bool:
    """Return whether a word stands between pauses inside a sentence.

    At the beginning of a sentence the same sounds address a person, at its end they ask.
    """
    if at == 0 or not tokens[at - 1].text.endswith(tuple(PAUSES)):
        return False
    return tokens[at].text.endswith(tuple(PAUSES))


def _is_stutter(tokens: Sequence[_Token], at: int, kind: Fillers | None) -> bool:
    """Return whether the next word repeats this one, or completes it."""
    if at + 1 >= len(tokens):
        return False
    token, following = tokens[at], tokens[at + 1]
    if token.text.endswith(("-", "–", "—")) and 0 < len(token.letters) <= _LONGEST_FRAGMENT:
        longer = len(following.letters) > len(token.letters)
        return longer and following.letters.startswith(token.letters)
    if kind is None or token.letters not in kind.stuttered or token.letters != following.letters:
        return False
    gap = token.text[len(token.text.rstrip(PAUSES)) :]
    return not token.text.rstrip(PAUSES).endswith(tuple(ENDS)) and len(gap) <= 3

"""Languages that change inside a recording, by pure functions.

Whisper detects one language for up to 30 s of sound, with a high probability even where two are
spoken: for 10 s of English and 4 s of German it gives German 0.89. Therefore the language of each
piece between pauses is detected. Pieces of one language agree: of 94 recordings in one language
each, in ten languages, none was split (Whisper base).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.engines.whisper.decode_requests import DecodeResult
from pipeline.engines.whisper.windows import Window

SURE = 0.8
"""Probability from which a piece is in a language."""
SURE_OTHER = 0.9
"""Probability from which a whole window is in another language than the recording."""
MIN_SECONDS = 3.0
"""Seconds of speech that a language is told from; shorter windows have that of the recording."""
PIECE_SECONDS = 4.0
"""Least seconds of speech of a piece."""
_CLOSE = (
    frozenset({"no", "nn", "da", "sv"}),
    frozenset({"hr", "bs", "sr", "sl"}),
    frozenset({"id", "ms", "jw", "su"}),
    frozenset({"hi", "ur", "ne", "sd"}),
    frozenset({"es", "gl", "ca"}),
    frozenset({"pt", "gl"}),
    frozenset({"zh", "yue"}),
    frozenset({"ru", "be", "ba", "tt"}),
    frozenset({"cs", "sk"}),
    frozenset({"de", "lb"}),
    frozenset({"nl", "af"}),
    frozenset({"tr", "az", "tk"}),
)
"""Languages that Whisper confuses: one speaker is heard in both. They are told apart only where
the user names them."""
_RARELY_SPOKEN = frozenset({"la", "sa", "cy", "haw", "mi", "nn", "jw", "su", "bo", "ln", "yi"})
"""Languages that Whisper hears in noise, music and accents; the recording switches to them only
where the user names them."""

Odds = Mapping[str, float]
"""Probability of each language."""
Detect = Callable[[Window], Odds]


@dataclass(slots=True)
class RecordingLanguages:
    """The languages of one recording, as far as known.

    `main` is that of most of the speech. The windows of `suspects` are looked at by their pieces,
    and all windows when the recording `is_mixed`. `chosen` are the languages that the user named.
    """

    main: str
    chosen: tuple[str, ...] = ()
    suspects: frozenset[str] = field(default_factory=frozenset)
    is_fixed: bool = False
    is_mixed: bool = False

    @classmethod
    def by_vote(
        cls, samples: Mapping[Window, DecodeResult], chosen: tuple[str, ...]
    ) -> RecordingLanguages:
        """Return the languages by some windows. Longer windows with speech for sure count more."""
        votes: dict[str, float] = {}
        for window, result in samples.items():
            weight = min(window.speech_seconds, 10.0) * (1.0 - result.no_speech_probability)
            for language, probability in result.language_probabilities.items():
                votes[language] = votes.get(language, 0.0) + probability * weight
        main = max(votes, key=votes.__getitem__, default="en")
        languages = cls(main, chosen, frozenset(window.name for window in samples))
        languages.is_mixed = any(
            languages.language_of(window, result.language_probabilities) != main
            for window, result in samples.items()
        )
        return languages

    def may_switch_to(self, language: str) -> bool:
        """Return whether a part of the recording may be in this language."""
        if self.is_fixed:
            return language == self.main
        if self.chosen:
            return language in self.chosen
        close = any({language, self.main} <= group for group in _CLOSE)
        return language == self.main or not (close or language in _RARELY_SPOKEN)

    def language_of(self, window: Window, odds: Odds) -> str:
        """Return the language of a window by the probabilities of its languages."""
        language = surest(odds, SURE if self.chosen or self.is_mixed else SURE_OTHER)
        long_enough = window.speech_seconds >= MIN_SECONDS
        if language and long_enough and self.may_switch_to(language):
            return language
        return self.main

    def split(self, window: Window, language: str, detect: Detect) -> list[tuple[Window, str]]:
        """Return the parts of a window with their languages, in order: one, where none changes."""
        whole = [(window, language)]
        is_likely = self.is_mixed or bool(self.chosen)
        pieces = window.pieces(PIECE_SECONDS)
        if self.is_fixed or len(pieces) < 2 or not (is_likely or window.name in self.suspects):
            return whole
        first, last = (self._piece_language(detect(piece)) for piece in (pieces[0], pieces[-1]))
        if not is_likely and (first == last or not (first and last)):
            return whole
        between = [self._piece_language(detect(piece)) for piece in pieces[1:-1]]
        parts = _join(pieces, [first, *between, last], language)
        self.is_mixed = self.is_mixed or len(parts) > 1
        return parts if len(parts) > 1 else [(window, parts[0][1])]

    def _piece_language(self, odds: Odds) -> str | None:
        language = surest(odds, SURE)
        return language if language and self.may_switch_to(language) else None


def spread(windows: Sequence[Window], count: int) -> list[Window]:
    """Return so many windows, spread over the recording."""
    step = max(1.0, len(windows) / count)
    return [windows[int(step * at + step / 2)] for at in range(min(count, len(windows)))]


def surest(odds: Odds, least: float) -> str | None:
    """Return the likeliest language, if its probability is at least `least`."""
    language = max(odds, key=odds.__getitem__, default=None)
    return language if language is not None and odds[language] >= least else None


def among(odds: Odds, chosen: Sequence[str]) -> dict[str, float]:
    """Return the probabilities of the chosen languages, which add up to 1; all without a choice."""
    found = {language: odds.get(language, 0.0) for language in chosen}
    total = sum(found.values())
    return {each: odd / total for each, odd in found.items()} if total else dict(odds)


def _join(
    pieces: Sequence[Window], languages: Sequence[str | None], usual: str
) -> list[tuple[Window, str]]:
    """Return neighbouring pieces of one language as one part.

    A piece without a sure language belongs to the piece before it, the first one to the next.
    """
    known = [next(filter(None, languages), usual)]
    for language in languages:
        known.append(language or known[-1])
    del known[0]
    parts = []
    for language, group in groupby(zip(pieces, known, strict=True), key=lambda pair: pair[1]):
        run = [piece for piece, _ in group]
        speech = tuple(span for piece in run for span in piece.speech)
        parts.append((Window(run[0].start, run[-1].end, speech), language))
    return parts

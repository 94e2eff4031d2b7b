"""Extractive summary without server and key: the sentences most similar to the others.

TextRank (Mihalcea and Tarau 2004, https://aclanthology.org/W04-3252/) in sumy's implementation. No
text is generated, so nothing can be invented: every line of the summary is from the recording.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import reduce
from operator import attrgetter

from pipeline.engines.protocols import Report, SummaryOptions
from pipeline.engines.sentences import Sentence, clip, join, sentences_of, tokens
from pipeline.engines.summarization.chapters import chapter_starts
from storage.models import Chapter, Point, Summary, SummaryStyle, Transcript

_COMPARED = 150  # sentences that are ranked together: the work grows with the square
_TITLE = 70  # characters
_GIST, _POINTS = 3, {SummaryStyle.SHORT: 3, SummaryStyle.FULL: 8, SummaryStyle.NONE: 0}
_LONGEST_GIST = 900  # characters, about a minute of speech
_TOO_ALIKE = 0.6  # share of common words from which two sentences have the same content
_MOST_ACTIONS = 10

_WHO = r"(?:i|we|you|he|she|they|(?-i:[A-Z])\w+)"
_MUST = r"(?:['’]ll| will| need to| needs to| has to| have to| must| should)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WOCHENTAG = r"(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)"
_ACTIONS = {
    "en": re.compile(
        r"\baction items?\b|\bto-?do\b|"
        rf"\b{_WHO}{_MUST}\b.{{3,80}}"
        rf"\b(?:by|before|until)\s+(?:tomorrow|tonight|noon|{_WEEKDAY}|next week|the end of)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:muss|müssen|musst|soll|sollen|sollst|werde|werden|wirst)\b.{0,80}\bbis\s+"
        rf"(?:morgen|heute abend|{_WOCHENTAG}|nächste woche|ende)",
        re.IGNORECASE,
    ),
}
"""Patterns of a promise with a date. Other languages have none, because wrong ones are worse."""


class SpokenTokenizer:
    """Tokenizer for sumy, whose own one needs a download of nltk data."""

    def __init__(self, language: str) -> None:
        self.language = language

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        """Return the paragraph unchanged: sentences come from the transcript."""
        return (paragraph,)

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Return the words in lower case."""
        return tuple(tokens(sentence))


class KeySentences:
    """Offline summarizer."""

    id = "key sentences"

    def ready(self) -> str:
        """Return a line about the engine, which is always available."""
        return "key sentences of the transcript, by TextRank; offline"

    def summarize(self, transcript: Transcript, options: SummaryOptions, report: Report) -> Summary:
        """Choose sentences. The language is that of the speech: nothing is translated."""
        report(0.0)
        sentences = sentences_of(transcript)
        stop_words, ranked = _rank(sentences, transcript.language, report)
        in_gist = max(1, min(_GIST, len(sentences) // 3))
        in_points = min(_POINTS[options.style], len(sentences) // 4)
        chosen = _without_repeats(ranked, in_gist + in_points)
        gist, points = _gist(chosen[:in_gist]), sorted(chosen[in_gist:], key=_position)
        full = options.style is SummaryStyle.FULL
        chapters = _chapters(sentences, ranked, transcript.seconds, stop_words) if full else ()
        report(1.0)
        return Summary(
            title=clip(_without_filler(ranked[0].text), _TITLE) if ranked else "",
            gist=gist,
            points=tuple(Point(s.start, s.text) for s in points),
            chapters=chapters,
            actions=_actions(sentences, transcript.language),
            language=transcript.language,
            engine=self.id,
            quoted=True,
        )


_position = attrgetter("number")


def _rank(
    sentences: Sequence[Sentence], language: str, report: Report
) -> tuple[frozenset[str], list[Sentence]]:
    """Return the stop words of the language, and the sentences, best first.

    Of many sentences, the best of each part are ranked against each other once more.
    """
    from sumy.nlp.stemmers import Stemmer, null_stemmer  # noqa: PLC0415 loads nltk
    from sumy.utils import get_stop_words  # noqa: PLC0415 as above

    try:
        stemmer = Stemmer(language)
    except LookupError:
        stemmer = null_stemmer
    try:
        stop_words = frozenset(get_stop_words(language))
    except LookupError:
        stop_words = frozenset()

    candidates = [s for s in sentences if _is_informative(s, stop_words)] or list(sentences)
    rounds = 0
    while len(candidates) > _COMPARED:
        parts = [candidates[i : i + _COMPARED] for i in range(0, len(candidates), _COMPARED)]
        best: list[Sentence] = []
        for number, part in enumerate(parts):
            best += _text_rank(part, language, stemmer, stop_words)[: max(3, _COMPARED // 8)]
            report(min(0.9, 0.5 * rounds + 0.5 * (number + 1) / len(parts)))
        candidates = sorted(best, key=_position)
        rounds += 1
    return stop_words, _text_rank(candidates, language, stemmer, stop_words)


def _text_rank(
    sentences: Sequence[Sentence], language: str, stemmer: object, stop_words: frozenset[str]
) -> list[Sentence]:
    """Return the sentences, best first."""
    from sumy.models import dom  # noqa: PLC0415 loaded at first use
    from sumy.summarizers.text_rank import TextRankSummarizer  # noqa: PLC0415 as above

    tokenizer = SpokenTokenizer(language)
    rows = [dom.Sentence(s.text, tokenizer) for s in sentences]
    if not rows:
        return []
    summarizer = TextRankSummarizer(stemmer)
    summarizer.stop_words = stop_words
    ratings = summarizer.rate_sentences(dom.ObjectDocumentModel([dom.Paragraph(rows)]))
    order = sorted(range(len(rows)), key=lambda i: (-ratings[rows[i]], i))
    return [sentences[i] for i in order]


def _is_informative(sentence: Sentence, stop_words: Collection[str]) -> bool:
    """Return whether a sentence can stand alone: three content words or more, not a question."""
    meaning = [t for t in tokens(sentence.text) if t not in stop_words]
    return len(meaning) >= 3 and not sentence.text.rstrip("\"'»”").endswith(("?", "？", "؟"))


def _without_repeats(ranked: Sequence[Sentence], count: int) -> list[Sentence]:
    """Return the best `count` sentences without repetitions of content."""
    chosen: list[tuple[Sentence, set[str]]] = []
    for sentence in ranked:
        words = set(tokens(sentence.text))
        repeats = any(
            len(words & other) > _TOO_ALIKE * min(len(words), len(other)) for _, other in chosen
        )
        if not repeats:
            chosen.append((sentence, words))
        if len(chosen) == count:
            break
    return [sentence for sentence, _ in chosen]


def _gist(chosen: Sequence[Sentence]) -> str:
    """Return the sentences as running text in their original order; fewer if it gets too long."""
    kept = list(chosen[:1])
    for sentence in chosen[1:]:
        if sum(len(s.text) for s in [*kept, sentence]) <= _LONGEST_GIST:
            kept.append(sentence)
    text = reduce(join, (s.text for s in sorted(kept, key=_position)), "")
    return clip(text.strip(), _LONGEST_GIST)


def _chapters(
    sentences: Sequence[Sentence],
    ranked: Sequence[Sentence],
    seconds: float,
    stop_words: Collection[str],
) -> tuple[Chapter, ...]:
    """Return chapters, each named by its best sentence."""
    starts = chapter_starts(sentences, seconds, stop_words)
    if len(starts) < 2:
        return ()
    place = {sentence: rank for rank, sentence in reversed(list(enumerate(ranked)))}
    chapters = []
    for start, end in zip(starts, [*starts[1:], len(sentences)], strict=True):
        own = sentences[start:end]
        longest_first = sorted(own, key=lambda s: -len(s.text))
        best = min(longest_first, key=lambda s: place.get(s, len(ranked)))
        chapters.append(Chapter(own[0].start, clip(_without_filler(best.text), _TITLE)))
    return tuple(chapters)


def _actions(sentences: Sequence[Sentence], language: str) -> tuple[Point, ...]:
    cue = _ACTIONS.get(language)
    if cue is None:
        return ()
    found = [Point(s.start, s.text) for s in sentences if cue.search(s.text)]
    return tuple(found[:_MOST_ACTIONS])


def _without_filler(text: str) -> str:
    """Return a sentence as a heading: without «So, », «And », «Well, » and the full stop."""
    head = re.sub(
        r"^(?:(?:so|and|but|well|okay|ok|now|also)\b,?\s+)+", "", text, flags=re.IGNORECASE
    )
    return (head[:1].upper() + head[1:]).rstrip(".。 ")

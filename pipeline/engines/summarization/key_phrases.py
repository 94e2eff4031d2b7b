"""Key phrases of a text for its title: topic words and names that the text comes back to.

Candidates are runs of up to three content words (RAKE, Rose et al. 2010). A phrase counts more when
it is repeated, begins with a capital inside a sentence, follows an article, or is announced as the
topic («our second topic is…»).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.engines.sentences import Sentence
from pipeline.engines.summarization.language_cues import cues_of
from pipeline.engines.summarization.nouns import Nouns
from pipeline.engines.summarization.vocabulary import Term, Vocabulary, vocabulary_of
from storage.unspaced_scripts import UNSPACED_LANGUAGES

_LONGEST_PHRASE = 3  # content words
_LONGEST_TITLE = 60  # characters
_PHRASES = 3  # of a title
_ANNOUNCED, _NAME, _AFTER_ARTICLE = 5.0, 1.5, 1.3  # factors of the weight
_ANNOUNCEMENT = 60  # characters behind «our topic is»
_MINIMUM_SHARE = 0.3  # of the best phrase's weight
_UNSTEMMED = frozenset({"uk"})
"""Languages with cases that have no stemmer."""
_CASES = frozenset({"tr", "ru", "uk", "hi", "fa", "fi", "hu", "pl", "cs", "sk", "sr", "hr"})


@dataclass(slots=True)
class _Phrase:
    """Candidate with the evidence for it."""

    stems: tuple[str, ...]
    surfaces: Counter[str] = field(default_factory=Counter)
    sentences: set[int] = field(default_factory=set)
    first: int = 0
    weight: float = 0.0


def title_of(
    sentences: Sequence[Sentence], language: str, elsewhere: Sequence[Sentence] = ()
) -> str:
    """Return the best key phrases as a title; "" when there are none.

    Stems that are as frequent `elsewhere` do not distinguish this part from the others.
    """
    vocabulary = vocabulary_of(language)
    phrases = _weighed(sentences, vocabulary, _frequencies(elsewhere, vocabulary))
    ranked = sorted(phrases, key=lambda phrase: (-phrase.weight, phrase.first))
    chosen = _choose(ranked, language)
    separator = "、" if language in UNSPACED_LANGUAGES else ", "
    ordered = sorted(chosen, key=lambda phrase: phrase.first)
    title = separator.join(_surface(phrase, language) for phrase in ordered)
    return title[:1].upper() + title[1:]


def _choose(ranked: Sequence[_Phrase], language: str) -> list[_Phrase]:
    """Return the best phrases that have no word in common and fit into a title."""
    by_stems = {phrase.stems: phrase for phrase in ranked}
    chosen: list[_Phrase] = []
    used: set[str] = set()
    for phrase in ranked:
        if used & set(phrase.stems) or phrase.weight < _MINIMUM_SHARE * ranked[0].weight:
            continue
        if language in _UNSTEMMED and any(_same_word(a, b) for a in phrase.stems for b in used):
            continue
        length = sum(len(_surface(each, language)) + 2 for each in (*chosen, phrase))
        if length > _LONGEST_TITLE and chosen:
            continue
        longer = _longer(phrase, ranked, used)
        used |= set(longer.stems)
        for number, other in enumerate(chosen):  # «membership» and «fee»
            joined = by_stems.get(other.stems + longer.stems)
            joined = joined or by_stems.get(longer.stems + other.stems)
            fewest = min(len(other.sentences), len(longer.sentences))
            if joined and len(joined.sentences) >= fewest:
                chosen[number] = joined
                break
        else:
            chosen.append(longer)
        if len(chosen) == _PHRASES:
            break
    return chosen


def _same_word(one: str, other: str) -> bool:
    """Return whether two words differ in their endings alone: `ярмарок`, `ярмарку`."""
    common = max(4, 2 * max(len(one), len(other)) // 3)
    return one[:common] == other[:common]


def _longer(phrase: _Phrase, ranked: Sequence[_Phrase], used: set[str]) -> _Phrase:
    """Return the best repeated phrase that contains this one: «honey bees» instead of «bees»."""
    for other in ranked:
        contains = set(phrase.stems) < set(other.stems) and not used & set(other.stems)
        if contains and len(other.sentences) >= max(2, len(phrase.sentences) / 4):
            return other
    return phrase


def _surface(phrase: _Phrase, language: str) -> str:
    """Return the most frequent form; where nouns have cases the shortest, which has no ending."""
    forms = phrase.surfaces
    return min(forms, key=len) if language in _CASES else forms.most_common(1)[0][0]


def _frequencies(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> Counter[str]:
    return Counter(stem for s in sentences for stem in set(vocabulary.stems(s.text)))


def _weighed(
    sentences: Sequence[Sentence], vocabulary: Vocabulary, elsewhere: Mapping[str, int]
) -> list[_Phrase]:
    """Return the candidates with their weights."""
    cues = cues_of(vocabulary.language)
    nouns = Nouns(sentences, vocabulary)
    phrases: dict[tuple[str, ...], _Phrase] = {}
    evidence: dict[tuple[str, ...], float] = defaultdict(float)
    order = 0
    for number, sentence in enumerate(sentences):
        shift = cues.topic_shift.search(sentence.text)
        announced = range(shift.end(), shift.end() + _ANNOUNCEMENT) if shift else range(0)
        for run in _runs(sentence.text, vocabulary, nouns):
            order += 1
            stems = tuple(term.stem for term in run if term.stem)
            phrase = phrases.setdefault(stems, _Phrase(stems, first=order))
            phrase.surfaces[sentence.text[run[0].first : run[-1].last]] += 1
            if number in phrase.sentences:
                continue
            phrase.sentences.add(number)
            factor = _factor(sentence.text, run, vocabulary)
            evidence[stems] += factor * (_ANNOUNCED if run[0].first in announced else 1.0)
    counts = _frequencies(sentences, vocabulary)
    for stems, phrase in phrases.items():
        own = sum(counts[stem] for stem in stems)
        rest = sum(elsewhere.get(stem, 0) for stem in stems)
        repeated = own / len(stems)
        # A single mention of a phrase is carried by how often its words come back.
        phrase.weight = evidence[stems] * len(stems) ** 0.5 * repeated**0.5 * own / (own + rest)
        if len(phrase.sentences) == 1 and repeated <= 1 and evidence[stems] < _ANNOUNCED:
            phrase.weight *= 0.3
    return list(phrases.values())


def _factor(text: str, run: Sequence[Term], vocabulary: Vocabulary) -> float:
    """Return the weight of one mention by the signs of a noun or a name."""
    head = text[: run[0].first].rstrip()
    before = head.rsplit(maxsplit=1)[-1].lower().strip("'’") if head else ""
    factor = _AFTER_ARTICLE if before in vocabulary.articles else 1.0
    inside = bool(head) and head[-1] not in ".?!…:"
    if inside and run[0].surface[:1].isupper() and vocabulary.language != "de":
        factor *= _NAME
    return factor


def _runs(text: str, vocabulary: Vocabulary, nouns: Nouns) -> Iterator[list[Term]]:
    """Yield all runs of one to three nouns and their adjectives, with linking words only inside."""
    terms = vocabulary.terms(text)
    for start, term in enumerate(terms):
        if not nouns.has(term):
            continue
        run = [term]
        if nouns.may_end(term):
            yield list(run)
        content = 1
        for left, right in zip(terms[start:], terms[start + 1 :], strict=False):
            if not _touch(text, left, right) or content == _LONGEST_PHRASE:
                break
            if _links(right, run[-1], vocabulary):
                run.append(right)
                continue
            if not nouns.has(right) or (left.stem and not nouns.joins(left, right)):
                break
            run.append(right)
            content += 1
            if nouns.may_end(right):
                yield list(run)


def _links(word: Term, before: Term, vocabulary: Vocabulary) -> bool:
    """Return whether a word stands inside a phrase: «of», «de la»."""
    surface = word.surface.lower().replace("’", "'")
    if surface in vocabulary.linking:
        return True
    is_article = not word.stem and surface in vocabulary.articles
    return is_article and before.surface.lower() in vocabulary.linking


def _touch(text: str, left: Term, right: Term) -> bool:
    """Return whether only a space or a hyphen is between two words."""
    return not text[left.last : right.first].strip(" -‐\u00a0")

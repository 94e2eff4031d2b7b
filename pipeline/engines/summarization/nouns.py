"""Words of a transcript that may be in a title: nouns and names, no verbs.

No tagger of parts of speech is small and knows all languages. The words beside a word tell: an
article, a preposition or a number stands before a noun, a pronoun or «will» before a verb. Endings
of verbs (`languages/*.toml`) tell where nothing else does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.engines.sentences import Sentence
from pipeline.engines.summarization.language_cues import cues_of
from pipeline.engines.summarization.vocabulary import Term, Vocabulary
from pipeline.engines.text_tokens import lower

_SURE, _LIKELY = 2, 1
"""Votes of an article, and of a preposition or a capital."""
_ARTICLED = frozenset({"fr", "es", "pt"})
"""Languages in which a noun has an article, a preposition or a number before it."""
_VERB_LAST = frozenset({"tr", "hi", "fa", "ko"})
"""Languages whose sentences end with the verb."""
_FEWEST = 3
"""Words of a sentence that has a verb: «Now the party.» has none."""


class Nouns:
    """Votes for and against each stem of a transcript as a noun."""

    def __init__(self, sentences: Sequence[Sentence], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._cues = cues_of(vocabulary.language)
        self._votes: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._first: set[str] = set()
        """Stems that are seen behind no other one."""
        for sentence in sentences:
            terms = vocabulary.terms(sentence.text)
            for number, term in enumerate(terms):
                if term.stem:
                    self._votes[term.stem] += self._vote(sentence.text, terms, number)
                    before = _beside(sentence.text, terms, number, -1)
                    if before is None or not terms[before].stem:
                        self._first.add(term.stem)
            self._pairs.update({(one.stem, other.stem) for one, other in pairwise(terms)})
        self._joined = {other for (_, other), count in self._pairs.items() if count > 1}

    def has(self, term: Term) -> bool:
        """Return whether a word may be in a title."""
        language, votes = self._vocabulary.language, self._votes[term.stem]
        word = _plain(term)
        if not term.stem or self._cues.acceptance.fullmatch(word):
            return False
        if language == "de":
            return term.surface[:1].isupper() and votes >= 0
        if self._cues.verbs.fullmatch(word):
            return votes >= (_SURE if language in _ARTICLED else _LIKELY)
        if language == "en" and votes < _LIKELY and word.endswith("s"):
            return term.stem in self._first or term.stem in self._joined  # «the printer leaks»
        return votes >= (_LIKELY if language in _ARTICLED else 0)

    def may_end(self, term: Term) -> bool:
        """Return whether a phrase may end with a word: not with an adjective, as in Russian."""
        return not self._cues.adjectives.fullmatch(lower(term.surface))

    def joins(self, left: Term, right: Term) -> bool:
        """Return whether two words beside each other are a phrase, and no subject and verb."""
        language = self._vocabulary.language
        if language in _ARTICLED:
            return self._votes[right.stem] > 0
        if language != "en" or right.surface[:1].isupper() or self._votes[right.stem] > 0:
            return True
        plural = left.surface.endswith("s") and not left.surface.endswith("ss")
        like_verb = plural or right.surface.endswith(("s", "ed"))
        return not like_verb or self._pairs[left.stem, right.stem] > 1

    def _is_adjective(self, term: Term) -> bool:
        """Return whether a word may stand between an article and a noun: «new», «next»."""
        is_verb = self._cues.verbs.fullmatch(_plain(term))
        return self._vocabulary.is_common(term.surface) and not is_verb

    def _vote(self, text: str, terms: Sequence[Term], number: int) -> int:
        """Return what the neighbours of a word tell: above zero for a noun, below for a verb."""
        term, cues, language = terms[number], self._cues, self._vocabulary.language
        after = _beside(text, terms, number, 1)
        particle = language == "ko" and text[term.last : term.last + 1].isalpha()
        if particle or (after is not None and _plain(terms[after]) in cues.after_nouns):
            return _SURE
        addressed = number == 0 and text[term.last : term.last + 1] == ","  # «Ravi, can you…»
        if addressed or (language in _VERB_LAST and _FEWEST <= number + 1 == len(terms)):
            return -_LIKELY
        before = direct = _beside(text, terms, number, -1)
        if before is not None and self._is_adjective(terms[before]):
            before = _beside(text, terms, before, -1)  # «the new hall»
        word = _plain(terms[before]) if before is not None else ""
        if before is not None and word in self._vocabulary.articles:
            earlier = _beside(text, terms, before, -1)
            clitic = earlier is not None and _plain(terms[earlier]) in cues.before_verbs
            return -_SURE if clitic and language in _ARTICLED else _SURE
        if word in cues.prepositions or word.isdigit():
            return _LIKELY
        if direct is None or term.surface[:1].isupper():
            return _LIKELY if direct is not None else 0
        beside = _plain(terms[direct])
        return -_SURE if beside in cues.before_verbs or beside.endswith("n't") else 0


def _plain(term: Term) -> str:
    return lower(term.surface).replace("’", "'")


def _beside(text: str, terms: Sequence[Term], number: int, step: int) -> int | None:
    """Return the number of the word beside one; None behind a comma."""
    at = number + step
    if not 0 <= at < len(terms):
        return None
    first, second = terms[min(number, at)], terms[max(number, at)]
    return at if re.fullmatch(r"[\s'’-]*", text[first.last : second.first]) else None

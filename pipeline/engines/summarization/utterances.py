"""Sentences of a conversation, and tests for promises, answers, tasks and pronouns in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.engines.sentences import Sentence
from pipeline.engines.summarization.due_dates import DueDate, find_due_date
from pipeline.engines.summarization.language_cues import LanguageCues, cues_of
from pipeline.engines.summarization.vocabulary import Vocabulary, vocabulary_of
from pipeline.engines.text_tokens import WORD, tokens

_QUESTION_MARKS = ("?", "？", "؟")
_QUOTES = "\"'»”’)」』 "
_ALIKE = 0.75
"""Share of common stems from which two utterances have the same content."""
_REPLY_SECONDS = 10.0
_REPLY_SENTENCES = 3
_NEAR_PRONOUN = 16
"""Characters behind a promise, or before it, within which a pronoun is its object."""
_BEGINNING = 25
"""Characters of the beginning of a sentence."""
_CONJUNCTION = (
    "and|but|or|und|aber|et|mais|ou|y|pero|e|mas|и|а|но|і|й|але|ve|ama|و|لكن|اما|dan|tapi|तो|और|लेकिन"
    "|그리고|하지만"
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """Sentence with its words and the stems of its content words.

    `text` lacks the opening fillers. `plain` is the whole sentence with straight apostrophes.
    """

    sentence: Sentence
    text: str
    plain: str
    words: frozenset[str]
    stems: frozenset[str]
    is_question: bool
    due: DueDate | None

    @property
    def number(self) -> int:
        """Return the position of the sentence in the transcript."""
        return self.sentence.number


class Conversation:
    """All sentences of a transcript with their cues."""

    def __init__(self, sentences: Sequence[Sentence], language: str, recorded: date | None) -> None:
        """`recorded` is the day of the recording, if it is known."""
        self.cues: LanguageCues = cues_of(language)
        self.vocabulary: Vocabulary = vocabulary_of(language)
        self.language = language
        self.several = len({s.speaker for s in sentences if s.speaker}) > 1
        self._recorded = recorded
        self.utterances = [self._utterance(sentence) for sentence in sentences]
        self._lower_words = {
            word for each in self.utterances for word in each.plain.split() if word.islower()
        }

    def due_date(self, text: str) -> DueDate | None:
        """Return the due date in a text, counted from the day of the recording."""
        return find_due_date(text, self.language, self.cues, self._recorded)

    def _utterance(self, sentence: Sentence) -> Utterance:
        plain = sentence.text.replace("’", "'")
        return Utterance(
            sentence,
            self._without_fillers(sentence.text),
            plain,
            frozenset(tokens(plain)),
            frozenset(self.vocabulary.stems(plain)),
            plain.rstrip(_QUOTES).endswith(_QUESTION_MARKS),
            self.due_date(plain),
        )

    def _without_fillers(self, text: str) -> str:
        """Return a sentence without «So, », «And », «Great, so, » at its beginning."""
        rest = text.strip()
        while found := self.cues.fillers.match(rest):
            after = rest[found.end() :]
            comma = after.lstrip()[:1] in (",", "、", "，", "،")
            if not comma and not re.fullmatch(_CONJUNCTION, found.group().strip().lower()):
                break
            shorter = after.lstrip(" ,、，،")
            if len(shorter) < 2:
                break
            rest = shorter
        return rest[:1].upper() + rest[1:]

    def is_dependent(self, utterance: Utterance) -> bool:
        """Return whether a sentence begins with a word that needs the sentence before."""
        return bool(self.cues.dependent.match(utterance.text))

    def replies_to(self, utterance: Utterance) -> Sequence[Utterance]:
        """Return the first sentences of the next turn by somebody else; none if it comes late."""
        following = self.utterances[utterance.number + 1 : utterance.number + 3]
        for reply in following:
            if reply.sentence.speaker == utterance.sentence.speaker:
                continue
            if reply.sentence.start - utterance.sentence.end > _REPLY_SECONDS:
                break
            turn = self.utterances[reply.number : reply.number + _REPLY_SENTENCES]
            same = [each.sentence.speaker == reply.sentence.speaker for each in turn]
            return turn[: same.index(False)] if False in same else turn
        return ()

    def accepts(self, utterance: Utterance) -> bool:
        """Return whether a sentence begins with an agreement, such as «yes»."""
        return bool(self.cues.acceptance.match(utterance.plain)) and not self.refuses(utterance)

    def refuses(self, utterance: Utterance) -> bool:
        """Return whether a sentence begins with a refusal, such as «no»."""
        return bool(self.cues.refusal.match(utterance.plain))

    def commits(self, utterance: Utterance) -> bool:
        """Return whether the speaker promises something."""
        if utterance.is_question or self.cues.tentative.search(utterance.plain):
            return False
        return bool(self.cues.commitment.search(utterance.plain))

    def assigns(self, utterance: Utterance, text: str = "") -> bool:
        """Return whether a sentence, or a part of it, gives a task to somebody by name."""
        found = self.cues.assignment.search(text or utterance.plain)
        if utterance.is_question or not found:
            return False
        name = found.group().split()[0]
        is_name = name.lower() not in self._lower_words or bool(utterance.due)
        return is_name and bool(self.vocabulary.stems(name) or not name[:1].isupper())

    def lacks_object(self, utterance: Utterance) -> bool:
        """Return whether a promise is about «it», or a mere «yes, I will»."""
        found = self.cues.commitment.search(utterance.plain)
        if found is None:
            return len(utterance.stems) < 2
        near = (found.end(), found.end() + _NEAR_PRONOUN), (found.start() - 8, found.start())
        pronoun = any(self._has_pronoun(utterance.plain, first, last) for first, last in near)
        inside = self.cues.pronouns.search(found.group()) is not None
        return pronoun or inside or not utterance.stems

    def has_pronoun(self, utterance: Utterance) -> bool:
        """Return whether a sentence has a pronoun, which may point to another sentence."""
        return self._has_pronoun(utterance.text, 0, len(utterance.text))

    def begins_with_pronoun(self, utterance: Utterance) -> bool:
        """Return whether a sentence is about «it»."""
        return self._has_pronoun(utterance.text, 0, _BEGINNING)

    def _has_pronoun(self, text: str, first: int, last: int) -> bool:
        """Return whether a part of a text has a pronoun that is no article before a noun."""
        for found in self.cues.pronouns.finditer(text, max(0, first), max(0, last)):
            after = WORD.match(text, found.end() + 1)
            is_article = found.group().lower().strip("'") in self.vocabulary.articles
            if not (is_article and after and self.vocabulary.stems(after.group())):
                return True
        return False

    def before(self, utterance: Utterance, count: int) -> Iterator[Utterance]:
        """Yield the sentences before one, the nearest first."""
        yield from reversed(self.utterances[max(0, utterance.number - count) : utterance.number])


def clauses(text: str) -> list[str]:
    """Return the parts of a sentence between «and»; the text itself if there is none."""
    return [part for part in re.split(rf"[,،]?\s(?:{_CONJUNCTION})\s", text) if part.strip()]


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether most stems of the smaller set are in the other. A single stem is too few."""
    fewer = min(len(one), len(other))
    return one == other or (fewer > 1 and len(one & other) >= _ALIKE * fewer)

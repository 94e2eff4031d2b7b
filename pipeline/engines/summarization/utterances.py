"""Sentences of a conversation, and tests for promises, answers, tasks and pronouns in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

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
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAMED = frozenset({"tr", "id"})
"""Languages without articles whose cues of a task also fit things, so that a name is a word that
the transcript uses as one."""
_NAME = re.compile(r"^[^\W\d_]+(?=,|\s(?:Bey|Hanım))|(?<=[^.?!…\s]\s)[^\W\d_]+")
"""Word that is addressed, or inside a sentence, where a capital means a name."""
_TITLES = frozenset(
    {"herr", "frau", "dr", "prof", "mr", "mrs", "ms", "m", "mme", "sr", "sra", "pak", "bu"}
    | {"o", "a"}
)
"""Words before a name, without their full stop; in Portuguese also an article."""
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
        self._year = (recorded or datetime.now(UTC)).year
        self.utterances = [self._utterance(sentence) for sentence in sentences]
        plain = [each.plain for each in self.utterances]
        self._lower_words = {word for text in plain for word in text.split() if word.islower()}
        self._names = {found.group() for text in plain for found in _NAME.finditer(text)}

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
        found = self.cues.dependent.match(utterance.text)
        if not found:
            return False
        is_article = found.group().strip().lower() in self.vocabulary.articles
        return not (is_article and self._has_noun(utterance.text, found.end()))

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
        """Return whether a sentence begins with an agreement, such as «yes», without an «if»."""
        doubtful = self.refuses(utterance) or self.cues.conditional.search(utterance.plain)
        return bool(self.cues.acceptance.match(utterance.plain)) and not doubtful

    def refuses(self, utterance: Utterance) -> bool:
        """Return whether a sentence begins with a refusal, such as «no»."""
        return bool(self.cues.refusal.match(utterance.plain))

    def requests(self, utterance: Utterance) -> bool:
        """Return whether a sentence asks somebody to do something, beside talking."""
        cues, plain = self.cues, utterance.plain
        asks = utterance.is_question or cues.please.search(plain)
        return bool(asks and cues.request.search(plain)) and not cues.aside.search(plain)

    def commits(self, utterance: Utterance) -> bool:
        """Return whether the speaker promises something."""
        if not self._may_be_promised(utterance):
            return False
        return bool(self.cues.commitment.search(utterance.plain))

    def obliges(self, utterance: Utterance) -> bool:
        """Return whether something has to be done by a date."""
        found = utterance.due and self._may_be_promised(utterance)
        return bool(found and self.cues.obligation.search(utterance.plain))

    def _may_be_promised(self, utterance: Utterance) -> bool:
        """Return whether a sentence is neither a question, nor doubtful, nor a decision."""
        cues, plain = self.cues, utterance.plain
        doubtful = cues.tentative.search(plain) or cues.conditional.search(plain)
        return not (utterance.is_question or doubtful or self.decides(utterance))

    def decides(self, utterance: Utterance) -> bool:
        """Return whether a sentence calls something decided in this conversation."""
        cues, plain = self.cues, utterance.plain
        if utterance.is_question or cues.conditional.search(plain) or cues.undone.search(plain):
            return False
        former = any(int(year) < self._year for year in _YEAR.findall(plain))
        return bool(cues.decision.search(plain)) and not former

    def assigns(self, utterance: Utterance, text: str = "") -> bool:
        """Return whether a sentence, or a part of it, gives a task to somebody by name."""
        if not self._may_be_promised(utterance):
            return False
        whole = text or utterance.plain
        return any(self._is_person(f, whole) for f in self.cues.assignment.finditer(whole))

    def _is_person(self, found: re.Match[str], text: str) -> bool:
        """Return whether the name of a task is a person and not a thing: «the city will…»."""
        words = [word for word in found.group().split() if len(word) > 1]
        name = next((word for word in words if word.lower() not in _TITLES), "")
        if not name[:1].isupper():
            return True  # the cue itself has an honorific, or the language has no capitals
        before = text[: found.start()].rstrip()
        previous = before.split()[-1].strip(".,;:'\"“«¿¡").lower() if before else ""
        joined = not before or before[-1] in ",;:–—" or previous in _TITLES
        joined |= bool(re.fullmatch(_CONJUNCTION, previous) or self.cues.fillers.match(previous))
        known = self.language not in _NAMED or name in self._names
        return (joined and known and name.lower() not in self._lower_words) and bool(
            self.vocabulary.stems(name)
        )

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
            is_article = found.group().lower().strip("'") in self.vocabulary.articles
            if not (is_article and self._has_noun(text, found.end())):
                return True
        return False

    def _has_noun(self, text: str, at: int) -> bool:
        """Return whether a topic word follows, also behind an adjective: «the new schedule»."""
        for _ in range(2):
            after = WORD.match(text, at + 1)
            if not after or self.vocabulary.stems(after.group()):
                return bool(after)
            if not self.vocabulary.is_common(after.group()):
                return False
            at = after.end()
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

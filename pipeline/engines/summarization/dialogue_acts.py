"""Decisions, open questions and actions of a conversation.

Cue phrases find them (`language_cues`). A «yes, I will» is joined with the request that it answers,
and a proposal with the agreement that makes it a decision. Nothing is written that was not said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.engines.sentences import Sentence
from pipeline.engines.summarization.due_dates import DueDate, find_due_date, format_date
from pipeline.engines.summarization.prompts import speaker_name
from pipeline.engines.summarization.utterances import Conversation, Utterance, are_alike, clauses
from storage.models import Point

MOST = 15
"""Maximum of decisions, of questions and of actions."""
_QUESTION_WORDS = 3  # of a question that says what it is about
_CONTEXT = 3  # sentences before a promise, in which its object is looked for
_PROPOSED = 6  # sentences before a «then it is decided», in which the proposal is looked for


@dataclass(slots=True)
class DialogueActs:
    """Findings by kind. `used` are the numbers of their sentences."""

    actions: list[Point] = field(default_factory=list)
    decisions: list[Point] = field(default_factory=list)
    questions: list[Point] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def find_dialogue_acts(
    sentences: Sequence[Sentence], language: str, recorded: date | None
) -> DialogueActs:
    """Return what was decided, left open and promised; dates are counted from `recorded`."""
    finder = _Finder(Conversation(sentences, language, recorded), recorded)
    finder.find_actions()
    finder.find_decisions()
    finder.find_questions()
    acts = finder.acts
    for found in (acts.actions, acts.decisions, acts.questions):
        found.sort(key=lambda point: point.at)
        del found[MOST:]
    return acts


class _Finder:
    def __init__(self, conversation: Conversation, recorded: date | None) -> None:
        self._talk = conversation
        self._recorded = recorded
        self._stems: list[frozenset[str]] = []
        self._decided: list[tuple[int, frozenset[str]]] = []
        self.acts = DialogueActs()

    def find_actions(self) -> None:
        """Find requests with their answers, promises, and tasks that are given by name."""
        for said in self._talk.said:
            if said.number in self.acts.used:
                continue
            if self._talk.several and self._talk.cues.request.search(said.plain):
                self._take_request(said)
            elif self._talk.commits(said):
                self._take_promise(said)
            elif self._talk.assigns(said) or (
                said.due and not said.is_question and self._talk.cues.obligation.search(said.plain)
            ):
                self._take_task(said)

    def _take_request(self, said: Utterance) -> None:
        replies = self._talk.replies_to(said)
        talk = self._talk
        promises = [reply for reply in replies if talk.commits(reply)]
        promised = next((each for each in promises if not talk.lacks_object(each)), None)
        promised = promised or (promises[0] if promises else None)
        accepted = bool(replies) and talk.accepts(replies[0])
        if promised is None and not accepted:
            polite = not said.is_question and not talk.commits(said)
            if polite and len(said.stems) > 1 and not (replies and talk.refuses(replies[0])):
                self._add_action([said], said.due)
            return
        promise = promised or next((r for r in replies if r.due), replies[0])
        self.acts.used.update(range(replies[0].number, promise.number + 1))
        if talk.accepts(promise) or talk.lacks_object(promise) or len(promise.stems) < 2:
            self._add_action([said, promise], promise.due or said.due)
        else:
            self.acts.used.add(said.number)
            self._add_action([promise], promise.due)

    def _take_promise(self, said: Utterance) -> None:
        talk = self._talk
        if not talk.several and said.due is None:
            return
        if not talk.lacks_object(said) and said.stems:
            self._add_action([said], said.due)
            return
        following = talk.said[said.number + 1 : said.number + 2]
        for after in following:  # «I can do that. I'll change the settings.»
            same = after.sentence.speaker == said.sentence.speaker
            if same and talk.commits(after) and not talk.lacks_object(after):
                return
        nearest = [each for each in talk.before(said, _CONTEXT) if len(each.stems) > 1]
        asked = [each for each in nearest if each.is_question]
        context = (asked or nearest)[:1]
        if context or len(said.stems) > 1:
            self._add_action([*context, said], said.due)

    def _take_task(self, said: Utterance) -> None:
        parts = clauses(said.text)
        if len(parts) > 1 and all(self._talk.assigns(said, part) for part in parts):
            self.acts.used.add(said.number)
            self._stems.append(said.stems)
            for part in parts:
                due = find_due_date(part, self._talk.language, self._talk.cues, self._recorded)
                text = part[:1].upper() + part[1:].rstrip(". ") + "."
                self.acts.actions.append(Point(said.sentence.start, self._prefix("", due) + text))
        elif self._talk.several or said.due:
            self._add_action([said], said.due)

    def _add_action(self, parts: Sequence[Utterance], due: DueDate | None) -> None:
        *context, promise = parts
        speaker = promise.sentence.speaker
        stated = [*context, promise]
        if any(part.sentence.speaker != speaker for part in context):
            text = " – ".join(f"“{part.text}”" for part in stated)
        else:
            text = " ".join(part.text for part in stated)
        label = "" if self._talk.assigns(promise) else self._label(promise)
        self._add(self.acts.actions, stated, self._prefix(label, due) + text)

    def find_decisions(self) -> None:
        """Find what is called decided, and proposals that somebody else agrees to."""
        for said in self._talk.said:
            if said.is_question or said.number in self.acts.used:
                continue
            if self._talk.cues.decision.search(said.plain):
                self._take_decision(said)
            elif self._concludes(said):
                self._add_said(self.acts.decisions, said)
        for said in self._talk.said:
            if said.number not in self.acts.used and self._talk.cues.proposal.search(said.plain):
                self._take_proposal(said)

    def _take_decision(self, said: Utterance) -> None:
        if len(said.stems) > 1:
            self._add_said(self.acts.decisions, said)
            return
        proposals = [
            each
            for each in self._talk.before(said, _PROPOSED)
            if self._talk.cues.proposal.search(each.plain) and len(each.stems) > 1
        ]
        for proposal in proposals[:1]:
            self.acts.used.add(said.number)
            self._add_said(self.acts.decisions, proposal)

    def _concludes(self, said: Utterance) -> bool:
        """Return whether somebody sums up what others said: «Then the release goes out on…»."""
        previous = next(self._talk.before(said, 1), None)
        return bool(
            self._talk.several
            and said.due
            and previous
            and self._talk.cues.conclusion.match(said.text)
        )

    def _take_proposal(self, said: Utterance) -> None:
        replies = self._talk.replies_to(said)
        if not replies or not self._talk.accepts(replies[0]) or not said.stems:
            return
        if any(
            0 < n - said.number <= _PROPOSED and said.stems & stems for n, stems in self._decided
        ):
            self.acts.used.add(said.number)  # it is among the decisions in other words
            return
        restated = [
            reply
            for reply in replies
            if len(reply.stems) > 1
            and reply.stems & said.stems
            and not reply.is_question
            and reply.number not in self.acts.used
        ]
        self.acts.used.add(said.number)
        if restated:
            self._add_said(self.acts.decisions, restated[0])
        elif not said.is_question:
            self._add_said(self.acts.decisions, said)

    def find_questions(self) -> None:
        """Find questions that nobody could answer."""
        if not self._talk.several:
            return
        cues = self._talk.cues
        for said in self._talk.said:
            if said.number in self.acts.used or len(said.words) < _QUESTION_WORDS:
                continue
            following = self._talk.said[said.number + 1 : said.number + 1 + _CONTEXT]
            answers = [each for each in following if not each.is_question]
            unsure = [
                each.number
                for each in answers[:2]
                if cues.uncertain.search(each.plain) or cues.unresolved.search(each.plain)
            ]
            if said.is_question and unsure:
                self.acts.used.update(unsure)
                self._add_said(self.acts.questions, said)
            elif self._is_open_statement(said):
                self._add_said(self.acts.questions, said)

    def _is_open_statement(self, said: Utterance) -> bool:
        """Return whether a sentence calls something undecided."""
        if said.is_question or len(said.stems) < 3 or self._talk.is_dependent(said):
            return False
        return bool(self._talk.cues.unresolved.search(said.plain))

    def _label(self, said: Utterance) -> str:
        several = self._talk.several and said.sentence.speaker
        return speaker_name(said.sentence.speaker) if several else ""

    def _prefix(self, label: str, due: DueDate | None) -> str:
        """Return `Speaker 2 (Fri, Dec 4): `, as far as the two are known."""
        day = format_date(due.day, self._talk.language) if due and due.day else ""
        if label and day:
            return f"{label} ({day}): "
        return f"{label or day}: " if label or day else ""

    def _add_said(self, points: list[Point], said: Utterance) -> None:
        label, parts = self._label(said), [said]
        previous = next(self._talk.before(said, 1), None)
        if previous and not said.is_question and self._talk.begins_with_pronoun(said):
            same = previous.sentence.speaker == said.sentence.speaker
            if same and not previous.is_question and previous.number not in self.acts.used:
                parts = [previous, said]
        if points is self.acts.decisions:
            self._decided.append((said.number, said.stems))
        text = " ".join(part.text for part in parts)
        self._add(points, parts, (f"{label}: " if label else "") + text)

    def _add(self, points: list[Point], parts: Sequence[Utterance], text: str) -> None:
        """Add a finding, unless another one says the same."""
        self.acts.used.update(part.number for part in parts)
        stems = frozenset[str]().union(*(part.stems for part in parts))
        if any(are_alike(stems, other) for other in self._stems):
            return
        self._stems.append(stems)
        points.append(Point(parts[-1].sentence.start, text))

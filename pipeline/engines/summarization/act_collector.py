"""Decisions, questions and actions that were found in a conversation, each of them once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.engines.summarization.due_dates import DueDate, format_date
from pipeline.engines.summarization.prompts import speaker_name
from pipeline.engines.summarization.utterances import Conversation, Utterance, are_alike
from storage.models import Point

_NEAR = 3
"""Sentences behind a question, in which one common stem is enough to answer it."""


@dataclass(slots=True)
class DialogueActs:
    """Findings by kind. `used` are the numbers of their sentences."""

    actions: list[Point] = field(default_factory=list)
    decisions: list[Point] = field(default_factory=list)
    questions: list[Point] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


class ActCollector:
    """Writes findings as points with speaker and due date, and drops repeated ones."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self._stems: list[frozenset[str]] = []
        self._settled: list[tuple[int, frozenset[str]]] = []
        self._decided: list[tuple[int, frozenset[str]]] = []
        self.acts = DialogueActs()

    def is_used(self, utterance: Utterance) -> bool:
        """Return whether a finding contains this sentence."""
        return utterance.number in self.acts.used

    def use(self, *numbers: int) -> None:
        """Mark sentences as part of a finding."""
        self.acts.used.update(numbers)

    def is_decided(self, proposal: Utterance, distance: int) -> bool:
        """Return whether a decision about the same follows within `distance` sentences."""
        return any(
            0 < number - proposal.number <= distance and proposal.stems & stems
            for number, stems in self._decided
        )

    def is_settled(self, question: Utterance, distance: int) -> bool:
        """Return whether an action or a decision within `distance` sentences answers a question."""
        for number, stems in (*self._decided, *self._settled):
            shared = len(question.stems & stems)
            near = 0 < number - question.number <= (distance if shared > 1 else _NEAR)
            if near and shared > len(question.stems) / 2:
                return True
        return False

    def add_action(self, parts: Sequence[Utterance], due: DueDate | None) -> None:
        """Add an action. Its last sentence names the person, the others are context."""
        *context, promise = parts
        speaker = promise.sentence.speaker
        stated = [*context, promise]
        if any(part.sentence.speaker != speaker for part in context):
            text = " – ".join(f"“{part.text}”" for part in stated)
        else:
            text = " ".join(part.text for part in stated)
        self._settled.append((promise.number, promise.stems))
        label = "" if self._conversation.assigns(promise) else self._label(promise)
        self._add(self.acts.actions, stated, self._prefix(label, due) + text)

    def add_request(self, request: Utterance) -> None:
        """Add a request without an answer. Who asks is not who acts, so nobody is named."""
        self._add(self.acts.actions, [request], self._prefix("", request.due) + request.text)

    def add_tasks(self, utterance: Utterance, parts: Sequence[str]) -> None:
        """Add each part of a sentence as an action of its own."""
        self.use(utterance.number)
        self._stems.append(utterance.stems)
        self._settled.append((utterance.number, utterance.stems))
        for part in parts:
            text = part[:1].upper() + part[1:].rstrip(". ") + "."
            prefix = self._prefix("", self._conversation.due_date(part))
            self.acts.actions.append(Point(utterance.sentence.start, prefix + text))

    def add_decision(self, utterance: Utterance) -> None:
        """Add a decision, with the sentence before if it begins with a pronoun."""
        self._decided.append((utterance.number, utterance.stems))
        self._add_statement(self.acts.decisions, utterance)

    def add_question(self, utterance: Utterance) -> None:
        """Add an open question, with the sentence before if it begins with a pronoun."""
        self._add_statement(self.acts.questions, utterance)

    def _add_statement(self, points: list[Point], utterance: Utterance) -> None:
        label, parts = self._label(utterance), [utterance]
        previous = next(self._conversation.before(utterance, 1), None)
        if (
            previous
            and not utterance.is_question
            and self._conversation.begins_with_pronoun(utterance)
        ):
            same = previous.sentence.speaker == utterance.sentence.speaker
            if same and not previous.is_question and not self.is_used(previous):
                parts = [previous, utterance]
        text = " ".join(part.text for part in parts)
        self._add(points, parts, (f"{label}: " if label else "") + text)

    def _add(self, points: list[Point], parts: Sequence[Utterance], text: str) -> None:
        """Add a finding, unless another one says the same."""
        self.use(*(part.number for part in parts))
        stems = frozenset[str]().union(*(part.stems for part in parts))
        if any(are_alike(stems, other) for other in self._stems):
            return
        self._stems.append(stems)
        points.append(Point(parts[-1].sentence.start, text))

    def _label(self, utterance: Utterance) -> str:
        several = self._conversation.several and utterance.sentence.speaker
        return speaker_name(utterance.sentence.speaker) if several else ""

    def _prefix(self, label: str, due: DueDate | None) -> str:
        """Return `Speaker 2 (Fri, Dec 4): `, as far as the two are known."""
        day = format_date(due.day, self._conversation.language) if due and due.day else ""
        if label and day:
            return f"{label} ({day}): "
        return f"{label or day}: " if label or day else ""

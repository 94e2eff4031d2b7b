"""Decisions, open questions and actions of a conversation.

Cue phrases find them (`language_cues`). A «yes, I will» is joined with the request that it answers,
and a proposal with the agreement that makes it a decision. Findings have only sentences of the
transcript.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.engines.sentences import Sentence
from pipeline.engines.summarization.act_collector import ActCollector, DialogueActs
from pipeline.engines.summarization.actions import find_actions
from pipeline.engines.summarization.utterances import Conversation, Utterance

MOST = 15
"""Maximum of decisions, of questions and of actions."""
_QUESTION_WORDS = 3
"""Words of a question from which it says what it is about."""
_EVASIONS = 2
"""Sentences of an answer, in which a doubt is looked for."""
_ANSWER_WORDS = 4
"""Words up to which a sentence may only introduce the answer: «Good question.»"""
_ANSWERS = 3
"""Sentences after a question, in which an answer is looked for."""
_PROPOSAL_WORDS = 4
"""Words up to which a proposal without a topic word is only «I propose that»."""
_SETTLED = 12
"""Sentences after a question, in which an action or a decision settles it."""
_PROPOSED = 6
"""Sentences before a «then it is decided», in which the proposal is looked for."""


def find_dialogue_acts(
    sentences: Sequence[Sentence], language: str, recorded: date | None
) -> DialogueActs:
    """Return decisions, open questions and actions. Due dates are counted from `recorded`."""
    conversation = Conversation(sentences, language, recorded)
    found = ActCollector(conversation)
    find_actions(conversation, found)
    _DecisionFinder(conversation, found).find()
    if conversation.several:
        _find_questions(conversation, found)
    acts = found.acts
    for points in (acts.actions, acts.decisions, acts.questions):
        points.sort(key=lambda point: point.at)
        del points[MOST:]
    return acts


class _DecisionFinder:
    def __init__(self, conversation: Conversation, found: ActCollector) -> None:
        self._conversation = conversation
        self._found = found

    def find(self) -> None:
        """Add sentences that are called decided, and proposals that somebody else agrees to."""
        cues = self._conversation.cues
        for utterance in self._conversation.utterances:
            if utterance.is_question or self._found.is_used(utterance):
                continue
            if self._conversation.decides(utterance):
                self._take_decision(utterance)
            elif self._concludes(utterance):
                self._found.add_decision(utterance)
        for utterance in self._conversation.utterances:
            if not self._found.is_used(utterance) and cues.proposal.search(utterance.plain):
                self._take_proposal(utterance)

    def _take_decision(self, decision: Utterance) -> None:
        """Add a decision; a mere «then it is decided» gives the proposal before it."""
        if len(decision.stems) > 1:
            self._found.add_decision(decision)
            return
        proposals = [
            each
            for each in self._conversation.before(decision, _PROPOSED)
            if self._conversation.cues.proposal.search(each.plain) and len(each.stems) > 1
        ]
        if proposals:
            self._found.use(decision.number)
            self._found.add_decision(proposals[0])
        elif decision.stems:
            self._found.add_decision(decision)

    def _concludes(self, utterance: Utterance) -> bool:
        """Return whether a sentence sums up other people's: «Then the release goes out on…»."""
        cues, plain = self._conversation.cues, utterance.plain
        if not (utterance.due and cues.conclusion.match(utterance.text)):
            return False
        if cues.past.search(plain) or cues.undone.search(plain) or cues.conditional.search(plain):
            return False
        speakers = {each.sentence.speaker for each in self._conversation.before(utterance, 2)}
        return bool(speakers - {utterance.sentence.speaker})

    def _take_proposal(self, proposal: Utterance) -> None:
        """Add a proposal that is accepted, in the words of the acceptance if it repeats them."""
        replies = self._conversation.replies_to(proposal)
        says_something = proposal.stems or (
            len(proposal.words) > _PROPOSAL_WORDS and not self._conversation.has_pronoun(proposal)
        )
        if not replies or not self._conversation.accepts(replies[0]) or not says_something:
            return
        between = self._conversation.utterances[proposal.number + 1 : replies[0].number]
        if any(self._conversation.cues.proposal.search(each.plain) for each in between):
            return  # the last one is what is accepted
        if self._found.is_decided(proposal, _PROPOSED):
            self._found.use(proposal.number)  # it is among the decisions in other words
            return
        restated = [
            reply
            for reply in replies
            if len(reply.stems & proposal.stems) > 1
            and not reply.is_question
            and not self._found.is_used(reply)
        ]
        self._found.use(proposal.number)
        if restated:
            self._found.add_decision(restated[0])
        elif not proposal.is_question:
            self._found.add_decision(proposal)


def _find_questions(conversation: Conversation, found: ActCollector) -> None:
    """Add questions without an answer."""
    for utterance in conversation.utterances:
        if found.is_used(utterance) or len(utterance.words) < _QUESTION_WORDS:
            continue
        if found.is_settled(utterance, _SETTLED):
            continue
        if utterance.is_question and (answers := _evasions(conversation, utterance)):
            found.use(*answers)
            found.add_question(utterance)
        elif _is_open_statement(conversation, utterance):
            found.add_question(utterance)


def _evasions(conversation: Conversation, question: Utterance) -> list[int]:
    """Return the sentences that leave a question open; none if it is answered or rhetorical.

    A doubt behind a real answer («Nine euros. I am not sure about the tax.») is about other things.
    """
    cues = conversation.cues
    if cues.aside.search(question.plain):
        return []
    first = question.number + 1
    following = conversation.utterances[first : first + _ANSWERS]
    evasions: list[int] = []
    answers = 0
    for each in following:
        if each.is_question and answers:
            break  # what follows answers the next question
        answers += not each.is_question
        if each.is_question or answers > _EVASIONS:
            continue
        if cues.uncertain.search(each.plain) or cues.unresolved.search(each.plain):
            evasions.append(each.number)
        elif len(each.stems) > 1 or len(each.words) > _ANSWER_WORDS:
            break
    return evasions


def _is_open_statement(conversation: Conversation, utterance: Utterance) -> bool:
    """Return whether a sentence calls something undecided."""
    if utterance.is_question or len(utterance.stems) < 3 or conversation.is_dependent(utterance):
        return False
    return bool(conversation.cues.unresolved.search(utterance.plain))

"""Actions of a conversation: accepted requests, promises, and tasks that are given by name."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.engines.summarization.act_collector import ActCollector
from pipeline.engines.summarization.utterances import Conversation, Utterance, clauses

_CONTEXT = 3
"""Sentences before a promise, in which its object is looked for."""


def find_actions(conversation: Conversation, found: ActCollector) -> None:
    """Add the actions of a conversation to `found`."""
    finder = _ActionFinder(conversation, found)
    for utterance in conversation.utterances:
        if found.is_used(utterance):
            continue
        if conversation.several and conversation.requests(utterance):
            finder.take_request(utterance)
        elif conversation.commits(utterance):
            finder.take_promise(utterance)
        elif conversation.assigns(utterance) or conversation.obliges(utterance):
            finder.take_task(utterance)


class _ActionFinder:
    def __init__(self, conversation: Conversation, found: ActCollector) -> None:
        self._conversation = conversation
        self._found = found

    def take_request(self, request: Utterance) -> None:
        """Add a request with its answer. A refused one is no action."""
        conversation = self._conversation
        replies = self._replies(request)
        promises = [reply for reply in replies if conversation.commits(reply)]
        promised = next((each for each in promises if not conversation.lacks_object(each)), None)
        promised = promised or max(promises, key=lambda each: each.due is not None, default=None)
        accepted = bool(replies) and conversation.accepts(replies[0])
        if promised is None and not accepted:
            polite = not request.is_question and not conversation.commits(request)
            refused = bool(replies) and conversation.refuses(replies[0])
            refused |= bool(conversation.cues.forbids.search(request.plain))
            if polite and len(request.stems) > 1 and not refused:
                self._found.add_request(request)
            return
        if promised is None and len(request.stems) < 2 and conversation.has_pronoun(request):
            return  # «Would you do it again?»
        promise = promised or next((reply for reply in replies if reply.due), replies[0])
        self._found.use(*range(replies[0].number, promise.number + 1))
        if self._needs_request(promise):
            self._found.add_action([request, promise], promise.due or request.due)
        else:
            self._found.use(request.number)
            self._found.add_action([promise], promise.due)

    def _replies(self, request: Utterance) -> Sequence[Utterance]:
        """Return the turn that answers a request: the next one, or the one behind it.

        A promise of something else does not answer it if somebody else does.
        """
        conversation = self._conversation
        replies = conversation.replies_to(request)
        if not replies or self._needs_request(replies[0]) or conversation.refuses(replies[0]):
            return replies
        later = conversation.replies_to(replies[-1])
        answered = later and later[0].sentence.speaker != request.sentence.speaker
        return later if answered and conversation.accepts(later[0]) else replies

    def _needs_request(self, promise: Utterance) -> bool:
        """Return whether a promise does not say by itself what is promised."""
        conversation = self._conversation
        vague = conversation.accepts(promise) or conversation.lacks_object(promise)
        return vague or len(promise.stems) < 2

    def take_promise(self, promise: Utterance) -> None:
        """Add a promise, with the sentence that names its object if it lacks one."""
        conversation = self._conversation
        if not conversation.several and promise.due is None:
            return
        if not conversation.lacks_object(promise) and promise.stems:
            self._found.add_action([promise], promise.due)
            return
        following = conversation.utterances[promise.number + 1 : promise.number + 2]
        for after in following:  # «I can do that. I'll change the settings.»
            same = after.sentence.speaker == promise.sentence.speaker
            if same and conversation.commits(after) and not conversation.lacks_object(after):
                return
        context = self._context(promise)
        if context or len(promise.stems) > 1:
            self._found.add_action([*context, promise], promise.due)

    def _context(self, promise: Utterance) -> list[Utterance]:
        """Return the sentence that a promise is about: the last one of this turn, or before it."""
        before = list(self._conversation.before(promise, _CONTEXT))
        speakers = [each.sentence.speaker for each in before]
        own = next((n for n, one in enumerate(speakers) if one != promise.sentence.speaker), None)
        said = [each for each in before[:own] if len(each.stems) > 1]
        if said or own is None:
            return said[:1]
        turn = [each for each in before[own:] if each.sentence.speaker == speakers[own]]
        turn = [each for each in turn if len(each.stems) > 1]
        return ([each for each in turn if each.is_question] or turn)[:1]

    def take_task(self, task: Utterance) -> None:
        """Add a task. A sentence with tasks for several people gives one action for each."""
        parts = clauses(task.text)
        if len(parts) > 1 and all(self._conversation.assigns(task, part) for part in parts):
            self._found.add_tasks(task, parts)
        elif self._conversation.several or task.due:
            self._found.add_action([task], task.due)

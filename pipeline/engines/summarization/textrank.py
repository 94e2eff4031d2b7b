"""Extractive summary without a server or a key, made of sentences of the transcript.

TextRank finds the most central sentences (`ranking`). Cue phrases find decisions, questions and
actions (`dialogue_acts`). Key phrases are the title. Sentences stay whole and appear once. No text
is generated, so nothing can be invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from pipeline.engines.protocols import Report, SummaryOptions
from pipeline.engines.sentences import Sentence, sentences_of
from pipeline.engines.summarization.act_collector import DialogueActs
from pipeline.engines.summarization.chapters import chapter_starts
from pipeline.engines.summarization.dialogue_acts import find_dialogue_acts
from pipeline.engines.summarization.key_phrases import title_of
from pipeline.engines.summarization.prompts import speaker_name
from pipeline.engines.summarization.ranking import rank
from pipeline.engines.summarization.utterances import Conversation, Utterance
from pipeline.engines.text_tokens import join
from storage.models import Chapter, Point, Summary, SummaryStyle, Transcript

_GIST, _POINTS = 3, {SummaryStyle.SHORT: 3, SummaryStyle.FULL: 8, SummaryStyle.NONE: 0}
_LONGEST_GIST = 600  # characters, about 40 seconds of speech
_TOO_ALIKE = 0.6  # share of common words from which two sentences have the same content
_LEAST_STEMS, _LEAST_WORDS = 2, 5  # of a sentence that says something by itself
_NUMBER, _PRONOUN = 1.2, 0.7
"""Factors of the rank of a sentence with a number, and of one about «them»."""
_ANNOUNCED_WITHIN = 30  # characters
_PUNCTUATED = 0.5  # share of complete sentences from which incomplete ones are left out


class KeySentences:
    """Offline summarizer."""

    id = "key sentences"

    def ready(self) -> str:
        """Return a line about the engine, which is always available."""
        return "key sentences, decisions and actions of the transcript; offline"

    def summarize(self, transcript: Transcript, options: SummaryOptions, report: Report) -> Summary:
        """Choose sentences. The language is that of the speech: nothing is translated."""
        report(0.0)
        language = transcript.language
        sentences = sentences_of(transcript)
        conversation = Conversation(sentences, language, options.recorded)
        bags = [conversation.vocabulary.stems(s.text) for s in sentences]
        ranks = rank(bags, lambda fraction: report(0.9 * fraction))
        best = [conversation.utterances[i] for i in _order(conversation, ranks.tolist())]
        acts = find_dialogue_acts(sentences, language, options.recorded)
        gist, points = _choose(conversation, best, acts, options.style)
        full = options.style is SummaryStyle.FULL
        report(1.0)
        return Summary(
            title=title_of(sentences, language),
            gist=reduce(join, (utterance.text for utterance in gist), "").strip(),
            points=tuple(_point(conversation, utterance) for utterance in points),
            chapters=_chapters(sentences, transcript.seconds, language) if full else (),
            actions=tuple(acts.actions),
            language=language,
            engine=self.id,
            quoted=True,
            decisions=tuple(acts.decisions),
            questions=tuple(acts.questions),
        )


def _order(conversation: Conversation, ranks: Sequence[float]) -> list[int]:
    """Return the numbers of the sentences, best first; numbers are facts and count more."""
    weights = []
    for importance, utterance in zip(ranks, conversation.utterances, strict=True):
        factor = _NUMBER if any(map(str.isdigit, utterance.text)) else 1.0
        weights.append(
            importance * factor * (_PRONOUN if conversation.has_pronoun(utterance) else 1.0)
        )
    return sorted(range(len(weights)), key=lambda i: (-weights[i], i))


def _choose(
    conversation: Conversation, best: Sequence[Utterance], acts: DialogueActs, style: SummaryStyle
) -> tuple[list[Utterance], list[Utterance]]:
    """Return the sentences of the gist and of the points, in the order of the recording.

    The gist is read without names: it has no sentence in the first person if others are there.
    """
    count = len(conversation.utterances)
    complete = sum(s.sentence.is_complete for s in conversation.utterances) >= _PUNCTUATED * count
    candidates = [
        utterance
        for utterance in best
        if _stands_alone(conversation, utterance)
        and (utterance.sentence.is_complete or not complete)
        and utterance.number not in acts.used
    ]
    covered = [utterance for utterance in conversation.utterances if utterance.number in acts.used]
    impersonal = [
        utterance
        for utterance in candidates
        if not conversation.cues.first_person.search(utterance.plain)
    ]
    gist_count = max(1, min(_GIST, count // 3))
    informative = [utterance for utterance in impersonal if not _announces(conversation, utterance)]
    first_choice = informative or impersonal or candidates
    gist = _without_repeats(first_choice, gist_count, covered) or list(best[:1])
    while len(gist) > 1 and sum(len(utterance.text) for utterance in gist) > _LONGEST_GIST:
        gist.pop()
    point_count = min(_POINTS[style], count // 3)
    rest = [
        utterance
        for utterance in candidates
        if utterance not in gist and not _announces(conversation, utterance)
    ]
    points = _without_repeats(rest, point_count, [*covered, *gist])
    return sorted(gist, key=_number), sorted(points, key=_number)


def _number(utterance: Utterance) -> int:
    return utterance.number


def _stands_alone(conversation: Conversation, utterance: Utterance) -> bool:
    """Return whether a sentence is a statement that says something without the ones before."""
    has_content = len(utterance.stems) >= _LEAST_STEMS and len(utterance.words) >= _LEAST_WORDS
    return has_content and not utterance.is_question and not conversation.is_dependent(utterance)


def _announces(conversation: Conversation, utterance: Utterance) -> bool:
    """Return whether a sentence only opens a topic: «Let us move on to…»."""
    return bool(conversation.cues.topic_shift.search(utterance.plain, 0, _ANNOUNCED_WITHIN))


def _without_repeats(
    ranked: Sequence[Utterance], count: int, covered: Sequence[Utterance]
) -> list[Utterance]:
    """Return the best `count` sentences that repeat neither each other nor what is `covered`."""
    chosen: list[Utterance] = []
    for utterance in ranked:
        if len(chosen) == count:
            break
        if not any(_repeats(utterance, other) for other in (*covered, *chosen)):
            chosen.append(utterance)
    return chosen


def _repeats(one: Utterance, other: Utterance) -> bool:
    fewer = min(len(one.words), len(other.words))
    return one.text == other.text or len(one.words & other.words) > _TOO_ALIKE * fewer


def _point(conversation: Conversation, utterance: Utterance) -> Point:
    """Return a sentence with its speaker, if there are several."""
    name = speaker_name(utterance.sentence.speaker) if conversation.several else ""
    return Point(utterance.sentence.start, f"{name}: {utterance.text}" if name else utterance.text)


def _chapters(sentences: Sequence[Sentence], seconds: float, language: str) -> tuple[Chapter, ...]:
    """Return chapters, each named by the key phrases that tell it from the others."""
    starts = chapter_starts(sentences, seconds, language)
    if len(starts) < 2:
        return ()
    chapters = []
    for start, end in zip(starts, [*starts[1:], len(sentences)], strict=True):
        own = sentences[start:end]
        title = title_of(own, language, [*sentences[:start], *sentences[end:]])
        chapters.append(Chapter(own[0].start, title))
    return tuple(chapters) if all(chapter.title for chapter in chapters) else ()

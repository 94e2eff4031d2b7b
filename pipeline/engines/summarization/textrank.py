"""Extractive summary without server and key: sentences that were said, and nothing else.

The most central sentences are found by TextRank (`ranking`), decisions, questions and actions by
cue phrases (`dialogue_acts`), the title by key phrases. Sentences stay whole and are told once. No
text is generated, so nothing can be invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from pipeline.engines.protocols import Report, SummaryOptions
from pipeline.engines.sentences import Sentence, join, sentences_of
from pipeline.engines.summarization.chapters import chapter_starts
from pipeline.engines.summarization.dialogue_acts import DialogueActs, find_dialogue_acts
from pipeline.engines.summarization.key_phrases import title_of
from pipeline.engines.summarization.prompts import speaker_name
from pipeline.engines.summarization.ranking import rank
from pipeline.engines.summarization.utterances import Conversation, Utterance
from storage.models import Chapter, Point, Summary, SummaryStyle, Transcript

_GIST, _POINTS = 3, {SummaryStyle.SHORT: 3, SummaryStyle.FULL: 8, SummaryStyle.NONE: 0}
_LONGEST_GIST = 600  # characters, about 40 seconds of speech
_LONGEST_TITLE = 70  # characters of a sentence that serves as the title
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
        talk = Conversation(sentences, language, options.recorded)
        bags = [talk.vocabulary.stems(s.text) for s in sentences]
        ranks = rank(bags, lambda fraction: report(0.9 * fraction))
        best = [talk.said[i] for i in _order(talk, ranks.tolist())]
        acts = find_dialogue_acts(sentences, language, options.recorded)
        gist, points = _choose(talk, best, acts, options.style)
        full = options.style is SummaryStyle.FULL
        report(1.0)
        return Summary(
            title=title_of(sentences, language) or _short_sentence(gist),
            gist=reduce(join, (said.text for said in gist), "").strip(),
            points=tuple(_point(talk, said) for said in points),
            chapters=_chapters(sentences, transcript.seconds, language) if full else (),
            actions=tuple(acts.actions),
            language=language,
            engine=self.id,
            quoted=True,
            decisions=tuple(acts.decisions),
            questions=tuple(acts.questions),
        )


def _order(talk: Conversation, ranks: Sequence[float]) -> list[int]:
    """Return the numbers of the sentences, best first; numbers are facts and count more."""
    weights = []
    for importance, said in zip(ranks, talk.said, strict=True):
        factor = _NUMBER if any(map(str.isdigit, said.text)) else 1.0
        weights.append(importance * factor * (_PRONOUN if talk.has_pronoun(said) else 1.0))
    return sorted(range(len(weights)), key=lambda i: (-weights[i], i))


def _choose(
    talk: Conversation, best: Sequence[Utterance], acts: DialogueActs, style: SummaryStyle
) -> tuple[list[Utterance], list[Utterance]]:
    """Return the sentences of the gist and of the points, in the order of the recording.

    The gist is read without names: it has no sentence in the first person if others are there.
    """
    count = len(talk.said)
    complete = sum(s.sentence.is_complete for s in talk.said) >= _PUNCTUATED * count
    able = [
        said
        for said in best
        if _stands_alone(talk, said)
        and (said.sentence.is_complete or not complete)
        and said.number not in acts.used
    ]
    told = [said for said in talk.said if said.number in acts.used]
    impersonal = [said for said in able if not talk.cues.first_person.search(said.plain)]
    in_gist = max(1, min(_GIST, count // 3))
    telling = [said for said in impersonal if not _announces(talk, said)]
    gist = _without_repeats(telling or impersonal or able, in_gist, told) or list(best[:1])
    while len(gist) > 1 and sum(len(said.text) for said in gist) > _LONGEST_GIST:
        gist.pop()
    in_points = min(_POINTS[style], count // 3)
    rest = [said for said in able if said not in gist and not _announces(talk, said)]
    points = _without_repeats(rest, in_points, [*told, *gist])
    return sorted(gist, key=_number), sorted(points, key=_number)


def _number(said: Utterance) -> int:
    return said.number


def _stands_alone(talk: Conversation, said: Utterance) -> bool:
    """Return whether a sentence is a statement that says something without the ones before."""
    says_much = len(said.stems) >= _LEAST_STEMS and len(said.words) >= _LEAST_WORDS
    return says_much and not said.is_question and not talk.is_dependent(said)


def _announces(talk: Conversation, said: Utterance) -> bool:
    """Return whether a sentence only opens a topic: «Let us move on to…»."""
    return bool(talk.cues.topic_shift.search(said.plain, 0, _ANNOUNCED_WITHIN))


def _without_repeats(
    ranked: Sequence[Utterance], count: int, told: Sequence[Utterance]
) -> list[Utterance]:
    """Return the best `count` sentences that repeat neither each other nor what is `told`."""
    chosen: list[Utterance] = []
    for said in ranked:
        if len(chosen) == count:
            break
        if not any(_repeats(said, other) for other in (*told, *chosen)):
            chosen.append(said)
    return chosen


def _repeats(one: Utterance, other: Utterance) -> bool:
    fewer = min(len(one.words), len(other.words))
    return one.text == other.text or len(one.words & other.words) > _TOO_ALIKE * fewer


def _point(talk: Conversation, said: Utterance) -> Point:
    """Return a sentence with its speaker, if there are several."""
    name = speaker_name(said.sentence.speaker) if talk.several else ""
    return Point(said.sentence.start, f"{name}: {said.text}" if name else said.text)


def _short_sentence(gist: Sequence[Utterance]) -> str:
    """Return a short sentence as the title of a text without key phrases; else ""."""
    text = gist[0].text.rstrip(".。।۔ ") if gist else ""
    return text if len(text) <= _LONGEST_TITLE else ""


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

"""Summaries of composed meetings and talks against the expectations of a reader."""

from functools import reduce
from operator import add

import pytest

from benchmarks.summaries.checklist import Score, score
from benchmarks.summaries.judged import Judgement, judge, judge_items, judge_title, phrases_of
from benchmarks.summaries.meetings import RECORDED, Meeting, load_meetings
from pipeline.engines.protocols import SummaryOptions
from pipeline.engines.summarization.textrank import KeySentences
from pipeline.engines.summarization.vocabulary import vocabulary_of
from storage.models import Summary
from tests.unit.pipeline.transcripts import no_report

MEETINGS = {meeting.name: meeting for meeting in load_meetings()}


def summarize(meeting: Meeting) -> Summary:
    options = SummaryOptions(recorded=RECORDED)
    return KeySentences().summarize(meeting.transcript, options, no_report)


def test_summaries_have_the_facts() -> None:
    scores: dict[bool, list[Score]] = {True: [], False: []}
    for meeting in MEETINGS.values():
        scores[meeting.held_out].append(score(meeting, summarize(meeting)))
    for held_out, least in ((True, 0.85), (False, 0.95)):
        measured = scores[held_out]
        assert sum(s.facts_found for s in measured) >= least * sum(s.facts for s in measured)
        assert sum(s.actors_named for s in measured) >= 0.95 * sum(s.actors for s in measured)
        assert sum(s.standing_alone for s in measured) >= 0.95 * sum(s.items for s in measured)
        assert sum(s.repeated for s in measured) == 0
        assert all(s.title_good for s in measured)


def test_summaries_have_the_expected_items_and_few_false_ones() -> None:
    judged = [judge(meeting, summarize(meeting)) for meeting in MEETINGS.values()]
    for kind in ("action", "decision", "question", "title"):
        total = reduce(add, (each[kind] for each in judged), Judgement())
        assert total.right >= 0.95 * total.printed, total.false
        assert total.found >= 0.95 * total.expected, total.missing


@pytest.mark.parametrize("name", MEETINGS)
def test_titles_are_key_phrases_without_verbs(name: str) -> None:
    meeting = MEETINGS[name]
    text = " ".join(segment.text for segment in meeting.transcript.segments).lower()
    vocabulary = vocabulary_of(meeting.transcript.language)
    unspaced = meeting.transcript.language in ("ja", "zh")
    summary = summarize(meeting)
    assert summary.title
    for title in (summary.title, *(chapter.title for chapter in summary.chapters)):
        assert not set(".?!…。？！।") & set(title)
        for phrase in phrases_of(title):
            words = phrase.split()
            verbs = [verb for verb in meeting.verbs if verb in (phrase if unspaced else words)]
            assert not verbs
            assert phrase in text
            terms = vocabulary.terms(phrase)
            assert terms[0].stem
            assert terms[-1].stem
            assert sum(bool(term.stem) for term in terms) <= 3


ASKED = "“Frau Dr. Lange, können Sie die Getränke bestellen?”"
PROMISED = "“Das mache ich bis Freitag.”"


@pytest.mark.parametrize(
    "text",
    [
        f"Speaker 3: {ASKED} – {PROMISED}",
        f"Speaker 2 (Fr., 4. Dez.): {ASKED} – {PROMISED}",
        f"Fr., 4. Dez.: {ASKED} – {PROMISED}",
        f"Speaker 3 (Sa., 5. Dez.): {ASKED} – {PROMISED}",
        "Speaker 3 (Fr., 4. Dez.): Die Getränke.",
        f"Speaker 3 (Fr., 4. Dez.): {ASKED} – “Mein Bruder hat eine Anlage.”",
    ],
)
def test_item_with_another_person_thing_date_or_sentence_is_false(text: str) -> None:
    meeting = MEETINGS["de_kita"]
    (drinks, *_) = (item for item in meeting.expected if item.kind == "action")
    assert judge_items(meeting, [text], [drinks]).false == (text,)


def test_right_item_counts_once() -> None:
    meeting = MEETINGS["de_kita"]
    text = f"Speaker 3 (Fr., 4. Dez.): {ASKED} – {PROMISED}"
    actions = [item for item in meeting.expected if item.kind == "action"]
    judged = judge_items(meeting, [text, text], actions)
    assert (judged.right, judged.printed, judged.found, judged.expected) == (1, 2, 1, 3)
    assert judged.false == (text,)


def test_title_is_judged_by_its_phrases() -> None:
    judged = judge_title(MEETINGS["de_kita"], "Sommerfest, Rutsche kostet")
    assert (judged.right, judged.printed, judged.found, judged.expected) == (1, 2, 1, 2)
    assert judged.false == ("rutsche kostet",)


def test_parts_of_a_phrase_are_joined_in_a_title() -> None:
    chapters = [chapter.title for chapter in summarize(MEETINGS["en_club"]).chapters]
    assert "Membership fee" in chapters

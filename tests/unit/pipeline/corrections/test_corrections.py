"""Corrections of a transcript: any sequence of them keeps its words, their times and its past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.corrections import changes, versions
from pipeline.corrections.changes import WrongChange, clean_text, has_own_words
from pipeline.corrections.word_times import retimed
from storage.models import Change, ChangeKind, Correction, Platform, Segment, Transcript, Word
from storage.serialization import from_json, to_json

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LETTERS = "ab.,é'日本語สวัสดีשלוםсло"
TEXTS = st.text(alphabet=LETTERS + "  \n", max_size=24)
HOSTILE = st.text(max_size=30)


def segment(text: str, start: float, speaker: str = "S1", spaced: bool = True) -> Segment:
    """Return a sentence with a word for each second."""
    parts = text.split() if spaced else list(text)
    words = tuple(
        Word(start + at, start + at + 0.8, each, 0.4, speaker) for at, each in enumerate(parts)
    )
    return Segment(start, start + len(parts), text, words, speaker)


def transcript(*segments: Segment) -> Transcript:
    return Transcript("en", 999.0, segments)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    made, at = [], 0.0
    for _ in range(draw(st.integers(1, 5))):
        text = clean_text(draw(TEXTS)) or "word"
        spaced = draw(st.booleans()) or " " in text
        made.append(segment(text, at, draw(st.sampled_from(["S1", "S2"])), spaced=spaced))
        at = made[-1].end + draw(st.integers(-1, 2))
    return transcript(*sorted(made, key=lambda it: it.start))


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["write", "merge", "give", "undo", "redo"]),
        st.integers(0, 5),
        TEXTS | HOSTILE,
    ),
    max_size=12,
)


def ask(now: Transcript, done: Sequence[Correction], step: tuple[str, int, str]) -> Change | None:
    name, at, text = step
    try:
        match name:
            case "write":
                return changes.write(now, at, text)
            case "merge":
                return changes.merge(now, at)
            case "give":
                return changes.give(now, at, "S2" if len(text) % 2 else changes.NEW)
            case "redo":
                return versions.redone(done)
            case _:
                return versions.undone(done)
    except WrongChange:
        return None


def words_of(one: Transcript) -> list[Word]:
    return [word for each in one.segments for word in each.words]


def check(now: Transcript) -> None:
    assert now.segments
    for each in now.segments:
        assert has_own_words(each), each
        assert each.text.strip()
        assert not set(each.text) & set("\0\n\u202e")
        starts = [word.start for word in each.words]
        assert starts == sorted(starts), each
        assert all(word.end >= word.start for word in each.words)
        assert each.end >= each.start


@given(transcripts(), STEPS)
@settings(max_examples=400, deadline=None)
def test_any_corrections_keep_words_times_and_versions(
    first: Transcript, steps: list[tuple[str, int, str]]
) -> None:
    now, done, past = first, list[Correction](), [first]
    for step in steps:
        change = ask(now, done, step)
        if change is None:
            continue
        change = from_json(to_json(change), Change)  # as it is stored
        assert list(now.segments[change.at : change.at + len(change.removed)]) == list(
            change.removed
        )
        now = versions.corrected(now, [change])
        check(now)
        done.append(Correction(len(done) + 1, "base", change, Platform.TELEGRAM, NOW))
        past.append(now)
        if change.undoes is not None:  # exactly the version before, or that one again
            is_undo = change.kind is ChangeKind.UNDO
            assert now == past[change.undoes - is_undo]
        else:
            assert len(words_of(now)) < 500
    assert versions.corrected(first, [each.change for each in done]) == now
    while (change := versions.undone(done)) is not None:
        now = versions.corrected(now, [change])
        done.append(Correction(len(done) + 1, "base", change, Platform.TELEGRAM, NOW))
    assert now == first


@given(st.lists(st.sampled_from(["one", "two", "three"]), min_size=1, max_size=8), st.data())
@settings(deadline=None)
def test_untouched_words_keep_their_times(said: list[str], data: st.DataObject) -> None:
    old = segment(" ".join(said), 5.0)
    place = data.draw(st.integers(0, len(said) - 1))
    new = [*said[:place], "Zebra", "xylophone", *said[place + 1 :]]
    words = retimed(old, " ".join(new))
    assert [word.text for word in words] == new
    assert words[:place] == old.words[:place]
    assert words[place + 2 :] == old.words[place + 1 :]
    before = old.words[place - 1].end if place else old.start
    after = old.words[place + 1].start if place + 1 < len(said) else old.end
    assert before <= words[place].start <= words[place].end == words[place + 1].start
    assert words[place + 1].end == after
    assert words[place].probability == 1.0


@given(transcripts(), STEPS, st.integers(0, 5), st.integers(1, 2))
@settings(max_examples=300, deadline=None)
def test_moved_sentences_are_the_same_or_in_conflict(
    first: Transcript, steps: list[tuple[str, int, str]], at: int, count: int
) -> None:
    if at + count > len(first.segments):
        return
    marked = tuple(replace(it, language=f"mark {n}") for n, it in enumerate(first.segments))
    first = replace(first, segments=marked)
    wanted, now, later = first.segments[at : at + count], first, list[Change]()
    for step in steps:
        if (change := ask(now, [], step)) is not None:
            later.append(change)
            now = versions.corrected(now, [change])
    place = versions.moved(at, count, later)
    assert 0 <= place.at <= place.at + place.count <= len(now.segments)
    if not place.conflict:
        assert now.segments[place.at : place.at + place.count] == wanted


def test_text_of_any_script_is_aligned() -> None:
    old = segment("今日は天気です", 0.0, spaced=False)
    words = retimed(old, "今日は良い天気です")
    assert "".join(word.text for word in words) == "今日は良い天気です"
    assert words[3] == Word(2.8, 3.0, "良い", 1.0, "S1")
    assert words[:3] == old.words[:3]
    assert words[4:] == old.words[3:]


def test_split_sentences_share_the_words_and_cut_one_where_asked() -> None:
    now = transcript(segment("one two three", 0.0), segment("four", 9.0))
    change = changes.write(now, 0, "one two\nthree")
    assert change.kind == "split"
    assert [it.text for it in change.added] == ["one two", "three"]
    assert change.added[0].words + change.added[1].words == now.segments[0].words
    assert [it.start for it in change.added] == [0.0, 2.0]
    cut = changes.write(now, 0, "one t\nwo three").added
    assert [it.text for it in cut] == ["one t", "wo three"]
    assert cut[0].words[-1].end == cut[1].words[0].start == 1.2  # a letter of three
    japanese = transcript(segment("日本語", 0.0, spaced=False))
    words = changes.write(japanese, 0, "日\n本語").added
    assert [[it.text for it in each.words] for each in words] == [["日"], ["本", "語"]]


def test_merged_sentences_belong_to_the_first_speaker() -> None:
    now = transcript(segment("one two", 0.0), segment("three", 1.5, "S2"))
    (joined,) = changes.merge(now, 0).added
    assert joined.text == "one two three"
    assert {word.speaker for word in joined.words} == {joined.speaker} == {"S1"}
    assert [word.start for word in joined.words] == [0.0, 1.0, 1.5]
    with pytest.raises(WrongChange, match="gone"):
        changes.merge(now, 1)


def test_speakers_are_known_or_new() -> None:
    now = transcript(segment("one", 0.0), segment("two", 2.0, "S2"))
    assert changes.give(now, 0, changes.NEW).added[0].speaker == "S3"
    assert changes.give(now, 1, "S1").added[0].words[0].speaker == "S1"
    for wrong in ("S1", "S9", "", "<b>"):
        with pytest.raises(WrongChange):
            changes.give(now, 0, wrong)


def test_wrong_texts_are_refused() -> None:
    now = transcript(segment("one two", 0.0))
    for text, code in (("one two", "same"), (" one \u202e two", "same"), (" \n", "last")):
        with pytest.raises(WrongChange, match=code):
            changes.write(now, 0, text)
    with pytest.raises(WrongChange, match="long"):
        changes.write(now, 0, "x " * 5000)
    for at in (-1, 1, 10**9):
        with pytest.raises(WrongChange, match="gone"):
            changes.write(now, at, "three")


def test_words_that_were_left_out_are_not_in_the_text_that_is_corrected() -> None:
    um = Word(0.0, 0.4, "um,", 0.9, "S1", filler=True)
    word = Word(0.5, 1.0, "yes", 0.9, "S1")
    now = transcript(Segment(0.0, 1.0, "um, yes", (um, word), "S1"))
    (made,) = changes.write(now, 0, "yes please").added
    assert made.words[0] == replace(word, text="yes")
    assert made.text == "yes please"


def test_long_sentence_is_aligned_in_a_moment() -> None:
    """Tokens that are all alike are the worst case of the matcher."""
    old = segment("a " * 2400, 0.0)
    words = retimed(old, "b " + "a " * 2300)
    assert len(words) == 2301

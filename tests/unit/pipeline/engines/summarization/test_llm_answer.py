import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engines.summarization import llm_answer
from pipeline.engines.summarization.llm_answer import Cited, Heading, Notes, Unusable, Whole

STARTS = {1: 0.5, 2: 4.0, 3: 9.0}


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("See https://evil.example/a?b now", "See now"),
        ("See evil.example/path now", "See now"),
        ("Open tg://join?invite=x or www.evil.example", "Open or"),
        ("[click](http://evil.example) here", "click here"),
        ("![](http://evil.example/pixel.png) here", "here"),
        ("@everyone and <@1234> and a@b.example", "everyone and and a@b.example"),
        ("/start the engine at 5 km/h, rated 3.5/10", "start the engine at 5 km/h, rated 3.5/10"),
        ("**Bold** and `code` and <b>tag</b>", "Bold and code and tag"),
        ("# Heading", "Heading"),
        ("- A list item", "A list item"),
        ("a < b and c > d", "a < b and c > d"),
        ("turned \u202etxet\u202c and hid\u200bden\x07", "turned txet and hidden"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("two\nlines", "two lines"),
        ("see ://example.org now", "see now"),
        ("...", ""),
        ("string", ""),
    ],
)
def test_clean_removes_markup_links_and_mentions(text: str, cleaned: str) -> None:
    assert llm_answer.clean(text, 200) == cleaned


@given(st.text(max_size=400))
def test_cleaned_text_is_one_short_line(text: str) -> None:
    cleaned = llm_answer.clean(text, 100)
    assert len(cleaned) <= 100
    assert "://" not in cleaned
    assert not any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in cleaned)


@pytest.mark.parametrize(
    "text",
    [
        '{"points": [{"line": 1, "text": "a"}], "actions": []}',
        'Sure!\n```json\n{"points": [{"line": "[1]", "text": "a"}]}\n```',
        '<think>{"points": 1}</think>{"points": [{"line": 1.0, "text": "a"}, {"text": "b"}, 7]}',
        '{"points": [{"line": "line 1", "text": "a", "why": 3}], "other": {}} and more',
    ],
)
def test_answer_parser_accepts_text_around_json(text: str) -> None:
    assert llm_answer.parse_answer(text, Notes) == Notes(points=[Cited(line=1, text="a")])


@pytest.mark.parametrize("text", ["", "no", "{", '{"title": "x"}', '{"gist": 3}', "x" * 300_000])
def test_unparsable_answer_is_unusable(text: str) -> None:
    with pytest.raises(Unusable):
        llm_answer.parse_answer(text, Whole)


def test_points_refer_to_lines_of_the_prompt() -> None:
    cited = [
        Cited(line=3, text="late"),
        Cited(line=1, text="early"),
        Cited(line=1, text="Early"),
        Cited(line=2, text="not shown"),
        Cited(line=9, text="invented"),
    ]
    points = llm_answer.clean_points(cited, STARTS, {1, 3})
    assert [(point.at, point.text) for point in points] == [(0.5, "early"), (9.0, "late")]


def test_chapters_start_at_the_beginning_and_are_at_least_two() -> None:
    headings = [Heading(line=3, title="B"), Heading(line=2, title="A"), Heading(line=2, title="C")]
    chapters = llm_answer.clean_chapters(headings, STARTS, {2, 3})
    assert [(chapter.start, chapter.title) for chapter in chapters] == [(0.5, "A"), (9.0, "B")]
    assert llm_answer.clean_chapters(headings[:1], STARTS, {2, 3}) == []


def test_schemas_require_every_field() -> None:
    strict = llm_answer.schema_of(Whole, closed=True)
    assert set(strict["required"]) == {
        *("title", "gist", "points", "chapters", "actions"),
        *("decisions", "questions"),
    }
    assert strict["additionalProperties"] is False
    assert "additionalProperties" not in llm_answer.schema_of(Whole, closed=False)

import asyncio
import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from pipeline.engines.protocols import SummaryOptions
from pipeline.engines.summarization.llm_summary import CutOff, Writer
from pipeline.engines.summarization.prompts import Prompt
from pipeline.engines.summarization.retry import Meter
from storage.errors import EngineNonsense
from storage.models import Summary, Transcript
from tests.unit.pipeline.transcripts import MEETING, transcript_of

LONG = transcript_of(*MEETING * 20)


class Model:
    """Fake model that answers by a function of the prompt, and counts the calls."""

    def __init__(self, answer: Callable[[Prompt], str]) -> None:
        self.calls = 0
        self._answer = answer

    async def __call__(self, prompt: Prompt, shape: type[BaseModel]) -> str:
        self.calls += 1
        return self._answer(prompt)


def write(model: Model, transcript: Transcript, budget: int = 500) -> Summary:
    return asyncio.run(Writer(model, "model", budget, Meter()).write(transcript, SummaryOptions()))


def whole(line: object = 3, **changes: object) -> str:
    answer = {"title": "T", "gist": "They talk.", "points": [{"line": line, "text": "P"}]}
    return json.dumps({**answer, **changes})


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)
cited = st.lists(st.fixed_dictionaries({"line": anything | st.integers(0, 300), "text": anything}))
answers = st.fixed_dictionaries(
    {},
    optional={
        "title": st.text(max_size=300) | anything,
        "gist": st.text(max_size=3000) | anything,
        "points": cited | anything,
        "chapters": st.lists(st.fixed_dictionaries({"line": anything, "title": anything})),
        "actions": cited | anything,
    },
)


@settings(max_examples=60, deadline=None)
@given(st.lists(answers.map(json.dumps) | st.text(max_size=50), min_size=1, max_size=6))
def test_any_model_answer_gives_a_summary_or_an_error(script: list[str]) -> None:
    model = Model(lambda prompt: script[model.calls % len(script)])
    try:
        summary = write(model, LONG, 3000)
    except EngineNonsense:
        return
    finally:
        assert model.calls <= 60
    starts = {segment.start for segment in LONG.segments}
    assert summary.title
    assert summary.gist
    assert {p.at for p in (*summary.points, *summary.actions)} <= starts
    assert {chapter.start for chapter in summary.chapters} <= starts
    assert max(len(summary.points), len(summary.actions), len(summary.chapters)) <= 15


def test_notes_as_long_as_the_text_are_truncated() -> None:
    def everything(prompt: Prompt) -> str:
        points = [{"line": n, "text": "again " * 40} for n in range(1, 201)]
        return whole(points=points, actions=points)

    model = Model(everything)
    assert write(model, LONG, 1500).points
    assert model.calls < 20


def test_one_very_long_segment_is_summarized() -> None:
    model = Model(lambda prompt: whole(1))
    assert write(model, transcript_of("word " * 5000)).points[0].at == 1.0


def test_model_that_always_truncates_is_abandoned() -> None:
    def cut(prompt: Prompt) -> str:
        raise CutOff

    model = Model(cut)
    with pytest.raises(EngineNonsense):
        write(model, LONG)
    assert model.calls <= 60


def test_summary_progress_only_grows() -> None:
    meter = Meter()
    fractions: list[float] = []

    def answer(prompt: Prompt) -> str:
        fractions.append(meter.fraction)
        first = int(prompt.task.split(" begins ---\n")[1].split(" ")[0])
        return whole(first)

    summary = asyncio.run(Writer(Model(answer), "model", 1000, meter).write(LONG, SummaryOptions()))
    assert summary.engine == "model"
    assert fractions == sorted(fractions)
    assert fractions[-1] == 0.8

"""Summary by a language model; long transcripts are summarized in parts first.

The notes on a part are lines again, with the numbers of the lines they cite. The same step
therefore makes notes of notes, until everything fits into one prompt.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from pydantic import BaseModel

from pipeline.engines.protocols import SummaryOptions
from pipeline.engines.summarization import llm_answer
from pipeline.engines.summarization.prompts import (
    Line,
    Prompt,
    lines_of,
    part_prompt,
    parts_of,
    whole_prompt,
)
from pipeline.engines.summarization.retry import Meter
from storage.errors import EngineNonsense
from storage.models import Summary, SummaryStyle, Transcript

_MOST_CALLS = 60  # for one summary, in all cases
_FEW_LINES = 10  # below this there may be no points
_LEAST_BUDGET = 200  # tokens: a prompt with fewer would be cut off again
_NOTE = 240  # characters of one note on a part

A = TypeVar("A", bound=BaseModel)
R = TypeVar("R")


class CutOff(Exception):
    """The prompt or the answer was too long for the model: use a shorter prompt."""


class Ask(Protocol):
    """One call of a model, which returns the text of its answer.

    Raises CutOff and EngineTrouble.
    """

    async def __call__(self, prompt: Prompt, shape: type[BaseModel]) -> str:
        """Request an answer with that schema."""
        ...


class Writer:
    """Writes one summary. `budget` is the number of transcript tokens in one prompt."""

    def __init__(self, ask: Ask, engine: str, budget: int, meter: Meter) -> None:
        self._ask = ask
        self._engine = engine
        self._budget = budget
        self._meter = meter
        self._calls = 0

    async def write(self, transcript: Transcript, options: SummaryOptions) -> Summary:
        """Return the summary. Raises EngineNonsense without a usable answer, and EngineTrouble."""
        all_lines = lines_of(transcript)
        language = options.language or transcript.language
        budget = self._budget
        while True:
            lines = await self._condense(all_lines, budget, language)
            try:
                return await self._summarize_lines(lines, transcript, options, language)
            except CutOff:
                budget = min(budget, sum(line.cost for line in lines)) // 2
            if budget < _LEAST_BUDGET:
                raise EngineNonsense("cut off", engine=self._engine)

    async def _condense(self, lines: list[Line], budget: int, language: str) -> list[Line]:
        """Return the lines if they fit the budget, otherwise notes on them that fit."""
        while sum(line.cost for line in lines) > budget:
            parts = parts_of(lines, budget)
            notes: list[Line] = []
            for number, part in enumerate(parts):
                self._meter.fraction = max(self._meter.fraction, 0.8 * number / len(parts))
                notes += await self._notes(part, language)
            lines = notes
        self._meter.fraction = max(self._meter.fraction, 0.8)
        return lines

    async def _notes(self, part: list[Line], language: str) -> list[Line]:
        """Return notes on one part; on its halves when it is too long."""
        line_numbers = {line.number for line in part}

        def convert(notes: llm_answer.Notes) -> list[Line]:
            cited = [
                (c.line, llm_answer.clean(c.text, _NOTE)) for c in (*notes.points, *notes.actions)
            ]
            found = [
                Line(number, text) for number, text in cited if number in line_numbers and text
            ]
            if not found and len(part) >= _FEW_LINES:
                raise llm_answer.Unusable("no point cites the number of a line that is there")
            return _shorten(sorted(found, key=lambda line: line.number), part)

        try:
            return await self._ask_usable(part_prompt(part, language), llm_answer.Notes, convert)
        except CutOff:
            if len(part) == 1:
                raise EngineNonsense("cut off", engine=self._engine) from None
        middle = len(part) // 2
        first = await self._notes(part[:middle], language)
        return first + await self._notes(part[middle:], language)

    async def _summarize_lines(
        self, lines: Sequence[Line], transcript: Transcript, options: SummaryOptions, language: str
    ) -> Summary:
        starts = {n: segment.start for n, segment in enumerate(transcript.segments, start=1)}
        line_numbers = {line.number for line in lines}
        full = options.style is not SummaryStyle.SHORT

        def convert(whole: llm_answer.Whole) -> Summary:
            title = llm_answer.clean(whole.title, llm_answer.TITLE)
            gist = llm_answer.clean(whole.gist, llm_answer.GIST)
            points = llm_answer.clean_points(whole.points, starts, line_numbers)
            if not title or not gist:
                raise llm_answer.Unusable("the title or the gist is empty")
            if not points and (whole.points or len(lines) >= _FEW_LINES):
                raise llm_answer.Unusable("no point cites the number of a line that is there")
            return Summary(
                title=title,
                gist=gist,
                points=tuple(points),
                chapters=tuple(
                    llm_answer.clean_chapters(whole.chapters, starts, line_numbers) if full else ()
                ),
                actions=tuple(llm_answer.clean_points(whole.actions, starts, line_numbers)),
                decisions=tuple(llm_answer.clean_points(whole.decisions, starts, line_numbers)),
                questions=tuple(llm_answer.clean_points(whole.questions, starts, line_numbers)),
                language=language,
                engine=self._engine,
            )

        prompt = whole_prompt(lines, options, language, transcript.seconds)
        return await self._ask_usable(prompt, llm_answer.Whole, convert)

    async def _ask_usable(self, prompt: Prompt, shape: type[A], convert: Callable[[A], R]) -> R:
        """Return the result of `convert`. After an unusable answer the model is asked once more."""
        try:
            return convert(llm_answer.parse_answer(await self._call(prompt, shape), shape))
        except llm_answer.Unusable as problem:
            prompt = prompt.after_problem(str(problem))
        try:
            return convert(llm_answer.parse_answer(await self._call(prompt, shape), shape))
        except llm_answer.Unusable as problem:
            raise EngineNonsense(str(problem), engine=self._engine) from problem

    async def _call(self, prompt: Prompt, shape: type[BaseModel]) -> str:
        self._calls += 1
        if self._calls > _MOST_CALLS:
            raise EngineNonsense("too many calls", engine=self._engine)
        return await self._ask(prompt, shape)


def _shorten(notes: Sequence[Line], part: Sequence[Line]) -> list[Line]:
    """Return notes with at most half the length of the part, so that notes of notes end."""
    kept: list[Line] = []
    used = 0
    for note in notes:
        used += note.cost
        if kept and used > sum(line.cost for line in part) / 2:
            break
        kept.append(note)
    return kept

"""Answers of a language model: their schemas, and the clean-up before users see them.

The answer of a model that has read hostile text is hostile text. It is cut, stripped of links and
mentions, and every cited line must be one of the prompt.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, TypeAdapter, ValidationError

from storage.models import Chapter, Point

_LONGEST_ANSWER = 200_000  # characters; a normal answer has a few thousand
TITLE, GIST, POINT = 100, 1500, 300
"""Maximum characters of a title (also of a chapter), of the gist, and of a point or action."""
MOST = 15
"""Maximum of points, chapters and actions."""

_LINK = re.compile(
    r"(?:(?:\b[a-z][a-z0-9+.-]{1,15})?://|\bwww\.|\bmailto:|\btg:)\S*|\b(?:[\w-]+\.)+[a-z]{2,}/\S*",
    re.IGNORECASE,
)
_MARKDOWN_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MENTION = re.compile(r"(?<!\w)[@/](?=\w)|<[@#&!:][^>]*>|<a?:\w+:\d+>")
_MARKUP = re.compile(r"\*\*|__|~~|\|\||`+|^\s*(?:#+|[-*•]|\d+\.)\s+|</?[a-z][^>]{0,40}>")
_THOUGHT = re.compile(r"^.*</think(?:ing)?>", re.DOTALL)
_PLACEHOLDERS = {"", "string", "title", "gist", "text", "...", "…", "n/a", "none", "null"}

A = TypeVar("A", bound=BaseModel)


class Unusable(Exception):
    """The answer can't be used. The message tells the model the reason."""


def _line_number(value: object) -> object:
    """Convert `12`, `"12"`, `"[12]"` and `"line 12"` to 12."""
    found = re.search(r"\d{1,6}", value) if isinstance(value, str) else None
    return int(found.group()) if found else value


class Cited(BaseModel):
    """A text, and the number of the line that it cites."""

    line: Annotated[int, BeforeValidator(_line_number)]
    text: str


class Heading(BaseModel):
    """A title, and the number of the first line under it."""

    line: Annotated[int, BeforeValidator(_line_number)]
    title: str


def _skip_invalid(shape: type[BaseModel]) -> BeforeValidator:
    """Return a validator that drops invalid members of a list, so that the answer is not lost."""
    adapter = TypeAdapter(shape)

    def keep(value: object) -> object:
        kept = []
        for member in value if isinstance(value, list) else []:
            try:
                kept.append(adapter.validate_python(member))
            except ValidationError:
                continue
        return kept

    return BeforeValidator(keep)


CitedList = Annotated[list[Cited], _skip_invalid(Cited)]


class Notes(BaseModel):
    """Answer about one part."""

    points: CitedList = []
    actions: CitedList = []


class Whole(Notes):
    """Answer about the whole transcript."""

    title: str
    gist: str
    chapters: Annotated[list[Heading], _skip_invalid(Heading)] = []
    decisions: CitedList = []
    questions: CitedList = []


def schema_of(shape: type[BaseModel], *, closed: bool) -> dict[str, Any]:
    """Return the JSON schema with every property required.

    With `closed` no other properties are allowed, as OpenAI's strict mode requires
    (https://platform.openai.com/docs/guides/structured-outputs).
    """
    schema = shape.model_json_schema()
    for part in [schema, *schema.get("$defs", {}).values()]:
        part["required"] = list(part["properties"])
        if closed:
            part["additionalProperties"] = False
        for described in part["properties"].values():
            described.pop("default", None)
    return schema


def parse_answer(text: str, shape: type[A]) -> A:
    """Return the JSON object in a text: after thoughts, in a code fence, between other words.

    Raises Unusable.
    """
    if len(text) > _LONGEST_ANSWER:
        raise Unusable("it is much too long")
    rest = _THOUGHT.sub("", text)
    at = rest.find("{")
    if at < 0:
        raise Unusable("there is no JSON object in it")
    try:
        found, _ = json.JSONDecoder(strict=False).raw_decode(rest, at)
        return shape.model_validate(found)
    except ValidationError as error:
        fields = ", ".join(sorted({str(e["loc"][0]) for e in error.errors() if e["loc"]}))
        raise Unusable(f"these fields are missing or of the wrong type: {fields}") from error
    except (ValueError, RecursionError) as error:
        raise Unusable("its JSON can't be read") from error


def clean(text: str, longest: int) -> str:
    """Return one line of plain text of at most `longest` characters.

    Removes links, mentions, commands, markup, and control and direction characters.
    """
    line = "".join(
        " " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c
        for c in unicodedata.normalize("NFC", text)
        # Cf hides or reverses text; its two joiners are part of Persian, Hindi and other languages
        if unicodedata.category(c) not in ("Cf", "Co", "Cs", "Cn") or c in "\u200c\u200d"
    )
    for pattern, left in ((_MARKDOWN_LINK, r"\1"), (_LINK, ""), (_MARKUP, ""), (_MENTION, "")):
        line = pattern.sub(left, line)
    line = " ".join(line.split())
    if line.lower().strip(" .") in _PLACEHOLDERS:
        return ""
    return line if len(line) <= longest else line[: longest - 1].rsplit(" ", 1)[0] + "…"


def clean_points(
    cited: Iterable[Cited], starts: Mapping[int, float], line_numbers: Collection[int]
) -> list[Point]:
    """Return the points that cite a line of the prompt, without duplicates, by time."""
    found: dict[str, Point] = {}
    for one in cited:
        text = clean(one.text, POINT)
        if one.line in line_numbers and text:
            found.setdefault(text.lower(), Point(starts[one.line], text))
    return sorted(list(found.values())[:MOST], key=lambda point: point.at)


def clean_chapters(
    headings: Iterable[Heading], starts: Mapping[int, float], line_numbers: Collection[int]
) -> list[Chapter]:
    """Return chapters by time, one per start; the first begins with the first line.

    Returns none if there is only one.
    """
    found: dict[float, Chapter] = {}
    for one in headings:
        title = clean(one.title, TITLE)
        if one.line in line_numbers and title:
            found.setdefault(starts[one.line], Chapter(starts[one.line], title))
    by_time = sorted(found.values(), key=lambda chapter: chapter.start)[:MOST]
    if len(by_time) < 2:
        return []
    return [Chapter(min(starts.values()), by_time[0].title), *by_time[1:]]
